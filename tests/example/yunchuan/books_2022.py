"""The workbooks of 2022: a true .xls, a workbook by units, plain monthly sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .books_common import (
    adoption_sheet,
    article_row,
    course_row,
    scoring_sheets,
    submission_details,
    vote_sheet,
)
from .habits import Habits, full_width, joined_digits, pointed, short, thousands, yes
from .sheets import Cell, Sheet, as_xls, as_xlsx
from .tables import Row, grouped, start

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from .records import Article, YearRecords

__all__ = ["books_of_2022"]

_ACCOUNT = "云川先锋"
_SEED = 2022
_WIDTHS = (6, 14, 44, 20, 18, 12, 12, 8)


def books_of_2022(year: YearRecords) -> dict[str, bytes]:
    """The files of the folder 2022, by name."""
    habits = Habits(_SEED, year.units, year.media)
    return {
        "计分办法.xlsx": as_xlsx(scoring_sheets(year, "约稿不另外计分。")),
        "发稿台账.xls": as_xls(_published(year, habits)),
        "云川先锋发稿统计.xlsx": as_xlsx([_by_units(year, habits)]),
        "报送台账.xlsx": as_xlsx([_submitted(year, habits)]),
        "组工信息目录.xlsx": as_xlsx([_contents(year, habits)]),
        "公众号运营台账.xlsx": as_xlsx([_account(year)]),
        "采用统计表.xlsx": as_xlsx([adoption_sheet(year, habits, 2)]),
        "信息员培训台账.xlsx": as_xlsx([_course(year)]),
        "优秀稿件评选结果.xlsx": as_xlsx(
            [vote_sheet(year, habits, ["标题", "报送单位", "票数", "评分", "评选日期"])]
        ),
    }


def _published(year: YearRecords, habits: Habits) -> list[Sheet]:
    rows = [row for row in year.articles if row.medium != _ACCOUNT]
    first = [row for row in rows if row.day.month <= 6]
    second = [row for row in rows if row.day.month > 6]
    return [
        _half("上半年", first, habits, lambda day: day),
        _half("下半年", second, habits, lambda day: int(joined_digits(day))),
    ]


def _half(name: str, rows: list[Article], habits: Habits, written: Callable[[date], Cell]) -> Sheet:
    table = start(name, _WIDTHS, f"2022年{name}稿件刊发台账")
    table.across("填报单位：市委组织部办公室")
    table.header(["序号", "日期", "标题", "报送单位", "采用载体", "信息类别", "体裁", "是否约稿"])
    for number, row in enumerate(rows, start=1):
        table.add([number, *article_row(row, habits, written)])
    table.add(["合 计", None, f"{len(rows)}篇"])
    return table.sheet


def _by_units(year: YearRecords, habits: Habits) -> Sheet:
    """The articles of the account, unit by unit, each with a subtotal."""
    table = start("按单位", (20, 16, 44, 12, 10, 8, 16), "2022年“云川先锋”用稿统计")
    table.header(["供稿单位", "刊发\n时间", "文章标题", "稿件类别", "文 体", "约稿", "刊载媒体"])
    order = {unit.name: place for place, unit in enumerate(year.units)}
    chosen = [row for row in year.articles if row.medium == _ACCOUNT]
    chosen.sort(key=lambda row: order[row.unit])
    rows = [(row.unit, _account_row(row, habits)) for row in chosen]
    grouped(table, rows, (1, 7), lambda _, size: ["小 计", None, f"{size}篇"])
    table.add(["合 计", None, f"{len(rows)}篇"])
    table.notes("备注：按稿件推送当天统计，没有写年份的都是2022年。")
    return table.sheet


def _account_row(row: Article, habits: Habits) -> Row:
    day, title, unit, medium, category, genre, on = article_row(row, habits, short)
    return [unit, day, title, category, genre, on, medium]


def _submitted(year: YearRecords, habits: Habits) -> Sheet:
    table = start("全年", (6, 14, 14, 44, 20, 18, 12, 10, 10, 10), "2022年向上报送稿件台账")
    table.across("填报单位：市委组织部办公室    填报日期：2023年1月4日")
    table.header(
        [
            "序号",
            "上报日期",
            "事件日期",
            "稿件标题",
            "报送\n单位",
            "报送载体",
            "信息类别",
            "字\u3000数",
            "格式",
            "采用",
        ]
    )
    rows = sorted(year.submissions, key=lambda row: row.day)
    for number, row in enumerate(rows, start=1):
        event = pointed(row.event) if row.event else None
        names = [habits.name(row.unit), habits.name(row.medium)]
        rest = [row.category, habits.number(row.characters), *submission_details(row)]
        table.add([number, pointed(row.day), event, row.title, *names, *rest])
    table.add(["合计", None, None, f"{len(rows)}篇"])
    return table.sheet


def _contents(year: YearRecords, habits: Habits) -> Sheet:
    table = start("目录", (10, 14, 20, 46, 20, 12), "2022年《云川组工信息》目录")
    table.header(["期 号", "印发日期", "本期主题", "稿件标题", "供稿单位", "是否主题稿"])
    rows: list[tuple[str, Row]] = []
    for row in year.issues:
        number = f"第{row.issue}期"
        details = [row.title, habits.name(row.unit), yes(row.on_theme)]
        rows.append((number, [number, row.day, row.theme, *details]))
    grouped(table, rows, (1, 2, 3))
    return table.sheet


def _account(year: YearRecords) -> Sheet:
    table = start("公众号", (14, 10, 12, 12, 16), "“云川先锋”公众号2022年运营情况")
    table.header(["统计月份", "推送数", "其中本部", "阅读量", "累计关注人数"])
    for month in year.months:
        reads = thousands(month.reads) if month.month % 4 == 0 else month.reads
        followers = full_width(month.followers) if month.month == 5 else month.followers
        table.add([f"2022年{month.month}月", month.pushed, month.own, reads, followers])
    totals = (sum(m.pushed for m in year.months), sum(m.own for m in year.months))
    table.add(["合 计", *totals, sum(m.reads for m in year.months)])
    table.notes("注：关注人数为当月最后一天的数，不合计。")
    return table.sheet


def _course(year: YearRecords) -> Sheet:
    table = start("培训", (6, 16, 32, 12, 14, 12), "2022年信息员培训台账")
    table.header(["序号", "开班日期", "班次", "参训人数", "现场改稿", "改稿刊发"])
    table.add([1, *course_row(year, 0)])
    return table.sheet
