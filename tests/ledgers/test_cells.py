"""What a cell means as a number and as text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from zgreport.ledgers.cells import CountReading, Words, is_plain_number, read_count, text_of


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (12.0, 12),
        (0, 0),
        (9.5, Decimal("9.5")),
        (0.1, Decimal("0.1")),
        ("12", 12),
        ("１２", 12),
        ("1，234", 1234),
        ("1,234,567", 1234567),
        (" 12 ", 12),
        ("12分", 12),
        ("172 票", 172),
        ("5.6万", 56000),
        ("40.2万票", 402000),
        ("-3", -3),
        ("−3", -3),
        ("00123", 123),
        ("五百六十三", 563),
        ("五百六十三票", 563),
        ("壹佰贰拾", 120),
        ("两万三", 23000),
        ("3.5万", 35000),
        ("３.５万", 35000),
        ("3亿4500万", 345000000),
        ("〇", 0),
    ],
)
def test_a_count_is_read_in_every_form_offices_write(cell: object, number: object) -> None:
    assert read_count(cell).value == number


@pytest.mark.parametrize("cell", [None, "", "  ", "\u3000", "\u200b", "—", "-", "/", "无"])
def test_a_blank_is_not_zero(cell: object) -> None:
    count = read_count(cell)
    assert (count.reading, count.value) == (CountReading.BLANK, None)


@pytest.mark.parametrize(
    "cell",
    [
        "20余篇",
        "20多篇",
        "近百",
        "约20",
        "超过40万次",
        "20左右",
        "10万余次",
        "近20篇",
        "数百",
        "二十余",
        "百余篇",
        "几十",
        "二十几",
        "三四十篇",
    ],
)
def test_an_approximate_count_never_passes_for_the_number_in_it(cell: str) -> None:
    count = read_count(cell, Words("次" if "次" in cell else "篇"))
    assert (count.reading, count.exact) == (CountReading.APPROXIMATE, None)


@pytest.mark.parametrize(
    "cell",
    [
        *("甲县", "12+3", "1,23", "2023-04-05", True, dt.date(2023, 1, 1)),
        *("一般", "三月", "十佳", "二等奖", "千里马", "五星党支部"),
    ],
)
def test_what_is_no_number_is_said_to_be_none(cell: object) -> None:
    assert read_count(cell).reading is CountReading.NOT_A_NUMBER


@pytest.mark.parametrize(
    ("cell", "own", "reading", "word"),
    [
        ("12篇", "", CountReading.OTHER_WORD, "篇"),
        ("45分钟", "字", CountReading.OTHER_WORD, "分钟"),
        ("12个月", "个", CountReading.OTHER_WORD, "个月"),
        ("12人次", "人", CountReading.OTHER_WORD, "人次"),
        ("12名", "人", CountReading.EXACT, "名"),
        ("12件", "篇", CountReading.EXACT, "件"),
        ("12字", "字", CountReading.EXACT, ""),
        ("50%", "字", CountReading.PERCENT, "50%"),
        ("3万", "万元", CountReading.SCALED_TWICE, "万元"),
        ("12\n13", "字", CountReading.PARTED, ""),
        ("12 13", "字", CountReading.PARTED, ""),
    ],
)
def test_a_word_behind_a_number_is_its_own_or_one_of_its_kind(
    cell: str, own: str, reading: CountReading, word: str
) -> None:
    count = read_count(cell, Words(own))
    assert (count.reading, count.word) == (reading, word)


def test_a_number_of_more_than_fifteen_digits_has_lost_some() -> None:
    assert read_count(1.1010119900307888e17).reading is CountReading.LOST_DIGITS


@pytest.mark.parametrize(
    ("cell", "plain"), [("12", True), ("1,234", True), ("012", False), ("12期", False), (3.0, True)]
)
def test_leading_zeros_make_a_text(cell: object, plain: bool) -> None:
    assert is_plain_number(cell) is plain


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (12.0, "12"),
        (12.5, "12.5"),
        (True, "是"),
        (False, "否"),
        (dt.date(2023, 4, 5), "2023-04-05"),
        (dt.datetime(2023, 4, 5), "2023-04-05"),  # noqa: DTZ001  # spreadsheets know no zones
        (" 甲县\u00a0", "甲县"),
        ("把党建\n做实", "把党建做实"),
        ("甲\u200b县", "甲县"),
        ("", None),
        ("〇", "〇"),
        ("½", "½"),
    ],
)
def test_text_is_kept_as_written_without_what_nobody_sees(cell: object, text: str | None) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("20余篇", 20),
        ("近百", 100),
        ("近百万次", 1_000_000),
        ("二十余", 20),
        ("二十万余次", 200_000),
        ("几十", None),
        ("约1,200", 1200),
        ("超过40万次", 400_000),
        ("10万余次", 100_000),
        ("5.6万多", 56_000),
        ("数百", None),
        ("不详", None),
    ],
)
def test_an_approximate_count_keeps_the_number_in_it(cell: str, number: int | None) -> None:
    word = "次" if "次" in cell else "篇"
    assert read_count(cell, Words(word)).value == number
