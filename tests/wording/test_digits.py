from __future__ import annotations

from fractions import Fraction

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from zgreport.wording.digits import grouped


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (8342, 0, "8,342"),
        (402371, 0, "402,371"),
        (99_999_999, 0, "99,999,999"),
        (Fraction("617.125"), 1, "617.1"),
        (Fraction("1234.25"), 1, "1,234.3"),
        (-1234, 0, "-1,234"),
        (Fraction("-0.5"), 1, "-0.5"),
        (Fraction("-0.04"), 1, "0.0"),
        (10**40, 0, "1" + "0" + ",000" * 13),
    ],
)
def test_tables_group_digits_by_three(value: int | Fraction, places: int, text: str) -> None:
    assert grouped(value, places) == text


@given(st.integers(-(10**20), 10**20))
def test_groups_agree_with_babel(value: int) -> None:
    assert grouped(value) == format_decimal(value, "#,##0", locale="zh_CN")
