"""Sheets as plain values: cells at their true positions, merges, hidden rows, error cells."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from zgreport.ledgers.files.grid import Cells, Grid, gathered
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["Book", "Scalar", "Sheet", "Span", "Sums", "Unreadable", "address", "column_letters"]

Sums: TypeAlias = "Mapping[tuple[int, int], tuple[str, int, int]]"
"""Formulas over other rows, by (row, column): how the cell is made, first and last row.

"sum" and "mean" are of the own column alone, "made" is any other sum, count, average or maximum;
"perhaps" where something else is done with these rows, "single" where it is made from one cell.
"""

Scalar = str | int | float | Decimal | bool | dt.date | dt.time | dt.timedelta | None


class Unreadable(Exception):  # noqa: N818  # it is a finding on its way, not an error of ours
    """A file can't be read: the code of the finding and its values."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range; rows and columns count from 1, all four are inside."""

    top: int
    left: int
    bottom: int
    right: int


def _nothing() -> Mapping[Any, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    `rows[r - 1][c - 1]` is the cell in row r, column c; a blank cell is "" or None.  Whatever rows
    it is made of, they are kept as a grid.  `hidden_rows` and `hidden_columns` count from 1;
    `filtered` says that a filter is on, which hid the hidden rows.  `error_cells` maps (row,
    column) to what the cell shows instead of a value: an error such as "#REF!", or "=" for a
    formula nobody calculated.  `sums` are the formulas that make their cell from other rows,
    `table_totals` the totals rows of Excel's own tables.  `unseen` says that the
    second look found no such sheet, so that nothing is known of hidden rows, errors and formulas.
    `formats` has for each column the rows, first and last of a run, in
    which a number's format shows something behind it: "%" of a share, '"%' where the sign is only
    written behind, or a word such as 万.  `struck` has the runs of rows that are struck out.
    `fields` has, for a file of text, how many fields each line has that has another number of them
    than most; under 0 stands that of most.
    `links` has by column how many formulas name other sheets, and which.
    """

    name: str
    rows: Sequence[Sequence[Scalar]]
    hidden: bool = False
    merges: tuple[Span, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    error_cells: Mapping[tuple[int, int], str] = field(default_factory=_nothing)
    hidden_columns: frozenset[int] = frozenset()
    filtered: bool = False
    sums: Sums = field(default_factory=_nothing)
    table_totals: tuple[Span, ...] = ()
    unseen: bool = False
    formats: Mapping[int, Sequence[tuple[int, int, str]]] = field(default_factory=_nothing)
    struck: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=_nothing)
    fields: Mapping[int, int] = field(default_factory=_nothing)
    links: Mapping[int, tuple[int, tuple[str, ...]]] = field(default_factory=_nothing)

    def __post_init__(self) -> None:
        if not isinstance(self.rows, Grid):
            object.__setattr__(self, "rows", gathered(self.rows))

    @property
    def columns(self) -> tuple[Cells, ...]:
        """The columns, each as long as the sheet is high."""
        return cast("Grid", self.rows).columns

    def values(self) -> Iterator[Scalar]:
        """The different values of each column."""
        return (value for cells in self.columns for value in cells.values)

    def at(self, row: int, column: int) -> Scalar:
        """The value of a cell, None where the sheet does not reach."""
        if 0 < row <= len(self.rows) and 0 < column <= len(self.columns):
            return cast("Scalar", self.columns[column - 1][row - 1])
        return None

    def shown(self, row: int, column: int) -> str:
        """What the format of a cell shows behind its number, as in `formats`; empty for nothing."""
        runs = self.formats.get(column, ())
        return next((word for first, last, word in runs if first <= row <= last), "")

    def fields_of(self, row: int) -> int:
        """How many fields a line of text has; 0 in other files."""
        return self.fields.get(row, self.fields.get(0, 0))

    def struck_of(self, rows: Iterable[int]) -> list[int]:
        """Those of the rows in which a cell is struck out."""
        runs = [run for own in self.struck.values() for run in own]
        return [row for row in rows if any(first <= row <= last for first, last in runs)]


@dataclass(frozen=True, slots=True)
class Book:
    """A file's sheets in their order; `kind` is xlsx, xls, xlsb, ods, html or text.

    `others` are the names of its sheets that hold no cells: charts, dialogs, macros.  `checksum`
    is the sha256 of the bytes it was read from.
    """

    kind: str
    sheets: tuple[Sheet, ...]
    others: tuple[str, ...] = ()
    checksum: str = ""


def column_letters(column: int) -> str:
    """The letters of a column counted from 1.

    >>> column_letters(28)
    'AB'
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int | None = None) -> str:
    """The address of a cell, or of a row when there is no column.

    >>> address(14, 3), address(14)
    ('C14', '14')
    """
    return f"{column_letters(column)}{row}" if column else str(row)
