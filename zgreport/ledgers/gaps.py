"""Gaps: months that a ledger has in one year and lacks in the other, for the same names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import Gaps
from zgreport.ledgers.cells import is_plain_number
from zgreport.ledgers.coded import Coded, distinct, paired
from zgreport.ledgers.dates import read_day
from zgreport.ledgers.duplicates import plain
from zgreport.ledgers.margins import is_margin
from zgreport.ledgers.nothing import is_nothing
from zgreport.ledgers.parts import name_columns
from zgreport.ledgers.texts import texts_of
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.draft import Draft

__all__ = ["Gap", "find_gaps", "names_of", "naming", "of_months", "with_numbers"]

_REGULAR = 0.75  # of the months of the ledger
_TIMES = 6  # a name of each month has come a dozen times in a year


@dataclass(frozen=True, slots=True)
class Gap:
    """A month that `year` lacks, and the row of the ledger's frame that has it in the other year.

    `names` are those that the row has in its columns; empty where the year lacks the month for
    all names.  Where only a measure lacks it, `column` is the measure's, and `blank` the frame's
    first row of the month without its number.
    """

    year: int
    month: int
    row: int
    names: tuple[str, ...]
    column: str = ""
    blank: int | None = None


def find_gaps(draft: Draft, years: Sequence[int]) -> tuple[Gap, ...]:
    """The gaps of a ledger whose rows stand for months; rows as the frame of what counts has them.

    A name that one year does not have at all lacks no month: it is new, or it ended; nor does one
    that comes in some months only in both years.  A row with a dash where its numbers should be
    says no more of its month than no row.
    """
    live = np.flatnonzero(draft.live() & with_numbers(draft))
    if draft.ledger.gaps is Gaps.ACCEPT or not draft.month[live].any():
        return ()
    rows = live[of_months(draft, live)]
    place = np.cumsum(draft.live()) - 1  # of a record in the frame
    names = naming(draft, rows)
    offices = Coded.of(named.office for named in draft.named_after)
    codes = [plain(draft.values[name]).codes[rows] for name in names]
    kinds = paired([offices.codes[draft.owner[rows]], *codes])
    had = _months(draft, rows, kinds, draft.span)
    covered = set(_months(draft, rows, kinds, draft.reach))
    found: list[Gap] = []
    for year, other in zip(years, reversed(years), strict=True):
        share = 1 if draft.ledger.unpivot else _REGULAR  # a blank cell is often a nought
        lacking = _Lacking.of(covered, year, other, _headed(draft, year), share)
        for (of, kind, month), n in had.items() if lacking.mine else ():
            if of == other and lacking.lacks(kind, month):
                whole = month not in lacking.months
                told = () if whole else tuple(names_of(draft, int(rows[n]), names))
                found.append(Gap(year, month, int(place[rows[n]]), told))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Lacking:
    """What one year has, as (kind of names, month), and how regular each kind is in the other."""

    mine: frozenset[tuple[int, int]]
    months: frozenset[int]
    regular: frozenset[int]

    @classmethod
    def of(
        cls,
        covered: set[tuple[int, int, int]],
        year: int,
        other: int,
        headed: set[int],
        share: float,
    ) -> _Lacking:
        """`headed` are the months that the year's cross-tables head, be they empty.

        `share` is in how many of the ledger's months a name comes that is regular.
        """
        mine = frozenset((kind, month) for of, kind, month in covered if of == year)
        theirs = [(kind, month) for of, kind, month in covered if of == other]
        whole = len({month for _, month in theirs}) * share
        regular = frozenset(k for k, n in Counter(k for k, _ in theirs).items() if n >= whole)
        here = frozenset(kind for kind, _ in mine)
        return cls(mine, frozenset(month for _, month in mine) | headed, regular & here)

    def lacks(self, kind: int, month: int) -> bool:
        """True where the year has nothing of a month at all, or not of a name that always comes."""
        if month not in self.months:
            return True
        return kind in self.regular and (kind, month) not in self.mine


def of_months(draft: Draft, live: Numbers) -> Mask:
    """The rows that stand for months; a lone date among them, 2023-05-31, stands for its own."""
    months = draft.month[live]
    return np.ones(len(live), dtype=bool) if 2 * months.sum() > len(live) else months


def naming(draft: Draft, rows: Numbers) -> list[str]:
    """The columns that name what a row is about.

    Where the definition speaks of none, those whose texts come again from month to month do.
    """
    if names := name_columns(draft):
        spoken = {column.name for column in draft.ledger.columns} | {draft.ledger.date}
        if spoken & set(names) or draft.ledger.unpivot:
            return names
    measures = {measure.column for measure in draft.ledger.measures}
    known = {*names, *measures, draft.ledger.date}
    return [
        *names,
        *(
            name
            for name, cells in draft.values.items()
            if name not in known and not is_margin(name) and _recurs(cells, rows)
        ),
    ]


def _recurs(cells: Coded, rows: Numbers) -> bool:
    """True for a column of names, each of which stands in many of the rows."""
    there = np.bincount(cells.codes[rows], minlength=len(cells.values))
    names = [_is_name(cells.values[code]) for code in np.flatnonzero(there).tolist()]
    return len(names) > 1 and all(names) and len(names) * _TIMES <= len(rows)


def _is_name(value: object) -> bool:
    """True for a text other than 50 and 无: these are answers."""
    return isinstance(value, str) and not (is_plain_number(value) or is_nothing(value))


def with_numbers(draft: Draft) -> Mask:
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


def names_of(draft: Draft, i: int, names: Sequence[str]) -> Iterator[str]:
    """The names that a row has in the columns, and the office of its sheet."""
    texts = texts_of(
        [draft.values[name][i] for name in names if not isinstance(draft.values[name][i], tuple)]
    )
    offices = {named.office for named in draft.named_after}
    office = draft.named_after[draft.owner[i]].office if len(offices) > 1 else None
    return (text for text in dict.fromkeys((office, *texts)) if text)
