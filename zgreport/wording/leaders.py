"""Leaders: who stands in front of the others, with the number of each.

Nobody is in front of nobody: one alone is 最多的是, several are 居前的有, by what is counted:

  篇, 人, 次      居前的有 · 最多的是
  第2位           居前的有 · 居首的是
  days            较短的有 · 最短的是
  shares, means   较高的有 · 最高的是
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.figures.model import Figure, Kind
from zgreport.wording import lists
from zgreport.wording.quantity import DAYS_DIRECTIONS, directions, quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["leaders"]

_OF_COUNTS = ("居前的有", "最多的是")
_OF_DAYS = ("较短的有", "最短的是")
_OF_KINDS = {
    Kind.FLOW: _OF_COUNTS,
    Kind.STOCK: _OF_COUNTS,
    Kind.RANK: ("居前的有", "居首的是"),
}
_OF_RATES = ("较高的有", "最高的是")


def leaders(named: Sequence[tuple[str, Figure]]) -> str:
    """居前的有甲县（9篇），乙县、丙区（各3篇）; "" of nobody.  Takes (name, figure), best first."""
    if not named:
        return ""
    figure = named[0][1]
    is_days = directions(figure) == DAYS_DIRECTIONS
    several, one = _OF_DAYS if is_days else _OF_KINDS.get(figure.kind, _OF_RATES)
    said = lists.bracketed_counts((name, quantity(of)) for name, of in named)
    return (several if len(named) > 1 else one) + said
