"""Shares: how many rows of a ledger's newest year have each value of a column."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Role
from zgreport.names import comparable, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zgreport.drafting.found import Family, FoundTable
    from zgreport.drafting.proposal import ColumnDraft, LedgerDraft, RegistryDraft
    from zgreport.ledgers.coded import Coded

__all__ = ["attribute_values", "rows_by_attribute", "rows_by_value", "says_how_many"]

_ADDED = frozenset({MeasureKind.SUM, MeasureKind.LAST, MeasureKind.CUMULATIVE})
_ANY_ROW = "条"
_SAME_WORDS = {"人": {"人", "人次"}, "次": {"次", "人次"}}
_OCCASIONS = frozenset({"次", "期", "场"})
_FEWEST_PERIODS = 3


def attribute_values(registry: RegistryDraft, attribute: ColumnDraft) -> tuple[str, ...]:
    """The different values of the attribute, in the order of the registry."""
    if attribute.values:
        return attribute.values
    columns = [_column(table, attribute) for table in registry.family.tables]
    texts = (tidy(str(v)) for c in columns if c is not None for v in c.values if v is not None)
    return tuple({comparable(text): text for text in texts if text}.values())


def rows_by_value(ledger: LedgerDraft, column: ColumnDraft) -> Mapping[str, int]:
    """For each value of the column, as it compares, the rows of the newest year that have it."""
    found: Counter[str] = Counter()
    for table in _newest(ledger.family):
        coded = _column(table, column)
        if coded is not None:
            found.update(_counted(coded))
    return found


def rows_by_attribute(
    ledger: LedgerDraft, name: ColumnDraft, registry: RegistryDraft, attribute: ColumnDraft
) -> Mapping[str, int]:
    """The same for an attribute of the registry that the column refers to."""
    of_member = _attributes(registry, attribute)
    found: Counter[str] = Counter()
    for value, rows in rows_by_value(ledger, name).items():
        found[of_member.get(value, "")] += rows
    return found


def says_how_many(ledger: LedgerDraft) -> bool:
    """True where rows are no things but say how many there were: a table of statistics.

    A measure is counted in what the rows would be (男生 in 人, where a row is a class), or there
    is one row for each value of a column, in each period where there are any.
    """
    added = [c for c in ledger.columns if c.kind in _ADDED and c.role is not Role.LAST_YEAR]
    if any(column.role is Role.TITLE for column in ledger.columns):
        return False
    word = ledger.measure_word
    if word != _ANY_ROW:
        same = _SAME_WORDS.get(word, {word})
        counted_again = any(column.measure_word in same for column in added)
        return counted_again and not (ledger.date and word in _OCCASIONS)
    return _is_grid(ledger)


def _is_grid(ledger: LedgerDraft) -> bool:
    """One row for each value of a column in each period; without periods, the same every year."""
    parted = [c for c in ledger.columns if c.role in (Role.LIST, Role.NAME, Role.TEXT)]
    if not ledger.date:
        return any(_comes_again(ledger, column) for column in parted)
    column = next((c for c in ledger.columns if c.name == ledger.date), None)
    dates = rows_by_value(ledger, column) if column else {}
    if len(dates) < _FEWEST_PERIODS or len(set(dates.values())) > 1:
        return False
    counts = (list(rows_by_value(ledger, each).values()) for each in parted)
    return any(len(c) > 1 and set(c) == {len(dates)} for c in counts)


def _comes_again(ledger: LedgerDraft, column: ColumnDraft) -> bool:
    """True where each year's table has the same values of the column, equally often."""
    tables = ledger.family.tables
    found = [c for table in tables if (c := _column(table, column)) is not None]
    rows = [_counted(coded) for coded in found]
    is_list = len(rows) > 1 and len(rows) == len(tables) and len(rows[0]) > 1
    return is_list and len(set(rows[0].values())) == 1 and all(r == rows[0] for r in rows)


def _newest(family: Family) -> Iterable[FoundTable]:
    years = [max(table.years) for table in family.tables if table.years]
    newest = max(years, default=None)
    return [t for t in family.tables if newest is None or newest in t.years]


def _column(table: FoundTable, column: ColumnDraft) -> Coded | None:
    wanted = {comparable(header) for header in (column.name, *column.headers)}
    return next((c for h, c in table.columns.items() if comparable(h) in wanted), None)


def _counted(coded: Coded) -> Mapping[str, int]:
    counts = np.bincount(coded.codes, minlength=len(coded.values)).tolist()
    found: Counter[str] = Counter()
    for value, count in zip(coded.values, counts, strict=True):
        if value is not None and tidy(str(value)):
            found[comparable(str(value))] += count
    return found


def _attributes(registry: RegistryDraft, attribute: ColumnDraft) -> Mapping[str, str]:
    """The attribute of each member, by its name and its aliases, as they compare."""
    found: dict[str, str] = {}
    named = {registry.key, registry.aliases}
    keys = [c for c in registry.columns if c.role in (Role.KEY, Role.ALIASES) or c.name in named]
    for table in registry.family.tables:
        values = _column(table, attribute)
        for key in keys:
            names = _column(table, key)
            if values is None or names is None:
                continue
            for name, value in zip(names, values, strict=True):
                for each in str(name or "").split("、"):
                    found.setdefault(comparable(each), comparable(str(value or "")))
    return found
