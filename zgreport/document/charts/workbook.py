"""The workbook: a chart's data as the .xlsx that Word opens to edit them.

A new one each time: what was drawn has last year's data in it, and often whole ledgers on its other
sheets.  Written here since a library would take a tenth of a build for one sheet; not compressed,
so that the bytes are the same on every machine.  ECMA-376 part 1, 18.3 and 18.8.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from zgreport.document.charts.series import SHEET, Column, clean, column_letters, written
from zgreport.document.package import pack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["workbook"]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIRST_OWN_FORMAT = 164  # those before are the program's own

_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
)
_BOOK = (
    f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def workbook(columns: Sequence[Column]) -> bytes:
    """The .xlsx: names in the first row and the first column, a column for each series."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
        ),
        "xl/workbook.xml": _BOOK,
        "xl/styles.xml": _styles(columns),
        "xl/worksheets/sheet1.xml": _sheet(columns),
    }
    return pack({name: text.encode() for name, text in parts.items()}, stored=True)


def _relations(*targets: tuple[str, str]) -> str:
    lines = (
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'
    )


def _styles(columns: Sequence[Column]) -> str:
    """A style of cells for each column, after the usual one."""
    codes = [column.number_format for column in columns]
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{escape(code)}"/>'
        for number, code in enumerate(codes, _FIRST_OWN_FORMAT)
    )
    styles = "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" '
        'applyNumberFormat="1"/>'
        for number in range(_FIRST_OWN_FORMAT, _FIRST_OWN_FORMAT + len(codes))
    )
    usual = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="{len(codes)}">{formats}</numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1">{usual}/></cellStyleXfs>'
        f'<cellXfs count="{len(codes) + 1}">{usual} xfId="0"/>{styles}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _sheet(columns: Sequence[Column]) -> str:
    rows = "".join(
        f'<row r="{number}">{"".join(cells)}</row>'
        for number, cells in enumerate(_rows(columns), 1)
    )
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _rows(columns: Sequence[Column]) -> Iterator[list[str]]:
    yield [_text(_cell(at, 1), column.name) for at, column in enumerate(columns, 1)]
    for number, points in enumerate(zip(*(c.points for c in columns), strict=True), 2):
        cells = [_text(_cell(0, number), clean(points[0].name))]
        for at, point in enumerate(points, 1):
            if point.value is not None:
                place = _cell(at, number)
                cells.append(f'<c r="{place}" s="{at}"><v>{written(point.value)}</v></c>')
        yield cells


def _text(place: str, text: str) -> str:
    """A cell that is text whatever stands in it, never a formula."""
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _cell(column: int, row: int) -> str:
    return column_letters(column) + str(row)
