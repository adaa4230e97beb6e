"""Rows: one row under a header, looked at closely, and what is found of it."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from zgreport.ledgers.cells import CountReading, read_count, text_of
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.texts import comparables, strings
from zgreport.names import comparable, is_blank
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from zgreport.ledgers.files.sheet import Scalar, Sheet
    from zgreport.ledgers.tables.header import Table
    from zgreport.ledgers.tables.kinds import RowKind
    from zgreport.ledgers.tables.labels import Label
    from zgreport.ledgers.tables.roles import Roles
    from zgreport.ledgers.tables.sums import Segments
    from zgreport.ledgers.tables.survey import Headers

__all__ = ["Doubt", "Grounds", "Row", "Verdict"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something doubtful about a row: the finding's code, the cell, and what it shows.

    `rows` and `names` are of all rows that the doubt is about, where these are several.
    """

    code: str
    row: int
    column: int | None
    text: str
    rows: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a row is; with doubts where that is not certain."""

    kind: RowKind
    doubts: tuple[Doubt, ...] = ()


@dataclass
class Grounds:
    """What a row is judged by: its table, the records above it, and how the rows above ended.

    `labels` are by column the texts that are labels; `last` is the last row that is plainly a
    record; `lent` the cells that vertical merges fill.
    """

    sheet: Sheet
    table: Table
    roles: Roles
    headers: Headers
    labels: Mapping[int, Mapping[str, Label]]
    segments: Segments
    lent: Mapping[tuple[int, int], Scalar]
    last: int
    after_gap: frozenset[int] = frozenset()  # rows below a blank one
    like_records: frozenset[int] = frozenset()  # rows of that form that may be none
    noted: int = 0  # the column of a note that stood in the row above
    strayed: bool = False  # another table's header stood above
    in_block: bool = False  # the heading of a block of statistics stood above
    told: Mapping[int, Verdict] = field(default_factory=dict)  # found by the numbers of all rows
    made: set[int] = field(default_factory=set)  # rows that were made from others
    _index: dict[str, list[int]] = field(default_factory=dict)  # the records by their names
    _indexed: int = 0

    @cached_property
    def wide(self) -> frozenset[tuple[int, int]]:
        """The cells that are merged with those to their right."""
        return frozenset((s.top, s.left) for s in self.sheet.merges if s.right > s.left)

    @cached_property
    def one_a_date(self) -> bool:
        """True for a table of months in which hardly a date comes twice: no name tells them apart.

        What stands beside them in columns that the definition does not list are remarks.
        """
        date = self.roles.date
        if not self.roles.period or not date or not self._has(date):
            return False
        if not self.roles.unlisted or any(at == date for _, at in self.lent):
            return not self.roles.unlisted
        return self.is_series

    @cached_property
    def is_series(self) -> bool:
        """True for a table of months in which hardly a month comes twice."""
        date = self.roles.date
        if not self.roles.period or not date or not self._has(date):
            return False
        filled = (self._filled(column) for column in self.roles.measures if self._has(column))
        return 5 * len(self.sheet.columns[date - 1].values) >= 4 * max(filled, default=0)

    @cached_property
    def unspoken(self) -> frozenset[int]:
        """The columns that the definition does not speak of, without serial numbers and remarks."""
        roles = self.roles
        return frozenset(self.table.others.values()) - roles.names - roles.serials - roles.remarks

    def _filled(self, column: int) -> int:
        cells = self.sheet.columns[column - 1]
        return sum(not is_blank(cells.values[code]) for code in cells.codes)

    @cached_property
    def values(self) -> frozenset[str]:
        """All texts of the columns of names, in comparable form."""
        columns = (self.sheet.columns[c - 1] for c in self.roles.names if self._has(c))
        return frozenset(text for c in columns for text in comparables(strings(c.values)))

    def rows_named(self, names: frozenset[str]) -> list[int]:
        """The records above that have one of the names, in comparable form."""
        for row in self.segments.rows[self._indexed :]:
            cells = (self.lent.get((row, c)) or self.sheet.at(row, c) for c in self.roles.names)
            for text in {comparable(cell) for cell in cells if isinstance(cell, str)}:
                self._index.setdefault(text, []).append(row)
        self._indexed = len(self.segments.rows)
        return sorted({row for name in names for row in self._index.get(name, ())})

    def _has(self, column: int) -> bool:
        return column <= len(self.sheet.columns)

    def row(self, number: int) -> Row:
        """The row of that number."""
        left, right = self.table.left, self.table.right
        cells = enumerate(self.sheet.rows[number - 1][left - 1 : right], left)
        filled = {c: cell for c, cell in cells if not is_blank(cell)}
        told = {c: self.labels.get(c, {}).get(v) for c, v in filled.items() if type(v) is str}
        return Row(number, self, filled, {c: label for c, label in told.items() if label})


@dataclass(frozen=True)
class Row:
    """A row under a header: its filled cells from the left, and the labels among them."""

    number: int
    grounds: Grounds
    cells: Mapping[int, Scalar]
    labels: Mapping[int, Label]

    @property
    def roles(self) -> Roles:
        """What the columns are for."""
        return self.grounds.roles

    @cached_property
    def own(self) -> Mapping[int, Scalar]:
        """The cells that are no serial number."""
        serials = self.roles.serials
        return {c: v for c, v in self.cells.items() if c not in serials or not _is_number(v)}

    @cached_property
    def dated(self) -> bool:
        """True where the row has a date."""
        date = self.roles.date
        return date is not None and date in self.cells and self.roles.is_date(self.cells[date])

    @cached_property
    def has_day(self) -> bool:
        """True where the row has a day, as records have that are no months."""
        if not self.dated or self.roles.period:
            return False
        cell = self.cells[self.roles.date or 0]
        return isinstance(cell, dt.date) or read_day(cell, 2000).reading is DateReading.DAY

    @cached_property
    def measures(self) -> Mapping[int, Scalar]:
        """The filled measures; a dash is none."""
        own = {c: v for c, v in self.cells.items() if c in self.roles.measures}
        read = {c: read_count(v, self.roles.words_of(c)).reading for c, v in own.items()}
        return {c: v for c, v in own.items() if read[c] is not CountReading.BLANK}

    @cached_property
    def numbers(self) -> list[int | Decimal]:
        """The measures that are numbers."""
        found = (read_count(v, self.roles.words_of(c)).exact for c, v in self.measures.items())
        return [number for number in found if number is not None]

    @property
    def has_amount(self) -> bool:
        """True where some measure is a number other than nought."""
        return any(self.numbers)

    @property
    def front(self) -> int:
        """The column of the first cell that is no serial number."""
        return next(iter(self.own), 0)

    @property
    def first(self) -> int:
        """The same, but for the row's date; that where there is nothing else."""
        date = self.roles.date if self.dated else None
        return next((column for column in self.own if column != date), self.front)

    def names(self, besides: int = 0) -> list[int]:
        """The columns of names that are filled with a value, their own or a merge's."""
        lent = self.grounds.lent
        return [
            c
            for c in sorted(self.roles.names - self.roles.remarks)
            if c != besides
            and c not in self.labels
            and (c in self.cells or not is_blank(lent.get((self.number, c))))
        ]

    @cached_property
    def is_known(self) -> bool:
        """True where a name is one that a closed list or a registry has."""
        known = ((c, values) for c, values in self.roles.known.items() if c in self.cells)
        return any(comparable(text_of(self.cells[c]) or "") in values for c, values in known)

    def text(self, column: int) -> str:
        """The cell's text in comparable form."""
        return comparable(text_of(self.cells.get(column)) or "")

    def recurs(self, column: int) -> bool:
        """True where the cell's value stands in other rows of its column too."""
        cells = self.grounds.sheet.columns[column - 1]
        code = cells.codes[self.number - 1]
        return sum(each == code for each in cells.codes) > 1

    def verdict(
        self, kind: RowKind, code: str = "", column: int = 0, rows: tuple[int, ...] = ()
    ) -> Verdict:
        """The verdict; with a code, a doubt about a cell, else about the first one.

        `rows` are all that the doubt is about.
        """
        if not code:
            return Verdict(kind)
        at = column or self.first or next(iter(self.cells))
        shown = (text_of(self.cells.get(at)) or "")[:30]
        texts = (text_of(self.grounds.sheet.at(row, at)) or "" for row in rows)
        names = tuple(dict.fromkeys(texts))
        return Verdict(kind, (Doubt(code, self.number, at, shown, rows, names),))


def _is_number(cell: Scalar) -> bool:
    return not isinstance(cell, str) or comparable(cell).isdigit()
