"""Calendars: working days, and the days on which the city's periodicals come out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .dice import Dice

__all__ = ["issue_days", "some_day", "working_day_before"]

_ISSUES_A_MONTH = (10, 20)
_PERIODICAL_MONTHS = (2, 4, 6, 8, 10, 12)
_ONE = timedelta(days=1)
_HOLIDAYS = (
    (date(2022, 1, 1), date(2022, 1, 3)),
    (date(2022, 1, 31), date(2022, 2, 6)),
    (date(2022, 4, 3), date(2022, 4, 5)),
    (date(2022, 4, 30), date(2022, 5, 4)),
    (date(2022, 6, 3), date(2022, 6, 5)),
    (date(2022, 9, 10), date(2022, 9, 12)),
    (date(2022, 10, 1), date(2022, 10, 7)),
    (date(2023, 1, 1), date(2023, 1, 2)),
    (date(2023, 1, 21), date(2023, 1, 27)),
    (date(2023, 4, 5), date(2023, 4, 5)),
    (date(2023, 4, 29), date(2023, 5, 3)),
    (date(2023, 6, 22), date(2023, 6, 24)),
    (date(2023, 9, 29), date(2023, 10, 6)),
)


def issue_days(year: int) -> list[date]:
    """The 24 days on which the bulletin comes out, two a month."""
    return [_working(date(year, month, day)) for month in range(1, 13) for day in _ISSUES_A_MONTH]


def some_day(year: int, medium: str, dice: Dice) -> date:
    """A day on which the medium may print something: from mid-February in the papers above."""
    if medium == "云川党建":
        return _working(date(year, dice.pick(_PERIODICAL_MONTHS), 27))
    first = 8 if medium.startswith("云川") else 46
    return _working(date(year, 1, 1) + timedelta(days=dice.between(first, 362)))


def working_day_before(day: date, days: int) -> date:
    """The working day `days` days before, or the last one before that."""
    return _working(day - timedelta(days=days))


def _working(day: date) -> date:
    while day.weekday() > 4 or any(first <= day <= last for first, last in _HOLIDAYS):
        day -= _ONE
    return day
