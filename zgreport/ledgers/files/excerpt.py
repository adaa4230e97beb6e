"""Excerpts: the raw rows of input files, to be shown beside what is wrong with them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from zgreport.ledgers.files.formats import SHARE
from zgreport.ledgers.files.sheet import Unreadable
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from zgreport.findings import Place
    from zgreport.ledgers.files.reader import Reader
    from zgreport.ledgers.files.sheet import Scalar, Sheet
    from zgreport.workspace import Workspace

__all__ = ["row_at"]

_ROW = Pattern(r"\d+")


def row_at(place: Place, workspace: Workspace, reader: Reader) -> tuple[str, ...]:
    """The cells of the row a place names, as text from column A on, trailing blanks left out.

    Empty where the place names no row or its file cannot be read.
    """
    row = _ROW.search(place.cell or "")
    if place.file is None or row is None:
        return ()
    try:
        book = reader.read(workspace.root / place.file)
    except Unreadable:
        return ()
    found = (sheet for sheet in book.sheets if sheet.name == (place.sheet or sheet.name))
    sheet = next(found, None)
    return _texts(sheet, int(row.group())) if sheet else ()


def _texts(sheet: Sheet, row: int) -> tuple[str, ...]:
    cells = sheet.rows[row - 1] if 0 < row <= len(sheet.rows) else ()
    texts = [_text(cell, sheet.shown(row, n)) for n, cell in enumerate(cells, 1)]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _text(cell: Scalar, shown: str) -> str:
    if shown == SHARE and isinstance(cell, int | float):
        return f"{(Decimal(repr(cell)) * 100).normalize():f}%"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell)
