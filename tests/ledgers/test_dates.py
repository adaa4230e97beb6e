"""The forms in which offices write dates."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.ledgers.dates import DateReading, read_day

FIFTH = dt.date(2023, 4, 5)
APRIL = dt.date(2023, 4, 1)


@pytest.mark.parametrize(
    "cell",
    [
        dt.date(2023, 4, 5),
        dt.datetime(2023, 4, 5, 10, 30),  # noqa: DTZ001  # spreadsheets know no zones
        "2023.4.5",
        "2023/4/5",
        "2023-04-05",
        "2023-04-05 10:30:00",
        "2023-04-05T10:30",
        "20230405",
        20230405.0,
        "2023年4月5日",
        "２０２３年４月５日",
        "2023年 4月 5日",
        "2023年4月5日（星期三）",
        "4月5日",
        "4.5",
        "4/5",
        "23.4.5",
        45021.0,
        "45021",
        4.5,
    ],
)
def test_a_day_is_read_in_every_form(cell: object) -> None:
    assert read_day(cell, 2023).date == FIFTH


@pytest.mark.parametrize(
    "cell",
    [
        "4月",
        "4月份",
        "2023年4月",
        "2023年4月份",
        "2023.4",
        "2023-04",
        "四月",
        4.0,
        202304.0,
        2023.4,
    ],
)
def test_a_month_is_read_in_every_form(cell: object) -> None:
    day = read_day(cell, 2023, bare=1)
    assert (day.reading, day.date) == (DateReading.MONTH, APRIL)


@pytest.mark.parametrize(
    ("cell", "month"), [("10月", 10), ("十月", 10), ("十一月", 11), ("2023.10", 10)]
)
def test_ten_is_not_one(cell: str, month: int) -> None:
    assert read_day(cell, 2023, bare=1).date == dt.date(2023, month, 1)


@pytest.mark.parametrize(
    ("cell", "year"), [(4.1, 2023), (4.2, 2023), (4.3, 2023), (2023.1, 2023), ("4月5日", None)]
)
def test_what_may_be_two_dates_is_ambiguous(cell: object, year: int | None) -> None:
    assert read_day(cell, year).reading is DateReading.AMBIGUOUS


def test_the_thirtieth_of_february_makes_two_point_three_certain() -> None:
    assert read_day(2.3, 2023).date == dt.date(2023, 2, 3)


@pytest.mark.parametrize(
    "cell",
    [
        "2023-02-30",
        "2023.13.1",
        "春节前",
        0.0,
        60.0,
        True,
        "9" * 5000,
        float("nan"),
        float("inf"),
        1e300,
    ],
)
def test_what_is_no_date_is_said_to_be_none(cell: object) -> None:
    assert read_day(cell, 2023).reading is DateReading.NOT_A_DATE


FORMS = ["{0}.{1}.{2}", "{0}/{1}/{2}", "{0}-{1:02}-{2:02}", "{0}年{1}月{2}日", "{0}{1:02}{2:02}"]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(FORMS))
def test_a_date_written_in_any_form_reads_back_as_itself(day: dt.date, form: str) -> None:
    assert read_day(form.format(day.year, day.month, day.day), None).date == day


def test_no_number_between_serials_and_months_becomes_a_date_by_chance() -> None:
    for number in itertools.chain(range(13, 1900), range(2100, 19_999)):
        assert read_day(float(number), 2023, bare=0).date is None


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("二〇二三年四月五日", dt.date(2023, 4, 5)),
        ("二○二三年十二月三十一日", dt.date(2023, 12, 31)),
        ("二零二三年十月二十号", dt.date(2023, 10, 20)),
        ("2023年四月五日", dt.date(2023, 4, 5)),
        ("四月五日", dt.date(2023, 4, 5)),
        ("二〇二三年四月", dt.date(2023, 4, 1)),
    ],
)
def test_a_date_may_be_written_in_characters(cell: str, day: dt.date) -> None:
    assert read_day(cell, 2023).date == day


@pytest.mark.parametrize(
    "cell", ["二〇二三年四月三十一日", "二〇二三年十三月一日", "二三年四月五日", "四月五日至七日"]
)
def test_what_is_no_date_in_characters_is_none(cell: str) -> None:
    assert read_day(cell, 2023).reading is DateReading.NOT_A_DATE
