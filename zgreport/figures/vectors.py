"""Columns as codes: every different value once, in the form in which values compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from numpy.typing import NDArray

    from zgreport.ledgers.model import Column

    Codes: TypeAlias = NDArray[np.int64]
    Mask: TypeAlias = NDArray[np.bool_]

__all__ = ["Key", "Vector", "label_of", "read_column", "read_date", "read_number"]

Key: TypeAlias = str | Fraction | date
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


@dataclass(frozen=True, slots=True)
class Vector:
    """A column of a ledger.

    codes: one int a row, the place of its value in `keys`, -1 for a blank.  `labels` are the
    keys as they were first written.  `index` finds the code of a key.  A cell with several
    values (甲县、乙县) has a code past the keys: code `len(keys) + n` stands for `joint[n]`, the
    codes of its values.  Such a row has each of them; it is still one row.
    """

    codes: Codes
    keys: tuple[Key, ...]
    labels: tuple[str, ...]
    index: Mapping[Key, int]
    joint: tuple[tuple[int, ...], ...] = ()

    @property
    def present(self) -> Mask:
        """True for the rows that are not blank."""
        return self.codes >= 0

    def where(self, table: Mask) -> Mask:
        """The rows that have a value which `table` allows; its last entry stands for blanks."""
        several = np.array([table[list(parts)].any() for parts in self.joint], dtype=bool)
        return np.concatenate([table[:-1], several, table[-1:]])[self.codes]

    def least(self, places: Codes) -> Codes:
        """For each row the least of its values' places; the last entry stands for blanks."""
        several = np.array([places[list(parts)].min() for parts in self.joint], dtype=np.int64)
        return np.concatenate([places[:-1], several, places[-1:]])[self.codes]

    def values_of(self, row: int) -> tuple[int, ...]:
        """The codes of a row's values: none for a blank."""
        code = int(self.codes[row])
        if code < len(self.keys):
            return (code,) if code >= 0 else ()
        return self.joint[code - len(self.keys)]

    def counts(self, mask: Mask) -> Codes:
        """How many rows of the mask have each key; a row with several values counts at each."""
        of_codes = np.bincount(
            self.codes[mask & self.present], minlength=len(self.keys) + len(self.joint)
        )
        counts: Codes = of_codes[: len(self.keys)]
        for parts, count in zip(self.joint, of_codes[len(self.keys) :], strict=True):
            np.add.at(counts, list(parts), count)
        return counts

    def total(self, mask: Mask) -> Fraction:
        """The exact sum of the numbers in the rows of the mask; a blank adds nothing."""
        pairs = zip(self.keys, self.counts(mask).tolist(), strict=True)
        used = [(key, count) for key, count in pairs if count and isinstance(key, Fraction)]
        scale = lcm(*(number.denominator for number, _ in used))
        return Fraction(sum(int(number * scale) * count for number, count in used), scale)


def read_column(values: pd.Series, column: Column) -> Vector:
    """The vector of a ledger's column; what is no number in a number column is a blank."""
    codes, uniques = pd.factorize(values.to_numpy())
    cells = [value if isinstance(value, tuple) else (value,) for value in uniques]
    named = [[(_key_of(value, column), label_of(value)) for value in cell] for cell in cells]
    return _vector(np.asarray(codes, dtype=np.int64), named)


def _vector(codes: Codes, cells: list[list[tuple[Key | None, str]]]) -> Vector:
    """Cells as (key, label) of each value; values that compare equal become one key."""
    index: dict[Key, int] = {}
    firsts: list[str] = []
    found: list[tuple[int, ...]] = []
    for cell in cells:
        for key, label in cell:
            if key is not None and key not in index:
                index[key] = len(index)
                firsts.append(label)
        found.append(tuple(index[key] for key, _ in cell if key is not None))
    joint = [parts for parts in found if len(parts) > 1]
    places = iter(range(len(index), len(index) + len(joint)))
    recoded = [next(places) if len(parts) > 1 else (*parts, -1)[0] for parts in found]
    table = np.array([*recoded, -1], dtype=np.int64)
    return Vector(table[codes], tuple(index), tuple(firsts), index, tuple(joint))


def from_days(days: Codes, part: Callable[[date], int]) -> Vector:
    """The vector of months, quarters or halves of ordinal days, where 0 is a blank."""
    codes, uniques = pd.factorize(days)
    keys = [Fraction(part(date.fromordinal(int(d)))) if d else None for d in uniques]
    cells: list[list[tuple[Key | None, str]]] = [[(key, str(key))] for key in keys]
    return _vector(np.asarray(codes, dtype=np.int64), cells)


def _key_of(value: object, column: Column) -> Key | None:
    if column.numeric:
        return read_number(value)
    if column.is_date:
        return read_date(value)
    return comparable(label_of(value)) or None


def label_of(value: object) -> str:
    """A cell's value as text: dates as 2023-06-01, numbers without an exponent."""
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, "f")
    if isinstance(value, date):
        return date(value.year, value.month, value.day).isoformat()
    return str(value)


def read_number(value: object) -> Fraction | None:
    """The exact number, also from text ("3000"); None where there is none."""
    if isinstance(value, (int, np.integer)):
        return Fraction(int(value))
    try:
        return Fraction(Decimal(comparable(str(value))))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def read_date(value: object) -> date | None:
    """The day, also from text (2023-06-01, 2023年6月1日); None where there is none."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    parts = _DATE.fullmatch(comparable(str(value)))
    try:
        return date(*map(int, parts.groups())) if parts else None
    except ValueError:
        return None


def distinct(labels: Iterable[str]) -> tuple[str, ...]:
    """The labels without those that compare equal to an earlier one."""
    first: dict[str, str] = {}
    for label in labels:
        first.setdefault(comparable(label), label)
    return tuple(first.values())
