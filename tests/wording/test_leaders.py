"""Who stands in front, in words: by hand."""

# ruff: noqa: E501  # a row of the table is one line
from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from zgreport.figures.model import Figure, Kind
from zgreport.wording.leaders import fallen, leaders, risen

MakeFigure = Callable[..., Figure]


@pytest.mark.parametrize(
    ("unit", "kind", "named", "text"),
    [
        ("篇", Kind.FLOW, [("甲县", 9), ("乙县", 3), ("丙区", 3)], "居前的有甲县（9篇），乙县、丙区（各3篇）"),
        ("篇", Kind.FLOW, [("甲县", 9), ("乙县", 5)], "居前的有甲县（9篇）、乙县（5篇）"),
        ("篇", Kind.FLOW, [("甲县", 9)], "最多的是甲县（9篇）"),
        ("篇", Kind.FLOW, [], ""),
        ("天", Kind.AVERAGE, [("甲县", 1), ("乙县", 2)], "较短的有甲县（1天）、乙县（2天）"),
        ("天", Kind.AVERAGE, [("甲县", 1)], "最短的是甲县（1天）"),
        ("天", Kind.MEAN, [("甲县", 4), ("乙县", 3)], "较长的有甲县（4天）、乙县（3天）"),
        ("分钟", Kind.MEAN, [("甲县", 4)], "最长的是甲县（4分钟）"),
        ("公里", Kind.MEAN, [("甲县", 4)], "最长的是甲县（4公里）"),
        ("岁", Kind.MEAN, [("甲县", 40)], "最高的是甲县（40岁）"),
        ("位", Kind.RANK, [("甲县", 1)], "居首的是甲县（第1位）"),
        ("", Kind.SHARE, [("甲县", Fraction(1, 2))], "最高的是甲县（50.0%）"),
    ],
)  # fmt: skip
def test_leaders_are_said_by_what_is_counted(
    figure: MakeFigure, unit: str, kind: Kind, named: list[tuple[str, int]], text: str
) -> None:
    assert leaders([(name, figure(value, None, unit, kind)) for name, value in named]) == text


@pytest.mark.parametrize(
    ("unit", "kind", "named", "text"),
    [
        ("篇", Kind.FLOW, [("甲县", 1, 9), ("乙县", 3, 5), ("丙区", 9, 3)], "减少的有甲县（8篇）、乙县（2篇）"),
        ("篇", Kind.FLOW, [("甲县", 1, 4), ("乙县", 0, 9), ("丙区", 7, 8)], "减少较多的有乙县（9篇）、甲县（3篇）"),
        ("篇", Kind.FLOW, [("甲县", 0, 9), ("乙县", 4, 6), ("丙区", 1, 3), ("丁区", 5, 7)], "减少最多的是甲县（9篇）"),
        ("篇", Kind.FLOW, [("甲县", 4, 6), ("乙县", 1, 3)], "减少的有甲县、乙县（各2篇）"),
        ("人", Kind.STOCK, [("甲县", 90, 100)], "减少的有甲县（10人）"),
        ("篇", Kind.FLOW, [("甲县", 4, 4), ("乙县", 5, 3), ("丙区", 5, None)], ""),
        ("篇", Kind.FLOW, [(each, 1, 2) for each in "甲乙丙丁"], ""),  # nobody stands out
        ("", Kind.SHARE, [("甲县", Fraction(1, 3), Fraction(1, 2))], ""),
        ("位", Kind.RANK, [("甲县", 3, 2)], ""),
        ("篇", Kind.FLOW, [], ""),
    ],
)  # fmt: skip
def test_who_has_less_than_last_year_is_said_by_how_much_less(
    figure: MakeFigure, unit: str, kind: Kind, named: list[tuple[str, int, int | None]], text: str
) -> None:
    figures = [(name, figure(value, before, unit, kind)) for name, value, before in named]
    assert fallen(figures, 2) == text


@pytest.mark.parametrize(
    ("named", "text"),
    [
        ([("甲县", 9, 1), ("乙县", 5, 3), ("丙区", 3, 9)], "增加的有甲县（8篇）、乙县（2篇）"),
        ([("甲县", 9, 0), ("乙县", 6, 4), ("丙区", 3, 1), ("丁区", 7, 5)], "增加最多的是甲县（9篇）"),
        ([("甲县", 3, 0), ("乙县", 9, 0), ("丙区", 8, 7)], "增加较多的有乙县（9篇）、甲县（3篇）"),
        ([("甲县", 4, 4), ("乙县", 3, 5), ("丙区", 5, None)], ""),
        ([(each, 2, 1) for each in "甲乙丙丁"], ""),
    ],
)  # fmt: skip
def test_who_has_more_than_last_year_is_said_in_the_same_way(
    figure: MakeFigure, named: list[tuple[str, int, int | None]], text: str
) -> None:
    figures = [(name, figure(value, before, "篇", Kind.FLOW)) for name, value, before in named]
    assert risen(figures, 2) == text
