"""Last year's figures as they went out: found by what they count, told apart where it changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from conditions import where

from zgreport.definition.model import GroupDef, ScoringDef
from zgreport.figures.expression import (
    Condition,
    Distinct,
    Expression,
    Measure,
    Op,
    Points,
    Quotient,
    Rows,
    narrow,
)
from zgreport.figures.facts import Facts
from zgreport.figures.meaning import meaning
from zgreport.figures.published import Published, PublishedFigure
from zgreport.periods import Period

if TYPE_CHECKING:
    from books import Books

ALL = Rows("发稿")
LENS = Rows("发稿", (where("镜子", "望远镜"),))
KIND = narrow(ALL, (where("种类", "长"),))
FOLLOWERS = Measure("公众号", "关注")
COUNTED = "发稿：篇，count（标题、载体、日期）"
LENSES = "镜子：类别（望远镜=贯彻落实，三棱镜=基层实践、经验做法，其他）"


@pytest.fixture
def kept(books: Books) -> Books:
    lenses = {"望远镜": ("贯彻落实",), "三棱镜": ("基层实践", "经验做法")}
    groups = (
        GroupDef("镜子", "类别", lenses, "其他"),
        GroupDef("种类", "体裁", {"长": ("通讯",)}, None),
    )
    table = "日期* 类别 体裁\n2023-01-05 贯彻落实 通讯\n2023-02-05 基层实践 通讯"
    last = "2022-01-05 贯彻落实 通讯\n2022-02-05 贯彻落实 通讯\n2022-03-05 基层实践 通讯"
    books.ledger("发稿", f"{table}\n{last}", groups=groups)
    books.ledger(
        "公众号",
        "日期* 账号 人#\n2023-05-31 甲 9\n2022-05-31 甲 3\n2022-12-31 甲 7",
        word="行",
        measures={"关注": ("人", "last", "名"), "阅读": ("次", "sum", "次")},
    )
    return books


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (ALL, f"发稿｜{COUNTED}"),
        (LENS, f'发稿(镜子="望远镜")｜{COUNTED}｜{LENSES}'),
        (KIND, f'发稿(种类="长")｜{COUNTED}｜种类：体裁（长=通讯，）'),  # others are errors
        (Distinct(LENS, "类别"), f'发稿(镜子="望远镜").种数("类别")｜{COUNTED}｜{LENSES}'),
        (Quotient(LENS, ALL), f'发稿(镜子="望远镜") / 发稿｜{COUNTED}｜{LENSES}'),  # each once
        (
            FOLLOWERS,
            "公众号.关注｜公众号：行，count（标题、载体、日期）｜公众号.关注：人，last，名",
        ),
        (Points(), "质效"),  # without a scoring, of no ledger
        (Rows("无此"), "无此"),
    ],
)
def test_a_meaning_is_the_expression_and_the_rules_it_rests_on(
    kept: Books, expression: Expression, text: str
) -> None:
    assert meaning(expression, kept.definition()) == text


def test_the_columns_that_tell_accounts_apart_are_part_of_the_meaning(kept: Books) -> None:
    ledger = kept.definitions["公众号"]
    followers, reads = ledger.measures
    measures = (replace(followers, per=("平台", "账号")), reads)
    kept.definitions["公众号"] = replace(ledger, measures=measures)
    assert meaning(FOLLOWERS, kept.definition()).endswith("｜公众号.关注：人，last，名，平台、账号")


def test_points_mean_the_rules_of_the_ledger_that_is_scored(kept: Books) -> None:
    kept.scoring = ScoringDef("发稿", "单位", "分值", None, None, 1)
    assert meaning(Points((where("镜子", "望远镜"),)), kept.definition()) == (
        f'质效(镜子="望远镜")｜{COUNTED}｜{LENSES}'
    )


def _out(name: str, expression: str, meant: str, value: int | None = 100) -> PublishedFigure:
    return PublishedFigure(name, expression, meant, None if value is None else Fraction(value))


SAME = _out("去年叫法", "旧式", f"发稿｜{COUNTED}")
NAMED = _out("发 稿数", '发稿(级别="市级")', "别的")
TYPED = _out("发稿", "发稿", "另外的")


@pytest.mark.parametrize(
    ("figures", "name", "found"),
    [
        ((TYPED, NAMED, SAME), "发稿数", SAME),  # what counted the same comes first
        ((TYPED, NAMED), "发稿数", NAMED),  # then what was called so, spaces aside
        ((TYPED, NAMED), "别名", TYPED),  # then what was typed so
        ((TYPED, NAMED), None, TYPED),
        ((NAMED,), None, None),
        ((NAMED, _out("发稿数", "x", "y")), "发稿数", NAMED),  # the first of two
        ((SAME, _out("z", "y", SAME.meaning)), None, SAME),
        ((TYPED, _out("z", "发稿", "y")), None, TYPED),
        ((_out("甲", "甲", "y"),), "甲", None),  # its expression, not a name
        ((), "发稿数", None),
    ],
)
def test_a_figure_is_found_by_meaning_then_name_then_expression(
    kept: Books,
    figures: tuple[PublishedFigure, ...],
    name: str | None,
    found: PublishedFigure | None,
) -> None:
    assert Published(figures, kept.definition()).find(ALL, name) is found


@pytest.mark.parametrize(
    ("figure", "comparable", "redefined"),
    [
        (SAME, (), False),
        (NAMED, (), True),
        (NAMED, ("发稿 数",), False),
        (NAMED, ('发稿（级别="市级"）',), False),  # by its expression
        (NAMED, ("采用数",), True),
    ],
)
def test_what_counted_something_else_is_redefined_unless_it_may_be_compared(
    kept: Books, figure: PublishedFigure, comparable: tuple[str, ...], *, redefined: bool
) -> None:
    definition = replace(kept.definition(), comparable=comparable)
    assert Published((figure,), definition).is_redefined(ALL, figure) is redefined


def _facts(books: Books, *figures: PublishedFigure, until: date = date(2023, 12, 31)) -> Facts:
    definition, period = books.definition(), Period.through(until)
    return Facts(definition, books.records(2023), period, Published(figures, definition))


@pytest.mark.parametrize(
    ("figures", "previous", "rows", "redefined"),
    [
        ((), 3, 3, False),  # counted
        ((SAME,), 100, 0, False),  # as published; no rows say so
        ((replace(SAME, value=Fraction(3)),), 3, 3, False),  # as published, and counted
        ((replace(SAME, value=None),), None, 0, False),
        ((TYPED,), None, 0, True),
    ],
)
def test_what_was_published_stands_before_what_is_counted(
    *,
    kept: Books,
    figures: tuple[PublishedFigure, ...],
    previous: int | None,
    rows: int,
    redefined: bool,
) -> None:
    figure = _facts(kept, *figures).figure(ALL)
    assert figure.previous == previous
    assert sum(selection.count for selection in figure.previous_rows) == rows
    assert figure.redefined is redefined


def test_a_published_year_says_nothing_about_a_part_of_it_but_for_a_stock(kept: Books) -> None:
    followers = _out("关注", "公众号.关注", meaning(FOLLOWERS, kept.definition()), 8)
    facts = _facts(kept, SAME, followers, until=date(2023, 6, 30))
    assert facts.figure(ALL).previous == 3
    assert facts.figure(FOLLOWERS).previous == 8
    in_may = facts.figure(narrow(FOLLOWERS, (where("月", 5),)))
    assert in_may.previous == 3  # last May's, which was not published


def test_a_day_of_this_year_was_not_published_last_year(kept: Books) -> None:
    early = narrow(ALL, (Condition("日期", Op.LESS, ("2023-02-01",)),))
    figure = _facts(kept, _out("早", "早", meaning(early, kept.definition()))).figure(early, "早")
    assert figure.value == 1
    assert figure.previous is None
