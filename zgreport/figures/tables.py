"""Tables: a ledger made ready for counting, with the rows of a period and of conditions."""

from __future__ import annotations

from copy import copy
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np

from zgreport.figures.conditions import meets
from zgreport.figures.expression import TIME_COLUMNS, Condition
from zgreport.figures.remembered import Remembered
from zgreport.figures.vectors import Vector, from_days, read_column
from zgreport.findings import Place
from zgreport.ledgers.coded import Coded
from zgreport.ledgers.model import Column, ColumnRole

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.model import Ledger
    from zgreport.periods import Period

__all__ = ["PARTS", "Table", "holds_on"]

T = TypeVar("T")

_SIZES = {"月": 1, "季": 3, "半年": 6}
_MOST_MASKS = 128  # a mask has a byte a row: 128 of a ledger of a million rows are 128 MB
_MOST_PERIODS = 16
PARTS: dict[str, Callable[[date], int]] = {
    "月": lambda day: day.month,
    "季": lambda day: (day.month + 2) // 3,
    "半年": lambda day: (day.month + 5) // 6,
}
"""The number of the month, quarter or half of the year that a day is in."""


def holds_on(condition: Condition, day: date) -> bool:
    """Whether a condition on 月, 季 or 半年 holds on a day."""
    part = Coded.of([PARTS[condition.column](day)])
    vector = read_column(part, Column(condition.column, ColumnRole.OWN, numeric=True))
    return bool(meets(condition, vector, None).all())


class Table:
    """A ledger whose columns are read once, when they are first asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._vectors: dict[str, Vector] = {}
        self._masks: Remembered[Condition, Mask] = Remembered(_MOST_MASKS)
        self._inside: Remembered[Period, Mask] = Remembered(_MOST_PERIODS)
        self._days: Numbers | None = None
        self._ordinals: dict[str, Numbers] = {}
        self._known: dict[Hashable, object] = {}
        self._kept: Mask | None = None

    def once(self, asked: Hashable, answer: Callable[[], T]) -> T:
        """What was found out about the ledger before, or is now; `asked` says what, and once."""
        if asked not in self._known:
            self._known[asked] = answer()
        return cast("T", self._known[asked])

    @property
    def days(self) -> Numbers:
        """Each row's date as an ordinal number, 0 where it is blank."""
        if self._days is None:
            dates = self.ledger.frame.dates
            ordinals = [day.toordinal() if day else 0 for day in dates.values]
            self._days = np.array(ordinals, dtype=np.int64)[dates.codes]
        return self._days

    def without(self, rows: Mask) -> Table:
        """The same table, of which `rows` are never selected."""
        same = copy(self)
        same._kept = ~rows  # noqa: SLF001  # our own copy
        return same

    def vector(self, column: str) -> Vector:
        """The vector of a column, or of 月, 季, 半年."""
        if column not in self._vectors:
            self._vectors[column] = self._read(column)
        return self._vectors[column]

    def _read(self, column: str) -> Vector:
        if column in TIME_COLUMNS:
            return from_days(self.days, PARTS[column])
        return read_column(self.ledger.frame[column], self.ledger.columns[column])

    @property
    def months(self) -> Numbers:
        """The number of each row's month, 0 where it has no date."""
        vector = self.vector("月")
        numbers = np.array([*(int(str(key)) for key in vector.keys), 0], dtype=np.int64)
        return numbers[vector.codes]

    def place(self, row: int) -> Place:
        """Where a row of the frame stands."""
        frame = self.ledger.frame
        year, number = int(frame.years[row]), str(frame.rows[row])
        return Place(year, frame.files[row], frame.sheets[row], number)

    def ordinals(self, column: str) -> Numbers:
        """A date column as ordinal numbers, 0 where it is blank; not to be changed."""
        if column not in self._ordinals:
            vector = self.vector(column)
            ordinals = [key.toordinal() if isinstance(key, date) else 0 for key in vector.keys]
            self._ordinals[column] = np.array([*ordinals, 0], dtype=np.int64)[vector.codes]
        return self._ordinals[column]

    def inside(self, period: Period) -> Mask:
        """True for the rows that the period counts."""
        return self._inside.get(period, lambda: self._in_period(period))

    def _in_period(self, period: Period) -> Mask:
        in_year: Mask = self.ledger.frame.years == period.year
        if period.is_whole_year or not self.ledger.dated:
            return in_year
        days = self.days
        by_day = (days >= period.start.toordinal()) & (days <= period.end.toordinal())
        by_month = self._month_covered(period)
        return in_year & np.where(self.ledger.frame.months, by_month, by_day)

    def _month_covered(self, period: Period) -> Mask:
        months = self.vector("月")
        covered = [period.covers_month(int(str(month))) for month in months.keys]
        return months.where(np.array([*covered, False], dtype=bool))

    def spreads(self, part: str) -> bool:
        """True where a row stands for months of several parts of that name: a quarter has no 月."""
        spans = self.ledger.frame.spans
        if spans is None:
            return False
        last = self._months()
        size = _SIZES[part]
        return bool(((last - spans) // size != (last - 1) // size)[last > 0].any())

    def divides(self, condition: Condition) -> bool:
        """True where a condition on 月, 季 or 半年 holds for some months of a row, not for all."""
        spans = self.ledger.frame.spans
        if spans is None:
            return False
        last = self._months()
        several = (spans > 1) & (last > 0)
        kinds = set(zip(last[several].tolist(), spans[several].tolist(), strict=True))
        days = ([date(2023, m, 1) for m in range(end - span + 1, end + 1)] for end, span in kinds)
        return any(len({holds_on(condition, day) for day in each}) > 1 for each in days)

    def first_of_several(self) -> int:
        """The first row that stands for several months; 0 where none does."""
        spans = self.ledger.frame.spans
        return 0 if spans is None else int(np.argmax(spans > 1))

    def is_cut(self, period: Period) -> bool:
        """True where a row stands for several months of which the period covers only some."""
        spans = self.ledger.frame.spans
        if spans is None:
            return False
        last = self._months()
        covered = sum(period.covers_month(month) for month in range(1, 13))
        return bool(((last > covered) & (last - spans < period.end.month))[spans > 1].any())

    def _months(self) -> Numbers:
        dates = self.ledger.frame.dates
        return np.array([day.month if day else 0 for day in dates.values])[dates.codes]

    def select(self, conditions: tuple[Condition, ...], period: Period) -> Mask:
        """True for the rows of the period that meet all conditions."""
        mask = self.inside(period)
        if self._kept is not None:
            mask = mask & self._kept
        for condition in conditions:
            mask = mask & self.meeting(condition)
        return mask

    def meeting(self, condition: Condition) -> Mask:
        """True for the rows of both years that meet the condition."""
        return self._masks.get(condition, lambda: self._meeting(condition))

    def _meeting(self, condition: Condition) -> Mask:
        column = self.ledger.columns.get(condition.column)
        by_time = condition.column in TIME_COLUMNS
        return meets(condition, self.vector(condition.column), None if by_time else column)
