"""质效评价: points, ranks, and how the rules changed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from conditions import where

from zgreport.definition.model import BonusDef, ScoringDef
from zgreport.figures.expression import Condition, Points
from zgreport.figures.scoring import RuleChange, RuleChanges
from zgreport.findings import ZgreportError

if TYPE_CHECKING:
    from books import Books

SCORING = ScoringDef("发稿", "单位", "分值", BonusDef("约稿", "是", "约稿分值"), "组别", 1)
UNITS = "单位 组别\n部本级 -\n甲县 县区\n乙市 县区\n戊区 县区\n己区 县区\n丙局 市直"
RULES_2023 = """
载体      别名  分值#  约稿分值#
日报      -     10     5
党刊      党讯  2.5    1
先锋网    -     3      -
客户端    -     4      2
旧网      -     -      -
周报      -     6      -
"""
RULES_2022 = """
载体      分值#  约稿分值#
党讯      2      1
日报      12     -
先锋网    3      -
旧网      1      1
晚报      2      -
周报      -      -
"""
ARTICLES = """
日期*       单位    载体    约稿
2023-01-05  甲县    日报    是
2023-02-05  乙市    日报    -
2023-03-05  乙市    日报    否
2023-04-05  戊区    党刊    是
2023-05-05  戊区    先锋网  是
2023-06-05  丙局    无名报  是
2023-07-05  某公司  日报    是
2023-07-05  部本级  日报    否
2022-07-05  甲县    日报    是
"""


@pytest.fixture
def kept(books: Books) -> Books:
    books.registry("单位", UNITS)
    books.registry("载体", RULES_2023, (2023,))
    books.registry("载体", RULES_2022, (2022,))
    books.ledger("发稿", ARTICLES)
    books.scoring = SCORING
    return books


@pytest.mark.parametrize(
    ("conditions", "scores"),
    [
        (
            (where("组别", "县区"),),
            [
                (1, "乙市", "20", 2),
                (2, "甲县", "15", 1),
                (3, "戊区", "6.5", 2),
                (4, "己区", "0", 0),
            ],
        ),
        (
            (where("组别", "县区"), where("季", 1)),
            [(1, "乙市", "20", 2), (2, "甲县", "15", 1), (3, "戊区", "0", 0), (3, "己区", "0", 0)],
        ),
        ((where("组别", "市直"),), [(1, "丙局", "0", 1)]),
        (
            (),  # 某公司 is no member
            [
                (1, "乙市", "20", 2),
                (2, "甲县", "15", 1),
                (3, "部本级", "10", 1),
                (4, "戊区", "6.5", 2),
                (5, "己区", "0", 0),
                (5, "丙局", "0", 1),
            ],
        ),
        (
            (where("约稿", "否"),),
            [(1, "部本级", "10", 1), (1, "乙市", "10", 1)]
            + [(3, n, "0", 0) for n in ("甲县", "戊区", "己区", "丙局")],
        ),
    ],
)
def test_members_of_a_group_are_ranked_by_points(
    kept: Books, conditions: tuple[Condition, ...], scores: list[tuple[int, str, str, int]]
) -> None:
    found = kept.facts().scores(conditions)
    assert [(s.rank, s.name, s.points, s.rows) for s in found] == [
        (rank, name, Fraction(points), rows) for rank, name, points, rows in scores
    ]


def test_points_are_a_figure(kept: Books) -> None:
    figure = kept.facts().figure(Points((where("组别", "县区"),)))
    assert figure.value == Fraction("41.5")
    assert figure.previous == 12  # by last year's rules, which gave nothing for commissions
    assert (figure.unit, figure.expression) == ("分", '质效(组别="县区")')
    assert {s.ledger: s.rows.tolist() for s in figure.rows} == {"发稿": [0, 1, 2, 3, 4]}


def test_scoring_without_a_bonus_counts_the_points_alone(kept: Books) -> None:
    kept.scoring = ScoringDef("发稿", "单位", "分值", None, None, 1)
    assert kept.facts().scores((where("单位", "甲县"),))[0].points == 10
    assert kept.facts().rule_changes().commissioned_added == ()


def _change(name: str, before: str | None, after: str | None) -> RuleChange:
    def points(text: str | None) -> Fraction | None:
        return None if text is None else Fraction(text)

    return RuleChange(name, points(before), points(after))


def test_rule_changes_tell_the_two_tables_apart(kept: Books) -> None:
    assert kept.facts().rule_changes() == RuleChanges(
        raised=(_change("党刊", "2", "2.5"),),  # called 党讯 last year
        lowered=(_change("日报", "12", "10"),),
        added=(_change("客户端", None, "4"), _change("周报", None, "6")),
        dropped=(_change("旧网", "1", None), _change("晚报", "2", None)),
        commissioned_added=(_change("日报", None, "5"),),
    )


def test_without_last_years_table_nothing_changed(kept: Books) -> None:
    del kept.registries["载体", 2022]
    assert kept.facts().rule_changes() == RuleChanges()


def test_without_scoring_there_are_no_points(kept: Books) -> None:
    kept.scoring = None
    facts = kept.facts()
    for ask in (facts.scores, facts.rule_changes, lambda: facts.figure(Points())):
        with pytest.raises(ZgreportError, match="no_scoring"):
            ask()


def test_scoring_by_a_column_there_is_not_is_a_fault(kept: Books) -> None:
    kept.scoring = ScoringDef("发稿", "处室", "得分", BonusDef("约稿", "是", "加分"), None, 1)
    names = [fault.values["name"] for fault in kept.facts().findings(Points())]
    assert names == ["处室", "得分", "加分"]
