"""Approximation: round numbers with exactly one word that says how they are round.

The words are true of the number and name it closely.  The round number below (the floor) keeps
two significant digits, tens below 100; from 10000 on it is said in 万, from 1亿 on in 亿, from
1万亿 on in 万亿, with one decimal where its second digit is a tenth of those:

  below 10            none: such a number is given exactly
  10 to 999           tens                  21 → 20多, 563 → 560多
  1000 to 9999        hundreds              8342 → 8300多
  10000 and more      27123 → 2.7万多, 402371 → 40万多, 1234567 → 120多万, 123456789 → 1.2亿多

多 stands behind the last digit kept: before 万 where that digit counts tens of 万 or more and the
number has more whole 万 (120多万: 121万 to 129万), else after it (40万多: 400001 to 409999).  None
follows an exact count.  A number less than 1% below one of a single significant digit is 近 that
(99600 is 近10万, 9999 is 近1万), so that nobody reads 9900多 for it.

Source: GB/T 15835-2011 4.3 and 5.3, and the usage of 余万 and 万余.
"""

from __future__ import annotations

import enum
from fractions import Fraction

from zgreport.figures.model import Figure, Kind
from zgreport.numerals.units import parted_word
from zgreport.wording.quantity import amount, quantity
from zgreport.wording.rounding import trimmed

__all__ = [
    "NEVER_ROUND",
    "Word",
    "approximate",
    "approximate_figure",
    "exceeding",
    "marked",
    "nearing",
    "rounded_down",
    "rounded_down_figure",
    "up_to",
]

NEVER_ROUND = frozenset({Kind.RANK, Kind.SHARE, Kind.PER})
"""The kinds of figures that are said exactly."""

_NEAR = Fraction(1, 20)  # 近 and 约 are true within a twentieth
_ALMOST = Fraction(1, 100)  # less than this below a single digit and zeros, .约 says 近
_UNITS = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4))


class Word(enum.StrEnum):
    """The words of approximation; one at a time."""

    MORE = "多"  # after the number: it and some more
    ODD = "余"  # the same, more written
    OVER = "超过"
    BEYOND = "逾"
    NEAR = "近"
    BELOW = "不足"
    ABOUT = "约"
    REACHING = "达"  # where nobody can know whether the number is round: 超过40万, 达40万


def rounded_down(value: int | Fraction, unit: str, marker: str = "多") -> str:
    """The number rounded down with 多 or 余 (.约), exact where it is round: 560多篇, 20篇, 9篇.

    近 with the number above where it is all but that: 近10万次.
    """
    return _almost(value, unit) or _marked_plainly(value, unit, marker) or _exact(value) + unit


def _marked_plainly(value: int | Fraction, unit: str, marker: str) -> str | None:
    """By `marked`, but 超过1.1万篇 for 1.1万余篇: 余 stands behind whole numbers only."""
    text = marked(value, unit, marker)
    return exceeding(value, unit) if text and marker == "余" and "." in text else text


def marked(value: int | Fraction, unit: str, marker: str = "多") -> str | None:
    """The number rounded down with 多 or 余 (.多, .余); None where it is round already."""
    floor = _floor(value)
    if floor is None or value < floor + 1 or _is_round(value):
        return None
    return _with_marker(int(value), floor, marker) + unit


def exceeding(value: int | Fraction, unit: str, word: str = "超过") -> str | None:
    """超过 or 逾 with the round number below (.超): 超过40万次; None where it is exactly that."""
    floor = _floor(value)
    if floor is None or floor == value:
        return None
    return word + _exact(floor) + unit


def up_to(value: int | Fraction, unit: str) -> str | None:
    """超过 with the round number below, or 达 where it is exactly that (.达): always true.

    近 with the number above where it is all but that: 近1万次.  Below 10, and below nothing, it is
    the number itself: 达9人次.  None for less than 1.
    """
    if value < 1:
        return None
    if text := _almost(value, unit):
        return text
    if value >= 10 and (text := exceeding(value, unit)):
        return text
    return Word.REACHING + _exact(value) + unit


def nearing(value: int | Fraction, unit: str) -> str | None:
    """近 with a round number above (.近): 583 is 近600篇; None where none is near.

    Near is at most 5% off, and nearer than the round number below.
    """
    ceiling = _near_ceiling(value)
    return None if ceiling is None else "近" + _exact(ceiling) + unit


def approximate(value: int | Fraction, unit: str, word: Word) -> str | None:
    """The number with that word; None where it would be false or the number is round."""
    if word in (Word.MORE, Word.ODD):
        return marked(value, unit, word)
    if word in (Word.OVER, Word.BEYOND):
        return exceeding(value, unit, word)
    if word is Word.NEAR:
        return nearing(value, unit)
    if word is Word.REACHING:
        return up_to(value, unit)
    around = _ceiling(value) if word is Word.BELOW else _nearest(value)
    return None if around is None else word + _exact(around) + unit


def approximate_figure(figure: Figure, word: Word) -> str | None:
    """The figure's value with that word; None where it would be false.

    Ranks, shares and rates are not approximated.
    """
    if figure.value is None or figure.kind in NEVER_ROUND:
        return None
    return approximate(*_with_one_size(figure.value, figure.unit), word)


def rounded_down_figure(figure: Figure, marker: str = "多") -> str:
    """The figure's value by `rounded_down`; ranks, shares, rates as they are; "" for None."""
    if figure.value is None or figure.kind in NEVER_ROUND:
        return quantity(figure)
    value, unit = _with_one_size(figure.value, figure.unit)
    if text := _almost(value, unit) or _marked_plainly(value, unit, marker):
        return text
    if value.denominator == 1 and _is_round(value):
        return _exact(value) + unit
    return amount(figure.value, figure)


def _with_one_size(value: Fraction, unit: str) -> tuple[Fraction, str]:
    """402371万元 as so many 元, so that it is 40亿多元 and not 40万多万元."""
    word, size = parted_word(unit) if value >= 10**4 else (unit, 1)
    return value * size, word


def _exact(value: int | Fraction) -> str:
    """The number, with 万 or 亿 where it is so many of them or tenths of them: 40万, 1.7万, 563."""
    for name, size in _UNITS:
        if value >= size and 10 * value % size == 0:
            return f"{trimmed(Fraction(value) / size, 1)}{name}"
    return trimmed(value, 2)


def _leading(value: int | Fraction) -> int:
    """The step that keeps two leading digits: 10 for 563, 100 for 8342, 10000 for 402371."""
    return max(10, int(10 ** (len(str(int(value))) - 2)))


def _floor(value: int | Fraction) -> int | None:
    """The round number at or below the value, of two significant digits; None below 10."""
    if value < 10:
        return None
    step = _leading(value)
    return int(value // step) * step


def _almost(value: int | Fraction, unit: str) -> str | None:
    """近 with a number of one significant digit less than 1% above; None where none is."""
    if value < 10 or _is_round(value):
        return None
    step = _leading(value) * 10
    above = int(value // step + 1) * step
    return f"近{_exact(above)}{unit}" if above - value < _ALMOST * above else None


def _is_round(value: int | Fraction) -> bool:
    return value % _leading(value) == 0


def _with_marker(value: int, floor: int, marker: str) -> str:
    """The floor with the marker in its place: 560多, 120多万, 40万多, 2.7万多."""
    name, size = next(((n, s) for n, s in _UNITS if floor >= s), ("", 1))
    if not name:
        return f"{floor}{marker}"
    whole, least = floor // size, value // size
    if floor % size == 0 and whole % 10 == 0 and least > whole:
        return f"{whole}{marker}{name}"
    return f"{_exact(floor)}{marker}"


def _ceiling(value: int | Fraction) -> int | None:
    """The next number with two leading digits above the value; None below 10 and if round."""
    if value < 10 or _is_round(value):
        return None
    step = _leading(value)
    return int(value // step + 1) * step


def _near_ceiling(value: int | Fraction) -> int | None:
    if value < 10:
        return None
    for step in (_leading(value) * 10, _leading(value)):
        missing = -value % step
        if 0 < missing <= _NEAR * (value + missing) and 2 * missing < step:
            return int(value + missing)
    return None


def _nearest(value: int | Fraction) -> int | None:
    """The nearest number with two leading digits; None below 10, if round or further than 5%."""
    if value < 10 or _is_round(value):
        return None
    step = _leading(value)
    around = int(Fraction(value) / step + Fraction(1, 2)) * step
    return around if abs(around - Fraction(value)) <= _NEAR * around else None
