"""Vectors: the columns of a ledger in the form in which values compare."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from zgreport.figures.issues import form_of
from zgreport.ledgers.coded import Coded, numbered
from zgreport.ledgers.model import Column, ColumnRole
from zgreport.ledgers.texts import are_plain
from zgreport.names import comparable
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from zgreport.ledgers.coded import Mask, Numbers

__all__ = ["Key", "Vector", "label_of", "read_column"]

Key: TypeAlias = str | int | Fraction | date
_LARGEST = 1 << 62


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """A column of a ledger.

    codes: one int a row, the place of its value in `keys`, -1 for a blank.  `firsts` are the
    keys as they were first written.  `index` finds the code of a key.  A cell with several
    values (甲县、乙县) has a code past the keys: code `len(keys) + n` stands for `joint[n]`, the
    codes of its values.  Such a row has each of them; it is still one row.  `sizes` are the keys
    of a number column times `scale`, None where they are too large for that.  `form` brings a
    text to the form of the keys.
    """

    codes: Numbers
    keys: Sequence[Key]
    firsts: Sequence[object]
    index: Mapping[Key, int]
    joint: tuple[tuple[int, ...], ...] = ()
    sizes: Numbers | None = None
    scale: int = 1
    form: Callable[[str], str] = comparable

    @property
    def labels(self) -> tuple[str, ...]:
        """The keys as they were first written, as text."""
        return tuple(map(label_of, self.firsts))

    def label(self, code: int) -> str:
        """One of the labels."""
        return label_of(self.firsts[code])

    @property
    def present(self) -> Mask:
        """True for the rows that are not blank."""
        return self.codes >= 0

    def where(self, table: Mask) -> Mask:
        """The rows that have a value which `table` allows; its last entry stands for blanks."""
        several = np.array([table[list(parts)].any() for parts in self.joint], dtype=bool)
        return np.concatenate([table[:-1], several, table[-1:]])[self.codes]

    def least(self, places: Numbers) -> Numbers:
        """For each row the least of its values' places; the last entry stands for blanks."""
        several = np.array([places[list(parts)].min() for parts in self.joint], dtype=np.int64)
        return np.concatenate([places[:-1], several, places[-1:]])[self.codes]

    def values_of(self, row: int) -> tuple[int, ...]:
        """The codes of a row's values: none for a blank."""
        code = int(self.codes[row])
        if code < len(self.keys):
            return (code,) if code >= 0 else ()
        return self.joint[code - len(self.keys)]

    def size_of(self, row: int) -> Fraction:
        """The number in a row; a cell of several counts together, a blank is 0."""
        numbers = [self.keys[code] for code in self.values_of(row)]
        return sum((Fraction(n) for n in numbers if isinstance(n, (int, Fraction))), Fraction(0))

    def counts(self, mask: Mask) -> Numbers:
        """How many rows of the mask have each key; a row with several values counts at each."""
        of_codes = np.bincount(
            self.codes[mask & self.present], minlength=len(self.keys) + len(self.joint)
        )
        counts: Numbers = of_codes[: len(self.keys)]
        for parts, count in zip(self.joint, of_codes[len(self.keys) :], strict=True):
            np.add.at(counts, list(parts), count)
        return counts

    def total(self, mask: Mask) -> Fraction:
        """The exact sum of the numbers in the rows of the mask; a blank adds nothing."""
        counts = self.counts(mask)
        if self.sizes is not None:
            return Fraction(int(self.sizes @ counts), self.scale)
        numbers = [key for key in self.keys if isinstance(key, (int, Fraction))]
        return sum(map(_times, numbers, counts.tolist()), start=Fraction(0))


def _times(number: Fraction | int, times: int) -> Fraction:
    return Fraction(number) * times


def read_column(cells: Coded, column: Column) -> Vector:
    """The vector of a ledger's column, which is typed: it is only brought to keys."""
    if any(isinstance(value, tuple) for value in cells.values):
        return _several(cells, column)
    form = _form(cells.values, column)
    keys = _keys(cells.values, column, form)
    index, firsts = _index(keys, cells.values)
    codes = cells.codes.astype(np.int64)
    if len(index) < len(keys):
        codes = np.array([-1 if key is None else index[key] for key in keys])[codes]
    return _sized(Vector(codes, tuple(index), firsts, index, form=form), column)


def _form(values: Sequence[object], column: Column) -> Callable[[str], str]:
    """How its texts compare; numbers, dates and the names of a list only as they are."""
    if column.numeric or column.is_date or column.domain is not None:
        return comparable
    return form_of(column.name, [value for value in values if isinstance(value, str)])


def _index(
    keys: Sequence[Key | None], values: Sequence[object]
) -> tuple[dict[Key, int], Sequence[object]]:
    """The code of each key, in the order they come, and each as it was first written."""
    index = {key: n for n, key in enumerate(k for k in dict.fromkeys(keys) if k is not None)}
    if len(index) == len(keys):
        return index, values
    first = dict(zip(reversed(keys), reversed(values), strict=True))
    return index, [first[key] for key in index]


def _several(cells: Coded, column: Column) -> Vector:
    parts = [value if isinstance(value, tuple) else (value,) for value in cells.values]
    flat = [value for part in parts for value in part]
    keys = iter(flat_keys := _keys(flat, column, comparable))
    index, firsts = _index(flat_keys, flat)
    found = [
        [index[key] for key in (next(keys) for _ in part) if key is not None] for part in parts
    ]
    joint = tuple(tuple(codes) for codes in found if len(codes) > 1)
    places = iter(range(len(index), len(index) + len(joint)))
    recoded = [next(places) if len(codes) > 1 else (*codes, -1)[0] for codes in found]
    table = np.array([*recoded, -1], dtype=np.int64)
    return _sized(Vector(table[cells.codes], tuple(index), firsts, index, joint), column)


def _sized(vector: Vector, column: Column) -> Vector:
    """The vector with its numbers as whole ones, for exact sums at once."""
    if not column.numeric:
        return vector
    scale, sizes = _whole([key for key in vector.keys if isinstance(key, (int, Fraction))])
    rows = len(vector.codes) * max(map(len, vector.joint), default=1)
    if scale > _LARGEST or max(map(abs, sizes), default=0) * rows > _LARGEST:
        return vector
    whole = np.array(sizes, dtype=np.int64)
    return replace(vector, sizes=whole, scale=scale)


def _whole(numbers: Sequence[int | Fraction]) -> tuple[int, list[int]]:
    """The least number that makes all numbers whole, and the numbers times it."""
    scale = lcm(*{number.denominator for number in numbers if type(number) is Fraction})
    return scale, [int(number * scale) for number in numbers]


def from_days(days: Numbers, part: Callable[[date], int]) -> Vector:
    """The vector of months, quarters or halves of ordinal days, where 0 is a blank."""
    ordinals, codes = numbered(days)
    parts = [part(date.fromordinal(day)) if day else None for day in ordinals.tolist()]
    cells = Coded(parts, codes.astype(np.int32)).take(np.arange(len(days)))
    return read_column(cells, Column("", ColumnRole.OWN, numeric=True))


def _keys(
    values: Sequence[Any], column: Column, form: Callable[[str], str]
) -> Sequence[Key | None]:
    if column.numeric:
        return [Fraction(v) if isinstance(v, Decimal) else v for v in values]
    if column.is_date:
        return values
    texts = [value for value in values if value is not None]
    plain = iter(texts if form is comparable and are_plain(texts) else map(form, texts))
    return [None if value is None else next(plain) or None for value in values]


def label_of(value: object) -> str:
    """A cell's value as text: dates as 2023-06-01, numbers without an exponent."""
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, "f")
    if isinstance(value, date):
        return date(value.year, value.month, value.day).isoformat()
    return str(value)


def distinct(labels: Iterable[str]) -> tuple[str, ...]:
    """The labels without those that compare equal to an earlier one."""
    first: dict[str, str] = {}
    for label in labels:
        first.setdefault(comparable(label), label)
    return tuple(first.values())
