"""Ranks: 3, 第3名, 第三名 and 第3位 in a cell as a place in a ranking, a whole number from 1 on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import MeasureKind
from zgreport.findings import Severity
from zgreport.ledgers.cells import Reading, read_count, text_of
from zgreport.ledgers.model import Column, ColumnRole
from zgreport.numerals.reading import spelled_value

if TYPE_CHECKING:
    from zgreport.ledgers.draft import Draft

__all__ = ["holds_ranks", "read_rank", "read_ranks"]

_LARGEST = 10**6
_HALF_WIDTH = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)}
_UNSEEN = re.compile("[\u200b-\u200f\ufeff]")
_SPACE = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")  # 1 2 are two numbers
_RANK = re.compile(
    r"(并列)?第?(?:0*([0-9]{1,7})(?:\.0+)?|([〇零一二两三四五六七八九十百千]+))[名位]?"
)


def read_rank(value: object) -> int | None:
    """The rank in a cell: 3 of 3, 3.0, ３, "第3名", "第三位" and "并列第3"; None where it is none.

    >>> read_rank("第三名"), read_rank("3/15"), read_rank(0)
    (3, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    plain = _UNSEEN.sub("", str(value)).strip().translate(_HALF_WIDTH)
    found = _RANK.fullmatch(_SPACE.sub("", plain))
    if found is None:
        return None
    rank = int(found[2]) if found[2] else spelled_value(found[3])
    return rank if rank and rank <= _LARGEST else None


def holds_ranks(draft: Draft, name: str) -> bool:
    """True for a column that a measure of kind rank keeps."""
    return any(m.column == name and m.kind is MeasureKind.RANK for m in draft.ledger.measures)


def read_ranks(draft: Draft, name: str) -> Column:
    """Read a column of ranks; what is none is an error, and its row has no rank.

    A tied rank (并列第3) is that rank, with a note.
    """
    cells, live = draft.column(name), draft.live()
    ranks = [read_rank(value) for value in cells.values]
    blank = [read_count(value).reading is Reading.BLANK for value in cells.values]
    odd = [rank is None and not nothing for rank, nothing in zip(ranks, blank, strict=True)]
    tied = ["并列" in (text_of(value) or "") for value in cells.values]
    for i in np.flatnonzero(live & cells.where(odd)).tolist():
        draft.find("not_a_rank", Severity.ERROR, i, name, value=text_of(cells[i]) or "")
    for i in np.flatnonzero(live & cells.where(tied) & ~cells.where(odd)).tolist():
        found = {"value": text_of(cells[i]) or "", "rank": str(ranks[cells.codes[i]])}
        draft.find("tied_rank", Severity.NOTE, i, name, **found)
    draft.values[name] = cells.changed(ranks)
    return Column(name, ColumnRole.OWN, numeric=True)
