"""Estimates: 三四人, 二十几家: numbers that are meant roughly and are written in characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN, UNIT
from zgreport.lint.rule import Hit, Rule, Strength, found
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from zgreport.lint.text import Text

__all__ = ["RULES"]

_DIGIT = "一二三四五六七八九"
_NEIGHBOURS = (
    "(?:[二两]、三|三、四|四、五|五、六|六、七|七、八|八、九|一、[二两]"
    "|三、五(?=[个天年次名人篇家]))"
)
_RANKED = "(?!工程|项目|规定|审议|校区|产业|车间|病区|巡视|巡察|中心)"
_COUNTED = (
    f"(?:[个名篇家件户座辆台张封种亩吨米票页天倍成岁里场元项条次份处所位组例起]{_RANKED}"
    "|人(?!称)|公里|分钟|小时|年(?![级期度生])|个月)"
)
_BIG = "[十百千万]"
_SIZE = f"(?:[余多万亿]|{UNIT})"
_COUNTING = "(?:(?<=[了有达近约至到共，、。：；（])|^)"
_TIGHT = f"(?:(?<!十.、.)(?={_BIG}{{1,3}}(?:{_COUNTED}|亿))|(?={_COUNTED}))"
_MEASURED = f"{_TIGHT}(?:{_BIG}{{0,3}}(?:人次|公里|分钟|小时|个月|[^，。]))"
_INSIDE = Pattern(
    rf"(?<=[{HAN}，（。；：“])(?:(?<![第{_DIGIT}、列分获居排在位初高大])|(?<=[安编]排)|(?<=现在))"
    rf"{_NEIGHBOURS}{_MEASURED}"
)
_FIRST = Pattern(rf"\s*(?P<n>[三四五六七八])、(?!\1)[四五六七八九]{_MEASURED}")


def _is_neighbour(match: re.Match[str]) -> bool:
    """3、4人 is an estimate; 3、5人 are two numbers."""
    low, _, high = match[0].partition("、")
    return int(low) + 1 == int(high)


def _with_comma(text: Text) -> Iterator[Hit]:
    """三、四名; at a paragraph's beginning only where it is no heading between others."""
    begun = {paragraph.masked.lstrip()[:2] for paragraph in text.paragraphs}
    for paragraph in text.paragraphs:
        first = _FIRST.match(paragraph.masked)
        if first and not begun & _beside(first["n"]):
            yield Hit(paragraph.number, first.start("n"), first.end(), expected=_plain(first))
        for match in _INSIDE.finditer(paragraph.masked):
            yield Hit(paragraph.number, match.start(), match.end(), expected=_plain(match))


def _beside(number: str) -> set[str]:
    """The headings before and behind the one with this number."""
    at = _DIGIT.index(number)
    return {f"{_DIGIT[n]}、" for n in (at - 1, at + 1)}


def _plain(match: re.Match[str]) -> str:
    return match[0].strip().replace("、", "")


RULES = (
    Rule(
        "lint.estimate_with_comma",
        "相邻两数表示概数用了顿号",
        "GB/T 15835-2011 5.2.1",
        Strength.ERROR,
        "每个支部选出三、四名骨干。",
        "每个支部选出三四名骨干。",
        _with_comma,
    ),
    Rule(
        "lint.estimate_in_digits",
        "带“几”“数”“上”的概数用了阿拉伯数字",
        "GB/T 15835-2011 4.2.2",
        Strength.ERROR,
        "走访企业20几家。",
        "走访企业二十几家。",
        found(
            rf"(?<![\d.])\d{{1,5}}几(?={_BIG}?{_SIZE})|(?<!茶)几10{{1,4}}(?={_SIZE})"
            rf"|{_COUNTING}(?:数10{{1,4}}|上10{{2,4}})(?={_SIZE})",
            whole=True,
        ),
    ),
    Rule(
        "lint.estimate_of_digits",
        "相邻的阿拉伯数字表示概数",
        "GB/T 15835-2011 4.2.2",
        Strength.ADVICE,
        "每次座谈有3、4人发言。",
        "每次座谈有三四人发言。",
        found(
            rf"(?<=[{HAN}])(?<![第获列居月年在])[1-9]、[1-9](?={_COUNTED})",
            where=_is_neighbour,
            whole=True,
        ),
    ),
)
