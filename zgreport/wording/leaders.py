"""Leaders: who stands in front of the others, with the number of each.

Nobody is in front of nobody: one alone is 最多的是, several are 居前的有, by what is counted:

  篇, 人, 次      居前的有 · 最多的是
  第2位           居前的有 · 居首的是
  days of .天数   较短的有 · 最短的是, as the quickest come first
  means of time   较长的有 · 最长的是, of kilometres as well
  shares, means   较高的有 · 最高的是
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from zgreport.figures.model import Figure, Kind
from zgreport.wording import change, lists
from zgreport.wording.quantity import TIME_DIRECTIONS, amount, directions, quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["fallen", "leaders", "risen"]

_OF_COUNTS = ("居前的有", "最多的是")
_OF_DAYS = ("较短的有", "最短的是")
_OF_LENGTHS = ("较长的有", "最长的是")
_LENGTHS = frozenset({"公里", "千米", "里"})
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
    several, one = _words(figure)
    said = lists.bracketed_counts((name, quantity(of)) for name, of in named)
    return (several if len(named) > 1 else one) + said


def _words(figure: Figure) -> tuple[str, str]:
    """The words for several and for one, in the order that breakdowns have: best first."""
    if directions(figure) == TIME_DIRECTIONS:
        return _OF_DAYS if figure.kind is Kind.AVERAGE else _OF_LENGTHS
    if figure.kind is Kind.MEAN and figure.unit in _LENGTHS:
        return _OF_LENGTHS
    return _OF_KINDS.get(figure.kind, _OF_RATES)


def fallen(named: Sequence[tuple[str, Figure]], most: int) -> str:
    """Who has less than last year: 减少较多的有甲县（12篇）、乙局（8篇）; 减少的有 of them all.

    Takes (name, figure) of counts and stocks.  Equal ones are all in or all out; "" where
    nobody has less, where some count other members than last year, or where more than twice as
    many as `most`, less one, share the first place.
    """
    return _moved(named, most, "减少", change.fall)


def risen(named: Sequence[tuple[str, Figure]], most: int) -> str:
    """Who has more than last year, in the same way: 增加较多的有甲县（12篇）、乙局（8篇）."""
    return _moved(named, most, "增加", change.rise)


def _moved(
    named: Sequence[tuple[str, Figure]], most: int, verb: str, said: Callable[[Figure], str]
) -> str:
    if any(figure.comparison is not None for _, figure in named):
        return ""  # nobody can be first where some count other members than last year
    moves = [
        (name, figure, abs(figure.change.difference))
        for name, figure in named
        if figure.change.difference is not None and _has_amount(figure) and said(figure)
    ]
    moves.sort(key=lambda move: -move[2])
    kept: list[tuple[str, str]] = []
    for _, group in groupby(moves, key=lambda move: move[2]):
        same = [(name, amount(size, figure)) for name, figure, size in group]
        if len(kept) >= most or len(kept) + len(same) > 2 * most - 1:
            break
        kept += same
    if not kept:
        return ""
    names = lists.bracketed_counts(kept)
    if len(kept) == len(moves):
        return f"{verb}的有{names}"
    return f"{verb}较多的有{names}" if len(kept) > 1 else f"{verb}最多的是{names}"


def _has_amount(figure: Figure) -> bool:
    return figure.kind in (Kind.FLOW, Kind.STOCK)
