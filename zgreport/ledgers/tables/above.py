"""Headers above: records that stand over the fullest header of a sheet, under one of their own.

A column was added in July, with the header once more; a cross-table was cut after May.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from zgreport.names import is_blank

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from zgreport.ledgers.files.sheet import Sheet
    from zgreport.ledgers.tables.band import Band

__all__ = ["goes_on", "header_above"]

_FEWEST = 2  # cells of a record


def header_above(sheet: Sheet, found: Sequence[Band], best: Band) -> Band | None:
    """The first header above the best one that names half of its columns and has records.

    None where nothing between the two looks like a record.
    """
    if best.top <= _FEWEST:
        return None
    named = dict(_columns(best))
    for band in sorted(found, key=lambda band: (band.top, band.bottom)):
        if band.bottom + 1 >= best.top:
            continue
        own = dict(_columns(band))
        same = sum(named.get(name) == column for name, column in own.items())
        half = max(len(named) // 2, 1)
        if same >= half and same == len(own):
            numbers = {*band.crossed, *best.crossed, *named.values()}
            if _has_records(sheet, band, best, numbers):
                return band
    return None


def goes_on(above: Band, best: Band) -> bool:
    """True for a cross-table that was cut: the same names, and columns that the other lacks."""
    crossed = {*above.crossed.values()}
    apart = crossed.isdisjoint(best.crossed.values())
    return bool(crossed) and apart and _columns(above) == _columns(best)


def _columns(band: Band) -> list[tuple[str, int]]:
    return sorted((name, column) for column, (_, name) in band.matches.items())


def _has_records(sheet: Sheet, band: Band, best: Band, columns: Collection[int]) -> bool:
    """True where a row between the two has a number or a day beside something else.

    Of texts alone, 王一 and 甲县, two such rows: one may be who filled in the table, and when.
    """
    texts = 0
    for row in sheet.rows[band.bottom : best.top - 1]:
        cells = [row[c - 1] for c in columns if c <= len(row) and not is_blank(row[c - 1])]
        if len(cells) >= _FEWEST:
            if any(map(_is_number, cells)):
                return True
            texts += 1
    return texts >= _FEWEST


def _is_number(cell: object) -> bool:
    """True for a number or a day, typed as text as well: 2023-1-5, 1月5日."""
    if isinstance(cell, str):
        return cell.strip()[:1].isdecimal()
    return isinstance(cell, int | float | dt.date)
