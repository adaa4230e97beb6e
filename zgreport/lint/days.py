"""Days: months, days, quarters and thirds of months that exist and agree."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from zgreport.lint.rule import Hit, Rule, Strength, each, found
from zgreport.numerals.reading import whole_value
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph, Text

__all__ = ["RULES"]

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = Pattern(
    rf"(?<![\d一二三四五六七八九十])(?:(?P<year>\d{{4}})年)?(?P<month>{_N})月(?P<day>{_N})(?:日|号(?![楼线院房文机]))"
    r"(?:[（(]?(?:星期|周)(?P<weekday>[一二三四五六日天]))?"
)
_DAYS = Pattern(
    r"(?<!\d)(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月\d{1,2}[日号]?[—–～~至到-]{1,2}(?P<day>\d{1,2})[日号]"
)
_MONTH = (
    r"(?:(?<=\d{4}年)|(?<=\d[—–～~至到-])|(?<=\d月[—–～~至到-]))(?:1[3-9]|[2-9]\d|00?)月(?!龄)"
    r"|(?<![\d.])(?:1[3-9]|[2-9]\d|00?)月(?=\d{1,2}[日号]|份|底|末|初|[上中下]旬)"
    r"|(?:^|(?<=[，。；：、（自于从在至到]))(?:1[3-9]|[2-9]\d|00?)月(?=起|，|、|至|到|—|以[来后前]|举办|召开|组织|开展|印发|完成|启动|参加|评选|培训|赴|前)"
    r"|(?<![一二三四五六七八九十])(?:十[三四五六七八九]|[二三四五六七八九]十[一二三四五六七八九]?)月(?=起|，|至|举办|召开|组织|开展|印发|完成|启动)"
    r"|(?<![一二三四五六七八九十])十[三四五六七八九]月(?=[一二三四五六七八九十]{1,3}日|份|底|末|初|[上中下]旬)"
    r"|(?:^|(?<=[，。；：、自于从在至到]))(?:1[3-9]|十[三四五六七八九])月(?![龄内以之左])"
)
_QUARTER = (
    r"(?:^|(?<=[，。；：]))五季度|(?<=\d年)[五六七八九5-9]季度"
    r"|第(?:[五六七八九十]|[05-9]|\d{2})个?季度(?!末的)"
)
_TIME = (
    r"(?:(?<=日)|(?<=当[日天晚])|(?<=[上下]午)|(?<=凌晨))"
    r"(?:2[5-9]|[3-9]\d)(?:[时点](?!代)|[:：][0-5]\d)"
    r"(?:\d{1,2}分)?|(?<![\d.])(?:2[5-9]|[3-9]\d)时\d{1,2}分"
    r"|(?<![\d.:：])(?:1\d|2[0-4]|\d)(?:时|点)[6-9]\d分(?!之)"
)
_THIRD = Pattern(r"(?P<third>[上中下])旬(?:[（(，,、]|的|即)?(?:\d{1,2}月)?(?P<day>\d{1,2})[日号]")
_DAY_THEN_THIRD = Pattern(
    r"(?<!\d)(?P<day>\d{1,2})[日号][（(](?:[^，。（）]{0,4})(?P<third>[上中下])旬"
)
_PERIOD = Pattern(
    r"(?:第(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)[（(](?:\d{4}年)?(?P<from>\d{1,2})月?[—–～~至到-]{1,2}(?P<to>\d{1,2})月(?:份)?[）)]"
)
_YEAR = Pattern(r"(?<!\d)((?:19|20)\d\d)年")
_WEEKDAYS = "一二三四五六日"
_LEAP_YEAR = 2024  # a day without a year is taken for one of a year with 29 February
_THIRDS = {"上": range(1, 11), "中": range(11, 21), "下": range(21, 32)}
_HALVES = {"上": (1, 6), "下": (7, 12)}
_TITLE_LINES = 5


def _day(match: re.Match[str], year: int) -> dt.date | None:
    try:
        return dt.date(year, whole_value(match["month"]), whole_value(match["day"]))
    except ValueError:
        return None


def _impossible(text: Text) -> Iterator[Hit]:
    titled = _titled_year(text)
    for paragraph in text.paragraphs:
        for pattern in (_DAY, _DAYS):
            for match in pattern.finditer(paragraph.masked):
                if _day(match, _year_of(paragraph, match, titled)) is None:
                    yield Hit(paragraph.number, match.start(), match.end())


def _titled_year(text: Text) -> int:
    """The one year that the title of the text names, else a leap year."""
    words = "".join(
        paragraph.masked
        for paragraph in text.paragraphs[:_TITLE_LINES]
        if len(paragraph.masked) < 60
    )
    years = set(_YEAR.findall(words))
    return int(years.pop()) if len(years) == 1 else _LEAP_YEAR


def _year_of(paragraph: Paragraph, match: re.Match[str], titled: int) -> int:
    """The year beside the day, or named before it in its paragraph, or in the title."""
    if match["year"]:
        return int(match["year"])
    if whole_value(match["month"]) != 2 or whole_value(match["day"]) != 29:  # else none matters
        return _LEAP_YEAR
    if re.search(
        "次年|翌年|明年|来年|去年|上年|前年",
        paragraph.masked[max(match.start() - 30, 0) : match.start()],
    ):
        return _LEAP_YEAR
    named = _YEAR.findall(paragraph.masked, max(match.start() - 300, 0), match.start())
    return int(named[-1]) if named else titled


def _disagreeing(paragraph: Paragraph) -> Iterator[Hit]:
    for pattern in (_THIRD, _DAY_THEN_THIRD):
        for match in pattern.finditer(paragraph.masked):
            if int(match["day"]) not in _THIRDS[match["third"]]:
                yield Hit(paragraph.number, match.start(), match.end())
    for match in _PERIOD.finditer(paragraph.masked):
        first, last = _months(match)
        if (int(match["from"]), int(match["to"])) != (first, last):
            yield Hit(paragraph.number, match.start(), match.end(), expected=f"{first}—{last}月")


def _months(match: re.Match[str]) -> tuple[int, int]:
    if match["half"]:
        return _HALVES[match["half"]]
    quarter = whole_value(match["quarter"])
    return 3 * quarter - 2, 3 * quarter


def _wrong_weekday(paragraph: Paragraph) -> Iterator[Hit]:
    for match in _DAY.finditer(paragraph.masked):
        day = _day(match, int(match["year"])) if match["year"] and match["weekday"] else None
        if day and _WEEKDAYS[day.weekday()] != match["weekday"].replace("天", "日"):
            weekday = f"星期{_WEEKDAYS[day.weekday()]}"
            yield Hit(paragraph.number, match.start(), match.end(), expected=weekday)


RULES = (
    Rule(
        "lint.impossible_date",
        "没有这一天",
        "公历",
        Strength.ERROR,
        "会议于2023年2月30日召开。",
        "会议于2023年2月28日召开。",
        _impossible,
    ),
    Rule(
        "lint.impossible_month",
        "没有这个月",
        "公历",
        Strength.ERROR,
        "13月举办培训班一期。",
        "12月举办培训班一期。",
        found(_MONTH),
    ),
    Rule(
        "lint.impossible_quarter",
        "没有这个季度",
        "公历",
        Strength.ERROR,
        "第五季度采用12篇。",
        "第四季度采用12篇。",
        found(_QUARTER),
    ),
    Rule(
        "lint.impossible_time",
        "没有这个时刻",
        "GB/T 7408-2005",
        Strength.ERROR,
        "当日25时30分，工作组赶到现场。",
        "当日15时30分，工作组赶到现场。",
        found(_TIME),
    ),
    Rule(
        "lint.wrong_period",
        "旬、季度、半年与月日不符",
        "公历",
        Strength.ERROR,
        "第三季度（7—10月），报送信息318篇。",
        "第三季度（7—9月），报送信息318篇。",
        each(_disagreeing, _THIRD, _DAY_THEN_THIRD, _PERIOD),
    ),
    Rule(
        "lint.wrong_weekday",
        "日期与星期不符",
        "公历",
        Strength.ERROR,
        "会议于2023年5月9日（星期三）召开。",
        "会议于2023年5月9日（星期二）召开。",
        each(_wrong_weekday, _DAY),
    ),
)
