"""Derived rows: those whose numbers are made by formulas from the rows above or below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.cells import read_count
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.tables.kinds import RowKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from zgreport.ledgers.tables.rows import Row, Verdict

__all__ = ["by_formula"]

_FEWEST = 2  # rows that a formula is over
_SURE = frozenset({"sum", "mean", "made", "single"})
_POINTS = frozenset({DateReading.DAY, DateReading.MONTH})


def by_formula(row: Row) -> Verdict | None:
    """A row whose numbers are made from at least two rows above or below, or from such a row.

    Where only some are, or something else is done with them, or the row has the date of a record,
    nobody can tell whether it is one: a record, with an error.
    """
    kinds = _kinds(row) if row.grounds.sheet.sums else {}
    if not kinds:
        return None
    if not _is_certain(row, kinds):
        return row.verdict(RowKind.RECORD, "made_of_rows", min(kinds))
    told = set(kinds.values())
    if "sum" in told:
        doubt = "total_with_date" if row.is_known or _is_point(row) else ""
        return row.verdict(RowKind.TOTAL, doubt, min(kinds))
    return row.verdict(RowKind.RATE if told == {"mean"} else RowKind.DERIVED)


def _kinds(row: Row) -> Mapping[int, str]:
    """By column how it is made: of the measures; where none is filled, of what is no name."""
    found = {
        c: told for (number, c), told in row.grounds.sheet.sums.items() if number == row.number
    }
    kinds = {c: kind for c, (kind, *rows) in found.items() if _reaches(row, *rows)}
    kinds = {c: kind for c, kind in kinds.items() if c in row.cells or c in row.roles.measures}
    measures = {c: kind for c, kind in kinds.items() if c in row.roles.measures}
    if measures or row.measures:
        return measures
    rest = kinds.keys() - row.roles.serials - row.roles.remarks - {row.roles.date}
    return {c: kinds[c] for c in rest if _is_number(row, c)}


def _is_number(row: Row, column: int) -> bool:
    return read_count(row.cells.get(column)).exact is not None


def _reaches(row: Row, first: int, last: int) -> bool:
    """True for rows all above or all below the row, at least two of them under the header.

    One is enough where it is itself made from others: =B9/10000 below a total.
    """
    if first == last:
        return first in row.grounds.made
    first = max(first, row.grounds.table.bottom + 1)
    return last - first + 1 >= _FEWEST and (last < row.number or first > row.number)


def _is_certain(row: Row, kinds: Mapping[int, str]) -> bool:
    if not _SURE.issuperset(kinds.values()) or not _covers(row, kinds):
        return False
    return not _is_point(row) or set(kinds.values()) == {"sum"}


def _covers(row: Row, kinds: Collection[int]) -> bool:
    """True where all filled measures are among them."""
    return all(column in kinds for column in row.measures)


def _is_point(row: Row) -> bool:
    """True for a day or a single month in the column of dates, as records have them."""
    if not row.dated:
        return False
    cell = row.cells[row.roles.date or 0]
    return row.has_day or read_day(cell, 2000, bare=1).reading in _POINTS
