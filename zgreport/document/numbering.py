"""Numbering: numerals for 序 and 共, in the order the finished document has its items."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from zgreport.block_words import ENDS, OPENS, head_of
from zgreport.findings import room
from zgreport.marks import COUNT, END, MIDDLE, ORDINAL, START
from zgreport.names import near_misses
from zgreport.numerals.writing import heading
from zgreport.patterns import Pattern
from zgreport.quotes import SORTS

if TYPE_CHECKING:
    from zgreport.findings import Finding
    from zgreport.tags import Tag

__all__ = ["Counts", "count", "expected", "numbered", "oddly_numbered"]

_ROOM = room("document")

_MARK = Pattern(f"{START}({ORDINAL}|{COUNT})([^{START}{MIDDLE}{END}]*){MIDDLE}{END}(是?)")


_SIGNS = "".join(SORTS)
_NAMED = re.compile(rf"([序共])\s*[(（]\s*[{_SIGNS}]([^{_SIGNS}]*)[{_SIGNS}]\s*[)）]")


class Counts(Mapping[str, int]):
    """How many items each name numbers, as the previous pass found; it notes what is asked.

    A name that was not found counts 0 items, so that a template may ask before there is one.
    """

    def __init__(self, found: Mapping[str, int]) -> None:
        self._found = dict(found)
        self._asked: set[str] = set()
        self._all_asked = False

    def __getitem__(self, name: str) -> int:
        self._asked.add(name)
        return self._found.get(name, 0)

    def __contains__(self, name: object) -> bool:
        self._asked.add(str(name))
        return name in self._found

    def __iter__(self) -> Iterator[str]:
        self._all_asked = True
        return iter(self._found)

    def __len__(self) -> int:
        self._all_asked = True
        return len(self._found)

    def wrong(self, found: Mapping[str, int]) -> tuple[str, ...]:
        """The names whose count was told otherwise than it has been found now."""
        told = self._asked | (self._found.keys() | found.keys() if self._all_asked else set())
        return tuple(sorted(n for n in told if self._found.get(n, 0) != found.get(n, 0)))


def count(texts: Iterable[str]) -> dict[str, int]:
    """How many items each name numbers in the filled parts; 0 where it is only counted."""
    found: dict[str, int] = {}
    for text in texts:
        for mark in _MARK.finditer(text):
            name = html.unescape(mark[2])
            found[name] = found.get(name, 0) + (mark[1] == ORDINAL)
    return found


def expected(tags: Iterable[Tag]) -> dict[str, int]:
    """How many items each name numbers where every 序 of the template is printed once.

    A guess to begin with: it is right unless one stands in a loop or falls away.
    """
    found: dict[str, int] = {}
    for tag in tags:
        for word, name in _NAMED.findall(tag.body):
            found[name] = found.get(name, 0) + (word == "序")
    return found


def oddly_numbered(tags: Sequence[Tag]) -> tuple[Finding, ...]:
    """What is odd of the names of 序 and 共: errors and warnings, each at its tag."""
    return (*_never_numbered(tags), *_numbered_alone(tags))


def _never_numbered(tags: Iterable[Tag]) -> tuple[Finding, ...]:
    """An error for each name that 共 counts though no 序 numbers it: a slip of the hand."""
    named = [(name, tag.place) for tag in tags for name in _NAMED.findall(tag.body)]
    known = {name for (word, name), _ in named if word == "序"}
    lost = {name: place for (word, name), place in named if word == "共" and name not in known}
    return tuple(
        _ROOM.error("never_numbered", place, name=name, near=near_misses(name, known))
        for name, place in lost.items()
    )


def _numbered_alone(tags: Iterable[Tag]) -> tuple[Finding, ...]:
    """A warning for each name that one 序 alone numbers, outside of loops, and is like another's.

    一、 has no 二、 behind it: most likely it is another name misspelt, whose numbers go wrong too.
    What 共 counts is meant.
    """
    uses: dict[str, list[tuple[str, Tag, bool]]] = {}
    open_blocks: list[str] = []
    for tag in tags:
        word = head_of(tag.body).word if tag.kind == "%" else ""
        if word in OPENS:
            open_blocks.append(word)
        elif word in ENDS and open_blocks:
            open_blocks.pop()
        for numbers, name in _NAMED.findall(tag.body):
            uses.setdefault(name, []).append((numbers, tag, "for" in open_blocks))
    alone = {n: used[0][1].place for n, used in uses.items() if _is_alone(used)}
    near = {name: near_misses(name, uses.keys() - {name}) for name in alone}
    return tuple(
        _ROOM.warning("ordinal_alone", alone[name], name=name, near=others)
        for name, others in near.items()
        if others
    )


def _is_alone(used: Sequence[tuple[str, Tag, bool]]) -> bool:
    """True for one 序 that is no part of a loop."""
    return [(numbers, in_loop) for numbers, _, in_loop in used] == [("序", False)]


def numbered(texts: Sequence[str]) -> tuple[str, ...]:
    """The filled parts with numerals for the marks: 一, 二, … in order over all the parts.

    A single item is not told as 一是, since no 二是 follows: mark and 是 are left out.
    """
    totals = count(texts)
    reached: dict[str, int] = {}

    def numeral(mark: re.Match[str]) -> str:
        name = html.unescape(mark[2])
        if mark[1] == COUNT:
            return _amount(totals[name]) + mark[3]
        if mark[3] and totals[name] == 1:
            return ""
        reached[name] = reached.get(name, 0) + 1
        return heading(reached[name]) + mark[3]

    return tuple(_MARK.sub(numeral, text) for text in texts)


def _amount(number: int) -> str:
    """A count before a measure word: 两面镜子, never 二面镜子."""
    return {0: "零", 2: "两"}.get(number) or heading(number)
