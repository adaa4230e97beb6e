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
_MOST_PAIRS = 1_000_000


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
        yield (start, len(old) - ends), (start, len(new) - ends)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield (start + a, start + b), (start + c, start + d)


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
    if len(rest) * len(others) <= _MOST_PAIRS // 50:
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
