"""Revision: what a text says otherwise than the one before."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Revision", "Rewording", "revision"]

_SENTENCE = Pattern("[^。！？；\n]+[。！？；]*[”’）》]*|[。！？；]+")
_LONGEST, _BEFORE, _BEHIND = 28, 8, 8  # signs of an excerpt, and of what did not change around
_LONGEST_NUMBER = 16
_MOST = 2_000  # sentences between the first and the last change: beyond it they are not matched


@dataclass(frozen=True, slots=True)
class Rewording:
    """A sentence before and after, each shortened around what differs; empty: there was none."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Revision:
    """The first change of a text, None where there is none, and in how many sentences it has."""

    first: Rewording | None
    count: int


def revision(before: Sequence[str], after: Sequence[str]) -> Revision:
    """What the paragraphs say otherwise than those before."""
    pairs = list(_pairs(_sentences(before), _sentences(after)))
    return Revision(_change(*pairs[0]) if pairs else None, len(pairs))


def _sentences(paragraphs: Iterable[str]) -> list[str]:
    found = (match.group().strip() for text in paragraphs for match in _SENTENCE.finditer(text))
    return [sentence for sentence in found if sentence]


def _pairs(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Each sentence that changed with what it became, in their order; empty for none."""
    start = _same(before, after)
    end = _same(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if len(old) > _MOST or len(new) > _MOST:
        yield from zip_longest(old, new, fillvalue="")
        return
    from difflib import SequenceMatcher  # only where something changed

    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield from zip_longest(old[i:j], new[k:m], fillvalue="")


def _same(one: Sequence[object], other: Sequence[object]) -> int:
    """How many are the same at the beginning of both."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _change(before: str, after: str) -> Rewording:
    start = _same(before, after)
    end = _same(before[start:][::-1], after[start:][::-1])
    return Rewording(
        _excerpt(before, start, len(before) - end), _excerpt(after, start, len(after) - end)
    )


def _excerpt(text: str, start: int, end: int) -> str:
    """The words around a place, no number of them cut in two."""
    first = _out_of_a_number(text, max(start - _BEFORE, 0), -1)
    last = _out_of_a_number(text, min(end + _BEHIND, first + _LONGEST, len(text)), 1)
    return "…" * (first > 0) + text[first:last] + "…" * (last < len(text))


def _out_of_a_number(text: str, at: int, step: int) -> int:
    """The nearest place in that direction that is not inside a number."""
    for _ in range(_LONGEST_NUMBER):
        if not (0 < at < len(text) and _is_digit(text[at - 1]) and _is_digit(text[at])):
            break
        at += step
    return at


def _is_digit(sign: str) -> bool:
    return sign.isdecimal() or sign == "."
