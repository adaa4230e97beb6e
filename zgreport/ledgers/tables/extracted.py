"""Extracted: the records of one table, under the names the definition gives its columns."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.ledgers.tables.ignoring import Ignored
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zgreport.findings import Place
    from zgreport.ledgers.coded import Coded, Numbers
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.tables.kinds import RowKind
    from zgreport.ledgers.tables.notices import Notice

__all__ = ["Extract"]


@dataclass(frozen=True, slots=True, eq=False)
class Extract:
    """The records of one table: row numbers from 1, and for each column its cells.

    `places` maps a column to its column in the sheet; for a column made from a cross-table's
    headers to one for each record.  `headers` are the columns' own headers, of which the last
    stands in `header_row`.  `export` says that the table is one of several that an official
    account's back end gives out for a year.  `units` are those in the columns' headers,
    `unit_lines` those said of the whole table, `unit_column` the column that says it row by row.
    `shown_headers` are all headers as they are written, from left to right.
    `left_out` are the rows of the table that are neither records nor blank, by kind; `nil` says
    that it has none but reports of nothing: its figures are nought, not unknown.  `ignored` is
    what the definition's `ignore` did to it.  `top` is the first row of its header: what stands
    above it is the caption.  `crossed` are the headers of a cross-table's columns that became rows.
    """

    source: InputSheet
    rows: Numbers
    values: Mapping[str, Coded]
    places: Mapping[str, int | Sequence[int]] = field(default_factory=lambda: MappingProxyType({}))
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    export: bool = False
    left_out: Mapping[RowKind, tuple[int, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    nil: bool = False
    ignored: Ignored = field(default_factory=Ignored)
    top: int = 1
    crossed: tuple[str, ...] = ()
    header_row: int | None = None
    units: Mapping[str, Notice] = field(default_factory=lambda: MappingProxyType({}))
    unit_lines: tuple[Notice, ...] = ()
    unit_column: str = ""
    shown_headers: tuple[str, ...] = ()

    def column_at(self, name: str, record: int) -> int | None:
        """The column of the sheet in which a record has its cell of that name."""
        at = self.places.get(name)
        return at if isinstance(at, int) or at is None else at[record]

    def header_place(self, year: int | None = None) -> Place:
        """The row of the headers."""
        row = str(self.header_row) if self.header_row else None
        return dataclasses.replace(self.source.place(year), cell=row)
