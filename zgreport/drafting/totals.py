"""Totals: what ledgers add up to in each year, by which one is known to sum up another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Role
from zgreport.drafting.series import sizes_of
from zgreport.ledgers.texts import texts_of
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.drafting.joints import Joint, Joints
    from zgreport.drafting.proposal import LedgerDraft

__all__ = ["counts_of", "total_of"]

_YES = frozenset({"√", "✓", "✔", "☑"})


def total_of(ledger: LedgerDraft, joints: Joints) -> Iterator[tuple[str, dict[int, int]]]:
    """The sums of each year by measure, of a table whose rows are no records."""
    if ledger.measure_word:
        return
    by_headers = {joint.headers: joint for joint in joints.columns}
    into = ledger.crossing.into if ledger.crossing else ""
    crossed = {header for c in ledger.columns if c.name == into for header in c.headers}
    for column in ledger.columns:
        if column.role is not Role.NUMBER or column.kind is not MeasureKind.SUM:
            continue
        own = [j for j in joints.columns if j.headers[0] in crossed]
        if column.headers in by_headers:
            own = [by_headers[column.headers]]
        sums = [sizes_of(joint) for joint in own]
        if sums:
            yield column.measure, _by_year(np.nansum(sums, axis=0), joints)


def _by_year(sizes: np.ndarray[tuple[int], np.dtype[np.float64]], joints: Joints) -> dict[int, int]:
    years = sorted({int(year) for year in set(joints.year_of.tolist()) if year})
    return {year: int(sizes[joints.of_year(year)].sum()) for year in years}


def counts_of(ledger: LedgerDraft, joints: Joints) -> Iterator[tuple[str, dict[int, int]]]:
    """Expressions that count a ledger's rows, all and by the values of its lists, of each year."""
    if not ledger.measure_word:
        return
    yield ledger.name, dict(_counted(joints.year_of.tolist()))
    by_headers = {joint.headers: joint for joint in joints.columns}
    for column in ledger.columns:
        if column.role is Role.LIST and column.headers in by_headers:
            yield from _by_value(
                ledger.name, column.name, column.values, by_headers[column.headers], joints
            )


def _counted(years: list[int]) -> Counter[int]:
    return Counter(year for year in years if year)


def _by_value(
    ledger: str, column: str, values: tuple[str, ...], joint: Joint, joints: Joints
) -> Iterator[tuple[str, dict[int, int]]]:
    texts = [comparable(text or "") for text in texts_of(joint.cells.values)]
    texts = ["是" if text in _YES else text for text in texts]
    for value in values:
        rows = joint.cells.where([text == comparable(value) for text in texts])
        yield f'{ledger}({column}="{value}")', dict(_counted(joints.year_of[rows].tolist()))
