"""The workbooks of 2023: a sheet per quarter, a web export in GBK, merged headers and cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from .account import EXPORTS
from .books_common import (
    adoption_sheet,
    article_row,
    course_row,
    scoring_sheets,
    submission_details,
    vote_sheet,
)
from .habits import Habits, han, joined_digits, pointed, short, thousands, yes
from .registry import COUNTIES
from .sheets import Cell, Sheet, as_csv, as_html, as_xlsx
from .tables import Row, grouped, start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .records import Article, FollowerDay, Submission, YearRecords

__all__ = ["books_of_2023", "duplicate_of"]

_WEBSITE = "云川组工网"
_SEED = 2023
_WIDTHS = (6, 16, 44, 20, 18, 12, 12, 8)


@dataclass(frozen=True, slots=True)
class _Quarter:
    """How one quarter's sheet is kept."""

    name: str
    headers: tuple[str, ...]
    written: Callable[[date], Cell]
    total: str | None
    notes: tuple[str, ...] = ()


_QUARTERS = (
    _Quarter(
        "一季度",
        ("刊发日期", "标题", "供稿单位", "刊发载体", "信息类别", "体裁", "是否约稿"),
        lambda day: day,
        "合 计",
    ),
    _Quarter(
        "二季度",
        ("刊发\n日期", "题　目", "报送单位", "采用载体", "稿件类别", "文体", "约稿"),
        pointed,
        "合计",
        ("注：1.同一稿件被两个载体采用的，分别登记。", "2.载体名称可以写简称。"),
    ),
    _Quarter(
        "三季度",
        ("发表时间", "文章标题", "单 位", "载 体", "类 别", "稿件体裁", "约 稿"),
        han,
        "总 计",
    ),
    _Quarter(
        "四季度",
        ("刊发时间", "稿件标题", "来稿单位", "刊载媒体", "信息类别", "体裁", "是否约稿"),
        short,
        None,
        ("说明：网站稿件另见网站导出的表，手工补登的除外。",),
    ),
)


def books_of_2023(year: YearRecords) -> dict[str, bytes]:
    """The files of the folder 2023, by name."""
    habits = Habits(_SEED, year.units, year.media)
    voted = ["参评稿件", "报送单位", "网络投票", "专家评分", "投票截止日期"]
    return {
        "计分办法.xlsx": as_xlsx(scoring_sheets(year, "约稿在刊发计分之外，另加约稿分值。")),
        "发稿台账.xlsx": as_xlsx(_published(year, habits)),
        "云川组工网发稿导出.csv": as_csv(_website(year, habits)),
        "报送台账.xlsx": as_xlsx(_submitted(year, habits)),
        "组工信息目录.xlsx": as_xlsx([_contents(year, habits)]),
        "公众号运营台账.xlsx": as_xlsx([_account(year)]),
        **{_export_name(*span): as_html(_export(year, *span)) for span in EXPORTS},
        "采用统计表.xlsx": as_xlsx([adoption_sheet(year, habits, 1)]),
        "信息员培训台账.xlsx": as_xlsx([_course(year)]),
        "优秀稿件评选结果.xlsx": as_xlsx([vote_sheet(year, habits, voted)]),
    }


def duplicate_of(year: YearRecords) -> Article:
    """The website's article that somebody wrote into the fourth quarter's sheet as well."""
    return next(
        row for row in year.articles if row.medium == _WEBSITE and row.day >= date(2023, 11, 6)
    )


def _published(year: YearRecords, habits: Habits) -> list[Sheet]:
    rows = sorted(
        [*(row for row in year.articles if row.medium != _WEBSITE), duplicate_of(year)],
        key=lambda row: row.day,
    )
    sheets = []
    for number, quarter in enumerate(_QUARTERS):
        inside = [row for row in rows if (row.day.month - 1) // 3 == number]
        sheets.append(_quarter(quarter, inside, habits))
    sheets[2].hidden_rows = [len(sheets[2].rows) // 2]
    return [*sheets, _old_sheet()]


def _quarter(quarter: _Quarter, rows: Sequence[Article], habits: Habits) -> Sheet:
    table = start(quarter.name, _WIDTHS, f"2023年{quarter.name}组工稿件刊发台账")
    table.across("填报单位：市委组织部办公室        单位：篇")
    table.header(["序号", *quarter.headers])
    for number, row in enumerate(rows, start=1):
        table.add([number, *article_row(row, habits, quarter.written)])
    if quarter.total:
        table.add([quarter.total, None, f"{len(rows)}篇"])
    table.notes(*quarter.notes)
    return table.sheet


def _old_sheet() -> Sheet:
    """A sheet left over from another year, hidden: its dates have no year, it must not count."""
    table = start("旧表", _WIDTHS, "稿件刊发台账（旧）")
    table.header(["序号", *_QUARTERS[0].headers])
    for number in range(1, 13):
        title = f"旧台账留存稿件之{number}"
        rest = ["市委组织部", "省组工信息", "经验做法", "信息", "否"]
        table.add([number, f"{number}月8日", title, *rest])
    table.sheet.hidden = True
    return table.sheet


def _website(year: YearRecords, habits: Habits) -> Sheet:
    sheet = Sheet("导出")
    sheet.rows.append(
        ["发表时间", "文章标题", "来稿单位", "刊载媒体", "稿件类别", "稿件体裁", "是否约稿"]
    )
    for row in year.articles:
        if row.medium == _WEBSITE:
            sheet.rows.append(article_row(row, habits, joined_digits))
    return sheet


def _submitted(year: YearRecords, habits: Habits) -> list[Sheet]:
    counties = {unit.name for unit in year.units if unit.group == COUNTIES}
    inside = [row for row in year.submissions if row.unit in counties]
    others = [row for row in year.submissions if row.unit not in counties]
    return [
        _submissions("县（市）区", inside, habits, lambda _, n: [None, "小 计", f"{n}篇"]),
        _submissions("市直单位和部机关", others, habits, None),
    ]


def _submissions(
    name: str,
    rows: Sequence[Submission],
    habits: Habits,
    after: Callable[[str, int], Row] | None,
) -> Sheet:
    """A header of two rows, in which two cells span four columns each."""
    table = start(name, (6, 20, 44, 12, 10, 10, 14, 14, 18, 10), "2023年向上报送稿件台账")
    table.across("填报单位：市委组织部办公室        填报日期：2024年1月2日")
    gap: Row = [None, None, None]
    table.header(
        ["序号", "单 位", "稿件情况", *gap, "报送情况", *gap],
        [
            None,
            None,
            "题目",
            "信息类别",
            "全文字数",
            "格式情况",
            "报送时间",
            "工作发生日期",
            "拟投载体",
            "是否采用",
        ],
    )
    for merge in ((3, 1, 4, 1), (3, 2, 4, 2), (3, 3, 3, 6), (3, 7, 3, 10)):
        table.merge(*merge)
    cells = (_submission(number, row, habits) for number, row in enumerate(rows, start=1))
    grouped(table, zip((row.unit for row in rows), cells, strict=True), (2,), after)
    table.add([None, "合 计", f"{len(rows)}篇"])
    table.notes("注：贯彻落实类稿件须填工作发生日期，其他稿件不填。")
    return table.sheet


def _submission(number: int, row: Submission, habits: Habits) -> Row:
    in_form, adopted = submission_details(row)
    written: list[Cell] = [number, habits.name(row.unit), row.title, row.category]
    length, medium = habits.number(row.characters), habits.name(row.medium)
    return [*written, length, in_form, row.day, row.event, medium, adopted]


def _contents(year: YearRecords, habits: Habits) -> Sheet:
    table = start("目录", (10, 18, 20, 46, 20, 12), "2023年《云川组工信息》目录")
    table.header(["期数", "出刊日期", "主题", "标题", "单位", "主题稿"])
    rows: list[tuple[str, Row]] = []
    for row in year.issues:
        number = f"第{row.issue}期"
        details = [row.title, habits.name(row.unit), yes(row.on_theme)]
        rows.append((number, [number, han(row.day), row.theme, *details]))
    grouped(table, rows, (1, 2, 3))
    table.add(["合计", None, None, f"{len(rows)}篇"])
    return table.sheet


def _account(year: YearRecords) -> Sheet:
    table = start("运营", (10, 12, 12, 14), "“云川先锋”公众号2023年运营台账")
    table.header(["月份", "推送（条）", "其中：本部", "阅读（次）"])
    for month in year.months:
        reads = thousands(month.reads, ",") if month.month % 3 == 0 else month.reads
        table.add([f"{month.month}月", month.pushed, month.own, reads])
    totals: Iterable[Cell] = (
        sum(m.pushed for m in year.months),
        sum(m.own for m in year.months),
        thousands(sum(m.reads for m in year.months)),
    )
    table.add(["合 计", *totals])
    table.notes("注：推送条数含通知、图片和转载，与发稿台账登记的本平台稿件不是一个口径。")
    return table.sheet


def _export_name(first: date, last: date) -> str:
    return f"公众号用户增长_{joined_digits(first)}-{joined_digits(last)}.xls"


def _export(year: YearRecords, first: date, last: date) -> Sheet:
    sheet = Sheet("用户增长", [["用户增长"]])
    sheet.rows.append(["时间", "新关注人数", "取消关注人数", "净增关注人数", "累积关注人数"])
    sheet.rows += [_day(day) for day in year.follower_days if first <= day.day <= last]
    return sheet


def _day(day: FollowerDay) -> Row:
    return [day.day.isoformat(), day.new, day.cancelled, day.new - day.cancelled, day.followers]


def _course(year: YearRecords) -> Sheet:
    day, name, trained, revised, published = course_row(year, 0)
    table = start("培训", (6, 18, 32, 12, 14, 12), "2023年信息员培训台账")
    table.header(
        ["序号", "培训日期", "培训班名称", "参训（名）", "改稿（篇）", None],
        [None, None, None, None, "现场修改稿件", "其中刊发"],
    )
    for column in range(1, 5):
        table.merge(2, column, 3, column)
    table.merge(2, 5, 2, 6)
    table.add([1, han(day), name, trained, revised, published])
    return table.sheet
