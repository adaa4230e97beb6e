"""Cells: what a value in a cell means, as a number or as text."""

from __future__ import annotations

import datetime as dt
import enum
import functools
import math
import re
import string
from dataclasses import dataclass
from decimal import Decimal

from zgreport.names import comparable, is_blank, tidy
from zgreport.numerals import reading

__all__ = ["Count", "Reading", "is_plain_number", "read_count", "text_of"]


class Reading(enum.StrEnum):
    """How a cell was read as a number."""

    EXACT = "exact"
    BLANK = "blank"
    APPROXIMATE = "approximate"  # 20余篇, 近百: never silently the number in it
    LOST_DIGITS = "lost_digits"  # Excel keeps 15 digits
    NOT_A_NUMBER = "not_a_number"


@dataclass(frozen=True, slots=True)
class Count:
    """A number read from a cell; an approximate one keeps the number in it, if there is one."""

    reading: Reading
    value: int | Decimal | None = None

    @property
    def exact(self) -> int | Decimal | None:
        """The number, None unless it is exact."""
        return self.value if self.reading is Reading.EXACT else None


# What staff type for none.
_NOTHING = frozenset({"-", "--", "---", "—", "——", "－", "–", "/", "\\", "无", "空", "暂无"})
# Read behind a number: 12篇.
_COUNTED = frozenset("篇条个件次人名位份期场项家户天分字元")
# What a Chinese input method makes of a minus.
_DASHES = str.maketrans("–—", "--")
_LONGEST_UNIT = 3  # 万人次
_MOST_DIGITS = 15  # a double holds 15 digits surely; Excel shows no more


def read_count(value: object) -> Count:
    """The number in a cell: 12, "１２", "1，234", "12篇", "5.6万", "12.5%", "五百六十三".

    A dash, 无 or an empty cell is blank, which is not 0.

    >>> read_count("1，234").value, read_count("20余篇").reading.value
    (1234, 'approximate')
    """
    if is_blank(value):
        return Count(Reading.BLANK)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return Count(Reading.NOT_A_NUMBER)
    return _read_text(value) if isinstance(value, str) else _read_number(value)


def _read_number(value: float) -> Count:
    if not math.isfinite(value):
        return Count(Reading.NOT_A_NUMBER)
    if abs(value) >= 10**_MOST_DIGITS:
        return Count(Reading.LOST_DIGITS)
    return Count(Reading.EXACT, _whole(Decimal(repr(value))))


@functools.lru_cache(maxsize=1 << 14)
def _read_text(text: str) -> Count:
    plain = comparable(text)
    if plain in _NOTHING:
        return Count(Reading.BLANK)
    if _MARK.search(text) and len(tidy(text)) > 1:  # 563① is 563 with a note, not 5631
        return Count(Reading.NOT_A_NUMBER)
    found = reading.parse(plain.translate(_DASHES))
    if found is None or not _is_count(plain, found):
        vague = reading.is_estimate(plain)
        return Count(Reading.APPROXIMATE if vague else Reading.NOT_A_NUMBER)
    value = Decimal(found.value.numerator) / Decimal(found.value.denominator)
    return Count(Reading.APPROXIMATE if found.approximate else Reading.EXACT, _whole(value))


def _is_count(plain: str, found: reading.Reading) -> bool:
    """True for digits with hardly anything behind them, and for 五十篇; not for 一般 or 三月."""
    if any(sign in string.digits for sign in plain):
        return len(found.unit) <= _LONGEST_UNIT or found.unit.startswith("元/")
    return not found.unit or found.unit in _COUNTED or found.unit == "%"


def _whole(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number.normalize()


_MARK = re.compile("[\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089\u2460-\u24ff\u2776-\u2793]")
_PLAIN = re.compile(r"[-+]?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?")


def is_plain_number(value: object) -> bool:
    """True for a number, and for a text that is nothing but one, without zeros in front."""
    if isinstance(value, str):
        plain = comparable(value)
        return bool(_PLAIN.fullmatch(plain)) and len(plain) <= _MOST_DIGITS
    return isinstance(value, int | float) and not isinstance(value, bool)


def text_of(value: object) -> str | None:
    """The cell as text: a whole number without ".0", 是 and 否, an ISO date; None when blank.

    >>> text_of(12.0), text_of(True)
    ('12', '是')
    """
    if isinstance(value, str):
        return tidy(value) or None
    if value is None:
        return None
    return "、".join(map(str, value)) if isinstance(value, tuple) else _text_of(value)


def _text_of(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return str(value)
