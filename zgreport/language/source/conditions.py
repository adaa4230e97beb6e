"""Conditions: what may stand in the parentheses of a selection, and the right form shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from zgreport.figures.expression import TIME_COLUMNS, Condition, Op
from zgreport.findings import room
from zgreport.language.entries import Entry
from zgreport.language.faults import fault
from zgreport.names import near_misses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.figures.expression import Literal
    from zgreport.findings import Finding
    from zgreport.language.vocabulary import Vocabulary

__all__ = ["CONDITIONS", "check_conditions", "conditions", "quoted"]

CONDITIONS = (
    Entry("是", "", "不写后缀就是“等于”；几个值写成列表，任一即可", '{{ 发稿(级别="市级") }}'),
    Entry("含", "", "文字里含有（几个值任一即可）", '{{ 发稿(标题_含="党建") }}'),
    Entry("不含", "", "文字里不含（几个值都不含）", '{{ 发稿(标题_不含="党建") }}'),
    Entry("不是", "", "不等于（几个值都不是）", '{{ 发稿(载体_不是="省先锋网") }}'),
    Entry("大于", "", "大于这个数", "{{ 报送(字数_大于=3000) }}"),
    Entry("小于", "", "小于这个数", "{{ 报送(字数_小于=1000) }}"),
    Entry("至少", "", "大于或等于这个数", "{{ 报送(字数_至少=3000) }}"),
    Entry("至多", "", "小于或等于这个数", "{{ 报送(字数_至多=1000) }}"),
    Entry("为空", "", "单元格空着（true）或有内容（false）", "{{ 报送(事发日期_为空=true) }}"),
)
"""The suffixes of a condition's column: 标题_含="党建"."""

_ROOM = room("language")

_SUFFIXES = tuple(str(op) for op in Op if op is not Op.IS)
_OF_COMPARISON = {
    "eq": "",
    "ne": "_不是",
    "gt": "_大于",
    "lt": "_小于",
    "gteq": "_至少",
    "lteq": "_至多",
}
_TRUTH = {"是": True, "否": False}
_LONGEST_RANGE = 31


def quoted(value: object) -> str:
    """A literal as it is typed: "市级", 3, ["甲", "乙"]."""
    if isinstance(value, list):
        return "[" + ", ".join(quoted(each) for each in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def check_conditions(
    node: nodes.Call, vocabulary: Vocabulary, local: frozenset[str]
) -> Iterator[Finding]:
    """What is wrong with the conditions of a call, each with the form that would be right."""
    for argument in node.args:
        yield _ROOM.error("condition_form", right=_right_form(argument, vocabulary))
    seen: set[str] = set()
    for pair in node.kwargs:
        if pair.key in seen:
            yield _ROOM.error("condition_twice", name=pair.key)
        seen.add(pair.key)
        yield from _keyword(pair.key, vocabulary)
        if not _is_literal(pair.value, local):
            value = _meant(pair.value)
            right = "…" if value is None else quoted(value)
            yield _ROOM.error("condition_form", right=f"{pair.key}={right}")


def conditions(typed: Mapping[str, object], columns: frozenset[str]) -> tuple[Condition, ...]:
    """The conditions of keywords and their values (str, int, Decimal, bool or a list of these).

    Raises ZgreportError where a list is empty or 为空 is neither true nor false.
    """
    return tuple(_condition(name, value, columns) for name, value in typed.items())


def _condition(name: str, value: object, columns: frozenset[str]) -> Condition:
    column, op = _column(name, columns)
    values: tuple[Literal, ...] = tuple(value) if isinstance(value, list) else (value,)  # type: ignore[assignment]  # the caller says what they are
    if not values:
        raise fault("condition_empty", name=name)
    if op is Op.EMPTY:
        truth = _TRUTH.get(values[0], values[0]) if isinstance(values[0], str) else values[0]
        if len(values) > 1 or not isinstance(truth, bool):
            raise fault("condition_form", right=f"{name}=true")
        values = (truth,)
    return Condition(column, op, values)


def _column(name: str, columns: frozenset[str]) -> tuple[str, Op]:
    """The column and the way of comparing; a column that itself ends in _含 comes first."""
    column, mark, suffix = name.rpartition("_")
    if name not in columns and mark and suffix in _SUFFIXES:
        return column, Op(suffix)
    return name, Op.IS


def _keyword(name: str, vocabulary: Vocabulary) -> Iterator[Finding]:
    """A suffix that does not exist; unknown columns are found where the ledger is known."""
    column, mark, suffix = name.rpartition("_")
    known = vocabulary.columns | set(TIME_COLUMNS)
    if mark and name not in known and column in known and suffix not in _SUFFIXES:
        near = near_misses(suffix, _SUFFIXES)
        yield _ROOM.error("unknown_suffix", name=name, suffix=suffix, near=near, known=_SUFFIXES)


def _is_literal(node: nodes.Node, local: frozenset[str]) -> bool:
    """A literal, a list of literals, or a text a loop or a set gave a name."""
    match node:
        case nodes.List():
            inner = (not isinstance(each, nodes.List) for each in node.items)
            return all(inner) and all(_is_literal(each, local) for each in node.items)
        case nodes.Neg():
            return isinstance(node.node, nodes.Const) and _is_number(node.node.value)
        case nodes.Const():
            return isinstance(node.value, str | bool) or _is_number(node.value)
        case nodes.Name():
            return node.name in local
        case nodes.Getattr(node=nodes.Name(name=name)):
            return name in local and not node.attr.startswith("_")
    return False


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and abs(value) < 10**15


def _right_form(argument: nodes.Expr, vocabulary: Vocabulary) -> str:
    """What a value without its column, or a comparison, should have been."""
    match argument:
        case nodes.Compare(expr=nodes.Name(name=column), ops=[operand]) if (
            operand.op in _OF_COMPARISON
        ):
            value = _meant(operand.expr)
            return f"{column}{_OF_COMPARISON[operand.op]}={'…' if value is None else quoted(value)}"
        case nodes.Or() | nodes.And() if _compared(argument):
            column, values = _compared(argument)[0], _compared(argument)[1:]
            return f"{column}={quoted(values)}"
    value = _meant(argument)
    first = value[0] if isinstance(value, list) and value else value
    column = vocabulary.columns_of_value.get(first, "列名") if isinstance(first, str) else "列名"
    return f"{column}={'…' if value is None else quoted(value)}"


def _compared(node: nodes.Expr) -> list[str]:
    """[column, value, value] of 级别=="甲" or 级别=="乙"; empty where it is something else."""
    parts: list[list[str]] = []
    for part in _parts(node):
        match part:
            case nodes.Compare(
                expr=nodes.Name(name=column),
                ops=[nodes.Operand(op="eq", expr=nodes.Const(value=value))],
            ):
                parts.append([column, value])
    same = parts and len({column for column, _ in parts}) == 1 and len(parts) == len(_parts(node))
    return [parts[0][0], *(value for _, value in parts)] if same else []


def _parts(node: nodes.Expr) -> list[nodes.Expr]:
    if isinstance(node, nodes.Or | nodes.And):
        return [*_parts(node.left), *_parts(node.right)]
    return [node]


def _meant(node: nodes.Expr) -> object:
    """The literal somebody meant by a name without quotes, an `or`, a range; None where unclear."""
    match node:
        case nodes.Const(value=str() | int() | float() as value):
            return value
        case nodes.Name(name=name):
            return name
        case nodes.List(items=items) | nodes.Tuple(items=items):
            return _listed(items)
        case nodes.Or() | nodes.And():
            return _listed(_parts(node))
        case (
            nodes.Sub(left=nodes.Const(value=int() as low), right=nodes.Const(value=int() as high))
            | nodes.Concat(
                nodes=[nodes.Const(value=int() as low), nodes.Const(value=int() as high)]
            )
        ) if 0 < high - low < _LONGEST_RANGE:
            return list(range(low, high + 1))
    return None


def _listed(items: list[nodes.Expr]) -> object:
    """What was meant by several items; a list inside a list is taken for its items."""
    values: list[object] = []
    for meant in map(_meant, items):
        values += meant if isinstance(meant, list) else [meant]
    return None if None in values else values
