"""Formats that offices rarely notice: .xlsb, .fods, laid-out .ods, small .xls, Strict .xlsx."""

from __future__ import annotations

import struct
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlwt

from zgreport.ledgers.files.sheet import Unreadable
from zgreport.ledgers.files.workbook import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def number(value: int) -> bytes:
    """A number as .xlsb writes kinds and lengths: seven bits a byte, the lowest first."""
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + number(rest) if rest else bytes([low])


def record(kind: int, content: bytes = b"") -> bytes:
    return number(kind) + number(len(content)) + content


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def cell(kind: int, column: int, content: bytes) -> bytes:
    return record(kind, struct.pack("<2I", column, 0) + content)


def row(at: int, *, hidden: bool = False) -> bytes:
    flags = b"\x00" + (b"\x10" if hidden else b"\x00") + b"\x00"
    return record(0, struct.pack("<2IH", at, 0, 300) + flags + struct.pack("<I", 0))


def binary(path: Path, *cells: bytes, columns: bytes = b"") -> Path:
    """An .xlsb of one sheet 台账, by [MS-XLSB]."""
    extent = record(148, struct.pack("<4I", 0, 9, 0, 9))
    data = record(145) + b"".join(cells) + record(146)
    sheet = record(129) + extent + columns + data + record(130)
    bundle = record(156, struct.pack("<2I", 0, 1) + wide("rId1") + wide("台账"))
    book = record(131) + record(143) + bundle + record(144) + record(132)
    relation = (
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.bin"/>'
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.bin", book)
        package.writestr("xl/_rels/workbook.bin.rels", f"<Relationships>{relation}</Relationships>")
        package.writestr("xl/worksheets/sheet1.bin", sheet)
    return path


def test_error_cells_and_what_is_hidden_in_an_xlsb_are_seen(tmp_path: Path) -> None:
    path = binary(
        tmp_path / "a.xlsb",
        row(0),
        cell(6, 0, wide("甲县")),
        cell(5, 1, struct.pack("<d", 12)),
        row(1, hidden=True),
        cell(3, 1, b"\x17"),
        row(2),
        cell(11, 0, b"\x2a" + b"\x00" * 10),
        columns=record(60, struct.pack("<4IH", 2, 3, 2304, 0, 1)),
    )
    book = read_workbook(path)
    (sheet,) = book.sheets
    assert (book.kind, sheet.name, list(sheet.rows[0])) == ("xlsb", "台账", ["甲县", 12.0])
    assert dict(sheet.error_cells) == {(2, 2): "#REF!", (3, 1): "#N/A"}
    assert (set(sheet.hidden_rows), set(sheet.hidden_columns)) == ({2}, {3, 4})


def test_a_far_cell_in_an_xlsb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = binary(tmp_path / "a.xlsb", row(1_048_575), cell(5, 16_383, struct.pack("<d", 1)))
    with pytest.raises(Unreadable) as caught:
        read_workbook(path)
    assert (caught.value.code, caught.value.values["cell"]) == ("far_cell", "XFD1048576")


NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (
    f'xmlns:office="{NAMES}office:1.0" xmlns:table="{NAMES}table:1.0" xmlns:text="{NAMES}text:1.0"'
)
LAID_OUT = """
  <office:body>
    <office:spreadsheet>
      <table:table table:name="台账">
        <table:table-column table:visibility="collapse"/>
        <table:table-row>
          <table:table-cell office:value-type="string">
            <text:p>甲县 <text:span>与</text:span> <text:span>乙县</text:span></text:p>
          </table:table-cell>
          <table:table-cell office:value-type="float" office:value="12">
            <text:p>12</text:p>
          </table:table-cell>
        </table:table-row>
        <table:table-row table:visibility="filter">
          <table:table-cell office:value-type="string">
            <text:p>丙局</text:p>
          </table:table-cell>
        </table:table-row>
      </table:table>
    </office:spreadsheet>
  </office:body>
"""


@pytest.mark.parametrize("flat", [False, True])
def test_an_opendocument_laid_out_for_the_eye_is_read(tmp_path: Path, flat: bool) -> None:
    path = tmp_path / ("a.fods" if flat else "a.ods")
    if flat:
        mime = 'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
        head = '<?xml version="1.0" encoding="UTF-8"?>\n'
        text = f"{head}<office:document {SPACES} {mime}>{LAID_OUT}</office:document>"
        path.write_text(text, encoding="utf-8")
    else:
        root = f"<office:document-content {SPACES}>{LAID_OUT}</office:document-content>"
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            package.writestr("content.xml", root)
            package.writestr("META-INF/manifest.xml", "<manifest/>")
    book = read_workbook(path)
    (sheet,) = book.sheets
    assert [[cell for cell in line if cell != ""] for line in sheet.rows] == [
        ["甲县 与 乙县", 12.0],
        ["丙局"],
    ]
    assert (book.kind, set(sheet.hidden_rows), set(sheet.hidden_columns)) == ("ods", {2}, {1})
    assert sheet.filtered


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<office:document><office:text/></office:document>", "other_kind"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><office:document/>", "unsafe_file"),
        (
            '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "other_kind",
        ),
    ],
)
def test_other_xml_is_named_or_refused(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "a.fods").write_text(f'<?xml version="1.0"?>{text}', encoding="utf-8")
    with pytest.raises(Unreadable) as caught:
        read_workbook(tmp_path / "a.fods")
    assert caught.value.code == code


def sums(path: Path, *formulas: str) -> Path:
    book = xlwt.Workbook()
    page = book.add_sheet("台账")
    page.write(0, 0, "阅读")
    for at, formula in enumerate(formulas, 1):
        page.write(at, 0, xlwt.Formula(formula))
    page.col(3).hidden = True
    book.save(str(path))
    return path


def test_formulas_nobody_calculated_in_an_xls_are_seen(tmp_path: Path) -> None:
    (sheet,) = read_workbook(sums(tmp_path / "a.xls", "1+2", "SUM(B1:B9)")).sheets
    assert dict(sheet.error_cells) == {(2, 1): "=", (3, 1): "="}
    assert sheet.hidden_columns == {4}


def test_a_formula_that_leaves_its_cell_empty_is_no_fault(tmp_path: Path) -> None:
    (sheet,) = read_workbook(sums(tmp_path / "a.xls", 'IF(B1="","",B1)')).sheets
    assert dict(sheet.error_cells) == {}


def in_pieces(stream: bytes) -> bytes:
    """A compound file whose workbook lies in the root's stream, in pieces of 64 bytes."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    small = stream + b"\x00" * (-len(stream) % 512)
    count, pieces = len(small) // 512, len(small) // 64
    table = [fat, end, end, *(*range(4, 3 + count), end)]
    chain = [*range(1, pieces), end]
    head = struct.pack(
        "<8s16xHHHHH6x9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 4096, 2, 1, end, 0),
    ) + struct.pack("<109I", 0, *[free] * 108)

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        text = (name + "\x00").encode("utf-16-le")
        links = struct.pack("<HBB3I", len(text), kind, 1, free, free, child)
        return text.ljust(64, b"\x00") + links + b"\x00" * 36 + struct.pack("<IQ", start, size)

    folder = entry("Root Entry", 5, 1, 3, len(small)) + entry("Workbook", 2, free, 0, len(stream))
    unused = struct.pack("<128x")
    sectors = [
        struct.pack("<128I", *(table + [free] * 128)[:128]),
        folder + unused * 2,
        struct.pack("<128I", *(chain + [free] * 128)[:128]),
    ]
    return head + b"".join(sectors) + small


def test_a_small_xls_that_lies_in_pieces_is_looked_over_too(tmp_path: Path) -> None:
    def biff(kind: int, content: bytes = b"") -> bytes:
        return struct.pack("<2H", kind, len(content)) + content

    begin = struct.pack("<2H12x", 0x0600, 0x0005)
    sheet_begin = struct.pack("<2H12x", 0x0600, 0x0010)
    label = struct.pack("<3HHB", 0, 0, 15, 1, 1) + "甲".encode("utf-16-le")
    error = struct.pack("<3HBB", 1, 0, 15, 0x17, 1)
    sheet = biff(0x809, sheet_begin) + biff(0x204, label) + biff(0x205, error) + biff(0x0A)
    name = "台账"

    def globals_of(start: int) -> bytes:
        bound = struct.pack("<I4B", start, 0, 0, len(name), 1) + name.encode("utf-16-le")
        return biff(0x809, begin) + biff(0x85, bound) + biff(0x0A)

    stream = globals_of(len(globals_of(0)))
    (tmp_path / "a.xls").write_bytes(in_pieces(stream + sheet))
    (read,) = read_workbook(tmp_path / "a.xls").sheets
    assert (read.name, read.at(1, 1), dict(read.error_cells)) == ("台账", "甲", {(2, 1): "#REF!"})


STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        "http://purl.oclc.org/ooxml/spreadsheetml/main"
    ),
    RELATIONS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def test_a_strict_workbook_is_read_and_looked_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["A1"], page["B1"] = "甲县", "#REF!"
    page.column_dimensions["B"].hidden = True
    page.auto_filter.ref = "A1:B2"
    page.auto_filter.add_filter_column(0, ["甲县"])
    book.save(tmp_path / "plain.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "plain.xlsx") as before,
        zipfile.ZipFile(tmp_path / "a.xlsx", "w") as after,
    ):
        for name in before.namelist():
            text = before.read(name).decode()
            for loose, strict in STRICT.items():
                text = text.replace(loose, strict)
            after.writestr(name, text)
    (sheet,) = read_workbook(tmp_path / "a.xlsx").sheets
    assert (sheet.at(1, 1), dict(sheet.error_cells)) == ("甲县", {(1, 2): "#REF!"})
    assert (set(sheet.hidden_columns), sheet.filtered) == ({2}, True)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('日期,标题\n2023-01-05,"甲,100\n2023-01-06,乙\n', 2),  # never closed
        ('日期,标题\n2023-01-05,甲\n2023-01-06,"乙\n2023-01-07,丙"\n', 3),  # closed too late
    ],
)
def test_a_quotation_mark_that_swallows_records_is_told(
    tmp_path: Path, text: str, row: int
) -> None:
    (tmp_path / "发稿.csv").write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable) as caught:
        read_workbook(tmp_path / "发稿.csv")
    assert (caught.value.code, caught.value.values) == ("open_quote", {"row": row})


def summed(first: int, last: int, column: int) -> bytes:
    """The tokens of SUM over rows, counted from 1, of one column, by [MS-XLSB] 2.5.97."""
    area = struct.pack("<B2I2H", 0x25, first - 1, last - 1, column | 0xC000, column | 0xC000)
    tokens = area + struct.pack("<BBH", 0x42, 1, 4)
    return struct.pack("<I", len(tokens)) + tokens + struct.pack("<I", 0)


def table(path: Path, top: int, bottom: int, *, totals: bool) -> Path:
    """The .xlsb with a table over its columns A and B, rows counted from 1."""
    part = record(343, struct.pack("<8I", top - 1, bottom - 1, 0, 1, 0, 1, 1, int(totals)))
    relation = f'<Relationship Id="r1" Type="{RELATIONS}/table" Target="../tables/table1.bin"/>'
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/tables/table1.bin", part)
        links = f"<Relationships>{relation}</Relationships>"
        package.writestr("xl/worksheets/_rels/sheet1.bin.rels", links)
    return path


def rows_of_two(*last: bytes) -> list[bytes]:
    """A header, two records and a last row."""
    lines = [("单位", wide("件数")), ("甲县", 3), ("乙市", 4)]
    made: list[bytes] = []
    for n, (name, value) in enumerate(lines):
        second = (
            cell(6, 1, value) if isinstance(value, bytes) else cell(5, 1, struct.pack("<d", value))
        )
        made += [row(n), cell(6, 0, wide(name)), second]
    return [*made, row(3), *last]


def test_a_sum_in_an_xlsb_is_seen(tmp_path: Path) -> None:
    total = cell(9, 1, struct.pack("<dH", 7, 0) + summed(2, 3, 1))
    (sheet,) = read_workbook(binary(tmp_path / "a.xlsb", *rows_of_two(total))).sheets
    assert dict(sheet.sums) == {(4, 2): ("sum", 2, 3)}


def test_what_is_cut_short_in_an_xlsb_is_no_sum(tmp_path: Path) -> None:
    total = cell(9, 1, struct.pack("<d", 7))
    (sheet,) = read_workbook(binary(tmp_path / "a.xlsb", *rows_of_two(total))).sheets
    assert (dict(sheet.sums), sheet.at(4, 2)) == ({}, 7)


@pytest.mark.parametrize("totals", [True, False])
def test_the_totals_row_of_a_table_in_an_xlsb_is_seen(tmp_path: Path, totals: bool) -> None:
    last = (cell(6, 0, wide("全部")), cell(5, 1, struct.pack("<d", 9)))
    path = table(binary(tmp_path / "a.xlsb", *rows_of_two(*last)), 1, 4, totals=totals)
    (sheet,) = read_workbook(path).sheets
    assert [(span.top, span.left, span.right) for span in sheet.table_totals] == (
        [(4, 1, 2)] if totals else []
    )


def feature(totals: int) -> bytes:
    """The record of a table over A1:B4 of an .xls, by [MS-XLS] 2.4.117."""
    extent = struct.pack("<4H", 0, 3, 0, 1)
    head = struct.pack("<2H", 0x0872, 1) + extent + struct.pack("<HBI", 5, 0, 0)
    content = head + struct.pack("<HIH", 1, 0, 0) + extent + struct.pack("<4I", 0, 1, 1, totals)
    return struct.pack("<2H", 0x0872, len(content)) + content


@pytest.mark.parametrize("totals", [1, 0])
def test_the_totals_row_of_a_table_in_an_xls_is_seen(tmp_path: Path, totals: int) -> None:
    from xlwt.CompoundDoc import XlsDoc

    made = xlwt.Workbook()
    page = made.add_sheet("台账")
    for r, line in enumerate((("单位", "件数"), ("甲县", 3), ("乙市", 4), ("全部", 9))):
        for c, value in enumerate(line):
            page.write(r, c, value)
    stream = made.get_biff_data()
    assert stream.endswith(b"\x0a\x00\x00\x00")
    path = tmp_path / "a.xls"
    XlsDoc().save(str(path), stream[:-4] + feature(totals) + stream[-4:])
    (sheet,) = read_workbook(path).sheets
    assert [(span.top, span.left, span.right) for span in sheet.table_totals] == (
        [(4, 1, 2)] if totals else []
    )


@pytest.mark.parametrize(
    ("formula", "seen"),
    [
        ("SUM(B2:B3)", ("sum", 2, 3)),
        ("B2+B3", ("sum", 2, 3)),
        ("SUBTOTAL(9,B2:B3)", ("sum", 2, 3)),
        ("AVERAGE(B2:B3)", ("mean", 2, 3)),
        ("SUM(B2:C3)", ("made", 2, 3)),
    ],
)
def test_a_sum_in_an_xls_is_seen(
    tmp_path: Path, formula: str, seen: tuple[str, int, int] | None
) -> None:
    made = xlwt.Workbook()
    page = made.add_sheet("台账")
    for r, line in enumerate((("单位", "件数"), ("甲县", 3), ("乙市", 4))):
        for c, value in enumerate(line):
            page.write(r, c, value)
    page.write(3, 1, xlwt.Formula(formula))
    made.save(str(tmp_path / "a.xls"))
    (sheet,) = read_workbook(tmp_path / "a.xls").sheets
    assert sheet.sums.get((4, 2)) == seen
