"""Measures: a number column over the rows of a period, by how its values add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.measure_kinds import MEANS
from zgreport.definition.model import MeasureKind
from zgreport.figures.accounts import accounts_of
from zgreport.figures.cumulative import running_total

if TYPE_CHECKING:
    from fractions import Fraction

    from zgreport.definition.model import MeasureDef
    from zgreport.figures.expression import Condition
    from zgreport.figures.tables import Table
    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.periods import Period

__all__ = ["last_ranks", "measured"]


def measured(
    measure: MeasureDef, conditions: tuple[Condition, ...], table: Table, period: Period
) -> tuple[Fraction | None, Mask]:
    """The exact value over the rows of the period that meet the conditions, and its rows.

    None where no row has one; a sum over no row is 0.  A percentage is a share.
    """
    if measure.kind is MeasureKind.CUMULATIVE:
        return running_total(measure, conditions, table, period)
    vector = table.vector(measure.column)
    rows = table.select(conditions, period) & vector.present
    if measure.kind is MeasureKind.SUM:
        return vector.total(rows), rows
    if measure.kind in MEANS:
        counted = int(np.count_nonzero(rows))
        return (vector.total(rows) / counted if counted else None), rows
    if measure.kind is MeasureKind.RANK:
        last = last_ranks(table, rows, measure)
        one = len(set(vector.codes[last].tolist())) == 1
        return (vector.size_of(int(last[0])) if one else None), _mask(rows, last)
    last = _last_rows(table, rows, measure)
    mask = _mask(rows, last)
    return (vector.total(mask) if len(last) else None), mask


def last_ranks(table: Table, rows: Mask, measure: MeasureDef) -> Numbers:
    """Of the rows those that have a rank on the last day of all; several are of several things."""
    ranked = np.flatnonzero(_dated(table, rows) & table.vector(measure.column).present)
    days = table.days[ranked]
    last: Numbers = ranked[days == days.max(initial=0)]
    return last


def _dated(table: Table, rows: Mask) -> Mask:
    return rows & (table.days > 0) if table.ledger.dated else rows


def _last_rows(table: Table, rows: Mask, measure: MeasureDef) -> Numbers:
    """The last dated row of each account."""
    positions = np.flatnonzero(_dated(table, rows))
    positions = positions[np.argsort(table.days[positions], kind="stable")]
    own = accounts_of(table, measure).numbers[positions]
    last = dict(zip(own.tolist(), positions.tolist(), strict=True))
    return np.array(list(last.values()), dtype=np.int64)


def _mask(like: Mask, rows: Numbers) -> Mask:
    mask = np.zeros(len(like), dtype=bool)
    mask[rows] = True
    return mask
