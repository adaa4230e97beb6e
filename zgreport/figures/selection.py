"""Selections: the rows of a ledger that are behind a figure, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.coded import distinct
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.model import Ledger

__all__ = ["Selection", "Source", "sources_of"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Some rows of a ledger's frame, `count` of them, kept as one bit for each row there is."""

    ledger: str
    bits: bytes
    count: int

    @classmethod
    def of(cls, ledger: str, mask: Mask) -> Selection:
        """The rows for which the mask is True."""
        return cls(ledger, np.packbits(mask).tobytes(), int(np.count_nonzero(mask)))

    @property
    def rows(self) -> Numbers:
        """The rows, counted from 0."""
        return np.flatnonzero(np.unpackbits(np.frombuffer(self.bits, dtype=np.uint8)))


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows behind a figure stand: of one sheet the rows, as "2-5,9"."""

    ledger: str
    file: str
    sheet: str
    rows: str


def sources_of(ledger: Ledger, rows: Numbers) -> Iterator[Source]:
    """Where the rows stand, by file and sheet; `rows` are those of the ledger's frame."""
    frame = ledger.frame
    sheets = frame.files.codes[rows].astype(np.int64) * len(frame.sheets.values)
    sheets += frame.sheets.codes[rows]
    numbers = frame.rows[rows]
    names = {
        sheet: (frame.files.values[at], frame.sheets.values[of])
        for sheet in distinct(sheets).tolist()
        for at, of in [divmod(sheet, len(frame.sheets.values))]
    }
    for sheet, (file, name) in sorted(names.items(), key=lambda item: item[1]):
        yield Source(ledger.name, file, name, _ranges(numbers[sheets == sheet]))


def _ranges(rows: Numbers) -> str:
    """2, 3, 4, 7 as "2-4,7"."""
    if not (np.diff(rows) > 0).all():  # several records of one row, or sheets out of order
        rows = distinct(rows)
    ends = np.flatnonzero(np.diff(rows, append=rows[-1] + 2) > 1)
    lasts = rows[ends]
    firsts = rows[np.concatenate([[0], ends[:-1] + 1])]
    texts = list(map(str, firsts.tolist()))
    for n in np.flatnonzero(firsts < lasts).tolist():
        texts[n] = f"{texts[n]}-{lasts[n]}"
    return ",".join(texts)
