"""Closed lists, titles, serial numbers and free text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from found_tables import column, ledger, table

from zgreport.drafting.guesses import Role, Sureness

if TYPE_CHECKING:
    from collections.abc import Sequence


def rows_of(values: Sequence[object], times: int = 4) -> list[list[object]]:
    every = [*values] * times
    return [[f"第{n}件事的标题", value] for n, value in enumerate(every)]


@pytest.mark.parametrize(
    ("header", "values", "role"),
    [
        ("信息类别", ["经验做法", "问题建议", "基层实践"], Role.LIST),
        ("是否采用", ["是", "否"], Role.LIST),
        ("满意度", ["满意", "不满意", "基本满意"], Role.LIST),
        ("所属区县", ["东城区", "西城区", "南湖区"], Role.LIST),
        ("经办人", ["张某", "李某", "王某"], Role.TEXT),
        ("备注", ["已补", "见附件", "另行"], Role.TEXT),
        ("期号", ["第1期", "第2期", "第3期"], Role.TEXT),
        ("服务等级", [3.0, 4.0, 5.0], Role.LIST),
    ],
)
def test_a_column_with_few_values_that_recur_is_a_closed_list(
    header: str, values: list[object], role: Role
) -> None:
    assert column(ledger(table(f"标题 {header}", rows_of(values))), header).role is role


def test_the_values_of_a_list_come_the_most_frequent_first() -> None:
    rows = [["甲事项", "投诉"], ["乙事项", "咨询"], ["丙事项", "咨询"], ["丁事项", "咨询"]]
    found = column(ledger(table("标题 类型", rows)), "类型")
    assert found.values == ("咨询", "投诉")


def test_a_tick_is_yes() -> None:
    rows: list[list[object]] = [
        ["甲事项", "√"],
        ["乙事项", None],
        ["丙事项", "√"],
        ["丁事项", None],
    ]
    assert column(ledger(table("标题 约稿", rows)), "约稿").values == ("是", "否")


def test_every_value_that_stands_in_a_cell_is_in_the_list_even_none() -> None:
    rows = rows_of(["满意", "无", "不满意"])
    assert set(column(ledger(table("标题 评价", rows)), "评价").values) == {"满意", "无", "不满意"}


def test_values_that_differ_between_the_years_are_no_list_and_are_offered_as_one() -> None:
    before = table("标题 主题类别", rows_of(["甲类", "乙类"]), 2022)
    now = table("标题 主题类别", rows_of(["丙类", "丁类"]))
    found = column(ledger(before, now), "主题类别")
    assert (found.role, found.others, found.sure) == (
        Role.TEXT,
        (Role.LIST,),
        Sureness.DOUBTFUL,
    )
    assert set(found.values) == {"甲类", "乙类", "丙类", "丁类"}


def test_a_title_says_what_the_row_is() -> None:
    draft = ledger(table("序号 题目 内容", [[1.0, "甲", "长文"], [2.0, "乙", "短文"]]))
    assert column(draft, "题目").role is Role.TITLE
    assert column(draft, "序号").role is Role.SERIAL


def test_a_blank_column_is_not_read() -> None:
    draft = ledger(table("标题 附件", [["甲", None], ["乙", ""]]))
    assert column(draft, "附件").role is Role.UNUSED
