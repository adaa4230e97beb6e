"""Kin: which tables are one ledger, by what they are called and by their columns."""

from __future__ import annotations

import functools
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from zgreport.drafting.likeness import TableLook, look_at, similarity
from zgreport.drafting.naming import base, core, is_generic, shared_start, stem_of
from zgreport.ledgers.editions import BETWEEN
from zgreport.ledgers.offices import is_office
from zgreport.ledgers.tables.whole_names import is_class, is_whole
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zgreport.drafting.found import FoundTable

__all__ = [
    "Kin",
    "are_alike",
    "are_related",
    "called",
    "is_part_name",
    "kin_of",
    "word_beside_offices",
]

_ONE_NAME = 0.4  # of the columns: headers may change between years
_RELATED = 0.6
_ALIKE = 0.8
_SHORTEST = 2
_CLASS = Pattern(
    r"[省市县区乡镇村街道州盟旗()、和及与]+|.*(?:直属?|管)(?:单位|部门|机关).*|.*(?:机关|单位|部门|科室|片区?|乡镇|街道|社区)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Kin:
    """Tables that are one ledger, what they are called, and how much alike the unlikest are."""

    tables: tuple[FoundTable, ...]
    names: tuple[str, ...]
    likeness: float


def called(table: FoundTable, target: str, beside: Sequence[FoundTable]) -> str:
    """What a table is called: by its sheet where its file has several, else by its file.

    `target` is where its file goes, `beside` are the tables of its other sheets.  Sheets that are
    alike and named after months or offices are parts of what the file is called.
    """
    by_file = "" if is_generic(stem_of(target)) else core(stem_of(target))
    by_sheet = "" if is_generic(table.sheet) or len(table.sheet) < _SHORTEST else core(table.sheet)
    if beside and by_sheet and not _is_one_of_parts(table, beside):
        return by_sheet
    return by_file or by_sheet or core(stem_of(target))


def _is_one_of_parts(table: FoundTable, beside: Sequence[FoundTable]) -> bool:
    """True where the sheet and others with the same headers are all named as parts."""
    alike = [other for other in beside if are_alike(table, other)]
    return bool(alike) and all(is_part_name(one.sheet) for one in (table, *alike))


def are_alike(one: FoundTable, other: FoundTable) -> bool:
    """True where most headers of both are the same."""
    shared = one.columns.keys() & other.columns.keys()
    return 10 * len(shared) >= 6 * len(one.columns.keys() | other.columns.keys())


def is_part_name(name: str) -> bool:
    """True for a sheet's name that tells it from its likes only: 3月, 甲县, 市直单位, Sheet2."""
    plain = base(name)
    if not plain or is_generic(name):
        return True
    return is_office(plain) or is_class(plain) or is_whole(plain) or bool(_CLASS.fullmatch(plain))


@functools.lru_cache(maxsize=1 << 12)
def are_related(one: str, other: str) -> bool:
    """True where one name says more than the other: 发稿, 云川先锋发稿; 甲县发稿, 乙县发稿."""
    if not one or not other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORTEST and long.endswith(short):
        return True
    return bool(word_beside_offices((one, other)))


def word_beside_offices(names: Sequence[str]) -> str:
    """What all the names end in, or begin with, beside the offices that they name; else empty.

    >>> word_beside_offices(("甲县办件", "乙县办件")), word_beside_offices(("投诉", "表扬"))
    ('办件', '')
    """
    turned = [name[::-1] for name in names]
    for size in range(len(shared_start(turned)), _SHORTEST - 1, -1):
        if all(is_office(BETWEEN.sub("", name[:-size])) for name in names):
            return _without_marks(names[0][-size:])
    for size in range(len(shared_start(names)), _SHORTEST - 1, -1):
        if all(is_office(BETWEEN.sub("", name[size:])) for name in names):
            return _without_marks(names[0][:size])
    return ""


def _without_marks(word: str) -> str:
    return max(BETWEEN.split(word), key=len)


def kin_of(tables: Sequence[FoundTable], names: Mapping[int, str]) -> list[Kin]:
    """The tables by ledger, in the order they come; `names` by the place of each table."""
    groups = _Groups(tables, names)
    groups.join(same_name=True)
    groups.join(same_name=False)
    return groups.kin()


class _Groups:
    """Tables of one name and the same headers, joined until no two are one ledger."""

    def __init__(self, tables: Sequence[FoundTable], names: Mapping[int, str]) -> None:
        found: dict[tuple[str, frozenset[str]], list[int]] = {}
        for n, table in enumerate(tables):
            found.setdefault((names[n], frozenset(table.columns)), []).append(n)
        self.tables, self.names = tables, names
        self.groups = list(found.values())
        self.likeness = [1.0] * len(self.groups)
        self._looks: dict[int, TableLook] = {}
        self._most: dict[int, int] = {}

    def join(self, *, same_name: bool) -> None:
        """Join all that are one ledger, the most alike first."""
        into = list(range(len(self.groups)))
        for score, one, other in self._candidates(same_name=same_name):
            kept, gone = sorted((into[-one], into[-other]))
            if kept != gone:
                self.likeness[kept] = min(self.likeness[kept], self.likeness[gone], score)
                into = [kept if place == gone else place for place in into]
        kept_ones = sorted(set(into))
        members = {kept: [i for i, place in enumerate(into) if place == kept] for kept in kept_ones}
        self.groups = [[n for i in members[kept] for n in self.groups[i]] for kept in kept_ones]
        self.likeness = [self.likeness[kept] for kept in kept_ones]
        self._most.clear()

    def _candidates(self, *, same_name: bool) -> list[tuple[float, int, int]]:
        """The pairs that are one ledger with how much they are alike, the most first."""
        found = []
        for i, j in combinations(range(len(self.groups)), 2):
            least = self._least(i, j, same_name=same_name)
            if least and (score := self._score(i, j)) >= least:
                found.append((score, -i, -j))
        return sorted(found, reverse=True)

    def _least(self, i: int, j: int, *, same_name: bool) -> float:
        """How much alike the two must be; 0 where their names keep them apart."""
        one, other = self._name(i), self._name(j)
        if one == other:
            return _ONE_NAME if one else _ALIKE
        if same_name or not are_related(one, other):
            return 0.0
        return _RELATED if one and other else _ALIKE

    def _name(self, i: int) -> str:
        return self.names[self.groups[i][0]]

    def _score(self, i: int, j: int) -> float:
        """Of the fullest tables of both; where they are of different years, the likest."""
        return similarity(self._look(self._fullest(i)), self._look(self._fullest(j)))

    def _fullest(self, i: int) -> int:
        if i not in self._most:
            self._most[i] = max(self.groups[i], key=lambda n: self.tables[n].records)
        return self._most[i]

    def _look(self, n: int) -> TableLook:
        if n not in self._looks:
            self._looks[n] = look_at(self.tables[n])
        return self._looks[n]

    def kin(self) -> list[Kin]:
        """What was joined, in the order of the first tables."""
        order = sorted(range(len(self.groups)), key=lambda i: min(self.groups[i]))
        return [
            Kin(
                tuple(self.tables[n] for n in sorted(self.groups[i])),
                tuple(Counter(self.names[n] for n in sorted(self.groups[i]))),
                self.likeness[i],
            )
            for i in order
        ]
