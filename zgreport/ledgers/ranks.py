"""Ranks: a column of places in a ranking, as whole numbers from 1 on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import MeasureKind
from zgreport.findings import Severity
from zgreport.ledgers.cells import CountReading, read_count, text_of
from zgreport.ledgers.counts import column_words
from zgreport.ledgers.model import Column, ColumnRole
from zgreport.ledgers.texts import shown_of
from zgreport.numerals.ranks import scopes_in

if TYPE_CHECKING:
    from zgreport.ledgers.draft import Draft

__all__ = ["holds_ranks", "read_ranks"]


def holds_ranks(draft: Draft, name: str) -> bool:
    """True for a column that a measure of kind rank keeps."""
    return any(m.column == name and m.kind is MeasureKind.RANK for m in draft.ledger.measures)


def read_ranks(draft: Draft, name: str) -> Column:
    """Read a column of ranks; what is none is an error, and its row has no rank.

    A tied rank (并列第3) is that rank, with a note.
    """
    cells, live = draft.column(name), draft.live()
    words = column_words(draft.ledger, name)
    counts = [read_count(value, words) for value in cells.values]
    ranks = [count.exact for count in counts]
    odd = [count.reading is CountReading.NOT_A_NUMBER for count in counts]
    tied = ["并列" in (text_of(value) or "") for value in cells.values]
    for i in np.flatnonzero(live & cells.where(odd)).tolist():
        draft.find("not_a_rank", Severity.ERROR, i, name, value=shown_of(cells[i]))
    for i in np.flatnonzero(live & cells.where(tied) & ~cells.where(odd)).tolist():
        found = {"value": shown_of(cells[i]), "rank": str(ranks[cells.codes[i]])}
        draft.find("tied_rank", Severity.NOTE, i, name, **found)
    _tell_other_scopes(draft, name)
    draft.values[name] = cells.changed(ranks)
    return Column(name, ColumnRole.OWN, numeric=True)


def _tell_other_scopes(draft: Draft, name: str) -> None:
    """An error for each rank that says it is one among others than its column's: 第3（全国）."""
    cells = draft.column(name)
    said = [scopes_in(value) if isinstance(value, str) else frozenset() for value in cells.values]
    if not any(said):
        return
    titles = [name, draft.ledger.name, *(e.headers.get(name, "") for e in draft.extracts)]
    titles += [measure.name for measure in draft.ledger.measures if measure.column == name]
    own = scopes_in("".join(titles)) or next(filter(None, said))
    odd = cells.where([bool(scopes - own) for scopes in said])
    for i in np.flatnonzero(draft.live() & odd).tolist():
        shown = {"value": shown_of(cells[i]), "scope": "、".join(sorted(own))}
        draft.find("rank_of_others", Severity.ERROR, i, name, **shown)
