"""Dates: days, months, quarters, half years and spans in the words of documents.

Arabic digits, four-digit years, no zero padding (GB/T 9704-2012 7.3.5.4, GB/T 15835-2011 5.1).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date

if TYPE_CHECKING:
    from zgreport.periods import Period

__all__ = ["half", "long", "month", "month_day", "month_of_year", "quarter", "span"]

_LOCALE = Locale.parse("zh_CN")
_HALVES = ("上半年", "下半年")


def long(day: date) -> str:
    """The whole date: 2024年1月5日."""
    return format_date(day, "long", locale=_LOCALE)


def month_day(day: date) -> str:
    """The date within its year: 1月5日."""
    return format_date(day, "M月d日", locale=_LOCALE)


def month_of_year(day: date) -> str:
    """The month with its year: 2024年1月."""
    return format_date(day, "y年M月", locale=_LOCALE)


def month(number: int) -> str:
    """The month's name: 6 is 6月.  Raises ValueError outside 1 to 12."""
    return format_date(date(2000, number, 1), "M月", locale=_LOCALE)


def quarter(number: int) -> str:
    """The quarter's name: 1 is 第一季度.  Raises ValueError outside 1 to 4."""
    return format_date(date(2000, number * 3, 1), "QQQQ", locale=_LOCALE)


def half(number: int) -> str:
    """The half year's name, 上半年 or 下半年.  Raises ValueError outside 1 to 2."""
    if number not in (1, 2):
        raise ValueError(f"no half of a year: {number}")
    return _HALVES[number - 1]


def span(period: Period) -> str:
    """The period: 2023年, 2023年6月, 2023年1—6月, 2023年1月5日, 2023年1月5日至3月6日.

    Whole months are joined by 一字线, as statistical releases write (GB/T 15834 4.13).
    """
    start, end = period.start, period.end
    if period.is_whole_year:
        return f"{period.year}年"
    if start == end:
        return long(start)
    if not (period.covers_month(start.month) and period.covers_month(end.month)):
        return f"{long(start)}至{month_day(end)}"
    if start.month == end.month:
        return month_of_year(start)
    return f"{period.year}年{start.month}—{month(end.month)}"
