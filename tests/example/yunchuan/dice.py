"""Dice: reproducible choices from one seed, the same on every version of Python."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Dice", "expanded"]

_T = TypeVar("_T")


def expanded(counts: Mapping[_T, int]) -> list[_T]:
    """Each key as often as its count says, in the order of the mapping."""
    return [key for key, count in counts.items() for _ in range(count)]


class Dice:
    """Choices drawn from `random()` alone, whose sequence Python promises to keep."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def below(self, bound: int) -> int:
        """A whole number from 0 to bound - 1."""
        return int(self._random() * bound)

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both inside."""
        return low + self.below(high - low + 1)

    def chance(self, share: float) -> bool:
        """True in about `share` of all cases."""
        return self._random() < share

    def pick(self, items: Sequence[_T]) -> _T:
        """One of the items."""
        return items[self.below(len(items))]

    def shuffled(self, items: Sequence[_T]) -> list[_T]:
        """The items in another order."""
        rest = list(items)
        return [rest.pop(self.below(len(rest))) for _ in range(len(items))]
