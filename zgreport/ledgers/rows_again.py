"""Rows again: rows of a list of units or persons that stand on their sheet once more.

In whatever order: the list was pasted below itself and sorted, or one row was typed twice.  Where
a column has each of its values once but for these rows, that is hardly chance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import Copies, Duplicates
from zgreport.ledgers.coded import distinct
from zgreport.ledgers.duplicates import key_of, plain
from zgreport.ledgers.parts import caption_of, name_columns
from zgreport.ledgers.repeats import sheets_of, tell_list_twice
from zgreport.names import is_blank

if TYPE_CHECKING:
    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft

__all__ = ["find_rows_again"]

_FEWEST = 4  # different names that make a list one of units or persons
_TOLD = frozenset(f"ledgers.{code}" for code in ("duplicate", "duplicate_left_out", "list_twice"))


def find_rows_again(draft: Draft, alike: Numbers) -> None:
    """A warning for each sheet of a ledger without dates that has rows again; all count.

    Not where captions part them, nor where they were told one by one, nor where some come oftener
    than others: those are lists of who took part.
    """
    ledger = draft.ledger
    if ledger.date is not None or ledger.unpivot or ledger.copies is Copies.ACCEPT:
        return
    live = np.flatnonzero(draft.live())
    again = live[alike[live] >= 0]
    if not len(again) or (ledger.duplicates is not Duplicates.COUNT and key_of(draft)):
        return
    told = {(f.place.file, f.place.sheet) for f in draft.findings if f.code in _TOLD}
    sheets = sheets_of(draft)
    for sheet in distinct(sheets[again]).tolist():
        rows = live[sheets[live] == sheet]
        place = draft.source(int(rows[0])).place()
        if (place.file, place.sheet) not in told:
            _find_on_sheet(draft, rows, alike[rows])


def _find_on_sheet(draft: Draft, rows: Numbers, numbers: Numbers) -> None:
    firsts: dict[int, int] = {}
    pairs: list[tuple[int, int]] = []
    for row, number in zip(rows.tolist(), numbers.tolist(), strict=True):
        first = firsts.setdefault(number, row) if number >= 0 else row
        if first != row:
            pairs.append((row, first))
    later = np.array([row for row, _ in pairs], dtype=np.int64)
    if not pairs or not _are_steady(numbers) or not _has_key(draft, np.setdiff1d(rows, later)):
        return
    if not _are_parted(draft, rows):
        earlier = np.array(sorted(first for _, first in pairs), dtype=np.int64)
        tell_list_twice(draft, later, earlier)


def _are_steady(numbers: Numbers) -> bool:
    """True where each row that comes again does so as often as the others."""
    times = np.bincount(numbers[numbers >= 0])
    return len(distinct(times[times > 1])) == 1


def _has_key(draft: Draft, rows: Numbers) -> bool:
    """True where some column of names has another value in each of the rows."""
    columns = (plain(draft.values[name]).take(rows) for name in name_columns(draft))
    return len(rows) >= _FEWEST and any(
        len(np.unique(cells.codes)) == len(rows) and all(value not in {None, ""} for value in cells)
        for cells in columns
    )


def _are_parted(draft: Draft, rows: Numbers) -> bool:
    """True where other captions than the first stand between, or above tables side by side."""
    owners = distinct(draft.owner[rows]).tolist()
    extracts = [draft.extracts[n] for n in owners]
    first = min(extracts, key=lambda extract: extract.top)
    above, cells = caption_of(first), first.source.sheet.rows
    if len({extract.top for extract in extracts}) < len(extracts):
        return any(sum(not is_blank(cell) for cell in row) > 1 for row in cells[: first.top - 1])
    numbers = set(draft.row[rows].tolist())
    between = range(min(numbers), max(numbers))
    single = {n for n in between if sum(not is_blank(cell) for cell in cells[n - 1]) == 1}
    if 2 * len(single & numbers) > len(numbers):  # a list of nothing but names
        single -= numbers
    texts = (str(cell) for n in single for cell in cells[n - 1] if not is_blank(cell))
    return any(text not in above for text in texts)
