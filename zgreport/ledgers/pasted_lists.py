"""Pasted lists: rows of a list without dates that stand on their sheet once more, in their order.

Few rows of a name and a number say too little for an error (`pasted`), and too much for none.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import Copies, Duplicates
from zgreport.ledgers.coded import distinct
from zgreport.ledgers.duplicates import key_of
from zgreport.ledgers.parts import caption_of, name_columns
from zgreport.ledgers.repeats import sheets_of, tell_list_twice
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.names import is_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft

__all__ = ["find_pasted_lists"]

_FEWEST = 3  # rows that are alike, with different names
_LEAST = 2.5  # powers of ten: how unlikely it is that so many numbers are the same by chance


def find_pasted_lists(draft: Draft, alike: Numbers) -> None:
    """A warning for each sheet of a ledger without dates on which a list stands twice: both count.

    Not where captions part the two, as of months and of courses, nor where equal rows are told
    one by one.
    """
    ledger = draft.ledger
    if ledger.date is not None or ledger.unpivot or ledger.copies is Copies.ACCEPT:
        return
    settled = ledger.duplicates is not Duplicates.COUNT and key_of(draft)
    live = np.flatnonzero(draft.live() & (alike >= 0))
    if settled or not ledger.measures or len(live) < 2 * _FEWEST or not name_columns(draft):
        return
    told = {(f.place.file, f.place.sheet) for f in draft.findings if f.code == "ledgers.duplicate"}
    sheets = sheets_of(draft)
    for sheet in distinct(sheets[live]).tolist():
        rows = live[sheets[live] == sheet]
        source = draft.source(int(rows[0])).place()
        run = None if (source.file, source.sheet) in told else _run(draft, rows, alike[rows])
        if run is not None:
            tell_list_twice(draft, *run)


def _run(draft: Draft, rows: Numbers, numbers: Numbers) -> tuple[Numbers, Numbers] | None:
    """The first rows that repeat earlier ones in their order, and these; None for none."""
    first: dict[int, int] = {}
    for at, number in enumerate(numbers.tolist()):
        start = first.setdefault(number, at)
        length = _length(numbers.tolist(), start, at) if start < at else 0
        again, earlier = rows[at : at + length], rows[start : start + length]
        if length >= _FEWEST and _is_unlikely(draft, again):
            return None if _are_parted(draft, earlier, again) else (again, earlier)
    return None


def _length(numbers: Sequence[int], start: int, at: int) -> int:
    """How many rows from one place on are those from another on, each only once."""
    most = min(at - start, len(numbers) - at)
    same = next((n for n in range(most) if numbers[start + n] != numbers[at + n]), most)
    return same if len(set(numbers[at : at + same])) == same else 0


def _is_unlikely(draft: Draft, rows: Numbers) -> bool:
    """True where the numbers of the rows are hardly the same by chance: 0 and 1 often are."""
    weight = 0.0
    for column in dict.fromkeys(measure.column for measure in draft.ledger.measures):
        values = draft.column(column).take(rows)
        weight += sum(log10(abs(float(v)) + 1) for v in values if isinstance(v, int | float))
    return weight >= _LEAST


def _are_parted(draft: Draft, earlier: Numbers, again: Numbers) -> bool:
    """True where the two stand in other tables, or below other captions than each other."""
    tables = {int(draft.owner[rows[0]]) for rows in (earlier, again)}
    if len(tables) > 1:
        return any(draft.extracts[n].crossed for n in tables)
    extract = draft.extracts[tables.pop()]
    above, rows = caption_of(extract), extract.source.sheet.rows
    first, last = int(draft.row[earlier[-1]]), int(draft.row[again[0]])
    between = (n for n in extract.left_out.get(RowKind.CAPTION, ()) if first < n < last)
    texts = (str(cell) for n in between for cell in rows[n - 1] if not is_blank(cell))
    return any(text not in above for text in texts)
