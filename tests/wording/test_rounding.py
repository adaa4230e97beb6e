"""Rounding half up, from exact numbers, held to the decimal module and to Babel."""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.numbers import format_percent
from hypothesis import given
from hypothesis import strategies as st

from zgreport.wording.rounding import fixed, half_up, telling, trimmed


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction("12.45"), 1, "12.5"),  # half to even would give 12.4
        (Fraction("12.35"), 1, "12.4"),  # and 12.3 as a binary float
        (Fraction("12.4499999"), 1, "12.4"),
        (Fraction("0.05"), 1, "0.1"),
        (Fraction("0.0499"), 1, "0.0"),
        (Fraction("-0.0499"), 1, "0.0"),  # never -0.0
        (Fraction("-12.45"), 1, "-12.5"),  # away from zero
        (Fraction(1, 3), 1, "0.3"),
        (Fraction(2, 3), 2, "0.67"),
        (Fraction("99.95"), 1, "100.0"),
        (Fraction("0.5"), 0, "1"),
        (Fraction("1.5"), 0, "2"),
        (Fraction("2.5"), 0, "3"),
        (7, 1, "7.0"),
        (10**30, 1, "1" + "0" * 30 + ".0"),  # no limit of digits
    ],
)
def test_a_half_is_rounded_up(value: Fraction | int, places: int, text: str) -> None:
    assert fixed(value, places) == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction("3.50"), 2, "3.5"),
        (Fraction("3.04"), 1, "3"),
        (Fraction("100"), 1, "100"),
        (100, 0, "100"),
        (Fraction("1.795"), 2, "1.8"),
    ],
)
def test_zeros_at_the_end_are_dropped_but_not_those_of_a_whole_number(
    value: Fraction | int, places: int, text: str
) -> None:
    assert trimmed(value, places) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction("99.94"), "99.9"),
        (Fraction("99.96"), "99.96"),
        (Fraction("99.996"), "99.996"),
        (Fraction("0.04"), "0.04"),
        (Fraction("0.004"), "0.004"),
        (Fraction(100), "100.0"),
        (Fraction(0), "0.0"),
        (Fraction("0.00000001"), "0.000000"),  # six places are enough
    ],
)
def test_a_part_is_not_rounded_to_all_or_nothing(value: Fraction, text: str) -> None:
    assert telling(value, 1, (0, 100)) == text


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6), st.integers(0, 4))
def test_rounding_is_nearest_and_halves_go_outwards(top: int, bottom: int, places: int) -> None:
    exact = Fraction(top, bottom)
    rounded = half_up(exact, places)
    miss = rounded - exact
    half = Fraction(1, 2 * 10**places)
    assert abs(miss) <= half
    assert abs(miss) < half or abs(rounded) > abs(exact)
    assert Fraction(fixed(exact, places)) == rounded


@given(st.decimals(-(10**6), 10**6, places=3))
def test_decimals_agree_with_the_decimal_module(value: Decimal) -> None:
    expected = value.quantize(Decimal("0.1"), rounding=decimal.ROUND_HALF_UP)
    assert Decimal(fixed(Fraction(value), 1)) == expected


@given(st.decimals(0, 10, places=5))
def test_percentages_agree_with_babel_where_babel_is_told_to_round_half_up(value: Decimal) -> None:
    with decimal.localcontext(rounding=decimal.ROUND_HALF_UP):
        expected = format_percent(value, "0.0%", locale="zh_CN")
    assert fixed(Fraction(value) * 100, 1) + "%" == expected
