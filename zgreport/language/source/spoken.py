"""Spoken: operators as people say or type them (且, 大于, AND, <>), and what the language has.

Only where the text is none of the language as it stands: a figure may be called 非公企业.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.patterns import Pattern
from zgreport.quotes import Quotes
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["COMPARED", "Spoken", "spoken", "with_two_equals"]

_AND = ("而且", "并且", "且", "同时", "AND", "And", "&&", "&")
_OR = ("或者", "或是", "或", "OR", "Or", "||")
_NOT = ("并非", "非", "不是", "NOT", "Not", "!")
_SAID = {
    **dict.fromkeys(_AND, "and"),
    **dict.fromkeys(_OR, "or"),
    **dict.fromkeys(_NOT, "not"),
    **dict.fromkeys(("大于等于", "大于或等于", "不小于", "不少于", "不低于", "=>"), ">="),
    **dict.fromkeys(("小于等于", "小于或等于", "不大于", "不多于", "不高于", "不超过", "=<"), "<="),
    **dict.fromkeys(("大于", "多于", "高于", "超过"), ">"),
    **dict.fromkeys(("小于", "少于", "低于"), "<"),
    **dict.fromkeys(("不等于", "<>"), "!="),
    **dict.fromkeys(("等于", "==="), "=="),
    **dict.fromkeys(("加上", "加"), "+"),
    **dict.fromkeys(("减去", "减"), "-"),
    **dict.fromkeys(("乘以", "乘"), "*"),
    "除以": "/",
    "In": "in",
    "IN": "in",
}
_ALL = "|".join(map(re.escape, sorted(_SAID, key=len, reverse=True)))
_APART = Pattern(rf"(?<![\w<>=!&|])(?:{_ALL})(?![\w<>=!&|])|(?:&&|\|\||<>|=>|=<|===|!(?!=))")
_GLUED = Pattern(rf"(?<![A-Za-z<>=!])(?:{_ALL})(?![A-Za-z<>=])")
_COMPARISONS = "|".join(re.escape(words) for words, sign in _SAID.items() if sign[0] in "<>=!")
COMPARED = Pattern(rf".+(?:{_COMPARISONS})[0-9]+")
"""A form with a comparison joined to it: 数不少于3 behind 发稿."""

_SINGLE = Pattern(r"\s*(?<![<>=!])=(?!=)\s*")
_BEFORE_NOT = Pattern(r"(?:^|[(,]|\b(?:and|or|not|if))\s*$")
_OTHERWISE = {"不是": "!=", "并非": "!="}  # behind what is compared
_MOST = 8


@dataclass(frozen=True, slots=True)
class Spoken:
    """An operator as it was typed, what it is here, and the whole text with all of them right."""

    words: str
    right: str
    whole: str


def spoken(
    text: str, is_right: Callable[[str], bool], is_surely: Callable[[str], bool]
) -> Spoken | None:
    """The first operator of a text that people say otherwise than the language; None without one.

    Only where with all of them put right the text `is_right`; where they are joined to the words
    around them, as in 发稿大于3, `is_surely`.
    """
    for pattern, is_meant in ((_APART, is_right), (_GLUED, is_surely)):
        found = list(_outside(text, pattern))[:_MOST]
        if not found:
            continue
        whole, first = text, ""
        for each in reversed(found):
            first = _sign(text, each)
            whole = f"{whole[: each.start()].rstrip()} {first} {whole[each.end() :].lstrip()}"
        if is_meant(whole.strip()):
            return Spoken(found[0].group(), first, whole.strip())
    return None


def with_two_equals(text: str) -> str:
    """The text with == for each = that gives no condition of a call its value."""
    whole = text
    for found in reversed(list(_outside(text, _SINGLE))):
        if not _is_in_call(text[: found.start()]):
            whole = f"{whole[: found.start()]} == {whole[found.end() :]}"
    return whole


def _is_in_call(before: str) -> bool:
    """True where a parenthesis behind a name is open at the end."""
    literals = Quotes(before).literals()
    calls: list[bool] = []
    for at, sign in enumerate(before):
        if any(start <= at < end for start, end in literals):
            continue
        if sign == "(":
            calls.append(before[:at].rstrip()[-1:].isalnum())
        elif sign == ")" and calls:
            calls.pop()
    return any(calls)


def _sign(text: str, found: re.Match[str]) -> str:
    words = found.group()
    if words in _OTHERWISE and not _BEFORE_NOT.search(text[: found.start()]):
        return _OTHERWISE[words]
    return _SAID[words]


def _outside(text: str, pattern: Pattern) -> Iterator[re.Match[str]]:
    """What is found outside literals."""
    literals = Quotes(text).literals()
    for found in pattern.finditer(text):
        if not any(start <= found.start() < end for start, end in literals):
            yield found
