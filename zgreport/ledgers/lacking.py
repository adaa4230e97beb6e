"""Lacking: columns that some tables of a ledger have and others do not, under no known header."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Finding, Severity, room
from zgreport.ledgers.coded import distinct
from zgreport.ledgers.duplicates import DEFAULT_KEY
from zgreport.ledgers.model import ColumnRole, Lack
from zgreport.names import comparable, near_misses
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.definition.model import LedgerDef
    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.model import Column, Registries
    from zgreport.ledgers.tables.extract import Extract

__all__ = ["lacking_rows", "missing_columns"]

_ROOM = room("ledgers")


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A table with records in a year, and the months of that year that they are of."""

    extract: Extract
    months: frozenset[int]


def missing_columns(
    draft: Draft, definition: LedgerDef, registries: Registries, lent: str | None
) -> Iterator[Finding]:
    """What the definition speaks of and tables of a year do not have, nor the names of files lend.

    An error where something is made of the column: a measure, a group, a registry's attributes.
    """
    attributes = {a for of in registries.values() for each in of.values() for a in each.attributes}
    sources = {g.source for g in definition.groups}
    needed = {*sources, *(m.column for m in definition.measures)} - (attributes - set(draft.values))
    needed |= {name for measure in definition.measures for name in measure.per or ()}
    listed = {column.name for column in definition.columns}
    needed |= listed & set(registries)
    spoken = (needed | listed) - {definition.date, lent}
    measures = [m.column for m in definition.measures]
    yield from _no_key(draft, {*attributes, *listed, *(g.name for g in definition.groups)})
    for year, parts in _parts_by_year(draft):
        had = {name for part in parts for name in part.extract.values}
        for name in sorted(spoken - had):
            severity = Severity.ERROR if name in needed else Severity.WARNING
            yield _in_none(definition, name, parts, year, severity)
        for name in sorted(spoken & had):
            severity = Severity.ERROR if name in needed else Severity.WARNING
            for part in _without(name, parts, measures):
                shown = _shown(draft, name, part.extract)
                place = part.extract.header_place(year or None)
                yield _ROOM.finding("column_in_part", severity, place, **shown)


def _no_key(draft: Draft, made: set[str]) -> Iterator[Finding]:
    """Each column of `duplicate_key` that no table has, nor is made: an error where one is like it.

    Otherwise a warning: it may only be missing yet.
    """
    ledger = draft.ledger
    for name in (ledger.duplicate_key or ()) if draft.extracts else ():
        if name not in draft.values and name not in {*made, *DEFAULT_KEY, ledger.date}:
            headers = dict.fromkeys(h for e in draft.extracts for h in e.shown_headers)
            known = dict.fromkeys((*(c.name for c in ledger.columns), *headers))
            shown = {"ledger": ledger.name, "column": name, "near": near_misses(name, known)}
            place = draft.extracts[0].header_place()
            severity = Severity.ERROR if shown["near"] else Severity.WARNING
            yield _ROOM.finding("no_key_column", severity, place, **shown, has=tuple(headers))


def _parts_by_year(draft: Draft) -> list[tuple[int, list[_Part]]]:
    years: dict[int, list[_Part]] = {}
    for extract, span in draft.tables():
        own = draft.year[span]
        for year in distinct(own).tolist():
            years.setdefault(year, []).append(_Part(extract, _months(draft, span, year)))
    return sorted(years.items())


def _months(draft: Draft, span: slice, year: int) -> frozenset[int]:
    part = draft.day.take(np.arange(span.start, span.stop)[draft.year[span] == year])
    codes = set(part.codes.tolist())
    return frozenset(day.month for code in codes if (day := part.values[code]) is not None)


def _in_none(
    definition: LedgerDef,
    name: str,
    parts: Sequence[_Part],
    year: int,
    severity: Severity,
) -> Finding:
    """The finding of a column that no table of the year has."""
    headers = dict.fromkeys(h for part in parts for h in part.extract.shown_headers)
    taken = {comparable(h) for part in parts for h in _taken(definition, part.extract)}
    like = near_misses(name, [header for header in headers if comparable(header) not in taken])
    shown: dict[str, object] = {"ledger": definition.name, "column": name, "has": tuple(headers)}
    if severity is Severity.ERROR:
        code = "no_column"
        shown |= {"like": like, "first": (*like, "…")[0]}
    elif like:
        code, shown["header"] = "column_renamed", like[0]
    else:
        code, shown["first"] = "column_absent", "…"
    return _ROOM.finding(code, severity, parts[0].extract.header_place(year or None), **shown)


def _taken(definition: LedgerDef, extract: Extract) -> Iterator[str]:
    """The headers that are those of columns of which the definition speaks."""
    spoken = {definition.date, *(column.name for column in definition.columns)}
    spoken |= {measure.column for measure in definition.measures}
    return (header for name, header in extract.headers.items() if name in spoken)


def _without(name: str, parts: Sequence[_Part], measures: Sequence[str]) -> Iterator[_Part]:
    """The year's tables that lack the column, but for those of another measure altogether."""
    those = [part for part in parts if name in part.extract.values]
    months = frozenset(month for part in those for month in part.months)
    for part in parts:
        if name in part.extract.values:
            continue
        own = {m for m in measures if m in part.extract.values}
        apart = all(own - set(other.extract.values) for other in those)
        if not (name in measures and own and apart and part.months <= months):
            yield part


def _shown(draft: Draft, name: str, extract: Extract) -> dict[str, object]:
    near = _candidates(draft, name, extract)
    return {
        "ledger": draft.ledger.name,
        "column": name,
        "has": extract.shown_headers,
        "like": near,
        "first": (*near, "…")[0],
    }


def _candidates(draft: Draft, name: str, extract: Extract) -> tuple[str, ...]:
    """The table's headers that may be the column's: those like it, else those only it has."""
    others = [e for e in draft.extracts if name in e.values]
    known = {comparable(h) for other in others for h in other.shown_headers}
    listed = {column.name for column in draft.ledger.columns}
    known |= {comparable(h) for n, h in extract.headers.items() if n in listed}
    odd = [h for h in extract.shown_headers if comparable(h) not in known]
    names = {name, *(other.headers.get(name, name) for other in others)}
    like = [h for h in odd if any(_alike(h, each) for each in names)]
    return tuple(dict.fromkeys(like or odd))[:3]


def _alike(header: str, name: str) -> bool:
    one, other = comparable(header), comparable(name)
    return one in other or other in one or bool(near_misses(one, [other]))


def lacking_rows(
    draft: Draft, columns: Mapping[str, Column], lent: str | None
) -> Mapping[str, tuple[Lack, ...]]:
    """By column the tables whose records say nothing of it, since they have no such column.

    Attributes and groups lack what they are made from.  `draft` is finished: its live rows are
    those of the ledger's frame, in their order.
    """
    own = [n for n, c in columns.items() if c.role is ColumnRole.OWN and not c.is_date]
    told = [n for n in own if n not in {draft.ledger.date, lent}]
    partly = [n for n in told if not all(n in extract.values for extract in draft.extracts)]
    if not partly:
        return MappingProxyType({})
    owners = draft.owner[draft.live()]
    lacking = {name: tuple(_lacks(draft, name, owners)) for name in partly}
    sources = {group.name: group.source for group in draft.ledger.groups}
    for name, column in columns.items():
        if column.role is ColumnRole.ATTRIBUTE and column.registry in lacking:
            lacking[name] = lacking[column.registry]
    for name, source in sources.items():
        if source in lacking:
            lacking[name] = lacking[source]
    return MappingProxyType({name: lacks for name, lacks in lacking.items() if lacks})


def _lacks(draft: Draft, name: str, owners: Numbers) -> Iterator[Lack]:
    for n, extract in enumerate(draft.extracts):
        if name in extract.values:
            continue
        rows = np.flatnonzero(owners == n).astype(np.int64)
        if len(rows):
            near = _candidates(draft, name, extract)
            yield Lack(name, extract.header_place(), extract.shown_headers, near, rows)
