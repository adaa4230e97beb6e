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


@pytest.mark.parametrize(
    ("expression", "figure"),
    [
        ("户籍.人", "110人"),  # 1 to 8 are 36; 19 and 55
        ("户籍.人(月=1)", "6人"),  # 1 + 5
        ("户籍.人(月=3)", "29人"),  # 3 + 7 and 19 on the second page
        ("户籍.人(月=4)", "12人"),
    ],
)
def test_pieces_two_by_two(tmp_path: Path, expression: str, figure: str) -> None:
    """Units on page one, in two pieces; then other units under the same two headers."""
    early, late = ("单位", "1月", "2月"), ("单位", "3月", "4月")
    rows: Table = [early, ("甲县", 1, 2), late, ("甲县", 3, 4), early, ("乙县", 5, 6)]
    rows += [late, ("乙县", 7, 8)]
    rows += [late, ("丙县", 19, 0)]  # the same header once more begins no piece
    rows += [early, ("丙县", 0, 55)]
    define(tmp_path, CROSS)
    file_all(tmp_path, {"2023/户籍.xlsx": {"S": rows}})
    assert answer(tmp_path, expression).text == figure


def test_places_two_by_two(tmp_path: Path) -> None:
    places = """\
  户籍:
    files: "*户籍*"
    date: 月份
    measure_word: 条
    columns: {月份: []}
    unpivot: {columns: "*县", into: 单位, value: 人数}
    measures:
      人: {column: 人数, kind: sum, measure_word: 人}
"""
    one, two = ("月份", "东县", "西县"), ("月份", "南县", "北县")
    rows: Table = [one, ("1月", 1, 2), two, ("1月", 3, 4), one, ("2月", 50, 6), two, ("2月", 7, 8)]
    define(tmp_path, places)
    file_all(tmp_path, {"2023/户籍.xlsx": {"S": rows}})
    told = {name: answer(tmp_path, f"户籍.人(单位='{name}')").text for name in ("东县", "南县")}
    assert told == {"东县": "51人", "南县": "10人"}


PEOPLE = """\
  户籍:
    files: "*户籍*"
    measure_word: 人
    columns: {姓名: [], 单位: [], 学时: []}
"""
NARROW, WIDE = ("姓名", "单位"), ("姓名", "单位", "学时")
DAYS = """\
  户籍:
    files: "*户籍*"
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: [], 单位: [], 字数: []}
"""
EARLY, LATE = ("日期", "标题", "单位"), ("日期", "标题", "单位", "字数")


@pytest.mark.parametrize(
    ("ledger", "rows"),
    [
        (PEOPLE, [NARROW, ("王一", "甲县"), ("李二强", "乙县"), WIDE, ("刘四海", "丁区", 11)]),
        (DAYS, [EARLY, ("2023-1-5", "一", "甲县"), LATE, ("2023-7-5", "二", "乙县", 900)]),
        (DAYS, [EARLY, ("1月5日", "一", "甲县"), LATE, ("7月5日", "二", "乙县", 900)]),
    ],
)
def test_so_are_records_of_texts_and_of_days_typed_as_text(
    tmp_path: Path, ledger: str, rows: Table
) -> None:
    define(tmp_path, ledger)
    file_all(tmp_path, {"2023/户籍.xlsx": {"S": rows}})
    assert "headed_twice" in answer(tmp_path, "户籍").codes


def test_one_line_of_who_filled_it_in_is_no_record(tmp_path: Path) -> None:
    define(tmp_path, PEOPLE)
    rows = [("姓名", "单位"), ("张三", "某办公室"), WIDE, ("刘四海", "丁区", 11)]
    file_all(tmp_path, {"2023/户籍.xlsx": {"S": rows}})
    assert answer(tmp_path, "户籍").text == "1人"
