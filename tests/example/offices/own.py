"""The example's own spreadsheets without their definition, and what they hold."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

from make_inputs import all_books
from truth import Column, Ledger, Office, Registry, Row
from yunchuan.registry import MEDIA, UNITS
from yunchuan.sundries import VOTED
from yunchuan.yearbook import records_of_both_years

if TYPE_CHECKING:
    from collections.abc import Collection

    from yunchuan.records import YearRecords

__all__ = ["own_office"]

_UNIT, _MEDIUM = "单位", "载体"
_CATEGORIES = ("贯彻落实", "基层实践", "经验做法", "问题建议", "干部选任", "公务员管理")
_YES = ("是", "否")


def own_office() -> Office:
    """The example's inputs of both years."""
    years = list(records_of_both_years().values())
    units = tuple({"单位": u.name, "别名": None, "组别": u.group} for u in UNITS)
    media = {m.name: m for year in (2022, 2023) for m in MEDIA[year]}
    told = tuple(
        {
            "载体": m.name,
            "级别": m.level,
            "类型": m.kind,
            "_years": {year for year in MEDIA if m.name in {o.name for o in MEDIA[year]}},
        }
        for m in media.values()
    )
    return Office(
        "云川",
        all_books(),
        (
            _published(years),
            _submitted(years),
            _contents(years),
            _account(years),
            _followers(years),
            _places(years),
            _courses(years),
            _votes(years),
            _adopted(years),
        ),
        (
            Registry("名录", _UNIT, "别名", units),
            Registry("计分办法", _MEDIUM, "别名", told),
        ),
    )


def _yes(holds: bool) -> str:
    return _YES[0] if holds else _YES[1]


def _row(year: int, day: date, **cells: object) -> Row:
    return {"_year": year, "_day": day, **cells}


def _published(years: Collection[YearRecords]) -> Ledger:
    """Two articles of one title, medium and day are one, written down twice."""
    rows = {
        (a.title, a.medium, a.day): _row(
            year.year,
            a.day,
            标题=a.title,
            单位=a.unit,
            载体=a.medium,
            类别=a.category,
            体裁=a.genre,
            约稿=_yes(a.commissioned),
        )
        for year in years
        for a in year.articles
    }
    columns = (
        Column(("日期", "刊发日期", "刊发时间", "发表时间"), "date"),
        Column(("标题", "题目", "稿件标题", "文章标题"), "title"),
        Column(("单位", "报送单位", "供稿单位", "来稿单位"), "name", registry=_UNIT),
        Column(("载体", "采用载体", "刊发载体", "刊载媒体"), "name", registry=_MEDIUM),
        Column(("类别", "信息类别", "稿件类别"), "list", values=_CATEGORIES),
        Column(("体裁", "文体", "稿件体裁"), "list", values=("信息", "通讯", "理论文章")),
        Column(("约稿", "是否约稿"), "list", values=_YES),
    )
    return Ledger("发稿", "篇", columns, tuple(rows.values()), date=columns[0].headers)


def _submitted(years: Collection[YearRecords]) -> Ledger:
    rows = tuple(
        _row(
            year.year,
            s.day,
            单位=s.unit,
            载体=s.medium,
            类别=s.category,
            字数=s.characters,
            格式="规范" if s.in_form else "不规范",
            采用=_yes(s.adopted),
        )
        for year in years
        for s in year.submissions
    )
    columns = (
        Column(("报送时间", "上报日期"), "date"),
        Column(("题目", "稿件标题"), "title"),
        Column(("单位", "报送单位"), "name", registry=_UNIT),
        Column(("载体", "拟投载体", "报送载体"), "name", registry=_MEDIUM),
        Column(("类别", "信息类别"), "list", values=_CATEGORIES),
        Column(("字数", "全文字数"), "number", "sum", "字"),
        Column(("格式", "格式情况"), "list", values=("规范", "不规范")),
        Column(("采用", "是否采用"), "list", values=_YES),
    )
    return Ledger("报送", "篇", columns, rows, date=columns[0].headers)


def _contents(years: Collection[YearRecords]) -> Ledger:
    rows = tuple(
        _row(year.year, i.day, 标题=i.title, 单位=i.unit, 主题稿=_yes(i.on_theme))
        for year in years
        for i in year.issues
    )
    columns = (
        Column(("印发日期", "出刊日期"), "date"),
        Column(("标题", "稿件标题"), "title"),
        Column(("单位", "供稿单位"), "name", registry=_UNIT),
        Column(("主题稿", "是否主题稿"), "list", values=_YES),
    )
    return Ledger("组工信息目录", "篇", columns, rows, date=columns[0].headers)


def _account(years: Collection[YearRecords]) -> Ledger:
    """Followers stand only in the book of 2022: what a build needs in both is asked about."""
    rows = tuple(
        _row(year.year, _end(year.year, m.month), 推送=m.pushed, 本部=m.own, 阅读=m.reads)
        for year in years
        for m in year.months
    )
    columns = (
        Column(("月份", "统计月份"), "date"),
        Column(("推送", "推送数"), "number", "sum", "条"),
        Column(("本部", "其中本部", "其中：本部", "其中:本部"), "number", "sum", "条"),
        Column(("阅读", "阅读量"), "number", "sum", "次"),
    )
    return Ledger("公众号运营", "", columns, rows, date=columns[0].headers)


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _followers(years: Collection[YearRecords]) -> Ledger:
    keys = ("新关注人数", "取消关注人数", "净增关注人数", "累积关注人数")
    rows = tuple(
        _row(
            year.year,
            d.day,
            **dict(zip(keys, (d.new, d.cancelled, d.new - d.cancelled, d.followers), strict=True)),
        )
        for year in years
        if year.year == 2023
        for d in year.follower_days
    )
    kinds = ("sum", "sum", "sum", "last")
    numbers = (Column((k,), "number", of, "人") for k, of in zip(keys, kinds, strict=True))
    return Ledger("用户增长", "", (Column(("时间",), "date"), *numbers), rows, date=("时间",))


def _places(years: Collection[YearRecords]) -> Ledger:
    rows = tuple(_row(year.year, s.day, 全省位次=s.place) for year in years for s in year.standings)
    columns = (Column(("统计日期",), "date"), Column(("全省位次",), "number", "rank", "位"))
    return Ledger("位次", "", columns, rows, date=("统计日期",))


def _courses(years: Collection[YearRecords]) -> Ledger:
    rows = tuple(
        _row(year.year, c.day, 参训=c.trained, 改稿=c.revised, 刊发=c.published)
        for year in years
        for c in year.courses
    )
    columns = (
        Column(("开班日期", "培训日期"), "date"),
        Column(("班次", "培训班名称"), "title"),
        Column(("参训", "参训人数"), "number", "sum", "名"),
        Column(("改稿", "现场改稿", "现场修改稿件"), "number", "sum", "篇"),
        Column(("刊发", "改稿刊发", "其中刊发"), "number", "sum", "篇"),
    )
    return Ledger("培训", "期", columns, rows, date=columns[0].headers)


def _votes(years: Collection[YearRecords]) -> Ledger:
    rows = tuple(
        _row(year.year, VOTED[year.year], 标题=c.title, 单位=c.unit, 票数=c.votes, 评分=c.mark)
        for year in years
        for c in year.candidates
    )
    columns = (
        Column(("评选日期", "投票截止日期"), "date"),
        Column(("标题", "参评稿件"), "title"),
        Column(("单位", "报送单位"), "name", registry=_UNIT),
        Column(("票数", "网络投票"), "number", "sum", "票"),
        Column(("评分", "专家评分"), "number", "mean", "分"),
    )
    return Ledger("评选", "篇", columns, rows, date=columns[0].headers)


def _adopted(years: Collection[YearRecords]) -> Ledger:
    rows = tuple(
        _row(year.year, _end(year.year, s.day.month), 单位=s.unit, 采用=1)
        for year in years
        for s in year.submissions
        if s.adopted
    )
    columns = (
        Column(("单位", "报送单位"), "name", registry=_UNIT),
        Column(("采用",), "number", "sum", "篇"),
    )
    return Ledger("采用统计", "", columns, rows, crossed="采用")
