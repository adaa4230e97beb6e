"""Balances: a stock that each row of a book carries on from the one above: 余额 + 收入 - 支出.

Rows of one day are then of one account, and the last of them is the day's.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.figures.tables import Table
    from zgreport.ledgers.coded import Mask, Numbers

__all__ = ["is_carried_on"]

_MOST_COLUMNS = 6  # of numbers in which the two flows are looked for
_SHARE = 0.9  # of the rows that must carry the balance on; those of one day all do


def is_carried_on(table: Table, column: str, rows: Numbers) -> bool:
    """True where the column is the balance of two other columns, or of one, row after row.

    `rows` are those that have a value and a date.  A row without flows may say what was left.
    """
    days = table.days if table.ledger.dated else table.ledger.frame.years
    rows = rows[np.argsort(days[rows], kind="stable")]
    balance, years = _sizes(table, column, rows), table.ledger.frame.years[rows]
    if balance is None:
        return False
    steps = {name: _sizes(table, name, rows) for name in _numbers(table, column)}
    flows = {name: step for name, step in steps.items() if step is not None and step.any()}
    moved = np.diff(balance)
    same_year, same_day = years[1:] == years[:-1], np.diff(days[rows]) == 0
    for step in _steps(flows):
        holds = np.isclose(moved, step[1:], rtol=0, atol=1e-6)
        told: Mask = holds[same_year & same_day]
        if len(told) and told.all() and holds[same_year].mean() >= _SHARE:
            return True
    return False


def _numbers(table: Table, column: str) -> list[str]:
    names = [n for n, held in table.ledger.columns.items() if held.numeric and n != column]
    return names[:_MOST_COLUMNS]


def _steps(flows: dict[str, Numbers]) -> Iterator[Numbers]:
    """What each row may add to the balance: one flow less another, or a flow with its sign."""
    for added, taken in permutations(flows.values(), 2):
        yield added - taken
    for step in flows.values():
        yield step
        yield -step


def _sizes(table: Table, column: str, rows: Numbers) -> Numbers | None:
    """The numbers of the rows, 0 for a blank; None where they are too large to be added up."""
    vector = table.vector(column)
    if vector.sizes is None or vector.joint:
        return None
    sizes = np.append(np.asarray(vector.sizes, dtype=float) / vector.scale, 0.0)
    found: Numbers = sizes[vector.codes[rows]]
    return found
