"""Parents: rows of an outline that say what the rows below them add up to, 一、 over 1. and 2.

The marks on the parts tell them.  Lists without marks are asked in `tops`, those with two columns
of names in `upper_levels`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.tables.addends import NEAR, Asked, addends_of
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.levels import NUMBERED, children, depths, is_indented, outline
from zgreport.ledgers.tables.wholes import name_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from zgreport.ledgers.tables.addends import Addends, Floats
    from zgreport.ledgers.tables.rows import Grounds, Verdict

__all__ = ["parents", "parts"]

_LONGEST = 2000  # rows of a list that is looked through for an outline
_FEWEST = 2


def parents(grounds: Grounds, addends: Addends) -> dict[int, Verdict]:
    """What is found of the rows that sum up those below them, in a list without dates."""
    names = grounds.roles.names - grounds.roles.remarks
    if grounds.roles.date is not None or not names or not 1 < len(addends.rows) <= _LONGEST:
        return {}
    styles = outline(grounds, addends.rows)
    return _Asked(grounds, addends).of_outline(styles) if len(set(styles)) > 1 else {}


class _Asked(Asked):
    """The records of a list, asked for parents."""

    def of_outline(self, styles: Sequence[Hashable]) -> dict[int, Verdict]:
        """All parents are totals where all agree; an error at those that do not."""
        depth = depths(styles)
        below = {i: children(depth, i) for i, (a, b) in enumerate(pairwise(depth)) if b > a}
        below = {i: parts for i, parts in below.items() if self._has_numbers(i, parts)}
        agreed = {i for i, parts in below.items() if self._is_sum(i, parts)}
        if agreed and all(i in agreed for i in below):
            sure = len(agreed) > 1 or any(len(below[i]) >= _FEWEST for i in agreed)
            return self._told(agreed, "" if sure else "perhaps_whole")
        if agreed:
            return self._told(agreed) | self._told(below.keys() - agreed, "parent_differs")
        if self._are_incomplete(styles, below):
            return self._told(below, "parent_differs")
        numbered = [i for i, parts in below.items() if {styles[i], styles[parts[0]]} <= NUMBERED]
        asked = [i for i in numbered if self._holds(i, below[i])]
        return self._told(asked, "parent_differs")

    def _has_numbers(self, i: int, parts: Sequence[int]) -> bool:
        return self.addends.amount(i) > 0 and any(self.addends.amount(j) > 0 for j in parts)

    def _are_incomplete(
        self, styles: Sequence[Hashable], below: Mapping[int, Sequence[int]]
    ) -> bool:
        """True for 主要列举几家: marked rows below unmarked ones, none less than its parts."""
        several = any(len(parts) >= _FEWEST for parts in below.values())
        marked = all(styles[i] == "" for i in below)
        rests = (n[i] - n[list(p)].sum() for i, p in below.items() for n in self.addends.numbers)
        return several and marked and all(rest >= 0 for rest in rests)

    def _holds(self, i: int, parts: Iterable[int]) -> bool:
        """True where the row's number is at least that of each part."""
        return all((n[i] >= n[j]) for n in self.addends.numbers for j in parts if n[i] or n[j])

    def _is_sum(self, i: int, parts: Sequence[int]) -> bool:
        return self.addends.is_sum(i, np.array(parts, dtype=np.int64))

    def _told(self, places: Iterable[int], code: str = "") -> dict[int, Verdict]:
        kind = RowKind.RECORD if code else RowKind.TOTAL
        rows = [self.row(i) for i in places]
        return {row.number: row.verdict(kind, code, name_of(row)) for row in rows}


def parts(grounds: Grounds, addends: Addends, told: Sequence[int]) -> dict[int, Verdict]:
    """An error at the row behind 其中：甲事 that may go on with what it began.

    It may where it is indented as 其中's own lines are, or where what follows adds up to the rest
    and none of it has parts of its own.
    """
    found: dict[int, Verdict] = {}
    places: Mapping[int, int] = {row: i for i, row in enumerate(addends.rows.tolist())}
    for part in told if grounds.roles.date is None else ():
        above, below = places.get(part - 1), places.get(part + 1)
        if above is None or below is None:
            continue
        row = grounds.row(part + 1)
        at = name_of(row)
        is_inner = is_indented(row.cells.get(at)) and not is_indented(
            grounds.sheet.at(part - 1, at)
        )
        if is_inner or _goes_on(grounds, addends, part, below, frozenset(told)):
            found[row.number] = row.verdict(RowKind.RECORD, "perhaps_part", at)
    return found


def _goes_on(
    grounds: Grounds, addends: Addends, part: int, below: int, told: frozenset[int]
) -> bool:
    """True where the rows behind a part add up to the rest of the row above it."""
    rest = _numbers_of(grounds, part - 1) - _numbers_of(grounds, part)
    for last in range(below + 1, len(addends.rows) + 1):
        sums = np.array([n[below:last].sum() for n in addends.numbers])
        if (sums > rest + NEAR).any() or int(addends.rows[last - 1]) + 1 in told:
            return False
        if np.allclose(sums, rest) and rest.any():
            return True
    return False


def _numbers_of(grounds: Grounds, row: int) -> Floats:
    found = addends_of(grounds, np.array([row], dtype=np.int64))
    return np.array([numbers[0] for numbers in found.numbers])
