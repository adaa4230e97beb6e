"""Dates, months, quarters and spans."""

from __future__ import annotations

from datetime import date

import pytest

from zgreport.periods import Period
from zgreport.wording import dates


def test_a_date_has_no_padding_zeros() -> None:
    assert dates.long(date(2024, 1, 5)) == "2024年1月5日"
    assert dates.month_day(date(2024, 1, 5)) == "1月5日"
    assert dates.month_of_year(date(2024, 1, 5)) == "2024年1月"


@pytest.mark.parametrize(("number", "name"), [(1, "1月"), (6, "6月"), (12, "12月")])
def test_months_have_names(number: int, name: str) -> None:
    assert dates.month(number) == name


@pytest.mark.parametrize(
    ("number", "name"), [(1, "第一季度"), (2, "第二季度"), (3, "第三季度"), (4, "第四季度")]
)
def test_quarters_have_names(number: int, name: str) -> None:
    assert dates.quarter(number) == name


def test_halves_have_names() -> None:
    assert (dates.half(1), dates.half(2)) == ("上半年", "下半年")


def test_there_is_no_thirteenth_month_fifth_quarter_or_third_half() -> None:
    for name, wrong in ((dates.month, 13), (dates.quarter, 5), (dates.half, 0)):
        with pytest.raises(ValueError, match=r"month must be|no half"):
            name(wrong)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ((2023, 1, 1), (2023, 12, 31), "2023年"),
        ((2023, 1, 1), (2023, 6, 30), "2023年1—6月"),
        ((2023, 2, 1), (2023, 2, 28), "2023年2月"),
        ((2024, 1, 1), (2024, 2, 28), "2024年1月1日至2月28日"),  # a leap year: not the whole month
        ((2024, 1, 1), (2024, 2, 29), "2024年1—2月"),
        ((2023, 1, 5), (2023, 3, 6), "2023年1月5日至3月6日"),
        ((2023, 1, 5), (2023, 1, 5), "2023年1月5日"),
        ((2023, 1, 5), (2023, 1, 31), "2023年1月5日至1月31日"),
    ],
)
def test_a_period_is_named_by_the_months_it_covers(
    start: tuple[int, int, int], end: tuple[int, int, int], text: str
) -> None:
    assert dates.span(Period(date(*start), date(*end))) == text
