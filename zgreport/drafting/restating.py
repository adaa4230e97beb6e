"""Restating: tables whose numbers are counts or sums of the rows of others, by name or not."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from zgreport.drafting.cells_seen import are_dates, are_numbers
from zgreport.drafting.guesses import Reason
from zgreport.drafting.header_words import ALIASES, SEPARATOR, plain
from zgreport.drafting.naming import base, stem_of
from zgreport.drafting.profiles import plain_number
from zgreport.drafting.together import columns_together
from zgreport.ledgers.cells import read_count
from zgreport.ledgers.counts import Words
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.sheetnames import is_only_statistics, is_summary
from zgreport.names import comparable, is_blank
from zgreport.numerals.measure_words import IN_COLUMNS
from zgreport.numerals.months import read_months
from zgreport.numerals.period_names import bare_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from zgreport.drafting.found import FoundTable, TableName
    from zgreport.ledgers.coded import Coded

__all__ = ["Restating", "aliases_of", "seems_summary"]

_LONGEST = 500  # records of a summary
_MOST_VALUES = 200  # of a column by which others are counted
_FEWEST_NAMED, _FEWEST = 3, 6  # numbers that agree, in one called 汇总 and in any other
_AGREE = 0.9
_NEAR = 1e-6
_YEAR = 12
_MADE = re.compile("占|率|比|名次|位次|排名|排序|增|减|差|均")
_COUNTED = re.compile(r"(?:数量?|篇数|件数|人数|次数|合计|[篇件条人次个])$")


def aliases_of(tables: Iterable[FoundTable]) -> dict[str, str]:
    """The names of which tables give other names, by those, as names compare.

    What is another name of two things is none.
    """
    found: dict[str, set[str]] = {}
    for table in tables:
        headers = list(table.columns)
        other = next((h for h in headers if ALIASES.search(plain(h))), None)
        if other is None or table.records > _LONGEST:
            continue
        names = next((h for h in headers if h != other and _all_differ(table.columns[h])), other)
        for name, written in zip(table.columns[names], table.columns[other], strict=True):
            if not (is_blank(name) or is_blank(written)):
                for alias in SEPARATOR.split(str(written)):
                    found.setdefault(comparable(alias), set()).add(comparable(str(name)))
    return {alias: next(iter(own)) for alias, own in found.items() if len(own) == 1}


def _all_differ(cells: Coded) -> bool:
    return len(cells.values) == len(cells) and all(isinstance(v, str) for v in cells.values)


class Restating:
    """Ledgers that others may count or add up; what is known of them is worked out once.

    `aliases` are other names of what rows are counted by (`aliases_of`): a ledger has now this
    name, now that, and a summary one of them.
    """

    def __init__(self, aliases: Mapping[str, str]) -> None:
        self._aliases = aliases
        self._facts: dict[tuple[TableName, ...], _Facts] = {}

    def reason(self, table: FoundTable, ledgers: Iterable[Sequence[FoundTable]]) -> Reason | None:
        """That the table counts or adds up the rows of one of the ledgers; None where it is none.

        So it does where most of its columns of numbers agree, row by row, and not by chance.
        """
        summary = _Summary(table, self._aliases)
        if not 2 <= table.records <= _LONGEST or _has_days(table):
            return None
        if not summary.numbers or not summary.names:
            return None
        told = (self._of(summary, tables) for tables in ledgers)
        return next(filter(None, told), None)

    def _of(self, summary: _Summary, tables: Sequence[FoundTable]) -> Reason | None:
        table = summary.table
        mine = [o for o in tables if o.name != table.name and _may_be_of(o, table)]
        if sum(other.records for other in mine) <= table.records:
            return None
        key = tuple(other.name for other in mine)
        facts = self._facts.setdefault(key, _Facts(mine, self._aliases))
        agreed = summary.agreed(facts)
        named = is_summary(table.sheet) or is_summary(stem_of(table.file))
        if agreed < (_FEWEST_NAMED if named else _FEWEST):
            return None
        shown = {"file": mine[0].file, "sheet": mine[0].sheet, "rows": table.records}
        return Reason("drafting.summary", {**shown, "numbers": agreed})


def _has_days(table: FoundTable) -> bool:
    """True where most rows have a day of their own, as those of a summary have not."""
    dated = [(h, c) for h, c in table.columns.items() if are_dates(h, c)]
    return any(2 * sum(_is_day(v, h) for v in c.values) > len(c.values) for h, c in dated)


def _is_day(value: object, header: str) -> bool:
    return read_day(value, 2000, bare=bare_months(header)).reading is DateReading.DAY


def _may_be_of(one: FoundTable, other: FoundTable) -> bool:
    return bool(one.years & other.years) or not one.years


def seems_summary(table: FoundTable) -> bool:
    """True for a table without days that is called 汇总, and not after 统计 alone, as many are."""
    file = stem_of(table.file)
    named = is_summary(table.sheet) if base(table.sheet) else False
    named = named or (is_summary(file) and not is_only_statistics(file))
    dated = any(are_dates(header, cells) for header, cells in table.columns.items())
    return named and not dated and bool(_Summary(table, {}).numbers)


class _Facts:
    """The rows of a ledger, as they may be counted: by values, by months, and added up."""

    def __init__(self, tables: Sequence[FoundTable], aliases: Mapping[str, str]) -> None:
        self.tables = tables
        self._aliases = aliases
        self.size = sum(table.records for table in tables)

    @cached_property
    def columns(self) -> dict[str, Coded]:
        """The columns of all tables, one below the other."""
        return columns_together(self.tables)

    @cached_property
    def keys(self) -> list[Coded]:
        """The columns by which rows may be counted, their values as they compare; months too."""
        own = [self._plain(c) for c in self.columns.values() if len(c.values) <= _MOST_VALUES]
        return [*own, *self.months]

    @cached_property
    def known(self) -> list[frozenset[str]]:
        """The values of each of the keys."""
        return [frozenset(key.values) for key in self.keys]

    @cached_property
    def months(self) -> list[Coded]:
        """For each column of dates its months, and its quarters."""
        dated = [(h, c) for h, c in self.columns.items() if are_dates(h, c)]
        return [
            c.changed([_period(v, h, size) for v in c.values]) for h, c in dated for size in (1, 3)
        ]

    @cached_property
    def amounts(self) -> list[NDArray[np.float64]]:
        """One for each row, and the numbers of each column of numbers."""
        numbers = [c for h, c in self.columns.items() if are_numbers(h, "", c)]
        return [np.ones(self.size), *(amounts_of(c) for c in numbers)]

    def _plain(self, cells: Coded) -> Coded:
        names = (comparable(str(v)) if not is_blank(v) else "" for v in cells.values)
        return cells.changed([self._aliases.get(name, name) for name in names])


class _Summary:
    """A table that may be a summary: its columns of names, and those of numbers."""

    def __init__(self, table: FoundTable, aliases: Mapping[str, str]) -> None:
        self.table = table
        self._aliases = aliases
        units = table.units
        self.numbers = {
            header: amounts_of(cells)
            for header, cells in table.columns.items()
            if not _MADE.search(header)
            and (header in table.months or are_numbers(header, units.get(header, ""), cells))
        }

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """The columns of which nearly every value is another one, as they compare."""
        return {
            header: [self._aliases.get(name, name) for name in map(_name, cells)]
            for header, cells in self.table.columns.items()
            if header not in self.numbers and len(cells.values) * 5 >= len(cells) * 4
        }

    def agreed(self, facts: _Facts) -> int:
        """How many numbers agree, of the column of names by which most do; 0 where too few do."""
        return max((self._by(names, key, facts) for names, key in self._keys(facts)), default=0)

    def _keys(self, facts: _Facts) -> Iterator[tuple[list[str], Coded]]:
        for names in self.names.values():
            for key, known in zip(facts.keys, facts.known, strict=True):
                if sum(name in known for name in names if name) * 10 >= 7 * len(names):
                    yield names, key

    def _by(self, names: list[str], key: Coded, facts: _Facts) -> int:
        places = {value: n for n, value in enumerate(key.values)}
        at = np.array([places.get(name, len(places)) for name in names])
        told = [self._agreeing(header, at, key, facts) for header in self.numbers]
        return sum(told) if 2 * sum(map(bool, told)) >= len(told) else 0

    def _agreeing(self, header: str, at: NDArray[np.int64], key: Coded, facts: _Facts) -> int:
        """How many numbers of the column are what the facts come to, if nearly all are."""
        written = self.numbers[header]
        for mask in _masks(header, facts):
            for amounts in facts.amounts:
                sums = np.bincount(key.codes[mask], amounts[mask], len(key.values) + 1)[at]
                same = np.abs(sums - written) < _NEAR * np.maximum(1, np.abs(sums))
                if same.sum() >= _AGREE * len(same) and len(set(written[written != 0])) > 1:
                    return int((same & (written != 0)).sum())
        return 0


def _masks(header: str, facts: _Facts) -> Iterator[NDArray[np.bool_]]:
    """All rows; those that have the header as a value, or the month that it is."""
    plain = comparable(header)
    yield np.ones(facts.size, dtype=bool)
    for name in dict.fromkeys((_name(header), plain, _COUNTED.sub("", plain))):
        for key in facts.keys:
            if name and name in key.values:
                yield key.where([value == name for value in key.values])


def amounts_of(cells: Coded) -> NDArray[np.float64]:
    """The number in each cell; 0 for a blank one and for what is none."""
    words = Words("", tuple(IN_COLUMNS), "", percents=True)
    values = np.array([_amount(value, words) for value in cells.values], dtype=np.float64)
    return values[cells.codes] if len(values) else np.zeros(0)


def _amount(value: object, words: Words) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return plain_number(value) or 0
    return float(read_count(value, words).exact or 0)


def _name(value: object) -> str:
    """A name as it compares; a month or a quarter as that of a date."""
    plain = comparable(str(value)) if not is_blank(value) else ""
    months = read_months(plain)
    return f"{months.first}-{months.last}月" if months and months.length < _YEAR else plain


def _period(value: object, header: str, size: int) -> str:
    day = read_day(value, 2000, bare=bare_months(header)).date
    first = (day.month - 1) // size * size + 1 if day else 0
    return f"{first}-{first + size - 1}月" if day else ""
