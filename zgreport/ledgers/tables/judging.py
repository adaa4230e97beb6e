"""Judging: what one row is that is not plainly a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.tables import (
    absences,
    blocks,
    colophons,
    derived,
    footers,
    headings,
    openings,
    totals,
)
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.rows import Row, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from zgreport.ledgers.tables.rows import Grounds

__all__ = ["judge"]

_RULES: tuple[Callable[[Row], Verdict | None], ...] = (
    headings.header,
    headings.other_table,
    headings.column_numbers,
    blocks.block,
    openings.opening,
    totals.in_table,
    totals.total,
    totals.rate,
    totals.part,
    absences.filler,
    absences.nil,
    absences.example,
    footers.footer,
    footers.further_note,
    colophons.colophon,
    absences.to_come,
    absences.untitled,
    derived.by_formula,
    headings.caption,
    absences.empty,
    totals.by_sum,
    absences.lonely,
)
"""The first that says something holds; where none does, the row is a record."""


_MADE = frozenset({RowKind.TOTAL, RowKind.RATE, RowKind.DERIVED})
_LEFT_OUT = frozenset({RowKind.RATE, RowKind.NOTE, RowKind.SIGNATURE, RowKind.PAGE, RowKind.PART})


def _is_like_a_record(row: Row, kind: RowKind) -> bool:
    """True for a row with a day, and besides a number or its place in the list."""
    if not row.has_day:
        return False
    counted = set(row.cells) - set(row.own)
    return kind is RowKind.RATE or bool(row.numbers) or bool(counted)


def judge(grounds: Grounds, number: int) -> Verdict:
    """What the row is; the grounds remember what the next one is told by."""
    row = grounds.row(number)
    if not row.cells:
        return Verdict(RowKind.BLANK)
    found = (rule(row) for rule in _RULES)
    verdict = next((each for each in found if each is not None), Verdict(RowKind.RECORD))
    if verdict.kind is RowKind.RECORD:
        verdict = grounds.told.get(number, verdict)
    if verdict.kind is RowKind.TOTAL and not totals.is_running(row):
        own = totals.written(row) if number in grounds.told else totals.named_sums(row)
        grounds.segments.close(number, own)
    if verdict.kind in _LEFT_OUT and not verdict.doubts and _is_like_a_record(row, verdict.kind):
        told = next((column for column in row.labels if column != row.roles.date), row.first)
        verdict = row.verdict(verdict.kind, "left_with_date", told)
    if verdict.kind in _MADE:
        grounds.made.add(number)
    grounds.noted = row.first if verdict.kind is RowKind.NOTE else 0
    return verdict
