"""Kinds and units: what sort of number an expression is, and which numbers may be joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.model import LedgerDef, MeasureDef, MeasureKind
from zgreport.figures.expression import (
    Days,
    Distinct,
    Expression,
    Leaf,
    Mean,
    Measure,
    Points,
    Quotient,
    Rows,
    Scaled,
    Sum,
    describe,
)
from zgreport.figures.model import Kind
from zgreport.findings import room

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.findings import Finding

__all__ = ["arithmetic_findings", "kind_of", "smaller_first", "unit_of"]

_ROOM = room("figures")

_KINDS = {
    MeasureKind.SUM: Kind.FLOW,
    MeasureKind.LAST: Kind.STOCK,
    MeasureKind.RANK: Kind.RANK,
}
_ADDITIVE = frozenset({Kind.FLOW, Kind.STOCK})
_POINT = "分"
_DAY = "天"
# what the different values of a column are counted in, by the beginning of the column's name
_DISTINCT_UNITS = {"期": "期"}
_OTHER_DISTINCT_UNIT = "个"


def kind_of(expression: Expression, ledgers: Mapping[str, LedgerDef]) -> Kind:
    """What sort of number the expression is; a quotient of one measure word is a share."""
    match expression:
        case Measure():
            return _KINDS[_measure(expression, ledgers).kind]
        case Mean() | Days():
            return Kind.AVERAGE
        case Sum():
            return kind_of(expression.left, ledgers)
        case Scaled():
            return kind_of(expression.inner, ledgers)
        case Quotient():
            return Kind.QUOTIENT if unit_of(expression, ledgers) else Kind.SHARE
        case Rows() | Distinct() | Points():
            return Kind.FLOW


def unit_of(expression: Expression, ledgers: Mapping[str, LedgerDef]) -> str:
    """The measure word; "次/条" for a quotient of two, empty for a share."""
    match expression:
        case Sum():
            return unit_of(expression.left, ledgers)
        case Scaled():
            return unit_of(expression.inner, ledgers)
        case Quotient():
            left, right = unit_of(expression.left, ledgers), unit_of(expression.right, ledgers)
            return "" if left == right else f"{left}/{right}"
        case _:
            return _leaf_unit(expression, ledgers)


def _leaf_unit(leaf: Leaf, ledgers: Mapping[str, LedgerDef]) -> str:
    match leaf:
        case Rows():
            return ledgers[leaf.ledger].measure_word
        case Measure():
            return _measure(leaf, ledgers).measure_word
        case Distinct():
            return _distinct_unit(leaf, ledgers)
        case Mean():
            return _mean_unit(leaf, ledgers)
        case Days():
            return _DAY
        case Points():
            return _POINT


def _distinct_unit(leaf: Distinct, ledgers: Mapping[str, LedgerDef]) -> str:
    """The measure word the definition gives the column, else the one its name suggests."""
    columns = ledgers[leaf.rows.ledger].columns
    word = next((c.measure_word for c in columns if c.name == leaf.column), None)
    return word or _DISTINCT_UNITS.get(leaf.column[:1], _OTHER_DISTINCT_UNIT)


def _mean_unit(leaf: Mean, ledgers: Mapping[str, LedgerDef]) -> str:
    """The measure word of the measure kept in the column; empty where there is none."""
    measures = ledgers[leaf.rows.ledger].measures
    return next((m.measure_word for m in measures if m.column == leaf.column), "")


def _measure(expression: Measure, ledgers: Mapping[str, LedgerDef]) -> MeasureDef:
    measures = ledgers[expression.ledger].measures
    return next(m for m in measures if m.name == expression.measure)


def smaller_first(expression: Expression, ledgers: Mapping[str, LedgerDef]) -> bool:
    """True for places and for days, where the smallest is the best."""
    return isinstance(expression, Days) or kind_of(expression, ledgers) is Kind.RANK


def arithmetic_findings(
    expression: Expression, ledgers: Mapping[str, LedgerDef]
) -> Iterator[Finding]:
    """The sums, quotients and multiples that mean nothing, for parts that are sound themselves."""
    match expression:
        case Sum():
            yield from arithmetic_findings(expression.left, ledgers)
            yield from arithmetic_findings(expression.right, ledgers)
            yield from _sum_findings(expression, ledgers)
        case Quotient():
            yield from arithmetic_findings(expression.left, ledgers)
            yield from arithmetic_findings(expression.right, ledgers)
            yield from _quotient_findings(expression, ledgers)
        case Scaled():
            yield from arithmetic_findings(expression.inner, ledgers)
            if kind_of(expression.inner, ledgers) is Kind.RANK:
                yield _ROOM.error("rank_in_arithmetic", expression=describe(expression))


def _sum_findings(expression: Sum, ledgers: Mapping[str, LedgerDef]) -> Iterator[Finding]:
    kinds = [kind_of(part, ledgers) for part in (expression.left, expression.right)]
    units = [unit_of(part, ledgers) for part in (expression.left, expression.right)]
    text = describe(expression)
    if Kind.RANK in kinds:
        yield _ROOM.error("rank_in_arithmetic", expression=text)
    elif not _ADDITIVE.issuperset(kinds):
        yield _ROOM.error("not_additive", expression=text)
    elif kinds[0] is not kinds[1]:
        yield _ROOM.error("mixed_kinds", expression=text)
    elif units[0] != units[1]:
        yield _ROOM.error("mixed_units", expression=text, left=units[0], right=units[1])


def _quotient_findings(expression: Quotient, ledgers: Mapping[str, LedgerDef]) -> Iterator[Finding]:
    kinds = [kind_of(part, ledgers) for part in (expression.left, expression.right)]
    if Kind.RANK in kinds:
        yield _ROOM.error("rank_in_arithmetic", expression=describe(expression))
    elif kinds.count(Kind.SHARE) == 1:
        yield _ROOM.error("share_in_quotient", expression=describe(expression))
