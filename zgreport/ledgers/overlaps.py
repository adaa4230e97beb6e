"""Overlaps: days that two exports hand out, or none; months that two sheets give."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Finding, Severity, room
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.coded import Coded, paired
from zgreport.ledgers.duplicates import plain
from zgreport.ledgers.parts import name_columns
from zgreport.ledgers.tables.exports import CHANNEL
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.tables.extract import Extract

__all__ = ["Twice", "find_months_twice", "merge_exports", "tell_twice"]

_ROOM = room("ledgers")

Twice = tuple[int, int, str]
"""A row, the first row that gives the same already, and the measure's column."""
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


def find_months_twice(draft: Draft) -> None:
    """An error for each two sheets whose rows give the same month, names and measure."""
    measures = [m.column for m in draft.ledger.measures if m.column in draft.values]
    rows = np.flatnonzero(draft.live() & draft.month)
    if not measures or not len(rows) or len(draft.extracts) < 2:
        return
    sheets = Coded.of((e.source.file, e.source.sheet.name) for e in draft.extracts)
    owners = sheets.codes[draft.owner]
    filled = {name: _filled(draft, name) for name in measures}
    had: dict[tuple[int, str], dict[int, int]] = {}  # the first row of each sheet
    told: dict[int, Twice] = {}
    stands = np.repeat(rows, draft.span[rows])
    for key, i in zip(_month_keys(draft, rows).tolist(), stands.tolist(), strict=True):
        for name in (name for name in measures if filled[name][i]):
            firsts = had.setdefault((key, name), {})
            first = _first_alike(draft, firsts, i)
            firsts.setdefault(int(owners[i]), i)
            if first is not None and owners[first] != owners[i] and i not in told:
                told[i] = i, first, name
    tell_twice(draft, told.values())


def _first_alike(draft: Draft, firsts: Mapping[int, int], i: int) -> int | None:
    """The first of the rows that is of no other unit than row i."""
    mine = draft.named_after[draft.owner[i]]
    alike = (n for n in firsts.values() if not mine.is_apart(draft.named_after[draft.owner[n]]))
    return next(alike, None)


def _filled(draft: Draft, name: str) -> Mask:
    cells = draft.values[name]
    return cells.where([value is not None for value in cells.values])


def _month_keys(draft: Draft, rows: Numbers) -> Numbers:
    """For each month that a row stands for a number that only rows of equal names share."""
    names = [plain(draft.values[name]).codes for name in name_columns(draft)]
    months = [day.year * 12 + day.month if day else 0 for day in draft.day.values]
    last = np.array(months, dtype=np.int64)[draft.day.codes[rows]]
    spans = draft.span[rows]
    back = np.concatenate([np.arange(n) for n in spans.tolist()])
    repeated = np.repeat(rows, spans)
    return paired([np.repeat(last, spans) - back, *(codes[repeated] for codes in names)])


def tell_twice(draft: Draft, found: Iterable[Twice]) -> None:
    """An error for each two sheets (or one) of which rows give what the `first` give already."""
    sheets: dict[tuple[str, str], list[Twice]] = {}
    for one in found:
        here, there = draft.place(one[0]).source, draft.place(one[1]).source
        sheets.setdefault((here, there), []).append(one)
    for (_, other), each in sheets.items():
        rows = [i for i, _, _ in each]
        shown = {
            "months": tuple(dict.fromkeys(_months(draft.day[i], int(draft.span[i])) for i in rows)),
            "rows": draft.rows(rows),
            "other": other,
            "other_rows": draft.rows([first for _, first, _ in each]),
        }
        draft.find("month_twice", Severity.ERROR, rows[0], each[0][2], **shown)


def _months(day: dt.date | None, span: int) -> str:
    """What the row stands for; the year where it says no month."""
    if day is None:
        return "全年"
    return f"{day.month}月" if span == 1 else f"{day.month - span + 1}-{day.month}月"
