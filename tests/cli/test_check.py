"""`zgreport check`: one go over everything, grouped, with the place and the remedy, and repairs."""

from __future__ import annotations

import random
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from desk import Desk, desk_in, edited
from terminal import Said, called, started
from work import processor_seconds

pytestmark = pytest.mark.long(11)

REPORTS = "2023/报送台账.xlsx"
FIELDS = ["severity", "code", "message", "hint", "year"]
FIELDS += ["file", "sheet", "cell", "line", "key", "part", "paragraph"]
FIELDS += ["heading", "table", "row", "column", "offset"]


def check(desk: Desk, *arguments: str) -> Said:
    return called("check", *arguments, "-C", str(desk.root), folder=desk.root.parent)


def found(desk: Desk, *arguments: str) -> Any:
    return check(desk, "--json", *arguments).json


def left_behind() -> list[str]:
    """The readers that have lost their parent; none where processes cannot be seen."""
    lost = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            command = (status.parent / "cmdline").read_bytes()
            orphaned = "\nPPid:\t1\n" in status.read_text(encoding="utf-8")
        except OSError:  # gone in the meantime
            continue
        if orphaned and b"zgreport.ledgers.files.worker" in command:
            lost.append(status.parent.name)
    return lost


def cells_of(path: Path) -> list[list[object]]:
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return [[cell for cell in row if cell is not None] for row in sheet.values]


def spoil(desk: Desk) -> None:
    """Three faults of a ledger: a day, a unit, a category that are none."""
    book = openpyxl.load_workbook(desk.inputs / REPORTS)
    sheet = book.worksheets[0]
    sheet["G6"], sheet["B5"], sheet["D7"] = "春节前", "临云区委组织不", "贯彻落石"
    book.save(desk.inputs / REPORTS)


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A spoilt workspace, what a check of 2023 says of it, and the list for repair it writes."""

    desk: Desk
    said: Said
    repairs: Path


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Spoilt:
    desk = desk_in(tmp_path_factory.mktemp("spoilt") / "云川")
    spoil(desk)
    said = check(desk, "2023", "--xlsx", "问题.xlsx")
    return Spoilt(desk, said, desk.root.parent / "问题.xlsx")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What a check of the untouched example finds, all years."""
    return found(desk_in(tmp_path_factory.mktemp("whole") / "云川"))


def test_the_example_has_no_error_and_its_rows_add_up(whole: Any) -> None:
    assert {f["severity"] for f in whole["findings"]} <= {"warning", "note"}
    assert set(whole["rows"]) == {"2022", "2023"}
    for ledgers in whole["rows"].values():
        for rows in ledgers.values():
            assert rows["read"] == rows["counted"] + rows["excluded"]
    assert whole["rows"]["2023"]["培训"]["read"] > 0


def test_each_finding_has_the_fields_of_the_design(whole: Any) -> None:
    assert whole["findings"]
    for finding in whole["findings"]:
        assert list(finding) == FIELDS
        assert finding["message"]
        assert finding["hint"]


def test_errors_come_first_with_file_sheet_cell_and_remedy(spoilt: Spoilt) -> None:
    assert spoilt.said.code == 1
    lines = spoilt.said.out.splitlines()
    marks = [line[:2] for line in lines if line.startswith(("错误", "警告", "提示"))]
    assert marks == sorted(marks, key=["错误", "警告", "提示"].index)
    assert set(marks) == {"错误", "警告", "提示"}
    (bad_day,) = [line for line in lines if "春节前" in line]
    assert bad_day.startswith("错误：inputs/2023/报送台账.xlsx")
    assert "2023-04-05" in bad_day + lines[lines.index(bad_day) + 1]
    assert any("临云区委组织不" in line and "警告" in line for line in lines)


def test_what_is_excluded_is_accounted_for(whole: Any, spoilt: Spoilt) -> None:
    before = whole["rows"]["2023"]["报送"]
    after = found(spoilt.desk, "2023")["rows"]["2023"]["报送"]
    assert after["read"] == before["read"]
    assert after["excluded"] == before["excluded"] + 2
    assert after["counted"] == before["counted"] - 2


def test_the_list_for_repair_has_each_finding_beside_its_row(spoilt: Spoilt) -> None:
    assert spoilt.said.code == 1
    rows = cells_of(spoilt.repairs)
    assert rows[0] == ["程度", "文件", "工作表", "单元格", "问题", "怎么办", "这一行的内容"]
    assert [row[0] for row in rows[1:]] == sorted(
        (row[0] for row in rows[1:]), key=lambda word: ["错误", "警告", "提示"].index(str(word))
    )
    (bad_day,) = [row for row in rows if "春节前" in row]
    assert bad_day[:4] == ["错误", "inputs/2023/报送台账.xlsx", "县（市）区", "G6"]
    source = openpyxl.load_workbook(spoilt.desk.inputs / REPORTS).worksheets[0]
    titles = [source["C6"].value, source["D6"].value, source["I6"].value]
    assert [cell for cell in bad_day if cell in titles] == titles


def test_a_cell_of_the_list_opens_the_ledger_there(spoilt: Spoilt) -> None:
    sheet = openpyxl.load_workbook(spoilt.repairs).active
    assert sheet is not None
    links = [c.hyperlink for row in sheet.iter_rows() for c in row if c.hyperlink]
    targets = {(link.target, link.location) for link in links}
    assert any(
        str(target).replace("\\", "/") == "云川/inputs/2023/报送台账.xlsx" and "!" in str(location)
        for target, location in targets
    )


def test_a_fault_of_the_template_is_listed_with_the_words_of_its_paragraph(desk: Desk) -> None:
    template = desk.root / "templates" / "综述.docx"
    edited(template, template, "市级刊发", "市级刊法")
    done = check(desk, "2023", "--xlsx", "问题.xlsx")
    assert done.code == 1
    rows = [row for row in cells_of(desk.root.parent / "问题.xlsx") if "市级刊法" in str(row)]
    assert rows
    assert rows[0][:2] == ["错误", "templates/综述.docx"]
    assert str(rows[0][2]).endswith(("”一段", "”列"))
    told = [f for f in found(desk, "2023")["findings"] if "市级刊法" in f["message"]]
    assert told[0]["paragraph"] > 0


@pytest.mark.parametrize(
    "where", ["inputs/2023/报送台账.xlsx", "inputs/新.xlsx", "templates/a.xlsx"]
)
def test_no_list_is_written_among_the_inputs_or_templates(desk: Desk, where: str) -> None:
    before = {p: p.read_bytes() for p in desk.root.rglob("*") if p.is_file()}
    done = check(desk, "--xlsx", f"云川/{where}")
    assert done.code == 1
    assert "会被当成台账或模板来读" in done.err
    assert {p: p.read_bytes() for p in desk.root.rglob("*") if p.is_file()} == before


def test_a_list_that_cannot_be_written_is_said_in_one_line(desk: Desk) -> None:
    done = check(desk, "2023", "--xlsx", "没有/这个/文件夹.xlsx")
    assert done.code == 3
    assert done.out == ""
    assert len([line for line in done.err.splitlines() if line.startswith("错误")]) == 1


def test_errors_stop_a_build_and_warnings_do_not(desk: Desk, spoilt: Spoilt) -> None:
    done = called("build", "2023", "-C", str(desk.root), environ={"LC_ALL": "C"})
    assert done.code == 0, done.err
    warnings = sum(f["severity"] == "warning" for f in found(desk, "2023")["findings"])
    assert f"{warnings}" in done.err
    assert spoilt.said.code == 1


def test_a_folder_of_hostile_files_is_named_line_by_line_in_time(desk: Desk) -> None:
    folder = desk.inputs / "2023"
    whole = (folder / "报送台账.xlsx").read_bytes()
    dice = random.Random(11)
    hostile = {"报送截断.xlsx": whole[: len(whole) // 2], "报送空.ods": b""}
    for suffix in ("xlsx", "xlsm", "xls", "et", "ods", "xlsb", "csv", "txt", "fods"):
        hostile[f"报送随机.{suffix}"] = dice.randbytes(4000)
    for name, content in hostile.items():
        (folder / name).write_bytes(content)
    with (
        zipfile.ZipFile(folder / "报送台账.xlsx") as before,
        zipfile.ZipFile(folder / "报送炸弹.xlsx", "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.namelist():
            bomb = b" " * (60 << 20) if part.endswith("sheet1.xml") else b""
            after.writestr(part, before.read(part) + bomb)
    hostile["报送炸弹.xlsx"] = b""
    spent = processor_seconds()
    told = started("check", "2023", "--json", "-C", str(desk.root)).json
    assert processor_seconds() - spent < 30  # two seconds here
    assert left_behind() == []
    errors = [f["file"] for f in told["findings"] if f["severity"] == "error"]
    assert sorted(errors) == sorted(f"inputs/2023/{name}" for name in hostile)
    assert told["rows"]["2023"]["报送"]["counted"] > 0
