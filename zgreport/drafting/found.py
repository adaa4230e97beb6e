"""What is found in a folder: books, the tables in them, and the families that tables form."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zgreport.definition.choices import DateSource
    from zgreport.drafting.guesses import Reason, Sureness
    from zgreport.ledgers.coded import Coded
    from zgreport.ledgers.files.sheet import Book, Sheet

__all__ = ["Family", "FileDraft", "FoundBook", "FoundTable", "Gathered", "ReadSheet", "TableName"]

TableName: TypeAlias = "tuple[str, str]"
"""A table by its file (relative to the folder, with forward slashes) and its sheet."""


@dataclass(frozen=True, slots=True, eq=False)
class FoundBook:
    """A spreadsheet of the folder: its name relative to it, and its sheets; None: unreadable.

    `fault` is then the code of the finding that a build would make (`ledgers.encrypted`).
    `known` is what was read of its sheets already, by the year of dates written without one: a
    book is drafted several times, and `named` another way once it is copied.
    """

    name: str
    book: Book | None
    fault: str = ""
    known: dict[int | None, tuple[ReadSheet, ...]] = field(default_factory=dict)

    def named(self, name: str) -> FoundBook:
        """The same book in another place; nothing of it is read again."""
        return FoundBook(name, self.book, self.fault, self.known)


@dataclass(frozen=True, slots=True, eq=False)
class FoundTable:
    """A table as a build reads it, under its own headers; the records only.

    `columns` maps each header, in one line and without its unit, to the cells of the records, from
    left to right; `units` the unit in a header's bracket; `unit_line` that said of the whole
    table.  `years` are those that folder, file, sheet or caption name; where they name none, those
    of the rows' dates.  `months` are the headers of a cross-table's columns, in their order.
    `totals` are the rows that were left out as totals, by header: what a sum is checked against.
    `date_parts` are the headers of columns that make a date together, which is a column as well;
    of a cross-table by months, that of the years.
    """

    file: str
    sheet: str
    caption: str
    years: frozenset[int]
    columns: Mapping[str, Coded]
    units: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    unit_line: str = ""
    months: tuple[str, ...] = ()
    totals: Mapping[str, tuple[object, ...]] = field(default_factory=lambda: MappingProxyType({}))
    date_parts: tuple[str, ...] = ()

    @property
    def name(self) -> TableName:
        return self.file, self.sheet

    @property
    def records(self) -> int:
        return max(map(len, self.columns.values()), default=0)


@dataclass(frozen=True, slots=True, eq=False)
class ReadSheet:
    """A sheet of the folder, its tables, and what is to be known of it besides.

    `is_nil` says that its table reports that there was nothing; `captioned` that months stand in
    the captions over its blocks; `others` are the rows of headers of other tables on the sheet, and
    `stacked` that the rows of such a one would be read as records.  `same` are headers that two
    columns have, `unnamed` the letters of columns that have none.
    """

    file: str
    sheet: Sheet
    tables: tuple[FoundTable, ...]
    is_nil: bool = False
    captioned: bool = False
    others: tuple[int, ...] = ()
    stacked: bool = False
    same: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()

    @property
    def records(self) -> int:
        """How many records all its tables have."""
        return sum(table.records for table in self.tables)


@dataclass(frozen=True, slots=True)
class FileDraft:
    """A file of the folder and where it goes: `2023/发稿.xlsx`, `名录.xlsx`; "" is left out."""

    source: str
    target: str
    sure: Sureness
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Tables that are one ledger, or one registry: its name, and the globs that find them again.

    `files` find these files in the workspace and no others; `sheets` is empty where all sheets of
    the files belong to it.  `date_from` is where a month stands that no row has.
    """

    name: str
    files: tuple[str, ...]
    sheets: tuple[str, ...]
    tables: tuple[FoundTable, ...]
    sure: Sureness
    reasons: tuple[Reason, ...]
    date_from: DateSource | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """What a folder holds: families, every file and where it goes, tables that are left out."""

    families: tuple[Family, ...]
    files: tuple[FileDraft, ...]
    left_out: Mapping[TableName, Reason]
    years: tuple[int, ...]

    @property
    def set_aside(self) -> Mapping[TableName, Reason]:
        """The tables that are left out, and under no sheet's name the files that are as a whole."""
        return set_aside(self.files, self.left_out)


def set_aside(
    files: Iterable[FileDraft], left_out: Mapping[TableName, Reason]
) -> Mapping[TableName, Reason]:
    """What is left out: tables, and files none of whose tables is known, by their first reason."""
    known = {file for file, _ in left_out}
    whole = {
        (file.source, ""): file.reasons[0]
        for file in files
        if not file.target and file.source not in known and file.reasons
    }
    return MappingProxyType({**left_out, **whole})
