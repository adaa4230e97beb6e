"""Magnitude: large numbers with 万 and 亿, and ranges.

Only 万 and 亿 may join Arabic digits (GB/T 15835-2011 5.3): never 4千 or 3百, and one unit only,
never 3亿4500万.  Prose does not group digits (5.1).
"""

from __future__ import annotations

from fractions import Fraction

from zgreport.wording.rounding import half_up, trimmed

__all__ = ["UNITS", "scaled", "span"]

UNITS = (("", 1), ("万", 10**4), ("亿", 10**8), ("万亿", 10**12))
"""The units that may follow digits, with their sizes, smallest first."""


def scaled(value: Fraction | int, places: int = 1, least: str = "万") -> str:
    """The value with the largest unit that fits, rounded half up: 402371 is 40.2万.

    At most `places` decimals, no zeros at the end.  The unit is chosen after rounding, so
    that 99999999 is 1亿, not 10000万.  Where the unit would be smaller than `least`, as below
    10000, the number stands without one.
    """
    exact = Fraction(value)
    fitting = (unit for unit in UNITS if abs(half_up(exact / unit[1], places)) < 10**4)
    name, size = next(fitting, UNITS[-1])
    if size < dict(UNITS)[least]:
        return trimmed(exact, places)
    return trimmed(exact / size, places) + name


def span(low: str, high: str) -> str:
    """A range with 浪纹线, both ends with their unit: 15%～30%, 9亿～16亿, 3篇～5篇.

    `low` and `high` are finished texts; equal ones are said once.
    Source: GB/T 15835 5.1, GB/T 15834 4.13.
    """
    return low if low == high else f"{low}～{high}"
