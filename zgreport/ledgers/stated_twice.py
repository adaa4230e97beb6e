"""Stated twice: tables without dates, or blocks of one, whose months others give already."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Severity
from zgreport.ledgers.coded import paired
from zgreport.ledgers.duplicates import plain
from zgreport.ledgers.month_blocks import month_blocks, states_months
from zgreport.ledgers.part_years import shown_months
from zgreport.ledgers.parts import name_columns
from zgreport.numerals.months import WHOLE_YEAR
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft

__all__ = ["Given", "find_stated_twice", "given_by", "overlap"]

_Months = tuple[int, int]
_Shared = tuple["Numbers", "Numbers", str]


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """The records of each table of a draft that count, and which names they give numbers for."""

    draft: Draft
    rows: tuple[Numbers, ...]
    keys: Numbers

    def shared(self, rows: Numbers, others: Numbers) -> _Shared | None:
        """The rows of two tables whose names are the same, and the first measure both give."""
        measures = dict.fromkeys(m.column for m in self.draft.ledger.measures)
        for column in (name for name in measures if name in self.draft.values):
            cells, keys = self.draft.values[column], self.keys
            filled = cells.where([value is not None for value in cells.values])
            one, other = rows[filled[rows]], others[filled[others]]
            mine = one[np.isin(keys[one], keys[other])]
            if len(mine):
                return mine, other[np.isin(keys[other], keys[one])], column
        return None


def given_by(draft: Draft) -> Given | None:
    """What each table gives, by the names of its rows; None where no column names them."""
    if not (names := name_columns(draft)):
        return None
    live = draft.live()
    rows = tuple(np.flatnonzero(live & (draft.owner == n)) for n in range(len(draft.extracts)))
    return Given(draft, rows, paired([plain(draft.values[name]).codes for name in names]))


def find_stated_twice(draft: Draft) -> None:
    """An error for each table without dates that gives, in months of another, the same names.

    1-2月 beside 1月: who adds them up counts January twice.  So for the blocks of one sheet.
    """
    if not states_months(draft) or not (given := given_by(draft)):
        return
    for n, rows in enumerate(given.rows):
        others = (other for other in range(n) if overlap(draft, other, n))
        pairs = ((given.shared(rows, given.rows[other]), other) for other in others)
        found = next(((shared, other) for shared, other in pairs if shared), None)
        if found:
            _tell(
                draft,
                found[0],
                [draft.stated[table].months or WHOLE_YEAR for table in (n, found[1])],
            )
        else:
            _find_in_blocks(given, n)


def overlap(draft: Draft, one: int, other: int) -> bool:
    """True where two sheets state overlapping months, and nothing else tells them apart."""
    a, b = draft.stated[one], draft.stated[other]
    if not (a.months and b.months) or a.rest != b.rest or a.months == b.months == WHOLE_YEAR:
        return False
    sources = (draft.extracts[one].source, draft.extracts[other].source)
    same = sources[0].file == sources[1].file and sources[0].sheet.name == sources[1].sheet.name
    if same or sources[0].folder != sources[1].folder:
        return False
    apart = draft.named_after[one].is_apart(draft.named_after[other])
    return not apart and _meet(a.months, b.months)


def _meet(a: _Months, b: _Months) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _find_in_blocks(given: Given, n: int) -> None:
    """An error for the first block of a table that gives months of an earlier one again."""
    for shared, months in _blocks_twice(given, n):
        _tell(given.draft, shared, months)
        return


def _blocks_twice(given: Given, n: int) -> Iterator[tuple[_Shared, list[_Months]]]:
    draft, rows = given.draft, given.rows[n]
    blocks = month_blocks(draft.extracts[n], draft.stated[n]) if len(rows) else ()
    for one, other in combinations(blocks, 2):
        if not (one.months and other.months) or one.rest != other.rest:
            continue
        if not _meet(one.months, other.months) or one.months == other.months == WHOLE_YEAR:
            continue
        mine, theirs = (rows[np.isin(draft.within[rows], b.records)] for b in (other, one))
        if shared := given.shared(mine, theirs):
            yield shared, [other.months, one.months]


def _tell(draft: Draft, shared: _Shared, months: list[_Months]) -> None:
    """`months` are those of the table told of, then those of the other one."""
    rows, others, column = shared
    own, other = (shown_months(range(first, last + 1)) for first, last in months)
    shown = {
        "months": own,
        "other": draft.place(int(others[0])).source,
        "other_months": other,
        "rows": draft.rows(rows),
        "other_rows": draft.rows(others),
    }
    draft.find("stated_twice", Severity.ERROR, int(rows[0]), column, **shown)
