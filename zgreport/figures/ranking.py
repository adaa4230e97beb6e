"""Ranking: competition ranks, in which equal values share a rank (1, 2, 2, 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

__all__ = ["competition_ranks"]


def competition_ranks(values: Sequence[Fraction]) -> tuple[int, ...]:
    """The rank of each value, 1 for the highest; the values need not be sorted."""
    descending = sorted(values, reverse=True)
    first = {value: place for place, value in reversed(list(enumerate(descending, start=1)))}
    return tuple(first[value] for value in values)
