"""Constants: the parts of a condition that no number of the year can change."""

from __future__ import annotations

from jinja2 import nodes

__all__ = ["constants"]


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


def _literal(value: object) -> tuple[str | int | float, ...]:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return (value,)
    return ()
