from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from yunchuan.truth import BREAKDOWNS, FIGURES, breakdown, figure

from zgreport import pipeline

ROOT = Path(__file__).resolve().parents[2]
ONE_MILLIONTH = Fraction(1, 10**6)


@cache
def _counted(year: int) -> dict[str, dict[str, Any]]:
    """What `zgreport figures --json -e …` counts in the workbooks, by name or expression."""
    order = pipeline.Order(ROOT, year=year)
    found: Any = pipeline.figures(order, (*FIGURES, *BREAKDOWNS)).as_json()
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
