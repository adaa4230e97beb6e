from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from desk import ROOT, silent
from yunchuan.truth import BREAKDOWNS, FIGURES, breakdown, figure, rule_changes, scores, winners

from zgreport.pipeline.build import draft
from zgreport.pipeline.figures import figures
from zgreport.pipeline.order import Order
from zgreport.wording import lists

PAPERS = {"云川组工信息", "云川党建", "省组工信息", "省日报"}
ONE_MILLIONTH = Fraction(1, 10**6)


@cache
def _counted(year: int) -> dict[str, dict[str, Any]]:
    """What `zgreport figures --json -e …` counts in the workbooks, by name or expression."""
    order = Order(ROOT, year=year)
    found: Any = figures(order, (*FIGURES, *BREAKDOWNS)).as_json()
    return {entry["name"]: entry for entry in found["figures"]}


@pytest.mark.parametrize("name", FIGURES)
def test_zgreport_counts_in_the_workbooks_what_sql_counts_in_the_records(name: str) -> None:
    entry = _counted(2023)[name]
    assert abs(Fraction(entry["value"]) - figure(name, 2023)) < ONE_MILLIONTH
    assert abs(Fraction(entry["previous"]) - figure(name, 2022)) < ONE_MILLIONTH
    assert abs(Fraction(_counted(2022)[name]["value"]) - figure(name, 2022)) < ONE_MILLIONTH


@pytest.mark.parametrize("year", [2022, 2023])
@pytest.mark.parametrize("expression", BREAKDOWNS)
def test_zgreport_breaks_down_as_sql_does(expression: str, year: int) -> None:
    items = _counted(year)[expression]["items"]
    assert [(item["name"], item["value"]) for item in items] == breakdown(expression, year)


def test_every_named_figure_of_the_definition_has_its_count_by_sql() -> None:
    assert set(_counted(2023)) == {*FIGURES, *BREAKDOWNS}


@cache
def _paragraphs() -> tuple[str, ...]:
    texts, _ = draft(Order(ROOT, year=2023), silent)
    return texts


def test_the_summary_names_the_winners_that_sql_finds() -> None:
    told = _paragraphs()
    results = winners(2023)
    for title, unit, result in results:
        rank = 1 + sum(other > result for _, _, other in results)
        assert (str(rank), title, unit) in zip(told, told[1:], told[2:], strict=False)


@pytest.mark.parametrize("group", ["县（市）区", "市直单位"])
def test_the_annex_lists_the_points_that_sql_adds_up(group: str) -> None:
    told = _paragraphs()
    expected = scores(2023, group)
    for unit, points, articles in expected:
        rank = 1 + sum(other > points for _, other, _ in expected)
        row = (str(rank), unit, str(points), str(articles))
        assert row in zip(told, told[1:], told[2:], told[3:], strict=False)


def test_the_summary_tells_how_the_scoring_changed() -> None:
    (told,) = (text for text in _paragraphs() if "完善评价办法" in text)
    for names in rule_changes().values():
        assert lists.joined_and(map(_as_printed, names)) in told


def _as_printed(medium: str) -> str:
    """Papers stand in 《》, accounts and sites do not."""
    return f"《{medium}》" if medium in PAPERS else medium
