"""Ignoring: the rows that the definition says are no records, and what it says in vain."""

from __future__ import annotations

import fnmatch
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Place, room
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.coded import Coded
from zgreport.names import comparable, near_misses
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zgreport.definition.model import LedgerDef
    from zgreport.findings import Finding
    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.files.sheet import Scalar, Sheet
    from zgreport.ledgers.tables.header import Table

__all__ = ["Ignored", "ignored_rows", "vain_ignores"]

_ROOM = room("ledgers")


@dataclass(frozen=True, slots=True, eq=False)
class Ignored:
    """The rows of a table that the definition leaves out, and which of its words did it.

    `used` are (column, value) as the definition writes them; `known` the table's own columns.
    """

    rows: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    used: frozenset[tuple[str, str]] = frozenset()
    known: frozenset[str] = frozenset()


def ignored_rows(sheet: Sheet, table: Table, wanted: Mapping[str, Sequence[str]]) -> Ignored:
    """The rows below the header whose cell in a column is one of its values, or fits its pattern.

    The column goes by its canonical name or its own header, values by how they compare.
    """
    if not wanted:
        return Ignored()
    columns = _columns(sheet, table)
    below = np.arange(table.bottom + 1, len(sheet.rows) + 1)
    found = np.zeros(len(below), dtype=bool)
    used: set[tuple[str, str]] = set()
    for name, patterns in wanted.items():
        if (column := columns.get(comparable(name))) is None:
            continue
        cells = Coded.of_sheet(sheet, column, below)
        for pattern in patterns:
            fits = _fitting(cells.values, pattern)
            if any(fits):
                used.add((name, pattern))
                found |= cells.where(fits)
    return Ignored(below[found], frozenset(used), frozenset(columns))


def _columns(sheet: Sheet, table: Table) -> dict[str, int]:
    """The table's columns by canonical name and by own header, in comparable form."""
    named = {comparable(name): column for name, column in (*table.others.items(),)}
    for name, column in (*table.crossed.items(), *table.columns.items()):
        for row in range(table.top, table.bottom + 1):
            if isinstance(text := sheet.at(row, column), str) and text:
                named[comparable(text)] = column
        named[comparable(name)] = column
    return named


def _fitting(values: Sequence[Scalar], pattern: str) -> list[bool]:
    plain = comparable(pattern)
    texts = [comparable(text_of(value) or "") for value in values]
    if any(sign in plain for sign in "*?"):
        return [bool(text) and fnmatch.fnmatchcase(text, plain) for text in texts]
    return [text == plain for text in texts]


def vain_ignores(ledger: LedgerDef, tables: Iterable[Ignored]) -> Iterator[Finding]:
    """An error for a column that no table has, a note for a value that no row has."""
    ignored = list(tables)
    known = {name for each in ignored for name in each.known}
    used = {pair for each in ignored for pair in each.used}
    for name, patterns in ledger.ignore.rows.items() if ignored else ():
        place = Place(key=f"ledgers.{ledger.name}.ignore.rows.{name}")
        shown = {"ledger": ledger.name, "column": name}
        if comparable(name) not in known:
            near = near_misses(comparable(name), known)
            yield _ROOM.error("ignore_no_column", place, **shown, near=near)
            continue
        for pattern in (each for each in patterns if (name, each) not in used):
            yield _ROOM.note("ignore_unused", place, **shown, value=pattern)
