"""Contests: rows of a ledger ranked by weighted values; ties at the last place are all in."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from zgreport.figures.unknown import unknown
from zgreport.findings import Finding, ZgreportError, room
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.definition.model import ContestDef, WeightDef
    from zgreport.figures.amounts import Scope
    from zgreport.figures.tables import Table
    from zgreport.figures.vectors import Key

__all__ = ["ContestResult", "Entry", "competition_ranks", "hold_contest"]

_ROOM = room("figures")


@dataclass(frozen=True, slots=True)
class Entry:
    """A winner: its rank, its row's columns as text, its result out of 100, and its row."""

    rank: int
    values: Mapping[str, str]
    result: Fraction
    row: int


@dataclass(frozen=True, slots=True)
class ContestResult:
    """The winners of a contest, best first, out of `candidates` rows."""

    name: str
    entries: tuple[Entry, ...]
    candidates: int
    weights: tuple[WeightDef, ...]


def competition_ranks(values: Sequence[Fraction]) -> tuple[int, ...]:
    """The rank of each value, 1 for the highest; equal values share one: 1, 2, 2, 4."""
    descending = sorted(values, reverse=True)
    first = {value: place for place, value in reversed(list(enumerate(descending, start=1)))}
    return tuple(first[value] for value in values)


def hold_contest(contest: ContestDef, scope: Scope) -> ContestResult:
    """The rows of the first `places` ranks; none where the ledger has no file.

    A result is the weighted mean of value over full marks, times 100, exact.  Equal results
    share a rank and stand in the order of their rows.  Raises ZgreportError with every row
    that lacks a value or has more than full marks.
    """
    table = scope.table(contest.ledger)
    if table is None:
        return ContestResult(contest.name, (), 0, contest.weights)
    _require_columns(contest, table)
    rows = np.flatnonzero(table.inside(scope.period)).tolist()
    if wrong := [*_blanks(contest, table, rows), *_above_full(contest, table, rows)]:
        raise ZgreportError(wrong)
    results = _results(contest.weights, table, rows)
    ranked = sorted(zip(competition_ranks(results), rows, results, strict=True))
    entries = (
        Entry(rank, _texts(table, row), result, row)
        for rank, row, result in ranked
        if rank <= contest.places
    )
    return ContestResult(contest.name, tuple(entries), len(rows), contest.weights)


def _require_columns(contest: ContestDef, table: Table) -> None:
    columns = table.ledger.columns
    where = {"ledger": contest.ledger}
    names = [weight.column for weight in contest.weights]
    found = [unknown("column", n, columns, **where) for n in names if n not in columns]
    known = [name for name in names if name in columns]
    found += [
        _ROOM.error("number_column", **where, column=n) for n in known if not columns[n].numeric
    ]
    if found:
        raise ZgreportError(found)


def _blanks(contest: ContestDef, table: Table, rows: list[int]) -> Iterator[Finding]:
    for weight in contest.weights:
        present = table.vector(weight.column).present
        for row in rows:
            if not present[row]:
                values = {"contest": contest.name, "column": weight.column}
                yield _ROOM.error("contest_blank", table.place(row), **values)


def _above_full(contest: ContestDef, table: Table, rows: list[int]) -> Iterator[Finding]:
    """The rows with more than full marks."""
    for weight in contest.weights:
        if weight.full is None:
            continue
        for row, value in zip(rows, _numbers(table, weight.column, rows), strict=True):
            if value > weight.full:
                shown = {"contest": contest.name, "column": weight.column, "full": str(weight.full)}
                yield _ROOM.error("above_full", table.place(row), **shown, value=str(float(value)))


def _results(weights: tuple[WeightDef, ...], table: Table, rows: list[int]) -> tuple[Fraction, ...]:
    results = [Fraction(0)] * len(rows)
    for weight in weights:
        values = _numbers(table, weight.column, rows)
        full = (
            Fraction(weight.full) if weight.full is not None else max(values, default=Fraction(0))
        )
        if full:
            results = [r + weight.weight * v / full for r, v in zip(results, values, strict=True)]
    total = sum(weight.weight for weight in weights)
    return tuple(100 * result / total for result in results)


def _numbers(table: Table, column: str, rows: list[int]) -> list[Fraction]:
    vector = table.vector(column)
    keys = ([vector.keys[code] for code in vector.values_of(row)] for row in rows)
    return [sum(map(_plain, each), Fraction(0)) for each in keys]


def _plain(key: Key) -> Fraction:
    return Fraction(key) if isinstance(key, (int, Fraction)) else Fraction(0)


def _texts(table: Table, row: int) -> Mapping[str, str]:
    """The row's columns as text, empty where they are blank."""
    vectors = {name: table.vector(name) for name in table.ledger.columns}
    return {n: "、".join(map(v.label, v.values_of(row))) for n, v in vectors.items()}
