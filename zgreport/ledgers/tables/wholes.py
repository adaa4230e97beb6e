"""Wholes: rows that say once more what all the other rows add up to, whatever they are called.

全县 over its towns, 办件总量 below the items, 全市 over the counties of a month: every measure is
exactly the sum of all other rows of the table, or of a part of it between blank rows.  What that
tells is weighed in `evidence`; those of each date are in `date_wholes`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.tables.addends import Asked
from zgreport.ledgers.tables.evidence import Strength, strength, sums
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.whole_names import is_surely_whole, is_whole, outranks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.tables.addends import Addends
    from zgreport.ledgers.tables.rows import Grounds, Row, Verdict

__all__ = [
    "LARGE",
    "PARENT_CODES",
    "SUM_CODES",
    "WHOLE_CODES",
    "is_called_whole",
    "lacks_name",
    "name_of",
    "wholes",
]

WHOLE_CODES = {Strength.STRONG: "perhaps_whole", Strength.MIDDLE: "perhaps_sum"}
PARENT_CODES = {Strength.STRONG: "perhaps_parent", Strength.MIDDLE: "perhaps_sum"}
SUM_CODES = frozenset({*WHOLE_CODES.values(), *PARENT_CODES.values()})
"""What is told of a record that may be the sum of others, of all or of a group."""
_FEW, _MANY = 3, 4  # rows, the whole among them, that tell a whole by its name, and without it
_MOST = 100  # parts of a table that are looked at each for itself
LARGE = 10  # a sum of places that a higher rank speaks for
_SMALL = 30  # a number below is the sum of some others often enough
_RANKED = 60  # rows of a table whose places are compared
_NEAR = (0.8, 1.25)  # what a whole that does not agree is of the sum


def wholes(grounds: Grounds, addends: Addends) -> dict[int, Verdict]:
    """What is found of the rows that are sums of all others, by row."""
    asked = _Asked(grounds, addends)
    found: dict[int, Verdict] = {}
    for segment in _segments(addends.rows):
        found = asked.of_segment(*segment) | found
    if not found:
        found = asked.almost()
    return found


def _segments(rows: Numbers) -> Iterator[tuple[int, int]]:
    """All records, then those between rows that are none: the first and the one behind the last."""
    yield 0, len(rows)
    ends = [0, *(np.flatnonzero(np.diff(rows) > 1) + 1).tolist(), len(rows)]
    if _FEW <= len(ends) <= _MOST:
        yield from pairwise(ends)


class _Asked(Asked):
    """The records of a table, asked for wholes."""

    def of_segment(self, first: int, last: int) -> dict[int, Verdict]:
        """The rows of a segment that are the sum of its other rows."""
        part = self.addends.between(first, last)
        found: dict[int, Verdict] = {}
        for i in part.sums_of_others().tolist():
            row = self.grounds.row(int(part.rows[i]))
            if row.is_known:
                continue
            verdict = self._nameless(row, part) or self._named(row, part, i)
            verdict = verdict or self._unnamed(row, part, i)
            if verdict is not None:
                found[row.number] = verdict
        return found if len(found) == 1 else {}

    def _nameless(self, row: Row, part: Addends) -> Verdict | None:
        """A day and a number without a title, below records that have one."""
        if len(part.rows) < _MANY or not row.has_day or not lacks_name(row, self.addends):
            return None
        return row.verdict(RowKind.TOTAL)

    def _named(self, row: Row, part: Addends, i: int) -> Verdict | None:
        if not is_called_whole(row) or (row.dated and row.roles.period):
            return None
        if len(part.rows) >= _FEW:
            return row.verdict(RowKind.TOTAL)
        if row.roles.date is None and part.amount(i):
            return row.verdict(RowKind.RECORD, "perhaps_whole", name_of(row))
        return None

    def _unnamed(self, row: Row, part: Addends, i: int) -> Verdict | None:
        """A first or last row that is the sum of the others, which is hardly chance."""
        size = len(part.rows)
        if i not in {0, size - 1} or not row.names() or row.dated:
            return None
        others = [j for j in range(size) if j != i]
        ranked = part.amount(i) >= LARGE and self._outranks(row, part, others)
        if part.amount(i) < _SMALL and not ranked:
            return None
        found = strength(sums(part, i, others), signs=ranked and part.amount(i) >= _SMALL)
        code = WHOLE_CODES.get(found)
        return row.verdict(RowKind.RECORD, code, name_of(row)) if code else None

    def _outranks(self, row: Row, part: Addends, others: list[int]) -> bool:
        at = name_of(row)
        if len(others) > _RANKED:
            return False
        rows = (self.grounds.row(int(part.rows[j])) for j in others)
        return outranks(row.text(at), [each.text(at) for each in rows])

    def almost(self) -> dict[int, Verdict]:
        """A first or last row called 全县 that is not the sum: one is wrong, or it is a record.

        Nearly the sum is an error.  A whole is never less than one of its parts.
        """
        part, found = self.addends, dict[int, "Verdict"]()
        ends = {0, len(part.rows) - 1} if len(part.rows) >= _FEW else set()
        for i in sorted(ends):
            row = self.grounds.row(int(part.rows[i]))
            at = name_of(row)
            if not at or not is_surely_whole(row.text(at)) or row.is_known:
                continue
            if row.dated or row.names(at):  # of a month, which its own rows are asked about
                continue
            ratio = part.ratio(i)
            if _NEAR[0] <= ratio <= _NEAR[1]:
                found[row.number] = row.verdict(RowKind.RECORD, "whole_differs", at)
            elif part.is_largest(i):
                found[row.number] = row.verdict(RowKind.RECORD, "perhaps_total", at)
        return found


def lacks_name(row: Row, addends: Addends) -> bool:
    """True for a row without a name, where the first record has one."""
    first, last = (row.grounds.row(int(addends.rows[i])) for i in (0, -1))
    other = first if row.number == last.number else last
    blank = not any(isinstance(cell, str) for c, cell in row.own.items() if c != row.roles.date)
    return blank and not row.names() and bool(other.names())


def name_of(row: Row) -> int:
    """The column of the row's first name, or of its first text."""
    named = [c for c in row.own if c in row.roles.names - row.roles.remarks]
    texts = [c for c, cell in row.own.items() if isinstance(cell, str)]
    return next(iter([*named, *texts]), 0)


def is_called_whole(row: Row) -> bool:
    """True where all names of the row, or its first text where it has none, are of a whole."""
    named = [c for c in row.own if c in row.roles.names - row.roles.remarks]
    front = [row.front] if isinstance(row.own.get(row.front), str) and not row.dated else []
    texts = [row.text(c) for c in named or front]
    return bool(texts) and all(map(is_whole, texts))
