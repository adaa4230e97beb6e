"""Habits: the many ways in which staff write the same date, number or name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .dice import Dice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from .records import Medium, Unit
    from .sheets import Cell

__all__ = ["Habits", "full_width", "han", "joined_digits", "pointed", "short", "thousands", "yes"]

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_CANONICAL = 0.55


def pointed(day: date) -> str:
    """2023.4.5."""
    return f"{day.year}.{day.month}.{day.day}"


def han(day: date) -> str:
    """2023年4月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def short(day: date) -> str:
    """4月5日, without the year."""
    return f"{day.month}月{day.day}日"


def joined_digits(day: date) -> str:
    """20230405."""
    return day.strftime("%Y%m%d")


def full_width(number: int) -> str:
    """１２３４."""
    return str(number).translate(_FULL_WIDTH)


def thousands(number: int, mark: str = "，") -> str:
    """1，234 with a full-width comma, or with another mark."""
    return f"{number:,}".replace(",", mark)


def yes(holds: bool) -> str:
    """是 or 否."""
    return "是" if holds else "否"


class Habits:
    """One clerk's way of writing names and numbers: now this way, now that."""

    def __init__(self, seed: int, units: Sequence[Unit], media: Sequence[Medium]) -> None:
        self._dice = Dice(seed)
        self._names = {unit.name: unit.aliases for unit in units}
        self._names |= {medium.name: medium.aliases for medium in media}

    def name(self, name: str) -> str:
        """The name, or one of its aliases."""
        if self._dice.chance(_CANONICAL):
            return name
        return self._dice.pick(self._names[name])

    def number(self, number: int) -> Cell:
        """The number, now and then as text: full-width digits, or commas for the thousands."""
        kind = self._dice.below(12)
        if kind == 0:
            return full_width(number)
        if kind in {1, 2}:
            return thousands(number, "，" if kind == 1 else ",")
        return number
