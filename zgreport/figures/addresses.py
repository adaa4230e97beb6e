"""Addresses: from the rows of a ledger's frame back to files, sheets and rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.figures.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.figures.vectors import Codes
    from zgreport.ledgers.model import Ledger

__all__ = ["sources_of"]


def sources_of(ledger: Ledger, rows: Codes) -> Iterator[Source]:
    """Where the rows stand, by file and sheet; `rows` are those of the ledger's frame."""
    frame = ledger.frame
    sheets = frame.files.codes[rows].astype(np.int64) * len(frame.sheets.values)
    sheets += frame.sheets.codes[rows]
    numbers = frame.rows[rows]
    names = {
        sheet: (frame.files.values[at], frame.sheets.values[of])
        for sheet in np.unique(sheets).tolist()
        for at, of in [divmod(sheet, len(frame.sheets.values))]
    }
    for sheet, (file, name) in sorted(names.items(), key=lambda item: item[1]):
        yield Source(ledger.name, file, name, _ranges(numbers[sheets == sheet]))


def _ranges(rows: Codes) -> str:
    """2, 3, 4, 7 as "2-4,7"."""
    if not (np.diff(rows) > 0).all():  # several records of one row, or sheets out of order
        rows = np.unique(rows)
    ends = np.flatnonzero(np.diff(rows, append=rows[-1] + 2) > 1)
    lasts = rows[ends]
    firsts = rows[np.concatenate([[0], ends[:-1] + 1])]
    texts = list(map(str, firsts.tolist()))
    for n in np.flatnonzero(firsts < lasts).tolist():
        texts[n] = f"{texts[n]}-{lasts[n]}"
    return ",".join(texts)
