"""Spans: times that end before they begin, 8—4月, 2023—2021年, 10月20日至10月10日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.lint.rule import Hit, Rule, Strength, each
from zgreport.numerals.reading import whole_value
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = ["RULES"]

_DATES = Pattern(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?P<month>1[0-2]|[1-9])月(?:(?P<day>\d{1,2})日)?(?:至|到|—|～|-|——)"
    r"(?:(?P<last_year>(?:19|20)\d\d)年)?(?P<last_month>1[0-2]|[1-9])月(?:(?P<last_day>\d{1,2})日)?"
)
_SAME_MONTH = Pattern(
    r"(?<![\d年])(?P<month>1[0-2]|[1-9])月(?P<day>\d{1,2})日?(?:至|到|—|～|-|——)(?P=month)月(?P<last_day>\d{1,2})日"
)
_LASTING = Pattern(
    r"(?<!\d)(?P<low>(?:19|20)\d\d)年?(?:年?[初底末]|\d{1,2}月)?(?:至|到|—|～|~|－|-|——)"
    r"(?P<high>(?:19|20)\d\d)年(?:[初底末]|\d{1,2}月)?的?，?这?(?:前后)?(?P<n>[一二两三四五六七八九十]{1,3}|\d{1,2})个?年"
    "(?P<what>期?间|里|来|时间|[之以]?内|当?中)"
)
_DASH = "(?:—|～|~|-|－|–)"
_FREE = r"(?<![\dA-Za-z.:：/〔\[·—～~－-])"
_ALONE = _FREE + "(?<![第比分])"
_YEARS = Pattern(
    rf"{_ALONE}(?P<low>(?:19|20)\d\d)(?:年?{_DASH}|年[至到])(?P<high>(?:19|20)\d\d)年(?!版)"
)
_MONTHS = Pattern(rf"{_ALONE}(?P<low>1[0-2]|[1-9])月?{_DASH}(?P<high>1[0-2]|[1-9])月(?!\d)")
_DAYS = Pattern(rf"{_ALONE}(?P<low>3[01]|[12]\d|[1-9])日?{_DASH}(?P<high>3[01]|[12]\d|[1-9])日")
_QUARTERS = Pattern(
    rf"(?<![\d一二三四])(?P<low>[一二三四])(?:季度)?{_DASH}第?(?P<high>[一二三四])季度"
)
_HOURS = Pattern(
    rf"{_FREE}(?P<low>\d{{1,2}})(?:[:：](?P<minute>[0-5]\d)|[时点]){_DASH}"
    r"(?P<high>\d{1,2})(?:[:：](?P<last_minute>[0-5]\d)|[时点])(?![\d:：])"
)
_SPANS = (_DATES, _SAME_MONTH, _YEARS, _MONTHS, _DAYS, _QUARTERS, _HOURS)
_SPELLED = "零一两三四五六七八九"
_EVENING = 18  # what begins then may end the next morning
_OVER_THE_END = Pattern(
    "次[年月日]|翌[年日]|来年|第二[年天]|明年|跨年|下月|每年|每月|历年|常年|每晚|夜"
)
_REACH = 12  # signs around a span in which such a word stands


def _reversed(paragraph: Paragraph) -> Iterator[Hit]:
    text = paragraph.masked
    yield from _reversed_dates(paragraph)
    for pattern in (_YEARS, _MONTHS, _DAYS, _QUARTERS):
        for match in pattern.finditer(text):
            low, high = (whole_value(match[name]) for name in ("low", "high"))
            if low > high and not _goes_over(match):
                yield Hit(paragraph.number, match.start(), match.end())
    for match in _HOURS.finditer(text):
        begin = int(match["low"]), int(match["minute"] or 0)
        end = int(match["high"]), int(match["last_minute"] or 0)
        if end < begin < (_EVENING, 0) and not _goes_over(match):
            yield Hit(paragraph.number, match.start(), match.end())


def _reversed_dates(paragraph: Paragraph) -> Iterator[Hit]:
    for match in _DATES.finditer(paragraph.masked):
        if _is_backwards(match):
            yield Hit(paragraph.number, match.start(), match.end())
    for match in _SAME_MONTH.finditer(paragraph.masked):
        if int(match["last_day"]) < int(match["day"]) and not _goes_over(match):
            yield Hit(paragraph.number, match.start(), match.end())


def _other_lengths(paragraph: Paragraph) -> Iterator[Hit]:
    """从2018年到2023年的三年间: five years lie between, six are named."""
    for match in _LASTING.finditer(paragraph.masked):
        years = int(match["high"]) - int(match["low"])
        said = whole_value(match["n"])
        if years > 0 and said not in (years, years + 1):
            digits = match["n"].isdigit() or years >= len(_SPELLED)
            expected = f"{years if digits else _SPELLED[years]}年{match['what']}"
            yield Hit(paragraph.number, match.start(), match.end(), expected=expected)


def _is_backwards(match: re.Match[str]) -> bool:
    """True for two dates of which the later is first; without a year it is the beginning's."""
    whole = bool(match["day"]) == bool(match["last_day"])
    year = match["last_year"] or (match["year"] if match["last_month"] == match["month"] else "")
    if not (whole and year):
        return False
    first = int(match["year"]), int(match["month"]), int(match["day"] or 0)
    return (int(year), int(match["last_month"] or 0), int(match["last_day"] or 0)) < first


def _goes_over(match: re.Match[str]) -> bool:
    """True where the words around say that the end is in the next year, month or day."""
    around = match.string[max(match.start() - _REACH, 0) : match.end() + _REACH]
    return bool(_OVER_THE_END.search(around))


RULES = (
    Rule(
        "lint.other_duration",
        "年数与起止年份不符",
        "《与数字有关的病句》；前后一致",
        Strength.ERROR,
        "2018年至2023年的三年间，稿件数量翻了一番。",
        "2018年至2023年的五年间，稿件数量翻了一番。",
        each(_other_lengths, _LASTING),
    ),
    Rule(
        "lint.reversed_period",
        "起止时间颠倒",
        "公历",
        Strength.ERROR,
        "2023年11月10日至2023年10月20日举办培训班。",
        "2023年10月10日至2023年10月20日举办培训班。",
        each(_reversed, *_SPANS),
    ),
)
