"""Directions: a rise that is worded as a fall, by the numbers beside it or by the figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.lint.measures import COUNT, DIGITS
from zgreport.lint.rule import Hit, Rule, Strength
from zgreport.numerals.reading import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from zgreport.lint.text import Paragraph, Text
    from zgreport.statements import Statement

__all__ = ["RULES"]

_RISE = "(?P<rise>增长|增加|增多|上升|提高|提升|扩大|上涨|跃升|净增)"
_FALL = "(?P<fall>下降|减少|降低|下滑|回落|缩小|缩短|下跌|压缩|压减)"
_SAME = "(?P<same>(?<!基本)持平)"
_HOW = "(?:净|分别|大幅|小幅|略有|略|明显|稳步|再次?|又|进一步|约|逐步)*"
_UNIT = f"(?:{COUNT}|%|[万亿]元|天|小时|公里)"
_BEFORE = "(?:上年|去年|上年度|\\d{4}年)(?:同期|末|底|全年)?"
_OLD, _NEW = (rf"(?P<{n}>第?{DIGITS})(?P<unit{n}>{_UNIT}|位)?" for n in ("old", "new"))
_FROM_TO = re.compile(
    rf"[由从](?:{_BEFORE}的?)?(?:全[国省市县区])?{_OLD}，?(?:{_HOW})?(?:{_RISE}|{_FALL})(?:到了?|至|为)(?:{_BEFORE}的?)?"
    rf"{_NEW}"
)
_THAN = re.compile(rf"{_NEW}，[比较]{_BEFORE}的?{_OLD}(?:{_HOW})?(?:{_RISE}|{_FALL})")
_WAS = re.compile(
    rf"{_NEW}[，（]{_BEFORE}(?:为|是)?{_OLD}[，）]，?(?:同比)?(?:{_HOW})?(?:{_RISE}|{_FALL})"
)
_AFTER = re.compile(
    rf"[，（；]?(?:(?:同比|环比)|[比较与和同](?:{_BEFORE})(?:相比，?)?)(?:{_HOW})?(?:{_RISE}|{_FALL}|{_SAME})"
)


def _by_numbers(paragraph: Paragraph) -> Iterator[Hit]:
    """由512篇下降到563篇, and the like: both numbers stand beside the word."""
    for pattern in (_FROM_TO, _THAN, _WAS):
        for match in pattern.finditer(paragraph.masked):
            old, new = _number(match, "old"), _number(match, "new")
            alike = (match["unitold"] or match["unitnew"]) == match["unitnew"]
            if old is None or new is None or not alike:
                continue
            is_rank = match["new"].startswith("第")
            if _contradicts(match, _sign(new - old) * (-1 if is_rank else 1)):
                yield Hit(paragraph.number, match.start(), match.end())


def _number(match: re.Match[str], name: str) -> Fraction | None:
    reading = parse(match[name].removeprefix("第"))
    return reading.value if reading else None


def _sign(difference: Fraction) -> int:
    return (difference > 0) - (difference < 0)


def _contradicts(match: re.Match[str], sign: int) -> bool:
    words = match.groupdict()
    if words.get("same"):
        return sign != 0
    return sign <= 0 if words["rise"] else sign >= 0


def _by_figures(text: Text) -> Iterator[Hit]:
    """The word behind a figure, against this year's value and last year's."""
    reached: dict[int, int] = {}
    for said in text.statements:
        paragraph = text.paragraphs[said.paragraph - 1]
        start = paragraph.text.find(said.text, reached.get(said.paragraph, 0))
        if start < 0:
            continue
        end = reached[said.paragraph] = start + len(said.text)
        match = _AFTER.match(paragraph.text, end)
        moved = _moved(said)
        if match and moved is not None and _contradicts(match, moved):
            yield Hit(said.paragraph, start, match.end())


def _moved(said: Statement) -> int | None:
    """1 where the figure got better or larger: a rank rises when its number falls."""
    if said.value is None or said.previous is None:
        return None
    sign = _sign(said.value - said.previous)
    return -sign if said.text.startswith("第") else sign


def _wrong_direction(text: Text) -> Iterator[Hit]:
    for paragraph in text.paragraphs:
        yield from _by_numbers(paragraph)
    yield from _by_figures(text)


RULES = (
    Rule(
        "lint.wrong_direction",
        "升说成降，降说成升",
        "《与数字有关的病句》；前后一致",
        Strength.ERROR,
        "刊发数量由512篇下降到563篇。",
        "刊发数量由512篇增加到563篇。",
        _wrong_direction,
    ),
)
