"""Lacking: rows of which a part of an expression cannot tell whether and what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.figures.expression import (
    Days,
    Distinct,
    Leaf,
    Mean,
    Points,
    conditions_of,
)
from zgreport.findings import room

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.definition.model import ScoringDef
    from zgreport.figures.tables import Table
    from zgreport.findings import Finding
    from zgreport.ledgers.coded import Mask
    from zgreport.ledgers.model import Lack
    from zgreport.periods import Period

__all__ = ["LACKING", "lacking_before", "lacking_findings", "lacks"]

LACKING = "figures.column_lacking"
"""The code of what is said where a table lacks a column that is asked for."""

_ROOM = room("figures")


def lacks(
    leaf: Leaf,
    table: Table,
    period: Period,
    scoring: ScoringDef | None = None,
    columns: tuple[str, ...] = (),
) -> tuple[Lack, ...]:
    """The tables that lack a column which the part needs for rows of theirs in the period.

    Rows that fail a condition on a column that is there need no other.  `columns` are needed
    besides.
    """
    lacking = table.ledger.lacking
    conditions = conditions_of(leaf)
    formed = (*columns, *_formed(leaf, scoring))
    used = [c for c in dict.fromkeys((*(c.column for c in conditions), *formed)) if c in lacking]
    if not used:
        return ()
    rows = table.inside(period)
    for condition in conditions:
        met = table.meeting(condition)
        rows = rows & (met | _rows(lacking.get(condition.column, ()), len(rows)))
    found = (lack for name in used for lack in lacking[name] if rows[lack.rows].any())
    return tuple({id(lack): lack for lack in found}.values())


def _formed(leaf: Leaf, scoring: ScoringDef | None) -> tuple[str, ...]:
    """The columns that the part counts, or makes its number of."""
    match leaf:
        case Distinct() | Mean():
            return (leaf.column,)
        case Days():
            return (leaf.start, leaf.end)
        case Points() if scoring:
            bonus = (scoring.bonus.column, scoring.bonus.points) if scoring.bonus else ()
            return (scoring.points, *bonus)
    return ()


def _rows(lacking: tuple[Lack, ...], length: int) -> Mask:
    mask = np.zeros(length, dtype=bool)
    for lack in lacking:
        mask[lack.rows] = True
    return mask


def lacking_findings(table: Table, lacking: Iterable[Lack]) -> Iterator[Finding]:
    """An error for each of the tables."""
    for lack in lacking:
        yield _ROOM.error("column_lacking", lack.place, **_shown(table, lack), has=lack.has)


def lacking_before(table: Table, lacking: Iterable[Lack]) -> Iterator[Finding]:
    """A warning for each of last year's tables."""
    for lack in lacking:
        yield _ROOM.warning("column_lacking_before", lack.place, **_shown(table, lack))


def _shown(table: Table, lack: Lack) -> dict[str, object]:
    shown = {"ledger": table.ledger.name, "column": lack.column}
    return {**shown, "like": lack.near, "first": (*lack.near, "…")[0]}
