"""Wholes of dates: names that say in every month once more what the others of that month add up to.

A name is one thing all year: it is asked over all its dates, and is a whole or a record at all.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.cells import text_of
from zgreport.ledgers.tables.addends import Asked, texts_of
from zgreport.ledgers.tables.evidence import strength, sums
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.whole_names import is_surely_whole, outranks
from zgreport.ledgers.tables.wholes import LARGE, WHOLE_CODES, is_called_whole, lacks_name, name_of
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.tables.addends import Addends
    from zgreport.ledgers.tables.rows import Grounds, Row, Verdict

__all__ = ["wholes_of_dates"]

_FEWEST = 3  # rows of one date, the sum among them
_NEAR = (0.8, 1.25)  # what a whole that does not agree is of the sum
_SIGNS = "全总各合aA"  # with which a sure word for a whole begins


def wholes_of_dates(grounds: Grounds, addends: Addends) -> dict[int, Verdict]:
    """What is found of the rows that are sums of others of their date, by row."""
    asked = _Asked(grounds, addends)
    found: dict[int, Verdict] = {}
    names: dict[tuple[int, str], Row] = {}
    for i in asked.agreed:
        row = asked.row(i)
        if (row.names() or is_called_whole(row)) and not row.is_known:
            names.setdefault((name_of(row), row.text(name_of(row))), row)
        elif lacks_name(row, addends):
            found[row.number] = row.verdict(RowKind.TOTAL)
    for (column, name), row in (names | asked.surely_called(names.keys())).items():
        places = asked.places(column, name)
        found |= asked.called(places) if is_called_whole(row) else asked.named(row, column, places)
    return found


class _Asked(Asked):
    """The records of a table with dates, asked for rows that are sums of others of their date."""

    @cached_property
    def dates(self) -> Numbers:
        date = self.grounds.roles.date or 0
        return texts_of(self.grounds, date, self.addends.rows).codes.astype(np.int64)

    @cached_property
    def agreed(self) -> list[int]:
        """The places of rows that are the sum of the others of their date."""
        found: list[int] = self.addends.sums_at(self.dates).tolist()
        return found

    @cached_property
    def told(self) -> frozenset[int]:
        """The places of rows at dates that tell something: of three rows, not all nought."""
        counts = np.bincount(self.dates) >= _FEWEST
        some = sum(np.bincount(self.dates, weights=n) for n in self.addends.numbers) > 0
        return frozenset(np.flatnonzero((counts & some)[self.dates]).tolist())

    def places(self, column: int, name: str) -> list[int]:
        """The places of the rows of a name."""
        cells = texts_of(self.grounds, column, self.addends.rows)
        own = cells.where([comparable(text_of(value) or "") == name for value in cells.values])
        return np.flatnonzero(own).tolist()

    def surely_called(self, besides: Iterable[tuple[int, str]]) -> dict[tuple[int, str], Row]:
        """The rows called 全县 that are nowhere the sum, the first of each name."""
        found: dict[tuple[int, str], Row] = {}
        names = self.grounds.roles.names if self.grounds.roles.period else ()
        for column in sorted(frozenset(names) - self.grounds.roles.remarks):
            cells = texts_of(self.grounds, column, self.addends.rows)
            texts = {comparable(v) for v in cells.values if isinstance(v, str) and v[:1] in _SIGNS}
            for name in sorted(filter(is_surely_whole, texts)):
                row = next(iter(map(self.row, self.places(column, name))), None)
                if row and (column, name) not in besides and name_of(row) == column:
                    found[column, name] = row
        return {key: row for key, row in found.items() if not row.is_known}

    def others(self, i: int) -> list[int]:
        """The other places of the date of place i."""
        return [j for j in np.flatnonzero(self.dates == self.dates[i]).tolist() if j != i]

    def called(self, places: Sequence[int]) -> dict[int, Verdict]:
        """What is found of the rows of a name that means a whole.

        Where it is mostly the sum it is a total, and wrong where it is not; where it never is less
        than another of its date, it may be one.
        """
        agreed = [i for i in places if i in self.agreed]
        differing = [i for i in places if i in self.told and i not in agreed]
        if _mostly(agreed, differing):
            nought = [i for i in places if i not in self.told]
            rows = [self.row(i) for i in (*agreed, *nought)]
            found = {row.number: row.verdict(RowKind.TOTAL) for row in rows}
            return found | self._doubted(differing, "whole_differs")
        near = [i for i in differing if _NEAR[0] <= self._part(i).ratio(0) <= _NEAR[1]]
        if _mostly([*agreed, *near], [i for i in differing if i not in near]):
            return self._doubted(near, "whole_differs")
        sure = is_surely_whole(self.row(places[0]).text(name_of(self.row(places[0]))))
        if sure and differing and all(self._part(i).is_largest(0) for i in differing):
            return self._doubted(places[:1], "perhaps_total")
        return {}

    def _part(self, i: int) -> Addends:
        """The rows of the date of place i, that row first."""
        return self.addends.at([i, *self.others(i)])

    def _doubted(self, places: Iterable[int], code: str) -> dict[int, Verdict]:
        rows = map(self.row, places)
        return {row.number: row.verdict(RowKind.RECORD, code, name_of(row)) for row in rows}

    def named(self, row: Row, column: int, places: Sequence[int]) -> dict[int, Verdict]:
        """What is found of the rows of an ordinary name: one finding for all that agree."""
        agreed = [i for i in places if i in self.agreed]
        if not _mostly(agreed, [i for i in places if i in self.told and i not in agreed]):
            return {}
        others = [self.others(i) for i in agreed]
        pairs = zip(agreed, others, strict=True)
        found = frozenset[tuple[float, ...]]().union(*(sums(self.addends, i, o) for i, o in pairs))
        is_large = self.addends.amount(agreed[0]) >= LARGE
        signs = is_large and self._is_rare(places) + self._outranks(row, column, others[0])
        weighed = strength(found, choices=self._choices(column), signs=signs)
        code = WHOLE_CODES.get(weighed)
        rows = tuple(int(self.addends.rows[i]) for i in agreed)
        return {row.number: row.verdict(RowKind.RECORD, code, column, rows)} if code else {}

    def _choices(self, column: int) -> int:
        return len(texts_of(self.grounds, column, self.addends.rows).values)

    def _is_rare(self, places: Sequence[int]) -> bool:
        """True for a name at hardly any of the dates, in a ledger of months."""
        dates = len(set(self.dates.tolist()))
        return self.grounds.roles.period and 2 * len(places) <= dates

    def _outranks(self, row: Row, column: int, others: Sequence[int]) -> bool:
        return outranks(row.text(column), [self.row(j).text(column) for j in others])


def _mostly(agreed: Sequence[int], others: Sequence[int]) -> bool:
    """True where at least two of three agree."""
    return bool(agreed) and len(agreed) >= 2 * len(others)
