"""Weekdays: the name of a day of the week beside a date, which it agrees with or contradicts."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from zgreport.patterns import Pattern

if TYPE_CHECKING:
    import re

__all__ = ["Weekday", "weekday_alone", "weekday_beside"]

Weekday = int
"""0 for Monday to 6 for Sunday, as datetime has it."""

_CHINESE = "一二三四五六日"
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# In NFKC, so that all brackets are narrow.  （三） needs its brackets, 周三 none.
_BESIDE = Pattern(
    r"(?i)[,;]?\s*(?:(?P<open>[(\[])\s*)?"
    r"(?:(?P<word>星期|礼拜|[周週])\s*(?P<day>[一二三四五六日天1-7])|(?(open)(?P<bare>[一二三四五六日天])|(?!))"
    r"|(?<![a-z])(?P<name>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?(?![a-z]))"
    r"(?(open)\s*[)\]])\s*[,;]?"
)


def weekday_beside(text: str) -> tuple[str, Weekday | None]:
    """The text without the weekday that stands in it first, and that weekday; None without one.

    >>> weekday_beside("(三) 9:30"), weekday_beside(" Sunday")
    ((' 9:30', 2), ('', 6))
    """
    found = _BESIDE.search(text)
    if found is None:
        return text, None
    rest = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}".rstrip()
    return rest, _number(found)


def weekday_alone(text: str) -> Weekday | None:
    """The weekday that the whole of a text is: 星期三, 三, Wed; None for any other text.

    >>> weekday_alone("星期三"), weekday_alone("三"), weekday_alone("三等奖")
    (2, 2, None)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    rest, weekday = weekday_beside(f"({plain})" if len(plain) == 1 else plain)
    return None if rest else weekday


def _number(found: re.Match[str]) -> Weekday:
    if found["name"]:
        return _ENGLISH.index(found["name"][:3].lower())
    sign = (found["day"] or found["bare"]).replace("天", "日")
    return int(sign) - 1 if sign.isdecimal() else _CHINESE.index(sign)
