"""Figures: values, counterparts of last year, kinds, units and the rows behind them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from conditions import where

from zgreport.cli.words import Words
from zgreport.definition.model import ColumnDef
from zgreport.figures.expression import (
    Condition,
    Days,
    Distinct,
    Expression,
    Mean,
    Measure,
    Op,
    Quotient,
    Rows,
    Scaled,
    Sum,
    narrow,
)
from zgreport.figures.model import Basis, Kind, Status
from zgreport.figures.selection import Source
from zgreport.findings import ZgreportError
from zgreport.periods import Period

if TYPE_CHECKING:
    from books import Books


SENT = Rows("报送")
USED = Rows("报送", (where("采用", "是"),))
READ, PUSHED = Measure("公众号", "阅读"), Measure("公众号", "推送")
FOLLOWERS = Measure("公众号", "关注")
PLACE = Measure("位次", "全省")
HALF = Period.through(date(2023, 6, 30))

SUBMISSIONS = """
日期*       采用  期号   字数#  事发@
2023-01-10  是    第1期  1000   2023-01-01
2023-02-01  否    第１期 2000   2023-01-31
2023-08-01  否    第2期  -      -
2023-09-01  否    -      3001   2023-08-29
2022-03-01  是    第9期  500    2022-02-28
2022-10-01  是    第8期  500    2022-09-30
"""
ACCOUNT = """
月份~       账号  推送#  阅读#  关注#
2022-06-01  云川  10     100    500
2022-12-01  云川  10     300    700
2022-12-01  甲县  5      0      100
2023-01-01  甲县  1      9      150
2023-02-01  甲县  1      9      -
2023-06-01  云川  20     1000   800
2023-03-01  云川  20     1000   750
2023-12-01  云川  30     500    900
"""
PLACES = "日期* 位次#\n2022-06-30 5\n2022-12-31 3\n2023-12-31 2\n2023-06-30 4"


@pytest.fixture
def kept(books: Books) -> Books:
    books.ledger("报送", SUBMISSIONS)
    measures = {
        "推送": ("推送", "sum", "条"),
        "阅读": ("阅读", "sum", "次"),
        "关注": ("关注", "last", "人"),
    }
    books.ledger("公众号", ACCOUNT, word="行", measures=measures)
    books.ledger("位次", PLACES, measures={"全省": ("位次", "rank", "位")})
    return books


@pytest.mark.parametrize(
    ("expression", "value", "previous", "kind", "unit"),
    [
        (SENT, 4, 2, Kind.FLOW, "篇"),
        (USED, 1, 2, Kind.FLOW, "篇"),
        (READ, 2518, 400, Kind.FLOW, "次"),
        (FOLLOWERS, 1050, 800, Kind.STOCK, "人"),  # 900 + 150: the last of each account
        (PLACE, 2, 3, Kind.RANK, "位"),
        (Distinct(SENT, "期号"), 2, 2, Kind.FLOW, "期"),
        (Distinct(SENT, "采用"), 2, 1, Kind.FLOW, "个"),
        (Distinct(Rows("公众号"), "月"), 5, 2, Kind.FLOW, "个"),
        (Mean(SENT, "字数"), Fraction(6001, 3), 500, Kind.AVERAGE, ""),
        (Mean(Rows("公众号"), "关注"), 650, Fraction(1300, 3), Kind.AVERAGE, "人"),
        (Days(SENT, "事发", "日期"), Fraction(9 + 1 + 3, 3), 1, Kind.AVERAGE, "天"),
        (Quotient(USED, SENT), Fraction(1, 4), 1, Kind.SHARE, ""),
        (Quotient(READ, PUSHED), Fraction(2518, 72), 16, Kind.QUOTIENT, "次/条"),
        (Sum(SENT, USED), 5, 4, Kind.FLOW, "篇"),
        (Sum(SENT, USED, -1), 3, 0, Kind.FLOW, "篇"),
        (Scaled(SENT, Fraction(1, 4)), 1, Fraction(1, 2), Kind.FLOW, "篇"),
        (Quotient(SENT, narrow(USED, (where("月", 12),))), None, None, Kind.SHARE, ""),
        (narrow(FOLLOWERS, (where("月", 6),)), 800, 500, Kind.STOCK, "人"),
        (narrow(FOLLOWERS, (where("月", 7),)), None, None, Kind.STOCK, "人"),
    ],
)
def test_a_figure_has_its_value_and_last_years(
    *,
    kept: Books,
    expression: Expression,
    value: Fraction | None,
    previous: Fraction | None,
    kind: Kind,
    unit: str,
) -> None:
    figure = kept.facts().figure(expression)
    assert (figure.value, figure.previous) == (value, previous)
    assert (figure.kind, figure.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("expression", "value", "previous", "basis"),
    [
        (SENT, 2, 1, Basis.SAME_PERIOD),
        (READ, 2018, 100, Basis.SAME_PERIOD),
        (FOLLOWERS, 950, 800, Basis.LAST_YEAR_END),  # not the 500 of last June
        (PLACE, 4, 5, Basis.SAME_PERIOD),
        (Quotient(FOLLOWERS, READ), Fraction(950, 2018), 5, Basis.SAME_PERIOD),
    ],
)
def test_part_of_a_year_is_compared_with_the_same_part_and_stocks_with_the_year_end(
    kept: Books, expression: Expression, value: Fraction, previous: Fraction, basis: Basis
) -> None:
    figure = kept.facts(HALF).figure(expression)
    assert (figure.value, figure.previous) == (value, previous)
    assert figure.change.basis is basis


@pytest.mark.parametrize(
    ("expression", "basis"),
    [
        (SENT, Basis.LAST_YEAR),
        (FOLLOWERS, Basis.LAST_YEAR_END),
        (narrow(SENT, (where("月", 1),)), Basis.SAME_PERIOD),
        (narrow(FOLLOWERS, (where("季", 2),)), Basis.SAME_PERIOD),
    ],
)
def test_a_whole_year_is_compared_with_last_year(
    kept: Books, expression: Expression, basis: Basis
) -> None:
    assert kept.facts().figure(expression).change.basis is basis


def test_a_condition_that_names_a_day_has_no_last_year(kept: Books) -> None:
    late = narrow(SENT, (Condition("日期", Op.AT_LEAST, ("2023-02-01",)),))
    figure = kept.facts().figure(late)
    assert figure.value == 3
    assert figure.previous is None
    assert figure.change.status is Status.NOT_AVAILABLE


def test_a_blank_date_column_is_compared_all_the_same(kept: Books) -> None:
    figure = kept.facts().figure(narrow(SENT, (Condition("事发", Op.EMPTY, (True,)),)))
    assert figure.value == 1
    assert figure.previous == 0


def test_a_stock_without_accounts_is_the_last_row(books: Books) -> None:
    books.ledger(
        "台账", "月份~ 人数#\n2023-02-01 7\n2023-01-01 5", measures={"人": ("人数", "last", "人")}
    )
    assert books.facts().figure(Measure("台账", "人")).value == 7


def test_a_ledger_without_a_file_this_year_has_no_value(books: Books) -> None:
    books.ledger("报送", SUBMISSIONS, years=frozenset({2022}))
    facts = books.facts()
    figure = facts.figure(SENT)
    assert figure.value is None
    assert figure.previous == 2
    assert not facts.available(SENT)
    assert figure.change.status is Status.NOT_AVAILABLE
    assert facts.breakdown(SENT, "采用").items == ()
    assert facts.values(SENT, "期号") == ()


@pytest.mark.parametrize(
    "expression",
    [
        Sum(SENT, Rows("快报")),
        Sum(Rows("快报"), SENT, -1),
        Quotient(SENT, Rows("快报")),
        Quotient(Rows("快报"), SENT),
        Scaled(Rows("快报"), Fraction(2)),
    ],
)
def test_what_needs_a_ledger_without_a_file_has_no_value(
    books: Books, expression: Expression
) -> None:
    books.ledger("报送", SUBMISSIONS)
    books.ledger("快报", SUBMISSIONS, years=frozenset({2022}))
    facts = books.facts()
    assert facts.figure(expression).value is None
    assert not facts.available(expression)
    assert facts.available(SENT)


def test_a_ledger_of_the_definition_without_any_file_has_no_value(books: Books) -> None:
    books.ledger("报送", SUBMISSIONS)
    del books.ledgers["报送"]
    facts = books.facts()
    assert facts.ledger_names == ("报送",)
    assert dict(facts.columns("报送")) == {}
    assert facts.figure(USED).value is None


def test_a_ledger_without_a_file_last_year_has_no_counterpart(books: Books) -> None:
    books.ledger("报送", SUBMISSIONS, years=frozenset({2023}))
    assert books.facts().figure(SENT).previous is None


@pytest.mark.parametrize(
    ("typed", "expression", "name", "previous"),
    [
        ({"全市报送": "284"}, SENT, "全市报送", 284),
        ({"报送": "284"}, SENT, "全市报送", 284),
        ({'报送（采用 = "是"）': "36"}, USED, None, 36),
        ({"报送": "300", '报送(采用="是")': "30"}, Quotient(USED, SENT), "采用率", Fraction(1, 10)),
        ({"采用率": "0.127", "报送": "1"}, Quotient(USED, SENT), "采用率", Fraction(127, 1000)),
        ({"报送": "300", '报送(采用="是")': "30"}, Sum(SENT, USED, -1), None, 270),
        ({"报送": "300"}, Scaled(SENT, Fraction(1, 4)), None, 75),
        ({"报送": "300"}, Quotient(USED, SENT), None, None),
        ({"报送": "0", '报送(采用="是")': "0"}, Quotient(USED, SENT), None, None),
    ],
)
def test_last_years_figures_may_be_typed_in(
    books: Books,
    typed: dict[str, str],
    expression: Expression,
    name: str | None,
    previous: Fraction | None,
) -> None:
    books.ledger("报送", SUBMISSIONS, years=frozenset({2023}))
    for each, value in typed.items():
        books.type_in(each, value)
    figure = books.facts().figure(expression, name)
    assert figure.previous == previous
    assert figure.unverified
    assert figure.previous_rows == ()


@pytest.mark.parametrize(
    ("typed", "expression", "previous"),
    [
        (("3", "万篇", ()), SENT, 30000),
        (("300", "篇", ()), SENT, 300),
        (("300", "件", ()), SENT, 300),
        (("3", "", ("万篇",)), SENT, 30000),
        (("300", "", ("万元",)), SENT, 300),  # of another dimension
        (("0.115", "%", ()), Quotient(USED, SENT), Fraction(115, 1000)),
        (("82.5", "", ()), Mean(SENT, "字数"), Fraction(165, 2)),
        (("300", "人", ()), SENT, None),
        (("0.5", "%", ()), SENT, None),
        (("11.5", "", ()), Quotient(USED, SENT), None),  # 11.5% without its sign
    ],
)
def test_what_was_typed_in_is_in_the_figures_unit_or_refused(
    books: Books,
    typed: tuple[str, str, tuple[str, ...]],
    expression: Expression,
    previous: Fraction | None,
) -> None:
    books.ledger("报送", SUBMISSIONS, years=frozenset({2023}))
    books.type_in("一数", *typed)
    if previous is None:
        with pytest.raises(ZgreportError) as caught:
            books.facts().figure(expression, "一数")
        (found,) = caught.value.findings
        assert (found.code, found.place.cell) == ("figures.typed_unit", "B2")
    else:
        assert books.facts().figure(expression, "一数").previous == previous


def test_a_figure_of_which_a_part_was_typed_in_is_unverified(books: Books) -> None:
    books.ledger("报送", SUBMISSIONS, years=frozenset({2023}))
    books.ledger("快报", SUBMISSIONS)
    books.type_in("报送", "10")
    for both in (Sum(SENT, Rows("快报")), Sum(Rows("快报"), SENT)):
        figure = books.facts().figure(both)
        assert (figure.previous, figure.unverified) == (Fraction(12), True)


def test_a_counted_last_year_is_not_replaced_by_a_typed_one(kept: Books) -> None:
    kept.type_in("报送", "1000")
    figure = kept.facts().figure(SENT)
    assert figure.previous == 2
    assert not figure.unverified


def test_a_typed_in_year_says_nothing_about_half_of_it(books: Books) -> None:
    books.ledger("报送", SUBMISSIONS, years=frozenset({2023}))
    books.ledger(
        "公众号", ACCOUNT, measures={"关注": ("关注", "last", "人")}, years=frozenset({2023})
    )
    books.type_in("报送", "284")
    books.type_in("公众号.关注", "800")
    facts = books.facts(HALF)
    assert facts.figure(SENT).previous is None
    assert facts.figure(FOLLOWERS).previous == 800


def test_the_rows_behind_a_figure_have_addresses(kept: Books) -> None:
    facts = kept.facts()
    figure = facts.figure(USED)
    (selection,) = figure.rows
    assert (selection.ledger, selection.count, selection.rows.tolist()) == ("报送", 1, [0])
    assert facts.sources(figure) == (Source("报送", "inputs/2023/台账.xlsx", "Sheet1", "2"),)
    assert [source.rows for source in facts.previous_sources(figure)] == ["6-7"]


@pytest.mark.parametrize(
    ("expression", "rows"),
    [
        (Quotient(USED, SENT), {"报送": (0, 1, 2, 3)}),
        (FOLLOWERS, {"公众号": (3, 7)}),
        (PLACE, {"位次": (2,)}),
        (Mean(SENT, "字数"), {"报送": (0, 1, 3)}),
        (Sum(SENT, narrow(USED, (where("月", 2),))), {"报送": (0, 1, 2, 3)}),
        (Quotient(READ, SENT), {"公众号": (3, 4, 5, 6, 7), "报送": (0, 1, 2, 3)}),
    ],
)
def test_the_rows_of_a_form_are_those_that_were_used(
    kept: Books, expression: Expression, rows: dict[str, tuple[int, ...]]
) -> None:
    figure = kept.facts().figure(expression)
    assert {one.ledger: tuple(one.rows) for one in figure.rows} == rows


def test_a_figure_is_named_by_the_definition_or_its_text(kept: Books) -> None:
    facts = kept.facts()
    assert facts.figure(USED, "采用数").name == "采用数"
    assert facts.figure(USED).name == facts.figure(USED).expression == '报送(采用="是")'


def test_kind_and_unit_are_known_without_counting(kept: Books) -> None:
    facts = kept.facts()
    assert (facts.kind(Quotient(READ, PUSHED)), facts.unit(READ)) == (Kind.QUOTIENT, "次")
    assert list(facts.measures("公众号")) == ["推送", "阅读", "关注"]


def test_a_wrong_expression_is_never_counted(kept: Books) -> None:
    with pytest.raises(ZgreportError) as error:
        kept.facts().figure(Sum(Rows("报宋"), Rows("公众"), 1))
    assert [f.code for f in error.value.findings] == ["figures.unknown_ledger"] * 2


LISTED = """
日期*       标题  分值#
2023-05-01  丙    5
2023-02-01  甲    3
2023-03-01  乙    5
-           丁    9
2023-02-01  戊    -
2023-09-01  甲    9
2022-01-01  己    99
"""


@pytest.mark.parametrize(
    ("by", "values"),
    [
        (None, ("甲", "戊", "乙", "丙", "丁")),
        ("分值", ("甲", "丁", "乙", "丙", "戊")),
        ("日期", ("甲", "丙", "乙", "戊", "丁")),
    ],
)
def test_a_list_goes_by_date_or_by_a_column(
    books: Books, by: str | None, values: tuple[str, ...]
) -> None:
    books.ledger("发稿", LISTED)
    assert books.facts().values(Rows("发稿"), "标题", by) == values


def test_a_list_cannot_go_by_text(books: Books) -> None:
    books.ledger("发稿", LISTED)
    with pytest.raises(ZgreportError) as error:
        books.facts().values(Rows("发稿"), "题目", "标题")
    assert [Words("en").sentence(f) for f in error.value.findings] == [
        "Ledger 发稿 has no column 题目.",
        "Column 标题 of ledger 发稿 does not hold numbers: there is no mean, order or mark of it.",
    ]


@pytest.mark.parametrize(
    ("per", "value"),
    [
        (None, 40),  # 账号 tells accounts apart: 甲 has one last row
        (("平台", "账号"), 140),  # 100 on one platform and 40 on the other
        (("平台",), 140),
        ((), 40),  # one account: the last row
    ],
)
def test_a_stock_takes_the_last_value_of_each_account_the_definition_tells_apart(
    books: Books, per: tuple[str, ...] | None, value: int
) -> None:
    table = "日期* 平台 账号 关注#\n2023-12-30 微信 甲 100\n2023-12-31 微博 甲 40"
    books.ledger("公众号", table, measures={"关注": ("关注", "last", "人")})
    definition = books.definitions["公众号"]
    (measure,) = definition.measures
    books.definitions["公众号"] = replace(definition, measures=(replace(measure, per=per),))
    assert books.facts().figure(Measure("公众号", "关注")).value == value


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ("账号 人#\n2023-12-30 甲 100\n2023-12-31 乙 40", 140),
        ("公众号 人#\n2023-12-30 甲 100\n2023-12-31 乙 40", 140),
        ("单位 人#\n2023-12-30 甲 100\n2023-12-31 乙 40", 140),
        ("平台 人#\n2023-12-30 甲 100\n2023-12-31 乙 40", 40),  # no name of accounts
        ("公众号# 人#\n2023-12-30 1 100\n2023-12-31 2 40", 40),  # how many, not which
        ("账号@ 人#\n2023-12-30 2020-01-01 100\n2023-12-31 2021-01-01 40", 40),
    ],
)
def test_accounts_are_told_apart_by_the_usual_names(books: Books, table: str, value: int) -> None:
    books.ledger("台账", "日期* " + table, measures={"关注": ("人", "last", "人")})
    assert books.facts().figure(Measure("台账", "关注")).value == value


def test_a_measure_of_a_column_called_after_accounts_does_not_tell_them_apart(
    books: Books,
) -> None:
    table = "日期* 账号#\n2023-12-30 100\n2023-12-31 40"
    books.ledger("台账", table, measures={"数量": ("账号", "last", "个")})
    assert books.facts().figure(Measure("台账", "数量")).value == 40


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ("日期* 年 账号 人#\n2023-01-31 2023 甲 5\n- 2023 乙 7\n- 2023 甲 9", 5),  # when is unknown
        ("年 账号 人#\n2023 甲 5\n2023 乙 1", 6),  # without dates
        ("日期* 账号 人#\n2023-01-31 - 5\n2023-02-28 - 7\n2023-02-28 甲 1", 8),  # one is unnamed
    ],
)
def test_the_last_value_is_that_of_the_last_dated_row(books: Books, table: str, value: int) -> None:
    books.ledger("台账", table, measures={"关注": ("人", "last", "人")})
    assert books.facts().figure(Measure("台账", "关注")).value == value


def test_members_of_a_registry_are_accounts(books: Books) -> None:
    books.registry("矩阵号", "矩阵号\n甲\n乙")
    table = "日期* 矩阵号 人#\n2023-12-29 甲 100\n2023-12-30 乙 40\n2023-12-31 甲 90"
    books.ledger("台账", table, measures={"关注": ("人", "last", "人")})
    assert books.facts().figure(Measure("台账", "关注")).value == 130  # 90 and 40


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        (("4000000000000000001", "4000000000000000001", "-", "0.5"), "8000000000000000002.5"),
        (("3000000000000000000", "3000000000000000001", "7"), "6000000000000000008"),
        (("9223372036854775808",), "9223372036854775808"),  # the first that has not 63 bits
        (("0.1",) * 10, "1"),
        (("0.25", "0.125", "3"), "3.375"),
    ],
)
def test_sums_are_exact_however_large_or_fine(
    books: Books, cells: tuple[str, ...], total: str
) -> None:
    table = "\n".join(("日期* 元#", *(f"2023-01-05 {cell}" for cell in cells)))
    books.ledger("台账", table, measures={"金额": ("元", "sum", "元")})
    assert books.facts().figure(Measure("台账", "金额")).value == Fraction(total)


def test_what_different_values_are_counted_in_may_be_defined(books: Books) -> None:
    books.ledger("简报", "日期* 期号\n2023-01-05 第1辑\n2023-02-05 第2辑")
    columns = (ColumnDef("期号", measure_word="辑"),)
    books.definitions["简报"] = replace(books.definitions["简报"], columns=columns)
    figure = books.facts().figure(Distinct(Rows("简报"), "期号"))
    assert (figure.value, figure.unit) == (Fraction(2), "辑")


def test_facts_asked_again_know_what_was_asked_before_but_count_anew(kept: Books) -> None:
    facts = kept.facts()
    figure = facts.figure(USED)
    again = facts.again()
    assert not again.counted
    assert again.figure(USED) is figure
    assert [each for _, each in again.counted] == [figure]
