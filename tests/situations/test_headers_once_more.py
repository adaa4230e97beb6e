"""A header that stands once more further down, with more columns or others than the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filing import answer, define, file_all

if TYPE_CHECKING:
    from pathlib import Path

LIST = """\
  户籍:
    files: "*户籍*"
    measure_word: 条
    columns: {单位: [], 人数: [], 户数: []}
    measures:
      人: {column: 人数, kind: sum, measure_word: 人}
"""
CROSS = """\
  户籍:
    files: "*户籍*"
    date: 月份
    measure_word: 条
    columns: {单位: []}
    unpivot: {columns: "*月", into: 月份, value: 人数}
    measures:
      人: {column: 人数, kind: sum, measure_word: 人}
"""
Table = list[tuple[object, ...]]


def said(folder: Path, ledger: str, rows: Table) -> tuple[str | None, set[str]]:
    define(folder, ledger)
    file_all(folder, {"2023/户籍.xlsx": {"S": rows}})
    found = answer(folder, "户籍.人")
    return found.text, {*found.codes} - {"months_missing", "months_missing_of"}


SHORT, FULL = ("单位", "人数"), ("单位", "人数", "户数")


@pytest.mark.parametrize(
    "rows",
    [
        [SHORT, ("甲乡", 137), ("乙乡", 211), FULL, ("丙乡", 96, 30), ("丁乡", 164, 50)],
        [SHORT, ("甲乡", 137), FULL, ("丙乡", 96, 30)],
        [("户籍情况",), SHORT, ("甲乡", 137), (), FULL, ("丙乡", 96, 30)],
        [SHORT, ("甲乡", "137"), ("乙乡", "211"), FULL, ("丙乡", 96, 30)],
    ],
)
def test_records_above_a_fuller_header_are_told(tmp_path: Path, rows: Table) -> None:
    assert said(tmp_path, LIST, rows) == (None, {"headed_twice"})


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([FULL, ("甲乡", 137, 40), FULL, ("丙乡", 96, 30)], "233人"),
        ([("户籍情况",), ("单位：人",), FULL, ("甲乡", 137, 40)], "137人"),
        ([("2023年", "户籍情况"), FULL, ("甲乡", 137, 40)], "137人"),
        ([("单位", "某办公室"), ("日期", "2023年12月"), FULL, ("甲乡", 137, 40)], "137人"),
        ([SHORT, ("甲乡", 137), SHORT, ("丙乡", 96)], "233人"),
    ],
)
def test_a_title_or_the_same_header_is_no_other(tmp_path: Path, rows: Table, text: str) -> None:
    found, codes = said(tmp_path, LIST, rows)
    assert (found, "headed_twice" in codes) == (text, False)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        # 11 + 20 + 35 + 47 + 51
        (
            [
                ("单位", "1月", "2月"),
                ("甲县", 11, 20),
                ("单位", "3月", "4月", "5月"),
                ("甲县", 35, 47, 51),
            ],
            "164人",
        ),
        (
            [
                ("单位", "1月", "2月", "3月"),
                ("甲县", 11, 20, 35),
                ("单位", "4月", "5月"),
                ("甲县", 47, 51),
            ],
            "164人",
        ),
        (
            [
                ("户籍情况",),
                ("单位", "1月"),
                ("甲县", 11),
                ("乙县", 20),
                (),
                ("单位", "2月", "3月"),
                ("甲县", 35, 47),
                ("乙县", 51, 1),
            ],
            "165人",
        ),
    ],
)
def test_a_cross_table_goes_on_under_a_wider_header(tmp_path: Path, rows: Table, text: str) -> None:
    assert said(tmp_path, CROSS, rows) == (text, set())


def test_a_cross_table_given_again_with_one_month_more_is_told(tmp_path: Path) -> None:
    rows = [("单位", "1月"), ("甲县", 11), ("单位", "1月", "2月"), ("甲县", 11, 20)]
    assert said(tmp_path, CROSS, rows) == (None, {"headed_twice"})
