"""Large numbers with 万 and 亿, ranges and groups of digits."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.wording.magnitude import scaled, span

SIZES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (0, 1, "0"),
        (999, 1, "999"),
        (9999, 1, "9999"),
        (10000, 1, "1万"),
        (12345, 1, "1.2万"),
        (12500, 0, "1万"),
        (405000, 0, "41万"),  # half up; half to even would give 40万
        (402371, 1, "40.2万"),
        (402371, 2, "40.24万"),
        (34_500_000, 1, "3450万"),
        (345_000_000, 2, "3.45亿"),
        (99_994_999, 1, "9999.5万"),
        (99_999_499, 1, "9999.9万"),
        (99_999_500, 1, "1亿"),  # carried into the next unit
        (99_999_999, 1, "1亿"),
        (99_999_999, 0, "1亿"),
        (99_999_999, 4, "9999.9999万"),
        (100_000_000, 1, "1亿"),
        (999_999_999_999, 1, "1万亿"),
        (10**12, 1, "1万亿"),
        (10**16, 0, "10000万亿"),  # there is no larger unit
        (Fraction("9999.96"), 1, "1万"),
        (-402371, 1, "-40.2万"),
        (-99_999_999, 1, "-1亿"),
    ],
)
def test_the_unit_is_chosen_after_rounding(value: int | Fraction, places: int, text: str) -> None:
    assert scaled(value, places) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (120_000_000, "1.2亿"),
        (345_000_000, "3.5亿"),  # half up
        (99_999_500, "1亿"),  # as 万 has it
        (99_999_499, "99999499"),
        (-120_000_000, "-1.2亿"),
        (1_234_500_000_000, "1.2万亿"),
        (Fraction(25, 2), "12.5"),
        (0, "0"),
    ],
)
def test_a_number_in_hundred_millions_stands_as_it_is_below_one(
    value: Fraction | int, text: str
) -> None:
    assert scaled(value, least="亿") == text


@given(st.integers(-(10**16), 10**16), st.integers(0, 3))
def test_one_unit_is_written_and_the_number_is_right_to_half_a_place(
    value: int, places: int
) -> None:
    found = re.fullmatch(r"(-?[0-9]+(?:\.[0-9]*[1-9])?)(万亿|万|亿)?", scaled(value, places))
    assert found is not None
    size = SIZES[found[2] or ""]
    assert abs(Fraction(found[1]) * size - value) <= Fraction(size, 2 * 10**places)
    assert abs(Fraction(found[1])) < 10**4 or size == 10**12


def test_both_ends_of_a_range_keep_their_unit() -> None:
    assert span("15%", "30%") == "15%～30%"
    assert span("9亿元", "16亿元") == "9亿元～16亿元"


def test_a_range_of_one_value_is_that_value() -> None:
    assert span("3篇", "3篇") == "3篇"
