"""Oddities: what cells hold that nobody sees, and numbers that are texts; said, then read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeGuard

from zgreport.findings import Severity
from zgreport.ledgers.cells import Reading, read_count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgreport.ledgers.draft import Draft, Value

__all__ = ["tell_control_characters", "tell_numbers_as_text"]

_AT_ONCE = 10_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def tell_control_characters(draft: Draft) -> None:
    """A note for each column and sheet in which cells hold control characters."""
    for name, cells in draft.values.items():
        odd = [
            i
            for first in range(0, len(cells), _AT_ONCE)
            if _CONTROL.search("".join(filter(_is_text, cells[first : first + _AT_ONCE])))
            for i, cell in enumerate(cells[first : first + _AT_ONCE], first)
            if isinstance(cell, str) and _CONTROL.search(cell)
        ]
        _tell(draft, "control_characters", name, odd)


def _is_text(cell: Value) -> TypeGuard[str]:
    return type(cell) is str


def tell_numbers_as_text(draft: Draft, name: str) -> None:
    """A note for each sheet in which some numbers of a column are numbers and some are texts."""
    cells = draft.values.get(name) or []
    numbers: set[int] = set()
    texts: list[int] = []
    for i in draft.live():
        cell = cells[i]
        if isinstance(cell, str):
            texts.append(i)
        elif cell is not None:
            numbers.add(draft.owner[i])
    mixed = (i for i in texts if draft.owner[i] in numbers)
    odd = [i for i in mixed if read_count(cells[i]).reading is Reading.EXACT]
    _tell(draft, "number_as_text", name, odd)


def _tell(draft: Draft, code: str, column: str, odd: Iterable[int]) -> None:
    sheets: dict[int, list[int]] = {}
    for i in odd:
        if not draft.foreign[i]:
            sheets.setdefault(draft.owner[i], []).append(i)
    for rows in sheets.values():
        draft.find(code, Severity.NOTE, rows[0], column, count=len(rows), rows=draft.rows(rows))
