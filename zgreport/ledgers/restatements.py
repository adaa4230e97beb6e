"""Restatements: rows that say again what rows of other sheets say, or what these add up to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.measure_kinds import ADDED_UP, BY_ACCOUNT
from zgreport.ledgers.coded import distinct, paired
from zgreport.ledgers.duplicates import plain
from zgreport.ledgers.margins import is_serial
from zgreport.ledgers.parts import mapped, name_columns
from zgreport.ledgers.sheetnames import is_summary
from zgreport.ledgers.tables.sums import agrees
from zgreport.names import comparable
from zgreport.numerals.months import find_months
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.definition.model import MeasureDef
    from zgreport.ledgers.coded import Coded, Mask, Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.parts import Part
    from zgreport.ledgers.tables.sums import Number

__all__ = ["Restatements"]

_MOST_ROWS = 2000  # a sheet that sums up others has a row for each unit and month, not thousands
_YEAR = 12
_Months = tuple[int, int]


@dataclass(slots=True)
class Restatements:
    """What rows of one year say again; `others` are the rows that they are held against."""

    draft: Draft
    others: Numbers
    _compared: dict[str, Coded] = field(default_factory=dict, init=False)
    _names: list[str] = field(default_factory=list, init=False)
    _last_months: Numbers | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._names = name_columns(self.draft)  # asked for each row, as what follows

    def _plain(self, name: str) -> Coded:
        """The column as its values compare; asked for each row, made once."""
        if name not in self._compared:
            self._compared[name] = plain(self.draft.values[name])
        return self._compared[name]

    def all_of(self, part: Part) -> Mask:
        """Which rows of the part stand among the others, give sums of them, or say nothing."""
        had = self._columns(part)
        names = [name for name in mapped(self.draft) if name in had]
        if names:
            numbers = paired([self._plain(name).codes for name in names])
            found: Mask = np.isin(numbers[part.rows], numbers[self.others])
        else:
            found = np.zeros(len(part.rows), dtype=bool)
        for n in np.flatnonzero(~found)[:_MOST_ROWS].tolist():
            found[n] = self._is_restated(part, had, int(part.rows[n]))
        return found

    def sums_of(self, part: Part) -> int:
        """How many sums of the part are not nought, where all of its rows are sums of several.

        0 where some row is none.
        """
        if len(part.rows) > _MOST_ROWS:
            return 0
        had, sums = self._columns(part), 0
        for i in part.rows.tolist():
            rows, given = self.rows_for(part, had, i), self._given(had, i)
            several = len(distinct(self.draft.owner[rows])) > 1
            if not given or not all(self._is_sum(m, v, rows) for m, v in given.items()):
                return 0
            filled = [value for value in given.values() if value]
            if filled and not several:
                return 0
            sums += len(filled)
        return sums

    def _columns(self, part: Part) -> set[str]:
        owners = distinct(self.draft.owner[part.rows]).tolist()
        return {name for n in owners for name in self.draft.extracts[n].values}

    def _is_restated(self, part: Part, had: set[str], i: int) -> bool:
        rows, given = self.rows_for(part, had, i), self._given(had, i)
        if not len(rows):
            return False
        if not given:
            counts = list(self._counts(had, i))
            unsummed = any(self._value(m, i) is not None for m in self.draft.ledger.measures)
            return all(each in {0, len(rows)} for each in counts) and not unsummed
        return not any(given.values()) or all(
            self._is_sum(measure, value, rows) for measure, value in given.items()
        )

    def _given(self, had: set[str], i: int) -> dict[MeasureDef, Number]:
        """The row's numbers in measures that can be added up."""
        measures = [m for m in self.draft.ledger.measures if m.kind in ADDED_UP]
        told = ((m, self._value(m, i)) for m in measures if m.column in had)
        return {measure: value for measure, value in told if value is not None}

    def _value(self, measure: MeasureDef, i: int) -> Number | None:
        value: Number | str | None = self.draft.column(measure.column)[i]
        return None if isinstance(value, str) else value

    def _counts(self, had: set[str], i: int) -> Iterator[int]:
        """The whole numbers in columns of the row that the definition does not speak of."""
        known = {*mapped(self.draft), self.draft.ledger.date}
        for name in (name for name in had - known if not is_serial(name)):
            value = self.draft.values[name][i]
            if type(value) is int:
                yield value

    def rows_for(self, part: Part, had: set[str], i: int) -> Numbers:
        """The others that have the row's names, in its months."""
        rows, window = self.others, self._own_months(part, i)
        for name in (name for name in self.draft.values if name in had):
            cells = self._plain(name)
            value = cells[i]
            if value in {None, ""} or isinstance(value, tuple):
                continue
            if name in self._names:
                rows, months = self._named(rows, cells, i)
            else:
                months = self._months_in(name, value)
            window = months or window
        return rows[self._inside(rows, window)] if window else rows

    def _named(self, rows: Numbers, cells: Coded, i: int) -> tuple[Numbers, _Months | None]:
        """The rows with row i's value, or those for which it stands: of a month, of a unit, all."""
        value, same = cells[i], rows[cells.codes[rows] == cells.codes[i]]
        if len(same) or not isinstance(value, str):
            return same, None
        if months := _read(value):
            return rows, months
        if is_summary(value):
            return rows, None
        offices = [value in {n.sheet, n.caption, n.file} for n in self.draft.named_after]
        return rows[np.array(offices, dtype=bool)[self.draft.owner[rows]]], None

    def _months_in(self, name: str, value: object) -> _Months | None:
        """The months that a cell of another column stands for: 1月, or 1 under 月份."""
        if name == self.draft.ledger.date:
            return None
        if isinstance(value, dt.date):
            return (value.month, value.month) if value.day == 1 else None
        if isinstance(value, int) and "月" in name and 1 <= value <= _YEAR:
            return value, value
        return _read(value) if isinstance(value, str) and len(value) < _YEAR else None

    def _own_months(self, part: Part, i: int) -> _Months | None:
        """The months of the row's date, or those that the name of its sheet says."""
        day = self.draft.day[i]
        if day is not None:
            span = int(self.draft.span[i]) if self.draft.month[i] else 1
            return day.month - span + 1, day.month
        named = _read(part.sheet or "")
        return named if named != (1, _YEAR) else None

    def _inside(self, rows: Numbers, window: _Months) -> Mask:
        days = self.draft.day
        if self._last_months is None:
            months = [day.month if day else 0 for day in days.values]
            self._last_months = np.array(months, dtype=np.int64)
        last = self._last_months
        ends = last[days.codes[rows]] if len(days.values) else np.zeros(len(rows), dtype=np.int64)
        spans = np.where(self.draft.month[rows], self.draft.span[rows], 1)
        found: Mask = (ends <= window[1]) & (ends - spans + 1 >= window[0])
        return found

    def _is_sum(self, measure: MeasureDef, written: Number, rows: Numbers) -> bool:
        sums = [self._sum(measure.column, rows)]
        if measure.kind in BY_ACCOUNT:
            sums.append(self._sum(measure.column, self._last(measure.column, rows)))
        return agrees(written, sums)

    def _sum(self, column: str, rows: Numbers) -> Number:
        cells = self.draft.column(column).take(rows)
        counts = cells.counts(np.ones(len(cells), dtype=bool)).tolist()
        told = zip(cells.values, counts, strict=True)
        total: Number = sum(v * n for v, n in told if v is not None and not isinstance(v, str))
        return total

    def _last(self, column: str, rows: Numbers) -> Numbers:
        """The last rows of each office and of each combination of names."""
        offices = [self.draft.named_after[n].office for n in self.draft.owner[rows].tolist()]
        names = [self._plain(name).take(rows) for name in self._names]
        ends: Mapping[tuple[object, ...], int] = {}
        days = self.draft.day.take(rows)
        filled = [value is not None for value in self.draft.column(column).take(rows)]
        order = sorted(range(len(rows)), key=lambda n: days[n] or dt.date.min)
        ends = {(offices[n], *(cells[n] for cells in names)): n for n in order if filled[n]}
        return rows[sorted(ends.values())]


def _read(text: str) -> _Months | None:
    months = find_months(comparable(text)) if text else None
    return (months.first, months.last) if months else None
