"""Cells: what a value in a cell means, as a number or as text."""

from __future__ import annotations

import datetime as dt
import enum
import math
import re
from dataclasses import dataclass
from decimal import Decimal

from zgreport.ledgers.names import comparable, is_blank, tidy

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


_NOTHING = frozenset({"-", "--", "---", "—", "——", "－", "–", "/", "\\", "无", "空", "暂无"})
_NUMBER = re.compile(
    r"(?P<sign>[-+]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?"
    r"(?P<scale>[万亿]?)(?P<unit>%|[^\W\d_]{0,3}|元/?[^\W\d_]?)"
)
_ABOUT = re.compile(
    r"(?:约|近|超过?|逾|大约|将近|不足|不到)[\d.,]+[万亿]?\D{0,3}"
    r"|[\d.,]+[万亿]?(?:余|多|左右|以上|来)[万亿]?\D{0,3}|[\d.,]+[万亿]?\D{0,2}(?:左右|以上|以下)"
    r"|(?:近|数|上|约)[百千万]+\D{0,3}"
)
_INSIDE = re.compile(
    r"(?P<sign>)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?(?:余|多|来)?(?P<scale>[万亿]?)(?P<unit>)"
)
_ROUND = {"百": 100, "千": 1000, "万": 10_000}
_ROUND_WORDS = re.compile(r"[近约上]([百千万]+)\D{0,3}")
_VAGUE = frozenset("余多来几数左右上下约近")
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
_MINUS = str.maketrans({"−": "-", "–": "-", "—": "-", "，": ","})
_MOST_DIGITS = 15


def read_count(value: object) -> Count:
    """The number in a cell: 12, "１２", "1，234", "12篇", "5.6万", "12.5%".

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


def _read_text(text: str) -> Count:
    plain = comparable(text)
    if plain in _NOTHING:
        return Count(Reading.BLANK)
    plain = plain.translate(_MINUS)
    if found := _NUMBER.fullmatch(plain):
        vague = not _VAGUE.isdisjoint(found["unit"])
        return Count(Reading.APPROXIMATE if vague else Reading.EXACT, _scaled(found))
    if not _ABOUT.fullmatch(plain):
        return Count(Reading.NOT_A_NUMBER)
    inside = _INSIDE.search(plain)
    return Count(Reading.APPROXIMATE, _scaled(inside) if inside else _round(plain))


def _round(plain: str) -> int | None:
    """100 of 近百, a million of 近百万; nothing of 数百."""
    found = _ROUND_WORDS.match(plain)
    return math.prod(_ROUND[word] for word in found[1]) if found else None


def _scaled(found: re.Match[str]) -> int | Decimal:
    digits = found["sign"] + found["digits"].replace(",", "") + (found["fraction"] or "")
    number = Decimal(digits) * _SCALES[found["scale"]]
    return _whole(number / 100 if found["unit"] == "%" else number)


def _whole(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number.normalize()


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
