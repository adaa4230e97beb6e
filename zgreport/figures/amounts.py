"""Amounts: an expression evaluated over the rows of one period."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from zgreport.figures.expression import (
    Condition,
    Days,
    Distinct,
    Expression,
    Leaf,
    Mean,
    Measure,
    Op,
    Points,
    Quotient,
    Rows,
    Scaled,
    Sum,
    leaves,
)
from zgreport.figures.lacking import lacks
from zgreport.figures.measures import measured
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.definition.model import LedgerDef, ScoringDef
    from zgreport.figures.tables import Table
    from zgreport.ledgers.coded import Mask
    from zgreport.ledgers.model import Registry
    from zgreport.periods import Period

__all__ = ["Amount", "Scope", "evaluate", "is_available", "ledger_of", "points_of"]


@dataclass(frozen=True, slots=True)
class Scope:
    """The rows that count, every ledger's of one period, and the registries of its year."""

    tables: Mapping[str, Table]
    ledgers: Mapping[str, LedgerDef]
    scoring: ScoringDef | None
    registries: Mapping[str, Registry]
    period: Period

    def table(self, ledger: str | None) -> Table | None:
        """The ledger's table, None where nothing can be counted in it.

        That is where it has no file in the period's year, or no dates for a part of the year.
        """
        table = self.tables.get(ledger or "")
        if table is None or self.period.year not in table.ledger.years:
            return None
        return table if table.ledger.dated or self.period.is_whole_year else None


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact value, None where it does not exist, and by ledger the rows it was counted from."""

    value: Fraction | None
    rows: Mapping[str, Mask] = field(default_factory=lambda: MappingProxyType({}))
    unverified: bool = False

    def plus(self, other: Amount, sign: int) -> Amount:
        """The sum, or the difference where `sign` is -1."""
        if self.value is None or other.value is None:
            return self._with(None, other)
        return self._with(self.value + sign * other.value, other)

    def over(self, other: Amount) -> Amount:
        """The quotient; by zero it does not exist."""
        if self.value is None or not other.value:
            return self._with(None, other)
        return self._with(self.value / other.value, other)

    def times(self, factor: Fraction) -> Amount:
        """The multiple."""
        value = None if self.value is None else self.value * factor
        return Amount(value, self.rows, self.unverified)

    def _with(self, value: Fraction | None, other: Amount) -> Amount:
        rows = dict(self.rows)
        for ledger, mask in other.rows.items():
            rows[ledger] = rows[ledger] | mask if ledger in rows else mask
        return Amount(value, rows, self.unverified or other.unverified)


def ledger_of(leaf: Leaf, scoring: ScoringDef | None) -> str | None:
    """The ledger whose rows the part counts; None for points without a scoring."""
    if isinstance(leaf, Points):
        return scoring.ledger if scoring else None
    return leaf.ledger if isinstance(leaf, (Rows, Measure)) else leaf.rows.ledger


def is_available(expression: Expression, scope: Scope) -> bool:
    """True when every ledger the expression needs has a file in the year."""
    return all(scope.table(ledger_of(leaf, scope.scoring)) for leaf in leaves(expression))


def evaluate(expression: Expression, scope: Scope) -> Amount:
    """The exact amount; its value is None where a ledger has no file or a base is zero."""
    match expression:
        case Sum():
            right = evaluate(expression.right, scope)
            return evaluate(expression.left, scope).plus(right, expression.sign)
        case Quotient():
            quotient = evaluate(expression.left, scope).over(evaluate(expression.right, scope))
            return quotient.times(Fraction(expression.per or 1))
        case Scaled():
            return evaluate(expression.inner, scope).times(expression.factor)
        case _:
            return _leaf(expression, scope)


def _leaf(leaf: Leaf, scope: Scope) -> Amount:
    ledger = ledger_of(leaf, scope.scoring)
    table = scope.table(ledger)
    if table is None or ledger is None:
        return Amount(None)
    value, rows = _count(leaf, table, scope)
    if table.ledger.lacking and lacks(leaf, table, scope.period, scope.scoring):
        value = None
    return Amount(value, {ledger: rows})


def _count(leaf: Leaf, table: Table, scope: Scope) -> tuple[Fraction | None, Mask]:
    match leaf:
        case Rows():
            rows = table.select(leaf.conditions, scope.period)
            return Fraction(int(np.count_nonzero(rows))), rows
        case Measure():
            measures = scope.ledgers[leaf.ledger].measures
            measure = next(m for m in measures if m.name == leaf.measure)
            return measured(measure, leaf.conditions, table, scope.period)
        case Points():
            rows = table.select(leaf.conditions, scope.period)
            return points_of(table, rows, scope.scoring), rows
        case Distinct() | Mean() | Days():
            return _form(leaf, table, table.select(leaf.rows.conditions, scope.period))


def _form(leaf: Distinct | Mean | Days, table: Table, rows: Mask) -> tuple[Fraction | None, Mask]:
    if isinstance(leaf, Days):
        return _days(leaf, table, rows)
    vector = table.vector(leaf.column)
    rows = rows & vector.present
    if isinstance(leaf, Distinct):
        return Fraction(int(np.count_nonzero(vector.counts(rows)))), rows
    counted = int(np.count_nonzero(rows))
    return (vector.total(rows) / counted if counted else None), rows


def _days(leaf: Days, table: Table, rows: Mask) -> tuple[Fraction | None, Mask]:
    start, end = table.ordinals(leaf.start), table.ordinals(leaf.end)
    rows = rows & (start > 0) & (end > 0)
    counted = int(np.count_nonzero(rows))
    between = int((end[rows] - start[rows]).sum())
    return (Fraction(between, counted) if counted else None), rows


def points_of(table: Table, rows: Mask, scoring: ScoringDef | None) -> Fraction:
    """The points of the rows: each row's own, and the bonus where it has one."""
    if scoring is None:
        return Fraction(0)
    points = table.vector(scoring.points).total(rows)
    bonus = scoring.bonus
    if bonus is None:
        return points
    earned = table.meeting(Condition(bonus.column, Op.IS, (bonus.value,)))
    return points + table.vector(bonus.points).total(rows & earned)
