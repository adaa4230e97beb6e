"""Drafts: the rows of one ledger while they are checked, each with the way back to its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Finding, Place, Severity, room, row_ranges
from zgreport.ledgers.coded import Coded, joined
from zgreport.ledgers.files.sheet import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgreport.definition.model import LedgerDef
    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.offices import NamedAfter
    from zgreport.ledgers.stated import Stated
    from zgreport.ledgers.tables.extract import Extract

__all__ = ["Draft", "Value"]

_ROOM = room("ledgers")

Value = Scalar | tuple[Scalar, ...]
"""A cell of a draft: several values where a cell names several members of a registry."""


class Draft:
    """The records of all tables of one ledger, column by column, in the order they were read.

    Each step of reading a ledger takes a draft, changes columns and excludes rows; what is
    wrong is added to `findings`.  `year`, `day`, `month` are filled when rows are dated.  `owner`
    is the extract of a record, `within` its place there, `row` its row in the sheet.  Where `month`
    is True the record stands for whole months, `span` of them, of which `day` begins the last;
    `reach` are the months it names, which are more where its numbers are told at their end.  Where
    `monthless` is, no name tells which.  `named_after` are the extracts' offices, when known;
    `stated` the periods of those of a ledger without dates.
    """

    def __init__(self, ledger: LedgerDef, extracts: Iterable[Extract]) -> None:
        self.ledger = ledger
        self.extracts = tuple(extracts)
        lengths = [len(extract.rows) for extract in self.extracts]
        self.owner: Numbers = np.repeat(np.arange(len(lengths)), lengths)
        self.within: Numbers = _stacked([np.arange(length) for length in lengths])
        self.row: Numbers = _stacked([extract.rows for extract in self.extracts])
        names = dict.fromkeys(name for extract in self.extracts for name in extract.values)
        self.values: dict[str, Coded] = {name: self._joined(name) for name in names}
        self.excluded: Mask = np.zeros(len(self.row), dtype=bool)
        self.foreign: Mask = np.zeros(len(self.row), dtype=bool)  # of a year that is not being read
        self.year: Numbers = np.zeros(len(self.row), dtype=np.int64)
        self.day = Coded.alike(None, len(self.row))
        self.month: Mask = np.zeros(len(self.row), dtype=bool)
        self.monthless: Mask = np.zeros(len(self.row), dtype=bool)
        self.named_after: tuple[NamedAfter, ...] = ()
        self.stated: tuple[Stated, ...] = ()
        self.tail: Mask = np.zeros(len(self.row), dtype=bool)  # below the last row with a date
        self.span: Numbers = np.ones(len(self.row), dtype=np.int64)
        self.reach: Numbers = np.ones(len(self.row), dtype=np.int64)
        self.total: Mask = np.zeros(len(self.row), dtype=bool)  # sums of other rows, excluded
        self.findings: list[Finding] = []
        self.unsaid: dict[str, set[int]] = {}  # by column, the years of tables without a unit

    def __len__(self) -> int:
        return len(self.row)

    def tables(self) -> Iterator[tuple[Extract, slice]]:
        """Each table with the places of its records in the draft."""
        first = 0
        for extract in self.extracts:
            yield extract, slice(first, first + len(extract.rows))
            first += len(extract.rows)

    def _joined(self, name: str) -> Coded:
        blanks = (Coded.alike(None, len(extract.rows)) for extract in self.extracts)
        columns = [
            e.values.get(name, blank) for e, blank in zip(self.extracts, blanks, strict=True)
        ]
        return joined(columns)

    def column(self, name: str) -> Coded:
        """The cells of a column, all blank where no table has it."""
        return self.values[name] if name in self.values else Coded.alike(None, len(self))

    def source(self, i: int) -> InputSheet:
        """The sheet that record i came from."""
        return self.extracts[int(self.owner[i])].source

    def place(self, i: int, column: str | None = None) -> Place:
        """The cell of record i in a column, or its row."""
        extract = self.extracts[int(self.owner[i])]
        where = extract.places.get(column) if column else None
        at = where if isinstance(where, int) or where is None else where[self.within[i]]
        return extract.source.place(int(self.year[i]) or None, int(self.row[i]), at)

    def rows(self, records: Sequence[int] | Numbers) -> tuple[str, ...]:
        """The row numbers of records, as a finding names them."""
        return row_ranges(int(self.row[i]) for i in records)

    def live(self) -> Mask:
        """The records that are neither excluded nor of another year."""
        return ~(self.excluded | self.foreign)

    def find(
        self, code: str, severity: Severity, i: int, column: str | None = None, **values: object
    ) -> None:
        """Add a finding about record i."""
        shown = {"ledger": self.ledger.name, **({"column": column} if column else {}), **values}
        self.findings.append(_ROOM.finding(code, severity, self.place(i, column), **shown))

    def exclude(self, code: str, i: int, column: str | None = None, **values: object) -> None:
        """Add an error about record i and leave the record out."""
        self.find(code, Severity.ERROR, i, column, **values)
        self.excluded[i] = True


def _stacked(parts: Sequence[Numbers]) -> Numbers:
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts])
