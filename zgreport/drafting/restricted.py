"""Restricted: columns that are less than they look, for what stands beside them."""

from __future__ import annotations

from dataclasses import replace

from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.proposal import ColumnDraft

__all__ = ["beside", "part"]


def part(draft: ColumnDraft, parts: tuple[str, ...]) -> ColumnDraft:
    """A column that is part of the date, and nothing else."""
    reason = Reason("drafting.date_part", {"headers": parts})
    return ColumnDraft("", draft.headers, Role.TEXT, Sureness.SURE, (reason,), draft.samples)


def beside(draft: ColumnDraft, *, total: bool) -> ColumnDraft:
    """A column beside those of a cross-table: a `total` of them says nothing more.

    Another number there would count once for each of them.
    """
    if total:
        reason = Reason("drafting.total_of_others", {"header": draft.headers[0]})
        unused = replace(draft, role=Role.UNUSED, kind=None, measure_word="", others=())
        return replace(unused, reasons=(reason,), sure=Sureness.LIKELY)
    if draft.role not in {Role.NUMBER, Role.LAST_YEAR}:
        return draft
    reason = Reason("drafting.beside_crossed", {"header": draft.headers[0]})
    return ColumnDraft("", draft.headers, Role.UNUSED, Sureness.LIKELY, (reason,), draft.samples)
