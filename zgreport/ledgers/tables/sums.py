"""Sums: what the records of a table add up to, from total to total."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.cells import read_count
from zgreport.ledgers.coded import Coded
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.counts import Words
    from zgreport.ledgers.files.sheet import Sheet

__all__ = ["Number", "Segments", "Total", "agrees"]

Number = int | Decimal
_NEAR = Decimal("0.000001")  # what a spreadsheet's own addition of decimals is off by, at most
_MOST = 50  # parts that a total is held against, besides the whole


@dataclass(frozen=True, slots=True)
class Total:
    """A total row: its row number, and by column the sums it may stand for, nearest part first."""

    row: int
    sums: Mapping[int, tuple[Number, ...]]


def agrees(written: Number, sums: Iterable[Number]) -> bool:
    """True where the written number is one of the sums."""
    return any(abs(Decimal(written) - Decimal(each)) <= _NEAR for each in sums)


class Segments:
    """The records of a sheet in segments, which end at total rows, with the sums of each.

    `words` are what may stand behind the numbers of each column that is summed.
    """

    def __init__(self, sheet: Sheet, words: Mapping[int, Words]) -> None:
        self.sheet, self.words, self.columns = sheet, words, tuple(sorted(words))
        self.rows: list[int] = []
        # Row, segments that were closed before it, sums of its own.
        self.totals: list[tuple[int, int, Mapping[int, Number]]] = []
        self._closed: list[dict[int, Number]] = []
        self._open: list[int] = []
        self._added: dict[int, tuple[int, Number]] = {}  # of the open segment: rows, their sum

    def add(self, rows: Iterable[int]) -> None:
        """The next records."""
        found = list(rows)
        self.rows.extend(found)
        self._open.extend(found)

    def close(self, row: int, own: Mapping[int, Number]) -> None:
        """A total stands in the row; `own` is by column what else it may be the sum of."""
        self._end()
        self.totals.append((row, len(self._closed), own))

    def _end(self) -> None:
        if self._open:
            self._closed.append({column: self._open_sum(column) for column in self.columns})
            self._open, self._added = [], {}

    def sums_of(self, rows: Sequence[int]) -> dict[int, Number]:
        """What the rows add up to, by column."""
        found = np.array(rows, dtype=np.int64)
        return {column: self._sum(found, column) for column in self.columns}

    def above(self, column: int) -> tuple[Number, ...]:
        """The sums of the records above, of the last segment alone, the last two, and so on."""
        parts = [each[column] for each in self._closed]
        if self._open:
            parts.append(self._open_sum(column))
        return _steps(parts[::-1])

    def _sum(self, rows: Numbers, column: int) -> Number:
        cells = Coded.of_sheet(self.sheet, column, rows)
        counts = cells.counts(np.ones(len(cells), dtype=bool)).tolist()
        total: Number = 0
        for value, count in zip(cells.values, counts, strict=True):
            total += (read_count(value, self.words[column]).exact or 0) * count
        return total

    def _open_sum(self, column: int) -> Number:
        """What the open segment adds up to, without adding up again what was asked for before."""
        count, known = self._added.get(column, (0, 0))
        rows = np.array(self._open[count:], dtype=np.int64)
        total = known + self._sum(rows, column)
        self._added[column] = len(self._open), total
        return total

    def ended(self) -> tuple[Total, ...]:
        """The totals, when all records were added.

        Where the first stands above all records, each may stand for records below it.
        """
        if not self.totals:
            return ()
        self._end()
        leads = any(not before for _, before, _ in self.totals)
        return tuple(
            Total(row, self._of(before, own, leads=leads)) for row, before, own in self.totals
        )

    def _of(
        self, before: int, own: Mapping[int, Number], *, leads: bool
    ) -> dict[int, tuple[Number, ...]]:
        sums: dict[int, tuple[Number, ...]] = {}
        for column in self.columns:
            parts = [each[column] for each in self._closed]
            below = _steps(parts[before:]) if leads else ()
            named = (own[column],) if column in own else ()
            sums[column] = (*_steps(parts[:before][::-1]), *below, *named) or (0,)
        return sums


def _steps(parts: Sequence[Number]) -> tuple[Number, ...]:
    """The first part, the first two, … and the whole."""
    steps = tuple(accumulate(parts))
    return steps if len(steps) <= _MOST else (*steps[:_MOST], steps[-1])
