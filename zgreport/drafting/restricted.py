"""Restricted: columns that are less than they look, for what stands beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.definition.measure_kinds import AT_END
from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.proposal import ColumnDraft

if TYPE_CHECKING:
    from zgreport.drafting.dates import ChosenDate

__all__ = ["beside", "dated", "part", "without_date"]


def part(draft: ColumnDraft, parts: tuple[str, ...]) -> ColumnDraft:
    """A column that is part of the date, and nothing else."""
    reason = Reason("drafting.date_part", {"headers": parts})
    return ColumnDraft("", draft.headers, Role.TEXT, Sureness.SURE, (reason,), draft.samples)


def beside(draft: ColumnDraft) -> ColumnDraft:
    """A number beside the columns of a cross-table, which would count once for each of them."""
    if draft.role not in {Role.NUMBER, Role.LAST_YEAR}:
        return draft
    reason = Reason("drafting.beside_crossed", {"header": draft.headers[0]})
    return ColumnDraft("", draft.headers, Role.UNUSED, Sureness.LIKELY, (reason,), draft.samples)


def dated(draft: ColumnDraft, place: int, chosen: ChosenDate) -> ColumnDraft:
    """The column as the date that was chosen; where none could be, as text that may be one."""
    if place == chosen.place:
        return replace(draft, role=Role.DATE, sure=chosen.sure, reasons=chosen.reasons)
    if chosen.place is None and draft.role is Role.DATE and draft.headers[0] in chosen.rivals:
        return replace(
            draft,
            role=Role.TEXT,
            sure=Sureness.DOUBTFUL,
            reasons=chosen.reasons,
            others=(Role.DATE,),
        )
    return draft


def without_date(draft: ColumnDraft, *, again: bool) -> ColumnDraft:
    """The column as text where its last number is asked for, and no date tells which that is.

    A stock in a list without any date, one row a thing, is that of the year; not so where a year
    tells things `again`, such as in lists of two terms.
    """
    lasting = draft.kind is MeasureKind.RANK or (draft.kind in AT_END and again)
    if draft.role not in {Role.NUMBER, Role.LAST_YEAR} or not lasting:
        return draft
    reason = Reason("drafting.needs_date", {"header": draft.headers[0]})
    return replace(
        draft, role=Role.TEXT, sure=Sureness.DOUBTFUL, reasons=(reason,), others=(Role.NUMBER,)
    )
