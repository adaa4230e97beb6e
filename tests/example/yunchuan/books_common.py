"""Workbooks that both years keep in nearly the same way."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .habits import Habits, full_width, han, yes
from .registry import CITY_LEVEL, COUNTIES
from .sundries import VOTED
from .tables import Row, start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from .records import Article, Submission, YearRecords
    from .sheets import Cell, Sheet

__all__ = [
    "adoption_sheet",
    "article_row",
    "course_row",
    "scoring_sheets",
    "submission_details",
    "vote_sheet",
]

_MONTHS = tuple(f"{month}月" for month in range(1, 13))


def article_row(row: Article, habits: Habits, written: Callable[[date], Cell]) -> Row:
    """日期, 标题, 单位, 载体, 类别, 体裁, 约稿."""
    unit, medium = habits.name(row.unit), habits.name(row.medium)
    details = [row.category, row.genre, yes(row.commissioned)]
    return [written(row.day), row.title, unit, medium, *details]


def course_row(year: YearRecords, number: int) -> tuple[date, str, int, int, int]:
    """One course: day, name, trained, revised, published."""
    course = year.courses[number]
    return course.day, course.name, course.trained, course.revised, course.published


def scoring_sheets(year: YearRecords, remark: str) -> list[Sheet]:
    """计分办法: the media with their points, and a page of explanation nobody reads."""
    table = start("载体", (18, 34, 10, 10, 8, 10), f"{year.year}年组工信息质效评价计分办法")
    table.header(["载体", "别名", "级别", "类型", "分值", "约稿分值"])
    for medium in year.media:
        aliases = "、".join(medium.aliases)
        details: Row = [medium.level, medium.kind, medium.points, medium.commissioned]
        table.add([medium.name, aliases, *details])
    words = start("说明", (80,), "计分说明")
    words.notes("1.每篇稿件按刊发载体计分，多个载体采用的累计计分。", f"2.{remark}")
    return [table.sheet, words.sheet]


def adoption_sheet(year: YearRecords, habits: Habits, widened: int) -> Sheet:
    """采用统计: units by months; blank means none; `widened` is written in full-width digits."""
    counts = Counter((row.unit, row.day.month) for row in year.submissions if row.adopted)
    table = start("采用统计", (18, *(6,) * 12, 8), f"{year.year}年上报稿件采用情况统计表")
    table.across("填报单位：市委组织部办公室    单位：篇")
    table.header(["报送单位", *_MONTHS, "合计"])
    for group, label in ((COUNTIES, "小 计"), (CITY_LEVEL, "小计"), (None, "")):
        units = [unit.name for unit in year.units if unit.group == group]
        for unit in units:
            table.add([habits.name(unit), *_months(counts, [unit], widened)])
        if label:
            table.add([label, *_months(counts, units)])
    table.add(["合 计", *_months(counts, [unit.name for unit in year.units])])
    table.notes("注：1.按报送日期所在月份统计。", "2.空白表示当月没有采用。")
    return table.sheet


def _months(counts: Counter[tuple[str, int]], units: Iterable[str], widened: int = 0) -> list[Cell]:
    numbers = [sum(counts[unit, month] for unit in units) for month in range(1, 13)]
    cells: list[Cell] = [full_width(n) if n and n == widened else n or None for n in numbers]
    return [*cells, sum(numbers)]


def vote_sheet(year: YearRecords, habits: Habits, headers: Sequence[str]) -> Sheet:
    """评选: every article that stood in the vote, in the order of the issues."""
    title = f"{year.year}年“十佳组工信息”评选计票表"
    table = start("评选", (6, 46, 18, 12, 12, 18), title)
    table.header(["序号", *headers])
    for number, entry in enumerate(year.candidates, start=1):
        votes, mark = habits.number(entry.votes), float(entry.mark)
        details: Row = [votes, mark, han(VOTED[year.year])]
        table.add([number, entry.title, habits.name(entry.unit), *details])
    table.notes("注：网络投票占40%，按最高票折算；专家评分占60%，取平均分。")
    return table.sheet


def submission_details(row: Submission) -> list[str]:
    """Form and adoption in words."""
    return ["规范" if row.in_form else "不规范", yes(row.adopted)]
