"""Document numbers: 云组发〔2023〕5号, brackets, year and number as the standard writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN
from zgreport.lint.rule import Hit, Rule, Strength, each
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = ["RULES"]

_YEAR = r"(?P<year>(?:19|20)?\d\d|二[〇零○]{1,2}[〇零○一二三四五六七八九]{1,2})"
_NUMBER = Pattern(
    rf"(?<=[{HAN}])(?<!公告)(?<!令)\s?(?P<open>[〔［\[【（(〈﹝{{])\s?{_YEAR}年?(?P<close>\s?[〕］\]】）)〉﹞}}])"
    r"(?P<between>\s?(?:第|字第)?\s?)(?P<number>[0-9]{1,5}|[〇零一二三四五六七八九十百]{1,5})"
    r"(?P<end>\s?号(?![楼线院门机站房厅房井洞桥])|(?=》|文件|[，。；、）]|$))"
)
_BARE = Pattern(
    r"(?<=[发办字函组宣政党纪审批通请报复])(?P<year>20\d\d)(?:年第?|[-—－]|第)\d{1,4}号(?![楼线院门机站房井])"
)


def _is_right(match: re.Match[str]) -> bool:
    is_year = bool(re.fullmatch(r"(?:19|20)\d\d", match["year"]))
    is_number = match["number"].isdecimal() and not match["number"].startswith("0")
    has_brackets = match["open"] == "〔" and match["close"] == "〕"
    return (
        bool(
            is_year and is_number and has_brackets and match["end"] == "号" and not match["between"]
        )
        and "年" not in match[0]
    )


def _is_one(match: re.Match[str]) -> bool:
    """False for what may only look like one: (2023) behind a name and no 号, 〔2023〕字第12号."""
    if "字第" in match["between"]:  # a certificate
        return False
    return match["open"] in "〔［[【﹝" or match["end"].strip() == "号"


def _miswritten(paragraph: Paragraph) -> Iterator[Hit]:
    for match in _NUMBER.finditer(paragraph.text):
        if _is_one(match) and not _is_right(match):
            yield Hit(paragraph.number, match.start(), match.end(), expected=_expected(match))
    for match in _BARE.finditer(paragraph.text):
        yield Hit(paragraph.number, match.start(), match.end())


def _expected(match: re.Match[str]) -> str:
    """How it is written; empty where year or number stand there in characters."""
    year, number = match["year"], match["number"]
    if not (year.isdecimal() and number.isdecimal()):
        return ""
    return f"〔{year if len(year) == 4 else '20' + year}〕{int(number)}号"


RULES = (
    Rule(
        "lint.document_number",
        "发文字号的写法",
        "GB/T 9704-2012 7.2.5",
        Strength.ERROR,
        "按照云组发[2023]5号文件要求落实。",
        "按照云组发〔2023〕5号文件要求落实。",
        each(_miswritten, _NUMBER, _BARE),
    ),
)
