"""Blank forms: what of a ledger's sheets is the form, and what are this year's records in it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.ledgers.tables.extract import wanted_columns
from zgreport.ledgers.tables.header import find_tables
from zgreport.names import is_blank
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zgreport.definition.model import LedgerDef
    from zgreport.ledgers.files.sheet import Book, Sheet
    from zgreport.ledgers.tables.header import Table

__all__ = ["BlankSheet", "blank_sheets"]


@dataclass(frozen=True, slots=True, eq=False)
class BlankSheet:
    """A sheet whose records are to go: its name, the rows that stay, and what columns may hold.

    `kept` are the rows of titles and headers, from 1; `first` is the first row of the first
    table's records.  `choices` maps a column to the values that may be chosen there, `dates` are
    the columns of dates.  `cells` are the texts of the rows that stay, by row and column.
    """

    name: str
    kept: frozenset[int]
    first: int
    choices: Mapping[int, tuple[str, ...]]
    dates: frozenset[int]
    cells: Mapping[tuple[int, int], str]
    widths: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))


def blank_sheets(
    book: Book, ledgers: Iterable[LedgerDef], members: Mapping[str, Sequence[str]]
) -> tuple[BlankSheet, ...]:
    """The sheets of a book that any of the ledgers reads, as forms, in the book's order.

    `members` are the registries' names of things, in their order.
    """
    forms: list[BlankSheet] = []
    known = list(ledgers)
    for sheet in book.sheets:
        if sheet.hidden:
            continue
        found = ((one, find_tables(sheet, wanted_columns(one, tuple(members)))) for one in known)
        read = next(((one, tables) for one, tables in found if tables), None)
        if read is not None:
            forms.append(_form(sheet, *read, members))
    return tuple(forms)


def _form(
    sheet: Sheet,
    ledger: LedgerDef,
    tables: Sequence[Table],
    members: Mapping[str, Sequence[str]],
) -> BlankSheet:
    kept = frozenset(row for table in tables for row in _rows_of(sheet, table, tables[0]))
    lists = {column.name: column.values for column in ledger.columns if column.values}
    lists |= {name: tuple(names) for name, names in members.items()}
    columns = [(name, column) for table in tables for name, column in table.columns.items()]
    return BlankSheet(
        sheet.name,
        kept,
        tables[0].bottom + 1,
        MappingProxyType({column: lists[name] for name, column in columns if name in lists}),
        frozenset(column for name, column in columns if name == ledger.date),
        MappingProxyType(_texts(sheet, kept)),
        MappingProxyType(_widths(sheet)),
    )


def _rows_of(sheet: Sheet, table: Table, first: Table) -> Iterable[int]:
    """The rows of the table's header; above the first one all, above others a caption."""
    top = 1 if table.top == first.top else table.top
    if top > 1 and sum(not is_blank(cell) for cell in sheet.rows[top - 2]) == 1:
        top -= 1
    return range(top, table.bottom + 1)


def _texts(sheet: Sheet, kept: frozenset[int]) -> dict[tuple[int, int], str]:
    return {
        (row, column): str(cell)
        for row in sorted(kept)
        for column, cell in enumerate(sheet.rows[row - 1], 1)
        if not is_blank(cell)
    }


def _widths(sheet: Sheet) -> dict[int, int]:
    """How many places the longest of the first cells of a column takes, within reason."""
    return {
        column: max(8, min(40, max((_places(cell) for cell in cells.values[:200]), default=0) + 2))
        for column, cells in enumerate(sheet.columns, 1)
    }


def _places(cell: object) -> int:
    return 0 if is_blank(cell) else sum(2 if ord(sign) > 0x2E80 else 1 for sign in str(cell))
