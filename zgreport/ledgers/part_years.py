"""Parts of years: what the tables of a ledger without dates say of their months."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.measure_kinds import AT_END
from zgreport.definition.model import Gaps
from zgreport.findings import Severity, room
from zgreport.ledgers.coded import distinct, paired
from zgreport.ledgers.duplicates import plain
from zgreport.ledgers.parts import name_columns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.stated import Stated

__all__ = ["find_stated_twice", "part_years"]

_ROOM = room("ledgers")

_YEAR = (1, 12)
_WHOLE = frozenset(range(1, 13))


def part_years(
    draft: Draft, years: Sequence[int], known: Collection[int]
) -> Mapping[int, frozenset[int]]:
    """By year the months that all its tables state, where these are not the whole year.

    A warning for each year of `known` in which they are not those of the other one.
    """
    if draft.ledger.gaps is Gaps.ACCEPT or not any(told.months for told in draft.stated):
        return MappingProxyType({})
    tables = {year: _tables(draft, year) for year in years}
    months = {year: _months(draft.stated[n] for n in own) for year, own in tables.items()}
    if draft.ledger.measures and all(m.kind in AT_END for m in draft.ledger.measures):
        months = {year: frozenset({max(own)}) for year, own in months.items()}
        whole = frozenset({max(_WHOLE)})
    else:
        whole = _WHOLE
    others = {year: months[other] for year, other in zip(years, reversed(years), strict=True)}
    for year in known:
        if months.get(year, whole) not in {whole, others.get(year, whole)}:
            n = tables[year][0]
            shown = {"ledger": draft.ledger.name, "months": _shown(months[year])}
            place = draft.extracts[n].source.place(year)
            draft.findings.append(_ROOM.warning("part_year_stated", place, **shown))
    return MappingProxyType({year: m for year, m in months.items() if m != whole})


def _tables(draft: Draft, year: int) -> list[int]:
    """The extracts of the year that count."""
    own = draft.live() & (draft.year == year)
    return [int(n) for n in distinct(draft.owner[own])]


def _months(told: Iterable[Stated]) -> frozenset[int]:
    """The months that the tables state together; the whole year where one of them states none."""
    told = list(told)
    months = [each.months for each in told if each.months]
    is_made = len(told) == 1 and told[0].faint
    if not told or len(months) < len(told) or is_made:
        return _WHOLE
    return frozenset(month for first, last in months for month in range(first, last + 1))


def _shown(months: Collection[int]) -> str:
    """The months as a reader is told of them: 1-9月, 1-3月、7-9月."""
    ends = [m for m in sorted(months) if m - 1 not in months or m + 1 not in months]
    starts = [m for m in ends if m - 1 not in months]
    lasts = [m for m in ends if m + 1 not in months]
    told = zip(starts, lasts, strict=True)
    return "、".join(f"{a}月" if a == b else f"{a}-{b}月" for a, b in told)


def find_stated_twice(draft: Draft) -> None:
    """An error for each table without dates that gives, in months of another, the same names.

    1-2月 beside 1月: who adds them up counts January twice.
    """
    if not any(told.months for told in draft.stated) or not (names := name_columns(draft)):
        return
    measures = [m.column for m in draft.ledger.measures if m.column in draft.values]
    live = draft.live()
    rows = [np.flatnonzero(live & (draft.owner == n)) for n in range(len(draft.extracts))]
    keys = paired([plain(draft.values[name]).codes for name in names])
    for n in range(len(rows)):
        others = [other for other in range(n) if _overlap(draft, other, n)]
        pairs = (_shared(draft, measures, keys, rows[n], rows[other]) for other in others)
        if found := next((pair for pair in pairs if pair), None):
            _tell(draft, *found)


def _overlap(draft: Draft, one: int, other: int) -> bool:
    """True where two sheets state overlapping months, and nothing else tells them apart."""
    a, b = draft.stated[one], draft.stated[other]
    if not (a.months and b.months) or a.rest != b.rest or a.months == b.months == _YEAR:
        return False
    sources = (draft.extracts[one].source, draft.extracts[other].source)
    same = sources[0].file == sources[1].file and sources[0].sheet.name == sources[1].sheet.name
    if same or sources[0].folder != sources[1].folder:
        return False
    apart = draft.named_after[one].is_apart(draft.named_after[other])
    return not apart and a.months[0] <= b.months[1] and b.months[0] <= a.months[1]


_Shared = tuple["Numbers", "Numbers", str]


def _shared(
    draft: Draft, measures: Sequence[str], keys: Numbers, rows: Numbers, others: Numbers
) -> _Shared | None:
    """The rows of two tables whose names are the same, and the measure that both give."""
    for column in measures:
        cells = draft.values[column]
        filled = cells.where([value is not None for value in cells.values])
        one, other = rows[filled[rows]], others[filled[others]]
        mine, theirs = one[np.isin(keys[one], keys[other])], other[np.isin(keys[other], keys[one])]
        if len(mine):
            return mine, theirs, column
    return None


def _tell(draft: Draft, rows: Numbers, others: Numbers, column: str) -> None:
    one, other = (draft.stated[int(draft.owner[own[0]])] for own in (rows, others))
    shown = {
        "months": _span(one),
        "other": draft.place(int(others[0])).source,
        "other_months": _span(other),
        "rows": draft.rows(rows),
        "other_rows": draft.rows(others),
    }
    draft.find("stated_twice", Severity.ERROR, int(rows[0]), column, **shown)


def _span(told: Stated) -> str:
    first, last = told.months or _YEAR
    return _shown(range(first, last + 1))
