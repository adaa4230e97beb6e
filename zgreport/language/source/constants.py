"""Constants: the parts of a condition that no number of the year can change."""

from __future__ import annotations

from jinja2 import nodes

__all__ = ["constants", "texts_of_the_year"]

# Never empty, whatever the year: a condition that asks for one always holds.
_ALWAYS_THERE = frozenset(("年", "上年", "下年", "期间", "标题", "署名", "日期", "核验码"))


def constants(test: nodes.Node) -> tuple[str | int | float, ...]:
    """The literals that stand where a condition is asked for, and those compared with each other.

    true and false are none of them: who writes false wants a passage to stay away.
    """
    match test:
        case nodes.And() | nodes.Or():
            return (*constants(test.left), *constants(test.right))
        case nodes.Not():
            return constants(test.node)
        case nodes.Compare(expr=nodes.Const(value=value)) if all(
            isinstance(operand.expr, nodes.Const) for operand in test.ops
        ):
            return _literal(value)
        case nodes.Const(value=value):
            return _literal(value)
    return ()


def texts_of_the_year(test: nodes.Node) -> tuple[str, ...]:
    """The names asked for by a condition that are never empty: 年 where 全年 was meant."""
    match test:
        case nodes.And() | nodes.Or():
            return (*texts_of_the_year(test.left), *texts_of_the_year(test.right))
        case nodes.Not():
            return texts_of_the_year(test.node)
        case nodes.Name(name=name) if name in _ALWAYS_THERE:
            return (name,)
    return ()


def _literal(value: object) -> tuple[str | int | float, ...]:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return (value,)
    return ()
