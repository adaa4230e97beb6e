"""Lists: the different values of a column, in the order of their rows."""

from __future__ import annotations

import sys
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from zgreport.figures.domains import TIME_NAMES

if TYPE_CHECKING:
    from zgreport.figures.amounts import Scope
    from zgreport.figures.expression import Measure, Rows
    from zgreport.figures.tables import Table

__all__ = ["list_values"]


def list_values(rows: Rows | Measure, column: str, by: str | None, scope: Scope) -> tuple[str, ...]:
    """The different values as first written, by date, or by the column `by`, highest first.

    Of 月, 季 and 半年 the names: 6月, 第二季度, 上半年.  Blanks are left out; rows without a date,
    or without a value in `by`, come last.
    """
    table = scope.table(rows.ledger)
    if table is None:
        return ()
    vector = table.vector(column)
    selected = table.select(rows.conditions, scope.period) & vector.present
    order = _ranks(table, by)
    days = table.days
    positions = np.flatnonzero(selected).tolist()
    positions.sort(key=lambda row: (order[row], int(days[row]) or sys.maxsize, row))
    found = dict.fromkeys(code for row in positions for code in vector.values_of(row))
    labels = [vector.label(code) for code in found]
    names = TIME_NAMES.get(column)
    return tuple(dict.fromkeys(names[int(n) - 1] for n in labels) if names else labels)


def _ranks(table: Table, by: str | None) -> list[int]:
    """For each row the place of its value in `by`, 0 the highest; blanks have the last."""
    if by is None:
        return [0] * len(table.ledger.frame)
    vector = table.vector(by)
    highest_first = sorted(range(len(vector.keys)), key=lambda code: _size(vector.keys[code]))
    places = np.empty(len(vector.keys) + 1, dtype=np.int64)
    places[highest_first] = np.arange(len(vector.keys))[::-1]
    places[-1] = len(vector.keys)
    return [int(place) for place in vector.least(places)]


def _size(key: object) -> Fraction:
    if isinstance(key, date):
        return Fraction(key.toordinal())
    return Fraction(key) if isinstance(key, (int, Fraction)) else Fraction(0)
