"""Operators: comparison and arithmetic between figures, numbers and texts, exact."""

from __future__ import annotations

import operator
import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zgreport.figures.expression import Expression, Quotient, Scaled, Sum
from zgreport.language.faults import fault
from zgreport.language.values.figures import FigureValue, figure_value
from zgreport.language.values.plain import Number, Text, Value
from zgreport.names import comparable
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["calculate", "compare"]

_LARGEST = 10**30
_NUMBER = Pattern(r"-?\d+(?:\.\d+)?")
_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
}


def compare(word: str, left: Value, right: Value) -> bool:
    """True when the comparison holds; False where a figure in it has no value.

    Texts compare after NFKC and without spaces.  Raises ZgreportError where the two cannot be
    compared: other measure words, a text with a number, an order of texts.
    """
    if isinstance(left, Text) and isinstance(right, Text):
        if word not in ("eq", "ne"):
            raise fault("texts_have_no_order", left=left.label, right=right.label)
        texts = (comparable(str(value.literal())) for value in (left, right))
        return _COMPARISONS[word](*texts)
    _check_comparable(left, right)
    if left.number is None or right.number is None:
        return False
    return _COMPARISONS[word](left.number, right.number)


def calculate(sign: str, left: Value, right: Value) -> Value:
    """The result of + - * / on figures and numbers; raises ZgreportError where there is none."""
    match left, right:
        case FigureValue(), FigureValue() if sign != "*":
            return figure_value(left.ground, _combined(sign, left.expression, right.expression))
        case FigureValue(), Number() if sign in "*/":
            factor = _inverse(right.exact) if sign == "/" else right.exact
            return figure_value(left.ground, Scaled(left.expression, factor))
        case Number(), FigureValue() if sign == "*":
            return figure_value(right.ground, Scaled(right.expression, left.exact))
    if isinstance(left, FigureValue) or isinstance(right, FigureValue):
        raise fault("arithmetic", sign=sign, left=left.label, right=right.label)
    return Number(_of_numbers(sign, left, right))


def _combined(sign: str, left: Expression, right: Expression) -> Expression:
    if sign == "/":
        return Quotient(left, right)
    return Sum(left, right, 1 if sign == "+" else -1)


def _of_numbers(sign: str, left: Value, right: Value) -> Fraction:
    if left.number is None or right.number is None:
        raise fault("arithmetic", sign=sign, left=left.label, right=right.label)
    if sign == "/":
        return left.number * _inverse(right.number)
    combine = {"+": operator.add, "-": operator.sub, "*": operator.mul}[sign]
    result = Fraction(combine(left.number, right.number))
    if max(abs(result.numerator), result.denominator) > _LARGEST:
        raise fault("number_too_large", most=_LARGEST)
    return result


def _inverse(divisor: Fraction) -> Fraction:
    if divisor == 0:
        raise fault("division_by_zero")
    return 1 / divisor


def _check_comparable(left: Value, right: Value) -> None:
    for value, other in ((left, right), (right, left)):
        if value.number is None and not value.is_missing:
            number = unicodedata.normalize("NFKC", value.label).strip()
            if isinstance(value, Text) and _NUMBER.fullmatch(number):
                raise fault("number_quoted", words=value.label, right=number)
            raise fault("not_comparable", left=value.label, right=other.label)
    if isinstance(left, FigureValue) and isinstance(right, FigureValue):
        units = left.figure.unit or "%", right.figure.unit or "%"
        if units[0] != units[1]:
            where = {"left": left.label, "right": right.label}
            raise fault("compared_units", **where, left_unit=units[0], right_unit=units[1])
