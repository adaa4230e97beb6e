"""Tilings: a list that falls apart into groups, each headed or followed by its exact sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.ledgers.tables.addends import Addends

__all__ = ["Tiling", "tiled"]

Vector = tuple[int, ...]
_SCALE = 10**6  # numbers are compared as whole ones of this part
_FEWEST = 2
_ALONE = 1  # groups of a single row, which is the sum of nothing


@dataclass(frozen=True, slots=True)
class Tiling:
    """The places of the sums, each with those of its parts; the sum of all, where there is one.

    `root` is that place, or -1.
    """

    groups: tuple[tuple[int, tuple[int, ...]], ...]
    root: int = -1

    @property
    def tops(self) -> tuple[int, ...]:
        """The places of all sums but the root."""
        return tuple(sorted(top for top, _ in self.groups))


def tiled(addends: Addends) -> Tiling | None:
    """How the items fall apart; None where they don't, into two groups and one with two parts."""
    scaled = [np.rint(n * _SCALE).astype(np.int64).tolist() for n in addends.numbers]
    rows: list[Vector] = list(zip(*scaled, strict=True))
    size = len(rows)
    if size < 2 * _FEWEST + 1 or any(min(row) < 0 for row in rows):
        return None
    down = range(size)
    for order in (down, down[::-1]):
        found = _of_order([rows[i] for i in order])
        if found is not None:
            groups = tuple((order[top], tuple(order[j] for j in parts)) for top, parts in found[0])
            return Tiling(groups, order[found[1]] if found[1] >= 0 else -1)
    return None


Groups = list[tuple[int, list[int]]]


def _of_order(rows: Sequence[Vector]) -> tuple[Groups, int] | None:
    """The groups of rows in which sums follow their parts, and the place of the root or -1."""
    last = len(rows) - 1
    for root, first, end in ((last, 0, last), (0, 1, last + 1), (-1, 0, last + 1)):
        entries = _split(rows, first, end) or []
        groups = [(i, parts) for i, parts in entries if parts]
        if not _are_many(rows, groups):
            continue
        if root < 0 or rows[root] == _sum(rows, [i for i, _ in entries]):
            return groups, root
    nested = _nested(rows)
    return (nested, -1) if nested and _are_many(rows, nested) else None


def _are_many(rows: Sequence[Vector], groups: Groups) -> bool:
    long = any(sum(map(any, (rows[j] for j in parts))) >= _FEWEST for _, parts in groups)
    return long and len(groups) >= _FEWEST


def _sum(rows: Sequence[Vector], places: Sequence[int]) -> Vector:
    return tuple(sum(rows[i][c] for i in places) for c in range(len(rows[0])))


def _split(rows: Sequence[Vector], first: int, end: int) -> Groups | None:
    """The groups from the first row to before the end, at most one of them without parts.

    The best way to each place is kept: how many rows are alone, then the most groups.
    """
    prefix = _prefixes(rows[first:end])
    at: dict[Vector, list[int]] = {}
    ways: list[dict[int, tuple[int, int, bool]]] = [{0: (0, -1, False)}]
    for i in range(1, len(prefix)):
        at.setdefault(prefix[i - 1], []).append(i - 1)
        own = rows[first + i - 1]
        way: dict[int, tuple[int, int, bool]] = {}
        begin = tuple(a - b for a, b in zip(prefix[i - 1], own, strict=True))
        starts = [j for j in at.get(begin, ()) if j < i - 1] if any(own) else []
        for j in starts:
            for alone, (count, *_) in ways[j].items():
                way[alone] = max(way.get(alone, (-1, 0, False)), (count + 1, j, True))
        for alone, (count, *_) in ways[i - 1].items():
            more = alone + any(own)
            if more <= _ALONE:
                way[more] = max(way.get(more, (-1, 0, False)), (count, i - 1, False))
        ways.append(way)
    return _traced(ways, rows, first)


def _prefixes(rows: Sequence[Vector]) -> list[Vector]:
    found = [(0,) * len(rows[0])] if rows else []
    for row in rows:
        found.append(tuple(a + b for a, b in zip(found[-1], row, strict=True)))
    return found


def _traced(
    ways: Sequence[dict[int, tuple[int, int, bool]]], rows: Sequence[Vector], first: int
) -> Groups | None:
    i = len(ways) - 1
    if not ways[i]:
        return None
    alone = min(ways[i])
    entries: Groups = []
    while i:
        _, j, is_sum = ways[i][alone]
        entries.append((first + i - 1, list(range(first + j, first + i - 1)) if is_sum else []))
        alone -= not is_sum and any(rows[first + j])
        i = j
    return entries[::-1]


def _nested(rows: Sequence[Vector]) -> Groups:
    """Groups within groups: each row that is the sum of the last ones takes their place.

    Nothing where more than one row is left that is no sum.
    """
    stack: list[int] = []
    groups: Groups = []
    for i, row in enumerate(rows):
        k = _taken(rows, stack, row)
        if k:
            groups.append((i, stack[-k:]))
            del stack[-k:]
        stack.append(i)
    tops = {top for top, _ in groups}
    return groups if sum(i not in tops for i in stack if any(rows[i])) <= _ALONE else []


def _taken(rows: Sequence[Vector], stack: Sequence[int], row: Vector) -> int:
    """How many of the last places add up to the row; 0 where it is not the sum of two."""
    rest, some = row, 0
    for k, i in enumerate(reversed(stack), 1):
        rest = tuple(a - b for a, b in zip(rest, rows[i], strict=True))
        some += any(rows[i])
        if min(rest) < 0:
            return 0
        if not any(rest):
            return k if some >= _FEWEST else 0
    return 0
