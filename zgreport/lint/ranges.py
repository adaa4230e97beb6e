"""Ranges: two numbers, each whole, the smaller first, with the right mark between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.lint.measures import UNIT
from zgreport.lint.rule import Hit, Rule, Strength, each, found
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = ["RULES"]

_N = r"\d{1,16}(?:\.\d{1,16})?"
_FREE = r"(?<![\dA-Za-z.:：/〔\[·—～~-])"  # not a part of a code, a time or a longer row
_TIME = "(?:年|个?月|日|时|分|周|点|号|季度)"


def _larger_first(match: re.Match[str]) -> bool:
    return float(match["low"]) > float(match["high"])


def _is_plain_range(match: re.Match[str]) -> bool:
    """False for what is the business of the other rules, and for codes (15834-2011年)."""
    if match[0].endswith("号") and match.string[max(match.start() - 1, 0)] == "第":
        return False  # 第3-1号 is a code
    if re.search(r"^\d[^%％万亿]*?[-~－]+[\d.]+[%％万亿]", match[0]):
        return False
    years = re.fullmatch(r"(\d+)\D{1,2}(\d{4})年", match[0])
    return years is None or (len(years[1]) == 4 and years[1] < years[2])


_ASCII = Pattern(
    rf"{_FREE}{_N}(?:(?:{UNIT}|{_TIME})\d{{0,2}}日?)?(?:-|~|－){{1,2}}{_N}(?:{UNIT}|{_TIME})"
    r"|(?<![\d:：-])\d{1,2}[:：]\d\d\s?[-~－]\s?\d{1,2}[:：]\d\d(?![\d:：-])"
)
_MARK = Pattern(r"\s?[-~－]{1,2}\s?")
_OF_TIME = Pattern("[年月日时点周号:：]|季度")


def _with_ascii(paragraph: Paragraph) -> Iterator[Hit]:
    """2021-2023年, 3-5篇; times have — between them, quantities ～."""
    for match in _ASCII.finditer(paragraph.masked):
        if _is_plain_range(match):
            mark = "—" if _OF_TIME.search(match[0]) else "～"
            expected = _MARK.sub(mark, match[0])
            yield Hit(paragraph.number, match.start(), match.end(), expected=expected)


def _with_unit(match: re.Match[str]) -> str:
    """15～30% as 15%～30%."""
    unit = match["unit"].replace("％", "%")
    high = match[0][match.end("mark") - match.start() :].removesuffix(match["unit"])
    mark = match["mark"] if match["mark"] in "至到—" else "～"
    return match["low"] + unit + mark + high + unit


RULES = (
    Rule(
        "lint.percent_range",
        "百分数的范围少了一个百分号",
        "GB/T 15835-2011 5.1.3",
        Strength.ERROR,
        "压减篇幅15～30%。",
        "压减篇幅15%～30%。",
        found(
            rf"{_FREE}(?P<low>{_N})(?P<mark>[～~—–－-]|至|到){_N}(?P<unit>[%％])", right=_with_unit
        ),
    ),
    Rule(
        "lint.magnitude_range",
        "范围的前一个数少了“万”“亿”",
        "GB/T 15835-2011 5.1.3",
        Strength.ERROR,
        "补助资金13～17万元。",
        "补助资金13万元～17万元。",
        found(
            rf"{_FREE}(?P<low>{_N})(?P<mark>[～~—–－-]){_N}(?P<unit>[万亿](?:元|{UNIT})?)",
            right=_with_unit,
        ),
    ),
    Rule(
        "lint.ascii_range",
        "范围用了短横或半角波浪号",
        "GB/T 15834-2011 4.13；GB/T 15835-2011 5.1.3",
        Strength.ERROR,
        "每期编发3-5篇稿件。",
        "每期编发3～5篇稿件。",
        each(_with_ascii, _ASCII),
    ),
    Rule(
        "lint.range_order",
        "范围的大数在前",
        "GB/T 15835-2011 5.1.3",
        Strength.ERROR,
        "每篇控制在1500字～800字。",
        "每篇控制在800字～1500字。",
        found(
            rf"{_FREE}(?P<low>{_N})(?P<unit>{UNIT}|℃|°C)?(?:～|(?<!—)—(?!—))(?P<high>{_N})"
            rf"(?!年|月|日|时|分(?!钟)|号|:|：)(?(unit)(?P=unit)|(?:{UNIT}|℃|°C|摄氏度))",
            where=_larger_first,
        ),
    ),
)
