"""Spans: a total is held against the records of its own months and names, 一季度合计|甲县."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.coded import Coded
from zgreport.ledgers.dates import read_day
from zgreport.ledgers.tables.sums import Total, agrees
from zgreport.ledgers.tables.totals import spanned, written

if TYPE_CHECKING:
    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.files.sheet import Scalar
    from zgreport.ledgers.tables.rows import Grounds

__all__ = ["is_right", "of_span"]


def is_right(grounds: Grounds, total: Total) -> bool:
    """True where the total is a sum of the records in all of its measures."""
    numbers = written(grounds.row(total.row))
    return bool(numbers) and all(agrees(n, total.sums[c]) for c, n in numbers.items())


def of_span(grounds: Grounds, total: Total, records: Numbers) -> Total:
    """The total, with the sums of its own months and names first where it is no other sum."""
    row = grounds.row(total.row)
    if not written(row) or is_right(grounds, total):
        return total
    months, names = spanned(row)
    mask = np.ones(len(records), dtype=bool)
    if months:
        mask &= _in_months(grounds, records, months)
    if names:
        own = grounds.rows_named(names)
        mask &= np.isin(records, own)
    if not (months or names) or not mask.any():
        return total
    sums = grounds.segments.sums_of(records[mask].tolist())
    return Total(total.row, {c: (sums[c], *each) for c, each in total.sums.items()})


def _in_months(grounds: Grounds, records: Numbers, months: frozenset[int]) -> Mask:
    cells = Coded.of_sheet(grounds.sheet, grounds.roles.date or 0, records)
    if grounds.lent:
        date = grounds.roles.date or 0
        rows = zip(records.tolist(), cells, strict=True)
        cells = Coded.of([grounds.lent.get((row, date), cell) for row, cell in rows])
    year = grounds.roles.year or 2000
    return cells.where([_is_within(value, year, months) for value in cells.values])


def _is_within(value: Scalar, year: int, months: frozenset[int]) -> bool:
    found = read_day(value, year, bare=1).months
    return bool(found) and months.issuperset(found)
