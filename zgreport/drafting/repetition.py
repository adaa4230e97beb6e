"""Repetition: tables of a ledger that say again what others of it say, and earlier versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.drafting.cells_seen import are_dates, are_numbers
from zgreport.drafting.guesses import Reason
from zgreport.drafting.naming import stem_of
from zgreport.drafting.together import columns_together
from zgreport.ledgers.coded import distinct, paired
from zgreport.ledgers.dates import read_day
from zgreport.ledgers.duplicates import plain
from zgreport.ledgers.editions import is_copy, is_earlier, is_next
from zgreport.ledgers.offices import office_in_name
from zgreport.names import comparable
from zgreport.numerals.months import Months, find_months
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.drafting.found import FoundTable
    from zgreport.ledgers.coded import Coded, Numbers

__all__ = ["Repeated", "named_months", "repeated_tables"]

_FEWEST = 5  # records: fewer may be alike by chance
_FEWEST_NAMED = 2  # of a file that is called like another, or of a list of names
_YEAR = 12


@dataclass(frozen=True, slots=True, eq=False)
class Repeated:
    """A table that says again what `other` says; `own` of its records stand nowhere else.

    It is left out unless `is_kept`: then most of its records count twice, and it is to be said.
    """

    table: FoundTable
    other: FoundTable
    own: int
    is_kept: bool = False
    is_version: bool = False

    @property
    def reason(self) -> Reason:
        code = "drafting.version" if self.is_version else "drafting.copy"
        code = "drafting.overlap" if self.is_kept else code
        shown = {"file": self.other.file, "sheet": self.other.sheet, "own": self.own}
        return Reason(code, {**shown, "rows": self.table.records})


def named_months(table: FoundTable) -> Months | None:
    """The months that sheet, caption or file name, the nearest first; None for a whole year."""
    *folders, name = table.file.split("/")
    texts = (table.sheet, table.caption, stem_of(name), *reversed(folders))
    named = (months for text in texts if (months := find_months(comparable(text))))
    return next((months for months in named if months.length < _YEAR), None)


def repeated_tables(tables: Sequence[FoundTable]) -> list[Repeated]:
    """The tables of a ledger that repeat others of the same year, the surest first."""
    if len(tables) < 2:
        return []
    return list(_Repetitions(tables).found())


class _Repetitions:
    """The tables of a ledger, from which copies are taken one by one."""

    def __init__(self, tables: Sequence[FoundTable]) -> None:
        self.tables = tables
        self.ids = _ids(tables)
        self.left = [n for n, table in enumerate(tables) if table.records]
        self.labels = [_label(table) for table in tables]
        self.doubtful = self._doubtful()

    def found(self) -> Iterator[Repeated]:
        while self.doubtful:
            ranked = [(self._rank(n), n) for n in self.doubtful]
            (is_copy_of, *_), n = max(ranked)
            if not is_copy_of:
                break
            yield self._taken(n)
        yield from self._versions()
        yield from self._overlaps()

    def _taken(self, n: int, other: int | None = None, *, is_version: bool = False) -> Repeated:
        others = self._others(n)
        fullest = other if other is not None else max(others, key=lambda o: self._shared(n, [o]))
        own = len(self.ids[n]) - self._shared(n, others)
        self.left.remove(n)
        self.doubtful = [one for one in self.doubtful if one != n]
        return Repeated(self.tables[n], self.tables[fullest], own, is_version=is_version)

    def _rank(self, n: int) -> tuple[bool, int, bool, int, str]:
        """The greatest is the copy: whose rows all stand elsewhere, the largest of them first."""
        shared, size = self._shared(n, self._others(n)), len(self.ids[n])
        table = self.tables[n]
        named = is_copy(stem_of(table.file)) or is_copy(table.sheet)
        whole = shared == size and (size >= _FEWEST or named or self._is_small_copy(n))
        again = whole or (named and 2 * shared > size)
        name = f"{table.file}/{table.sheet}"
        return again, size if whole else 0, named, len(name), name

    def _is_small_copy(self, n: int) -> bool:
        """True for a table of few records that a file of the same name has, or a list of names."""
        own, size = self.tables[n], len(self.ids[n])
        alike = (self.tables[o] for o in self._others(n) if self._shared(n, [o]) == size)
        named = any(stem_of(table.file) == stem_of(own.file) for table in alike)
        return size >= _FEWEST_NAMED and (named or _holds_names_only(own))

    def _versions(self) -> Iterator[Repeated]:
        """Those that by their names another one came after: 初稿 beside 定稿."""
        for n in [*self.left]:
            later = [o for o in self._others(n) if self._follows(o, n)]
            if later:
                yield self._taken(n, later[-1], is_version=True)

    def _follows(self, new: int, old: int) -> bool:
        one, other = self.tables[old], self.tables[new]
        pair = (one.sheet, other.sheet)
        if one.file != other.file:
            if comparable(one.sheet) != comparable(other.sheet) and one.sheet and other.sheet:
                return False
            pair = (stem_of(one.file), stem_of(other.file))
        if is_earlier(*pair):
            return True
        shared = self._shared(old, [new])
        return is_next(*pair) and 2 * shared > len(self.ids[old]) >= _FEWEST

    def _overlaps(self) -> Iterator[Repeated]:
        """Those most of whose rows stand elsewhere, though others do not."""
        told: list[int] = []
        for n in [*self.doubtful]:
            others = [o for o in self._others(n) if o not in told]
            shared, size = self._shared(n, others), len(self.ids[n])
            if 2 * shared > size >= _FEWEST:
                told.append(n)
                fullest = max(others, key=lambda o: self._shared(n, [o]))
                yield Repeated(self.tables[n], self.tables[fullest], size - shared, is_kept=True)

    def _others(self, n: int) -> list[int]:
        return [o for o in self.left if o != n and self._may_be(n, o)]

    def _may_be(self, n: int, other: int) -> bool:
        years, known = self.tables[n].years, self.tables[other].years
        return self.labels[n] == self.labels[other] and (bool(years & known) or years == known)

    def _shared(self, n: int, others: Sequence[int]) -> int:
        if not others:
            return 0
        return int(np.isin(self.ids[n], np.concatenate([self.ids[o] for o in others])).sum())

    def _doubtful(self) -> list[int]:
        """The tables most of whose rows stand in more than one; found by one look at all."""
        every = np.concatenate([distinct(self.ids[n]) for n in self.left] or [np.zeros(0, int)])
        times = np.bincount(every, minlength=1)
        shares = {n: int((times[self.ids[n]] > 1).sum()) for n in self.left}
        return [n for n in self.left if 2 * shares[n] > len(self.ids[n])]


def _holds_names_only(table: FoundTable) -> bool:
    """True where no column has dates or numbers, by which few records may be alike by chance."""
    units = table.units
    return not any(
        are_dates(header, cells) or are_numbers(header, units.get(header, ""), cells)
        for header, cells in table.columns.items()
    )


def _label(table: FoundTable) -> tuple[object, ...]:
    """What tells rows apart that have no date: the month and the office that the table is of."""
    office = office_in_name(table.sheet, ())
    dated = any(are_dates(header, cells) for header, cells in table.columns.items())
    return (None, office) if dated else (named_months(table), office)


def _ids(tables: Sequence[FoundTable]) -> list[Numbers]:
    """For each table one number a record, which only records have that are the same."""
    columns = columns_together(tables)
    codes = [_told(header, cells).codes for header, cells in columns.items()]
    numbers = paired(codes or [np.zeros(sum(table.records for table in tables), dtype=np.int64)])
    return list(np.split(numbers, np.cumsum([table.records for table in tables])[:-1]))


def _told(header: str, cells: Coded) -> Coded:
    """The cells as they compare: days by what they say, however they are written."""
    if are_dates(header, cells):
        days = [read_day(value, None).date for value in cells.values]
        told = [day or comparable(str(v or "")) for day, v in zip(days, cells.values, strict=True)]
        return cells.changed([str(one) for one in told])
    texts = plain(cells)
    return texts.changed([_number(value) for value in texts.values])


def _number(value: object) -> object:
    """12 and 12.0 and "12" are the same in a copy that another program wrote; so are blanks."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
