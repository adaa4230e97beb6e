"""The numbers of a paragraph: value, interval, unit and kind."""

from __future__ import annotations

from fractions import Fraction

import pytest

from zgreport.lint.quantities import Kind, quantities
from zgreport.lint.text import read


def only(text: str) -> tuple[Kind, float, float, float, str]:
    (one,) = quantities(read([text]).paragraphs[0])
    return one.kind, float(one.value), float(one.interval.low), float(one.interval.high), one.unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("刊发563篇", (Kind.COUNT, 563, 563, 563, "篇")),
        ("报送280多篇", (Kind.COUNT, 280, 280, 290, "篇")),
        ("近10万人次", (Kind.COUNT, 100_000, 80_000, 100_000, "人次")),
        ("拨付2.5亿元", (Kind.COUNT, 250_000_000, 250_000_000, 250_000_000, "元")),
        ("阅读3.5万余次", (Kind.COUNT, 35_000, 35_000, 36_000, "次")),
        ("不超过300人", (Kind.COUNT, 300, 0, 300, "人")),
        ("约300名", (Kind.COUNT, 300, 240, 360, "人")),
        ("出刊２４期", (Kind.COUNT, 24, 24, 24, "期")),
        ("办结1,234件", (Kind.COUNT, 1234, 1234, 1234, "件")),
        ("增长12.5%", (Kind.PERCENT, 12.5, 12.5, 12.5, "%")),
        ("百分之十二点五", (Kind.PERCENT, 12.5, 12.5, 12.5, "%")),
        ("两成", (Kind.PERCENT, 20, 15.5, 24.5, "成")),
        ("提高9个百分点", (Kind.POINTS, 9, 9, 9, "点")),
        ("增长两倍", (Kind.MULTIPLE, 2, 2, 2, "倍")),
        ("翻两番", (Kind.DOUBLING, 2, 2, 2, "番")),
        ("居全省第2位", (Kind.RANK, 2, 2, 2, "位")),
        ("从十二件", (Kind.COUNT, 12, 12, 12, "件")),
    ],
)
def test_a_number_is_read(text: str, expected: tuple[Kind, float, float, float, str]) -> None:
    assert only(text) == expected


@pytest.mark.parametrize(
    "text", ["2023年5月3日", "第3期", "〔2023〕5号", "GB/T 9704-2012", "二〇二三年"]
)
def test_what_counts_nothing_is_none(text: str) -> None:
    assert [q.text for q in quantities(read([text]).paragraphs[0]) if q.unit] == []


def test_decimals_stand_for_what_they_were_cut_from() -> None:
    (one,) = quantities(read(["用时5.4天"]).paragraphs[0])
    assert (one.printed.low, one.printed.high) == (Fraction("5.35"), Fraction("5.45"))


def test_the_ends_of_a_range_are_marked() -> None:
    assert [q.ranged for q in quantities(read(["每期3～5篇，共12篇"]).paragraphs[0])] == [
        True,
        True,
        False,
    ]
