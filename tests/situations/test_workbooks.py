"""Workbooks of odd make, and what is printed of sheets and files."""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
import xlwt
from filing import answer, book, define, file_all
from terminal import called

from zgreport.ledgers.files.sheet import Unreadable
from zgreport.ledgers.files.workbook import read_workbook
from zgreport.pipeline import summary

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.pipeline.order import Progress
    from zgreport.pipeline.year import Year

LEDGER = """\
  稿件:
    files: "*稿件*"
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: [], 票数: []}
    measures:
      票: {column: 票数, kind: sum, measure_word: 票}
"""
HEAD = ("日期", "标题", "票数")
ROW = ("2023-04-05", "甲", 3)


def stream_called(content: bytes, name: str) -> bytes:
    """The compound file with its stream Workbook called otherwise."""
    old, new = "Workbook".encode("utf-16-le"), name.encode("utf-16-le")
    at = content.index(old)
    entry = bytearray(content[at : at + 128])
    entry[:64] = new.ljust(64, b"\0")
    entry[64:66] = struct.pack("<H", len(new) + 2)
    return content[:at] + bytes(entry) + content[at + 128 :]


def old_workbook(path: Path) -> None:
    """An .xls with an error cell in C2; xlwt writes #DIV/0! for a boolean that is one."""
    made = xlwt.Workbook()
    page = made.add_sheet("台账")
    for r, row in enumerate((HEAD, ROW)):
        for c, cell in enumerate(row):
            if cell != 3:
                page.write(r, c, cell)
    page.row(1).set_cell_error(2, 0x07)
    made.save(str(path))


@pytest.mark.parametrize("name", ["Workbook", "WORKBOOK", "Book", "BOOK"])
def test_the_stream_may_be_called_in_any_letters(tmp_path: Path, name: str) -> None:
    path = tmp_path / "稿件.xls"
    old_workbook(path)
    path.write_bytes(stream_called(path.read_bytes(), name))
    (sheet,) = read_workbook(path).sheets
    assert (sheet.name, sheet.unseen, dict(sheet.error_cells)) == (
        "台账",
        False,
        {(2, 3): "#DIV/0!"},
    )


@pytest.mark.parametrize("name", ["workbook", "book", "wOrkbook"])
def test_a_stream_that_the_reader_does_not_find_is_said(tmp_path: Path, name: str) -> None:
    path = tmp_path / "稿件.xls"
    old_workbook(path)
    path.write_bytes(stream_called(path.read_bytes(), name))
    with pytest.raises(Unreadable, match="broken_file"):
        read_workbook(path)


def biff5(page: int, name: bytes) -> bytes:
    """A stream of Excel 5: a sheet of that name with 7 in A1, its name in B1 and #N/A in B2."""

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<2H", kind, len(content)) + content

    sheet = record(0x0809, struct.pack("<H", 0x0500) + struct.pack("<3H", 0x0010, 0, 0))
    sheet += record(0x0200, struct.pack("<5H", 0, 2, 0, 2, 0))
    sheet += record(0x0203, struct.pack("<3Hd", 0, 0, 0, 7.0))
    sheet += record(0x0204, struct.pack("<4H", 0, 1, 0, len(name)) + name)
    sheet += record(0x0205, struct.pack("<3H2B", 1, 1, 0, 0x2A, 1))
    sheet += record(0x000A, b"")
    head = record(0x0809, struct.pack("<4H", 0x0500, 0x0005, 0, 0))
    head += record(0x0042, struct.pack("<H", page))
    bound = record(0x0085, struct.pack("<IHB", 0, 0, len(name)) + name)
    start = len(head) + len(bound) + 4
    bound = record(0x0085, struct.pack("<IHB", start, 0, len(name)) + name)
    return head + bound + record(0x000A, b"") + sheet


@pytest.mark.parametrize(
    ("page", "encoding", "name"),
    [(936, "gbk", "台账"), (950, "big5", "台帳"), (1252, "cp1252", "Sheet1"), (936, "gbk", "一")],
)
def test_a_sheet_of_excel_5_is_looked_through(
    tmp_path: Path, page: int, encoding: str, name: str
) -> None:
    from xlwt.CompoundDoc import XlsDoc

    path = tmp_path / "稿件.xls"
    XlsDoc().save(str(path), biff5(page, name.encode(encoding)))
    path.write_bytes(stream_called(path.read_bytes(), "Book"))
    (sheet,) = read_workbook(path).sheets
    assert (sheet.name, sheet.unseen, dict(sheet.error_cells)) == (name, False, {(2, 2): "#N/A"})
    assert list(sheet.rows[0]) == [7, name]


def rewritten(path: Path, *changes: tuple[bytes, bytes], without: str = "") -> None:
    """The package with bytes replaced in all its parts."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist() if name != without}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            for old, new in changes:
                content = content.replace(old, new)  # noqa: PLW2901
            package.writestr(name, content)


MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


def test_a_strict_workbook_without_sheets_is_said(tmp_path: Path) -> None:
    define(tmp_path, LEDGER)
    path = tmp_path / "inputs" / "2023" / "稿件.xlsx"
    book(path, {"S": [HEAD, ROW]})
    rewritten(
        path,
        (MAIN, STRICT),
        (b"<sheets>", b"<none>"),
        (b"</sheets>", b"</none>"),
        (b"<sheet ", b"<n "),
    )
    assert answer(tmp_path, "稿件").odd >= {("strict_workbook", "稿件.xlsx", "")}


def test_a_strict_workbook_that_can_be_read_is_read(tmp_path: Path) -> None:
    define(tmp_path, LEDGER)
    path = tmp_path / "inputs" / "2023" / "稿件.xlsx"
    book(path, {"S": [HEAD, ROW]})
    rewritten(path, (MAIN, STRICT))
    assert answer(tmp_path, "稿件").text == "1篇"


def test_a_sheet_the_second_look_does_not_find_is_said(tmp_path: Path) -> None:
    define(tmp_path, LEDGER)
    path = tmp_path / "inputs" / "2023" / "稿件.xls"
    path.parent.mkdir()
    old_workbook(path)
    content = bytearray(path.read_bytes())
    content[68:76] = struct.pack("<2I", 7, 1)  # a table of sectors that leads nowhere
    path.write_bytes(bytes(content))
    found = answer(tmp_path, "稿件")
    assert found.text is None
    assert found.odd & {("unseen_sheet", "稿件.xls", "台账"), ("broken_file", "稿件.xls", "")}


def test_charts_are_no_sheets_and_hidden_ones_are_told(tmp_path: Path) -> None:
    define(tmp_path, LEDGER)
    path = tmp_path / "inputs" / "2023" / "稿件.xlsx"
    book(path, {"台账": [HEAD, ROW], "旧": [HEAD, ROW], "更旧": [HEAD, ROW]})
    made = openpyxl.load_workbook(path)
    made.create_chartsheet("图表1")
    made["旧"].sheet_state = "hidden"
    made["更旧"].sheet_state = "veryHidden"
    made.save(path)
    found = answer(tmp_path, "稿件")
    assert found.text == "1篇"
    assert found.odd == {("hidden_sheet", "稿件.xlsx", "旧"), ("hidden_sheet", "稿件.xlsx", "更旧")}


def office(folder: Path) -> None:
    """A workspace that can be built."""
    define(folder, LEDGER)
    made = docx.Document()
    made.add_paragraph("{{ 年 }}年，刊发稿件{{ 稿件 }}。")
    (folder / "templates").mkdir()
    made.save(str(folder / "templates" / "综述.docx"))


def test_check_accounts_for_every_sheet(tmp_path: Path) -> None:
    office(tmp_path)
    total = ("合计", "", 6)
    sheets: dict[str, list[tuple[object, ...]]] = {
        "1月": [HEAD, ROW, ("2023-04-06", "乙", 3), total],
        "2月": [HEAD],
        "草稿": [HEAD, ("2023-04-07", "丙", 3)],
        "说明": [("每月五日前报送",)],
        "汇总": [HEAD, ROW],
    }
    file_all(
        tmp_path, {"2023/稿件.xlsx": sheets, "2022/稿件.csv": {"": [HEAD, ("2022-04-05", "甲", 3)]}}
    )
    define(tmp_path, LEDGER + "    ignore: {sheets: 草稿}\n")
    said = called("check", "2023", folder=tmp_path)
    assert said.out.splitlines()[-9:] == [
        "2022 年“稿件”：",
        "  inputs/2022/稿件.csv：计入 1 条",
        "2023 年“稿件”：",
        "  inputs/2023/稿件.xlsx：",
        "    [1月]：计入 2 条；不是记录：合计（第 4 行）",
        "    [2月]：没有记录",
        "    [草稿]：没有读：ignore 里写明不读",
        "    [说明]：没有读：没有表头",
        "    [汇总]：没有计入：汇总",
    ]
    told = called("check", "2023", "--json", folder=tmp_path).json["rows"]["2023"]["稿件"]
    assert (told["read"], told["counted"], told["excluded"]) == (3, 2, 1)
    assert told["sheets"][0] == {
        "file": "inputs/2023/稿件.xlsx",
        "sheet": "1月",
        "records": 2,
        "left_out": {"total": [4]},
        "reason": None,
    }
    assert told["sheets"][-1]["reason"] == "summary"


def test_a_name_with_a_line_break_makes_no_line_of_its_own(tmp_path: Path) -> None:
    office(tmp_path)
    name = "稿件\n错误：inputs\x1b[2J\u202e.xlsx"
    file_all(tmp_path, {f"2023/{name}": {"S": [HEAD]}})
    said = called("check", "2023", folder=tmp_path)
    assert "\x1b" not in said.out
    assert "\u202e" not in said.out
    assert not any(line.startswith("错误：inputs") for line in said.out.splitlines())
    assert "稿件\\n错误：inputs\\x1b[2J\\u202e.xlsx" in said.out


def test_a_draft_leaves_a_blank_and_a_build_refuses(tmp_path: Path) -> None:
    office(tmp_path)
    file_all(tmp_path, {"2023/稿件.xlsx": {"S": [HEAD]}})
    refused = called("build", "2023", folder=tmp_path)
    assert refused.code == 1
    assert "empty: zero" in refused.err
    drafted = called("build", "2023", "--draft", folder=tmp_path)
    assert drafted.out == "2023年，刊发稿件〔待填〕。\n"
    assert "印作〔待填〕" in drafted.err


def test_the_manifest_seals_the_bytes_that_were_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path)
    file_all(tmp_path, {"2023/稿件.xlsx": {"S": [HEAD, ROW]}})
    path = tmp_path / "inputs" / "2023" / "稿件.xlsx"
    read = hashlib.sha256(path.read_bytes()).hexdigest()

    summarise = summary.summarise

    def and_somebody_saves(year: Year, progress: Progress, *, hurried: bool) -> summary.Summary:
        path.write_bytes(path.read_bytes() + b" ")
        return summarise(year, progress, hurried=hurried)

    monkeypatch.setattr(summary, "summarise", and_somebody_saves)
    assert called("build", "2023", folder=tmp_path).code == 0
    manifest = json.loads((tmp_path / "out" / "2023" / "manifest.json").read_bytes())
    assert manifest["inputs"]["inputs/2023/稿件.xlsx"] == read


def test_a_build_without_year_folders(tmp_path: Path) -> None:
    office(tmp_path)
    file_all(tmp_path, {"稿件.xlsx": {"S": [HEAD, ROW, ("2022-04-05", "乙", 3)]}})
    assert called("build", folder=tmp_path).code == 0
    assert (tmp_path / "out" / "2023").is_dir()
    assert set(called("check", "--json", folder=tmp_path).json["rows"]) == {"2022", "2023"}


def test_a_warning_names_rows_of_its_own_sheet(tmp_path: Path) -> None:
    define(tmp_path, LEDGER.replace("票数: []", "票数: [], 单位: []"))
    units = "registries:\n  单位: {files: 名录.xlsx, key: 单位}\n"
    page = tmp_path / "inputs" / "report.yaml"
    page.write_text(
        page.read_text(encoding="utf-8").replace("ledgers:", units + "ledgers:"), encoding="utf-8"
    )
    head = (*HEAD, "单位")
    one = [head, (*ROW, "甲县"), ("2023-05-01", "乙", 1, "不知县")]
    two = [head, ("2023-06-01", "丙", 1, "不知县")]
    file_all(
        tmp_path,
        {"名录.xlsx": {"S": [("单位",), ("甲县",)]}, "2023/稿件.xlsx": {"一": one, "二": two}},
    )
    found = answer(tmp_path, "稿件").odd
    assert {("unknown_name", "稿件.xlsx", "一"), ("unknown_name", "稿件.xlsx", "二")} <= found
