"""Validity: everything wrong with an expression, before anything is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zgreport.figures.amounts import ledger_of
from zgreport.figures.expression import (
    TIME_COLUMNS,
    Condition,
    Days,
    Distinct,
    Expression,
    Leaf,
    Mean,
    Measure,
    Points,
    Rows,
    conditions_of,
    leaves,
)
from zgreport.figures.kinds import arithmetic_findings
from zgreport.figures.literals import condition_findings
from zgreport.figures.unknown import unknown
from zgreport.findings import Found, room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.figures.amounts import Scope
    from zgreport.figures.tables import Table
    from zgreport.findings import Finding

__all__ = ["Validity"]

_ROOM = room("figures")


@dataclass(frozen=True, slots=True)
class Validity:
    """What may be asked of the ledgers of `scope`, which is this year's."""

    scope: Scope

    def findings(self, expression: Expression) -> tuple[Finding, ...]:
        """Everything wrong with the expression; arithmetic only where its parts are sound."""
        found = [each for leaf in leaves(expression) for each in self._leaf(leaf)]
        return tuple(Found(found or arithmetic_findings(expression, self.scope.ledgers)))

    def breakdown_findings(self, expression: Expression, column: str) -> tuple[Finding, ...]:
        """Everything wrong with breaking the expression down by the column."""
        found = Found(self.findings(expression))
        for leaf in leaves(expression):
            found.extend(self._column(self._table(leaf), column))
        return tuple(found)

    def order_findings(self, rows: Rows | Measure, column: str) -> tuple[Finding, ...]:
        """Everything wrong with ordering the rows by the column."""
        table = self._table(rows)
        found = tuple(self._column(table, column))
        if table is None or found:
            return found
        held = table.ledger.columns.get(column)
        if held is None or held.numeric or held.is_date:
            return ()
        return (_ROOM.error("number_column", ledger=rows.ledger, column=column),)

    def ledger_findings(self, ledger: str) -> tuple[Finding, ...]:
        """What keeps the ledger from being counted: there is none, or the period cuts it."""
        if ledger not in self.scope.ledgers:
            return (unknown("ledger", ledger, self.scope.ledgers),)
        table = self.scope.tables.get(ledger)
        if table is not None and table.is_cut(self.scope.period):
            return (_ROOM.error("months_cut", ledger=ledger, end=str(self.scope.period.end)),)
        if table is None or table.ledger.dated or self.scope.period.is_whole_year:
            return ()
        return (_ROOM.error("undated_in_part", ledger=ledger),)

    def _table(self, leaf: Leaf) -> Table | None:
        return self.scope.tables.get(ledger_of(leaf, self.scope.scoring) or "")

    def _leaf(self, leaf: Leaf) -> Iterator[Finding]:
        ledger = ledger_of(leaf, self.scope.scoring)
        if ledger is None:
            yield _ROOM.error("no_scoring")
            return
        yield from self.ledger_findings(ledger)
        if isinstance(leaf, Measure) and ledger in self.scope.ledgers:
            yield from self._measure(leaf)
        table = self._table(leaf)
        if table is not None and ledger in self.scope.ledgers:
            yield from self._form(leaf, table)
            for condition in conditions_of(leaf):
                yield from self._condition(condition, table)

    def _measure(self, leaf: Measure) -> Iterator[Finding]:
        measures = {m.name: m for m in self.scope.ledgers[leaf.ledger].measures}
        if leaf.measure not in measures:
            yield unknown("measure", leaf.measure, measures, ledger=leaf.ledger)
            return
        yield from self._column(self._table(leaf), measures[leaf.measure].column)

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
        found = list(self._column(table, condition.column))
        yield from found or condition_findings(condition, table, self.scope.registries)

    def _column(self, table: Table | None, name: str) -> Iterator[Finding]:
        if table is None:
            return
        ledger = table.ledger
        if name in TIME_COLUMNS:
            if not ledger.dated:
                yield _ROOM.error("undated_ledger", ledger=ledger.name, column=name)
            elif table.spreads(name):
                yield _ROOM.error("coarse_months", ledger=ledger.name, column=name)
        elif name not in ledger.columns:
            yield unknown("column", name, ledger.columns, ledger=ledger.name)
