"""Typed rows: what stands in a 对照表 that came back from the office, cell by cell.

Excel and WPS keep the sheets' names and heads; rows may be sorted, filtered or deleted, and
columns moved: a row is known by what it is about, a column by its head.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import Finding, Place, room
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.files.sheet import address
from zgreport.names import comparable, near_misses, tidy
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.drafting.crosswalk.paper import Shape
    from zgreport.ledgers.files.sheet import Book, Sheet

__all__ = ["FILE", "TypedRow", "rows_of", "texts_under"]

FILE = "对照表.xlsx"
_ROOM = room("drafting")
_HEAD_ROWS = 5  # somebody may have put a title above


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row of a sheet: its number, its cells by head ("" is blank), and their columns."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    columns: Mapping[str, int]

    def place(self, head: str) -> Place:
        """The cell under a head."""
        return Place(file=FILE, sheet=self.sheet, cell=address(self.number, self.columns[head]))


def rows_of(book: Book, shape: Shape) -> tuple[list[TypedRow], list[Finding]]:
    """The rows of the sheet's sheet that have something in them, and what is missing of it.

    A sheet or a head that is gone is an error; so is a cell that shows an error of Excel.
    """
    sheet = next((s for s in book.sheets if comparable(s.name) == shape.name), None)
    if sheet is None:
        names = tuple(each.name for each in book.sheets)
        near = near_misses(shape.name, names)
        place = Place(file=FILE)
        return [], [_ROOM.error("no_page", place, sheet=shape.name, near=near, known=names)]
    top, columns = _heads(sheet, shape)
    if missing := tuple(head for head in shape.heads if head not in columns):
        place = Place(file=FILE, sheet=sheet.name, cell=address(top))
        return [], [_ROOM.error("no_head", place, heads=missing)]
    broken = [
        _ROOM.error("error_in_cell", Place(file=FILE, sheet=sheet.name, cell=address(*at)), value=v)
        for at, v in sheet.error_cells.items()
        if at[1] in columns.values()
    ]
    return list(_rows(sheet, shape, top, columns)), broken


def texts_under(book: Book, shape: Shape) -> list[tuple[str, ...]]:
    """The rows of a sheet that nobody types into, as they are; none where it is gone."""
    sheet = next((s for s in book.sheets if comparable(s.name) == shape.name), None)
    if sheet is None:
        return []
    cells = range(1, len(shape.heads) + 1)
    every = range(2, len(sheet.rows) + 1)
    return [tuple(str(sheet.at(row, column) or "") for column in cells) for row in every]


def _heads(sheet: Sheet, shape: Shape) -> tuple[int, dict[str, int]]:
    """The row in which most of the sheet's heads stand, and the column of each."""
    found: list[tuple[int, dict[str, int]]] = []
    for number, row in enumerate(sheet.rows[:_HEAD_ROWS], 1):
        texts = {comparable(text_of(cell) or ""): c for c, cell in enumerate(row, 1)}
        columns = {head: texts[head] for head in shape.heads if head in texts}
        found.append((number, columns))
    return max(found, key=lambda each: len(each[1]), default=(1, {}))


def _rows(sheet: Sheet, shape: Shape, top: int, columns: Mapping[str, int]) -> Iterator[TypedRow]:
    for number in range(top + 1, len(sheet.rows) + 1):
        cells = {h: tidy(text_of(sheet.at(number, c)) or "") for h, c in columns.items()}
        if any(cells.values()):
            yield TypedRow(shape.name, number, cells, columns)
