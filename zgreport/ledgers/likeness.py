"""Likeness: a sheet without the ledger's header, whose headers are nearly those of its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.sheetnames import is_no_ledger, is_summary
from zgreport.names import comparable, is_blank, near_misses
from zgreport.numerals.months import find_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zgreport.ledgers.files.sheet import Scalar
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.tables.extract import Extract

__all__ = ["has_likeness"]

_SEARCHED_ROWS = 20


def has_likeness(source: InputSheet, extracts: Iterable[Extract]) -> bool:
    """True where a row has half of the headers of a table that was read, and others in between.

    The others are like the table's, or the sheet is named after a month as records are: one
    header was written otherwise, so that the table was not found.
    """
    name = source.sheet.name
    if is_summary(name) or is_no_ledger(name):
        return False
    tables = {tuple(map(comparable, extract.shown_headers)) for extract in extracts}
    lines = [_texts(row) for row in source.sheet.rows[:_SEARCHED_ROWS]]
    named = find_months(comparable(name)) is not None
    return any(
        _is_like(line, table, named=named)
        for n, line in enumerate(lines, start=1)
        if line and n < len(source.sheet.rows)
        for table in tables
    )


def _texts(cells: Iterable[Scalar]) -> list[str]:
    return [comparable(cell) for cell in cells if isinstance(cell, str) and not is_blank(cell)]


def _is_like(line: Sequence[str], table: Sequence[str], *, named: bool) -> bool:
    shared = set(line) & set(table)
    if not shared or len(shared) * 2 < len(table) or not 1 < len(set(line)) <= len(table) + 1:
        return False
    missing = [header for header in table if header not in shared]
    others = [text for text in line if text not in shared]
    return bool(others) and (named or any(near_misses(text, missing) for text in others))
