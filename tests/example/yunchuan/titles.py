"""Titles: made from parts, each pair of parts used once over both years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .phrases import COUNTY_ONLY, PARTS
from .registry import COUNTY_LEVEL, UNITS
from .themes import THEORY

if TYPE_CHECKING:
    from collections.abc import Callable

    from .dice import Dice

__all__ = ["TOPIC", "TitleMaker"]

TOPIC = "党建"
_LONGEST = 24
_SHORTEST = 8
_PREFIX = {unit.name: unit.prefix for unit in UNITS}
_WITHOUT_PREFIX = 0.2
_WITH_COLON = 0.3

Pair = tuple[str, str]


class TitleMaker:
    """Hands out titles by category and unit, no pair of parts twice."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._left = {name: dice.shuffled(_pairs(*parts)) for name, parts in PARTS.items()}
        self._theory = dice.shuffled(_pairs(*THEORY))

    def about(
        self,
        category: str,
        unit: str,
        *,
        on_topic: bool | None = None,
        goal: str = "",
        named: bool = True,
    ) -> str:
        """A title.

        `on_topic` says whether it speaks of 党建, `goal` names its second part; without
        `named` it never begins with its unit, as in a bulletin that prints the unit beside it.
        """

        def fits(title: str, pair: Pair) -> bool:
            return (
                _suits(unit, pair)
                and on_topic in {None, TOPIC in title}
                and (not goal or pair[1] == goal)
            )

        prefix = self._prefix(category, unit)
        return _taken(self._left[category], prefix if named else "", fits)

    def theory(self, on_topic: bool | None) -> str:
        """A title of a theory article."""
        return _taken(self._theory, "", lambda title, _: on_topic in {None, TOPIC in title})

    def _prefix(self, category: str, unit: str) -> str:
        if category == "问题建议" or self._dice.chance(_WITHOUT_PREFIX):
            return ""
        colon = category != "贯彻落实" and self._dice.chance(_WITH_COLON)
        return _PREFIX[unit] + ("：" if colon else "")


def _pairs(first: tuple[str, ...], second: tuple[str, ...]) -> list[Pair]:
    return [(one, other) for one in first for other in second]


def _suits(unit: str, pair: Pair) -> bool:
    return unit in COUNTY_LEVEL or COUNTY_ONLY.isdisjoint(pair)


def _taken(left: list[Pair], prefix: str, fits: Callable[[str, Pair], bool]) -> str:
    for lead in (prefix, ""):
        for place, pair in enumerate(left):
            title = lead + "".join(pair)
            if _SHORTEST <= len(title) <= _LONGEST and fits(title, pair):
                del left[place]
                return title
    raise LookupError("no title is left")
