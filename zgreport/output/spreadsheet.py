"""The spreadsheet: tables written as an .xlsx that is the same on every machine."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import xlsxwriter

from zgreport.document.properties import AUTHOR
from zgreport.values import dataclass

__all__ = ["Link", "Table", "as_workbook"]

_WIDEST = 48
_CREATED = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
# Text stays text: no cell that came from a ledger may become a formula or a link (CWE-1236).
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that opens a file at a cell: its text, a path relative to the workbook, the cell."""

    text: str
    path: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, the header, the rows; rows may be longer than the header."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | int | Link, ...], ...]


def as_workbook(tables: tuple[Table, ...]) -> bytes:
    """The tables as the bytes of an .xlsx: header frozen and filtered, columns as wide as text."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, _OPTIONS) as book:
        book.set_properties({"author": AUTHOR, "created": _CREATED})
        head = book.add_format({"bold": True, "bg_color": "#E7E6E6", "border": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for table in tables:
            _write(book.add_worksheet(table.name), table, head, body)
    return data.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    table: Table,
    head: xlsxwriter.format.Format,
    body: xlsxwriter.format.Format,
) -> None:
    sheet.write_row(0, 0, table.head, head)
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell, body)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.head) - 1)


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    cell: str | int | Link,
    body: xlsxwriter.format.Format,
) -> None:
    if isinstance(cell, Link):
        place = f"'{cell.sheet.replace(chr(39), chr(39) * 2)}'!{cell.cell}" if cell.sheet else ""
        target = f"external:{cell.path}" + (f"#{place}" if place else "")
        sheet.write_url(row, column, target, string=cell.text)
    else:
        sheet.write(row, column, cell, body)


def _widths(table: Table) -> list[int]:
    columns = max(len(row) for row in (table.head, *table.rows))
    return [
        min(_WIDEST, 2 + max(_width(row[i]) for row in (table.head, *table.rows) if i < len(row)))
        for i in range(columns)
    ]


def _width(cell: str | int | Link) -> int:
    text = cell.text if isinstance(cell, Link) else str(cell)
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)
