"""Beside: tables that stand side by side on a sheet, and a total that is of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.cells import read_count
from zgreport.ledgers.counts import column_words
from zgreport.ledgers.tables.sums import Number, agrees

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.definition.model import LedgerDef
    from zgreport.findings import Finding
    from zgreport.ledgers.coded import Coded

__all__ = ["without_common_totals"]


def without_common_totals(
    ledger: LedgerDef, tables: Sequence[Mapping[str, Coded]], findings: Sequence[Finding]
) -> Iterator[Finding]:
    """The findings without those of totals that are of all the tables together.

    `tables` has for each its columns by name.
    """
    for finding in findings:
        if finding.code == "ledgers.total_mismatch" and len(tables) > 1:
            column = str(finding.values["column"])
            written = read_count(finding.values["written"]).exact
            if written is not None and agrees(written, [_sum(ledger, tables, column)]):
                continue
        yield finding


def _sum(ledger: LedgerDef, tables: Sequence[Mapping[str, Coded]], column: str) -> Number:
    words = column_words(ledger, column)
    total: Number = 0
    for cells in (columns[column] for columns in tables if column in columns):
        counts = cells.counts(np.ones(len(cells), dtype=bool)).tolist()
        for value, count in zip(cells.values, counts, strict=True):
            total += (read_count(value, words).exact or 0) * count
    return total
