"""Attainable: a rate of change that some whole number of last year's gives.

58篇，同比增长18.2% cannot be: 49 gives 18.4%, 50 gives 16.0%.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zgreport.lint.moves import change_of, is_comparable
from zgreport.lint.quantities import Kind, Quantity, quantities
from zgreport.lint.rule import Hit
from zgreport.lint.text import Role
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.moves import Change
    from zgreport.lint.text import Paragraph

__all__ = ["unattainable"]

_WHOLE = frozenset("篇件名人期场家户项条个份部")
_OTHER = Pattern(
    "口径|年均|每|平均|分别|预计|目标|计划|累计|其中|金额|产值|面积|投资|价|新增|净增|指数"
)
_COMPARED = Pattern("同比|上年|去年")
_STOP = Pattern("[；。！？]")
_NEAR = 12  # signs before the number
_MOST = 200  # of larger numbers nearly every rate is one of some number


def unattainable(paragraph: Paragraph) -> Iterator[Hit]:
    """The small counts whose rate of change no whole number gives."""
    found = quantities(paragraph) if paragraph.role is Role.PROSE else ()
    for place, (count, said) in enumerate(pairwise(found)):
        if not _is_count(count) or (place and _is_beside(found[place - 1], count)):
            continue
        change = None if said.before[:1] in "）)" else change_of(said)
        words = count.before[-_NEAR:] + said.before
        is_told = change and _is_rate(change) and not _OTHER.search(words)
        if change and is_told and not _is_of_some(count, change):
            yield Hit(paragraph.number, count.start, said.end)


def _is_beside(one: Quantity, count: Quantity) -> bool:
    """True where the change may be that of the number before: 12篇、9篇，同比增长5.0%."""
    is_own = bool(_STOP.search(count.before)) or change_of(one) is not None
    return not is_own and one.kind is Kind.COUNT


def _is_count(count: Quantity) -> bool:
    is_small = count.value.denominator == 1 and 0 < count.value <= _MOST
    is_whole = count.kind is Kind.COUNT and count.unit in _WHOLE and count.exact
    return is_small and is_whole and not count.ranged and change_of(count) is None


def _is_rate(change: Change) -> bool:
    said = change.quantity
    is_exact = said.kind is Kind.PERCENT and said.exact and said.decimal and not said.ranged
    is_compared = bool(_COMPARED.search(change.compared))
    return is_exact and is_compared and change.sign != 0 and not is_comparable(change)


def _is_of_some(count: Quantity, change: Change) -> bool:
    """True where a whole number lies between those that the rate's two ends lead to."""
    said = change.quantity.cut
    factors = [1 + change.sign * rate / 100 for rate in (said.low, said.high)]
    if min(factors) <= 0:
        return True
    low, high = sorted(count.value / factor for factor in factors)
    return -(-low // 1) <= high
