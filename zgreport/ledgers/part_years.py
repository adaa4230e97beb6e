"""Parts of years: what the tables of a ledger without dates say of their months."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.definition.measure_kinds import AT_END
from zgreport.definition.model import Gaps
from zgreport.findings import room
from zgreport.ledgers.coded import distinct
from zgreport.ledgers.month_blocks import month_blocks, states_months

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from zgreport.ledgers.draft import Draft

__all__ = ["part_years", "shown_months"]

_ROOM = room("ledgers")

_WHOLE = frozenset(range(1, 13))


def part_years(
    draft: Draft, years: Sequence[int], known: Collection[int]
) -> Mapping[int, frozenset[int]]:
    """By year the months that all its tables state, where these are not the whole year.

    A warning for each year of `known` in which they are not those of the other one.
    """
    if draft.ledger.gaps is Gaps.ACCEPT or not states_months(draft):
        return MappingProxyType({})
    tables = {year: _tables(draft, year) for year in years}
    months = {year: _months(draft, own) for year, own in tables.items()}
    if draft.ledger.measures and all(m.kind in AT_END for m in draft.ledger.measures):
        months = {year: frozenset({max(own)}) for year, own in months.items()}
        whole = frozenset({max(_WHOLE)})
    else:
        whole = _WHOLE
    others = {year: months[other] for year, other in zip(years, reversed(years), strict=True)}
    for year in known:
        if months.get(year, whole) not in {whole, others.get(year, whole)}:
            n = tables[year][0]
            shown = {"ledger": draft.ledger.name, "months": shown_months(months[year])}
            place = draft.extracts[n].source.place(year)
            draft.findings.append(_ROOM.warning("part_year_stated", place, **shown))
    return MappingProxyType({year: m for year, m in months.items() if m != whole})


def _tables(draft: Draft, year: int) -> list[int]:
    """The extracts of the year that count."""
    own = draft.live() & (draft.year == year)
    return [int(n) for n in distinct(draft.owner[own])]


def _months(draft: Draft, tables: Collection[int]) -> frozenset[int]:
    """The months that the tables state together; the whole year where one of them states none."""
    spans = [span for n in tables for span in _spans(draft, n, is_alone=len(tables) == 1)]
    stated = [span for span in spans if span]
    if not stated or len(stated) < len(spans):
        return _WHOLE
    return frozenset(month for first, last in stated for month in range(first, last + 1))


def _spans(draft: Draft, n: int, *, is_alone: bool) -> list[tuple[int, int] | None]:
    """The months that a table states, or each of its blocks; None where one states none."""
    told = draft.stated[n]
    if blocks := month_blocks(draft.extracts[n], told):
        return [block.months for block in blocks]
    return [None if is_alone and told.faint else told.months]


def shown_months(months: Collection[int]) -> str:
    """The months as a reader is told of them: 1-9月, 1-3月、7-9月."""
    ends = [m for m in sorted(months) if m - 1 not in months or m + 1 not in months]
    starts = [m for m in ends if m - 1 not in months]
    lasts = [m for m in ends if m + 1 not in months]
    told = zip(starts, lasts, strict=True)
    return "、".join(f"{a}月" if a == b else f"{a}-{b}月" for a, b in told)
