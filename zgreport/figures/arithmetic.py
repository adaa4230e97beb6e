"""Arithmetic: the sums, quotients and multiples that mean nothing, and why."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.figures.expression import Expression, Quotient, Scaled, Sum, describe
from zgreport.figures.kinds import kind_of, word_of
from zgreport.figures.model import Kind
from zgreport.findings import room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.figures.amounts import Scope
    from zgreport.findings import Finding

__all__ = ["arithmetic_findings"]

_ROOM = room("figures")

_ADDITIVE = frozenset({Kind.FLOW, Kind.STOCK})


def arithmetic_findings(expression: Expression, scope: Scope) -> Iterator[Finding]:
    """The sums, quotients and multiples that mean nothing, for parts that are sound themselves."""
    match expression:
        case Sum():
            yield from arithmetic_findings(expression.left, scope)
            yield from arithmetic_findings(expression.right, scope)
            yield from _sum_findings(expression, scope)
        case Quotient():
            yield from arithmetic_findings(expression.left, scope)
            yield from arithmetic_findings(expression.right, scope)
            yield from _quotient_findings(expression, scope)
        case Scaled():
            yield from arithmetic_findings(expression.inner, scope)
            yield from _multiple_findings(expression, scope)


def _sum_findings(expression: Sum, scope: Scope) -> Iterator[Finding]:
    kinds = [kind_of(part, scope) for part in (expression.left, expression.right)]
    units = [word_of(part, scope) for part in (expression.left, expression.right)]
    text = describe(expression)
    if Kind.RANK in kinds:
        yield _ROOM.error("rank_in_arithmetic", expression=text)
    elif not _ADDITIVE.issuperset(kinds):
        yield _ROOM.error("not_additive", expression=text)
    elif kinds[0] is not kinds[1]:
        yield _ROOM.error("mixed_kinds", expression=text)
    elif units[0] != units[1]:
        yield _ROOM.error("mixed_units", expression=text, left=units[0], right=units[1])


def _quotient_findings(expression: Quotient, scope: Scope) -> Iterator[Finding]:
    kinds = [kind_of(part, scope) for part in (expression.left, expression.right)]
    text = describe(expression)
    if Kind.RANK in kinds:
        yield _ROOM.error("rank_in_arithmetic", expression=text)
    elif Kind.PER in kinds:
        yield _ROOM.error("rate_in_arithmetic", expression=text)
    elif expression.per is not None and not _ADDITIVE.issuperset(kinds):
        yield _ROOM.error("rate_of_ratio", expression=text)
    elif kinds.count(Kind.SHARE) == 1:
        yield _ROOM.error("share_in_quotient", expression=text)
    elif _breaks_word(_scale(expression)):
        yield _ROOM.error("breaks_measure_word", expression=text)


def _multiple_findings(expression: Scaled, scope: Scope) -> Iterator[Finding]:
    kind, text = kind_of(expression.inner, scope), describe(expression)
    if kind is Kind.RANK:
        yield _ROOM.error("rank_in_arithmetic", expression=text)
    elif kind is Kind.PER:
        yield _ROOM.error("rate_in_arithmetic", expression=text)
    elif _breaks_word(expression.factor) or _breaks_word(_scale(expression)):
        yield _ROOM.error("breaks_measure_word", expression=text)


def _scale(expression: Expression) -> Fraction:
    """By how much plain numbers make the expression larger."""
    match expression:
        case Scaled():
            return _scale(expression.inner) * expression.factor
        case Quotient():
            below = _scale(expression.right)
            return _scale(expression.left) / below if below else Fraction(1)
    return Fraction(1)


def _breaks_word(factor: Fraction) -> bool:
    """True for 100, 1000, 10000 … and one over them: then the measure word is no longer true."""
    size = abs(factor)
    ends = (size.numerator, size.denominator)
    return 1 in ends and max(ends) >= 100 and str(max(ends)).strip("0") == "1"
