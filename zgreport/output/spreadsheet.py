"""The spreadsheet: tables written as an .xlsx that is the same on every machine."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from zgreport.document.properties import AUTHOR
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Link", "Table", "as_workbook"]

_WIDEST = 48
_LISTS = "选项"
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
    """One sheet: its name, the header, the rows; rows may be longer than the header.

    `choices` drop down below the heads that have some; under those that are `open` the reader is
    to write, and they look like it.  A row that holds one of `marked` is coloured.  A `hidden`
    sheet is for the program alone.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | int | Link, ...], ...]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    open: frozenset[str] = frozenset()
    marked: frozenset[str] = frozenset()
    hidden: bool = False


def as_workbook(tables: tuple[Table, ...]) -> bytes:
    """The tables as the bytes of an .xlsx: header frozen and filtered, columns as wide as text."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, _OPTIONS) as book:
        book.set_properties({"author": AUTHOR, "created": _CREATED})
        looks = _Looks(book)
        for table in tables:
            _write(book.add_worksheet(table.name), table, looks)
        for table in tables:
            _add_choices(book, table)
    return data.getvalue()


class _Looks:
    """The formats of a book: heads, cells to read, cells to write in, each also marked."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.head = book.add_format({"bold": True, "bg_color": "#E7E6E6", "border": 1})
        self.open_head = book.add_format({"bold": True, "bg_color": "#BDD7EE", "border": 1})
        plain = {"text_wrap": True, "valign": "top"}
        self._body = {
            (is_open, is_marked): book.add_format(
                {
                    **plain,
                    **({"border": 1, "border_color": "#9DC3E6"} if is_open else {}),
                    **({"bg_color": "#FFF2CC"} if is_marked else {}),
                }
            )
            for is_open in (False, True)
            for is_marked in (False, True)
        }

    def of_cell(self, *, is_open: bool, is_marked: bool) -> xlsxwriter.format.Format:
        """The format of a cell below the head."""
        return self._body[is_open, is_marked]


def _write(sheet: xlsxwriter.worksheet.Worksheet, table: Table, looks: _Looks) -> None:
    for column, name in enumerate(table.head):
        sheet.write(0, column, name, looks.open_head if name in table.open else looks.head)
    for number, row in enumerate(table.rows, 1):
        is_marked = not table.marked.isdisjoint(str(cell) for cell in row)
        for column, cell in enumerate(row):
            is_open = column < len(table.head) and table.head[column] in table.open
            look = looks.of_cell(is_open=is_open, is_marked=is_marked)
            _write_cell(sheet, number, column, cell, look)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    if table.hidden:
        sheet.hide()
        return
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.head) - 1)


def _add_choices(book: xlsxwriter.Workbook, table: Table) -> None:
    """Let the choices drop down; they stand on a hidden sheet, since Excel takes 255 signs else."""
    sheet = book.get_worksheet_by_name(table.name)
    for head, words in table.choices.items() if table.rows else ():
        if not words or sheet is None:
            continue
        lists = book.get_worksheet_by_name(_LISTS) or book.add_worksheet(_LISTS)
        lists.hide()
        at = lists.dim_colmax + 1 if lists.dim_colmax is not None else 0
        lists.write_column(0, at, words)
        letters = xl_col_to_name(at, col_abs=True)
        column = table.head.index(head)
        sheet.data_validation(
            *(1, column, len(table.rows), column),
            {
                "validate": "list",
                "source": f"={_LISTS}!{letters}$1:{letters}${len(words)}",
                "error_type": "warning",  # what is written all the same is told by its cell
            },
        )


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    cell: str | int | Link,
    look: xlsxwriter.format.Format,
) -> None:
    if isinstance(cell, Link):
        place = f"'{cell.sheet.replace(chr(39), chr(39) * 2)}'!{cell.cell}" if cell.sheet else ""
        target = f"external:{cell.path}" + (f"#{place}" if place else "")
        sheet.write_url(row, column, target, string=cell.text)
    else:
        sheet.write(row, column, cell, look)


def _widths(table: Table) -> list[int]:
    columns = max(len(row) for row in (table.head, *table.rows))
    return [
        min(_WIDEST, 2 + max(_width(row[i]) for row in (table.head, *table.rows) if i < len(row)))
        for i in range(columns)
    ]


def _width(cell: str | int | Link) -> int:
    text = cell.text if isinstance(cell, Link) else str(cell)
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)
