"""Formats: what a cell's number format and font show that its value does not say.

A cell that holds 0.5 may show 50%, and one that holds 3 may show 3万: the reader of the file
sees what is shown.  Source: ECMA-376 Part 1, 18.8.31 (number format codes).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.patterns import Pattern
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "NUMBER",
    "SHARE",
    "SIGN",
    "UNEVEN",
    "Formatting",
    "Style",
    "beside",
    "money",
    "shown_by",
    "styles_of",
]

NUMBER = "\ufffc"
"""Stands for the number, where a format shows something in front of it."""
SHARE = "%"
"""What a format shows of a share: 0.5 as 50%."""
SIGN = '"%'
"""What a format shows that only writes the sign behind: 50 as 50%."""
UNEVEN = "\u0336"
"""Some of the characters in the cell are struck out or raised, others are not."""

_PERCENTS = frozenset({9, 10})  # the built-in formats 0% and 0.00%
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*].|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<percent>%)|(?P<digit>[0#?](?:[0#?.,]*[0#?])?)(?P<scaled>,*)|(?P<power>E[+-])"
    r"|(?P<date>[ymdhsYMDHS])|(?P<other>.)",
    re.DOTALL,
)
_GENERAL = ("General", "G/通用格式", "通用格式")
_SIZES = {"百": 2, "千": 3, "万": 4, "亿": 8}  # how many places each word stands for
_SAYS_NOTHING = Pattern(r"(?i)(?:[￥¥]|人民币|RMB|CNY|共计?|合计|总计|计|\+|.*[:：])?\s*")
_MONEY = {
    "$": "美元",
    "US$": "美元",
    "USD": "美元",
    "€": "欧元",
    "EUR": "欧元",
    "£": "英镑",
    "GBP": "英镑",
    "HKD": "港元",
    "JPY": "日元",
}


def shown_by(code: str) -> str:
    """What a number format shows beside a number that is none of its value; empty for nothing.

    It is what stands behind the number; with something in front, too, `NUMBER` is between them.

    A format that divides (0!.0,"万" shows 12000 as 1.2万) changes nothing of what is meant, nor
    does a point that is only written, where the word makes up for it (0!.0000"万"); any other is
    uneven.

    >>> shown_by('0.0%'), shown_by('0"万"'), shown_by('#,##0.00_ ')
    ('%', '万', '')
    """
    before, behind, seen, share, pointed = "", "", False, False, -1
    for token in _TOKEN.finditer(_first_section(code)):
        if token["date"] or token["scaled"]:
            return ""
        text = token["quoted"] or token["escaped"] or token["other"] or token["percent"] or ""
        share = share or token["percent"] is not None
        if token["digit"]:
            behind, seen = "", True
            pointed += len(token["digit"]) if pointed >= 0 else 0
        elif seen and token["escaped"] == ".":
            pointed = 0
        elif seen:
            behind += text
        else:
            before += token["money"] or text
    if pointed >= 0:
        return "" if _SIZES.get(behind.strip()[:1]) == pointed else UNEVEN
    return beside(before, behind, share=share) if seen else ""


def money(currency: str) -> str:
    """The unit of a currency by its code or sign; empty for the yuan and for what is not known."""
    return _MONEY.get(currency, "")


def _first_section(code: str) -> str:
    """The format of positive numbers; conditions such as [>=10000] choose by size, not by kind."""
    first = next(iter(re.findall(r'(?:"[^"]*"|\\.|[^;"])+', code)), "")
    general = next((name for name in _GENERAL if name in first), None)
    return first.replace(general, "0") if general else first


def beside(before: str, behind: str, *, share: bool = False) -> str:
    """What is shown beside a number whose format writes these; `share` where it is a percentage.

    An empty text for nothing, and for what says nothing of the number: ¥, 共, 字数：.
    """
    before, behind = before.strip(), behind.strip()
    if money(before):
        return money(before)
    plain = _SAYS_NOTHING.fullmatch(before)
    if share:
        return SHARE if plain and behind == SHARE else f"{before}{NUMBER}{behind}"
    if plain:
        return SIGN if behind in {"%", "％"} else behind
    return f"{before}{NUMBER}{behind.replace(SHARE, '％')}"


@dataclass(frozen=True, slots=True)
class Style:
    """What a cell's style has to say: the word its format shows, and whether it is struck out."""

    shown: str = ""
    struck: bool = False

    def __bool__(self) -> bool:
        return bool(self.shown) or self.struck


def styles_of(
    cells: Iterable[tuple[int, int]], codes: Mapping[int, str], struck: Iterable[int]
) -> dict[int, Style]:
    """The styles that say something, by their number.

    `cells` are (font, format) of each style; `codes` the workbook's own formats, `struck` the
    fonts that are struck out.
    """
    words = {number: shown_by(code) for number, code in codes.items()}
    words |= dict.fromkeys(_PERCENTS - words.keys(), SHARE)
    out = frozenset(struck)
    found = (Style(words.get(code, ""), font in out) for font, code in cells)
    return {number: style for number, style in enumerate(found) if style}


@dataclass(slots=True)
class Formatting:
    """Gathers what the cells of a sheet show, as runs of rows for each column."""

    formats: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)
    struck: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def add(self, row: int, column: int, style: Style, rows: int = 1) -> None:
        """A cell, or the same one in several rows; cells of a column come from top to bottom."""
        last = row + rows - 1
        if style.shown:
            runs = self.formats.setdefault(column, [])
            if runs and runs[-1][1:] == (row - 1, style.shown):
                runs[-1] = (runs[-1][0], last, style.shown)
            else:
                runs.append((row, last, style.shown))
        if style.struck:
            self._strike(row, column, last)

    def _strike(self, row: int, column: int, last: int) -> None:
        lines = self.struck.setdefault(column, [])
        if lines and lines[-1][1] == row - 1:
            lines[-1] = (lines[-1][0], last)
        else:
            lines.append((row, last))
