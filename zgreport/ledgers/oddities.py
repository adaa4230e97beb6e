"""Oddities: what cells hold that nobody sees, and numbers that are texts; said, then read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Severity
from zgreport.ledgers.cells import CountReading, read_count
from zgreport.ledgers.coded import distinct
from zgreport.ledgers.texts import are_blank, strings
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from zgreport.ledgers.coded import Mask
    from zgreport.ledgers.counts import Words
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.tables.extract import Extract

__all__ = [
    "struck_rows",
    "tell_control_characters",
    "tell_numbers_as_text",
    "tell_rows",
    "tell_struck",
]

# Control characters (not tab, newline and return, which cells hold rightly), what turns the
# direction of writing round, and what is no character: `names.tidy` takes them all out.
_CONTROL = Pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)


def tell_control_characters(draft: Draft) -> None:
    """A note for each column and sheet in which cells hold control characters."""
    for name, cells in draft.values.items():
        together = "".join(strings(cells.values))
        if not together.isprintable() and _CONTROL.search(together):
            odd = [isinstance(v, str) and bool(_CONTROL.search(v)) for v in cells.values]
            tell_rows(draft, "control_characters", name, cells.where(odd))


def tell_numbers_as_text(draft: Draft, name: str, words: Words) -> None:
    """A note for each sheet in which some numbers of a column are numbers and some are texts."""
    cells = draft.column(name)
    texts = [isinstance(value, str) for value in cells.values]
    if not any(texts):
        return
    number = [
        value is not None and not text for value, text in zip(cells.values, texts, strict=True)
    ]
    with_numbers = distinct(draft.owner[draft.live() & cells.where(number)])
    mixed = draft.live() & cells.where(texts) & np.isin(draft.owner, with_numbers)
    there = cells.counts(mixed).tolist()
    odd = [
        bool(n) and read_count(value, words).reading is CountReading.EXACT
        for value, n in zip(cells.values, there, strict=True)
    ]
    tell_rows(draft, "number_as_text", name, mixed & cells.where(odd))


def tell_struck(draft: Draft) -> None:
    """A warning for each sheet in which a cell of a record is struck out: it may be cancelled."""
    tell_rows(draft, "struck_out", None, struck_rows(draft) & draft.live(), Severity.WARNING)


def struck_rows(draft: Draft) -> Mask:
    """The records in which a cell of a column is struck out."""
    odd: Mask = np.zeros(len(draft), dtype=bool)
    for extract, span in draft.tables():
        if extract.source.sheet.struck:
            odd[span] = _struck(extract)
    return odd


def _struck(extract: Extract) -> Mask:
    """The records of a table in which a filled cell of a column is struck out."""
    struck: Mask = np.zeros(len(extract.rows), dtype=bool)
    for name, at in extract.places.items():
        filled = ~extract.values[name].where(are_blank(extract.values[name].values))
        columns = np.full(len(struck), at) if isinstance(at, int) else np.array(at)
        for column in distinct(columns).tolist():
            for first, last in extract.source.sheet.struck.get(column, ()):
                inside = (extract.rows >= first) & (extract.rows <= last)
                struck |= inside & filled & (columns == column)
    return struck


def tell_rows(
    draft: Draft,
    code: str,
    column: str | None,
    odd: Mask,
    severity: Severity = Severity.NOTE,
    **values: object,
) -> None:
    """A finding for each table that has some of the rows, at the first of them."""
    found = np.flatnonzero(odd & ~draft.foreign)
    for owner in dict.fromkeys(draft.owner[found].tolist()):
        rows = found[draft.owner[found] == owner]
        shown: dict[str, object] = {"count": len(rows), "rows": draft.rows(rows), **values}
        draft.find(code, severity, int(rows[0]), column, **shown)
