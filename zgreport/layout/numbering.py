"""Numbering: the form of number that a heading begins with, and the level that it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.numerals.reading import spelled_value
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    import re

__all__ = ["FORMS", "Numbered", "numbered"]

_N = "[一二三四五六七八九十百]{1,4}"
_BEGINNINGS = (
    (1, Pattern(rf"\s*(?P<n>{_N})(?P<mark>[、.．，,：:）)])")),
    (2, Pattern(rf"\s*[（(](?P<n>{_N})[）)](?P<mark>[、.．，,：:]?)")),
    (3, Pattern(r"\s*(?P<n>\d{1,2})(?P<mark>[、.．，,）)])(?![0-9]{1,2}(?![0-9年]))")),
    (4, Pattern(r"\s*[（(](?P<n>\d{1,2})[）)](?P<mark>[、.．，,：:]?)")),
)
_RIGHT = {
    1: Pattern(rf"\s*{_N}、"),
    2: Pattern(rf"\s*（{_N}）(?![、.．，,：:])"),
    3: Pattern(r"\s*[0-9]{1,2}[.．]"),
    4: Pattern(r"\s*（[0-9]{1,2}）(?![、.．，,：:])"),
}
_QUANTITY = Pattern(
    "(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})(?:季|月|日|号|产业|线|级|类|期|批|届|、|等)"
)

FORMS = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
"""The form of the number of each level (7.3.3)."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number before a heading: its level, its value, how it is written, whether rightly so."""

    level: int
    value: int
    written: str
    is_right: bool


def numbered(text: str) -> Numbered | None:
    """The number that a text begins with; None where it begins with none."""
    for level, pattern in _BEGINNINGS:
        found = pattern.match(text)
        if found and not _is_quantity(text, found):
            is_right = _RIGHT[level].match(text) is not None
            return Numbered(level, _value(found["n"]), found[0].strip(), is_right)
    return None


def _is_quantity(text: str, found: re.Match[str]) -> bool:
    """一、二季度 and 3、4月 count something."""
    return found["mark"] in "、，," and _QUANTITY.match(text, found.end()) is not None


def _value(digits: str) -> int:
    return int(digits) if digits.isdecimal() else spelled_value(digits) or 0
