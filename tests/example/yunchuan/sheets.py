"""Sheets: cells with merges and hidden rows, written as .xlsx, .xls, .csv or HTML."""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl
import xlwt
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Cell", "Merge", "Sheet", "as_csv", "as_html", "as_xls", "as_xlsx"]

Cell = str | int | float | date | None
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column, all from 1."""

_MADE = datetime(2024, 1, 2, 9, 0, 0)  # noqa: DTZ001 - a workbook's dates have no zone
_ZIP_DATE = (2024, 1, 2, 9, 0, 0)
_STAMP = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")
_THIN = Side(style="thin", color="FF999999")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


@dataclass(slots=True)
class Sheet:
    """One sheet: rows of cells from the top, and what happened to them."""

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden: bool = False
    header_rows: tuple[int, ...] = ()
    widths: Sequence[int] = ()


def as_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with fixed dates, so that the same sheets give the same bytes."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "市委组织部办公室"
    book.properties.created = _MADE
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return _redated(buffer.getvalue())


def _fill(target: Worksheet, sheet: Sheet) -> None:
    for number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                _write(target, number, column, value, bold=number in sheet.header_rows)
    for first_row, first_column, last_row, last_column in sheet.merges:
        target.merge_cells(None, first_row, first_column, last_row, last_column)
        target.cell(first_row, first_column).alignment = Alignment(
            horizontal="center", vertical="center", wrap_text=True
        )
    for number in sheet.hidden_rows:
        target.row_dimensions[number].hidden = True
    for column, width in enumerate(sheet.widths, start=1):
        target.column_dimensions[get_column_letter(column)].width = width
    target.sheet_state = "hidden" if sheet.hidden else "visible"


def _write(target: Worksheet, row: int, column: int, value: Cell, *, bold: bool) -> None:
    cell = target.cell(row, column, value)
    cell.font = Font(name="宋体", size=11, bold=bold)
    if row > 1:
        cell.border = _FRAME
    if bold:
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    if isinstance(value, date):
        cell.number_format = "yyyy/m/d"


def _redated(package: bytes) -> bytes:
    """The package with fixed times: the writer would put today's into it."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            stamp = _MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, content)
    return buffer.getvalue()


def as_xls(sheets: Sequence[Sheet]) -> bytes:
    """A true BIFF8 workbook, as Excel 2003 and WPS keep it."""
    book = xlwt.Workbook(encoding="utf-8")
    plain, day = xlwt.easyxf(""), xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for sheet in sheets:
        target = book.add_sheet(sheet.name)
        merged = {(m[0], m[1]): m for m in sheet.merges}
        for number, row in enumerate(sheet.rows, start=1):
            for column, value in enumerate(row, start=1):
                style = day if isinstance(value, date) else plain
                if (number, column) in merged:
                    top, left, bottom, right = merged[number, column]
                    target.write_merge(top - 1, bottom - 1, left - 1, right - 1, value, style)
                elif value is not None:
                    target.write(number - 1, column - 1, value, style)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_csv(sheet: Sheet) -> bytes:
    """Comma-separated text in GBK, as Excel saves it on a Chinese Windows."""
    lines = [",".join(_quoted(value) for value in row) for row in sheet.rows]
    return "".join(line + "\r\n" for line in lines).encode("gbk")


def _quoted(value: Cell) -> str:
    text = "" if value is None else str(value)
    return f'"{text}"' if "," in text or '"' in text else text


def as_html(sheet: Sheet) -> bytes:
    """An HTML table, which the official account hands out under the name of a .xls."""
    rows = [
        "<tr>" + "".join(f"<td>{html.escape(str(value))}</td>" for value in row) + "</tr>"
        for row in sheet.rows[1:]
    ]
    title = f'<tr><th colspan="{len(sheet.rows[1])}">{sheet.rows[0][0]}</th></tr>'
    head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>'
    body = "\n".join([title, *rows])
    return f"{head}\n<body><table>\n{body}\n</table></body></html>\n".encode()
