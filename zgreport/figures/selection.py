"""Selections: the rows of a ledger that are behind a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from zgreport.figures.vectors import Codes, Mask

__all__ = ["Selection"]


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
    def rows(self) -> Codes:
        """The rows, counted from 0."""
        return np.flatnonzero(np.unpackbits(np.frombuffer(self.bits, dtype=np.uint8)))
