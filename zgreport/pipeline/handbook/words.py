"""Words: one that stands in many titles, so that an example of 含 finds something."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["frequent_words"]

_MOST_TITLES = 500
_HAN = Pattern("[\u3400-\u9fff]{2,}")
_BINDING = frozenset("的了和与及在为对是将把以等就让个于")


def frequent_words(titles: Iterable[str], most: int = 5) -> tuple[str, ...]:
    """Two signs each, those that stand in the most titles first; whole titles where there is none.

    No word goes over the signs that bind words together, such as 的.
    """
    first = [title for title, _ in zip(titles, range(_MOST_TITLES), strict=False)]
    held = Counter(pair for title in first for pair in _pairs(title))
    frequent = sorted(held, key=lambda pair: -held[pair])[:most]
    return (*frequent, *first[:1])


def _pairs(title: str) -> frozenset[str]:
    runs = (run.group() for run in _HAN.finditer(title))
    pairs = (run[at : at + 2] for run in runs for at in range(len(run) - 1))
    return frozenset(pair for pair in pairs if _BINDING.isdisjoint(pair))
