"""Articles: everything published in a year, with the bulletin's contents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from .calendars import issue_days, some_day
from .dice import Dice, expanded
from .phrases import COUNTY_ONLY
from .plan import ARTICLES, MediumPlan
from .records import Article, IssueArticle
from .registry import COUNTY_LEVEL
from .themes import NOTABLE, THEMES
from .titles import TOPIC, TitleMaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["BULLETIN", "Published", "published_in"]

BULLETIN = "云川组工信息"
_THEME_CATEGORY = "经验做法"
_PROVINCIAL = "省组工信息"
_PROBLEMS = "问题建议"
_ON_TOPIC_IN_JUNE = {2022: 5, 2023: 7}
_ISSUE_SIZES = {2022: {3: 12, 4: 8, 5: 4}, 2023: {3: 8, 4: 9, 5: 7}}
_ADOPTED_TWICE = {2023: (date(2023, 4, 18), date(2023, 7, 5))}


@dataclass(frozen=True, slots=True)
class Published:
    """A year's articles by date, the bulletin's contents, and those that were submitted first."""

    articles: tuple[Article, ...]
    issues: tuple[IssueArticle, ...]
    submitted: tuple[Article, ...]


@dataclass(slots=True)
class _Draft:
    """An article on its way: with the theme of its issue, before its title."""

    article: Article
    goal: str = ""
    issue: int = 0


def published_in(year: int, dice: Dice, titles: TitleMaker) -> Published:
    """Everything published in the year."""
    drafts = [draft for plan in ARTICLES[year] for draft in _drafts(year, plan, dice)]
    _name(drafts, year, titles)
    articles = [draft.article for draft in drafts]
    twice = _adopted_twice(year, articles)
    submitted = _submitted(year, articles)
    everything = sorted([*articles, *twice], key=lambda article: article.day)
    return Published(tuple(everything), _contents(drafts), (*submitted, *twice))


def _drafts(year: int, plan: MediumPlan, dice: Dice) -> list[_Draft]:
    ones = expanded({True: plan.commissioned, False: sum(plan.units.values()) - plan.commissioned})
    rows = [
        Article(some_day(year, plan.medium, dice), "", unit, plan.medium, category, plan.genre, on)
        for (unit, category), on in zip(_pairs(plan, dice), dice.shuffled(ones), strict=True)
    ]
    if plan.medium == BULLETIN:
        return _in_issues(year, rows, dice)
    return [_Draft(row) for row in rows]


def _pairs(plan: MediumPlan, dice: Dice) -> list[tuple[str, str]]:
    if plan.pairs:
        return list(plan.pairs)
    units = dice.shuffled(expanded(plan.units))
    return list(zip(units, dice.shuffled(expanded(plan.categories)), strict=True))


def _in_issues(year: int, rows: Sequence[Article], dice: Dice) -> list[_Draft]:
    """Articles dealt into issues: at least one on the theme, three to five in all."""
    leads = [row for row in rows if row.category == _THEME_CATEGORY]
    others = [row for row in rows if row.category != _THEME_CATEGORY]
    days = issue_days(year)
    sizes = dice.shuffled(expanded(_ISSUE_SIZES[year]))
    spare = set(dice.shuffled(range(len(days)))[: len(leads) - len(days)])
    drafts = []
    for number, (day, size, theme) in enumerate(zip(days, sizes, _themes(year), strict=True)):
        on_theme = 2 if number in spare else 1
        chosen = [leads.pop(_suitable(leads, theme)) for _ in range(on_theme)]
        chosen += [others.pop() for _ in range(size - on_theme)]
        drafts += [_Draft(replace(row, day=day), theme, number + 1) for row in chosen]
    return drafts


def _suitable(leads: Sequence[Article], goal: str) -> int:
    """The place of an article whose unit may write on the theme: county matters for counties.

    The scarcer ones, from the counties, are kept for the themes that need them.
    """
    wanted = goal in COUNTY_ONLY
    fitting = [i for i, row in enumerate(leads) if (row.unit in COUNTY_LEVEL) == wanted]
    return fitting[-1] if fitting else len(leads) - 1


def _themes(year: int) -> list[str]:
    turned = 7 * (year - 2022)
    return [goal for _, goal in (*THEMES[turned:], *THEMES[:turned])]


def _name(drafts: Iterable[_Draft], year: int, titles: TitleMaker) -> None:
    """Give every draft its title; the planned number speak of 党建 in June."""
    due = _ON_TOPIC_IN_JUNE[year]
    for draft in drafts:
        row = draft.article
        june = row.day.month == 6
        on_topic = (due > 0 and not draft.goal and row.medium.startswith("云川")) if june else None
        title = _title(draft, on_topic, titles)
        due -= june and TOPIC in title
        draft.article = replace(row, title=title)


def _title(draft: _Draft, on_topic: bool | None, titles: TitleMaker) -> str:
    row = draft.article
    if row.medium == _PROVINCIAL and row.category == _PROBLEMS:
        return NOTABLE[row.day.year, row.unit]
    if row.genre == "理论文章":
        return titles.theory(on_topic)
    if on_topic and row.category not in {"贯彻落实", "经验做法"}:
        on_topic = False
    goal = draft.goal if row.category == _THEME_CATEGORY else ""
    named = row.medium != BULLETIN
    return titles.about(row.category, row.unit, on_topic=on_topic, goal=goal, named=named)


def _adopted_twice(year: int, articles: list[Article]) -> list[Article]:
    """The item that the central department's paper took over from the provincial one."""
    if year not in _ADOPTED_TWICE:
        return []
    first, second = _ADOPTED_TWICE[year]
    place = next(i for i, row in enumerate(articles) if row.category == _PROBLEMS)
    articles[place] = replace(articles[place], day=first)
    return [replace(articles[place], day=second, medium="中央组工简报", commissioned=False)]


def _submitted(year: int, articles: Sequence[Article]) -> list[Article]:
    left: dict[str, Mapping[str, int]] = {
        plan.medium: dict(plan.submitted) for plan in ARTICLES[year] if plan.submitted
    }
    chosen = []
    for row in articles:
        counts = dict(left.get(row.medium, {}))
        if counts.get(row.unit, 0) > 0:
            left[row.medium] = counts | {row.unit: counts[row.unit] - 1}
            chosen.append(row)
    return chosen


def _contents(drafts: Iterable[_Draft]) -> tuple[IssueArticle, ...]:
    names = {goal: theme for theme, goal in THEMES}
    return tuple(
        IssueArticle(
            draft.issue,
            draft.article.day,
            names[draft.goal],
            draft.article.title,
            draft.article.unit,
            draft.article.category == _THEME_CATEGORY,
        )
        for draft in drafts
        if draft.issue
    )
