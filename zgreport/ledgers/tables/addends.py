"""Addends: the numbers of a table's records that add up, and which rows are sums of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from zgreport.ledgers.cells import read_count
from zgreport.ledgers.coded import Coded
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.counts import Words
    from zgreport.ledgers.tables.rows import Grounds, Row

    Floats: TypeAlias = NDArray[np.float64]

__all__ = ["NEAR", "Addends", "Asked", "Floats", "addends_of", "groups_of", "texts_of"]

NEAR = 1e-6
"""What sums in floats are off by at most."""
_PLAIN = frozenset({int, float})
_FEWEST = 3  # rows of one date, the sum among them


@dataclass(frozen=True, slots=True, eq=False)
class Addends:
    """The records' rows, and for each column that adds up their numbers; not filled ones are 0."""

    rows: Numbers
    numbers: tuple[Floats, ...]
    filled: tuple[Mask, ...]

    def between(self, first: int, last: int) -> Addends:
        """Those of the records from one place to before another."""
        part = slice(first, last)
        return Addends(
            self.rows[part],
            tuple(n[part] for n in self.numbers),
            tuple(f[part] for f in self.filled),
        )

    def at(self, places: Sequence[int]) -> Addends:
        """Those of the records at the places, in their order."""
        return Addends(
            self.rows[places],
            tuple(n[places] for n in self.numbers),
            tuple(f[places] for f in self.filled),
        )

    def is_largest(self, i: int) -> bool:
        """True where no other row has a larger number in any column in which the row has one."""
        own = [(n, n[i]) for n, f in zip(self.numbers, self.filled, strict=True) if f[i]]
        return any(value > 0 for _, value in own) and all(n.max() <= value for n, value in own)

    def sums_of_others(self) -> Numbers:
        """The places of rows every number of which is the sum of all other rows' numbers."""
        return self._places(
            [np.full(len(self.rows), n.sum(), dtype=np.float64) for n in self.numbers]
        )

    def sums_at(self, groups: Numbers) -> Numbers:
        """The places of rows that are the sum of the others of their group, of three or more."""
        sizes = np.bincount(groups)[groups]
        found = (np.bincount(groups, weights=n)[groups] for n in self.numbers)
        sums = [each.astype(np.float64) for each in found]
        places = self._places(sums)
        return places[sizes[places] >= _FEWEST]

    def _places(self, sums: Iterable[Floats]) -> Numbers:
        fits = np.ones(len(self.rows), dtype=bool)
        tells = np.zeros(len(self.rows), dtype=bool)
        for numbers, filled, total in zip(self.numbers, self.filled, sums, strict=True):
            same = np.abs(2 * numbers - total) <= NEAR
            fits &= same | ~filled
            tells |= same & (numbers > NEAR)
        return np.flatnonzero(fits & tells)

    def amount(self, i: int) -> float:
        """The row's largest number."""
        return max(float(n[i]) for n in self.numbers)

    def ratio(self, i: int) -> float:
        """The row's number by the sum of the others, in the column where it is nearest to 1."""
        rests = ((float(n[i]), float(n.sum() - n[i])) for n in self.numbers)
        found = [own / rest for own, rest in rests if own > 0 and rest > 0]
        return min(found, key=lambda ratio: abs(ratio - 1), default=0.0)

    def is_sum(self, i: int, parts: Numbers) -> bool:
        """True where every number of the row is the sum of those of the parts, and one is some."""
        own = [(n, n[i]) for n, f in zip(self.numbers, self.filled, strict=True) if f[i]]
        agree = all(abs(n[parts].sum() - value) <= NEAR for n, value in own)
        return agree and any(value > NEAR for _, value in own)


@dataclass(frozen=True)
class Asked:
    """The records of a table, asked which of them are sums of others."""

    grounds: Grounds
    addends: Addends

    def row(self, i: int) -> Row:
        """The record at a place."""
        return self.grounds.row(int(self.addends.rows[i]))


def addends_of(grounds: Grounds, records: Numbers) -> Addends:
    """The numbers of the records in the columns that add up."""
    found = [
        _read(Coded.of_sheet(grounds.sheet, column, records), grounds.roles.words_of(column))
        for column in sorted(grounds.roles.summed)
    ]
    return Addends(records, tuple(n for n, _ in found), tuple(f for _, f in found))


def _read(cells: Coded, words: Words) -> tuple[Floats, Mask]:
    if not words.column and _PLAIN.issuperset(map(type, cells.values)):
        values = np.array(cells.values, dtype=np.float64)
        return values[cells.codes], np.ones(len(cells), dtype=bool)
    read = [read_count(value, words).exact for value in cells.values]
    numbers = np.array([float(number or 0) for number in read], dtype=np.float64)
    return numbers[cells.codes], cells.where([number is not None for number in read])


def texts_of(grounds: Grounds, column: int, records: Numbers) -> Coded:
    """The column's cells, where a merge spans several its value in each."""
    cells = Coded.of_sheet(grounds.sheet, column, records)
    if not any(at == column for _, at in grounds.lent):
        return cells
    rows = zip(records.tolist(), cells, strict=True)
    return Coded.of(grounds.lent.get((row, column), cell) for row, cell in rows)


def groups_of(grounds: Grounds, column: int, addends: Addends) -> list[list[int]]:
    """The places of the rows of each value in a column, of those that several rows have."""
    codes = texts_of(grounds, column, addends.rows).codes
    order = np.argsort(codes, kind="stable")
    ends = np.flatnonzero(np.diff(codes[order])) + 1
    return [part.tolist() for part in np.split(order, ends) if len(part) > 1]
