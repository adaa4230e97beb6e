"""Repeats: records that say in all their cells what other records say."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Severity
from zgreport.ledgers.coded import Coded, joined, paired
from zgreport.ledgers.duplicates import NO_KEY, plain
from zgreport.ledgers.margins import is_margin
from zgreport.ledgers.parts import mapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.draft import Draft

__all__ = ["alike", "compared", "filled", "groups_of", "sheets_of", "tell_list_twice"]


def alike(draft: Draft, keys: Numbers) -> Numbers:
    """For each record a number that only those equal in all cells share; below 0: none is equal.

    Serial numbers and remarks are not compared: who pastes rows numbers them anew.  `keys` are
    the records' keys of duplicates: those with a key of their own are not looked at.
    """
    rows = np.flatnonzero(draft.live() & ((keys >= 0) | (keys == NO_KEY)))
    found: Numbers = paired([draft.year[rows], draft.day.codes[rows], draft.span[rows]])
    rows, found = _repeated(rows, found)
    for column in _columns(draft) if len(rows) else ():
        if len(rows):
            rows, found = _repeated(rows, paired([found, plain(column.take(rows)).codes]))
    numbers: Numbers = np.full(len(draft), -1, dtype=np.int64)
    numbers[rows] = found
    return numbers


def tell_list_twice(draft: Draft, rows: Numbers, earlier: Numbers) -> None:
    """A warning that the rows of a list stand on their sheet once more."""
    shown = {"rows": draft.rows(rows), "other_rows": draft.rows(earlier), "count": len(rows)}
    draft.find("list_twice", Severity.WARNING, int(rows[0]), None, **shown)


def _columns(draft: Draft) -> Iterator[Coded]:
    yield from (draft.values[name] for name in compared(draft))
    times = _times(draft)
    if times is not None:
        yield times


def _repeated(rows: Numbers, numbers: Numbers) -> tuple[Numbers, Numbers]:
    """The rows whose number another one has."""
    several = np.bincount(numbers, minlength=1)[numbers] > 1
    return rows[several], numbers[several]


def compared(draft: Draft) -> list[str]:
    """The columns that are held against each other, those with the most values first."""
    spoken = set(mapped(draft))
    names = dict.fromkeys(name for extract in draft.extracts for name in extract.values)
    told = (
        name
        for name in names
        if name != draft.ledger.date and not is_margin(name) and name in draft.values
    )
    kept = [name for name in told if name in spoken or not _numbers_rows(draft, name)]
    return sorted(kept, key=lambda name: -len(draft.values[name].values))


def _numbers_rows(draft: Draft, name: str) -> bool:
    """True for a column of numbers of which nearly every row has its own."""
    values = draft.values[name].values
    return len(values) * 10 >= len(draft) * 9 and not any(isinstance(v, str) for v in values)


def _times(draft: Draft) -> Coded | None:
    """The times of day beside the dates, where there are any: two calls of one day are two."""
    blanks = (Coded.alike(None, len(extract.rows)) for extract in draft.extracts)
    name = draft.ledger.date or ""
    columns = [e.values.get(name, blank) for e, blank in zip(draft.extracts, blanks, strict=True)]
    if not any(_has_time(value) for column in columns for value in column.values):
        return None
    cells = joined(columns)
    return cells.changed([value if _has_time(value) else None for value in cells.values])


def _has_time(value: object) -> bool:
    if isinstance(value, dt.datetime):
        return value.time() != dt.time()
    return isinstance(value, str) and (":" in value or "：" in value or "时" in value)


def filled(draft: Draft, rows: Numbers) -> Numbers:
    """How many of the compared cells of each row say something: neither blank nor nought."""
    count: Numbers = np.zeros(len(rows), dtype=np.int64)
    for name in compared(draft):
        cells = draft.values[name].take(rows)
        count += cells.where([value not in {None, "", 0} for value in cells.values])
    dated: Mask = draft.day.where([day is not None for day in draft.day.values])
    return count + dated[rows]


def sheets_of(draft: Draft) -> Numbers:
    """For each record the number of its sheet."""
    sheets = Coded.of((e.source.file, e.source.sheet.name) for e in draft.extracts)
    numbers: Numbers = sheets.codes.astype(np.int64)[draft.owner]
    return numbers


def groups_of(numbers: Numbers) -> Iterator[Numbers]:
    """The places that share a number which several have, in order."""
    order = np.argsort(numbers, kind="stable")
    bounds = np.flatnonzero(np.diff(numbers[order])) + 1
    for places in np.split(order, bounds):
        if len(places) > 1:
            yield places
