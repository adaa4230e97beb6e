"""Validity: everything wrong with an expression, before anything is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.measure_kinds import BY_ACCOUNT
from zgreport.definition.model import MeasureKind
from zgreport.figures.account_findings import account_findings
from zgreport.figures.amounts import ledger_of
from zgreport.figures.arithmetic import arithmetic_findings
from zgreport.figures.expression import (
    TIME_COLUMNS,
    Condition,
    Days,
    Distinct,
    Expression,
    Leaf,
    Mean,
    Measure,
    Op,
    Points,
    Rows,
    conditions_of,
    leaves,
)
from zgreport.figures.lacking import lacking_findings, lacks
from zgreport.figures.literals import condition_findings
from zgreport.figures.order import Order
from zgreport.figures.unknown import unknown
from zgreport.findings import Found, room
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.definition.model import MeasureDef
    from zgreport.figures.amounts import Scope
    from zgreport.figures.tables import Table
    from zgreport.findings import Finding

__all__ = ["Validity"]

_ROOM = room("figures")


def _by_date(leaf: Measure, measure: MeasureDef, table: Table) -> Iterator[Finding]:
    """The error where days are asked of a running total, which only months are taken from."""
    if measure.kind is not MeasureKind.CUMULATIVE:
        return
    for condition in leaf.conditions:
        held = table.ledger.columns.get(condition.column)
        if held and held.is_date and condition.op is not Op.EMPTY:
            yield _ROOM.error("running_total_by_day", measure=measure.name, column=held.name)


def _listed(table: Table, column: str) -> Iterator[Finding]:
    """The error where the column has no list to go by."""
    held = table.ledger.columns.get(column)
    if held is not None and held.domain is None:
        yield _ROOM.error("no_listed_order", ledger=table.ledger.name, column=column)


def _several(table: Table) -> Mapping[str, object]:
    """Where the first row of several months stands, for a message about the whole ledger."""
    place = table.place(table.first_of_several())
    ledger = table.ledger.name
    return {"ledger": ledger, "other": place.source, "other_row": place.cell}


@dataclass(frozen=True, slots=True)
class Validity:
    """What may be asked of the ledgers of `scope`, which is this year's."""

    scope: Scope

    def findings(self, expression: Expression) -> tuple[Finding, ...]:
        """Everything wrong with the expression; arithmetic only where its parts are sound."""
        found = [each for leaf in leaves(expression) for each in self._leaf(leaf)]
        found = found or [each for leaf in leaves(expression) for each in self._lacking(leaf)]
        return tuple(Found(found or arithmetic_findings(expression, self.scope)))

    def _lacking(self, leaf: Leaf, *columns: str) -> Iterator[Finding]:
        """The tables that lack a column which the part needs, or one of `columns`."""
        table = self._table(leaf)
        if table is not None and table.ledger.lacking:
            of = lacks(leaf, table, self.scope.period, self.scope.scoring, columns)
            yield from lacking_findings(table, of)

    def breakdown_findings(
        self, expression: Expression, column: str, order: Order = Order.BEST
    ) -> tuple[Finding, ...]:
        """Everything wrong with breaking the expression down by the column, in the order."""
        found = Found(self.findings(expression))
        for leaf in leaves(expression):
            table = self._table(leaf)
            found.extend(self._column(table, column))
            if not found:
                found.extend(self._lacking(leaf, column))
            if order is Order.LISTED and table is not None:
                found.extend(_listed(table, column))
        return tuple(found)

    def order_findings(self, rows: Rows | Measure, column: str) -> tuple[Finding, ...]:
        """Everything wrong with ordering the rows by the column."""
        table = self._table(rows)
        found = tuple(self._column(table, column)) or tuple(self._lacking(rows, column))
        if table is None or found:
            return found
        held = table.ledger.columns.get(column)
        if held is None or held.numeric or held.is_date:
            return ()
        return (_ROOM.error("number_column", ledger=rows.ledger, column=column),)

    def contest_findings(self, ledger: str) -> tuple[Finding, ...]:
        """What keeps a contest from being held: there is no such ledger, or the period cuts it."""
        if ledger not in self.scope.ledgers:
            return (unknown("ledger", ledger, self.scope.ledgers),)
        table = self.scope.tables.get(ledger)
        if table is not None and (cut := tuple(self._cut(table))):
            return cut
        if table is None or table.ledger.dated or self.scope.period.is_whole_year:
            return ()
        return (_ROOM.error("undated_in_part", ledger=ledger),)

    def _cut(self, table: Table) -> Iterator[Finding]:
        if table.is_cut(self.scope.period):
            end = str(self.scope.period.end)
            yield _ROOM.error("months_cut", **_several(table), end=end)

    def _table(self, leaf: Leaf) -> Table | None:
        return self.scope.tables.get(ledger_of(leaf, self.scope.scoring) or "")

    def _leaf(self, leaf: Leaf) -> Iterator[Finding]:
        ledger = ledger_of(leaf, self.scope.scoring)
        if ledger is None:
            yield _ROOM.error("no_scoring")
            return
        if ledger not in self.scope.ledgers:
            yield unknown("ledger", ledger, self.scope.ledgers)
            return
        if isinstance(leaf, Measure):
            yield from self._measure(leaf)
        table = self._table(leaf)
        if table is not None:
            yield from self._cut(table)
            yield from self._form(leaf, table)
            for condition in conditions_of(leaf):
                yield from self._condition(condition, table)

    def _measure(self, leaf: Measure) -> Iterator[Finding]:
        measures = {m.name: m for m in self.scope.ledgers[leaf.ledger].measures}
        if leaf.measure not in measures:
            yield unknown("measure", leaf.measure, measures, ledger=leaf.ledger)
            return
        measure, table = measures[leaf.measure], self._table(leaf)
        found = list(self._column(table, measure.column))
        yield from found
        if table is not None and not found and measure.kind in BY_ACCOUNT:
            yield from account_findings(measure, table)
            yield from _by_date(leaf, measure, table)

    def _form(self, leaf: Leaf, table: Table) -> Iterator[Finding]:
        match leaf:
            case Distinct():
                yield from self._column(table, leaf.column)
            case Mean():
                yield from self._column_of(table, leaf.column, "number_column")
            case Days():
                yield from self._column_of(table, leaf.start, "date_column")
                yield from self._column_of(table, leaf.end, "date_column")
            case Points() if self.scope.scoring:
                bonus = self.scope.scoring.bonus
                of_bonus = (bonus.column, bonus.points) if bonus else ()
                for name in (self.scope.scoring.by, self.scope.scoring.points, *of_bonus):
                    yield from self._column(table, name)

    def _column_of(self, table: Table, name: str, sort: str) -> Iterator[Finding]:
        """What is wrong with a column that must hold numbers or dates."""
        found = list(self._column(table, name))
        column = table.ledger.columns.get(name)
        if not found and (column is None or table.vector(name).keys):
            right = column and (column.numeric if sort == "number_column" else column.is_date)
            found = [] if right else [_ROOM.error(sort, ledger=table.ledger.name, column=name)]
        yield from found

    def _condition(self, condition: Condition, table: Table) -> Iterator[Finding]:
        found = list(self._column(table, condition.column, condition))
        yield from found or condition_findings(condition, table, self.scope.registries)

    def _column(
        self, table: Table | None, name: str, condition: Condition | None = None
    ) -> Iterator[Finding]:
        """What is wrong with a column of that name, as a whole or to be held to a condition."""
        if table is None:
            return
        ledger = table.ledger
        if name in TIME_COLUMNS:
            if not ledger.dated:
                yield _ROOM.error("undated_ledger", ledger=ledger.name, column=name)
            elif table.divides(condition) if condition else table.spreads(name):
                yield _ROOM.error("coarse_months", **_several(table), column=name)
        elif name not in ledger.columns:
            times = TIME_COLUMNS if ledger.dated else ()
            yield unknown("column", name, ledger.columns, times, ledger=ledger.name)
