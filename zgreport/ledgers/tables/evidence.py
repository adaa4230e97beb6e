"""Evidence: what makes a row, or a column of a cross-table, the sum of others and no record.

A sum is told in one of two ways.

By its word: a name that is nothing but a sign of a total (合计, 全县, 办件总量: `labels`,
`whole_names`) and stands for all rows around it.  A name that only begins with such a sign (全州县,
总店乡) is a name.  What a closed list or a registry has is a name too, whatever it is and adds up
to: so the office said.

By its numbers, where the name is an ordinary one: all its filled numbers are the sums of others.
That may be chance, and the more the smaller the numbers.  A number N that is the sum of at least
two others, none of them nought, hits one of about N + 1 numbers that it might be; so each such sum
weighs log10(N + 1), in units of the power of ten that all of its numbers share.  The same sum
twice, as where every month is alike, weighs once.  From the weight goes log10 of how many rows or
columns might have been the sum.  Sums of only two others are common: such need ten times more.

- Strong (one in a hundred, and more): an error.  Nobody is to guess what doubles a year.
- Middle (one in ten): it counts, and a warning names the rows and both readings.
- Weak: it counts, without a word.  1 = 0 + 1 is no sign of anything.

Where groups cover a whole list, each headed or followed by its sum (`tilings`), that order is a
sign by itself where all sums are ten and more; so is a place of a higher rank than all others, and
a name that stands in few months while the others come every month: each is worth a further ten.
But each group might as well begin at another place.  Outlines (`parents`) have
marks on their parts, which are a sign without any number.
"""

from __future__ import annotations

import enum
from decimal import Decimal
from math import log10
from typing import TYPE_CHECKING, TypeAlias

from zgreport.ledgers.tables.addends import NEAR

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from zgreport.ledgers.tables.addends import Addends

__all__ = ["Strength", "Sum", "strength", "sums"]

Sum: TypeAlias = tuple[float, ...]
"""A number, then the numbers other than nought that add up to it."""
_STRONG, _MIDDLE = 2.0, 1.0  # powers of ten
_FEWEST, _FEW = 2, 3  # addends of a sum that tells something, and that tells more
_STEPS = tuple(10**n for n in range(9, 0, -1))


class Strength(enum.IntEnum):
    """How likely it is that something is a sum of others."""

    WEAK = 0
    MIDDLE = 1
    STRONG = 2


def sums(addends: Addends, i: int, parts: Iterable[int]) -> frozenset[Sum]:
    """The sums by which item i is told to be that of the parts, one for each measure."""
    places = list(parts)
    found = ((float(n[i]), *(float(n[j]) for j in places if n[j])) for n in addends.numbers)
    return frozenset(each for each in found if each[0] > NEAR and len(each) > _FEWEST)


def strength(found: Collection[Sum], choices: int = 1, signs: int = 0) -> Strength:
    """How much the sums weigh: `choices` items might have been one, `signs` more speak for it."""
    if not found:
        return Strength.WEAK
    weight = sum(map(_weight, found)) - log10(max(choices, 1)) + signs
    weight -= 1 if max(map(len, found)) <= _FEW else 0
    return Strength((weight >= _MIDDLE) + (weight >= _STRONG))


def _weight(found: Sum) -> float:
    exact = [Decimal(repr(number)) for number in found]
    step = next((s for s in _STEPS if not any(number % s for number in exact)), 1)
    return log10(float(exact[0]) / step + 1)
