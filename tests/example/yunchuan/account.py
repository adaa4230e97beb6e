"""The official account: months of both years, and the days of 2023."""

from __future__ import annotations

import calendar
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from .dice import Dice
from .records import FollowerDay, Month

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["EXPORTS", "FOLLOWER_DAYS", "MONTHS"]

_PUSHED = {
    2022: (42, 40, 51, 48, 52, 56, 50, 49, 51, 47, 50, 52),
    2023: (48, 45, 56, 53, 58, 62, 57, 55, 54, 52, 56, 56),
}
_OWN = {
    2022: (14, 13, 18, 16, 18, 20, 17, 16, 17, 15, 16, 17),
    2023: (14, 13, 17, 15, 17, 19, 16, 16, 15, 15, 17, 16),
}
_READS = {
    2022: (20415, 19376, 26890, 25714, 28133, 31402, 27365, 26018, 27251, 24987, 28146, 32943),
    2023: (27315, 25480, 34126, 32790, 36418, 41237, 35502, 33961, 33247, 32108, 34872, 35315),
}
_FOLLOWERS_2022 = (5874, 5951, 6068, 6160, 6273, 6402, 6497, 6588, 6699, 6790, 6898, 7015)
_GAINED_2023 = (85, 78, 112, 104, 121, 150, 118, 106, 109, 102, 117, 125)
_SEED = 7015

_FOLLOWERS = {
    2022: _FOLLOWERS_2022,
    2023: tuple(accumulate(_GAINED_2023, initial=_FOLLOWERS_2022[-1]))[1:],
}

EXPORTS = (
    (date(2023, 1, 1), date(2023, 3, 15)),
    (date(2023, 3, 16), date(2023, 6, 10)),
    (date(2023, 6, 11), date(2023, 8, 31)),
    (date(2023, 9, 1), date(2023, 11, 20)),
    (date(2023, 11, 21), date(2023, 12, 31)),
)
"""First and last days of the five exports; one spans at most 90 days."""


def _months(year: int) -> tuple[Month, ...]:
    columns = (_PUSHED[year], _OWN[year], _READS[year], _FOLLOWERS[year])
    return tuple(
        Month(number, *row) for number, row in enumerate(zip(*columns, strict=True), start=1)
    )


def _days(year: int) -> Iterator[FollowerDay]:
    dice = Dice(_SEED)
    followers = _FOLLOWERS_2022[-1]
    for month, gained in enumerate(_GAINED_2023, start=1):
        length = calendar.monthrange(year, month)[1]
        for day, net in enumerate(_spread(gained, length, dice), start=1):
            cancelled = dice.below(4)
            followers += net
            yield FollowerDay(date(year, month, day), net + cancelled, cancelled, followers)


def _spread(total: int, days: int, dice: Dice) -> list[int]:
    counts = [0] * days
    for _ in range(total):
        counts[dice.below(days)] += 1
    return counts


MONTHS = {year: _months(year) for year in (2022, 2023)}
FOLLOWER_DAYS = {2023: tuple(_days(2023))}
