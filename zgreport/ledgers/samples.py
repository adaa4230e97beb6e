"""Samples: sheets that show how to fill in the form, or are set aside, beside those that count."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import Copies
from zgreport.findings import room
from zgreport.ledgers.choosing import LeftOut, Why
from zgreport.ledgers.parts import Part, name_columns, parts_of
from zgreport.ledgers.sheetnames import is_kept_aside, is_sample, is_set_aside, stem
from zgreport.names import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.ledgers.draft import Draft

__all__ = ["leave_out_kept", "leave_out_samples"]

_ROOM = room("ledgers")

_MOST_EXAMPLES = 3  # rows of a form that show how to fill it in


def leave_out_samples(draft: Draft) -> list[LeftOut]:
    """Leave out the sheets and files named 模板, 样表, 作废, 计划 beside others of their ledger.

    Without a word where a form is blank, with a warning where it has few rows, else with an
    error: its rows may be records.  Where the definition says which sheets are read, all count.
    """
    return _left_out(draft, _is_named)


def leave_out_kept(draft: Draft) -> list[LeftOut]:
    """Leave out the sheets named 草稿 or 备份 that are no copies of others, each with an error."""
    if draft.ledger.copies is Copies.ACCEPT:
        return []
    return _left_out(draft, lambda _, sheet: is_kept_aside(sheet))


_IsNamed = Callable[[str, str], bool]


def _left_out(draft: Draft, is_named: _IsNamed) -> list[LeftOut]:
    if draft.ledger.sheets or not any(
        is_named(e.source.file, e.source.sheet.name) for e in draft.extracts
    ):
        return []
    parts = parts_of(draft, by_sheet=True, rows=~draft.foreign)
    return [
        _leave_out(draft, part)
        for year in dict.fromkeys(part.year for part in parts)
        for part in _beside_others(draft, [p for p in parts if p.year == year], is_named)
    ]


def _is_named(file: str, sheet: str) -> bool:
    return is_sample(sheet) or is_sample(stem(file)) or is_set_aside(sheet)


def _beside_others(draft: Draft, parts: list[Part], is_named: _IsNamed) -> Iterator[Part]:
    """The parts so named, where some other one has records; of sheets, in their file.

    What has been left out already is not told of again.
    """
    named = [part for part in parts if is_named(part.file, part.sheet or "")]
    live = draft.live()
    left = [p for p in parts if p not in named and live[p.rows].any()]
    files = {part.file for part in left}
    for part in named if left else ():
        is_form = is_sample(part.sheet or "") or is_sample(stem(part.file))
        if is_form or (part.file in files and live[part.rows].any()):
            yield part


def _leave_out(draft: Draft, part: Part) -> LeftOut:
    name, rows = part.sheet or "", _filled(draft, part)
    is_form = is_sample(name) or is_sample(stem(part.file))
    kind = "sample" if is_sample(name) else "sample_file"
    code, finding = (f"{kind}_with_records" if is_form else "set_aside"), _ROOM.error
    if is_form and rows <= _MOST_EXAMPLES:
        code, finding = f"{kind}_left_out", _ROOM.warning
    shown = {"ledger": draft.ledger.name, "rows": rows, "name": name}
    if rows:
        draft.findings.append(finding(code, part.place, **shown))
    draft.excluded[part.rows] = True
    why = Why.SAMPLE if is_form else Why.SET_ASIDE
    return LeftOut(part.file, name, frozenset({part.year}), why)


def _filled(draft: Draft, part: Part) -> int:
    """How many rows say more than the months and names that a blank form of numbers comes with."""
    columns = [measure.column for measure in draft.ledger.measures]
    undated = [draft.day[i] is None for i in part.rows.tolist()]
    if not columns or not (draft.month[part.rows] | np.array(undated)).all():
        columns += name_columns(draft)
    return sum(_is_filled(draft, i, columns) for i in part.rows.tolist())


def _is_filled(draft: Draft, i: int, columns: Sequence[str]) -> bool:
    """As the cells were typed: what turned out to be no number was filled in all the same."""
    typed, within = draft.extracts[int(draft.owner[i])].values, int(draft.within[i])
    cells = (typed[name][within] for name in columns if name in typed)
    return any(not is_blank(cell) and cell != 0 for cell in cells)
