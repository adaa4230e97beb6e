"""Gathering: the tables of a ledger's sheets, and what is said of the sheets that have none."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from zgreport.definition.model import Empty
from zgreport.findings import Finding, Place, Severity, room
from zgreport.ledgers.choosing import Choice, LeftOut, Why
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.likeness import has_likeness
from zgreport.ledgers.registry import known_names
from zgreport.ledgers.sheetnames import (
    is_no_ledger,
    is_sample,
    is_spare,
    is_summary,
    is_summary_file,
    stem,
)
from zgreport.ledgers.tables.extract import Extract, extract_sheet, wanted_columns
from zgreport.ledgers.tables.header import find_tables
from zgreport.ledgers.tables.ignoring import vain_ignores
from zgreport.ledgers.tables.missing import missing_header
from zgreport.ledgers.tables.roles import known_values
from zgreport.names import comparable, is_blank
from zgreport.numerals.months import find_months
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgreport.definition.model import LedgerDef
    from zgreport.ledgers.files.sheet import Scalar
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.model import Registries
    from zgreport.ledgers.tables.header import Wanted

__all__ = ["Gathered", "gather"]

_ROOM = room("ledgers")

_LOOKED_AT = 200  # rows of a sheet without a header
_FEWEST_CELLS, _FEWEST_ROWS = 3, 2
_PIVOT = ("行标签", "列标签", "求和项:", "计数项:", "平均值项:", "求和项：", "计数项：")
_PIVOT_ROWS = 10
_OF_WPS = "WpsReserved"  # where WPS keeps pictures of cells
_LONGEST_CHOICE = 30  # characters
_EMPTY = frozenset({Why.BLANK, Why.NO_ROWS})
_UNWANTED = {Why.IGNORED: "all_ignored", Why.NOT_CHOSEN: "none_chosen"}


@dataclass(slots=True)
class Gathered:
    """The tables of a ledger, the sheets left out, and what was found.

    `order` has the file and sheet of each, read or left out, in the order they came.
    `known` are the years in which something is known of the ledger without a record: there were
    nil reports, or the definition takes an empty table for nought.
    """

    extracts: list[Extract] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    order: list[tuple[str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    known: set[int] = field(default_factory=set)


def gather(
    definition: LedgerDef, sources: Iterable[InputSheet | LeftOut], registries: Registries
) -> Gathered:
    """The tables of all sheets that are read, in their order."""
    wanted = wanted_columns(definition, tuple(registries))
    known = known_values(definition, known_names(registries))
    gathered = Gathered()
    choice = Choice(definition, lambda source: _may_be_records(source, definition, wanted))
    without: list[tuple[InputSheet, Why]] = []
    for source in choice.taken(sources):
        found, wrong = extract_sheet(source, definition, wanted, known)
        gathered.extracts.extend(found)
        gathered.findings.extend(wrong)
        gathered.findings.extend(_uncrossed(definition, found))
        why = _why_without(source, found)
        if why is not None:
            without.append((source, why))
            choice.leave_out(source, why)
        elif not any(len(extract.rows) for extract in found):
            gathered.known.add(_year_of(source))
    if definition.empty is Empty.ZERO:
        gathered.known.update(_year_of(source) for source, why in without if why in _EMPTY)
    gathered.left_out, gathered.order = choice.left_out, choice.order
    gathered.findings[:0] = choice.findings
    gathered.findings.extend(_told(definition, gathered, choice, without, wanted))
    return gathered


def _told(
    definition: LedgerDef,
    gathered: Gathered,
    choice: Choice,
    without: Sequence[tuple[InputSheet, Why]],
    wanted: Wanted,
) -> Iterator[Finding]:
    """What is to be said once all sheets have been read: of those that gave nothing, and why."""
    yield from vain_ignores(definition, (e.ignored for e in gathered.extracts))
    yield from choice.passed_over()
    unmatched = list(choice.unmatched(_place(gathered, without)))
    yield from unmatched
    yield from _without_table(definition, gathered, without, wanted)
    if definition.empty is not Empty.ZERO:
        yield from _empty(definition, gathered, without)
    if not any(finding.severity is Severity.ERROR for finding in unmatched):
        yield from _none_read(definition, gathered, without)


def _uncrossed(definition: LedgerDef, extracts: Iterable[Extract]) -> Iterator[Finding]:
    """An error for each table that has no header which the cross-table's pattern takes."""
    form = definition.unpivot
    for extract in extracts if form else ():
        if form and not extract.crossed:
            shown = {"ledger": definition.name, "pattern": form.columns}
            place = extract.header_place()
            yield _ROOM.error("nothing_crossed", place, **shown, has=extract.shown_headers)


def _why_without(source: InputSheet, extracts: Sequence[Extract]) -> Why | None:
    """Why the sheet gives no records; None where it does, or says that there were none."""
    if any(len(extract.rows) or extract.nil for extract in extracts):
        return None
    if extracts:
        return Why.NO_ROWS
    return Why.BLANK if source.is_blank else Why.NO_TABLE


def _year_of(source: InputSheet) -> int:
    return source.folder or source.hint or max(source.years)


def _place(gathered: Gathered, without: Sequence[tuple[InputSheet, Why]]) -> Place:
    """The first file of the ledger that was looked at."""
    files = (*(e.source.file for e in gathered.extracts), *(s.file for s, _ in without))
    return Place(file=next(iter((*files, *(one.file for one in gathered.left_out))), None))


def _without_table(
    definition: LedgerDef,
    gathered: Gathered,
    without: Iterable[tuple[InputSheet, Why]],
    wanted: Wanted,
) -> Iterator[Finding]:
    """What is said of sheets that hold something, but no header.

    An error where no sheet of the file has one, or where the sheet looks like a ledger whose
    header was lost; a warning for a cover or an explanation beside the tables.
    """
    with_table = {extract.source.file for extract in gathered.extracts}
    with_table |= {source.file for source, why in without if why is Why.NO_ROWS}
    told: set[str] = set()
    for source, why in without:
        if why is not Why.NO_TABLE:
            continue
        beside = source.file in with_table or (bool(with_table) and is_summary_file(source.file))
        like = _looks_like_records(source, definition) or has_likeness(source, gathered.extracts)
        if beside and not like:
            finding = _ROOM.note if _is_no_ledger(source) else _ROOM.warning
            yield finding("sheet_without_table", source.place(), ledger=definition.name)
        elif beside or source.file not in told:
            told.add(source.file)
            yield missing_header(source, definition, wanted)


def _is_no_ledger(source: InputSheet) -> bool:
    """True for a cover, a list of choices, a pivot table: nobody takes it for records."""
    if is_no_ledger(source.sheet.name):
        return True
    rows = source.sheet.rows[:_LOOKED_AT]
    filled = [[cell for cell in row if not is_blank(cell)] for row in rows]
    texts = {str(cell).strip() for cells in filled[:_PIVOT_ROWS] for cell in cells}
    return any(text.startswith(_PIVOT) for text in texts) or _are_choices(source)


def _are_choices(source: InputSheet) -> bool:
    """True where all columns are lists of short texts that differ, for cells to choose from."""
    for column in source.sheet.columns:
        cells = [column[n] for n in range(len(column)) if not is_blank(column[n])]
        if not all(isinstance(cell, str) and len(cell) <= _LONGEST_CHOICE for cell in cells):
            return False
        if len(set(cells)) < len(cells):
            return False
    return True


def _may_be_records(source: InputSheet, definition: LedgerDef, wanted: Wanted) -> bool:
    if source.sheet.name.startswith(_OF_WPS):
        return False
    return bool(find_tables(source.sheet, wanted)) or _looks_like_records(source, definition)


def _looks_like_records(source: InputSheet, definition: LedgerDef) -> bool:
    """True where several rows have a date among their cells, or a month names the sheet."""
    if is_summary(source.sheet.name):
        return False
    rows = source.sheet.rows[:_LOOKED_AT]
    filled = [[cell for cell in row if not is_blank(cell)] for row in rows]
    wide = [cells for cells in filled if len(cells) >= _FEWEST_CELLS]
    named = find_months(comparable(source.sheet.name)) is not None
    dated = definition.date is not None and definition.date_from is None
    told = [cells for cells in wide if named or (dated and any(map(_is_date, cells)))]
    return len(told) >= _FEWEST_ROWS


def _is_date(cell: Scalar) -> bool:
    if isinstance(cell, dt.date):
        return True
    return isinstance(cell, str) and read_day(cell, None).reading is DateReading.DAY


def _is_spare(source: InputSheet) -> bool:
    """True for a blank sheet that every new workbook has, and for a blank form."""
    name = source.sheet.name
    if source.is_blank and (is_spare(name) or is_no_ledger(name)):
        return True
    return is_sample(name) or is_sample(stem(source.file))


def _none_read(
    definition: LedgerDef, gathered: Gathered, without: Iterable[tuple[InputSheet, Why]]
) -> Iterator[Finding]:
    """A warning for each year whose sheets the definition all leaves out.

    Where some other one was looked at, what is said of that one says it.
    """
    looked_at = {_year_of(e.source) for e in gathered.extracts}
    looked_at |= {_year_of(source) for source, _ in without}
    years: dict[int, list[LeftOut]] = {}
    for one in gathered.left_out:
        years.setdefault(max(one.years), []).append(one)
    for year, sheets in years.items():
        unwanted = [one for one in sheets if one.why in _UNWANTED]
        if unwanted and year not in looked_at:
            files = tuple(dict.fromkeys(one.file for one in unwanted))
            names = tuple(dict.fromkeys(one.sheet for one in unwanted))
            place = Place(year, files[0] if len(files) == 1 else None)
            shown = {"ledger": definition.name, "sheets": names, "files": files}
            yield _ROOM.warning(_UNWANTED[unwanted[-1].why], place, **shown)


def _empty(
    definition: LedgerDef, gathered: Gathered, without: Sequence[tuple[InputSheet, Why]]
) -> Iterator[Finding]:
    """A warning for each file with sheets that have no rows.

    Where nothing of the ledger is left in a year, it says that its figures have no value.
    """
    years = {_year_of(e.source) for e in gathered.extracts if len(e.rows) or e.nil}
    files: dict[str, list[InputSheet]] = {}
    for source, why in without:
        if why in _EMPTY:
            files.setdefault(source.file, []).append(source)
    for all_sheets in files.values():
        alone = _year_of(all_sheets[0]) not in years
        sheets = all_sheets if alone else [s for s in all_sheets if not _is_spare(s)]
        if not sheets:
            continue
        code = "empty_ledger" if alone else "empty_sheets"
        place = sheets[0].place()
        if len(sheets) > 1:
            place = Place(place.year, place.file)
        names = tuple(s.sheet.name for s in sheets if s.sheet.name)
        shown = {"ledger": definition.name, "sheets": names, "count": len(sheets)}
        yield _ROOM.warning(code, place, **shown)
