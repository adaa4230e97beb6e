"""Digits: exact numbers as the locale prints them, in percent and in groups for tables.

Babel knows the signs and the groups of zh_CN.  It is handed finished digits, because it rounds a
half to even (12.45% to 12.4%) and at 28 digits; `rounding` does that half up, from the exact
value.  Magnitudes are not its work either: it writes 99999999 as 10000万.
"""

from __future__ import annotations

import decimal
from decimal import Decimal
from typing import TYPE_CHECKING

from babel import Locale
from babel.numbers import format_decimal, format_percent

from zgreport.wording.rounding import fixed, telling

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["grouped", "percent"]

_LOCALE = Locale.parse("zh_CN")  # once: by its name Babel looks it up for every number


def percent(share: Fraction | int, decimals: int, never: tuple[int, ...] = ()) -> str:
    """The share in percent: 0.1245 with one decimal is 12.5%.

    More decimals are given where it would turn into one of the percentages `never` without
    being it.  Percentages always stand in Arabic digits (GB/T 15835-2011 5.3).
    """
    digits = telling(share * 100, decimals, never)
    with decimal.localcontext(prec=decimal.MAX_PREC):
        exact = Decimal(digits).scaleb(-2)
        return format_percent(exact, _pattern("0", digits) + "%", locale=_LOCALE)


def grouped(value: Fraction | int, decimals: int = 0) -> str:
    """The value for a table, in groups of three digits: 8342 is 8,342 (GB/T 15835-2011 5.1)."""
    digits = fixed(value, decimals)
    with decimal.localcontext(prec=decimal.MAX_PREC):
        return format_decimal(Decimal(digits), _pattern("#,##0", digits), locale=_LOCALE)


def _pattern(whole: str, digits: str) -> str:
    """The pattern that prints as many decimals as the digits have."""
    rest = digits.partition(".")[2]
    return f"{whole}.{'0' * len(rest)}" if rest else whole
