"""Signs: those that a pattern cannot do without, and which paragraphs hold them.

A hundred rules ask two hundred paragraphs, most of them cells of a table: asking each took half of
the reading, and nearly all of it to hear that a cell with a number in it has no 约 to be doubled.
"""

from __future__ import annotations

import functools
import re
import sys
from typing import TYPE_CHECKING, Any

from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["Holding", "needed"]

Signs = frozenset[str]

_DIGIT = "\\d"
"""Stands for all the decimal digits there are, in any script."""
_MOST = 200  # signs of a set that are still looked up one by one


@dataclass(frozen=True, slots=True)
class Holding:
    """Which of a row of texts hold which sign: for each sign the texts, as bits of a number."""

    by_sign: Mapping[str, int]
    count: int

    @classmethod
    def of(cls, texts: Sequence[str]) -> Holding:
        """What the texts hold."""
        held: dict[str, int] = {}
        for number, text in enumerate(texts):
            bit = 1 << number
            for sign in set(text):
                held[sign] = held.get(sign, 0) | bit
        digits = (bits for sign, bits in held.items() if sign.isdecimal())
        held[_DIGIT] = functools.reduce(int.__or__, digits, 0)
        return cls(held, len(texts))

    def may_match(self, needs: Iterable[tuple[Signs, ...]]) -> Iterator[int]:
        """The numbers, from 0, of the texts in which one of the patterns may match.

        `needs` are what the patterns need; one that needs nothing may match anywhere.
        """
        bits = 0
        for sets in needs:
            bits |= self._with_all(sets)
        while bits:
            lowest = bits & -bits
            yield lowest.bit_length() - 1
            bits ^= lowest

    def _with_all(self, sets: tuple[Signs, ...]) -> int:
        bits = (1 << self.count) - 1
        for signs in sets:
            held = 0
            for sign in signs:
                held |= self.by_sign.get(sign, 0)
            bits &= held
        return bits


def needed(source: str) -> tuple[Signs, ...]:
    """Sets of signs, of each of which a text holds one where the pattern matches in it.

    None of them where Python reads patterns in another way than is known here.
    """
    reader: Any = sys.modules.get("re._parser")
    if reader is None:
        return ()
    tree = reader.parse(source)
    if tree.state.flags & re.IGNORECASE:
        return ()
    return tuple(set(_of_all(tree)))


def _of_all(tree: Iterable[tuple[Any, Any]]) -> Iterator[Signs]:
    """What is needed for what stands one behind the other."""
    for kind, found in tree:
        name = str(kind)
        if name == "LITERAL":
            yield frozenset(chr(found))
        elif name == "IN":
            yield from _of_set(found)
        elif name == "BRANCH":
            yield from _of_any(found[1])
        else:
            yield from _of_all(_inner(name, found))


def _inner(kind: str, found: Any) -> Iterable[tuple[Any, Any]]:
    """What has to match within: nothing where it may be left out, or is to be absent."""
    match kind:
        case "SUBPATTERN":
            inner = () if found[1] & re.IGNORECASE else found[3]
        case "ATOMIC_GROUP":
            inner = found
        case "ASSERT":
            inner = found[1]
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            inner = found[2] if found[0] else ()
        case _:
            inner = ()
    return inner


def _of_any(branches: Iterable[Any]) -> Iterator[Signs]:
    """What one of several needs: of each the fewest signs; nothing where one needs nothing."""
    each = [min(_of_all(branch), key=len, default=frozenset[str]()) for branch in branches]
    together = frozenset[str]().union(*each)
    if all(each) and len(together) <= _MOST:
        yield together


def _of_set(members: Iterable[tuple[Any, Any]]) -> Iterator[Signs]:
    signs: set[str] = set()
    for kind, found in members:
        match str(kind):
            case "LITERAL":
                signs.add(chr(found))
            case "RANGE" if found[1] - found[0] < _MOST:
                signs.update(map(chr, range(found[0], found[1] + 1)))
            case "CATEGORY" if str(found) == "CATEGORY_DIGIT":
                signs.add(_DIGIT)
            case _:
                return
    if len(signs) <= _MOST:
        yield frozenset(signs)
