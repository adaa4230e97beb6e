"""Order: the ways in which the items of a breakdown may stand, and what goes by time."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from zgreport.names import comparable
from zgreport.numerals.months import in_digits, read_months
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["Order", "times_of"]


class Order(enum.StrEnum):
    """How items stand; equal ones always in the order their column lists them."""

    BEST = "best"  # the largest first; places and days: the smallest
    USUAL = "usual"  # by time where the items are times, else the best first
    LISTED = "listed"  # as the registry or the closed list has them


_KINDS = ("季", "Q", "半年", "H", "月")
_TENS, _DAYS = "上中下", "一二三四五六日"
# One kind of time to a line: how it is written, in digits, and what it is ordered by.
_TIMES: tuple[tuple[Pattern, Callable[[re.Match[str]], tuple[int, ...]]], ...] = (
    (
        Pattern(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?"),
        lambda found: (int(found[1]), int(found[2]), int(found[3] or 0)),
    ),
    (Pattern(r"(\d{4})年度?"), lambda found: (int(found[1]),)),
    (Pattern(r"(\d{1,2})月(\d{1,2})日"), lambda found: (int(found[1]), int(found[2]))),
    (
        Pattern(r"(?:(\d{1,2})月)?([上中下])旬"),
        lambda found: (int(found[1] or 0), _TENS.index(found[2])),
    ),
    (
        Pattern(r"(?:星期|周|礼拜)([一二三四五六日天])"),
        lambda found: (_DAYS.index(found[1].replace("天", "日")),),
    ),
)
_TIME_WORDS = ("年", "月", "季", "周", "旬")


def times_of(column: str, names: Sequence[str]) -> Mapping[str, tuple[int, ...]] | None:
    """What each name is ordered by, where all of them are times of one kind; else None.

    Bare numbers are times in a column that is called so: 月份, 年度.
    """
    plain = [in_digits(comparable(name)) for name in names]
    if not plain:
        return None
    if all(name.isdigit() for name in plain) and _is_time(column):
        return {name: (int(text),) for name, text in zip(names, plain, strict=True)}
    if months := _months(plain):
        return dict(zip(names, months, strict=True))
    for pattern, key in _TIMES:
        found = [each for name in plain if (each := pattern.fullmatch(name))]
        if len(found) == len(plain):
            return dict(zip(names, map(key, found), strict=True))
    return None


def _months(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """What months, quarters and years are ordered by, if all are; else nothing.

    All are of one kind: months or quarters.  They stand by their last month, of those that end
    together the longest last.
    """
    found = [months for text in texts if (months := read_months(text))]
    kinds = {next((kind for kind in _KINDS if kind in text.upper()), "") for text in texts}
    if len(found) < len(texts) or len(kinds) > 1:
        return []
    return [(months.year or 0, months.last, months.length) for months in found]


def _is_time(column: str) -> bool:
    return comparable(column).removesuffix("份").removesuffix("度").endswith(_TIME_WORDS)
