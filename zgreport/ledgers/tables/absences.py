"""Absences: rows that report nothing, and rows in which hardly anything is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.labels import Label

if TYPE_CHECKING:
    from zgreport.ledgers.tables.rows import Row, Verdict

__all__ = ["empty", "lonely", "nil"]


def nil(row: Row) -> Verdict | None:
    """A report of nothing: 无 or 零报告 as its title, or as its only text."""
    if row.roles.registry:
        return None
    nothing = {c for c, label in row.labels.items() if label is Label.NIL}
    nothing -= row.roles.measures
    titled = nothing & row.roles.titles
    if not nothing or (not titled and row.names()):
        return None
    column = min(titled or nothing)
    if (row.has_amount or len(row.numbers) < len(row.measures)) and (
        titled or nothing & row.roles.names
    ):
        return row.verdict(RowKind.RECORD, "nil_with_number", column)
    if row.measures and not nothing & row.roles.names:
        return None
    return row.verdict(RowKind.NIL)


def empty(row: Row) -> Verdict | None:
    """A row in which no name, title or measure is filled."""
    if not row.own and row.roles.registry:
        return row.verdict(RowKind.BLANK)
    filled = set(row.cells) & (row.roles.names | row.roles.measures)
    if filled or row.names() or row.roles.registry:
        return None
    return row.verdict(RowKind.EMPTY, "empty_row")


def lonely(row: Row) -> Verdict | None:
    """A single text in a ledger without dates, where a number should be: a record, but doubtful."""
    roles = row.roles
    if roles.registry or roles.date or not roles.measures or row.measures or row.is_known:
        return None
    if len(row.own) == 1:
        return row.verdict(RowKind.RECORD, "lonely_row")
    return None
