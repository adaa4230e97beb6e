"""Files of every kind, known by their content."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from zgreport.ledgers.dates import read_day
from zgreport.ledgers.files.sheet import Span, Unreadable
from zgreport.ledgers.files.workbook import read_workbook

if TYPE_CHECKING:
    from pathlib import Path


def plain(path: Path) -> list[list[object]]:
    return [list(row) for row in read_workbook(path).sheets[0].rows]


def save(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_an_xlsx_is_read_at_its_true_positions(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["B3"] = "甲县"  # type: ignore[index]  # a new book has a sheet
    book.save(tmp_path / "a.xlsx")
    assert read_workbook(tmp_path / "a.xlsx").sheets[0].at(3, 2) == "甲县"


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.xlsx", "a.csv"])
def test_a_biff_workbook_is_known_under_any_name(tmp_path: Path, name: str) -> None:
    book = xlwt.Workbook()
    book.add_sheet("一").write(0, 0, "甲县")
    book.save(str(tmp_path / "a.tmp"))
    assert plain((tmp_path / "a.tmp").rename(tmp_path / name)) == [["甲县"]]


def test_an_xlsx_named_xls_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "甲县"  # type: ignore[index]  # a new book has a sheet
    book.save(tmp_path / "a.xlsx")
    assert plain((tmp_path / "a.xlsx").rename(tmp_path / "a.xls")) == [["甲县"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
def test_delimited_text_is_read_in_every_encoding(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    text = f"日期{delimiter}标题\r\n2023-04-05{delimiter}甲县\r\n"
    path = save(tmp_path / "a.csv", text.encode(encoding))
    assert plain(path) == [["日期", "标题"], ["2023-04-05", "甲县"]]


def test_html_in_an_xls_is_read_with_its_merged_title(tmp_path: Path) -> None:
    html = (
        '<html><meta charset="utf-8"><table><tr><td colspan="2">用户增长</td></tr>'
        "<tr><td>时间</td><td>累积关注人数</td></tr><tr><td>2023-12-31</td><td>8342</td></tr></table>"
    )
    sheet = read_workbook(save(tmp_path / "a.xls", html.encode())).sheets[0]
    assert [list(row) for row in sheet.rows] == [
        ["用户增长", None],
        ["时间", "累积关注人数"],
        ["2023-12-31", "8342"],
    ]
    assert sheet.merges == (Span(1, 1, 1, 2),)


def test_a_cell_over_two_rows_of_html_leaves_its_place_below_empty(tmp_path: Path) -> None:
    html = "<table><tr><td rowspan=2>甲<td>1<tr><td>2</table>"
    assert plain(save(tmp_path / "a.xls", html.encode())) == [["甲", "1"], ["", "2"]]


def test_error_cells_uncalculated_formulas_and_hidden_rows_are_seen(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["A1"], page["B1"], page["A2"], page["B2"] = "x", "=1+2", "#REF!", 5
    page.row_dimensions[2].hidden = True
    book.create_sheet("旧表").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    first, second = read_workbook(tmp_path / "a.xlsx").sheets
    assert dict(first.error_cells) == {(1, 2): "=", (2, 1): "#REF!"}
    assert first.hidden_rows == {2}
    assert second.hidden


def test_error_cells_and_hidden_rows_of_a_biff_workbook_are_seen(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("空")
    page = book.add_sheet("台账")
    page.write(0, 0, "单位")
    page.row(1).set_cell_error(1, "#REF!")
    page.write(2, 0, "甲县")
    page.row(2).hidden = True
    book.save(str(tmp_path / "a.xls"))
    sheet = read_workbook(tmp_path / "a.xls").sheets[1]
    assert dict(sheet.error_cells) == {(2, 2): "#REF!"}
    assert sheet.hidden_rows == {3}


def rezipped(source: Path, target: Path, part: str, old: bytes, new: bytes) -> Path:
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            assert name != part or old in content
            after.writestr(name, content.replace(old, new) if name == part else content)
    return target


@pytest.fixture
def small(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active["A1"] = "甲县"  # type: ignore[index]  # a new book has a sheet
    book.save(tmp_path / "small.xlsx")
    return tmp_path / "small.xlsx"


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'r="A1"', b'r="XFD1048576"', "far_cell"),
        (b'<c r="A1"', b'<c\tr="XFD1048576"', "far_cell"),
        (b"<worksheet", b'<!DOCTYPE x [<!ENTITY y "z">]><worksheet', "unsafe_file"),
        (b"</worksheet>", b" " * (4 << 20) + b"</worksheet>", "too_large"),
    ],
)
def test_a_hostile_workbook_is_refused_before_it_is_read(
    small: Path, old: bytes, new: bytes, code: str
) -> None:
    tmp_path = small.parent
    target = rezipped(small, tmp_path / "hostile.xlsx", SHEET, old, new)
    if code == "far_cell":  # the row has to be as far as its cell
        target = rezipped(target, tmp_path / "far.xlsx", SHEET, b'<row r="1"', b'<row r="1048576"')
    if code == "too_large":
        packed = zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED)
        with zipfile.ZipFile(target) as before, packed as after:
            for name in before.namelist():
                after.writestr(name, before.read(name))
        target = tmp_path / "bomb.xlsx"
    with pytest.raises(Unreadable) as caught:
        read_workbook(target)
    assert caught.value.code == code


def test_a_promise_of_four_thousand_million_strings_is_not_believed(small: Path) -> None:
    with zipfile.ZipFile(small, "a") as package:
        package.writestr("xl/sharedStrings.xml", '<sst count="1" uniqueCount="4000000000"></sst>')
    with pytest.raises(Unreadable) as caught:
        read_workbook(small)
    assert caught.value.code == "broken_file"


def zipped(**parts: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"  \r\n", "empty_file"),
        (b"%PDF-1.7", "other_kind"),
        (b"<html><p>no table</p>", "other_kind"),
        (zipped(word__document_xml="<w/>"), "other_kind"),
        (b"PK\x03\x04 half a file", "broken_file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "broken_file"),
        (bytes(range(256)) * 4, "not_a_spreadsheet"),
        (b"\x80\xff" * 300, "not_a_spreadsheet"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".csv"])
def test_what_is_no_spreadsheet_is_named_as_what_it_is(
    tmp_path: Path, content: bytes, code: str, suffix: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        read_workbook(save(tmp_path / f"a{suffix}", content))
    assert caught.value.code == code


def opendocument(path: Path, rows: str) -> Path:
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:table="{names}table:1.0" '
        f'xmlns:text="{names}text:1.0" xmlns:calcext="{names}calcext:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="台账">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


TEXT = '<table:table-cell office:value-type="string"><text:p>甲县</text:p></table:table-cell>'
NUMBER = '<table:table-cell office:value-type="float" office:value="12"/>'
ERROR = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
    'office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
)
UNCALCULATED = '<table:table-cell table:formula="of:=1+2"/>'
GAP = '<table:table-cell table:number-columns-repeated="2"/>'


def test_an_ods_is_read(tmp_path: Path) -> None:
    path = opendocument(tmp_path / "a.ods", f"<table:table-row>{TEXT}{NUMBER}</table:table-row>")
    assert (read_workbook(path).kind, plain(path)) == ("ods", [["甲县", 12.0]])


def test_error_cells_formulas_and_hidden_rows_of_an_ods_are_seen(tmp_path: Path) -> None:
    rows = (
        f'<table:table-row table:number-rows-repeated="2">{TEXT}{GAP}</table:table-row>'
        f'<table:table-row table:visibility="collapse">{GAP}{ERROR}{UNCALCULATED}</table:table-row>'
    )
    sheet = read_workbook(opendocument(tmp_path / "a.ods", rows)).sheets[0]
    assert dict(sheet.error_cells) == {(3, 3): "#?", (3, 4): "="}
    assert sheet.hidden_rows == {3}


def test_a_workbook_that_counts_from_1904_has_the_same_dates(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = dt.date(2023, 4, 5)  # type: ignore[index]  # a new book has a sheet
    book.save(tmp_path / "a.xlsx")
    (value,) = plain(tmp_path / "a.xlsx")[0]
    assert read_day(value, None).date == dt.date(2023, 4, 5)
