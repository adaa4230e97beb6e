"""Unset points: what a registry leaves blank though rows are to be scored by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Finding, room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.definition.model import ScoringDef
    from zgreport.ledgers.model import Ledger, Registries, Registry

__all__ = ["unset_points"]

_ROOM = room("ledgers")


def unset_points(scoring: ScoringDef, ledger: Ledger, registries: Registries) -> Iterator[Finding]:
    """An error for each member with rows in the scoring's ledger, and no points of its own."""
    for name, years in registries.items():
        if name in ledger.columns and ledger.columns[name].registry == name:
            for year, registry in years.items():
                if registry.blank.get(scoring.points):
                    yield from _of_year(scoring, ledger, registry, year)


def _of_year(
    scoring: ScoringDef, ledger: Ledger, registry: Registry, year: int
) -> Iterator[Finding]:
    cells = ledger.frame[registry.name]
    counts = cells.counts(np.asarray(ledger.frame.years == year)).tolist()
    rows: dict[str, int] = {}
    for value, count in zip(cells.values, counts, strict=True):
        for each in value if isinstance(value, tuple) else (value,):
            rows[str(each)] = rows.get(str(each), 0) + count
    for member, place in registry.blank[scoring.points].items():
        if count := rows.get(member, 0):
            shown = {"registry": registry.name, "column": scoring.points, "name": member}
            yield _ROOM.error("points_blank", place, **shown, count=count)
