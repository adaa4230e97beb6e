from __future__ import annotations

import pytest

from zgreport.names import comparable
from zgreport.numerals.months import Months, find_months, read_months


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("4月", (None, 4, 4)),
        ("四月份", (None, 4, 4)),
        ("十二月", (None, 12, 12)),
        ("１２月", (None, 12, 12)),
        ("2023年4月", (2023, 4, 4)),
        ("二〇二三年四月", (2023, 4, 4)),
        ("202304", (2023, 4, 4)),
        ("2023.4", (2023, 4, 4)),
        ("2023-04", (2023, 4, 4)),
        ("稿件台账（2023年4月）", (2023, 4, 4)),
        ("4月 (2)", (None, 4, 4)),
        ("04", (None, 4, 4)),
        ("April", (None, 4, 4)),
        ("一季度", (None, 1, 3)),
        ("2023年第四季度", (2023, 10, 12)),
        ("2023Q2", (2023, 4, 6)),
        ("前三季度", (None, 1, 9)),
        ("上半年", (None, 1, 6)),
        ("2023年下半年", (2023, 7, 12)),
        ("1-3月", (None, 1, 3)),
        ("2023年1月至6月", (2023, 1, 6)),
        ("2023", (2023, 1, 12)),
        ("2023年度", (2023, 1, 12)),
        ("全年", (None, 1, 12)),
    ],
)
def test_a_name_stands_for_months(text: str, months: tuple[int | None, int, int]) -> None:
    assert find_months(comparable(text)) == Months(*months)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Sheet1", "Sheet1 (2)", "甲县", "月报", "13月", "20230405", "2023年4月5日"),
        *(
            "4月上旬",
            "第3周",
            "3月、4月",
            "2022年12月、2023年1月",
            "2022-2023年",
            "填表日期：2023年5月2日",
        ),
    ],
)
def test_a_name_that_stands_for_none_or_several(text: str) -> None:
    assert find_months(comparable(text)) is None


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("一季度", (None, 1, 3)),
        ("1Q2023", (2023, 1, 3)),
        ("2023H2", (2023, 7, 12)),
        ("2023年1月至2023年3月", (2023, 1, 3)),
        ("前两个月", (None, 1, 2)),
        ("1、2月", (None, 1, 2)),
        ("06/2023", (2023, 6, 6)),
        ("二O二三年十二月", (2023, 12, 12)),
        ("元月", (None, 1, 1)),
        ("一季度末", (None, 1, 3)),
    ],
)
def test_a_cell_is_months_as_a_whole(text: str, months: tuple[int | None, int, int]) -> None:
    assert read_months(text) == Months(*months)


@pytest.mark.parametrize(
    "text",
    ["", "6", "一季度发稿", "五季度", "3-1月", "1、3月", "13月", "第3周", "2022年12月-2023年1月"],
)
def test_a_cell_with_anything_else_is_no_months(text: str) -> None:
    assert read_months(text) is None
