"""Oddities: what cells hold that nobody sees, and numbers that are texts; said, then read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Severity
from zgreport.ledgers.cells import Reading, read_count
from zgreport.ledgers.texts import strings

if TYPE_CHECKING:
    from zgreport.ledgers.coded import Mask
    from zgreport.ledgers.draft import Draft

__all__ = ["tell_control_characters", "tell_numbers_as_text"]

# Control characters (not tab, newline and return, which cells hold rightly), what turns the
# direction of writing round, and what is no character: `names.tidy` takes them all out.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)


def tell_control_characters(draft: Draft) -> None:
    """A note for each column and sheet in which cells hold control characters."""
    for name, cells in draft.values.items():
        together = "".join(strings(cells.values))
        if not together.isprintable() and _CONTROL.search(together):
            odd = [isinstance(v, str) and bool(_CONTROL.search(v)) for v in cells.values]
            _tell(draft, "control_characters", name, cells.where(odd))


def tell_numbers_as_text(draft: Draft, name: str) -> None:
    """A note for each sheet in which some numbers of a column are numbers and some are texts."""
    cells = draft.column(name)
    texts = [isinstance(value, str) for value in cells.values]
    if not any(texts):
        return
    number = [
        value is not None and not text for value, text in zip(cells.values, texts, strict=True)
    ]
    with_numbers = np.unique(draft.owner[draft.live() & cells.where(number)])
    mixed = draft.live() & cells.where(texts) & np.isin(draft.owner, with_numbers)
    there = cells.counts(mixed).tolist()
    odd = [
        bool(n) and read_count(value).reading is Reading.EXACT
        for value, n in zip(cells.values, there, strict=True)
    ]
    _tell(draft, "number_as_text", name, mixed & cells.where(odd))


def _tell(draft: Draft, code: str, column: str, odd: Mask) -> None:
    found = np.flatnonzero(odd & ~draft.foreign)
    for owner in dict.fromkeys(draft.owner[found].tolist()):
        rows = found[draft.owner[found] == owner]
        shown: dict[str, object] = {"count": len(rows), "rows": draft.rows(rows)}
        draft.find(code, Severity.NOTE, int(rows[0]), column, **shown)
