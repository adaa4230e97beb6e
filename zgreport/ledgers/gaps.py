"""Gaps: months that a ledger has in one year and lacks in the other, for the same names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import Gaps
from zgreport.ledgers.coded import Coded, distinct, paired
from zgreport.ledgers.dates import read_day
from zgreport.ledgers.duplicates import plain
from zgreport.ledgers.parts import name_columns
from zgreport.ledgers.texts import texts_of
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.draft import Draft

__all__ = ["Gap", "find_gaps"]


@dataclass(frozen=True, slots=True)
class Gap:
    """A month that `year` lacks, and the row of the ledger's frame that has it in the other year.

    `names` are those that the row has in its columns; empty where the year lacks the month for
    all names.
    """

    year: int
    month: int
    row: int
    names: tuple[str, ...]


def find_gaps(draft: Draft, years: Sequence[int]) -> tuple[Gap, ...]:
    """The gaps of a ledger whose rows stand for months; rows as the frame of what counts has them.

    A name that one year does not have at all lacks no month: it is new, or it ended.  A row with
    a dash where its numbers should be says no more of its month than no row.
    """
    live = np.flatnonzero(draft.live() & _with_numbers(draft))
    place = np.cumsum(draft.live()) - 1  # of a record in the frame
    rows = np.flatnonzero(draft.month[live])
    if draft.ledger.gaps is Gaps.ACCEPT or not len(rows):
        return ()
    names = name_columns(draft)
    offices = Coded.of(named.office for named in draft.named_after)
    codes = [plain(draft.values[name]).codes[live[rows]] for name in names]
    kinds = paired([offices.codes[draft.owner[live[rows]]], *codes])
    had = _months(draft, live[rows], kinds, draft.span)
    covered = _months(draft, live[rows], kinds, draft.reach)
    found: list[Gap] = []
    for year, other in zip(years, reversed(years), strict=True):
        mine = {(kind, month) for of, kind, month in covered if of == year}
        kinds_here, months_here = {k for k, _ in mine}, {m for _, m in mine}
        if draft.ledger.unpivot:  # a blank cell under a month says that there was nothing
            kinds_here, months_here = set(), months_here | _headed(draft, year)
        for (of, kind, month), n in had.items() if mine else ():
            lacks_all = month not in months_here
            if of == other and (lacks_all or (kind in kinds_here and (kind, month) not in mine)):
                told = () if lacks_all else tuple(_names(draft, int(live[rows[n]]), names))
                found.append(Gap(year, month, int(place[live[rows[n]]]), told))
    return tuple(found)


def _with_numbers(draft: Draft) -> Mask:
    """The rows with a number in some measure; all of them where there is none to be kept."""
    columns = dict.fromkeys(measure.column for measure in draft.ledger.measures)
    found: Mask = np.full(len(draft), not columns)
    for cells in map(draft.column, columns):
        found |= cells.where([value is not None for value in cells.values])
    return found


def _headed(draft: Draft, year: int) -> set[int]:
    """The months that head columns in the year's cross-tables."""
    owners = distinct(draft.owner[draft.year == year]).tolist()
    headers = {text for n in owners for text in draft.extracts[n].crossed}
    days = [read_day(text, year, bare=1) for text in headers]
    return {n for day in days if day.date for n in day.months}


def _months(
    draft: Draft, rows: Numbers, kinds: Numbers, spans: Numbers
) -> dict[tuple[int, int, int], int]:
    """(year, kind of names, month) of each month that a row stands for, with the row's place.

    `spans` says of how many months each row is.
    """
    had: dict[tuple[int, int, int], int] = {}
    told = zip(
        draft.year[rows].tolist(),
        kinds.tolist(),
        spans[rows].tolist(),
        rows.tolist(),
        strict=True,
    )
    for n, (year, kind, span, i) in enumerate(told):
        day = draft.day[i]
        for month in range(day.month - span + 1, day.month + 1) if day else ():
            had.setdefault((year, kind, month), n)
    return had


def _names(draft: Draft, i: int, names: Sequence[str]) -> Iterator[str]:
    texts = texts_of(
        [draft.values[name][i] for name in names if not isinstance(draft.values[name][i], tuple)]
    )
    office = draft.named_after[draft.owner[i]].office
    return (text for text in dict.fromkeys((office, *texts)) if text)
