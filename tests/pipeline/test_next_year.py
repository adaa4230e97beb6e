"""The next year's folder: forms that keep an office's looks, hold no records and are filled."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hotline import CASES, hotline
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

FORM = "来电办理台账2024.xlsx"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose last ledger has a look of its own, with the next year opened."""
    folder = tmp_path_factory.mktemp("office")
    source = hotline(folder / "来源")
    path = source / "2023年" / "来电办理台账2023.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["台账"]
    sheet.insert_rows(1)
    sheet["A1"] = "2023年来电办理情况"
    sheet.merge_cells("A1:G1")
    sheet.column_dimensions["C"].width = 44
    sheet["G3"].fill = PatternFill("solid", fgColor="FFEEDD")
    rule = DataValidation("list", formula1="=别处!$A$1:$A$3")
    rule.add("E3:E40")
    sheet.add_data_validation(rule)
    book.copy_worksheet(sheet).title = "草稿"
    book["草稿"].sheet_state = "hidden"
    book.save(path)
    assert called("init", "综述", "--from", "来源", folder=folder).code == 0
    assert called("year", "2024", "-C", "综述", folder=folder).code == 0
    return folder / "综述"


@pytest.fixture
def office(begun: Path, tmp_path: Path) -> Path:
    return shutil.copytree(begun, tmp_path / "综述")


def test_a_form_has_the_headers_and_looks_and_no_records(begun: Path) -> None:
    book = openpyxl.load_workbook(begun / "inputs" / "2024" / FORM)
    sheet = book["台账"]
    assert sheet["A1"].value == "2024年来电办理情况"
    assert "A1:G1" in [str(span) for span in sheet.merged_cells.ranges]
    assert [cell.value for cell in sheet[2]][:3] == ["序号", "受理日期", "事项"]
    assert not [c.value for row in sheet.iter_rows(min_row=3) for c in row if c.value is not None]
    assert sheet.column_dimensions["C"].width == 44
    assert sheet["G90"].fill.fgColor.rgb == "00FFEEDD"
    assert book.sheetnames == ["台账", "选项"]


def test_registry_names_and_closed_lists_drop_down_each_written_once(begun: Path) -> None:
    book = openpyxl.load_workbook(begun / "inputs" / "2024" / FORM)
    rules = {str(r.sqref)[0]: r.formula1 for r in book["台账"].data_validations.dataValidation}
    assert rules == {"D": "选项!$A$1:$A$4", "E": "选项!$B$1:$B$3"}
    assert book["选项"].sheet_state == "hidden"
    assert [[cell.value for cell in column] for column in book["选项"].columns] == [
        ["甲局", "乙局", "丙局", "丁局"],
        ["咨询", "建议", "投诉", None],
    ]


def test_a_form_filled_with_three_records_counts_three(office: Path) -> None:
    path = office / "inputs" / "2024" / FORM
    book = openpyxl.load_workbook(path)
    for row, record in enumerate(CASES(2024, 3), 3):
        for column, value in enumerate(record, 1):
            book["台账"].cell(row, column).value = value  # type: ignore[assignment]
    book.save(path)
    said = called("figures", "2024", "-C", str(office), "-e", "来电办理", "--json").json
    (count,) = [f for f in said["figures"] if f["name"] == "来电办理"]
    assert (count["value"], count["previous"]) == (3, 36)


def test_nothing_that_is_there_is_written_over(office: Path) -> None:
    folder = office / "inputs" / "2024"
    (folder / FORM).write_bytes(b"mine")
    before = {p: p.read_bytes() for p in folder.iterdir()}
    said = called("year", "2024", "-C", str(office))
    assert said.code == 0
    assert f"已有，没有动：inputs/2024/{FORM}" in said.out
    assert {p: p.read_bytes() for p in folder.iterdir()} == before


def test_without_an_earlier_year_there_is_nothing_to_take_forms_from(office: Path) -> None:
    said = called("year", "2020", "-C", str(office))
    assert said.code == 1
    assert not (office / "inputs" / "2020").exists()
