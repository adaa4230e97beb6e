"""Ledgers: the sheets of one ledger put together, checked, and made into a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Finding, Place, Severity, room
from zgreport.ledgers.coded import Coded
from zgreport.ledgers.columns import close_list, make_group, read_free, read_measure
from zgreport.ledgers.dating import date_rows
from zgreport.ledgers.draft import Draft
from zgreport.ledgers.duplicates import find_copies, find_duplicates
from zgreport.ledgers.frame import Frame
from zgreport.ledgers.joining import join_registry
from zgreport.ledgers.model import Account, Column, ColumnRole, Ledger, Registry
from zgreport.ledgers.oddities import tell_control_characters
from zgreport.ledgers.overlaps import merge_exports
from zgreport.ledgers.ranks import holds_ranks, read_ranks
from zgreport.ledgers.tables.doubts import missing_header
from zgreport.ledgers.tables.extract import Extract, extract_sheet, wanted_columns
from zgreport.names import is_blank

if TYPE_CHECKING:
    from zgreport.definition.model import LedgerDef
    from zgreport.ledgers.files.shelf import InputSheet

__all__ = ["Assembled", "assemble"]

_ROOM = room("ledgers")

Registries = Mapping[str, Mapping[int, Registry]]
Assembled = tuple[Ledger, Mapping[int, Account], tuple[Finding, ...]]


def assemble(
    definition: LedgerDef,
    sources: Iterable[InputSheet],
    registries: Registries,
    years: Sequence[int],
) -> Assembled:
    """The ledger of all sources, its account by year, and everything wrong or doubtful in it.

    `years` are those being read, the report's own year last; `registries` by name, then year.
    """
    extracts, folders, findings = _extracts(definition, sources, tuple(registries))
    draft = Draft(definition, extracts)
    date_rows(draft, years, years[-1])
    merge_exports(draft)
    findings.extend(_missing_columns(draft, definition, registries))
    tell_control_characters(draft)
    columns = _check_columns(draft, definition, registries, years[-1])
    find_copies(draft)
    find_duplicates(draft)
    found = folders | {year for year in np.unique(draft.year[~draft.foreign]).tolist() if year}
    dated = definition.date is not None
    ledger = Ledger(definition.name, columns, _frame(draft, columns), found, dated)
    return ledger, _accounts(draft, years), (*findings, *draft.findings)


def _extracts(
    definition: LedgerDef, sources: Iterable[InputSheet], registries: Sequence[str]
) -> tuple[list[Extract], frozenset[int], list[Finding]]:
    wanted = wanted_columns(definition, registries)
    extracts: list[Extract] = []
    findings: list[Finding] = []
    without: dict[str, list[InputSheet]] = {}
    with_table: set[str] = set()
    folders: dict[int | None, None] = {}
    for source in sources:
        folders[source.folder] = None
        found, wrong = extract_sheet(source, definition, wanted)
        extracts.extend(found)
        findings.extend(wrong)
        if found:
            with_table.add(source.file)
        elif any(not is_blank(value) for value in source.sheet.values()):
            without.setdefault(source.file, []).append(source)
    for file, sheets in without.items():
        if file not in with_table:
            findings.append(missing_header(sheets[0], definition, wanted))
        else:
            findings.extend(_skipped(definition, sheet) for sheet in sheets)
    return extracts, frozenset(folder for folder in folders if folder is not None), findings


def _skipped(definition: LedgerDef, source: InputSheet) -> Finding:
    return _ROOM.note("sheet_without_table", source.place(), ledger=definition.name)


def _missing_columns(
    draft: Draft, definition: LedgerDef, registries: Registries
) -> Iterator[Finding]:
    """What the definition speaks of and no file of a year has."""
    needed = {*(g.source for g in definition.groups), *(m.column for m in definition.measures)}
    needed |= {name for measure in definition.measures for name in measure.per or ()}
    listed = {column.name for column in definition.columns}
    needed |= listed & set(registries)
    years: dict[int, list[Extract]] = {}
    for n, extract in enumerate(draft.extracts):
        for year in np.unique(draft.year[draft.owner == n]).tolist():
            years.setdefault(year, []).append(extract)
    for year, extracts in sorted(years.items()):
        had = {name for extract in extracts for name in extract.values}
        place = Place(year=year or None, file=extracts[0].source.file)
        for name in sorted((needed | listed) - had - {definition.date}):
            code, severity = "column_absent", Severity.WARNING
            if name in needed:
                code, severity = "no_column", Severity.ERROR
            yield _ROOM.finding(code, severity, place, ledger=definition.name, column=name)


def _check_columns(
    draft: Draft, definition: LedgerDef, registries: Registries, year: int
) -> Mapping[str, Column]:
    """Check and convert every column; in the order of the definition, then as they came."""
    own = [column.name for column in definition.columns]
    measures = [m.column for m in definition.measures]
    for name in (*own, *measures):
        draft.values.setdefault(name, Coded.alike(None, len(draft)))
    columns: dict[str, Column] = dict.fromkeys(dict.fromkeys((*own, *draft.values)), _PENDING)
    closed = {c.name: c for c in definition.columns if c.values is not None}
    for column in closed.values():
        columns[column.name] = close_list(draft, column)
    for name, by_year in registries.items():
        if name in columns and name not in closed and year in by_year:
            columns |= join_registry(draft, by_year, year)
    for group in definition.groups:
        columns[group.name] = make_group(draft, group)
    for name in [name for name, column in columns.items() if column is _PENDING]:
        columns[name] = _read_column(draft, definition, name, name in measures)
    return MappingProxyType(columns)


_PENDING = Column("", ColumnRole.OWN)


def _read_column(draft: Draft, definition: LedgerDef, name: str, is_measure: bool) -> Column:
    if name == definition.date:
        return Column(name, ColumnRole.OWN, is_date=True)
    if is_measure:
        return read_ranks(draft, name) if holds_ranks(draft, name) else read_measure(draft, name)
    headers = {extract.headers.get(name, name) for extract in draft.extracts}
    return read_free(draft, name, {name, *headers})


def _frame(draft: Draft, columns: Mapping[str, Column]) -> Frame:
    live = np.flatnonzero(draft.live())
    owners = draft.owner[live]
    sources = [extract.source for extract in draft.extracts]
    return Frame(
        {name: draft.values[name].take(live) for name in columns},
        dates=draft.day.take(live),
        months=draft.month[live],
        years=draft.year[live],
        files=Coded.of(source.file for source in sources).take(owners),
        sheets=Coded.of(source.sheet.name for source in sources).take(owners),
        rows=draft.row[live],
    )


def _accounts(draft: Draft, years: Iterable[int]) -> dict[int, Account]:
    """The account of each year; rows of other years are in none."""
    accounts: dict[int, Account] = {}
    for year in years:
        own = (draft.year == year) & ~draft.foreign
        read, excluded = int(own.sum()), int((own & draft.excluded).sum())
        accounts[year] = Account(read, read - excluded, excluded)
    return accounts
