"""The tables that Excel knows as such (Ctrl-T) in a form: one empty row, the form's own headers.

Excel repairs, with a question, a file whose table has other column names than its header cells,
or a row of totals without its words (ECMA-376 part 1, 18.5.1.2 and 18.5.1.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.worksheet.cell_range import CellRange

if TYPE_CHECKING:
    from openpyxl.worksheet.table import Table
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["shrink_tables"]


def shrink_tables(sheet: Worksheet, kept: frozenset[int]) -> None:
    """Leave each table its header, which stands in a kept row, and a row to write in."""
    for table in list(sheet.tables.values()):
        top = CellRange(table.ref).min_row
        names = _names(sheet, table)
        if top in kept and table.headerRowCount != 0 and _may_head(table, names):
            _shrink(table, names)
        else:
            del sheet.tables[table.displayName]


def _names(sheet: Worksheet, table: Table) -> list[str]:
    """What the cells of its first row say."""
    head = next(CellRange(table.ref).rows)
    cells = (sheet.cell(row, column).value for row, column in head)
    return ["" if cell is None else str(cell) for cell in cells]


def _may_head(table: Table, names: list[str]) -> bool:
    """Whether these can be the names of the table's columns: all there, all different."""
    return len(set(names) - {""}) == len(names) == len(table.tableColumns)


def _shrink(table: Table, names: list[str]) -> None:
    """The table's columns by these names, without totals.

    A column's formula stays, for rows to come, unless it may speak of a name that is gone.
    """
    same = [column.name for column in table.tableColumns] == names
    for column, name in zip(table.tableColumns, names, strict=True):
        column.name = name
        column.totalsRowLabel = column.totalsRowFunction = column.totalsRowFormula = None
        if not same:
            column.calculatedColumnFormula = None
    table.totalsRowCount, table.totalsRowShown, table.sortState = None, False, None
    span = CellRange(table.ref)
    span.shrink(bottom=max(0, span.size["rows"] - 2))
    table.ref = span.coord
    if table.autoFilter is not None:
        table.autoFilter.ref, table.autoFilter.filterColumn = span.coord, []
