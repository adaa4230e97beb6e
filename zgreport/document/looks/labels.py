"""Labels: the numbers that Word itself puts before paragraphs, counted as it counts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.document.looks.properties import (
    Properties,
    attribute,
    number,
    paragraph_properties,
)
from zgreport.document.looks.styles import part_of
from zgreport.document.ooxml import Element, w
from zgreport.numerals.writing import heading
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Labels", "read_labels"]

_LEVELS = 9
_SPELLED = re.compile("chinese|japaneseCounting|ideograph|taiwanese|koreanDigital", re.IGNORECASE)
_MOST_SPELLED = 99
_CIRCLED = 20


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a numbering: where it starts, the form of its number, the text around it."""

    start: int
    form: str
    text: str
    paragraph: Properties


class Labels:
    """The numbering of a file; what it has counted changes with each paragraph asked for."""

    def __init__(self, levels: Mapping[str, tuple[str, Mapping[int, Level]]]) -> None:
        self._levels = levels
        self._counts: dict[str, list[int]] = {}

    def indents(self, properties: Properties) -> Properties:
        """What the numbering of a paragraph sets for its indents."""
        level = self._level(properties)
        return level.paragraph if level else {}

    def next(self, properties: Properties) -> str:
        """The label of the next paragraph, which has these properties; "" where it has none."""
        level, at = self._level(properties), self._depth(properties)
        if level is None:
            return ""
        abstract, levels = self._levels[properties["numId"]]
        counts = self._counts.setdefault(abstract, [])
        while len(counts) <= at:
            counts.append((levels[len(counts)].start if len(counts) in levels else 1) - 1)
        counts[at] += 1
        del counts[at + 1 :]
        return re.sub(r"%([1-9])", lambda found: _shown(found, levels, counts), level.text)

    def _level(self, properties: Properties) -> Level | None:
        _, levels = self._levels.get(properties.get("numId", ""), ("", {}))
        return levels.get(self._depth(properties))

    def _depth(self, properties: Properties) -> int:
        return min(max(int(number(properties.get("ilvl"))), 0), _LEVELS - 1)


def _shown(found: re.Match[str], levels: Mapping[int, Level], counts: list[int]) -> str:
    at = int(found[1]) - 1
    count = max(counts[at], 0) if at < len(counts) else 1
    form = levels[at].form if at in levels else ""
    if _SPELLED.match(form) and 0 < count <= _MOST_SPELLED and "EnclosedCircle" not in form:
        return heading(count)
    if "EnclosedCircle" in form and 0 < count <= _CIRCLED:
        return chr(ord("①") + count - 1)
    return "" if form in ("bullet", "none") else str(count)


def read_labels(parts: Mapping[str, bytes], main: str) -> Labels:
    """The numbering of the file whose body is the part `main`."""
    root = part_of(parts, main, "numbering")
    if root is None:
        return Labels({})
    abstracts = {
        attribute(a, "abstractNumId") or "": _levels(a) for a in root.iter(w("abstractNum"))
    }
    found: dict[str, tuple[str, Mapping[int, Level]]] = {}
    for num in root.iter(w("num")):
        abstract = attribute(num.find(w("abstractNumId"))) or ""
        own = {at: level for o in num.iter(w("lvlOverride")) for at, level in _levels(o).items()}
        ident = attribute(num, "numId") or ""
        restarted = num.find(w("lvlOverride")) is not None
        counter = f"{abstract}/{ident}" if restarted else abstract
        found[ident] = counter, {**abstracts.get(abstract, {}), **own}
    return Labels(found)


def _levels(parent: Element) -> dict[int, Level]:
    return {int(number(attribute(level, "ilvl"))): _read(level) for level in parent.iter(w("lvl"))}


def _read(level: Element) -> Level:
    return Level(
        int(number(attribute(level.find(w("start"))), 1)),
        attribute(level.find(w("numFmt"))) or "decimal",
        attribute(level.find(w("lvlText"))) or "",
        paragraph_properties(level.find(w("pPr"))),
    )
