"""Period names: what the name of a column says of the times in it: 月份, 季度, 年度, 日."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Part", "bare_months", "is_period_name", "months_counted", "part_of"]

_UNITS = {"月": 1, "季": 3, "半年": 6, "年": 12}
_WHOLE_YEAR = 12
_PERIODS = ("期间", "时段", "报告期", "统计期", "时期", "周期", "季次", "月次")
_DAY_NAMES = frozenset({"日", "号", "日子", "日数", "day"})
_ENGLISH = {"year": 12, "month": 1, "quarter": 3}


class Part(enum.Enum):
    """What a column says of a date."""

    YEAR = "year"
    MONTHS = "months"
    DAY = "day"


def bare_months(name: str) -> int:
    """How many months a bare number counts in a column of that name: 1 under 月份, 3 under 季度.

    0 where it stands for none.
    """
    plain = comparable(name).removesuffix("份").removesuffix("度")
    return next((size for word, size in _UNITS.items() if plain.endswith(word)), 0)


def is_period_name(name: str) -> bool:
    """True for the name of a column that holds months, quarters or years: 月份, 季度, 报告期."""
    return bare_months(name) > 0 or comparable(name).endswith(_PERIODS)


def months_counted(headers: Sequence[str]) -> int:
    """How many months a bare number counts in a column that goes by these headers."""
    small = (comparable(header).lower() for header in headers)
    return next((size for name in small if (size := bare_months(name) or _ENGLISH.get(name, 0))), 0)


def part_of(headers: Sequence[str]) -> Part | None:
    """What a column of these headers says of a date; None for one that is no part of any.

    >>> part_of(["年度"]), part_of(["季度"]), part_of(["日"])
    (<Part.YEAR: 'year'>, <Part.MONTHS: 'months'>, <Part.DAY: 'day'>)
    """
    size = months_counted(headers)
    if size or any(map(is_period_name, headers)):
        return Part.YEAR if size == _WHOLE_YEAR else Part.MONTHS
    named = any(comparable(header).lower() in _DAY_NAMES for header in headers)
    return Part.DAY if named else None
