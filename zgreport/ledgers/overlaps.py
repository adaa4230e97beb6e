"""Overlaps: exports hand out 90 days at a time, so days are there twice, or not at all."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Finding, Severity, room
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.tables.exports import CHANNEL
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.tables.extract import Extract

__all__ = ["merge_exports"]

_ROOM = room("ledgers")

_Kind = tuple[int, frozenset[str]]
_Key = tuple[_Kind, dt.date, str]


def merge_exports(draft: Draft) -> None:
    """Of the exports that overlap let the later one stand; report days that none of them has.

    The later export is the one that reaches further.
    """
    rows = _export_rows(draft)
    last = {n: max(day for i in own if (day := draft.day[i])) for n, own in rows.items()}
    taken: dict[_Key, int] = {}
    replaced: dict[tuple[str, str], list[int]] = {}
    for n in sorted(rows, key=lambda n: (last[n], n), reverse=True):
        for i in rows[n]:
            owner = taken.setdefault(_key(draft, n, i), n)
            if owner != n:
                files = (draft.source(i).file, draft.extracts[owner].source.file)
                replaced.setdefault(files, []).append(i)
                draft.excluded[i] = True
    for (_, other), old in replaced.items():
        count = len(old)
        draft.find("replaced_days", Severity.NOTE, old[0], count=count, other=other)
    draft.findings.extend(_gaps(draft, taken))


def _export_rows(draft: Draft) -> dict[int, list[int]]:
    """The dated records of each extract that is an export."""
    dated = (
        draft.live() & ~draft.month & draft.day.where([day is not None for day in draft.day.values])
    )
    exports = (n for n, extract in enumerate(draft.extracts) if extract.export)
    rows = {n: np.flatnonzero(dated & (draft.owner == n)).tolist() for n in exports}
    return {n: own for n, own in rows.items() if own}


def _key(draft: Draft, n: int, i: int) -> _Key:
    extract: Extract = draft.extracts[n]
    kind = (int(draft.year[i]), frozenset(extract.values))
    channel = extract.values.get(CHANNEL)
    text = text_of(channel[draft.within[i]]) if channel else None
    return kind, draft.day[i] or dt.date.min, comparable(text or "")


def _gaps(draft: Draft, taken: dict[_Key, int]) -> Iterator[Finding]:
    days: dict[_Kind, set[dt.date]] = {}
    for kind, day, _ in taken:
        days.setdefault(kind, set()).add(day)
    for kind, had in days.items():
        first, last = min(had), max(had)
        span = (first + dt.timedelta(n) for n in range((last - first).days))
        missing = [day for day in span if day not in had]
        if missing:
            owner = next(n for (other, _, _), n in taken.items() if other == kind)
            place = draft.extracts[owner].source.place()
            yield _ROOM.warning(
                "export_gap",
                place,
                ledger=draft.ledger.name,
                count=len(missing),
                first=missing[0].isoformat(),
                last=missing[-1].isoformat(),
            )
