"""Likeness: how much two texts say the same, and which of two rows of things belong together."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

__all__ = ["alike", "best_pairs", "in_order"]

T = TypeVar("T")

_LONGEST = 600  # signs of a text that are compared
_MOST_PAIRS = 250_000
_AHEAD = 40


def alike(first: str, second: str) -> float:
    """From 0 to 1: the pairs of signs that both texts have (Dice's coefficient)."""
    if first == second:
        return 1.0
    one, other = (Counter(pairwise(f"\n{text[:_LONGEST]}\n")) for text in (first, second))
    shared = sum((one & other).values())
    return 2 * shared / (one.total() + other.total())


def in_order(
    old: Sequence[Hashable], new: Sequence[Hashable]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The gaps between what both have in one order: where each begins and ends in both."""
    start, ends = _same_ends(old, new)
    before, after = old[start : len(old) - ends], new[start : len(new) - ends]
    if len(before) * len(after) > _MOST_PAIRS:
        gaps = _nearby(before, after)
    else:
        opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        gaps = ((a, b, c, d) for tag, a, b, c, d in opcodes if tag != "equal")
    for a, b, c, d in gaps:
        yield (start + a, start + b), (start + c, start + d)


def _nearby(
    old: Sequence[Hashable], new: Sequence[Hashable]
) -> Iterator[tuple[int, int, int, int]]:
    """The gaps of very long rows: what both have next is looked for a little way ahead only."""
    a = c = 0
    while a < len(old) or c < len(new):
        b, d = next(_ahead(old, new, a, c), (len(old), len(new)))
        if (b, d) != (a, c):
            yield a, b, c, d
        a, c = b + 1, d + 1


def _ahead(
    old: Sequence[Hashable], new: Sequence[Hashable], a: int, c: int
) -> Iterator[tuple[int, int]]:
    """The next places at which both have the same, the nearest first."""
    for far in range(2 * _AHEAD):
        for b in range(max(0, far - _AHEAD), min(far, _AHEAD) + 1):
            i, j = a + b, c + far - b
            if i < len(old) and j < len(new) and old[i] == new[j]:
                yield i, j


def _same_ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    """How many are the same at the beginning, and at the end."""
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - start
    ends = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    return start, ends


def best_pairs(
    old: Iterable[T],
    new: Iterable[T],
    same: Callable[[T], Hashable],
    like: Callable[[T, T], float],
    least: float,
) -> Iterator[tuple[T, T]]:
    """Pairs that belong together: the `same` ones, then the likest of at least so much."""
    left, right = list(old), list(new)
    waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for number, each in enumerate(right):
        waiting[same(each)].append(number)
    taken: set[int] = set()
    rest: list[int] = []
    for number, each in enumerate(left):
        if found := waiting[same(each)]:
            taken.add(found[0])
            yield each, right[found.popleft()]
        else:
            rest.append(number)
    others = [number for number in range(len(right)) if number not in taken]
    if len(rest) * len(others) <= _MOST_PAIRS // 10:
        for a, b in _likest(rest, others, lambda a, b: like(left[a], right[b]), least):
            yield left[a], right[b]


def _likest(
    rest: Iterable[int], others: Sequence[int], like: Callable[[int, int], float], least: float
) -> Iterator[tuple[int, int]]:
    ranked = sorted(
        (-score, abs(a - b), a, b) for a in rest for b in others if (score := like(a, b)) >= least
    )
    used: tuple[set[int], set[int]] = set(), set()
    for _, _, a, b in ranked:
        if a not in used[0] and b not in used[1]:
            used[0].add(a)
            used[1].add(b)
            yield a, b
