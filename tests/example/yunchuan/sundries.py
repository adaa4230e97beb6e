"""Sundries: the standing in the province, the writing course, the vote."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from .records import Candidate, Course, IssueArticle, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .dice import Dice

__all__ = ["COURSES", "STANDINGS", "VOTED", "candidates"]

STANDINGS = {
    2022: (Standing(date(2022, 6, 30), 4), Standing(date(2022, 12, 31), 3)),
    2023: (Standing(date(2023, 6, 30), 3), Standing(date(2023, 12, 31), 2)),
}
COURSES = {
    2022: (Course(date(2022, 6, 21), "全市组工信息员写作培训班", 158, 28, 6),),
    2023: (Course(date(2023, 6, 13), "全市组工信息员写作培训班", 172, 26, 8),),
}
VOTED = {2022: date(2022, 12, 20), 2023: date(2023, 12, 19)}
"""The last day of the vote: a part of the year that ends before it has no winners."""

_MOST_OF_A_UNIT = 2
_VOTES = {
    2022: "1560/94.5 1482/93.0 1417/92.5 1365/91.0 1300/92.0 1339/89.5 1248/90.0 1209/89.0 "
    "1170/88.5 1131/88.0 1066/87.0 1092/85.5 1014/86.0 975/85.0 936/84.5 897/85.5 858/83.0 "
    "819/84.0 780/82.5 741/83.5 676/82.0 637/81.0 585/80.5 520/79.0",
    2023: "1840/95.5 1702/94.0 1633/93.5 1587/92.0 1610/90.0 1495/91.5 1426/91.0 1472/88.5 "
    "1380/89.5 1334/88.0 1265/90.5 1403/85.5 1288/87.5 1242/88.0 1311/84.5 1196/86.5 1150/87.0 "
    "1127/85.5 1081/86.0 1058/84.0 989/85.0 966/83.5 920/84.5 874/82.0 828/83.0 782/81.5 "
    "736/82.5 690/80.0 621/81.0 552/79.5",
}


def candidates(year: int, issues: Sequence[IssueArticle], dice: Dice) -> tuple[Candidate, ...]:
    """The articles of the bulletin that stood in the vote, in the order of its issues."""
    results = dice.shuffled(_VOTES[year].split())
    standing = _standing(dice.shuffled(issues), len(results))
    chosen = [article for article in issues if article in standing]
    return tuple(map(_candidate, chosen, results))


def _standing(articles: Iterable[IssueArticle], many: int) -> list[IssueArticle]:
    """The first that are unlike one another: two of a unit at most, no practice named twice."""
    chosen: list[IssueArticle] = []
    units: Counter[str] = Counter()
    practices: set[str] = set()
    for article in articles:
        practice = article.title.rpartition("”")[0].rpartition("“")[2] or article.title
        if units[article.unit] < _MOST_OF_A_UNIT and practice not in practices:
            units[article.unit] += 1
            practices.add(practice)
            chosen.append(article)
    return chosen[:many]


def _candidate(article: IssueArticle, result: str) -> Candidate:
    votes, mark = result.split("/")
    return Candidate(article.title, article.unit, int(votes), Decimal(mark))
