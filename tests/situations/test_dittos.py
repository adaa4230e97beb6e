"""同上 in a column is told once, as that; a date without a day is told as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filing import answer, define, file_all
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ("日期", "标题", "单位", "类别", "字数")
LEDGER = """\
registries:
  单位: {files: 名录.xlsx, key: 单位}
ledgers:
  稿件:
    files: "*稿件*"
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: [], 单位: [], 类别: {values: [工作, 经验]}, 字数: []}
    measures:
      总字: {column: 字数, kind: sum, measure_word: 字}
"""
ROWS: list[list[object]] = [
    ["2023-01-05", "一", "甲县", "工作", 100],
    ["2023-02-05", "二", "甲县", "经验", 100],
    ["2023-03-05", "三", "甲县", "工作", 100],
    ["2023-04-05", "四", "甲县", "工作", 100],
]


def given(folder: Path, rows: list[list[object]], name: str = "稿件.xlsx") -> None:
    define(folder, "")
    path = folder / "inputs" / "report.yaml"
    path.write_text(path.read_text(encoding="utf-8").removesuffix("ledgers:\n") + LEDGER, "utf-8")
    names = {"名录.xlsx": {"S": [("单位",), ("甲县",), ("乙市",)]}}
    file_all(folder, names | {f"2023/{name}": {"稿件": [HEAD, *map(tuple, rows)]}})


@pytest.mark.parametrize("column", range(5), ids=HEAD)
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (("同上",), "同上"),
        (("〃",), "〃"),
        (("〃", "同上"), "〃、同上"),
        (("同上。", "〞"), "同上。”“〞"),  # what ends in a mark has quotation marks of its own
    ],
)
def test_dittos_are_told_once_and_as_dittos(
    tmp_path: Path, column: int, typed: tuple[str, ...], shown: str
) -> None:
    rows = [list(row) for row in ROWS]
    for n, text in enumerate(typed, 1):
        rows[n][column] = text
    given(tmp_path, rows)
    assert answer(tmp_path, "稿件.总字").codes == ["ditto"]
    said = called("check", "2023", folder=tmp_path).out
    assert f"“{HEAD[column]}”列写的是“{shown}”" in said
    assert "别名" not in said
    assert "不是日期" not in said


@pytest.mark.parametrize(
    ("written", "code", "said"),
    [
        ("2023年5月", "month_only", "整个月"),
        ("2023年二季度", "quarter_only", "整季度"),
        ("2023年上半年", "half_year_only", "整半年"),
        ("2023年度", "year_only", "整年"),
        ("1-2月", "months_only", "这几个整月"),
    ],
)
def test_a_date_without_a_day_is_quoted_as_written(
    tmp_path: Path, written: str, code: str, said: str
) -> None:
    given(tmp_path, [*ROWS, [written, "五", "乙市", "工作", 7]])
    assert code in answer(tmp_path, "稿件").codes
    shown = called("check", "2023", folder=tmp_path).out
    assert f"只写了“{written}”，没有写日：第 6 行代表{said}。" in shown


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("稿件.csv", "（如 inputs/2023/稿件.csv 第 6 行）"),
        ("稿件.xlsx", "（如 inputs/2023/稿件.xlsx（稿件） 第 6 行）"),
    ],
)
def test_a_row_of_several_months_is_named_as_other_places_are(
    tmp_path: Path, name: str, place: str
) -> None:
    given(tmp_path, [*ROWS, ["2023年三季度", "五", "乙市", "工作", 7]], name)
    said = called("figures", "2023", "-e", "稿件(月=7)", folder=tmp_path).err
    assert place in said
    assert "不能按“月”分" in said
