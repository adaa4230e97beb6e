"""Coded columns: what is asked of a column is asked of each different value of it, once."""

from __future__ import annotations

import operator
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from zgreport.ledgers.files.grid import different
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from zgreport.ledgers.files.sheet import Sheet

    Codes: TypeAlias = NDArray[np.int32]
    Mask: TypeAlias = NDArray[np.bool_]
    Numbers: TypeAlias = NDArray[np.int64]

__all__ = [
    "Coded",
    "Codes",
    "Mask",
    "Numbers",
    "distinct",
    "first_rows",
    "joined",
    "numbered",
    "paired",
]


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A column: its different values in the order they first come, and one code a row.

    `values[codes[i]]` is the cell of row i; every value is some row's.  Two cells are the same
    value where they are equal and of one type.
    """

    values: Sequence[Any]
    codes: Codes

    @classmethod
    def of(cls, cells: Iterable[Any]) -> Coded:
        """The column of these cells."""
        values, codes = different(cells)
        return cls(values, np.array(codes, dtype=np.int32))

    @classmethod
    def of_sheet(cls, sheet: Sheet, column: int, rows: Numbers) -> Coded:
        """Some rows of a sheet's column, both counted from 1; blank where the sheet ends."""
        if column > len(sheet.columns):
            return cls.alike(None, len(rows))
        cells = sheet.columns[column - 1]
        return _kept(cells.values, np.frombuffer(cells.codes, dtype=np.int32)[rows - 1])

    @classmethod
    def alike(cls, value: object, rows: int) -> Coded:
        """The column that has one value in all its rows."""
        return cls([value] if rows else [], np.zeros(rows, dtype=np.int32))

    def __len__(self) -> int:
        return len(self.codes)

    def __iter__(self) -> Iterator[Any]:
        return map(self.values.__getitem__, self.codes.tolist())

    def __getitem__(self, row: int) -> Any:
        return self.values[self.codes[row]]

    def tolist(self) -> list[Any]:
        """The cells, one a row."""
        return list(self)

    def take(self, rows: Numbers) -> Coded:
        """The column of some of the rows."""
        return _kept(self.values, self.codes[rows])

    def changed(self, values: Sequence[Any]) -> Coded:
        """The column with each of its values replaced, one for one; equal ones become one."""
        if all(map(operator.is_, values, self.values)):
            return self
        if len(set(values)) == len(values):
            return Coded(values, self.codes)
        merged, places = different(values)
        return Coded(merged, np.array(places, dtype=np.int32)[self.codes])

    def where(self, holds: Sequence[bool]) -> Mask:
        """The rows whose value holds; `holds` has one entry for each value."""
        found: Mask = np.array(holds, dtype=bool)[self.codes]
        return found

    def counts(self, rows: Mask) -> Numbers:
        """How many of the rows of the mask have each value."""
        return np.bincount(self.codes[rows], minlength=len(self.values))


def _kept(values: Sequence[Any], codes: Codes) -> Coded:
    """The column of those of the values that are still some row's."""
    order, places = in_order(codes, len(values))
    if len(order) == len(values) and (order[:-1] < order[1:]).all():
        return Coded(values, codes)
    return Coded([values[n] for n in order.tolist()], places[codes])


def in_order(codes: Codes, size: int) -> tuple[Numbers, Codes]:
    """The codes that are there in the order they first come, and for each code its place in it."""
    first = first_rows(codes, size)
    there = np.flatnonzero(first < len(codes))
    order = there[np.argsort(first[there], kind="stable")]
    places = np.zeros(size, dtype=np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return order, places


def distinct(values: Numbers) -> Numbers:
    """The different numbers, in order.

    `np.unique` does the same, but loads numpy's masked arrays for it: a hundredth of a build.
    """
    ordered = np.sort(values)
    first = np.ones(len(ordered), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def numbered(values: Numbers) -> tuple[Numbers, Numbers]:
    """The different numbers, in order, and for each number its place among them."""
    found = distinct(values)
    return found, np.searchsorted(found, values)


def first_rows(codes: Codes | Numbers, size: int) -> Numbers:
    """For each code the first row that has it; the number of rows where none has."""
    first = np.full(size, len(codes), dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)  # of several the last one stands
    return first


def joined(columns: Sequence[Coded]) -> Coded:
    """The columns one below the other."""
    if len(columns) == 1:
        return columns[0]
    values, found = different(list(chain.from_iterable(column.values for column in columns)))
    places = np.array(found, dtype=np.int32)
    parts, first = [np.zeros(0, dtype=np.int32)], 0
    for column in columns:
        parts.append(places[first : first + len(column.values)][column.codes])
        first += len(column.values)
    return Coded(values, np.concatenate(parts))


def paired(columns: Sequence[Codes | Numbers]) -> Numbers:
    """One number a row that two rows share only where all columns agree; from 0, without gaps."""
    numbers: Numbers = np.zeros(len(columns[0]), dtype=np.int64)
    for codes in columns:
        wide = numbers * (int(codes.max(initial=0)) + 1) + codes
        _, numbers = numbered(wide)
    return numbers
