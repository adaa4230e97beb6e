"""Together: the tables of a ledger as columns, one below the other, whatever their headers are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.drafting.likeness import look_at, matched
from zgreport.ledgers.coded import Coded, joined
from zgreport.ledgers.margins import is_margin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.drafting.found import FoundTable
    from zgreport.drafting.likeness import TableLook

__all__ = ["columns_together"]


def columns_together(tables: Sequence[FoundTable]) -> dict[str, Coded]:
    """The columns under the headers of the fullest table, but for serials and remarks.

    Where a table lacks one, its records are blank there.
    """
    fullest = max(tables, key=lambda table: (len(table.columns), table.records))
    look = look_at(fullest)
    parts: dict[str, list[Coded]] = {h: [] for h in fullest.columns if not is_margin(h)}
    for table in tables:
        own = _own_headers(table, fullest, look)
        for header, cells in parts.items():
            there = table.columns.get(own.get(header, ""))
            cells.append(Coded.alike(None, table.records) if there is None else there)
    return {header: joined(cells) for header, cells in parts.items()}


def _own_headers(table: FoundTable, fullest: FoundTable, look: TableLook) -> dict[str, str]:
    """The table's own header of each column of the fullest one."""
    same = {header: header for header in fullest.columns if header in table.columns}
    if len(same) == len(table.columns):
        return same
    return {**matched(look, look_at(table)), **same}
