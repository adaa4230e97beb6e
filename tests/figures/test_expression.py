"""The text of expressions, and narrowing."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from conditions import where
from hypothesis import given
from hypothesis import strategies as st

from zgreport.figures.expression import (
    Condition,
    Days,
    Distinct,
    Expression,
    Mean,
    Measure,
    Op,
    Points,
    Quotient,
    Rows,
    Scaled,
    Sum,
    conditions_of,
    describe,
    leaves,
    narrow,
    narrowed_in_time,
)

SENT = Rows("报送")
USED = Rows("报送", (where("采用", "是"),))
READ = Measure("公众号", "阅读", (where("月", 6),))
CITY = Rows("发稿", (where("级别", "市级"),))


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (SENT, "报送"),
        (Rows("发稿", (where("级别", "市级"), where("月", 6))), '发稿(级别="市级", 月=6)'),
        (Rows("发稿", (Condition("标题", Op.CONTAINS, ("党建",)),)), '发稿(标题_含="党建")'),
        (Rows("发稿", (where("单位", "甲县", "乙市"),)), '发稿(单位=["甲县", "乙市"])'),
        (Rows("发稿", (Condition("单位", Op.EMPTY, (True,)),)), "发稿(单位_为空=True)"),
        (
            Rows("报送", (Condition("字数", Op.AT_LEAST, (Decimal("1E+3"),)),)),
            "报送(字数_至少=1000)",
        ),
        (Rows("发稿", (where("标题", '“一”与"二"\\'),)), '发稿(标题="“一”与\\"二\\"\\\\")'),
        (Rows("发稿", (where("标题", "一\n二"),)), '发稿(标题="一\\n二")'),
        (Rows("发稿", (where("月", 6), where("月", 7))), "发稿(月=6)(月=7)"),
        (Rows("发稿", (where("月", 6), Condition("月", Op.LESS, (7,)))), "发稿(月=6, 月_小于=7)"),
        (READ, "公众号.阅读(月=6)"),
        (Distinct(Rows("组工信息"), "期号"), '组工信息.种数("期号")'),
        (Mean(USED, "字数"), '报送(采用="是").平均("字数")'),
        (Days(SENT, "事发日期", "报送日期"), '报送.天数("事发日期", "报送日期")'),
        (Points((where("组别", "市直"),)), '质效(组别="市直")'),
        (Quotient(USED, SENT), '报送(采用="是") / 报送'),
        (Sum(USED, SENT), '报送(采用="是") + 报送'),
        (Sum(SENT, Sum(USED, SENT)), '报送 + 报送(采用="是") + 报送'),
        (Sum(SENT, Sum(USED, SENT), -1), '报送 - (报送(采用="是") + 报送)'),
        (Sum(Sum(SENT, USED, -1), SENT, -1), '报送 - 报送(采用="是") - 报送'),
        (Quotient(Sum(USED, SENT), SENT), '(报送(采用="是") + 报送) / 报送'),
        (Quotient(SENT, Quotient(USED, SENT)), '报送 / (报送(采用="是") / 报送)'),
        (Scaled(SENT, Fraction(1, 4)), "报送 / 4"),
        (Scaled(SENT, Fraction(3)), "报送 * 3"),
        (Scaled(Sum(SENT, USED), Fraction(2, 3)), '(报送 + 报送(采用="是")) * 2 / 3'),
        (
            Sum(Quotient(USED, SENT), Scaled(SENT, Fraction(-1))),
            '报送(采用="是") / 报送 + 报送 * -1',
        ),
    ],
)
def test_an_expression_is_described_as_it_is_typed(expression: Expression, text: str) -> None:
    assert describe(expression) == text


def test_narrowing_reaches_every_part() -> None:
    june = where("月", 6)
    expression = Quotient(Sum(USED, Scaled(SENT, Fraction(2))), Distinct(SENT, "期号"))
    narrowed = narrow(expression, (june,))
    assert all(june in conditions_of(leaf) for leaf in leaves(narrowed))
    assert describe(narrowed) == (
        '(报送(采用="是", 月=6) + 报送(月=6) * 2) / 报送(月=6).种数("期号")'
    )


def test_narrowing_twice_by_the_same_condition_is_narrowing_once() -> None:
    once = narrow(CITY, (where("月", 6),))
    assert narrow(once, (where("月", 6), where("月", 6))) == once


@pytest.mark.parametrize(
    ("expression", "answer"),
    [(CITY, False), (READ, True), (Sum(CITY, narrow(CITY, (where("季", 1),))), True)],
)
def test_months_quarters_and_halves_narrow_in_time(expression: Expression, answer: bool) -> None:
    assert narrowed_in_time(expression) is answer


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1)
conditions = st.builds(
    Condition,
    st.sampled_from(["单位", "标题"]),
    st.sampled_from([Op.IS, Op.IS_NOT, Op.CONTAINS]),
    st.lists(words, min_size=1, max_size=3).map(tuple),
)


@given(st.lists(conditions, max_size=4), st.lists(conditions, max_size=4))
def test_different_rows_have_different_descriptions(
    left: list[Condition], right: list[Condition]
) -> None:
    one, other = Rows("发稿", tuple(left)), Rows("发稿", tuple(right))
    assert (describe(one) == describe(other)) == (one == other)


def test_one_and_true_are_two_conditions() -> None:
    assert Condition("月", Op.IS, (1,)) != Condition("月", Op.IS, (True,))
    assert Condition("月", Op.IS, (1,)) == Condition("月", Op.IS, (1,))
