"""Addresses: from the rows of a ledger's frame back to file, sheet and row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.figures.model import RowRef

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.ledgers.model import Ledger

__all__ = ["addresses_of"]


def addresses_of(ledger: Ledger, rows: Sequence[int]) -> Iterator[RowRef]:
    """The address of each row, in the order given; `rows` are labels of the ledger's frame."""
    places = ledger.frame.loc[list(rows), ["_year", "_file", "_sheet", "_row"]]
    for year, file, sheet, row in places.itertuples(index=False, name=None):
        yield RowRef(ledger.name, int(year), str(file), str(sheet), int(row))
