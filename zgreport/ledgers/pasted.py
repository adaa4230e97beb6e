"""Pasted rows: successive records that repeat earlier ones of their sheet, or of their file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import Copies, Duplicates
from zgreport.findings import Severity
from zgreport.ledgers.coded import distinct, first_rows, paired
from zgreport.ledgers.duplicates import key_of
from zgreport.ledgers.repeats import filled, sheets_of
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft

__all__ = ["leave_out_pasted"]

_FEWEST_ROWS = 5  # fewer may be alike by chance
_FEWEST_CELLS = 3  # of a row, where all rows are of one day or stand on two sheets
_BY_CHANCE = 0.05  # such runs that are expected among rows in any order
_LOOKED_AT = 50  # rows of a run in which five different ones stand, or it is none


def leave_out_pasted(draft: Draft, alike: Numbers) -> None:
    """An error for each run of rows that was pasted twice; the second time does not count.

    Where duplicates are settled for the ledger, its titles tell them one by one.
    """
    settled = draft.ledger.duplicates is not Duplicates.COUNT and key_of(draft)
    accepted = draft.ledger.copies is Copies.ACCEPT or draft.ledger.unpivot
    if accepted or settled or len(distinct(alike[alike >= 0])) < _FEWEST_ROWS:
        return
    sheets = sheets_of(draft)
    files = {source: n for n, source in enumerate(e.source.file for e in draft.extracts)}
    of_extract = np.array([files[e.source.file] for e in draft.extracts], dtype=np.int64)
    live = np.flatnonzero(draft.live())
    keys = paired([draft.year[live], of_extract[draft.owner[live]]])
    for key in distinct(keys[alike[live] >= 0]).tolist():
        rows = live[keys == key]
        numbers = alike[rows].tolist()
        sequence = _Sequence(draft, rows, numbers, sheets[rows].tolist(), Counter(numbers))
        for run in sequence.runs():
            _report(draft, rows[run.start : run.end], rows[run.earlier : run.earlier + run.length])
    _leave_out_doubled(draft, alike, sheets)


@dataclass(frozen=True, slots=True)
class _Run:
    """So many rows from `start` on that say what those from `earlier` on say."""

    start: int
    earlier: int
    length: int

    @property
    def end(self) -> int:
        return self.start + self.length


@dataclass(frozen=True, slots=True, eq=False)
class _Sequence:
    """The records of one file and year in their order, with their numbers and sheets."""

    draft: Draft
    rows: Numbers
    alike: Sequence[int]
    sheets: Sequence[int]
    times: Mapping[int, int]

    def runs(self) -> Iterator[_Run]:
        """The runs of rows that repeat earlier ones, none within another."""
        first: dict[int, int] = {}
        latest: dict[int, int] = {}
        at = 0
        while at < len(self.alike):
            number = self.alike[at]
            starts = {first.get(number, at), latest.get(number, at)} - {at}
            found = [_Run(at, start, self._length(start, at)) for start in starts]
            run = max(found, key=lambda run: run.length) if number >= 0 and found else None
            if run is not None and self._is_pasted(run):
                yield run
                at = run.end
            else:
                first.setdefault(number, at)
                latest[number] = at
                at += 1

    def _length(self, earlier: int, start: int) -> int:
        """How many rows are alike, those of one sheet; 0 where they are few different ones."""
        seen: set[int] = set()
        there, here = self.sheets[earlier], self.sheets[start]
        for n in range(min(start - earlier, len(self.alike) - start)):
            number = self.alike[start + n]
            if number < 0 or number != self.alike[earlier + n]:
                return n
            if (self.sheets[earlier + n], self.sheets[start + n]) != (there, here):
                return n
            seen.add(number)
            if n > _LOOKED_AT and len(seen) < _FEWEST_ROWS:
                return 0
        return min(start - earlier, len(self.alike) - start)

    def _is_pasted(self, run: _Run) -> bool:
        if len(set(self.alike[run.start : run.end])) < _FEWEST_ROWS or self._is_chance(run):
            return False
        rows, earlier = self.rows[run.start : run.end], self.rows[run.earlier]
        names = self.draft.named_after
        if names[self.draft.owner[rows[0]]].is_apart(names[self.draft.owner[earlier]]):
            return False
        elsewhere = self.sheets[run.start] != self.sheets[run.earlier]
        return _are_telling(self.draft, rows, elsewhere=elsewhere)

    def _is_chance(self, run: _Run) -> bool:
        """True where such rows follow each other now and then, as few kinds of rows do.

        Rows that are met often may stand in one order twice; the run itself is not counted.
        """
        others = len(self.alike) - run.length
        numbers = self.alike[run.start : run.end]
        expected = others * others / 2
        for number in numbers:
            expected *= (self.times[number] - 1) / others
        return expected > _BY_CHANCE


def _are_telling(draft: Draft, rows: Numbers, *, elsewhere: bool = False) -> bool:
    """True for rows that say enough to be alike only by pasting.

    On two sheets months stand for other things: what months are given twice is told by itself.
    """
    days = {draft.day[i] for i in rows.tolist()}
    if not elsewhere and len(days) > 1:
        return True
    if elsewhere and (draft.month[rows].any() or None in days):
        return False
    return bool((filled(draft, rows) >= _FEWEST_CELLS).all())


def _leave_out_doubled(draft: Draft, alike: Numbers, sheets: Numbers) -> None:
    """An error for each sheet all of whose rows stand there twice: pasted, then sorted."""
    live = np.flatnonzero(draft.live())
    keys = paired([draft.year[live], sheets[live]])
    for key in distinct(keys[alike[live] >= 0]).tolist():
        rows = live[keys == key]
        numbers = alike[rows]
        if numbers.min() < 0:
            continue
        times = np.bincount(numbers)
        several = distinct(times[numbers])
        if len(several) > 1 or several[0] < 2 or np.count_nonzero(times) < _FEWEST_ROWS:
            continue
        first = first_rows(numbers, len(times))[numbers] == np.arange(len(rows))
        if _are_telling(draft, rows[first]) and not draft.month[rows].any():
            _report(draft, rows[~first], rows[first])


def _report(draft: Draft, rows: Numbers, earlier: Numbers) -> None:
    place = draft.place(int(earlier[0]))
    shown: dict[str, object] = {
        "count": len(rows),
        "rows": draft.rows(rows),
        "other": place.source,
        "other_rows": draft.rows(earlier),
    }
    is_error = draft.ledger.duplicates is not Duplicates.FIRST
    severity = Severity.ERROR if is_error else Severity.WARNING
    draft.find("copied_rows", severity, int(rows[0]), None, **shown)
    draft.excluded[rows] = True
