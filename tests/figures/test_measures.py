"""Percentages in a column of their own, issues of a periodical, names that are numbers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from zgreport.figures.expression import Condition, Distinct, Mean, Op, Rows
from zgreport.figures.issues import form_of
from zgreport.figures.model import Kind
from zgreport.figures.order import times_of
from zgreport.wording import change, quantity
from zgreport.wording.lists import grouped_by_count, named

if TYPE_CHECKING:
    from books import Books


def test_the_mean_of_a_column_of_percentages_is_one(books: Books) -> None:
    books.ledger("稿件", "日期* 比例#\n2022-03-01 0.1\n2023-03-01 0.125\n2023-03-02 0.125")
    ledger = books.ledgers["稿件"]
    columns = dict(ledger.columns) | {"比例": replace(ledger.columns["比例"], percent=True)}
    books.ledgers["稿件"] = replace(ledger, columns=columns)
    figure = books.facts().figure(Mean(Rows("稿件"), "比例"))
    assert (figure.kind, figure.unit, figure.value) == (Kind.SHARE, "", Fraction(1, 8))
    assert quantity.quantity(figure) == "12.5%"
    assert change.full(figure) == "比上年提高2.5个百分点"


@pytest.mark.parametrize("typed", ["1", "01", "第1期", "第一期", "１", "1期"])
def test_an_issue_is_one_however_it_is_typed(books: Books, typed: str) -> None:
    texts = ("001", "1", "第1期", "１", "第一期", "2023年第1期", "第2期", "增刊", "总第101期")
    books.ledger("简报", "日期* 期号\n" + "\n".join(f"2023-03-01 {text}" for text in texts))
    facts = books.facts()
    assert facts.figure(Distinct(Rows("简报"), "期号")).value == 4
    own = Rows("简报", (Condition("期号", Op.IS, (typed,)),))
    assert facts.figure(own).value == 6


@pytest.mark.parametrize(
    ("column", "texts", "same"),
    [
        ("期次", ("03", "3"), True),
        ("出刊期数", ("第03期", "三"), True),
        ("来源", ("第3期", "第三期"), True),  # by its values
        ("电话", ("012", "12"), False),
        ("编号", ("003", "3"), False),
        ("日期", ("03", "3"), False),
        ("期号", ("2023年第3期", "2022年第3期"), False),
        ("期号", ("增刊", "增刊1"), False),
    ],
)
def test_only_issues_are_compared_by_number(
    column: str, texts: tuple[str, str], same: bool
) -> None:
    form = form_of(column, texts)
    assert (form(texts[0]) == form(texts[1])) is same


@pytest.mark.parametrize(
    ("column", "in_order"),
    [
        ("季度", "一季度 二季度 三季度 四季度"),
        ("季", "第一季度 第四季度"),
        ("月", "1月 2月 10月 12月"),
        ("月", "二月 十月 十一月"),
        ("时段", "1-2月 3月"),
        ("时段", "2022年12月 2023年1月"),
        ("时段", "2022.9 2022.10"),
        ("年度", "2021 2022 2023"),
        ("时段", "2021年 2022年"),
        ("时段", "上半年 下半年"),
        ("时段", "上旬 中旬 下旬"),
        ("时段", "周一 周三 周日"),
        ("时段", "2023-05-30 2023-06-01"),
        ("时段", "6月5日 6月12日"),
        ("时段", "2022Q4 2023Q1"),
    ],
)
def test_times_are_known_by_how_they_are_written(column: str, in_order: str) -> None:
    names = in_order.split()
    times = times_of(column, sorted(names))
    assert times is not None
    assert sorted(names, key=lambda name: times[name]) == names


@pytest.mark.parametrize(
    ("column", "names"),
    [
        ("单位", "甲县 乙县"),
        ("分值", "1 2 10"),
        ("时段", "1月 上半年"),
        ("时段", "1月 其他"),
        ("月", ""),
    ],
)
def test_what_is_no_time_has_no_order_of_its_own(column: str, names: str) -> None:
    assert times_of(column, names.split()) is None


def test_a_number_never_runs_into_another() -> None:
    assert named("分值", "2") == "分值2"
    assert named("单位", "甲县") == "甲县"
    assert grouped_by_count([("分值2", "212篇"), ("甲县", "3篇")]) == "分值2：212篇，甲县3篇"
