"""A cell with several values (甲县、乙市): its row has each of them, and is still one row."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from zgreport.definition.model import ContestDef, WeightDef
from zgreport.figures.expression import (
    Condition,
    Distinct,
    Expression,
    Literal,
    Mean,
    Measure,
    Op,
    Rows,
)

if TYPE_CHECKING:
    from books import Books

ARTICLES = """
日期*       单位+      标题  分值+#
2023-01-05  甲县、乙市  一    2、3
2023-02-05  甲县       二    2
2023-03-05  乙市、丙局  三    3、5
2023-04-05  -          四    -
2022-05-05  丁局、甲县  五    7、7
"""
ALL = Rows("发稿")


@pytest.fixture
def kept(books: Books) -> Books:
    books.ledger("发稿", ARTICLES, measures={"分": ("分值", "sum", "分")})
    return books


@pytest.mark.parametrize(
    ("column", "op", "values", "rows"),
    [
        ("单位", Op.IS, ("甲县",), [0, 1]),
        ("单位", Op.IS, ("丙局",), [2]),
        ("单位", Op.IS, ("甲县", "乙市"), [0, 1, 2]),  # the first row once
        ("单位", Op.IS_NOT, ("甲县",), [2, 3]),
        ("单位", Op.CONTAINS, ("局",), [2]),
        ("单位", Op.LACKS, ("县",), [2, 3]),
        ("单位", Op.EMPTY, (True,), [3]),
        ("单位", Op.EMPTY, (False,), [0, 1, 2]),
        ("分值", Op.IS, (2,), [0, 1]),
        ("分值", Op.GREATER, (2,), [0, 2]),
        ("分值", Op.AT_LEAST, (5,), [2]),
        ("分值", Op.LESS, (3,), [0, 1]),
    ],
)
def test_a_row_meets_what_one_of_its_values_meets(
    kept: Books, column: str, op: Op, values: tuple[Literal, ...], rows: list[int]
) -> None:
    figure = kept.facts().figure(Rows("发稿", (Condition(column, op, values),)))
    assert figure.rows[0].rows.tolist() == rows


@pytest.mark.parametrize(
    ("expression", "value", "rows"),
    [
        (ALL, 4, [0, 1, 2, 3]),
        (Distinct(ALL, "单位"), 3, [0, 1, 2]),
        (Measure("发稿", "分"), 15, [0, 1, 2]),  # 2 + 3, 2, 3 + 5
        (Mean(ALL, "分值"), 5, [0, 1, 2]),  # of three rows
    ],
)
def test_its_numbers_are_added_and_its_names_are_different_ones(
    kept: Books, expression: Expression, value: int, rows: list[int]
) -> None:
    figure = kept.facts().figure(expression)
    assert figure.value == value
    assert figure.rows[0].rows.tolist() == rows


def test_a_breakdown_counts_the_row_at_each_of_its_values(kept: Books) -> None:
    items = kept.facts().breakdown(ALL, "单位").items
    found = [(item.name, int(item.value or 0)) for item in items]
    assert found == [("甲县", 2), ("乙市", 2), ("丙局", 1), (None, 1)]


@pytest.mark.parametrize(
    ("by", "values"),
    [
        (None, ("甲县", "乙市", "丙局")),
        ("分值", ("乙市", "丙局", "甲县")),  # 5 is the highest of the third row, 3 of the first
        ("日期", ("乙市", "丙局", "甲县")),  # the latest first
    ],
)
def test_a_list_has_each_of_its_values(
    kept: Books, by: str | None, values: tuple[str, ...]
) -> None:
    assert kept.facts().values(ALL, "单位", by) == values


def test_a_contest_adds_its_numbers_and_prints_its_names_in_a_row(books: Books) -> None:
    books.ledger("评选", "年 单位+ 票数+#\n2023 甲县、乙市 30、20.5\n2023 丙局 40")
    books.contests = (ContestDef("十佳", "评选", 2, (WeightDef("票数", 1, 100),), 1),)
    first, second = books.facts().contest("十佳").entries
    assert (first.result, first.values) == (
        Fraction("50.5"),
        {"单位": "甲县、乙市", "票数": "30、20.5"},
    )
    assert (second.result, second.values) == (Fraction(40), {"单位": "丙局", "票数": "40"})
