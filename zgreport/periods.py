"""Periods: the reporting period and the same period of last year."""

from __future__ import annotations

import calendar
from datetime import date

from zgreport.values import dataclass

__all__ = ["Period"]


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days within one calendar year; start and end are both inside.

    Raises ValueError when the span is empty or leaves its year.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start > self.end or self.start.year != self.end.year:
            raise ValueError(f"not a period within one year: {self.start} to {self.end}")

    @classmethod
    def whole(cls, year: int) -> Period:
        """The whole calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def through(cls, end: date) -> Period:
        """From 1 January of the year of `end` to `end`."""
        return cls(date(end.year, 1, 1), end)

    @property
    def year(self) -> int:
        """The calendar year the period lies in."""
        return self.start.year

    @property
    def is_whole_year(self) -> bool:
        """True from 1 January to 31 December."""
        return self == Period.whole(self.year)

    def contains(self, day: date) -> bool:
        """True when the day is inside."""
        return self.start <= day <= self.end

    def covers_month(self, month: int) -> bool:
        """True when every day of that month (1-12) of the year is inside."""
        last = calendar.monthrange(self.year, month)[1]
        return self.contains(date(self.year, month, 1)) and self.contains(
            date(self.year, month, last)
        )

    def a_year_before(self) -> Period:
        """The same period of last year: the last day of a month answers to the last day."""
        return self.in_year(self.year - 1)

    def in_year(self, year: int) -> Period:
        """The same period of another year: the last day of a month answers to the last day."""
        return Period(_in_year(self.start, year), _in_year(self.end, year))


def _in_year(day: date, year: int) -> date:
    last_here = calendar.monthrange(day.year, day.month)[1]
    last_there = calendar.monthrange(year, day.month)[1]
    at_month_end = day.day == last_here and day.day != 1
    return date(year, day.month, last_there if at_month_end else min(day.day, last_there))
