"""Breakdowns: order, members without rows, rows of no name, and what is kept of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from conditions import where

from zgreport.cli.words import Words
from zgreport.definition.model import GroupDef
from zgreport.figures.expression import (
    Condition,
    Days,
    Distinct,
    Expression,
    Measure,
    Op,
    Quotient,
    Rows,
    describe,
    narrow,
)
from zgreport.findings import ZgreportError
from zgreport.periods import Period

if TYPE_CHECKING:
    from books import Books

Items = list[tuple[str | None, int | None]]


UNITS = "单位 组别\n部本级 -\n甲县 县区\n乙市 县区\n丙局 市直\n丁局 市直"
ARTICLES = """
日期*       单位    类别      期号  采用  事发@
2023-01-05  甲县    贯彻落实  1     是    2023-01-01
2023-02-05  乙市    基层实践  1     否    2023-02-04
2023-05-31  乙市    问题建议  2     否    -
2023-07-01  某公司  经验做法  2     是    2023-06-30
2023-07-02  -       经验做法  2     是    -
2023-07-03  丙局    基层实践  -     否    2023-06-30
2022-07-03  丁局    基层实践  9     否    2022-06-30
"""
MIRRORS = GroupDef(
    "镜子", "类别", {"望远镜": ("贯彻落实",), "三棱镜": ("基层实践", "经验做法")}, "其他"
)
CATEGORIES = ("贯彻落实", "基层实践", "经验做法", "问题建议", "干部选任")
ALL = Rows("发稿")


@pytest.fixture
def kept(books: Books) -> Books:
    books.registry("单位", UNITS)
    books.ledger("发稿", ARTICLES, groups=(MIRRORS,), closed={"类别": CATEGORIES})
    books.ledger(
        "位次",
        "日期* 单位 位次#\n2023-12-31 甲县 3\n2023-12-31 乙市 1",
        measures={"位次": ("位次", "rank", "位")},
    )
    return books


def _items(books: Books, expression: Expression, column: str) -> Items:
    items = books.facts().breakdown(expression, column).items
    return [(i.name, None if i.value is None else int(i.value)) for i in items]


@pytest.mark.parametrize(
    ("expression", "column", "items"),
    [
        # largest first, equal ones and those without rows as the registry has them
        (
            ALL,
            "单位",
            [("乙市", 2), ("甲县", 1), ("丙局", 1), ("部本级", 0), ("丁局", 0), (None, 2)],
        ),
        (ALL, "组别", [("县区", 3), ("市直", 1), (None, 2)]),
        (
            ALL,
            "类别",
            [("基层实践", 2), ("经验做法", 2), ("贯彻落实", 1), ("问题建议", 1), ("干部选任", 0)],
        ),
        (ALL, "镜子", [("三棱镜", 4), ("望远镜", 1), ("其他", 1)]),
        (ALL, "期号", [("2", 3), ("1", 2), (None, 1)]),
        (ALL, "季", [("第三季度", 3), ("第一季度", 2), ("第二季度", 1), ("第四季度", 0)]),
        (ALL, "半年", [("上半年", 3), ("下半年", 3)]),
        # members outside the group are not part of it
        (narrow(ALL, (where("组别", "市直"),)), "单位", [("丙局", 1), ("丁局", 0)]),
        (narrow(ALL, (where("组别", "市直"),)), "组别", [("市直", 1)]),
        (narrow(ALL, (where("单位", "丁局", "乙市"),)), "单位", [("乙市", 2), ("丁局", 0)]),
        (narrow(ALL, (where("镜子", "三棱镜"),)), "类别", [("基层实践", 2), ("经验做法", 2)]),
        (  # a group of 类别 says nothing about the units
            narrow(ALL, (where("镜子", "三棱镜"),)),
            "单位",
            [("乙市", 1), ("丙局", 1), ("部本级", 0), ("甲县", 0), ("丁局", 0), (None, 2)],
        ),
        (narrow(ALL, (where("季", 3),)), "月", [("7月", 3), ("8月", 0), ("9月", 0)]),
        (narrow(ALL, (Condition("月", Op.LESS, (6,)),)), "季", [("第一季度", 2), ("第二季度", 1)]),
        # the best is first: a small place, few days
        (
            Measure("位次", "位次"),
            "单位",
            [("乙市", 1), ("甲县", 3), *[(n, None) for n in ("部本级", "丙局", "丁局")]],
        ),
        (
            narrow(Days(ALL, "事发", "日期"), (where("组别", "县区"),)),
            "单位",
            [("乙市", 1), ("甲县", 4)],
        ),
        (
            Distinct(Rows("发稿", (where("组别", "县区"),)), "期号"),
            "单位",
            [("乙市", 2), ("甲县", 1)],
        ),
    ],
)
def test_a_breakdown_has_every_member_best_first(
    kept: Books, expression: Expression, column: str, items: Items
) -> None:
    assert _items(kept, expression, column) == items


def test_an_item_is_an_expression_of_its_own(kept: Books) -> None:
    facts = kept.facts()
    items = facts.breakdown(ALL, "组别").items
    assert [describe(item.expression) for item in items] == [
        '发稿(组别="县区")',
        '发稿(组别="市直")',
        '发稿(组别_不是=["县区", "市直"])',
    ]
    assert [facts.figure(item.expression).value for item in items] == [3, 1, 2]
    assert [item.listed for item in items] == [True, True, False]


def test_rows_without_a_free_value_are_the_blank_ones(kept: Books) -> None:
    last = kept.facts().breakdown(ALL, "期号").items[-1]
    assert describe(last.expression) == "发稿(期号_为空=True)"


def test_the_values_of_a_number_column_are_numbers(books: Books) -> None:
    books.ledger("发稿", "日期* 字数#\n2023-01-05 1000\n2023-01-06 99.50\n2023-01-07 1000")
    items = books.facts().breakdown(ALL, "字数").items
    assert [(i.name, int(i.value or 0)) for i in items] == [("1000", 2), ("99.5", 1)]
    assert [describe(i.expression) for i in items] == ["发稿(字数=1000)", "发稿(字数=99.5)"]


def test_a_quotient_is_broken_down_part_by_part(kept: Books) -> None:
    used = narrow(ALL, (where("采用", "是"),))
    breakdown = kept.facts().breakdown(Quotient(used, ALL), "组别")
    assert [(i.name, i.value) for i in breakdown.items] == [
        ("县区", Fraction(1, 3)),
        ("市直", 0),
        (None, 1),
    ]
    assert breakdown.whole == Fraction(1, 2)


def test_months_after_the_period_are_left_out(kept: Books) -> None:
    breakdown = kept.facts(Period.through(date(2023, 5, 31))).breakdown(ALL, "月")
    assert [i.name for i in breakdown.items] == ["1月", "2月", "5月", "3月", "4月"]


@pytest.mark.parametrize(
    ("column", "limit", "below", "above"),
    [
        # of 6 articles 1 is a sixth, 2 are a third; the half of 组别 is on the limit
        ("单位", "0.2", ["甲县", "丙局", "部本级", "丁局"], ["乙市"]),
        ("组别", "0.5", ["市直"], []),
        ("类别", "0.05", ["干部选任"], ["基层实践", "经验做法", "贯彻落实", "问题建议"]),
        ("类别", "0", [], ["基层实践", "经验做法", "贯彻落实", "问题建议"]),
    ],
)
def test_below_and_above_are_shares_of_the_whole(
    kept: Books, column: str, limit: str, below: list[str], above: list[str]
) -> None:
    breakdown = kept.facts().breakdown(ALL, column)
    assert [i.name for i in breakdown.below(Decimal(limit)).items] == below
    assert [i.name for i in breakdown.above(Decimal(limit)).items] == above


def test_below_and_above_of_a_share_are_of_the_share_itself(kept: Books) -> None:
    used = Quotient(narrow(ALL, (where("采用", "是"),)), ALL)
    breakdown = kept.facts().breakdown(used, "组别")
    assert [i.name for i in breakdown.below(Decimal("0.3")).items] == ["市直"]
    assert [i.name for i in breakdown.above(Decimal("0.3")).items] == ["县区"]


@pytest.mark.parametrize(
    ("low", "high", "names"), [(3, 5, ["1"]), (2, 3, []), (1, 2, ["2"]), (4, 9, ["2", "1"])]
)
def test_outside_is_of_the_values(kept: Books, low: int, high: int, names: list[str]) -> None:
    breakdown = kept.facts().breakdown(ALL, "期号")
    assert [i.name for i in breakdown.outside(Decimal(low), Decimal(high)).items] == names


@pytest.mark.parametrize("limit", ["5", "1.01", "-0.1"])
def test_a_share_of_the_whole_is_from_0_to_1(kept: Books, limit: str) -> None:
    with pytest.raises(ZgreportError) as error:
        kept.facts().breakdown(ALL, "单位").below(Decimal(limit))
    (fault,) = error.value.findings
    assert Words("en").sentence(fault) == f"{limit} is not a share between 0 and 1."


def test_nothing_has_no_shares(kept: Books) -> None:
    none = kept.facts().breakdown(narrow(ALL, (where("月", 12),)), "类别")
    assert none.below(Decimal("0.05")).items == ()
    assert none.above(Decimal("0.05")).items == ()


def test_a_breakdown_needs_its_column_in_every_part(kept: Books) -> None:
    both = Quotient(Measure("位次", "位次"), ALL)
    with pytest.raises(ZgreportError) as error:
        kept.facts().breakdown(both, "期号")
    codes = [f.code for f in error.value.findings]
    assert codes == ["figures.rank_in_arithmetic", "figures.unknown_column"]
