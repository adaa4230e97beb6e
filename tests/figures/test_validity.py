"""Every fault of an expression is found, with what was meant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from zgreport.cli.words import Words
from zgreport.figures.expression import (
    Condition,
    Days,
    Distinct,
    Expression,
    Literal,
    Mean,
    Measure,
    Op,
    Points,
    Quotient,
    Rows,
    Scaled,
    Sum,
)
from zgreport.periods import Period

if TYPE_CHECKING:
    from books import Books

ARTICLES = """
日期*       单位  标题      字数#  备注
2023-01-05  甲县  党建引领  100    -
2022-07-03  丙局  基层实践  200    -
"""
ALL, VOTES = Rows("发稿"), Rows("评选")
READ, PUSHED = Measure("公众号", "阅读"), Measure("公众号", "推送")
FOLLOWERS, PLACE = Measure("公众号", "关注"), Measure("公众号", "位次")


@pytest.fixture
def kept(books: Books) -> Books:
    books.registry("单位", "单位 别名 组别\n甲县 甲、甲县委 县区\n乙市 - 县区")
    books.ledger("发稿", ARTICLES)
    books.ledger("评选", "年 标题 票数#\n2023 一 9")
    books.ledger(
        "公众号",
        "月份~ 条# 次# 人# 位#\n2023-01-01 1 2 3 4",
        word="行",
        measures={
            "推送": ("条", "sum", "条"),
            "阅读": ("次", "sum", "次"),
            "关注": ("人", "last", "人"),
            "位次": ("位", "rank", "位"),
            "点赞": ("赞", "sum", "次"),
        },
    )
    return books


def _on(column: str, op: Op, *values: Literal) -> Rows:
    return Rows("发稿", (Condition(column, op, values),))


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        (Rows("发搞"), "unknown_ledger"),
        (Measure("发搞", "阅读"), "unknown_ledger"),
        (Measure("公众号", "阅续"), "unknown_measure"),
        (Measure("公众号", "点赞"), "unknown_column"),
        (Distinct(ALL, "期号"), "unknown_column"),
        (Mean(ALL, "单位"), "number_column"),
        (Days(ALL, "单位", "日期"), "date_column"),
        (Distinct(VOTES, "月"), "undated_ledger"),
        (Rows("评选", (Condition("季", Op.IS, (1,)),)), "undated_ledger"),
        (_on("单倍", Op.IS, "甲县"), "unknown_column"),
        (_on("单位", Op.IS, "丁县"), "unknown_value"),
        (_on("单位", Op.IS_NOT, "丁县"), "unknown_value"),
        (_on("组别", Op.IS, "县"), "unknown_value"),
        (_on("标题", Op.IS, "党建"), "unknown_value"),
        (_on("单位", Op.IS, 5), "text_expected"),
        (_on("单位", Op.IS, True), "text_expected"),
        (_on("单位", Op.IS, " "), "blank_value"),
        (_on("单位", Op.CONTAINS, ""), "blank_value"),
        (_on("单位", Op.GREATER, "甲"), "text_compared"),
        (_on("标题", Op.AT_MOST, 3), "text_compared"),
        (_on("字数", Op.IS, "很多"), "number_expected"),
        (_on("字数", Op.GREATER, "很多"), "number_expected"),
        (_on("字数", Op.GREATER, True), "number_expected"),
        (_on("字数", Op.CONTAINS, "1"), "text_op"),
        (_on("日期", Op.LACKS, "2023"), "text_op"),
        (_on("日期", Op.LESS, "六月"), "date_expected"),
        (_on("日期", Op.LESS, "2023-02-30"), "date_expected"),
        (_on("日期", Op.LESS, 2023), "date_expected"),
        (_on("字数", Op.GREATER, 1, 2), "one_value"),
        (_on("月", Op.LESS, 1, 2), "one_value"),
        (_on("单位", Op.IS), "no_value"),
        (_on("单位", Op.EMPTY, "是"), "empty_takes_true"),
        (_on("单位", Op.EMPTY, 1), "empty_takes_true"),
        (_on("月", Op.IS, 0), "time_out_of_range"),
        (_on("月", Op.IS, 13), "time_out_of_range"),
        (_on("月", Op.IS, Decimal("1.5")), "time_out_of_range"),
        (_on("月", Op.IS, "6"), "time_out_of_range"),
        (_on("季", Op.IS, 5), "time_out_of_range"),
        (_on("半年", Op.IS, 3), "time_out_of_range"),
        (_on("月", Op.CONTAINS, 6), "text_op"),
        (Sum(PUSHED, READ), "mixed_units"),
        (Sum(READ, FOLLOWERS), "mixed_kinds"),
        (Sum(PLACE, PLACE), "rank_in_arithmetic"),
        (Sum(Quotient(PUSHED, PUSHED), Quotient(PUSHED, PUSHED)), "not_additive"),
        (Sum(ALL, Quotient(READ, PUSHED)), "not_additive"),
        (Quotient(PLACE, ALL), "rank_in_arithmetic"),
        (Scaled(PLACE, Fraction(2)), "rank_in_arithmetic"),
        (Quotient(Quotient(PUSHED, PUSHED), ALL), "share_in_quotient"),
        (Points(), "no_scoring"),
    ],
)
def test_one_fault_is_found_once(kept: Books, expression: Expression, code: str) -> None:
    for each in (expression, Scaled(expression, Fraction(2)), Quotient(expression, expression)):
        codes = {fault.code for fault in kept.facts().findings(each)}
        assert codes == {f"figures.{code}"}
    assert len(kept.facts().findings(expression)) == 1


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        (Rows("发搞"), "There is no ledger 发搞."),
        (Measure("公众号", "阅续"), "Ledger 公众号 has no measure 阅续."),
        (Measure("公众号", "点赞"), "Ledger 公众号 has no column 赞."),
        (Distinct(ALL, "期号"), "Ledger 发稿 has no column 期号."),
        (
            Mean(ALL, "单位"),
            (
                "Column 单位 of ledger 发稿 does not hold numbers: "
                "there is no mean, order or mark of it."
            ),
        ),
        (Days(ALL, "日期", "单位"), "Column 单位 of ledger 发稿 does not hold dates."),
        (Distinct(VOTES, "月"), "Ledger 评选 has no date column, so there is no 月."),
        (
            _on("单位", Op.IS, "丁县"),
            (
                "Column 单位 of ledger 发稿 has no value 丁县, neither in a registry or list "
                "nor in the rows of either year."
            ),
        ),
        (
            _on("单位", Op.IS, 5),
            "Column 单位 of ledger 发稿 holds text and is compared with the number 5.",
        ),
        (
            _on("单位", Op.IS, " "),
            "Column 单位 of ledger 发稿 is compared with an empty text, which no row has.",
        ),
        (
            _on("单位", Op.GREATER, "甲"),
            "Column 单位 of ledger 发稿 holds text, which 大于 cannot compare.",
        ),
        (
            _on("字数", Op.IS, "很多"),
            "Column 字数 of ledger 发稿 holds numbers, and 很多 is not one.",
        ),
        (
            _on("日期", Op.LESS, "六月"),
            "Column 日期 of ledger 发稿 holds dates, and 六月 is not one.",
        ),
        (
            _on("字数", Op.CONTAINS, "1"),
            "Column 字数 of ledger 发稿 holds numbers or dates, for which there is no 含.",
        ),
        (
            _on("月", Op.LACKS, 6),
            "Column 月 of ledger 发稿 holds numbers or dates, for which there is no 不含.",
        ),
        (
            _on("字数", Op.GREATER, 1, 2),
            "Column 字数 of ledger 发稿 is compared with more than one value.",
        ),
        (_on("单位", Op.IS), "The condition on column 单位 of ledger 发稿 has no value."),
        (
            _on("单位", Op.EMPTY, True, False),
            "The condition 为空 on column 单位 of ledger 发稿 takes true or false only.",
        ),
        (_on("月", Op.IS, 13), "There is no 月 13: it is a whole number from 1 to 12."),
        (_on("季", Op.IS, 5), "There is no 季 5: it is a whole number from 1 to 4."),
        (_on("半年", Op.IS, 3), "There is no 半年 3: it is a whole number from 1 to 2."),
        (
            Sum(PUSHED, READ),
            "公众号.推送 + 公众号.阅读 adds 条 to 次: the measure words differ.",
        ),
        (
            Sum(READ, FOLLOWERS),
            (
                "公众号.阅读 + 公众号.关注 adds a number counted over the period "
                "to one taken at its end."
            ),
        ),
        (
            Sum(ALL, PLACE),
            "发稿 + 公众号.位次 calculates with a place in a ranking.",
        ),
        (
            Sum(ALL, Quotient(READ, PUSHED)),
            "发稿 + 公众号.阅读 / 公众号.推送 adds rates or averages, which cannot be added.",
        ),
        (Quotient(ALL, PLACE), "发稿 / 公众号.位次 calculates with a place in a ranking."),
        (
            Scaled(PLACE, Fraction(2)),
            "公众号.位次 * 2 calculates with a place in a ranking.",
        ),
        (
            Quotient(ALL, Quotient(PUSHED, PUSHED)),
            "发稿 / (公众号.推送 / 公众号.推送) divides a rate by another number, or the reverse.",
        ),
        (Points(), "The definition has no scoring, so there are no points."),
    ],
)
def test_a_fault_says_what_it_is_about(kept: Books, expression: Expression, sentence: str) -> None:
    (fault,) = kept.facts().findings(expression)
    words = Words("en")
    assert words.sentence(fault) == sentence
    assert "{" not in words.hint(fault)


@pytest.mark.parametrize(
    "expression",
    [
        _on("单位", Op.IS, "乙市"),  # in the registry, in no row
        _on("单位", Op.IS, "丙局"),  # in no registry, in a row of last year
        _on("标题", Op.CONTAINS, "没有这样的词"),
        _on("标题", Op.LACKS, "没有这样的词"),
        _on("字数", Op.IS, 12345),
        _on("日期", Op.IS, "2023-05-05"),
        _on("备注", Op.GREATER, 5),  # a column without any value may be anything
        Days(ALL, "备注", "日期"),
        Mean(ALL, "备注"),
        Sum(Measure("公众号", "阅读"), Measure("公众号", "阅读")),
        Quotient(Quotient(READ, READ), Quotient(PUSHED, PUSHED)),
        Sum(FOLLOWERS, Scaled(FOLLOWERS, Fraction(1, 2))),
    ],
)
def test_what_means_something_has_no_fault(kept: Books, expression: Expression) -> None:
    facts = kept.facts()
    assert facts.findings(expression) == ()
    facts.figure(expression)


def test_all_faults_are_found_together(kept: Books) -> None:
    wrong = Rows("发稿", (*_on("单倍", Op.IS, "甲").conditions, *_on("月", Op.IS, 0).conditions))
    codes = [f.code for f in kept.facts().findings(Sum(wrong, Rows("发搞")))]
    assert codes == [
        "figures.unknown_column",
        "figures.time_out_of_range",
        "figures.unknown_ledger",
    ]


@pytest.mark.parametrize(
    ("expression", "near", "known"),
    [
        (Rows("发搞"), ("发稿",), ("发稿", "评选", "公众号")),
        (Measure("公众号", "阅"), ("阅读",), ("推送", "阅读", "关注", "位次", "点赞")),
        (_on("单", Op.IS, "甲县"), ("单位",), ("日期", "单位", "标题", "字数", "备注", "组别")),
        (_on("单位", Op.IS, "甲县委"), ("甲县",), ("甲县", "乙市", "丙局")),  # an alias
        (_on("单位", Op.IS, "乙"), ("乙市",), ("甲县", "乙市", "丙局")),
    ],
)
def test_a_fault_names_what_exists(
    kept: Books, expression: Expression, near: tuple[str, ...], known: tuple[str, ...]
) -> None:
    (fault,) = kept.facts().findings(expression)
    assert fault.values["near"] == near
    assert fault.values["known"] == known


def test_part_of_a_year_needs_dates(kept: Books) -> None:
    facts = kept.facts(Period.through(date(2023, 6, 30)))
    assert facts.findings(VOTES) == facts.findings(ALL) == ()
    assert facts.figure(VOTES).value is None
    (doubt,) = facts.doubts()
    assert Words("en").sentence(doubt) == (
        "评选 has no dates: its figures have no value for a part of the year."
    )
