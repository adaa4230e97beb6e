"""The yearbook: all records of 2022 and 2023, made once from one seed."""

from __future__ import annotations

import functools

from .account import FOLLOWER_DAYS, MONTHS
from .articles import published_in
from .dice import Dice
from .records import YearRecords
from .registry import MEDIA, UNITS
from .submissions import submitted_in
from .sundries import COURSES, STANDINGS, candidates
from .titles import TitleMaker

__all__ = ["SEED", "YEARS", "records_of_both_years"]

SEED = 20280
YEARS = (2022, 2023)


@functools.cache
def records_of_both_years() -> dict[int, YearRecords]:
    """The records by year."""
    dice = Dice(SEED)
    titles = TitleMaker(dice)
    return {year: _year(year, dice, titles) for year in YEARS}


def _year(year: int, dice: Dice, titles: TitleMaker) -> YearRecords:
    published = published_in(year, dice, titles)
    return YearRecords(
        year,
        UNITS,
        MEDIA[year],
        published.articles,
        submitted_in(year, published.submitted, dice, titles),
        published.issues,
        MONTHS[year],
        FOLLOWER_DAYS.get(year, ()),
        STANDINGS[year],
        COURSES[year],
        candidates(year, published.issues, dice),
    )
