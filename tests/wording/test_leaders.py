"""Who stands in front, in words: by hand."""

# ruff: noqa: E501  # a row of the table is one line
from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from zgreport.figures.model import Figure, Kind
from zgreport.wording.leaders import leaders

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
        ("位", Kind.RANK, [("甲县", 1)], "居首的是甲县（第1位）"),
        ("", Kind.SHARE, [("甲县", Fraction(1, 2))], "最高的是甲县（50.0%）"),
    ],
)  # fmt: skip
def test_leaders_are_said_by_what_is_counted(
    figure: MakeFigure, unit: str, kind: Kind, named: list[tuple[str, int]], text: str
) -> None:
    assert leaders([(name, figure(value, None, unit, kind)) for name, value in named]) == text
