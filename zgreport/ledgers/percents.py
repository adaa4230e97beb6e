"""Percents: what a bare 50 or 0.5 is in a column of percentages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Severity
from zgreport.ledgers.cells import is_sized
from zgreport.ledgers.counts import PERCENT, Count, CountReading
from zgreport.ledgers.oddities import tell_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.slices import Slice

__all__ = ["settled"]

_FEW = 4  # of fewer, none is out of line
_TIMES = 10


def settled(
    draft: Draft, name: str, parts: Sequence[Slice], *, declared: bool
) -> tuple[list[Slice], bool]:
    """The parts with every number a share, or none of them, and which of the two it is.

    A column that the definition doesn't call percentages is one where most of its numbers are;
    what disagrees with the rest is then an error at its cell.
    """
    if declared:
        shares = [_as_shares(draft, name, _unsized(part)) for part in parts]
        _tell_out_of_line(draft, name, shares)
        return shares, True
    percents, bare = (_count(draft, parts, kind) for kind in (_is_percent, _is_bare))
    if percents and percents >= bare:
        return [part.reread(list(map(_signed, _unsized(part).counts))) for part in parts], True
    return [part.reread(list(map(_unsigned, part.counts))) for part in parts], False


def _tell_out_of_line(draft: Draft, name: str, parts: Sequence[Slice]) -> None:
    """A warning for a share that is shown as a percentage ten times what the others are."""
    told = [_size(c) for part in parts for c in part.counts if _is_percent(c)]
    if len(told) < _FEW or max(told) <= 1:
        return
    most = max(_TIMES * sorted(told)[len(told) // 2], Decimal(1))
    for part in parts:
        pairs = zip(part.counts, part.cells.values, strict=True)
        odd = [_is_percent(c) and _size(c) >= most and not isinstance(v, str) for c, v in pairs]
        for i in np.flatnonzero(part.rows(draft, odd)).tolist() if any(odd) else ():
            size = _size(part.counts[part.cells.codes[i - part.first]])
            shown = f"{(size * 100).normalize():f}%"
            draft.find("percent_out_of_line", Severity.WARNING, i, name, value=shown)


def _count(draft: Draft, parts: Sequence[Slice], kind: Callable[[Count], bool]) -> int:
    """How many live rows have a number of the kind."""
    return sum(int(part.rows(draft, list(map(kind, part.counts))).sum()) for part in parts)


def _is_percent(count: Count) -> bool:
    return count.reading is CountReading.EXACT and count.word == PERCENT


def _is_bare(count: Count) -> bool:
    """True for a number of which nothing says whether it is a share; nought is either."""
    return count.reading is CountReading.EXACT and count.word != PERCENT and count.value != 0


def _unsized(part: Slice) -> Slice:
    """The part where 1.2w and 3万 are no numbers: no percentage lacks a sign there."""
    if not any(isinstance(value, str) and is_sized(value) for value in part.cells.values):
        return part
    pairs = zip(part.counts, part.cells.values, strict=True)
    return part.reread([_without_size(count, value) for count, value in pairs])


def _without_size(count: Count, value: object) -> Count:
    sized = _is_bare(count) and isinstance(value, str) and is_sized(value)
    return Count(CountReading.NOT_A_NUMBER) if sized else count


def _signed(count: Count) -> Count:
    return Count(CountReading.NO_SIGN) if _is_bare(count) else count


def _unsigned(count: Count) -> Count:
    return Count(CountReading.PERCENT) if _is_percent(count) else count


def _as_shares(draft: Draft, name: str, part: Slice) -> Slice:
    """Bare numbers alone on a sheet are all shares, or where one is above 1 all percentages.

    Then one below 1 may be either, as is a bare one beside some with a sign: an error.
    """
    bare = [count for count in part.counts if _is_bare(count)]
    if not bare:
        return part
    if any(map(_is_percent, part.counts)):
        return part.reread(list(map(_signed, part.counts)))
    whole = any(_size(count) > 1 for count in bare)
    told = [_is_bare(count) and not (whole and _size(count) < 1) for count in part.counts]
    tell_rows(draft, "percent_assumed", name, part.rows(draft, told), Severity.WARNING)
    if not whole:
        return part
    sure = zip(part.counts, told, strict=True)
    return part.reread([_divided(count) if known else _signed(count) for count, known in sure])


def _size(count: Count) -> Decimal:
    return abs(Decimal(count.value or 0))


def _divided(count: Count) -> Count:
    return replace(count, value=Decimal(count.value or 0) / 100, word=PERCENT)
