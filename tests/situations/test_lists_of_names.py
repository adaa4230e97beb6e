"""Lists of names, and of units and a number: what stands below, above and in them once more.

Expected figures are counted by hand: five persons, 12 + 35 + 28 + 41 = 116 pieces.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from filing import answer, define, file_all

if TYPE_CHECKING:
    from pathlib import Path

NAMES = """\
  稿件:
    files: "*稿件*"
    measure_word: 人
    columns: {姓名: [], 单位: []}
"""
UNITS = """\
  稿件:
    files: "*稿件*"
    measure_word: 条
    columns: {单位: []}
    measures:
      件: {column: 件数, kind: sum, measure_word: 件}
"""
Rows = list[tuple[object, ...]]
H: Rows = [("姓名", "单位")]
PERSONS: Rows = [
    ("王一", "市教育局"),
    ("李二强", "市财政局"),
    ("张三丰", "市教育局"),
    ("刘四海", "市司法局"),
    ("陈五", "市财政局"),
]
HU: Rows = [("单位", "件数")]
COUNTS: Rows = [("甲县", 12), ("乙县", 35), ("丙县", 28), ("丁区", 41), ("戊区", 17)]
MIXED: Rows = [COUNTS[n] for n in (3, 0, 4, 2, 1)]


def said(
    folder: Path, sheets: dict[str, Rows], ledger: str = NAMES
) -> tuple[str | None, list[str]]:
    define(folder, ledger)
    file_all(folder, {"2023/稿件.xlsx": sheets})
    found = answer(folder, "稿件")
    return found.text, found.codes


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("市委办公室",), ("5人", ["lonely_left_out"])),
        (("中共青山县委组织部",), ("5人", ["lonely_left_out"])),
        (("特此报告",), ("5人", ["lonely_left_out"])),
        (("同意上报",), ("5人", ["lonely_left_out"])),
        (("录入员王芳",), ("5人", ["lonely_left_out"])),
        (("共计5条记录",), ("5人", ["lonely_left_out"])),
        (("抄送各县区",), ("5人", ["lonely_left_out"])),
        (("13912345678",), ("5人", ["lonely_left_out"])),
        ((None, "特此报告"), ("5人", ["lonely_left_out"])),
        ((None, "市教育局"), ("6人", ["lonely_row"])),
        (("赵六",), ("6人", ["lonely_row"])),
        (("联系人：王芳，电话：0871-65432100",), ("5人", [])),
        (("1.本表一式两份；2.请于每月5日前报送。",), ("5人", [])),
        (("说明",), ("5人", [])),
        (("王芳", "2024.1.4"), ("5人", [])),
        (("市委办公室", dt.date(2024, 1, 4)), ("5人", [])),
        (("市委办公室", "1月4日"), ("5人", [])),
        (("赵六", "市司法局"), ("6人", [])),
    ],
)
def test_a_text_below_a_list_of_names(
    tmp_path: Path, row: tuple[object, ...], expected: tuple[str | None, list[str]]
) -> None:
    assert said(tmp_path, {"S": [*H, *PERSONS, row]}) == expected


@pytest.mark.parametrize("row", [("特此报告",), ("市委办公室",)])
def test_a_text_below_a_blank_row(tmp_path: Path, row: tuple[object, ...]) -> None:
    assert said(tmp_path, {"S": [*H, *PERSONS, (), row]}) == ("5人", ["lonely_left_out"])


@pytest.mark.parametrize("other", ["1", "12", "1月", "Q4", "一季度", "2023.12", "12月底"])
@pytest.mark.parametrize(("rows", "ledger"), [([*H, *PERSONS], NAMES), ([*HU, *COUNTS], UNITS)])
def test_a_sheet_called_after_a_time_is_a_copy(
    tmp_path: Path, other: str, rows: Rows, ledger: str
) -> None:
    assert said(tmp_path, {"Sheet1": rows, other: rows}, ledger)[1] == ["copied_sheet"]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("上半年", "2023年"),
        ("1-6月", "1-12月"),
        ("截至6月", "截至12月"),
        ("上半年", "Sheet1"),
        ("前三季度", "2023年度"),
        ("9月", "年度"),
    ],
)
def test_half_of_the_names_beside_all(tmp_path: Path, part: str, whole: str) -> None:
    sheets = {part: [*H, *PERSONS[:3]], whole: [*H, *PERSONS]}
    assert said(tmp_path, sheets)[1] == ["copied_sheet"]


def test_other_names_of_a_half_are_no_copies(tmp_path: Path) -> None:
    sheets = {"上半年": [*H, *PERSONS[:3]], "Sheet1": [*H, *PERSONS[3:]]}
    assert said(tmp_path, sheets) == ("5人", [])


@pytest.mark.parametrize(
    ("rows", "ledger", "count"),
    [
        ([*H, *PERSONS, *PERSONS], NAMES, 10),
        ([*H, *PERSONS, *PERSONS[::-1]], NAMES, 10),
        ([*H, *PERSONS, PERSONS[0]], NAMES, 6),
        ([*H, *PERSONS, *H, *PERSONS], NAMES, 10),
        ([*HU, *COUNTS, *MIXED], UNITS, 10),
        ([*HU, *(row for each in COUNTS for row in (each, each))], UNITS, 10),
        ([*HU, *COUNTS, COUNTS[0]], UNITS, 6),
    ],
)
def test_rows_that_come_again(tmp_path: Path, rows: Rows, ledger: str, count: int) -> None:
    unit = "人" if ledger is NAMES else "条"
    assert said(tmp_path, {"S": rows}, ledger) == (f"{count}{unit}", ["list_twice"])


@pytest.mark.parametrize(
    "rows",
    [
        [*H, *PERSONS, PERSONS[0], PERSONS[0], PERSONS[1]],  # who took part, and how often
        [*H, *PERSONS, ("第二期",), *PERSONS],
    ],
)
def test_persons_who_took_part_again(tmp_path: Path, rows: Rows) -> None:
    assert "list_twice" not in said(tmp_path, {"S": rows})[1]


@pytest.mark.parametrize(
    "rows",
    [
        [*PERSONS[:1], *H, *PERSONS[1:]],
        [("2023年名单",), *PERSONS[:1], *H, *PERSONS[1:]],
        [*PERSONS[:1], (), *H, *PERSONS[1:]],
    ],
)
def test_one_person_above_the_header(tmp_path: Path, rows: Rows) -> None:
    assert said(tmp_path, {"S": rows}) == ("4人", ["records_above"])


@pytest.mark.parametrize(
    "top", [("填报人", "王芳"), ("全市名单", "共12人"), ("市教育局", "市财政局"), ("附件1", "名单")]
)
def test_what_else_stands_above_the_header(tmp_path: Path, top: tuple[object, ...]) -> None:
    assert said(tmp_path, {"S": [top, *H, *PERSONS]}) == ("5人", [])


def test_a_tally_is_no_blank(tmp_path: Path) -> None:
    rows = [*HU, *COUNTS[:4], ("戊区", "||||")]
    define(tmp_path, UNITS)
    file_all(tmp_path, {"2023/稿件.xlsx": {"S": rows}})
    assert answer(tmp_path, "稿件.件").codes == ["not_a_number"]


SUMS: Rows = [
    ("市委办", 304),
    ("市教育局", 281),
    ("市司法局", 267),
    ("市水利局", 103),
    ("市公安局", 955),
]


def test_a_total_that_counts_all_settles_a_chance(tmp_path: Path) -> None:
    assert said(tmp_path, {"S": [*HU, *SUMS, ("合计", 1910)]}, UNITS) == ("5条", [])


def test_a_sum_without_a_total_is_doubtful(tmp_path: Path) -> None:
    assert said(tmp_path, {"S": [*HU, *SUMS]}, UNITS)[1] == ["perhaps_whole"]
