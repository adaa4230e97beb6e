"""Pieces: a cross-table cut to fit the page, its further columns below under a new header."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, cast

from zgreport.ledgers.files.grid import Cells, Grid
from zgreport.ledgers.tables.header import crossed_in_row
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.ledgers.files.sheet import Sheet
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.tables.header import Table, Wanted

__all__ = ["pieces_of"]


def pieces_of(
    source: InputSheet, table: Table, wanted: Wanted
) -> Iterator[tuple[InputSheet, Table]]:
    """The table, or its pieces from top to bottom, each with the sheet up to the next one's header.

    A header further down is that of another piece where it has the same names and other columns
    of the cross-table: 单位 1月 2月 above, 单位 3月 4月 below.
    """
    crossed = {
        row: found
        for row in _heads(source.sheet, table)
        if (found := crossed_in_row(source.sheet, wanted, row)) and found != dict(table.crossed)
    }
    if not crossed:
        yield source, table
        return
    starts = [table.bottom, *crossed]
    ends = [*(row - 1 for row in crossed), len(source.sheet.rows)]
    for start, end in zip(starts, ends, strict=True):
        cut = dataclasses.replace(source, sheet=_cut(source.sheet, end))
        yield cut, table if start == table.bottom else _piece(table, start, crossed[start])


def _heads(sheet: Sheet, table: Table) -> list[int]:
    """The rows below the header in which all its names stand once more."""
    if not table.crossed or not table.columns:
        return []
    column = min(table.columns.values())
    cells = sheet.columns[column - 1]
    header = sheet.at(table.bottom, column)
    if not isinstance(header, str):
        return []
    same = {code for code, text in enumerate(cells.values) if _alike(text, header)}
    rows = (row for row, code in enumerate(cells.codes, 1) if code in same and row > table.bottom)
    return [row for row in rows if all(_same(sheet, table, row, c) for c in table.columns.values())]


def _same(sheet: Sheet, table: Table, row: int, column: int) -> bool:
    return _alike(sheet.at(row, column), sheet.at(table.bottom, column))


def _alike(cell: object, header: object) -> bool:
    texts = isinstance(cell, str) and isinstance(header, str)
    return texts and comparable(cast("str", cell)) == comparable(cast("str", header))


def _piece(table: Table, row: int, crossed: dict[str, int]) -> Table:
    used = {*table.columns.values(), *crossed.values()}
    others = {header: column for header, column in table.others.items() if column not in used}
    right = max(table.left, *used)
    return dataclasses.replace(
        table, top=row, bottom=row, right=right, others=others, crossed=crossed, repeated={}
    )


def _cut(sheet: Sheet, end: int) -> Sheet:
    """The sheet without the rows below the last."""
    grid = cast("Grid", sheet.rows)
    columns = [Cells(cells.values, cells.codes[:end]) for cells in grid.columns]
    return dataclasses.replace(sheet, rows=Grid(columns, min(end, len(grid))))
