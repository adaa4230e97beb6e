"""Rounding: exact numbers to decimal text, half up, once and last.

GB/T 8170 rounds an exact half to even, as Babel and `round` do; readers check with a
spreadsheet, which rounds half up, so half up it is (away from zero below zero).
"""

from __future__ import annotations

from fractions import Fraction

__all__ = ["fixed", "half_up", "telling", "trimmed"]


def half_up(value: Fraction | int, places: int) -> Fraction:
    """The value rounded to that many decimal places, half away from zero; exact."""
    scale = 10**places
    return Fraction(_units(value, scale), scale)


def _units(value: Fraction | int, scale: int) -> int:
    """The value in units of one over `scale`, half away from zero; whole numbers all the way."""
    size = (2 * abs(value.numerator) * scale + value.denominator) // (2 * value.denominator)
    return size if value >= 0 else -size


def fixed(value: Fraction | int, places: int) -> str:
    """The value with exactly that many decimal places: 12.45 with one is "12.5".

    No grouping, a leading 0 (GB/T 15835 5.1), "-" for negative, never "-0".
    """
    scale = 10**places
    units = _units(value, scale)
    whole, rest = divmod(abs(units), scale)
    sign = "-" if units < 0 else ""
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"


def trimmed(value: Fraction | int, places: int) -> str:
    """The value with at most that many decimal places, no zeros at the end."""
    text = fixed(value, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def telling(value: Fraction | int, places: int, forbidden: tuple[int, ...], most: int = 6) -> str:
    """The value as `fixed`, with more places where it would turn into what it is not.

    telling(99.96, 1, (0, 100)) is "99.96": less than all must not read as all, and more than
    nothing not as nothing.  At most `most` places.
    """
    while places < most and half_up(value, places) in forbidden and value not in forbidden:
        places += 1
    return fixed(value, places)
