"""Numerals, held to an independent library where it is right and to a hand table elsewhere."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.numerals.reading import Reading, parse
from zgreport.numerals.writing import LARGEST, cardinal, heading, money, ordinal, year

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.long(6)


def library_errs(number: int) -> bool:
    """True where a section of four zeros stands before a full one: the library skips its 零."""
    sections = [number // 10**power % 10**4 for power in (12, 8, 4, 0)]
    while sections and sections[0] == 0:
        del sections[0]
    return any(before == 0 and after >= 1000 for before, after in pairwise(sections))


def boundaries() -> Iterator[int]:
    beside = (-10001, -1000, -1, 0, 1, 9, 10, 11, 100, 999, 1000, 1001, 2008, 9999, 10000, 10010)
    for power in range(17):
        for digit in range(1, 10):
            for offset in (*beside, 10**7, 10**8, 10**11, 10**12):
                if 0 <= (number := digit * 10**power + offset) < LARGEST:
                    yield number


def test_numerals_agree_with_the_library_through_the_first_hundred_million() -> None:
    for number in (*range(20_001), *range(0, 100_000_000, 4_999)):
        assert cardinal(number) == cn2an.an2cn(number), number


def test_numerals_agree_with_the_library_at_every_boundary_where_it_is_right() -> None:
    tried = [number for number in boundaries() if not library_errs(number)]
    assert len(tried) > 2000
    for number in tried:
        assert cardinal(number) == cn2an.an2cn(number), number


def test_the_library_still_errs_where_the_hand_table_is_used() -> None:
    assert cn2an.an2cn(100_002_008) == "一亿二千零八"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (10, "十"),  # alone at the head
        (11, "十一"),
        (20, "二十"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),  # 一十 inside
        (111, "一百一十一"),
        (1001, "一千零一"),  # several zeros are read once
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (3052, "三千零五十二"),  # the standard's own example
        (10000, "一万"),
        (10001, "一万零一"),
        (10010, "一万零一十"),
        (11000, "一万一千"),
        (100000, "十万"),
        (102000, "十万二千"),  # a zero at the end of a section is not read
        (110000, "十一万"),
        (1000100, "一百万零一百"),
        (10100000, "一千零一十万"),
        (402371, "四十万二千三百七十一"),
        (100_000_000, "一亿"),
        (100_000_001, "一亿零一"),
        (100_001_000, "一亿零一千"),  # the section of 万 is empty
        (100_002_008, "一亿零二千零八"),
        (100_009_999, "一亿零九千九百九十九"),
        (100_010_000, "一亿零一万"),
        (100_100_000, "一亿零一十万"),
        (120_000_000, "一亿二千万"),
        (1_020_000_000, "十亿二千万"),
        (1_008_175_288, "十亿零八百一十七万五千二百八十八"),
        (300_000_002_008, "三千亿零二千零八"),
        (10**12, "一万亿"),  # never 一兆
        (10**12 + 10**8, "一万零一亿"),
        (10**12 + 2 * 10**7, "一万亿零二千万"),  # the section of 亿 is empty
        (10**12 + 2008, "一万亿零二千零八"),
        (10**15, "一千万亿"),
        (10**16, "一亿亿"),
        (-3, "负三"),
        (-10, "负十"),
    ],
)
def test_numerals_of_the_hand_table(number: int, words: str) -> None:
    assert cardinal(number) == words


def test_a_hundred_thousand_random_numbers_are_read_back() -> None:
    chance = random.Random(20230105)
    for _ in range(100_000):
        number = chance.randrange(10 ** chance.randint(1, 16)) * chance.choice((1, 1, 1, -1))
        assert parse(cardinal(number)) == Reading(Fraction(number)), number


@given(st.integers(-LARGEST, LARGEST))
def test_zeros_never_stand_doubled_or_at_the_end(number: int) -> None:
    words = cardinal(number)
    assert "零零" not in words
    assert words == "零" or not words.endswith("零")
    assert not any(sign in words for sign in "〇两兆")


@pytest.mark.parametrize("number", [LARGEST + 1, -LARGEST - 1])
def test_beyond_the_largest_there_is_no_numeral(number: int) -> None:
    with pytest.raises(ValueError, match=f"beyond 10\\^16: {number}$"):
        cardinal(number)


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (21, "二十一"), (99, "九十九")]
)
def test_headings_and_ordinals_count_from_one(number: int, words: str) -> None:
    assert heading(number) == words
    assert ordinal(number) == "第" + words


@pytest.mark.parametrize("number", [0, -1])
def test_there_is_no_heading_before_the_first(number: int) -> None:
    with pytest.raises(ValueError, match=f"count from 1: {number}$"):
        heading(number)


@pytest.mark.parametrize(
    ("number", "words"),
    [(2023, "二〇二三"), (2000, "二〇〇〇"), (1949, "一九四九"), (2010, "二〇一〇")],
)
def test_years_are_written_digit_by_digit(number: int, words: str) -> None:
    assert year(number) == words


@pytest.mark.parametrize("number", [23, 999, 10000, -2023])
def test_a_year_has_four_digits(number: int) -> None:
    with pytest.raises(ValueError, match=f"not a year of four digits: {number}$"):
        year(number)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),  # 壹拾 at the head too, against forgery
        ("100", "壹佰元整"),
        ("1409.50", "壹仟肆佰零玖元伍角"),  # 附一 第四条（一）
        ("6007.14", "陆仟零柒元壹角肆分"),  # （二）
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),  # （三）, the form without 零
        ("107000.53", "壹拾万柒仟元伍角叁分"),  # （三）, likewise
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),  # （四）
        ("325.04", "叁佰贰拾伍元零肆分"),  # （四）
        ("0.05", "伍分"),
        ("0.50", "伍角"),
        ("0.55", "伍角伍分"),
        ("-3.2", "负叁元贰角"),
        ("100002008", "壹亿零贰仟零捌元整"),
    ],
)
def test_money_in_formal_characters(amount: str, words: str) -> None:
    assert money(Decimal(amount)) == words


@pytest.mark.parametrize("amount", ["0.001", "1e20"])
def test_money_has_no_parts_of_a_fen_and_an_end(amount: str) -> None:
    with pytest.raises(ValueError, match="no amount of money"):
        money(Decimal(amount))
