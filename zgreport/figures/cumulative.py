"""Running totals (本年累计): the value at a month's end, and months as differences of two.

The total of a year is what its accounts say at the end month: the last month of the period that
the measure has in either year, so that both years are asked at the same point.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from zgreport.figures.accounts import accounts_of
from zgreport.figures.expression import TIME_COLUMNS
from zgreport.figures.tables import holds_on
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgreport.definition.model import MeasureDef
    from zgreport.figures.expression import Condition
    from zgreport.figures.tables import Table
    from zgreport.ledgers.coded import Mask
    from zgreport.periods import Period

__all__ = ["end_month", "rows_by_month", "running_total"]


def running_total(
    measure: MeasureDef, conditions: tuple[Condition, ...], table: Table, period: Period
) -> tuple[Fraction | None, Mask]:
    """The total of the accounts that meet the conditions, and the rows it is read from.

    Narrowed to months it is what was added in them.  None where a value it needs is missing.
    """
    own = tuple(c for c in conditions if c.column not in TIME_COLUMNS)
    times = [c for c in conditions if c.column in TIME_COLUMNS]
    selected = table.select(own, period) & accounts_of(table, measure).dated
    values = _Values.of(measure, table, selected)
    end = end_month(measure, table, period)
    here = table.inside(period) & accounts_of(table, measure).dated
    if end not in table.months[here]:
        return None, np.zeros(len(selected), dtype=bool)
    if not times:
        return values.at_end(end)
    days = [date(period.year, month, 1) for month in range(1, end + 1)]
    wanted = [day.month for day in days if all(holds_on(c, day) for c in times)]
    began = set(table.months[here].tolist())
    return values.within(_runs(wanted), began)


def end_month(measure: MeasureDef, table: Table, period: Period) -> int:
    """The last month of the period that the measure has in any year; 0 where there is none."""
    dated = accounts_of(table, measure).dated
    years = [period.in_year(year) for year in sorted(table.ledger.years)]
    return max(int(table.months[table.inside(each) & dated].max(initial=0)) for each in years)


def rows_by_month(table: Table, rows: Mask, accounts: Iterable[int]) -> dict[tuple[int, int], int]:
    """By account and month the last of the rows, which are of one year; `accounts` one a row."""
    positions = np.flatnonzero(rows)
    positions = positions[np.argsort(table.days[positions], kind="stable")]
    numbers = np.asarray(accounts)[positions].tolist()
    months = table.months[positions].tolist()
    return dict(zip(zip(numbers, months, strict=True), positions.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class _Values:
    """What the accounts said at the end of each month: by account and month a row."""

    measure: MeasureDef
    table: Table
    rows: dict[tuple[int, int], int]

    @classmethod
    def of(cls, measure: MeasureDef, table: Table, rows: Mask) -> _Values:
        """Those of the rows, which are of one year and have values."""
        numbers = accounts_of(table, measure).numbers
        return cls(measure, table, rows_by_month(table, rows, numbers.tolist()))

    @property
    def accounts(self) -> set[int]:
        return {account for account, _ in self.rows}

    def at_end(self, end: int) -> tuple[Fraction | None, Mask]:
        """The last value of each account up to the month."""
        last = {a: max(m for of, m in self.rows if of == a and m <= end) for a in self.accounts}
        used = [self.rows[each] for each in last.items()]
        mask = self._mask(used)
        return (self.table.vector(self.measure.column).total(mask) if used else None), mask

    def within(self, runs: list[tuple[int, int]], began: set[int]) -> tuple[Fraction | None, Mask]:
        """What was added in the months; `began` are the months for which the ledger has values."""
        total: Fraction | None = Fraction(0) if runs and self.rows else None
        used: set[int] = set()
        for account in self.accounts:
            for first, last in runs:
                ends = self._ends(account, first, last, began)
                total = None if ends is None or total is None else total + self._added(ends)
                used |= {row for row in ends or () if row is not None}
        return total, self._mask(used)

    def _ends(
        self, account: int, first: int, last: int, began: set[int]
    ) -> tuple[int | None, int] | None:
        """The rows before and at the end of some months; None where one is missing.

        No row before them is right in January, and for an account that was not there yet when the
        ledger had others.
        """
        after = self.rows.get((account, last))
        if after is None:
            return None
        before = self.rows.get((account, first - 1))
        is_new = first - 1 in began and not any(
            of == account and month < first for of, month in self.rows
        )
        return (before, after) if before is not None or first == 1 or is_new else None

    def _added(self, ends: tuple[int | None, int]) -> Fraction:
        before, after = ends
        size_of = self.table.vector(self.measure.column).size_of
        return size_of(after) - (Fraction(0) if before is None else size_of(before))

    def _mask(self, rows: Iterable[int]) -> Mask:
        mask = np.zeros(len(self.table.ledger.frame), dtype=bool)
        mask[list(rows)] = True
        return mask


def _runs(months: list[int]) -> list[tuple[int, int]]:
    """The months as spans without a gap: 1, 2, 3, 6 as (1, 3), (6, 6)."""
    runs: list[tuple[int, int]] = []
    for month in months:
        if runs and runs[-1][1] == month - 1:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return runs
