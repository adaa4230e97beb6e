"""Submissions: what was sent upward in a year, adopted or not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from .calendars import some_day, working_day_before
from .dice import Dice, expanded
from .plan import SUBMISSIONS, SubmissionPlan
from .records import Article, Submission
from .registry import UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .titles import TitleMaker

__all__ = ["LONG", "submitted_in"]

LONG = 3000
_SLOW = {2022: (5, 6, 7, 8, 9, 9), 2023: (4, 5, 6, 7, 8, 9)}


def submitted_in(
    year: int, adopted: Sequence[Article], dice: Dice, titles: TitleMaker
) -> tuple[Submission, ...]:
    """The year's submissions, by unit as in the registry and then by date."""
    plan = SUBMISSIONS[year]
    rows = [_from_article(row, dice) for row in adopted]
    rows += _not_adopted(year, plan, rows, dice, titles)
    order = {unit.name: place for place, unit in enumerate(UNITS)}
    rows.sort(key=lambda row: (order[row.unit], row.day))
    return _with_events(rows, plan, dice)


def _from_article(row: Article, dice: Dice) -> Submission:
    day = working_day_before(row.day, dice.between(6, 24))
    length = dice.between(900, 2900)
    return Submission(day, None, row.title, row.unit, row.medium, row.category, length, True, True)


def _not_adopted(
    year: int,
    plan: SubmissionPlan,
    adopted: Sequence[Submission],
    dice: Dice,
    titles: TitleMaker,
) -> list[Submission]:
    units = _rest(plan.units, [row.unit for row in adopted], dice)
    media = _rest(plan.media, [row.medium for row in adopted], dice)
    categories = _rest(plan.categories, [row.category for row in adopted], dice)
    rows = []
    for unit, medium, category in zip(units, media, categories, strict=True):
        title = titles.about(category, unit)
        day = some_day(year, "云川组工网", dice)
        length = dice.between(600, 2950)
        rows.append(Submission(day, None, title, unit, medium, category, length, True, False))
    return _with_faults(rows, plan, dice)


def _rest(counts: Mapping[str, int], used: Sequence[str], dice: Dice) -> list[str]:
    spent = Counter(used)
    return dice.shuffled(expanded({name: n - spent[name] for name, n in counts.items()}))


def _with_faults(rows: list[Submission], plan: SubmissionPlan, dice: Dice) -> list[Submission]:
    """The planned numbers made too long, or off form; none of these was adopted."""
    for place in dice.shuffled(range(len(rows)))[: plan.too_long]:
        rows[place] = replace(rows[place], characters=dice.between(LONG + 20, 4600))
    for place in dice.shuffled(range(len(rows)))[: plan.out_of_form]:
        rows[place] = replace(rows[place], in_form=False)
    return rows


def _with_events(
    rows: Sequence[Submission], plan: SubmissionPlan, dice: Dice
) -> tuple[Submission, ...]:
    """Each report on how something was carried out gets the day it happened."""
    seen: Counter[str] = Counter()
    dated = []
    for row in rows:
        if row.category == "贯彻落实":
            days = plan.quickest.get(row.unit)
            wait = days[seen[row.unit] % len(days)] if days else dice.pick(_SLOW[row.day.year])
            seen[row.unit] += 1
            dated.append(replace(row, event=row.day - timedelta(days=wait)))
        else:
            dated.append(row)
    return tuple(dated)
