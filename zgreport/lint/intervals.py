"""Intervals: the values that a number with a word of approximation may stand for."""

from __future__ import annotations

from fractions import Fraction

from zgreport.values import dataclass

__all__ = ["NO_LIMIT", "Interval", "allowed", "in_digits"]

NO_LIMIT = Fraction(10**40)
"""The upper end of 三百以上."""

_MORE = ("余", "多", "来")
_ABOVE = ("超过", "超", "逾", "突破", "至少", "不少于", "不低于", "高于", "多于", "以上")
_BELOW = ("将近", "接近", "近", "不足", "不到", "不满", "少于", "低于")
_MOST = ("最多", "至多", "不超过", "不高于", "以下", "以内")
_NEAR = Fraction(1, 5)  # what 近, 约 and 左右 allow on their side: wide, for no word measures it


@dataclass(frozen=True, slots=True)
class Interval:
    """The values a number may stand for, both ends included."""

    low: Fraction
    high: Fraction

    def meets(self, other: Interval) -> bool:
        """True where some value is in both."""
        return self.low <= other.high and other.low <= self.high

    def wider(self, by: Fraction) -> Interval:
        """The interval with both ends moved out."""
        return Interval(self.low - by, self.high + by)


def allowed(
    value: Fraction, mark: str, step: Fraction, *, is_percent: bool, rough: bool
) -> Interval:
    """What 多, 近, 约 and their like allow; 280多 is up to 290, 近300 above 240.

    `step` is the place of the last printed digit; a `rough` one (三成) allows that much.
    """
    if not mark:
        return Interval(value, value)
    if mark in _MORE:
        return Interval(value, value + _place(value, step))
    if mark in _ABOVE:
        return Interval(
            value,
            value * Fraction(6, 5) if is_percent or mark in ("超过", "超", "逾") else NO_LIMIT,
        )
    if mark in _MOST:
        return Interval(Fraction(0), value)
    if mark in _BELOW:
        return Interval(value * (1 - _NEAR), value)
    margin = step if rough else value * _NEAR
    return Interval(value - margin, value + margin)


def _place(value: Fraction, step: Fraction) -> Fraction:
    """The place of the last digit that is not 0: 10 of 560, 100000 of 40万; below 1 the step."""
    place = step
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def in_digits(value: Fraction, step: Fraction) -> str:
    """The value, not below 0, in digits: half up, with as many decimals as the step has.

    >>> in_digits(Fraction(161, 667) * 100, Fraction(1, 10))
    '24.1'
    """
    places = len(str(step.denominator)) - 1
    digits = str(int(value * 10**places + Fraction(1, 2))).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
