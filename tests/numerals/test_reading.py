"""Reading numbers as people type them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.numerals.reading import Reading, is_estimate, parse, spelled_value
from zgreport.numerals.writing import LARGEST, cardinal, year
from zgreport.wording.approximation import rounded_down
from zgreport.wording.digits import grouped
from zgreport.wording.magnitude import scaled


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("１２", "12"),
        (" 12 ", "12"),
        ("\u200b12\ufeff", "12"),
        ("12.0", "12"),
        ("1,234", "1234"),
        ("1，234", "1234"),
        ("1,234,567.5", "1234567.5"),
        ("1 234 567", "1234567"),
        ("1\u2009234", "1234"),
        ("-3", "-3"),
        ("－３", "-3"),
        ("−3", "-3"),
        ("负三", "-3"),
        ("3.5万", "35000"),
        ("1.2亿", "120000000"),
        ("1万亿", "1000000000000"),
        ("5千万", "50000000"),
        ("4千", "4000"),
        ("3亿4500万", "345000000"),
        ("10亿零817万5288", "1008175288"),
        ("1万零2", "10002"),
        ("五百六十三", "563"),
        ("两千三百", "2300"),
        ("一百零五", "105"),
        ("一百五", "150"),
        ("三万五", "35000"),
        ("一十", "10"),
        ("廿三", "23"),
        ("卅", "30"),
        ("壹佰贰拾", "120"),
        ("一亿二千零八", "100002008"),  # with or without its 零
        ("一亿零二千零八", "100002008"),
        ("零", "0"),
        ("十二点五", "12.5"),
        ("零点〇五", "0.05"),
        ("二〇二三", "2023"),
        ("二○二三", "2023"),
        ("一二三", "123"),
        ("二〇", "20"),
        ("零五", "5"),
    ],
)
def test_exact_numbers_are_read(text: str, value: str) -> None:
    assert parse(text) == Reading(Fraction(value))


@pytest.mark.parametrize(
    ("text", "value", "mark", "unit"),
    [
        ("二十余", 20, "余", ""),
        ("560多", 560, "多", ""),
        ("20余篇", 20, "余", "篇"),
        ("近百", 100, "近", ""),
        ("近百篇", 100, "近", "篇"),
        ("百余", 100, "余", ""),
        ("近百万次", 1000000, "近", "次"),
        ("千万余", 10000000, "余", ""),
        ("近万亿", 10**12, "近", ""),
        ("十余", 10, "余", ""),
        ("上百", 100, "上", ""),
        ("40余万", 400000, "余", ""),
        ("40万余", 400000, "余", ""),
        ("二十余万", 200000, "余", ""),
        ("二十万余", 200000, "余", ""),
        ("40多万次", 400000, "多", "次"),
        ("超过40万次", 400000, "超过", "次"),
        ("约300人", 300, "约", "人"),
        ("约20余", 20, "约", ""),  # wrong, but plain
        ("40左右", 40, "左右", ""),
        ("50篇以上", 50, "以上", "篇"),
        ("3年多", 3, "多", "年"),
        ("20来篇", 20, "来", "篇"),
        ("二十来个", 20, "来", "个"),
    ],
)
def test_round_numbers_keep_the_word_that_says_so(
    text: str, value: int, mark: str, unit: str
) -> None:
    reading = parse(text)
    assert reading == Reading(Fraction(value), mark, unit)
    assert reading.approximate


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12篇", "12", "篇"),
        ("12 篇", "12", "篇"),
        ("617.1次/条", "617.1", "次/条"),
        ("12.5%", "0.125", "%"),
        ("１２．５％", "0.125", "%"),
        ("百分之十二点五", "0.125", "%"),
    ],
)
def test_measure_words_and_percent_are_read(text: str, value: str, unit: str) -> None:
    reading = parse(text)
    assert reading == Reading(Fraction(value), "", unit)
    assert not reading.approximate


@pytest.mark.parametrize(
    ("text", "estimate"),
    [
        ("几十", True),
        ("数百篇", True),
        ("二十几个", True),
        ("三四十篇", True),
        ("七八", True),
        ("数学", False),
        ("几何", False),
        ("二十余", False),
        ("五百六十三", False),
        ("甲县", False),
        ("12", False),
        ("", False),
    ],
)
def test_an_estimate_names_no_value(text: str, *, estimate: bool) -> None:
    assert is_estimate(text) is estimate


NOT_NUMBERS = """
— / 无 √ NaN None ½ ① 12,34 1.2.3 1e5 4月5日 2023.4.5 三四 三四十 七八十 几十 二十几 数十
百 百百 二百百 十点百 三十万亿千 3万五千 1万2 1万20000 1万零2万 3亿45000万
"""


@pytest.mark.parametrize("text", ["", "12 34", *NOT_NUMBERS.split()])
def test_what_is_not_one_number_is_not_read(text: str) -> None:
    assert parse(text) is None


def test_a_numeral_beyond_the_largest_is_not_read() -> None:
    assert spelled_value("二亿亿") is None


@given(st.integers(0, LARGEST))
def test_what_is_written_in_characters_is_read_back(number: int) -> None:
    assert spelled_value(cardinal(number)) == number


@given(st.integers(1000, 9999))
def test_years_are_read_back(number: int) -> None:
    assert spelled_value(year(number)) == number


@given(st.integers(0, 10**17))
def test_what_is_grouped_or_scaled_is_read_back(number: int) -> None:
    assert parse(grouped(number)) == Reading(Fraction(number))
    reading = parse(scaled(number, 20))
    assert reading == Reading(Fraction(number))


@given(st.integers(0, 10**15), st.sampled_from("多余"))
def test_what_is_rounded_down_is_read_as_the_number_it_names(number: int, marker: str) -> None:
    reading = parse(rounded_down(number, "篇", marker))
    assert reading is not None
    assert reading.unit == "篇"
    assert reading.mark in ("", "近", marker, "超过" if marker == "余" else marker)
    if reading.mark == "近":
        assert reading.value > number
    else:
        assert reading.value < number if reading.approximate else reading.value == number


@given(st.text(max_size=12))
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    parse(text)
