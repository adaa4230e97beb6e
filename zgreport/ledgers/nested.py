"""Nested periods: lists without dates whose rows stand in one of a longer period, or of none.

上半年 beside 2023年, 1月 beside Sheet1, 1-6月 beside 1-12月: the months that they are called after
tell rows apart where these may well be the same, and no two lists of which one holds the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.coded import distinct, paired
from zgreport.ledgers.duplicates import plain
from zgreport.ledgers.parts import mapped
from zgreport.numerals.months import WHOLE_YEAR
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.parts import Part

__all__ = ["Nested", "nested"]

_FEWEST = 3  # rows of persons; of numbers it takes more
_FEWEST_NUMBERS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Nested:
    """The rows of a ledger without dates by what all their cells say, whatever their months."""

    draft: Draft
    numbers: Numbers

    def holder(self, part: Part, others: Sequence[Part]) -> Part | None:
        """The first of the others that holds all rows of the part and its months; None for none.

        Where both name the same period, or none, their rows are compared like any.
        """
        draft, own = self.draft, self.numbers[part.rows]
        fewest = _FEWEST_NUMBERS if draft.ledger.measures else _FEWEST
        if len(distinct(own)) < fewest:
            return None
        months = _months(draft, part)
        for other in others:
            longer = _months(draft, other)
            if longer == months or not _is_inside(months, longer):
                continue
            if np.isin(own, self.numbers[other.rows]).all():
                return other
        return None


def _months(draft: Draft, part: Part) -> tuple[int, int] | None:
    """The first and the last month that the part's tables state; None where one states none."""
    told = [draft.stated[n].months for n in distinct(draft.owner[part.rows]).tolist()]
    stated = [months for months in told if months is not None]
    if not stated or len(stated) < len(told):
        return None
    return min(first for first, _ in stated), max(last for _, last in stated)


def _is_inside(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """True where the months of one are part of the other's, which has all where it states none."""
    first, last = other or WHOLE_YEAR
    return one is not None and first <= one[0] and one[1] <= last


def nested(draft: Draft) -> Nested | None:
    """What lists are held against each other by; None for a ledger with dates."""
    names = mapped(draft)
    if len(draft.stated) < len(draft.extracts) or not names:
        return None
    if {told.months for told in draft.stated} <= {None}:
        return None
    return Nested(draft, paired([plain(draft.values[name]).codes for name in names]))
