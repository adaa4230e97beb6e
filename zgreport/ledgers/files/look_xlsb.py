"""The second look over an .xlsb: error cells, sums and what is hidden.

Source: [MS-XLSB] 2.1.4 for the records, 2.4 for their content.
"""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.ledgers.files.formats import Formatting, styles_of
from zgreport.ledgers.files.formulas import without_habits
from zgreport.ledgers.files.look_sums import totals_rows
from zgreport.ledgers.files.look_tokens import WIDE, token_sums
from zgreport.ledgers.files.look_xls import ERRORS
from zgreport.ledgers.files.look_xlsx import Details, relations_of, tables_of
from zgreport.ledgers.files.sheet import Unreadable, address

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Mapping

    from zgreport.ledgers.files.formats import Style
    from zgreport.ledgers.files.look_sums import Area

__all__ = ["look"]

_ROW, _CELL_ERROR, _FORMULA_ERROR, _COLUMNS, _SHEET, _FILTER_COLUMN = 0, 3, 11, 60, 156, 163
_FONT, _FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END = 43, 44, 47, 617, 618
_STRUCK = 0x08  # BrtFont.fStrikeout
_CELLS = range(1, 12)  # the kinds of records that are cells
_FORMULA_NUMBER, _FORMULA_BOOL, _TABLE = 9, 10, 343
_RESULTS = {_FORMULA_NUMBER: 8, _FORMULA_BOOL: 1, _FORMULA_ERROR: 1}  # bytes of a result
_ZERO_HEIGHT = 0x10  # BrtRowHdr.fDyZero: the row is hidden
_MOST_COLUMNS = 16_384  # XFD
_MOST_CELLS = 60_000_000  # as in look_xlsx


def look(package: zipfile.ZipFile) -> Mapping[str, Details]:
    """Details by sheet name.

    Raises Unreadable when a sheet is broken or reaches too far to be read.
    """
    try:
        parts = dict(_sheets(package))
        styles = _styles(package)
        return {
            name: replace(
                _details(package.read(part), name, styles),
                table_totals=totals_rows(_areas(package, part)),
            )
            for name, part in parts.items()
        }
    except (struct.error, KeyError, IndexError, UnicodeDecodeError) as error:
        raise Unreadable("broken_file") from error


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    relations = relations_of(package, "xl/_rels/workbook.bin.rels")
    for kind, content in _records(package.read("xl/workbook.bin")):
        if kind == _SHEET:
            relation, after = _text(content, 8)
            name, _ = _text(content, after)
            if relation in relations:
                yield name, relations[relation]


def _areas(package: zipfile.ZipFile, sheet: str) -> Iterator[Area]:
    """The areas of the sheet's tables."""
    for table in tables_of(package, sheet):
        for kind, record in _records(table):
            if kind == _TABLE:
                top, bottom, left, right = struct.unpack_from("<4I", record)
                heads, totals = struct.unpack_from("<2I", record, 24)
                total = bottom + 1 if totals else 0
                yield top + heads + 1, bottom - totals + 1, left + 1, right + 1, total


def _text(content: bytes, start: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", content, start)
    end = start + 4 + 2 * length
    return content[start + 4 : end].decode("utf-16-le"), end


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(kind, content); both kind and length stand in seven bits a byte, the lowest first."""
    at = 0
    while at < len(content):
        kind, at = _number(content, at, 2)
        length, at = _number(content, at, 4)
        yield kind, content[at : at + length]
        at += length


def _number(content: bytes, at: int, most: int) -> tuple[int, int]:
    number = 0
    for place in range(most):
        byte = content[at]
        at += 1
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            break
    return number, at


def _styles(package: zipfile.ZipFile) -> Mapping[int, Style]:
    """The cell styles that say something, by their number."""
    if "xl/styles.bin" not in package.namelist():
        return {}
    fonts: list[int] = []
    codes: dict[int, str] = {}
    cells: list[tuple[int, int]] = []
    inside = False
    for kind, record in _records(package.read("xl/styles.bin")):
        if kind == _FONT:
            fonts.append(struct.unpack_from("<H", record, 2)[0])
        elif kind == _FORMAT:
            codes[struct.unpack_from("<H", record)[0]] = _text(record, 2)[0]
        elif kind == _STYLE and inside:
            number, font = struct.unpack_from("<2H", record, 2)
            cells.append((font, number))
        inside = kind == _STYLES_BEGIN or (inside and kind != _STYLES_END)
    return styles_of(cells, codes, (n for n, flags in enumerate(fonts) if flags & _STRUCK))


def _details(content: bytes, name: str, styles: Mapping[int, Style]) -> Details:
    sheet = _Sheet(styles)
    for kind, record in _records(content):
        if kind in _CELLS:
            sheet.cell(kind, record)
        else:
            sheet.other(kind, record)
    if sheet.row * sheet.width > _MOST_CELLS:
        raise Unreadable("far_cell", sheet=name, cell=address(sheet.row, sheet.width))
    rows, columns = frozenset(sheet.rows), frozenset(sheet.columns)
    formatting = sheet.formatting
    return Details(
        rows,
        sheet.error_cells,
        columns,
        filtered=sheet.filtered,
        sums=without_habits(sheet.sums),
        formats=formatting.formats,
        struck=formatting.struck,
    )


class _Sheet:
    """What was seen of one sheet so far."""

    def __init__(self, styles: Mapping[int, Style]) -> None:
        self.styles, self.formatting = styles, Formatting()
        self.rows: set[int] = set()
        self.columns: set[int] = set()
        self.error_cells: dict[tuple[int, int], str] = {}
        self.sums: dict[tuple[int, int], tuple[str, int, int]] = {}
        self.filtered = False
        self.row, self.width = 0, 1

    def cell(self, kind: int, record: bytes) -> None:
        """A cell of the row that came last."""
        column = struct.unpack_from("<I", record)[0] + 1
        if self.styles and (style := self.styles.get(int.from_bytes(record[4:7], "little"))):
            self.formatting.add(self.row, column, style)
        self.width = max(self.width, column)
        if kind in {_CELL_ERROR, _FORMULA_ERROR}:
            self.error_cells[self.row, column] = ERRORS.get(record[8], "#?")
        if kind in _RESULTS:
            start = 10 + _RESULTS[kind]  # behind the cell, its result and flags
            length = int.from_bytes(record[start : start + 4], "little")
            tokens = record[start + 4 : start + 4 + length]
            if own := token_sums(tokens, (self.row, column), WIDE):
                self.sums[self.row, column] = own

    def other(self, kind: int, record: bytes) -> None:
        """The start of a row, a run of columns, or a filter that is on."""
        if kind == _ROW:
            self.row = struct.unpack_from("<I", record)[0] + 1
            if record[11] & _ZERO_HEIGHT:
                self.rows.add(self.row)
        elif kind == _COLUMNS and record[16] & 1:
            first, last = struct.unpack_from("<2I", record)
            self.columns.update(range(first + 1, min(last, first + _MOST_COLUMNS) + 2))
        elif kind == _FILTER_COLUMN:
            self.filtered = True
