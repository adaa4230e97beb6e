"""Order: the ways in which the items of a breakdown may stand, and what goes by time."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING

from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["Order", "times_of"]


class Order(enum.StrEnum):
    """How items stand; equal ones always in the order their column lists them."""

    BEST = "best"  # the largest first; places and days: the smallest
    USUAL = "usual"  # by time where the items are times, else the best first
    LISTED = "listed"  # as the registry or the closed list has them


_NUMBER = r"(\d{1,2}|[一二三四五六七八九十]{1,2})"
_YEAR = r"(?:(\d{4})年?[-/.]?)?"
_WORDS = {word: n for n, word in enumerate("零一二三四五六七八九十")} | {"十一": 11, "十二": 12}
_HALVES, _TENS, _DAYS = "上下", "上中下", "一二三四五六日"


def _counted(found: re.Match[str]) -> tuple[int, ...]:
    return (int(found[1] or 0), _number(found[2]))


def _spanned(found: re.Match[str]) -> tuple[int, ...]:
    """A month, or the last of several: 1—3月 comes behind 1—2月."""
    return (int(found[1] or 0), _number(found[3]), _number(found[2] or "0"))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _WORDS.get(text, 0)


# One kind of time to a line: how it is written, and what it is ordered by.
_TIMES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, ...]]], ...] = (
    (re.compile(rf"{_YEAR}(?:{_NUMBER}月?[-—–~至]+)?{_NUMBER}月份?"), _spanned),
    (re.compile(rf"{_YEAR}第?{_NUMBER}季度?"), _counted),
    (re.compile(rf"{_YEAR}[Qq]([1-4])"), _counted),
    (
        re.compile(rf"{_YEAR}([上下])半年"),
        lambda found: (int(found[1] or 0), _HALVES.index(found[2])),
    ),
    (re.compile(r"(\d{4})年度?"), lambda found: (int(found[1]),)),
    (
        re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?"),
        lambda found: (int(found[1]), int(found[2]), int(found[3] or 0)),
    ),
    (re.compile(r"(\d{1,2})月(\d{1,2})日"), lambda found: (int(found[1]), int(found[2]))),
    (
        re.compile(r"(?:(\d{1,2})月)?([上中下])旬"),
        lambda found: (int(found[1] or 0), _TENS.index(found[2])),
    ),
    (
        re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])"),
        lambda found: (_DAYS.index(found[1].replace("天", "日")),),
    ),
)
_TIME_WORDS = ("年", "月", "季", "周", "旬")


def times_of(column: str, names: Sequence[str]) -> Mapping[str, tuple[int, ...]] | None:
    """What each name is ordered by, where all of them are times of one kind; else None.

    Bare numbers are times in a column that is called so: 月份, 年度.
    """
    plain = [comparable(name) for name in names]
    if names and all(name.isdigit() for name in plain) and _is_time(column):
        return {name: (int(text),) for name, text in zip(names, plain, strict=True)}
    for pattern, key in _TIMES:
        found = [pattern.fullmatch(name) for name in plain]
        if names and all(found):
            return {name: key(each) for name, each in zip(names, found, strict=True) if each}
    return None


def _is_time(column: str) -> bool:
    return comparable(column).removesuffix("份").removesuffix("度").endswith(_TIME_WORDS)
