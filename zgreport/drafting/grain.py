"""Grain: how long the times are that the rows of a ledger have, from a day to a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.choices import DateSource
from zgreport.drafting.guesses import Role
from zgreport.drafting.naming import stem_of
from zgreport.names import comparable
from zgreport.numerals.months import find_months, read_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.drafting.found import FoundTable
    from zgreport.drafting.proposal import LedgerDraft

__all__ = ["longest_time"]

_MONTH = 1


def longest_time(ledger: LedgerDraft) -> int:
    """The months that the longest time of a row takes: 3 where any has a quarter, 1 for days."""
    return max(_times(ledger), default=_MONTH)


def _times(ledger: LedgerDraft) -> Iterator[int]:
    dated = {ledger.date, *ledger.date_parts} - {""}
    for column in ledger.columns:
        if column.role is Role.CROSSED:
            yield from map(_length, column.headers)
        elif column.name in dated:
            yield from _of_cells(ledger.family.tables, column.headers)
    if ledger.family.date_from is not None:
        names = (_named(table, ledger.family.date_from) for table in ledger.family.tables)
        found = (find_months(comparable(name)) for name in names)
        yield from (months.length for months in found if months is not None)


def _of_cells(tables: tuple[FoundTable, ...], headers: tuple[str, ...]) -> Iterator[int]:
    for table in tables:
        for header in headers:
            cells = table.columns.get(header)
            if cells is None or header in _YEARS:
                continue
            yield from (_length(value) for value in cells.values if isinstance(value, str))


_YEARS = frozenset({"年", "年份", "年度"})  # a part, to which a month or a quarter belongs


def _length(text: str) -> int:
    months = read_months(comparable(text))
    return months.length if months is not None else _MONTH


def _named(table: FoundTable, source: DateSource) -> str:
    names = {
        DateSource.SHEET: table.sheet,
        DateSource.FILE: stem_of(table.file),
        DateSource.CAPTION: table.caption,
    }
    return names.get(source, "")
