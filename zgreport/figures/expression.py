"""Expressions: what a figure counts, as frozen values, and the text they have in the language."""

from __future__ import annotations

import enum
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

__all__ = [
    "TIME_COLUMNS",
    "Condition",
    "Days",
    "Distinct",
    "Expression",
    "Literal",
    "Mean",
    "Measure",
    "Op",
    "Points",
    "Quotient",
    "Rows",
    "Scaled",
    "Sum",
    "conditions_of",
    "describe",
    "leaves",
    "literal",
    "narrow",
    "narrowed_in_time",
]

TIME_COLUMNS = ("月", "季", "半年")
"""Columns every dated ledger has without keeping them."""

Literal: TypeAlias = str | int | Decimal | bool


class Op(enum.StrEnum):
    """How a condition compares; the value is the suffix it is typed with (列_含), 是 has none."""

    IS = "是"
    CONTAINS = "含"
    LACKS = "不含"
    IS_NOT = "不是"
    GREATER = "大于"
    LESS = "小于"
    AT_LEAST = "至少"
    AT_MOST = "至多"
    EMPTY = "为空"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a column; 是 and 含 hold for any of the values, 不是 and 不含 for none.

    Conditions are remembered by what they are: 1 equals True, so the types are a part of it.
    """

    column: str
    op: Op
    values: tuple[Literal, ...]
    types: tuple[type, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "types", tuple(map(type, self.values)))


@dataclass(frozen=True, slots=True)
class Rows:
    """The number of a ledger's rows that meet all conditions."""

    ledger: str
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the rows that meet all conditions: a sum, a last value or a place."""

    ledger: str
    measure: str
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Distinct:
    """How many different values the rows have in a column; blanks are none."""

    rows: Rows
    column: str


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a number column over the rows that have one."""

    rows: Rows
    column: str


@dataclass(frozen=True, slots=True)
class Days:
    """The mean number of days from one date column to another."""

    rows: Rows
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Sum:
    """`left` plus `right`, or less it where `sign` is -1."""

    left: Expression
    right: Expression
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Quotient:
    """`left` over `right`; `per` so many of it where the definition of the rate says how many."""

    left: Expression
    right: Expression
    per: int | None = None


@dataclass(frozen=True, slots=True)
class Scaled:
    """`inner` times a plain number."""

    inner: Expression
    factor: Fraction


@dataclass(frozen=True, slots=True)
class Points:
    """The points (质效) that the scoring of the definition gives to the rows it selects."""

    conditions: tuple[Condition, ...] = ()


Leaf: TypeAlias = Rows | Measure | Distinct | Mean | Days | Points
Expression: TypeAlias = Leaf | Sum | Quotient | Scaled


def narrow(expression: Expression, conditions: tuple[Condition, ...]) -> Expression:
    """The expression over those of its rows that also meet `conditions`, in each of its parts."""
    match expression:
        case Rows() | Measure() | Points():
            return replace(expression, conditions=_joined(expression.conditions, conditions))
        case Distinct() | Mean() | Days():
            joined = _joined(expression.rows.conditions, conditions)
            return replace(expression, rows=replace(expression.rows, conditions=joined))
        case Sum() | Quotient():
            left = narrow(expression.left, conditions)
            return replace(expression, left=left, right=narrow(expression.right, conditions))
        case Scaled():
            return replace(expression, inner=narrow(expression.inner, conditions))


def _joined(first: tuple[Condition, ...], then: tuple[Condition, ...]) -> tuple[Condition, ...]:
    return tuple(dict.fromkeys(first + then))


def leaves(expression: Expression) -> Iterator[Leaf]:
    """The parts without arithmetic, from left to right."""
    match expression:
        case Sum() | Quotient():
            yield from leaves(expression.left)
            yield from leaves(expression.right)
        case Scaled():
            yield from leaves(expression.inner)
        case _:
            yield expression


def conditions_of(leaf: Leaf) -> tuple[Condition, ...]:
    """The conditions its rows meet."""
    if isinstance(leaf, (Distinct, Mean, Days)):
        return leaf.rows.conditions
    return leaf.conditions


def narrowed_in_time(expression: Expression) -> bool:
    """True when some part counts only certain months, quarters or halves of the year."""
    return any(c.column in TIME_COLUMNS for leaf in leaves(expression) for c in conditions_of(leaf))


def describe(expression: Expression) -> str:
    """The expression as it is typed, in one fixed form: 发稿(级别="市级", 月=6)."""
    match expression:
        case Rows():
            return expression.ledger + _calls(expression.conditions)
        case Measure():
            return f"{expression.ledger}.{expression.measure}{_calls(expression.conditions)}"
        case Points():
            return "质效" + _calls(expression.conditions)
        case Distinct() | Mean() | Days():
            return describe(expression.rows) + _form(expression)
        case _:
            return _describe_arithmetic(expression)


def _form(expression: Distinct | Mean | Days) -> str:
    match expression:
        case Distinct():
            return f".种数({literal(expression.column)})"
        case Mean():
            return f".平均({literal(expression.column)})"
        case Days():
            return f".天数({literal(expression.start)}, {literal(expression.end)})"


def _describe_arithmetic(expression: Sum | Quotient | Scaled) -> str:
    match expression:
        case Sum():
            right = _operand(expression.right, (Sum,) if expression.sign < 0 else ())
            return f"{describe(expression.left)} {'+' if expression.sign > 0 else '-'} {right}"
        case Quotient(per=int() as per):
            left = _operand(expression.left, (Sum, Quotient, Scaled))
            return f"{left}.每({describe(expression.right)}, {per})"
        case Quotient():
            left = _operand(expression.left, (Sum,))
            return f"{left} / {_operand(expression.right, (Sum, Quotient, Scaled))}"
        case Scaled():
            return f"{_operand(expression.inner, (Sum,))} {_factor(expression.factor)}"


def _operand(expression: Expression, in_parentheses: tuple[type, ...]) -> str:
    text = describe(expression)
    return f"({text})" if isinstance(expression, in_parentheses) else text


def _factor(factor: Fraction) -> str:
    if factor.denominator == 1:
        return f"* {factor.numerator}"
    if factor.numerator == 1:
        return f"/ {factor.denominator}"
    return f"* {factor.numerator} / {factor.denominator}"


def _calls(conditions: tuple[Condition, ...]) -> str:
    """The conditions in parentheses; a keyword that comes again needs a second pair."""
    calls: list[dict[str, str]] = []
    for condition in conditions:
        keyword = _keyword(condition)
        if not calls or keyword in calls[-1]:
            calls.append({})
        calls[-1][keyword] = _values(condition.values)
    return "".join("(" + ", ".join(f"{k}={v}" for k, v in call.items()) + ")" for call in calls)


def _keyword(condition: Condition) -> str:
    return condition.column if condition.op is Op.IS else f"{condition.column}_{condition.op}"


def _values(values: tuple[Literal, ...]) -> str:
    if len(values) == 1:
        return literal(values[0])
    return "[" + ", ".join(map(literal, values)) + "]"


def literal(value: Literal) -> str:
    """A value as it is typed: "市级", 3."""
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)
