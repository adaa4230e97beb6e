"""Ledgers: the sheets of one ledger put together, checked, and made into a table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Finding
from zgreport.ledgers.accounting import account_for
from zgreport.ledgers.blank_months import find_blank_months
from zgreport.ledgers.cancelled import tell_cancelled
from zgreport.ledgers.coded import Coded, distinct
from zgreport.ledgers.columns import close_list, read_free, read_named, spell_alike
from zgreport.ledgers.copies import ABOUT_REPETITION, find_copies, tell_last_years
from zgreport.ledgers.dating import date_rows
from zgreport.ledgers.dittos import DITTOS
from zgreport.ledgers.draft import Draft
from zgreport.ledgers.duplicates import find_duplicates, keys_of
from zgreport.ledgers.equal_rows import find_equal_rows
from zgreport.ledgers.frame import Frame
from zgreport.ledgers.gaps import find_gaps
from zgreport.ledgers.gathering import gather
from zgreport.ledgers.grouping import make_group
from zgreport.ledgers.joining import join_registry
from zgreport.ledgers.lacking import lacking_rows, missing_columns
from zgreport.ledgers.lending import lend_offices
from zgreport.ledgers.model import Account, Column, ColumnRole, Ledger
from zgreport.ledgers.month_rows import find_months_twice_on_a_sheet
from zgreport.ledgers.numbers import read_measure
from zgreport.ledgers.oddities import tell_control_characters, tell_struck
from zgreport.ledgers.overlaps import find_months_twice, merge_exports
from zgreport.ledgers.part_years import part_years
from zgreport.ledgers.parts import named_after
from zgreport.ledgers.pasted import leave_out_pasted
from zgreport.ledgers.pasted_lists import find_pasted_lists
from zgreport.ledgers.ranks import holds_ranks, read_ranks
from zgreport.ledgers.reference_rows import leave_out_reference_rows
from zgreport.ledgers.registry import names_of
from zgreport.ledgers.repeats import alike
from zgreport.ledgers.rows_again import find_rows_again
from zgreport.ledgers.samples import leave_out_kept, leave_out_samples
from zgreport.ledgers.seldom_sums import without_chance
from zgreport.ledgers.sent_again import find_sent_again
from zgreport.ledgers.stated_twice import find_stated_twice
from zgreport.ledgers.subtotals import leave_out_subtotals
from zgreport.ledgers.summaries import leave_out_summaries
from zgreport.ledgers.weekday_columns import tell_weekdays
from zgreport.ledgers.whole_years import find_parts_beside_whole
from zgreport.names import comparable

if TYPE_CHECKING:
    from zgreport.definition.model import LedgerDef
    from zgreport.ledgers.choosing import LeftOut
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.model import Registries

__all__ = ["Assembled", "assemble"]

_DITTO = "ledgers.ditto"

Assembled = tuple[Ledger, Mapping[int, Account], tuple[Finding, ...]]


def assemble(
    definition: LedgerDef,
    sources: Iterable[InputSheet | LeftOut],
    registries: Registries,
    years: Sequence[int],
) -> Assembled:
    """The ledger of all sources, its account by year, and everything wrong or doubtful in it.

    `sources` are its sheets, and the files that cannot be read; `years` those being read, the
    report's own year last; `registries` by name, then year.
    """
    gathered = gather(definition, sources, registries)
    draft = Draft(definition, gathered.extracts)
    _put_into_years(draft, years)
    names = {comparable(name) for of in registries.values() for name in names_of(of[years[-1]])}
    draft.named_after = named_after(draft, names)
    lent = lend_offices(draft, registries)
    findings = [*gathered.findings, *missing_columns(draft, definition, registries, lent)]
    tell_control_characters(draft)
    tell_struck(draft)
    tell_cancelled(draft, registries)
    columns = _check_columns(draft, definition, registries, years[-1])
    repeated = _leave_out_repeated(draft, years)
    found = gathered.known & set(years) | set(distinct(draft.year[~draft.foreign]).tolist())
    ledger = Ledger(
        name=definition.name,
        columns=columns,
        frame=_frame(draft, columns),
        years=frozenset(found),
        dated=definition.date is not None,
        gaps=(*find_gaps(draft, years), *find_blank_months(draft, years)),
        lacking=lacking_rows(draft, columns, lent),
        stated=part_years(draft, years, found),
    )
    accounts = account_for(draft, (*gathered.left_out, *repeated), years, gathered.order)
    told = without_chance(draft, (*findings, *draft.findings))
    return ledger, accounts, _still_true(told, repeated)


def _put_into_years(draft: Draft, years: Sequence[int]) -> None:
    """Date the records; of those that are dated the ones for comparison and older exports go."""
    date_rows(draft, years, years[-1])
    tell_weekdays(draft)
    leave_out_reference_rows(draft)
    merge_exports(draft)


def _leave_out_repeated(draft: Draft, years: Sequence[int]) -> list[LeftOut]:
    """Leave out what stands elsewhere too: sheets as a whole, which are handed back, then rows."""
    repeated = [*leave_out_samples(draft), *leave_out_summaries(draft), *find_copies(draft)]
    repeated += leave_out_kept(draft)  # of those that are no copies
    leave_out_subtotals(draft)
    tell_last_years(draft, years)
    _find_rows_twice(draft)
    return repeated


def _find_rows_twice(draft: Draft) -> None:
    """Report the records that others repeat, and leave out those that do not count."""
    keys = keys_of(draft)
    equal = alike(draft, keys)
    leave_out_pasted(draft, equal)
    find_duplicates(draft, keys)
    find_equal_rows(draft, equal, keys)
    find_pasted_lists(draft, equal)
    find_rows_again(draft, equal)
    find_months_twice(draft)
    find_stated_twice(draft)
    find_parts_beside_whole(draft)
    find_sent_again(draft)
    find_months_twice_on_a_sheet(draft, equal)


def _still_true(findings: Iterable[Finding], left_out: Sequence[LeftOut]) -> tuple[Finding, ...]:
    """The findings without those about cells of sheets that were left out as a whole.

    Nor is anything but that said of 同上 in a column: that it is no date, or no name.
    """
    sheets = {(one.file, one.sheet) for one in left_out}
    told = tuple(
        finding
        for finding in findings
        if (finding.place.file, finding.place.sheet or "") not in sheets
        or finding.code in ABOUT_REPETITION
    )
    dittos = {_column_of(finding) for finding in told if finding.code == _DITTO}
    if not dittos:
        return told
    return tuple(f for f in told if f.code == _DITTO or not _is_of(f, dittos))


def _column_of(finding: Finding) -> tuple[object, ...]:
    return finding.place.file, finding.place.sheet, finding.values.get("column")


def _is_of(finding: Finding, dittos: Collection[tuple[object, ...]]) -> bool:
    """True for what is said of 同上 in one of the columns."""
    value = finding.values.get("value", finding.values.get("name"))
    return value in DITTOS and _column_of(finding) in dittos


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
    for column in definition.columns:
        spell_alike(draft, column)
    for column in closed.values():
        columns[column.name] = close_list(draft, column)
    for name, by_year in registries.items():
        if name in columns and name not in closed and year in by_year:
            columns |= join_registry(draft, by_year, year)
    for group in definition.groups:
        source = columns.get(group.source, _PENDING)
        of = registries[group.source] if group.source == source.registry else {}
        columns[group.name] = make_group(draft, group, source, of, year)
    for name in [name for name, column in columns.items() if column is _PENDING]:
        columns[name] = _read_column(draft, definition, name, name in measures)
    return MappingProxyType(columns)


_PENDING = Column("", ColumnRole.OWN)


def _read_column(draft: Draft, definition: LedgerDef, name: str, is_measure: bool) -> Column:
    if name == definition.date:
        return Column(name, ColumnRole.OWN, is_date=True)
    if is_measure:
        return read_ranks(draft, name) if holds_ranks(draft, name) else read_measure(draft, name)
    if name in definition.counted_elsewhere:
        return read_named(draft, name)
    headers = {extract.headers.get(name, name) for extract in draft.extracts}
    return read_free(draft, name, {name, *headers})


def _frame(draft: Draft, columns: Mapping[str, Column]) -> Frame:
    live = np.flatnonzero(draft.live())
    owners = draft.owner[live]
    sources = [extract.source for extract in draft.extracts]
    offices = Coded.of(named.office for named in draft.named_after).take(owners)
    return Frame(
        {name: draft.values[name].take(live) for name in columns},
        dates=draft.day.take(live),
        months=draft.month[live],
        years=draft.year[live],
        files=Coded.of(source.file for source in sources).take(owners),
        sheets=Coded.of(source.sheet.name for source in sources).take(owners),
        rows=draft.row[live],
        spans=draft.span[live] if (draft.span[live] > 1).any() else None,
        offices=offices if len(offices.values) > 1 else None,
    )
