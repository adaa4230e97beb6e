"""Conditions: which values of a column meet one, as a table over its different values."""

from __future__ import annotations

import operator
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from zgreport.figures.expression import Condition, Literal, Op
from zgreport.names import comparable
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from zgreport.figures.vectors import Key, Vector
    from zgreport.ledgers.coded import Mask
    from zgreport.ledgers.model import Column

__all__ = ["COMPARISONS", "TEXT_OPS", "key_of_literal", "meets"]

_DATE = Pattern(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
TEXT_OPS = frozenset({Op.CONTAINS, Op.LACKS})
_Comparison: TypeAlias = "Callable[[Key, Key], bool]"
COMPARISONS: dict[Op, _Comparison] = {
    Op.GREATER: operator.gt,
    Op.LESS: operator.lt,
    Op.AT_LEAST: operator.ge,
    Op.AT_MOST: operator.le,
}


def key_of_literal(value: Literal, column: Column | None) -> Key | None:
    """The literal in the form in which the column compares; None where it has none.

    `column` None stands for 月, 季 and 半年, which are numbers.
    """
    if isinstance(value, bool):
        return None
    if column is None or column.numeric:
        return _number(value)
    if column.is_date:
        return _day(str(value))
    return comparable(str(value))


def _number(value: str | int | Decimal) -> Fraction | None:
    """The exact number, also from text ("3000"); None where there is none."""
    try:
        return Fraction(Decimal(comparable(str(value))))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def _day(text: str) -> date | None:
    """The day of 2023-06-01 or 2023年6月1日; None where there is none."""
    parts = _DATE.fullmatch(comparable(text))
    try:
        return date(*map(int, parts.groups())) if parts else None
    except ValueError:
        return None


def meets(condition: Condition, vector: Vector, column: Column | None) -> Mask:
    """True for the rows that meet the condition; a blank meets only 不是, 不含 and 为空."""
    if condition.op is Op.EMPTY:
        return ~vector.present if condition.values[0] else vector.present
    if condition.op in (Op.IS, Op.IS_NOT):
        return _among(condition, vector, column)
    if condition.op in TEXT_OPS:
        return _containing(condition, vector)
    return _compared(condition, vector, column)


def _among(condition: Condition, vector: Vector, column: Column | None) -> Mask:
    literals = (key_of_literal(value, column) for value in condition.values)
    keys = {vector.form(key) if isinstance(key, str) else key for key in literals}
    codes = [vector.index[key] for key in keys if key is not None and key in vector.index]
    alone = len(codes) == 1 and not vector.joint
    found = vector.codes == codes[0] if alone else vector.where(_table(vector, codes))
    return found if condition.op is Op.IS else ~found


def _containing(condition: Condition, vector: Vector) -> Mask:
    words = [comparable(str(value)) for value in condition.values]
    texts = [comparable(text) if isinstance(text, str) else "" for text in vector.firsts]
    codes = [code for word in words for code, text in enumerate(texts) if word in text]
    found = vector.where(_table(vector, codes))
    return found if condition.op is Op.CONTAINS else ~found


def _compared(condition: Condition, vector: Vector, column: Column | None) -> Mask:
    holds = COMPARISONS[condition.op]
    bound = key_of_literal(condition.values[0], column)
    if bound is None:
        return np.zeros(len(vector.codes), dtype=bool)
    return vector.where(
        _table(vector, [code for code, key in enumerate(vector.keys) if holds(key, bound)])
    )


def _table(vector: Vector, codes: list[int]) -> Mask:
    table = np.zeros(len(vector.keys) + 1, dtype=bool)
    table[codes] = True
    return table
