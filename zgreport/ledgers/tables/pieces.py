"""Pieces: tables that stand one below the other under the header once more, read each for itself.

A cross-table is cut to fit the page; a sheet has a block for each month, captioned with it.
"""

from __future__ import annotations

import dataclasses
from array import array
from typing import TYPE_CHECKING, cast

from zgreport.ledgers.files.grid import Cells, Grid
from zgreport.ledgers.tables.header import crossed_in_row
from zgreport.names import comparable, is_blank
from zgreport.numerals.months import find_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.ledgers.files.sheet import Sheet
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.tables.header import Table, Wanted

__all__ = ["blocks_of", "pieces_of"]

_REACH = 3  # rows above a header in which its caption is looked for


def pieces_of(
    source: InputSheet, table: Table, wanted: Wanted
) -> Iterator[tuple[InputSheet, Table]]:
    """The table, or its pieces from top to bottom, each with the sheet up to the next one's header.

    A header further down is that of another piece where it has the same names and other columns
    of the cross-table than the one before: 单位 1月 2月 above, 单位 3月 4月 below.
    """
    crossed = _starts(source.sheet, table, wanted)
    if not crossed:
        yield source, table
        return
    starts = [table.bottom, *crossed]
    ends = [*(row - 1 for row in crossed), len(source.sheet.rows)]
    for start, end in zip(starts, ends, strict=True):
        cut = dataclasses.replace(source, sheet=_cut(source.sheet, end))
        yield cut, table if start == table.bottom else _piece(table, start, crossed[start])


def _starts(sheet: Sheet, table: Table, wanted: Wanted) -> dict[int, dict[str, int]]:
    """The rows that begin a piece, with its columns; the header of the page before begins none."""
    starts: dict[int, dict[str, int]] = {}
    last = dict(table.crossed)
    for row in _heads(sheet, table) if table.crossed else ():
        found = crossed_in_row(sheet, wanted, row)
        if found and found != last:
            starts[row] = last = found
    return starts


def blocks_of(source: InputSheet, table: Table) -> Iterator[tuple[InputSheet, Table]]:
    """The table, or its blocks that have a header and a caption with months each: 2023年2月.

    Each has the sheet from its caption on up to the next one.
    """
    captions = {row: _caption(source.sheet, row) for row in _heads(source.sheet, table)}
    starts = {row: caption for row, caption in captions.items() if caption}
    if not starts:
        yield source, table
        return
    first, *others = [(table.bottom, 1), *starts.items()]
    ends = [*(caption - 1 for _, caption in others), len(source.sheet.rows)]
    for (head, begin), end in zip([first, *others], ends, strict=True):
        cut = dataclasses.replace(source, sheet=_cut(source.sheet, end, begin))
        top = table.top if head == table.bottom else head
        yield cut, dataclasses.replace(table, top=top, bottom=head)


def _caption(sheet: Sheet, head: int) -> int:
    """The row over a header that names months and nothing else does beside it; 0 for none."""
    for row in range(head - 1, max(head - 1 - _REACH, 0), -1):
        filled = [cell for cell in sheet.rows[row - 1] if not is_blank(cell)]
        if len(filled) > 1:
            return 0
        if filled and isinstance(filled[0], str) and find_months(comparable(filled[0])):
            return row
    return 0


def _heads(sheet: Sheet, table: Table) -> list[int]:
    """The rows below the header in which all its names stand once more."""
    if not table.columns:
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
        table,
        top=row,
        bottom=row,
        right=right,
        others=others,
        crossed=crossed,
        repeated={},
        above=table.bottom,
    )


def _cut(sheet: Sheet, end: int, begin: int = 1) -> Sheet:
    """The sheet with the rows from `begin` to `end` only, at their places."""
    grid = cast("Grid", sheet.rows)
    columns = [
        Cells(
            (*cells.values, None),
            array("i", [len(cells.values)] * (begin - 1))
            + array("i", cells.codes[begin - 1 : end]),
        )
        for cells in grid.columns
    ]
    return dataclasses.replace(sheet, rows=Grid(columns, min(end, len(grid))))
