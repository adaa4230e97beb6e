"""Units as they are written, and how many of one make another."""

from __future__ import annotations

from fractions import Fraction

import pytest

from zgreport.numerals.units import (
    Unit,
    alike,
    factor,
    is_count,
    known_unit,
    names_of,
    parted_word,
    unit_named,
)


@pytest.mark.parametrize(
    ("text", "base", "scale"),
    [
        ("元", "元", 1),
        ("万元", "元", 10**4),
        ("百万元", "元", 10**6),
        ("千亿元", "元", 10**11),
        ("W元", "元", 10**4),
        ("k元", "元", 1000),
        ("10000元", "元", 10**4),
        ("1,000元", "元", 1000),
        ("10万元", "元", 10**5),
        ("人民币万元", "元", 10**4),
        ("万元人民币", "元", 10**4),
        ("万元(人民币)", "元", 10**4),
        ("￥", "元", 1),
        ("￥万元", "元", 10**4),
        ("RMB", "元", 1),
        ("萬圓", "元", 10**4),
        ("万美元", "美元", 10**4),
        ("万", "", 10**4),
        ("千克", "公斤", 1),
        ("kW", "千瓦", 1),
        ("名", "人", 1),
        ("万元/人", "元/人", 10**4),
        ("件/万人", "篇/万人", 1),
        ("篇/条", "篇", 1),
        ("个/项", "个", 1),
        ("人/次", "人次", 1),
        ("元/万元", "元/万元", 1),
        ("%", "%", 1),
    ],
)
def test_a_unit_is_known_however_it_is_written(text: str, base: str, scale: int) -> None:
    assert known_unit(text) == Unit(base, scale)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "组织部",
        "元谋县",
        "万州区",
        "十",
        "10元",
        "20000元",
        "万元以上",
        "人民币甲",
        "元/甲",
        "w1",
    ],
)
def test_what_is_no_unit_is_none(text: str) -> None:
    assert known_unit(text) is None


@pytest.mark.parametrize(
    ("written", "own", "size"),
    [
        ("万元", "元", 10**4),
        ("元", "万元", Fraction(1, 10**4)),
        ("万", "篇", 10**4),
        ("条", "篇", 1),
        ("万元/人", "元/人", 10**4),
        ("万元/人", "元", None),
        ("美元", "元", None),
        ("公顷", "亩", None),
        ("万批次", "批次", 10**4),
    ],
)
def test_only_sizes_convert(written: str, own: str, size: int | Fraction | None) -> None:
    assert factor(unit_named(written), unit_named(own)) == size


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("万元", "元", True),
        ("美元", "元", True),
        ("元/人", "元", True),
        ("人", "元/人", False),
        ("个", "家", False),
        ("家", "家", True),
        ("人次", "人", False),
        ("批次", "批次", True),
    ],
)
def test_units_of_one_dimension_are_alike(one: str, other: str, same: bool) -> None:
    assert alike(unit_named(one), unit_named(other)) is same


def test_what_comes_whole_is_no_money_and_no_rate() -> None:
    whole = {word for word in ("人", "次", "篇", "台", "元", "亩", "人/户") if is_count(Unit(word))}
    assert whole == {"人", "次", "篇", "台"}


def test_names_and_measure_words_without_their_size() -> None:
    assert names_of(Unit("人")) == ("人", "名", "位")
    assert parted_word("万元") == ("元", 10**4)
    assert parted_word("百万人次") == ("人次", 10**6)
    assert parted_word("千米") == ("千米", 1)
    assert parted_word("批次") == ("批次", 1)
