"""Unit columns: the column that says for each row what its numbers are counted in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from zgreport.ledgers.cells import text_of
from zgreport.ledgers.coded import Coded
from zgreport.ledgers.files.sheet import column_letters
from zgreport.ledgers.tables.notices import said_of_row, unit_column
from zgreport.ledgers.tables.unit_phrases import lone_unit
from zgreport.names import comparable, is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.ledgers.files.grid import Cells
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.tables.body import Body
    from zgreport.ledgers.tables.header import Table

__all__ = ["header_text", "with_units"]

_Found: TypeAlias = "tuple[str, int, Coded]"
"""A column's name, its place on the sheet, and its cells."""


def with_units(
    source: InputSheet,
    table: Table,
    body: Body,
    columns: Mapping[str, int],
    values: Mapping[str, Coded],
) -> tuple[str, dict[str, int], dict[str, Coded]]:
    """The name of the column of units, empty for none; the columns and their cells with it.

    One that no name of the columns says to be one is taken in.
    """
    if said := unit_column(values):
        return said, {**columns}, {**values}
    found = _odd_unit_column(source, table, body, columns) or _unit_beside(source, table, body)
    if found is None:
        return "", {**columns}, {**values}
    name, column, cells = found
    return name, {**columns, name: column}, {**values, name: cells}


def header_text(source: InputSheet, table: Table, column: int) -> str | None:
    """The lowest text of a header, but not that of a row of units below it."""
    for row in range(table.bottom, table.top - 1, -1):
        text = text_of(source.sheet.at(row, column))
        if text and (row == table.top or not lone_unit(text)):
            return text
    return None


def _odd_unit_column(
    source: InputSheet, table: Table, body: Body, columns: Mapping[str, int]
) -> _Found | None:
    """A column of units whose header is no name, 单位（万元/元）, under its header."""
    for header, column in table.others.items():
        plain = comparable(header)
        if "单位" in plain and column not in columns.values():
            cells = Coded.of_sheet(source.sheet, column, body.records)
            if unit_column({"单位": cells}):
                return plain, column, cells
    return None


def _unit_beside(source: InputSheet, table: Table, body: Body) -> _Found | None:
    """A column of nothing but units whatever it is headed, 备注 or not at all."""
    sheet = source.sheet
    last = min(table.right + 2, len(sheet.columns))
    for column in range(max(1, table.left - 1), last + 1):
        if not _begins_with_a_unit(sheet.columns[column - 1], body):
            continue
        cells = Coded.of_sheet(sheet, column, body.records)
        units = [said_of_row(value) for value in cells.values]
        filled = cells.where([not is_blank(value) for value in cells.values])
        sure = all(unit or is_blank(value) for unit, value in zip(units, cells.values, strict=True))
        if sure and 2 * int(filled.sum()) > len(cells):
            name = f"{header_text(source, table, column) or column_letters(column)}（单位）"
            return name, column, cells.changed(units)
    return None


def _begins_with_a_unit(cells: Cells, body: Body) -> bool:
    """True where the first record with anything in this column has a unit there: all must."""
    texts = (cells.values[cells.codes[row - 1]] for row in body.records)
    first = next((text for text in texts if not is_blank(text)), None)
    return bool(said_of_row(first))
