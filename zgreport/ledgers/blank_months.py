"""Blank months: a measure without a number for whole months that it has in the other year.

The rows are there, for another measure's sake or as records: it was begun, dropped or forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import Gaps, MeasureKind
from zgreport.ledgers.coded import paired
from zgreport.ledgers.duplicates import plain
from zgreport.ledgers.gaps import Gap, names_of, naming, of_months, with_numbers
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.draft import Draft

__all__ = ["find_blank_months"]

_REGULAR = 0.9  # of the months and rows of the year in which the measure is kept
_FEWEST_MONTHS = 3
_FEWEST_RECORDS = 3  # without a number: one may lack it


@dataclass(slots=True)
class _Month:
    """Rows of one year, month and name: those with a number and those without."""

    filled: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)


def find_blank_months(draft: Draft, years: Sequence[int]) -> tuple[Gap, ...]:
    """The gaps of measures that add up; rows as the frame of what counts has them.

    A measure that is often blank where its rows are not says nothing by it.
    """
    columns = {m.column for m in draft.ledger.measures if m.kind is MeasureKind.SUM}
    if draft.ledger.gaps is Gaps.ACCEPT or draft.ledger.unpivot or not draft.ledger.date:
        return ()
    live = np.flatnonzero(draft.live())
    lacking = {c: has for c in sorted(columns) if not (has := _has(draft, c))[live].all()}
    if not lacking:
        return ()
    found: list[Gap] = []
    rows, names = _rows(draft, live)
    kinds = paired([plain(draft.values[n]).codes[rows] for n in names]) if names else None
    for column, has in lacking.items():
        months = _months(draft, rows, kinds, has)
        for year, other in zip(years, reversed(years), strict=True):
            told = list(_blank(months, year, other))
            if names or draft.month[rows].any() or _are_enough(told):
                found += _gaps(draft, told, (year, column), names)
    return tuple(found)


def _has(draft: Draft, column: str) -> Mask:
    cells = draft.column(column)
    return cells.where([value is not None for value in cells.values])


def _rows(draft: Draft, live: Numbers) -> tuple[Numbers, list[str]]:
    """The rows that should have numbers, and the columns that name what they are about.

    Records are told by month only.
    """
    if not draft.month[live].any():
        return live, []
    live = live[with_numbers(draft)[live]]
    rows = live[of_months(draft, live)]
    return rows, naming(draft, rows)


def _months(
    draft: Draft, rows: Numbers, kinds: Numbers | None, has: Mask
) -> dict[tuple[int, int], dict[int, _Month]]:
    """By year and kind of names the months, with their rows."""
    found: dict[tuple[int, int], dict[int, _Month]] = defaultdict(lambda: defaultdict(_Month))
    codes = np.zeros(len(rows), dtype=np.int64) if kinds is None else kinds
    for i, kind, year in zip(rows.tolist(), codes.tolist(), draft.year[rows].tolist(), strict=True):
        if day := draft.day[i]:
            month = found[year, kind][day.month]
            (month.filled if has[i] else month.blank).append(i)
    return found


def _blank(
    months: dict[tuple[int, int], dict[int, _Month]], year: int, other: int
) -> Iterator[tuple[int, _Month, int]]:
    """The months of the year without a number, and a row of the other year that has one."""
    for (of, kind), here in list(months.items()):
        there = months.get((other, kind), {})
        if of != year or not _is_kept(there):
            continue
        for number, month in here.items():
            if not month.filled and number in there and there[number].filled:
                yield number, month, there[number].filled[0]


def _is_kept(months: dict[int, _Month]) -> bool:
    """True where hardly a month and hardly a row lacks its number."""
    filled = [month for month in months.values() if month.filled]
    rows = sum(len(month.filled) + len(month.blank) for month in filled)
    regular = len(filled) >= max(_FEWEST_MONTHS, _REGULAR * len(months))
    return regular and sum(len(month.filled) for month in filled) >= _REGULAR * rows


def _are_enough(told: Sequence[tuple[int, _Month, int]]) -> bool:
    return sum(len(month.blank) for _, month, _ in told) >= _FEWEST_RECORDS


def _gaps(
    draft: Draft,
    told: Sequence[tuple[int, _Month, int]],
    what: tuple[int, str],
    names: Sequence[str],
) -> Iterator[Gap]:
    place = np.cumsum(draft.live()) - 1  # of a record in the frame
    year, column = what
    for number, month, row in told:
        own = tuple(names_of(draft, row, names))
        yield Gap(year, number, int(place[row]), own, column, int(place[month.blank[0]]))
