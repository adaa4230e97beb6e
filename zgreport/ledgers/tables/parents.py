"""Parents: rows of an outline that say what the rows below them add up to, 一、 over 1. and 2."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.tables.addends import addends_of
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.levels import NUMBERED, children, depths, outline
from zgreport.ledgers.tables.wholes import is_whole, name_of
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from zgreport.ledgers.tables.addends import Addends, Floats
    from zgreport.ledgers.tables.rows import Grounds, Row, Verdict

__all__ = ["parents", "parts"]

_LONGEST = 2000  # rows of a list that is looked through for an outline
_FEWEST = 2
_NEAR = 1e-6
_LARGE = 10  # a number that is hardly the sum of others by chance
_CLASS = Pattern(
    r".*(?:县区|[县市区]\([县市区]\)区?|[县市区]、[县市区]|部门|单位|机关|系统|片区?|战线|条线|乡镇|街道|企业|院校|高校|学校|类|级|组|大类|领域)"
)


def parents(grounds: Grounds, addends: Addends) -> dict[int, Verdict]:
    """What is found of the rows that sum up those below them, in a list without dates."""
    names = grounds.roles.names - grounds.roles.remarks
    if grounds.roles.date is not None or not names or not 1 < len(addends.rows) <= _LONGEST:
        return {}
    styles = outline(grounds, addends.rows)
    asked = _Asked(grounds, addends)
    if len(set(styles)) > 1:
        return asked.of_outline(styles)
    return asked.of_numbers()


@dataclass(frozen=True)
class _Asked:
    """The records of a list, asked for parents."""

    grounds: Grounds
    addends: Addends

    def row(self, i: int) -> Row:
        return self.grounds.row(int(self.addends.rows[i]))

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
        numbered = [i for i, parts in below.items() if {styles[i], styles[parts[0]]} <= NUMBERED]
        asked = [i for i in numbered if self._holds(i, below[i])]
        return self._told(asked, "parent_differs")

    def _has_numbers(self, i: int, parts: Sequence[int]) -> bool:
        return self.addends.amount(i) > 0 and any(self.addends.amount(j) > 0 for j in parts)

    def _holds(self, i: int, parts: Iterable[int]) -> bool:
        """True where the row's number is at least that of each part."""
        return all((n[i] >= n[j]) for n in self.addends.numbers for j in parts if n[i] or n[j])

    def _is_sum(self, i: int, parts: Sequence[int]) -> bool:
        return self.addends.is_sum(i, np.array(parts, dtype=np.int64))

    def _told(self, places: Iterable[int], code: str = "") -> dict[int, Verdict]:
        kind = RowKind.RECORD if code else RowKind.TOTAL
        rows = [self.row(i) for i in places]
        return {row.number: row.verdict(kind, code, name_of(row)) for row in rows}

    def of_numbers(self) -> dict[int, Verdict]:
        """Parents without a mark: the list falls apart into rows that are sums, and their parts."""
        groups = self._groups()
        if len(groups) < _FEWEST:
            return {}
        tops = {i for i, _ in groups}
        classes = {i for i in range(len(self.addends.rows)) if self._is_class(i)}
        if tops <= classes and len(classes - tops) <= 1:
            return self._told(tops)
        long = [i for i, last in groups if self._filled(i + 1, last) >= _FEWEST]
        large = [i for i in long if self.addends.amount(i) >= _LARGE or self.addends.agreed(i) > 1]
        return self._told(sorted(tops)[:1], "perhaps_parent") if len(large) >= _FEWEST else {}

    def _filled(self, first: int, last: int) -> int:
        return sum(self.addends.amount(j) > 0 for j in range(first, last))

    def _is_class(self, i: int) -> bool:
        row = self.row(i)
        at = name_of(row)
        return bool(at) and bool(_CLASS.fullmatch(row.text(at)))

    def _groups(self) -> list[tuple[int, int]]:
        """The parents and where their parts end; a whole on top is none of them."""
        found = self._split(0)
        if found:
            return found
        first = self.row(0)
        at = name_of(first)
        return self._split(1) if at and is_whole(first.text(at)) else []

    def _split(self, start: int) -> list[tuple[int, int]]:
        """The groups from a place on, each as short as it may be; none where some rows are left."""
        size, groups, i = len(self.addends.rows), list[tuple[int, int]](), start
        while i < size:
            last = self._end_of(i)
            if last is None:
                return []
            groups.append((i, last))
            i = last
        return groups

    def _end_of(self, i: int) -> int | None:
        """Where the rows end that add up to row i; noughts behind them are theirs."""
        size = len(self.addends.rows)
        ends = [self._reach(n, i) for n in self.addends.numbers]
        first, last = max(first for first, _ in ends), min(last for _, last in ends)
        return last if i + 1 < first <= last <= size else None

    @staticmethod
    def _reach(numbers: Floats, i: int) -> tuple[int, int]:
        """The least and the greatest end of the rows behind i that add up to it."""
        sums = np.concatenate([[0.0], np.cumsum(numbers[i + 1 :])])
        fits = np.flatnonzero(np.abs(sums - numbers[i]) <= _NEAR) + i + 1
        return (int(fits[0]), int(fits[-1])) if len(fits) else (len(numbers) + 1, 0)


def parts(grounds: Grounds, addends: Addends, told: Sequence[int]) -> dict[int, Verdict]:
    """An error at the row behind 其中：甲事 that may go on with what it began."""
    found: dict[int, Verdict] = {}
    places: Mapping[int, int] = {row: i for i, row in enumerate(addends.rows.tolist())}
    for part in told if grounds.roles.date is None else ():
        above, below = places.get(part - 1), places.get(part + 1)
        if above is None or below is None:
            continue
        rest = _numbers_of(grounds, part - 1) - _numbers_of(grounds, part)
        for last in range(below + 1, len(addends.rows) + 1):
            sums = np.array([n[below:last].sum() for n in addends.numbers])
            if (sums > rest + _NEAR).any():
                break
            if np.allclose(sums, rest) and rest.any():
                row = grounds.row(part + 1)
                at = name_of(row)
                found[row.number] = row.verdict(RowKind.RECORD, "perhaps_part", at)
                break
    return found


def _numbers_of(grounds: Grounds, row: int) -> Floats:
    found = addends_of(grounds, np.array([row], dtype=np.int64))
    return np.array([numbers[0] for numbers in found.numbers])
