"""Summaries: sheets that say again what the other sheets of their ledger say (DESIGN 3.1)."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Place, room
from zgreport.ledgers.choosing import LeftOut, Why
from zgreport.ledgers.coded import paired
from zgreport.ledgers.duplicates import plain
from zgreport.ledgers.parts import Part, mapped, parts_of
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.draft import Draft

__all__ = ["is_summary", "is_summary_file", "leave_out_summaries"]

_ROOM = room("ledgers")

_SUMMARY = re.compile("汇总|全年|统计|透视|图表|说明")
# Many a ledger is called 统计 and is none the less one: where it says nothing again, it counts.
_ALSO_LEDGERS = "统计"


def is_summary(name: str) -> bool:
    """True for a name of a sheet that sums up others: 汇总, 全年 …."""
    return bool(_SUMMARY.search(comparable(name)))


def is_summary_file(file: str) -> bool:
    """True for a file so named."""
    return is_summary(PurePosixPath(file).stem)


def leave_out_summaries(draft: Draft) -> list[LeftOut]:
    """Leave out the summaries that stand beside others of their ledger and year.

    With a warning where all they say is said by the others; with an error where it is not.
    Where the definition says which sheets are read, none is a summary.
    """
    if draft.ledger.sheets or not any(
        _is_named(e.source.file, e.source.sheet.name) for e in draft.extracts
    ):
        return []
    parts = parts_of(draft, by_sheet=True)
    left_out: list[LeftOut] = []
    for year in dict.fromkeys(part.year for part in parts):
        mine = [part for part in parts if part.year == year]
        others = [part for part in mine if not _is_named(part.file, part.sheet)]
        summaries = [part for part in mine if _is_named(part.file, part.sheet)]
        if others and summaries:
            left_out.extend(_left_out(draft, summaries, others))
    return left_out


def _is_named(file: str, sheet: str | None) -> bool:
    return is_summary(sheet or "") or is_summary_file(file)


def _left_out(draft: Draft, summaries: Sequence[Part], others: Sequence[Part]) -> Iterator[LeftOut]:
    # The sums were made before a sheet was copied, or after.
    first = [part for part in others if not part.is_named_copy] or others
    for part in summaries:
        again = _said_again(draft, part, first)
        if len(first) < len(others) and not again.all():
            again |= _said_again(draft, part, others)
        if not again.any() and _is_ledger(draft, part):
            continue
        place = Place(year=part.year, file=part.file, sheet=part.sheet or None)
        shown = {"ledger": draft.ledger.name, "rows": len(again), "own": int((~again).sum())}
        finding = _ROOM.warning if again.all() else _ROOM.error
        code = "summary_left_out" if again.all() else "summary_with_records"
        draft.findings.append(finding(code, place, **shown))
        draft.excluded[part.rows] = True
        yield LeftOut(part.file, part.sheet or "", frozenset({part.year}), Why.SUMMARY)


def _is_ledger(draft: Draft, part: Part) -> bool:
    """True where only the file is named, after 统计, and all its records have their days."""
    words = set(_SUMMARY.findall(comparable(PurePosixPath(part.file).stem)))
    dated = all(draft.day[i] is not None for i in part.rows.tolist())
    return not is_summary(part.sheet or "") and words == {_ALSO_LEDGERS} and dated


def _said_again(draft: Draft, part: Part, parts: Sequence[Part]) -> Mask:
    """Which rows of a summary stand among those of the parts, or give sums of them."""
    others = np.concatenate([other.rows for other in parts])
    had = {name for n in np.unique(draft.owner[part.rows]) for name in draft.extracts[n].values}
    names = [name for name in mapped(draft) if name in had]
    numbers = paired([plain(draft.values[name]).codes for name in names]) if names else draft.row
    found = np.isin(numbers[part.rows], numbers[others])
    measures = [m.column for m in draft.ledger.measures if m.column in had]
    for n in np.flatnonzero(~found).tolist() if measures else ():
        found[n] = _is_sum(draft, int(part.rows[n]), others, names, measures)
    return found


def _is_sum(
    draft: Draft, i: int, others: Numbers, names: Sequence[str], measures: Sequence[str]
) -> bool:
    """True where every number of the row is the sum of those in the rows of its names."""
    rows = others
    for name in names:
        cells = plain(draft.values[name])
        if name == draft.ledger.date:
            rows = rows[_same_month(draft, i, rows)]
        elif name not in measures and cells[i] not in {None, ""}:
            rows = rows[cells.codes[rows] == cells.codes[i]]
    given = {name: draft.values[name][i] for name in measures if draft.values[name][i] is not None}
    sums = {name: _sum(draft, name, rows) for name in given}
    return bool(given) and bool(len(rows)) and sums == given


def _same_month(draft: Draft, i: int, rows: Numbers) -> Mask:
    day = draft.day[i]
    every = [other.timetuple()[:2] if other else None for other in draft.day.values]
    wanted = day.timetuple()[:2] if day else None
    held = [day is None or month == wanted for month in every]
    return np.array(held, dtype=bool)[draft.day.codes[rows]]


def _sum(draft: Draft, name: str, rows: Numbers) -> object:
    cells = draft.values[name].take(rows)
    every = np.ones(len(cells), dtype=bool)
    counts = zip(cells.values, cells.counts(every).tolist(), strict=True)
    return sum(value * n for value, n in counts if value is not None and not isinstance(value, str))
