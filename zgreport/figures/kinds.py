"""Kinds and units: what sort of number an expression is, and what it is counted in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.model import MeasureDef, MeasureKind
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
)
from zgreport.figures.model import Kind

if TYPE_CHECKING:
    from zgreport.figures.amounts import Scope

__all__ = ["base_of", "kind_of", "measure_of", "smaller_first", "word_of"]

_KINDS = {
    MeasureKind.SUM: Kind.FLOW,
    MeasureKind.LAST: Kind.STOCK,
    MeasureKind.RANK: Kind.RANK,
    MeasureKind.CUMULATIVE: Kind.FLOW,  # of the period, as a sum is
    MeasureKind.MEAN: Kind.MEAN,
    MeasureKind.PERCENT: Kind.SHARE,
}
_POINT = "分"
_DAY = "天"
# what the different values of a column are counted in, by the beginning of the column's name
_DISTINCT_UNITS = {"期": "期"}
_OTHER_DISTINCT_UNIT = "个"
_LARGE = ((10**8, "亿"), (10**7, "千万"), (10**6, "百万"), (10**4, "万"))
_SMALL = {1: "", 100: "百", 1000: "千"}


def kind_of(expression: Expression, scope: Scope) -> Kind:
    """What sort of number the expression is; a quotient of one measure word is a share."""
    match expression:
        case Measure():
            return _KINDS[measure_of(expression, scope).kind]
        case Mean():
            return Kind.SHARE if _is_percent(expression, scope) else Kind.AVERAGE
        case Days():
            return Kind.AVERAGE
        case Sum(left=inner) | Scaled(inner=inner):
            return kind_of(inner, scope)
        case Quotient():
            return _kind_of_quotient(expression, scope)
        case Rows() | Distinct() | Points():
            return Kind.FLOW


def _kind_of_quotient(expression: Quotient, scope: Scope) -> Kind:
    if expression.per is not None:
        return Kind.PER
    return Kind.QUOTIENT if word_of(expression, scope) else Kind.SHARE


def word_of(expression: Expression, scope: Scope) -> str:
    """The measure word; "次/条" for a quotient of two, empty for a share."""
    match expression:
        case Sum():
            return word_of(expression.left, scope)
        case Scaled():
            return word_of(expression.inner, scope)
        case Quotient(per=int()):
            return f"{word_of(expression.left, scope)}/{base_of(expression, scope)}"
        case Quotient():
            left, right = word_of(expression.left, scope), word_of(expression.right, scope)
            return "" if left == right else f"{left}/{right}"
        case _:
            return _leaf_unit(expression, scope)


def base_of(expression: Expression, scope: Scope) -> str:
    """What a rate is counted for: 万人次; empty for all else."""
    if not isinstance(expression, Quotient) or expression.per is None:
        return ""
    return _many(expression.per) + word_of(expression.right, scope)


def _many(count: int) -> str:
    """So many, as they stand between 每 and a measure word: 万, 10万, 百, 12; nothing for one."""
    for size, word in _LARGE:
        if count % size == 0 and (count == size or size in (10**4, 10**8)):
            return word if count == size else f"{count // size}{word}"
    return _SMALL.get(count, str(count))


def _leaf_unit(leaf: Leaf, scope: Scope) -> str:
    match leaf:
        case Rows():
            return scope.ledgers[leaf.ledger].measure_word
        case Measure():
            measure = measure_of(leaf, scope)
            return "" if measure.kind is MeasureKind.PERCENT else measure.measure_word
        case Distinct():
            return _distinct_unit(leaf, scope)
        case Mean():
            return "" if _is_percent(leaf, scope) else _mean_unit(leaf, scope)
        case Days():
            return _DAY
        case Points():
            return _POINT


def _distinct_unit(leaf: Distinct, scope: Scope) -> str:
    """The measure word the definition gives the column, else the one its name suggests."""
    columns = scope.ledgers[leaf.rows.ledger].columns
    word = next((c.measure_word for c in columns if c.name == leaf.column), None)
    return word or _DISTINCT_UNITS.get(leaf.column[:1], _OTHER_DISTINCT_UNIT)


def _mean_unit(leaf: Mean, scope: Scope) -> str:
    """The measure word of the measure kept in the column; empty where there is none."""
    measures = scope.ledgers[leaf.rows.ledger].measures
    return next((m.measure_word for m in measures if m.column == leaf.column), "")


def _is_percent(leaf: Mean, scope: Scope) -> bool:
    """True for a column of percentages, by its cells or by a measure."""
    measures = scope.ledgers[leaf.rows.ledger].measures
    table = scope.tables.get(leaf.rows.ledger)
    column = table.ledger.columns.get(leaf.column) if table else None
    kept = any(m.column == leaf.column and m.kind is MeasureKind.PERCENT for m in measures)
    return kept or (column is not None and column.percent)


def measure_of(expression: Measure, scope: Scope) -> MeasureDef:
    """The definition of the measure."""
    measures = scope.ledgers[expression.ledger].measures
    return next(m for m in measures if m.name == expression.measure)


def smaller_first(expression: Expression, scope: Scope) -> bool:
    """True for places and for days, where the smallest is the best."""
    return isinstance(expression, Days) or kind_of(expression, scope) is Kind.RANK
