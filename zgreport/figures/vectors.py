"""Columns as codes: every different value once, in the form in which values compare."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from numpy.typing import NDArray

    from zgreport.ledgers.model import Column

    Codes: TypeAlias = NDArray[np.int64]
    Mask: TypeAlias = NDArray[np.bool_]

__all__ = ["Key", "Vector", "label_of", "normalize", "read_column", "read_date", "read_number"]

Key: TypeAlias = str | Fraction | date
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


@dataclass(frozen=True, slots=True)
class Vector:
    """A column of a ledger.

    codes: one int a row, the place of its value in `keys`, -1 for a blank.  `labels` are the
    keys as they were first written.  `index` finds the code of a key.
    """

    codes: Codes
    keys: tuple[Key, ...]
    labels: tuple[str, ...]
    index: Mapping[Key, int]

    @property
    def present(self) -> Mask:
        """True for the rows that are not blank."""
        return self.codes >= 0

    def where(self, table: Mask) -> Mask:
        """The rows whose value `table` allows; its last entry stands for blanks."""
        return table[self.codes]

    def counts(self, mask: Mask) -> Codes:
        """How many rows of the mask have each key."""
        return np.bincount(self.codes[mask & self.present], minlength=len(self.keys))

    def total(self, mask: Mask) -> Fraction:
        """The exact sum of the numbers in the rows of the mask; a blank adds nothing."""
        pairs = zip(self.keys, self.counts(mask).tolist(), strict=True)
        used = [(key, count) for key, count in pairs if count and isinstance(key, Fraction)]
        scale = lcm(*(number.denominator for number, _ in used))
        return Fraction(sum(int(number * scale) * count for number, count in used), scale)


def read_column(values: pd.Series, column: Column) -> Vector:
    """The vector of a ledger's column; what is no number in a number column is a blank."""
    codes, uniques = pd.factorize(values)
    keys = [_key_of(value, column) for value in uniques]
    return _vector(np.asarray(codes, dtype=np.int64), keys, [label_of(v) for v in uniques])


def _vector(codes: Codes, keys: list[Key | None], labels: list[str]) -> Vector:
    """Values that compare equal become one key."""
    index: dict[Key, int] = {}
    firsts: list[str] = []
    recoded = np.full(len(keys) + 1, -1, dtype=np.int64)
    for old, (key, label) in enumerate(zip(keys, labels, strict=True)):
        if key is None:
            continue
        if key not in index:
            index[key] = len(index)
            firsts.append(label)
        recoded[old] = index[key]
    return Vector(recoded[codes], tuple(index), tuple(firsts), index)


def from_days(days: Codes, part: Callable[[date], int]) -> Vector:
    """The vector of months, quarters or halves of ordinal days, where 0 is a blank."""
    codes, uniques = pd.factorize(days)
    keys = [Fraction(part(date.fromordinal(int(d)))) if d else None for d in uniques]
    labels = ["" if key is None else str(key) for key in keys]
    return _vector(np.asarray(codes, dtype=np.int64), list(keys), labels)


def _key_of(value: object, column: Column) -> Key | None:
    if column.numeric:
        return read_number(value)
    if column.is_date:
        return read_date(value)
    return normalize(label_of(value)) or None


def normalize(text: str) -> str:
    """The text as it compares: NFKC (full-width forms made half-width), without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())


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
        return Fraction(Decimal(normalize(str(value))))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def read_date(value: object) -> date | None:
    """The day, also from text (2023-06-01, 2023年6月1日); None where there is none."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    parts = _DATE.fullmatch(normalize(str(value)))
    try:
        return date(*map(int, parts.groups())) if parts else None
    except ValueError:
        return None


def distinct(labels: Iterable[str]) -> tuple[str, ...]:
    """The labels without those that compare equal to an earlier one."""
    first: dict[str, str] = {}
    for label in labels:
        first.setdefault(normalize(label), label)
    return tuple(first.values())
