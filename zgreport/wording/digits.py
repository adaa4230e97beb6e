"""Digits: exact numbers as Chinese documents print them, in percent and in groups for tables.

The point, the comma and the sign are those of Python's own formats, so no library of locales is
loaded for them, which took a twentieth of a build; the tests hold them to Babel's zh_CN.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from zgreport.wording.rounding import fixed, telling

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["grouped", "percent"]


def percent(share: Fraction | int, decimals: int, never: tuple[int, ...] = ()) -> str:
    """The share in percent: 0.1245 with one decimal is 12.5%.

    More decimals are given where it would turn into one of the percentages `never` without
    being it.  Percentages always stand in Arabic digits (GB/T 15835-2011 5.3).
    """
    return telling(share * 100, decimals, never) + "%"


def grouped(value: Fraction | int, decimals: int = 0) -> str:
    """The value for a table, in groups of three digits: 8342 is 8,342 (GB/T 15835-2011 5.1)."""
    return f"{Decimal(fixed(value, decimals)):,f}"
