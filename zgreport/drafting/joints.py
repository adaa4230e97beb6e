"""Joints: the columns of a family, each joined over its tables whatever its header is there."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from zgreport.drafting.header_words import likeness, plain
from zgreport.drafting.profiles import Profile, is_date, number_in, profile_of
from zgreport.ledgers.coded import Coded, joined
from zgreport.names import comparable
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.drafting.found import Family, FoundTable
    from zgreport.ledgers.coded import Numbers

__all__ = ["Joint", "Joints", "joints_of"]

_SAME_PLACE = 0.6  # between the same columns on both sides
_BESIDE = 0.25
_ONLY_DATES = 0.3  # of two tables, in each of which no other column holds dates
_SAME_VALUES = 0.8
_ENOUGH = 0.8
_MOSTLY = 0.7
_NUMBERS = 0.8
_SAID = 9.0  # more than any likeness
_FEW = 400  # different values of which it is asked whether two columns have the same


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """A column of a family: its header in each table, None where a table lacks it.

    `headers` are as they are written, the most frequent first; `cells` one for each record of the
    family, blank where the table lacks the column.  `numeric`: most of what is filled are numbers.
    """

    headers: tuple[str, ...]
    header_in: tuple[str | None, ...]
    cells: Coded
    profile: Profile
    numeric: bool


@dataclass(frozen=True, slots=True, eq=False)
class Joints:
    """The columns of a family from left to right, and of each record the table and the year.

    A year is 0 where the table names none, or several.
    """

    family: Family
    columns: tuple[Joint, ...]
    table_of: Numbers
    year_of: Numbers

    def of_year(self, year: int) -> Numbers:
        """The places of the records of a year."""
        return np.flatnonzero(self.year_of == year)


def joints_of(family: Family, names: Mapping[str, str] = MappingProxyType({})) -> Joints:
    """The columns of a family, those of one header together and those that are plainly one.

    `names` are what the office calls columns, by header: those of one name are one, others none.
    """
    groups = _Groups(family.tables, names)
    groups.merge()
    sizes = [table.records for table in family.tables]
    years = [next(iter(t.years)) if len(t.years) == 1 else 0 for t in family.tables]
    columns = tuple(_joint(family.tables, group) for group in groups.in_order())
    return Joints(family, columns, np.repeat(np.arange(len(sizes)), sizes), np.repeat(years, sizes))


def _joint(tables: tuple[FoundTable, ...], group: Mapping[int, str]) -> Joint:
    parts = [
        table.columns[group[n]] if n in group else Coded.alike(None, table.records)
        for n, table in enumerate(tables)
    ]
    cells = joined(parts) if parts else Coded.of(())
    often, held = Counter(group.values()), Counter[str]()
    for n, header in group.items():
        held[header] += tables[n].records
    # Not by the order of the tables: files that were copied elsewhere give the same names.
    headers = sorted(often, key=lambda header: (-often[header], -held[header], header))
    rows = sum(held.values())
    header_in = tuple(group.get(n) for n in range(len(tables)))
    profile = profile_of(cells, rows)
    numeric = profile.share(lambda value: number_in(value) is not None) >= _NUMBERS
    return Joint(tuple(headers), header_in, cells, profile, numeric)


class _Groups:
    """Groups of columns that are one: of each, its header by the number of the table."""

    def __init__(self, tables: tuple[FoundTable, ...], names: Mapping[str, str]) -> None:
        self.tables, self.names = tables, names
        self.groups: list[dict[int, str]] = []
        self.of: dict[tuple[int, str], int] = {}
        self.looks: dict[int, tuple[str, frozenset[object]]] = {}
        for n, table in enumerate(tables):
            for header in table.columns:
                self._add(n, header)

    def _add(self, table: int, header: str) -> None:
        own = plain(header)
        for place, group in enumerate(self.groups):
            if table not in group and plain(next(iter(group.values()))) == own:
                group[table] = header
                self.of[table, header] = place
                return
        self.of[table, header] = len(self.groups)
        self.groups.append({table: header})

    def merge(self) -> None:
        """Put together what is plainly one column, the surest first."""
        while found := max(self._pairs(), default=None):
            score, one, other = found
            if score < _ENOUGH:
                return
            for table, header in self.groups[other].items():
                self.of[table, header] = one
            self.groups[one] |= self.groups[other]
            self.groups[other] = {}
            self.looks.pop(one, None)

    def _pairs(self) -> Iterator[tuple[float, int, int]]:
        for one, first in enumerate(self.groups):
            for other in range(one + 1, len(self.groups)):
                second = self.groups[other]
                if first and second and first.keys().isdisjoint(second):
                    yield self._score(one, other), one, other

    def _score(self, one: int, other: int) -> float:
        if self._are_told(one) or self._are_told(other):
            return _SAID if self._called(one) == self._called(other) else 0.0
        (kind, values), (other_kind, others) = self._look(one), self._look(other)
        if kind and other_kind and kind != other_kind:
            return 0.0
        first, second = ({*self.groups[n].values()} for n in (one, other))
        alike = max(likeness(a, b) for a in first for b in second)
        common = len(values & others) / max(1, min(len(values), len(others)))
        only = _ONLY_DATES if kind == "date" and self._alone(one, other) else 0.0
        return alike + self._place(one, other) + _SAME_VALUES * common + only

    def _alone(self, *groups: int) -> bool:
        """True where none of the tables has dates in another column."""
        held = set().union(*(self.groups[n] for n in groups))
        others = (n for n, group in enumerate(self.groups) if n not in groups and group)
        return not any(held & self.groups[n].keys() and self._look(n)[0] == "date" for n in others)

    def _are_told(self, group: int) -> bool:
        return any(header in self.names for header in self.groups[group].values())

    def _called(self, group: int) -> str:
        """What the office calls it, or else its own header."""
        headers = self.groups[group].values()
        said = (self.names[header] for header in headers if header in self.names)
        return comparable(next(said, next(iter(headers))))

    def _place(self, one: int, other: int) -> float:
        """How much the columns around the two say that they are one."""
        first, second = (next(iter(self.groups[n].items())) for n in (one, other))
        left, right = (
            self._steps(*first, second[0], side) == self._steps(*second, first[0], side)
            for side in (-1, 1)
        )
        return _SAME_PLACE if left and right else _BESIDE * (left or right)

    def _steps(self, table: int, header: str, other: int, side: int) -> tuple[int, int]:
        """The next column on a side that both tables have, -1 for the edge; how far it is."""
        headers = list(self.tables[table].columns)
        at, steps = headers.index(header) + side, 1
        while 0 <= at < len(headers):
            group = self.of[table, headers[at]]
            if other in self.groups[group]:
                return group, steps
            at, steps = at + side, steps + 1
        return -1, steps

    def _look(self, group: int) -> tuple[str, frozenset[object]]:
        """What the group holds ("" for nothing), and its values where they are few texts."""
        if group not in self.looks:
            self.looks[group] = self._looked(self.groups[group])
        return self.looks[group]

    def _looked(self, group: Mapping[int, str]) -> tuple[str, frozenset[object]]:
        cells = joined([self.tables[n].columns[header] for n, header in group.items()])
        profile = profile_of(cells, len(cells))
        header = next(iter(group.values()))
        if not profile.filled:
            return "", frozenset()
        if profile.share(is_date(header, 2000)) > _MOSTLY:
            return "date", frozenset()
        if profile.share(lambda value: number_in(value) is not None) > _MOSTLY:
            return "number", frozenset()
        values = frozenset(profile.by_name()) if len(profile.values) <= _FEW else frozenset()
        return "text", values

    def in_order(self) -> list[dict[int, str]]:
        """The groups from left to right, by where they stand on average."""
        return sorted(filter(None, self.groups), key=self._at)

    def _at(self, group: Mapping[int, str]) -> tuple[float, str]:
        places = [list(self.tables[n].columns).index(header) for n, header in group.items()]
        return sum(places) / len(places), min(group.values())
