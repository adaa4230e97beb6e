"""What conditions mean, and which rows a period counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from zgreport.figures.expression import Condition, Literal, Measure, Op, Rows
from zgreport.periods import Period

if TYPE_CHECKING:
    from books import Books

ARTICLES = """
日期*       标题              单位   字数#   事发@
2023-01-05  党建引领         甲县   3000    2023-01-01
2023-03-31  “党　建”综述     甲县   999.5   -
2023-04-01  基层实践         ＡＢ局 -       2023-02-28
2023-06-30  党建、基层       -      100     2023-06-30
2023-12-31  约稿             乙市   3000    2022-12-31
2022-06-30  党建旧闻         甲县   50      2022-06-01
"""


@pytest.mark.parametrize(
    ("column", "op", "values", "count"),
    [
        ("单位", Op.IS, ("甲县",), 2),
        ("单位", Op.IS, ("甲县", "乙市"), 3),
        ("单位", Op.IS, ("AB局",), 1),  # full-width letters compare as half-width ones
        ("单位", Op.IS, (" Ａ B局 ",), 1),
        ("单位", Op.IS_NOT, ("甲县",), 3),  # a blank is not 甲县
        ("单位", Op.IS_NOT, ("甲县", "乙市"), 2),
        ("标题", Op.CONTAINS, ("党建",), 3),  # also with a space between
        ("标题", Op.CONTAINS, ("党建", "基层"), 4),
        ("标题", Op.LACKS, ("党建", "基层"), 1),
        ("单位", Op.LACKS, ("县",), 3),
        ("单位", Op.EMPTY, (True,), 1),
        ("单位", Op.EMPTY, (False,), 4),
        ("字数", Op.IS, (3000,), 2),
        ("字数", Op.IS, (Decimal("3000.0"),), 2),
        ("字数", Op.IS, ("３０００",), 2),
        ("字数", Op.GREATER, (Decimal("999.5"),), 2),
        ("字数", Op.AT_LEAST, (Decimal("999.5"),), 3),
        ("字数", Op.LESS, (3000,), 2),  # a blank is neither less nor more
        ("字数", Op.AT_MOST, (3000,), 4),
        ("字数", Op.IS_NOT, (3000,), 3),
        ("事发", Op.AT_LEAST, ("2023-01-01",), 3),
        ("事发", Op.LESS, ("2023年1月1日",), 1),
        ("事发", Op.IS, ("2023/2/28",), 1),
        ("事发", Op.EMPTY, (True,), 1),
        ("月", Op.IS, (6,), 1),
        ("月", Op.IS, (3, 4), 2),
        ("月", Op.AT_LEAST, (4,), 3),
        ("季", Op.IS, (1,), 2),
        ("季", Op.IS, (2,), 2),
        ("半年", Op.IS, (2,), 1),
    ],
)
def test_a_condition_selects_its_rows(
    books: Books, column: str, op: Op, values: tuple[Literal, ...], count: int
) -> None:
    books.ledger("发稿", ARTICLES)
    rows = Rows("发稿", (Condition(column, op, values),))
    assert books.facts().figure(rows).value == count


@pytest.mark.parametrize(
    ("op", "values", "count"),
    [(Op.IS, (0,), 1), (Op.IS, (0, 5), 2), (Op.IS_NOT, (0,), 2), (Op.EMPTY, (True,), 1)],
)
def test_zero_is_a_number_and_not_a_blank(
    books: Books, op: Op, values: tuple[Literal, ...], count: int
) -> None:
    books.ledger("发稿", "日期* 字数#\n2023-01-05 0\n2023-01-06 5\n2023-01-07 -")
    rows = Rows("发稿", (Condition("字数", op, values),))
    assert books.facts().figure(rows).value == count


def test_days_are_listed_as_they_are_typed_in_conditions(books: Books) -> None:
    books.ledger("发稿", ARTICLES)
    days = books.facts().values(Rows("发稿"), "事发")
    assert days == ("2023-01-01", "2023-02-28", "2023-06-30", "2022-12-31")


def test_a_cell_of_nothing_but_spaces_is_a_blank(books: Books) -> None:
    books.ledger("发稿", "日期* 单位\n2023-01-05 \u3000\n2023-01-06 甲县\n2023-01-07 \u200b")
    facts = books.facts()
    assert facts.figure(Rows("发稿", (Condition("单位", Op.EMPTY, (True,)),))).value == 2
    assert facts.values(Rows("发稿"), "单位") == ("甲县",)


def test_conditions_on_one_column_must_all_hold(books: Books) -> None:
    books.ledger("发稿", ARTICLES)
    both = (
        Condition("标题", Op.CONTAINS, ("党建",)),
        Condition("标题", Op.CONTAINS, ("基层",)),
    )
    assert books.facts().figure(Rows("发稿", both)).value == 1


DATED = """
日期*       年
2023-01-01  2023
2023-02-28  2023
2023-03-31  2023
2023-04-01  2023
-           2023
2022-02-28  2022
2022-03-31  2022
2022-04-01  2022
-           2022
-           2022
"""


@pytest.mark.parametrize(
    ("period", "value", "previous"),
    [
        (Period.whole(2023), 5, 5),  # a blank date counts in its year
        (Period.through(date(2023, 3, 31)), 3, 2),  # and in no part of it
        (Period.through(date(2023, 3, 30)), 2, 1),
        (Period.through(date(2023, 2, 28)), 2, 1),
        (Period(date(2023, 4, 1), date(2023, 12, 31)), 1, 1),
    ],
)
def test_a_date_puts_a_row_in_a_period(
    books: Books, period: Period, value: int, previous: int
) -> None:
    books.ledger("发稿", DATED)
    figure = books.facts(period).figure(Rows("发稿"))
    assert figure.value == value
    assert figure.previous == previous


def test_a_blank_date_is_in_no_month(books: Books) -> None:
    books.ledger("发稿", DATED)
    every = Condition("月", Op.IS, tuple(range(1, 13)))
    assert books.facts().figure(Rows("发稿", (every,))).value == 4


@pytest.mark.parametrize(
    ("end", "value"),
    [(date(2023, 1, 31), 10), (date(2023, 2, 27), 10), (date(2023, 2, 28), 30)],
)
def test_a_row_for_a_month_counts_when_the_period_has_all_of_it(
    books: Books, end: date, value: int
) -> None:
    table = "月份~ 阅读#\n2023-01-01 10\n2023-02-01 20\n2023-03-01 40"
    books.ledger("公众号", table, measures={"阅读": ("阅读", "sum", "次")})
    assert books.facts(Period.through(end)).figure(Measure("公众号", "阅读")).value == value


def test_the_last_day_of_february_answers_to_the_last_day(books: Books) -> None:
    books.ledger(
        "发稿",
        "日期*\n2024-02-29\n2023-02-28\n2023-03-01",
        years=frozenset({2023, 2024}),
    )
    figure = books.facts(Period.through(date(2024, 2, 29))).figure(Rows("发稿"))
    assert figure.value == 1
    assert figure.previous == 1
