"""Tables: their rows, cells and grid brought to agree after filling, and what differs told.

A table's grid (w:tblGrid) says how wide its columns are, its cells (w:tcW) say it again: Word
goes by the cells, WPS by the grid (ECMA-376 Part 1, 17.4.48 and 17.4.71).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.looks.properties import attribute, number
from zgreport.document.looks.tables import cells_of, rows_of, tables_of
from zgreport.document.ooxml import Element, w
from zgreport.document.paragraphs import paragraphs
from zgreport.findings import room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.document.paragraphs import Paragraph
    from zgreport.findings import Finding, Place

__all__ = ["described", "is_square", "square", "two_widths"]

_ROOM = room("document")

_GRID, _COLUMN = w("tblGrid"), w("gridCol")
_MILLIMETRE = 56.7  # twips
_TOLERANCE = 60  # twips
_SHARE = 0.05  # of the column: what dragging a border by hand leaves
_BEFORE_GRID_AFTER = ("cnfStyle", "divId", "gridBefore")
_BEFORE_PROPERTIES = ("tblPrEx",)


def square(table: Element) -> None:
    """Make the grid as wide as the widest row, say of shorter rows what they leave out.

    A cell that goes on from one that is no longer above it begins by itself.
    """
    rows = list(rows_of(table))
    widths = {row: _covered(row) for row in rows}
    columns = _columns(table)
    wide = max((*widths.values(), len(columns)), default=0)
    for _ in range(wide - len(columns)):
        _widen(table, columns)
    for row, covered in widths.items():
        if 0 < covered < wide:
            _leave_out(row, wide - covered)
    _begin_merges(rows)


def is_square(table: Element) -> bool:
    """True where every row covers the columns of the grid, no more and no less."""
    wide = len(_columns(table))
    return all(_covered(row) == wide for row in rows_of(table))


def two_widths(root: Element, place: Place) -> Iterator[Finding]:
    """A warning for each table of a part whose cells say other widths than its grid."""
    numbers: dict[Element, Paragraph] = {}
    for table in tables_of(root):
        found = max(_differing(table), key=lambda row: abs(row[1] - row[2]), default=None)
        if found is None:
            continue
        numbers = numbers or {p.element: p for p in paragraphs(root)}
        row, grid, cell = found
        first = next((numbers[p] for p in table.iter(w("p")) if p in numbers), None)
        here = first.at(place) if first else place
        apart = max(round(abs(grid - cell) / _MILLIMETRE), 1)
        yield _ROOM.warning("grid_differs", here, row=row, difference=apart)


def _differing(table: Element) -> Iterator[tuple[int, int, int]]:
    """The rows whose cells differ from the grid, from 1, each with both widths in twips.

    The widths are those of the cell that differs most.
    """
    columns = [number(attribute(column, "w")) for column in _columns(table)]
    if not columns or not all(columns):
        return
    for at, row in enumerate(rows_of(table), 1):
        found = [pair for pair in _widths(row, columns) if _differ(*pair)]
        if found:
            grid, cell = max(found, key=lambda pair: abs(pair[0] - pair[1]))
            yield at, round(grid), round(cell)


def described(table: Element, title: str) -> None:
    """Set the table's title and description (alternative text) where its author gave none."""
    properties = table.find(w("tblPr"))
    if properties is None or not title:
        return
    held = {child.tag for child in properties}
    if held & {w("tblCaption"), w("tblDescription")}:
        return
    behind = properties.find(w("tblPrChange"))
    for name in ("tblCaption", "tblDescription"):
        said = properties.makeelement(w(name), {w("val"): title})
        properties.append(said) if behind is None else behind.addprevious(said)


def _widths(row: Element, columns: list[float]) -> Iterator[tuple[float, float]]:
    """By cell, the width that the grid gives it and the one it says itself."""
    for cell, at, span in cells_of(row):
        said = cell.find(f"{w('tcPr')}/{w('tcW')}")
        if attribute(said, "type") in (None, "dxa") and number(attribute(said, "w")) > 0:
            yield sum(columns[at - 1 : at - 1 + span]), number(attribute(said, "w"))


def _differ(grid: float, cell: float) -> bool:
    return abs(grid - cell) > max(_TOLERANCE, _SHARE * max(grid, cell))


def _columns(table: Element) -> list[Element]:
    grid = table.find(_GRID)
    return [] if grid is None else list(grid.iterchildren(_COLUMN))


def _covered(row: Element) -> int:
    """The columns that a row covers, with those it says it leaves out."""
    last = max((at - 1 + span for _, at, span in cells_of(row)), default=0)
    return last + _after(row)


def _after(row: Element) -> int:
    said = row.find(f"{w('trPr')}/{w('gridAfter')}")
    return max(int(number(attribute(said))), 0)


def _widen(table: Element, columns: list[Element]) -> None:
    grid = table.find(_GRID)
    if grid is None:
        grid = table.makeelement(_GRID)
        properties = table.find(w("tblPr"))
        table.insert(0, grid) if properties is None else properties.addnext(grid)
    last = columns[-1].get(w("w"), "0") if columns else "0"
    new = grid.makeelement(_COLUMN, {w("w"): last})
    columns[-1].addnext(new) if columns else grid.insert(0, new)
    columns.append(new)


def _leave_out(row: Element, count: int) -> None:
    """Say that a row ends that many columns before the grid does."""
    properties = row.find(w("trPr"))
    if properties is None:
        properties = row.makeelement(w("trPr"))
        before = [child for child in row if child.tag in map(w, _BEFORE_PROPERTIES)]
        row.insert(len(before), properties)
    held = properties.find(w("gridAfter"))
    if held is None:
        held = properties.makeelement(w("gridAfter"))
        at = sum(1 for child in properties if child.tag in map(w, _BEFORE_GRID_AFTER))
        properties.insert(at, held)
    held.set(w("val"), str(count + max(int(number(held.get(w("val")))), 0)))


def _begin_merges(rows: list[Element]) -> None:
    above: dict[int, bool] = {}
    for row in rows:
        merged = {at: _merge(cell) for cell, at, _ in cells_of(row)}
        for at, mark in merged.items():
            if mark is not None and attribute(mark) != "restart" and not above.get(at):
                mark.set(w("val"), "restart")
        above = {at: mark is not None for at, mark in merged.items()}


def _merge(cell: Element) -> Element | None:
    return cell.find(f"{w('tcPr')}/{w('vMerge')}")
