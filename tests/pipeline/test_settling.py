"""What a trial build finds is taken back, said, or left for the office to mend: never dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hotline import CASES, HEAD, hotline, save
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

OWN = "2023年/来电办理台账2023.xlsx"


def typed_into(path: Path, cell: str, value: str) -> None:
    book = openpyxl.load_workbook(path)
    book["台账"][cell] = value
    book.save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return hotline(tmp_path / "来源")


def begun(folder: Path) -> Any:
    said = called("init", "综述", "--from", "来源", "--json", folder=folder.parent)
    assert said.code == 0, said.err
    return said.json


def counted(folder: Path) -> tuple[int, int]:
    said = called(
        "figures", "2023", "-C", "综述", "-e", "来电办理", "--json", folder=folder.parent
    ).json
    (count,) = [f for f in said["figures"] if f["name"] == "来电办理"]
    return count["value"], count["previous"]


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [("B5", "未定", "not_a_date"), ("B5", "2022-12-31", "outside_year")],
)
def test_a_wrong_date_is_an_error_at_its_cell_and_costs_no_other_row(
    folder: Path, cell: str, value: str, code: str
) -> None:
    typed_into(folder / OWN, cell, value)
    made = begun(folder)
    errors = [f for f in made["findings"] if f["severity"] == "error"]
    assert [(f["code"], f["cell"]) for f in errors] == [(f"ledgers.{code}", cell)]
    (ledger,) = made["ledgers"]
    assert ledger["date"] == "受理日期"
    assert called("build", "-C", "综述", folder=folder.parent).code == 1
    typed_into(
        folder.parent / "综述" / "inputs" / "2023" / "来电办理台账2023.xlsx", cell, "2023-02-02"
    )
    assert called("build", "-C", "综述", folder=folder.parent).code == 0
    assert counted(folder) == (36, 30)


def test_the_last_line_says_that_it_cannot_be_built_yet(folder: Path) -> None:
    typed_into(folder / OWN, "B5", "未定")
    said = called("init", "综述", "--from", "来源", folder=folder.parent)
    assert said.err.rstrip().splitlines()[-1].startswith("现在还不能生成：上面的 1 处错误")


def test_a_cell_that_shows_an_error_is_told_and_its_column_stays_a_number(folder: Path) -> None:
    typed_into(folder / OWN, "F5", "#N/A")
    made = begun(folder)
    errors = [f for f in made["findings"] if f["severity"] == "error"]
    assert [(f["code"], f["cell"]) for f in errors] == [("ledgers.error_cell", "F5")]
    (ledger,) = made["ledgers"]
    (column,) = [c for c in ledger["columns"] if "涉及金额" in c["headers"]]
    assert (column["role"], column["kind"]) == ("number", "sum")


def test_a_number_that_is_none_makes_the_column_text_and_no_row_is_lost(folder: Path) -> None:
    typed_into(folder / OWN, "F5", "待核")
    made = begun(folder)
    (ledger,) = made["ledgers"]
    (column,) = [c for c in ledger["columns"] if "涉及金额" in c["headers"]]
    assert (column["role"], column["sure"]) == ("text", "doubtful")
    assert called("build", "-C", "综述", folder=folder.parent).code == 0
    assert counted(folder) == (36, 30)


def test_files_that_cannot_be_read_are_told_with_the_reason(folder: Path) -> None:
    (folder / "2023年" / "坏的.xlsx").write_bytes(b"PK\3\4cut off")
    (folder / "2023年" / "空的.xlsx").write_bytes(b"")
    made = begun(folder)
    told = {one["file"]: one["reason"] for one in made["left_out"]}
    assert {"2023年/坏的.xlsx", "2023年/空的.xlsx"} <= told.keys()
    assert not any("ledgers." in reason for reason in told.values())
    book = openpyxl.load_workbook(folder.parent / "综述" / "对照表.xlsx")
    files = [row[0].value for row in book["文件"].iter_rows(min_row=2)]
    assert "原文件夹/2023年/坏的.xlsx" in files


def test_where_nothing_tells_a_year_it_is_refused_and_nothing_is_made(tmp_path: Path) -> None:
    rows = [(n, f"{n % 12 + 1}月{n % 27 + 1}日", *row[2:]) for n, row in enumerate(CASES(2023, 20))]
    save(tmp_path / "来源" / "台账.xlsx", HEAD, *rows)
    said = called("init", "综述", "--from", "来源", "--json", folder=tmp_path)
    assert (said.code, [f["code"] for f in said.json["findings"]]) == (
        1,
        ["pipeline.folder_without_years"],
    )
    assert not (tmp_path / "综述").exists()
