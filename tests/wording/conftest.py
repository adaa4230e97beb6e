"""Figures to be put into words, made from two numbers as the figures room makes them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from zgreport.figures.change import change_of
from zgreport.figures.model import Basis, Figure, Kind

MakeFigure = Callable[..., Figure]


def make_figure(  # noqa: PLR0917  # what a figure is made of
    value: int | Fraction | None,
    previous: int | Fraction | None = None,
    unit: str = "篇",
    kind: Kind = Kind.FLOW,
    basis: Basis = Basis.LAST_YEAR,
    decimals: int = 1,
) -> Figure:
    now = None if value is None else Fraction(value)
    before = None if previous is None else Fraction(previous)
    change = change_of(kind, now, before, 10, basis, decimals)
    return Figure("发稿", "发稿", kind, unit, now, before, change, decimals=decimals)


@pytest.fixture(scope="session")
def figure() -> MakeFigure:
    return make_figure
