"""Judging: what one row is that is not plainly a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.tables import (
    absences,
    blocks,
    colophons,
    derived,
    endnotes,
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
    headings.header,  # before all that reads its words as labels: 合计, 备注
    headings.other_table,  # what follows is judged by other columns
    headings.column_numbers,  # 1 2 3 would be a record's numbers, or a sum
    blocks.block,  # its 合计 sums up the block, not the list
    openings.opening,  # before rates: 上年末 is where a stock begins
    totals.in_table,  # the file says so: surer than any word
    totals.total,  # before rates: 本月合计 is both a period's and a sum
    totals.rate,  # before parts: 其中占比
    totals.part,
    absences.filler,  # before nil: —— is a stroke and …… is none
    absences.nil,  # before footers: 无 under a title is a report, whatever stands beside it
    absences.example,  # before footers: 示例：… is no note
    endnotes.endnote,  # before footers, to which a day beside a word is what a record may have
    footers.footer,  # by their own words, before rules that only see what is blank
    footers.further_note,  # goes on with the row above, once that is known as a note
    colophons.colophon,  # behind the footers, which know the same words with a colon
    absences.to_come,  # before untitled: a month written beforehand is no slip
    absences.untitled,  # before captions: a date alone is a single text too
    derived.by_formula,  # behind the words, which say what the formula makes
    headings.caption,  # a single text that is nothing named above
    absences.empty,  # what no rule so far has found a meaning for
    totals.by_sum,  # by chance of numbers: the weakest ground to leave a row out
    absences.lonely,  # a record all the same
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
