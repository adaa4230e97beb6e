"""Blocks of months: what stands on one sheet of a ledger without dates under captions of its own.

2月份 over the second block, 2023年下半年采用情况 over the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.stated import captions_of, months_in, rest_of, years_in
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.names import is_blank
from zgreport.numerals.months import WHOLE_YEAR
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.stated import Stated
    from zgreport.ledgers.tables.extract import Extract

__all__ = ["MonthBlock", "month_blocks", "states_months"]


@dataclass(frozen=True, slots=True, eq=False)
class MonthBlock:
    """The records, by their place in the table, below a caption; `months` are first and last.

    They are None where the first block has no caption; `rest` is what the caption says else.
    """

    records: Numbers
    months: tuple[int, int] | None
    rest: str = ""


def states_months(draft: Draft) -> bool:
    """True where a table of a ledger without dates, or a block of one, states its months."""
    told = zip(draft.stated, draft.extracts, strict=False)
    return any(each.months or RowKind.CAPTION in extract.left_out for each, extract in told)


def month_blocks(extract: Extract, told: Stated) -> tuple[MonthBlock, ...]:
    """The blocks into which captions that state months part a table; none where nothing does.

    A caption that states none, 一、县（市）, is one within its block.
    """
    found = list(_stating(extract))
    if not found:
        return ()
    above = [
        (months, rest_of(each.text)) for each in captions_of(extract) if (months := _of(each.text))
    ]
    months, rest = above[-1] if above else (told.months, "")
    starts = [0, *(row for row, _, _ in found)]
    said = [(months, rest), *((own, other) for _, own, other in found)]
    ends = np.searchsorted(starts, extract.rows, side="right") - 1
    blocks = (MonthBlock(np.flatnonzero(ends == n), *each) for n, each in enumerate(said))
    return tuple(block for block in blocks if len(block.records))


def _stating(extract: Extract) -> Iterator[tuple[int, tuple[int, int], str]]:
    """The rows of captions below the header that state months, these, and what else they say."""
    rows = extract.source.sheet.rows
    for row in extract.left_out.get(RowKind.CAPTION, ()):
        text = next((cell for cell in rows[row - 1] if not is_blank(cell)), None)
        if isinstance(text, str) and (months := _of(text)):
            yield row, months, rest_of(text)


def _of(text: str) -> tuple[int, int] | None:
    """The months of a caption, all of the year where it states the year alone."""
    return months_in(text) or (WHOLE_YEAR if years_in(text) else None)
