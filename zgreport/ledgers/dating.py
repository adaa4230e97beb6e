"""Dating: which year, day and month each record counts in."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.measure_kinds import AT_END
from zgreport.definition.model import DateSource
from zgreport.findings import Severity, room
from zgreport.ledgers.coded import Coded, distinct, joined
from zgreport.ledgers.dates import DateReading, Day, read_day
from zgreport.ledgers.parts import caption_of
from zgreport.ledgers.stated import stated
from zgreport.ledgers.texts import are_blank, shown_of
from zgreport.names import comparable, near_misses
from zgreport.numerals.months import find_months
from zgreport.numerals.period_names import Part, bare_months, is_period_name, part_of
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from zgreport.definition.model import LedgerDef
    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.stated import Stated
    from zgreport.ledgers.tables.extract import Extract

__all__ = ["WITHOUT_DAY", "date_rows"]

_ROOM = room("ledgers")

_MONTHS = 12
_WITHOUT_DAY = {1: "month_only", 3: "quarter_only", 6: "half_year_only", 12: "year_only"}
WITHOUT_DAY = frozenset(f"ledgers.{code}" for code in (*_WITHOUT_DAY.values(), "months_only"))
"""What is said of a row whose date is a month or more, where days are kept."""
_BEGINS_AS_DATE = Pattern(r"\s*\d{1,4}\s*[年月./-]\s*\d")


def date_rows(draft: Draft, years: Iterable[int], default: int) -> None:
    """Fill year, day and month of every record; exclude those outside their year.

    `years` are the ones being read.  A ledger without a date column counts whole in the year of
    its folder, of its sheet's name, or else in `default`.
    """
    wanted = frozenset(years)
    days: list[Coded] = []
    for extract, span in draft.tables():
        if draft.ledger.date is None:
            days.append(_date_whole(draft, extract, span, wanted, default))
        else:
            days.append(_date_extract(draft, extract, span, draft.ledger.date))
    draft.day = joined(days)
    if not _tells_ends(draft.ledger):
        draft.span = draft.reach
    if draft.ledger.date is not None:
        draft.values[draft.ledger.date] = draft.day
        _tell_far_years(draft)


def _tells_ends(ledger: LedgerDef) -> bool:
    """True where every measure is told at the end of its months: 1-2月 stands for February."""
    return bool(ledger.measures) and all(m.kind in AT_END for m in ledger.measures)


def _tell_far_years(draft: Draft) -> None:
    """A warning for rows whose year stands alone, with no year beside it: 2203 for 2023."""
    if not draft.foreign.any():
        return
    years = set(distinct(draft.year).tolist())
    alone = [year for year in years if not years & {year - 1, year + 1}]
    far = draft.foreign & np.isin(draft.year, alone)
    for i in np.flatnonzero(far).tolist() if len(years) > len(alone) else ():
        draft.find("far_year", Severity.WARNING, i, draft.ledger.date, value=int(draft.year[i]))


def _date_whole(
    draft: Draft, extract: Extract, span: slice, wanted: frozenset[int], default: int
) -> Coded:
    """No days; the year is the folder's, or else the one that is stated."""
    told, source = stated(extract), extract.source
    draft.stated = (*draft.stated, told)
    year = source.folder or source.hint or (told.years[1] if told.years else default)
    draft.year[span] = year
    draft.foreign[span] = year not in wanted
    if len(extract.rows) and year in wanted and not told.is_of(year):
        _tell_other_year(draft, extract, span, told)
    return Coded.alike(None, len(extract.rows))


def _tell_other_year(draft: Draft, extract: Extract, span: slice, told: Stated) -> None:
    """An error: the table says that it is another year's, and its rows do not count.

    A warning where that can be read otherwise: they count.
    """
    year, value = int(draft.year[span.start]), told.by.text.strip()[:40]
    shown = {"ledger": draft.ledger.name, "value": value, "year": year, "rows": len(extract.rows)}
    place = extract.source.place(year, *(told.by.cell or (None, None)))
    if told.doubted:
        draft.findings.append(_ROOM.warning("perhaps_other_year", place, **shown))
        return
    draft.findings.append(_ROOM.error("other_year_stated", place, **shown))
    draft.excluded[span] = True


def _date_extract(draft: Draft, extract: Extract, span: slice, name: str) -> Coded:
    source = extract.source
    draft.year[span] = source.folder or max(source.years)
    if draft.ledger.date_from is not None:
        return _date_from_elsewhere(draft, extract, span, name, draft.ledger.date_from)
    if name not in extract.values:
        lacking = (part for part in draft.ledger.date_parts if part not in extract.values)
        return _without_column(draft, extract, span, next(lacking, name))
    return _date_cells(draft, extract, span, extract.values[name])


def _date_from_elsewhere(
    draft: Draft, extract: Extract, span: slice, name: str, where: DateSource
) -> Coded:
    """The rows' own dates; those that have none stand for the months named there."""
    cells = extract.values.get(name) or Coded.alike(None, len(extract.rows))
    blank = cells.where(are_blank(cells.values))
    own = _date_cells(draft, extract, span, cells, blank)
    if not blank.any():
        return own
    rows = span.start + np.flatnonzero(blank)
    day = _date_months(draft, extract, rows, where)
    codes = np.where(blank, len(own.values), own.codes).astype(np.int32)
    return Coded([*own.values, day], codes).take(np.arange(len(codes)))


def _date_months(
    draft: Draft, extract: Extract, rows: Numbers, where: DateSource
) -> dt.date | None:
    """Let the rows stand for the months that the sheet, file or caption names; the day."""
    source = extract.source
    text = _TEXTS[where](extract)
    months = find_months(comparable(text))
    year = (months.year if months else None) or source.hint
    if months is None or year is None:
        shown = {"ledger": draft.ledger.name, "where": where.value, "text": text.strip()[:40]}
        draft.findings.append(_ROOM.error("no_months", source.place(), **shown))
        draft.excluded[rows] = draft.monthless[rows] = True
        return None
    if source.folder not in {None, year}:
        shown = {"ledger": draft.ledger.name, "value": text.strip()[:40]}
        draft.findings.append(_ROOM.error("months_outside_year", source.place(), **shown))
        draft.excluded[rows] = True
    if source.folder is None:
        draft.year[rows], draft.foreign[rows] = year, year not in source.years
    draft.month[rows], draft.reach[rows] = True, months.length
    return dt.date(year, months.last, 1)


_TEXTS: Mapping[DateSource, Callable[[Extract], str]] = {
    DateSource.SHEET: lambda extract: extract.source.sheet.name,
    DateSource.FILE: lambda extract: PurePosixPath(extract.source.file).stem,
    DateSource.CAPTION: caption_of,
}


def _date_cells(
    draft: Draft,
    extract: Extract,
    span: slice,
    cells: Coded,
    quiet: Mask | None = None,
) -> Coded:
    """The dates in the cells; nothing is said of rows that are `quiet`."""
    source, name = extract.source, draft.ledger.date or ""
    days = _read_cells(cells.values, source.hint, bare_months(name))
    draft.month[span] = cells.where([day.reading is DateReading.MONTH for day in days])
    if any(day.span > 1 for day in days):
        draft.reach[span] = np.array([day.span for day in days])[cells.codes]
    if source.folder is None:
        years = np.array([day.date.year if day.date else draft.year[span.start] for day in days])
        draft.year[span] = years[cells.codes]
        draft.foreign[span] = cells.where([y not in source.years for y in years.tolist()])
    named = _is_of_months(draft.ledger, name)
    odd = cells.where([_is_odd(day, source.folder, named=named) for day in days])
    draft.tail[span] = _after_last(cells.where([day.date is not None for day in days]))
    if quiet is not None:
        odd &= ~quiet
    for i in np.flatnonzero(odd).tolist():
        if days[cells.codes[i]].date is None:
            _without_date(draft, span.start + i, name, days[cells.codes[i]], extract)
    _without_days(draft, name, (np.flatnonzero(odd) + span.start).tolist())
    _exclude_other_years(
        draft, name, {i + span.start: days[cells.codes[i]] for i in np.flatnonzero(odd).tolist()}
    )
    return cells.changed([day.date for day in days])


def _read_cells(values: Sequence[object], year: int | None, bare: int) -> list[Day]:
    """What each value is as a date; in a column of months the first of one is the month."""
    days = [read_day(value, year, bare=bare) for value in values]
    if bare and any(day.reading is DateReading.MONTH for day in days):
        told = zip(values, days, strict=True)
        days = [Day(DateReading.AMBIGUOUS) if _may_be_months(*each) else each[1] for each in told]
    if bare == 1 and all(day.date is None or day.date.day == 1 for day in days):
        return [Day(DateReading.MONTH, day.date, day.span) if day.date else day for day in days]
    return days


def _may_be_months(value: object, day: Day) -> bool:
    """True for a date that a spreadsheet may have made of 1-2, January and February."""
    found = day.date if isinstance(value, dt.date) else None
    return found is not None and found.month < found.day <= _MONTHS


def _after_last(dated: Mask) -> Mask:
    """The rows below the last that has a date; none where no row has one."""
    found = np.flatnonzero(dated)
    below: Mask = np.arange(len(dated)) > (found[-1] if len(found) else len(dated))
    return below


def _is_of_months(ledger: LedgerDef, name: str) -> bool:
    """True for a column that holds months or more: by its name, or made of parts without days."""
    if not ledger.date_parts:
        return is_period_name(name)
    others = {column.name: column.headers for column in ledger.columns}
    return all(part_of((p, *others.get(p, ()))) is not Part.DAY for p in ledger.date_parts)


def _is_odd(day: Day, folder: int | None, *, named: bool) -> bool:
    """True for a date of which something is to be said."""
    if day.date is None or (folder is not None and day.date.year != folder):
        return True
    return day.reading is DateReading.MONTH and not named


def _without_column(draft: Draft, extract: Extract, span: slice, name: str) -> Coded:
    """A table without its date column: one error, not one for each row."""
    source, headers = extract.source, extract.shown_headers
    like = near_misses(name, headers)
    shown = {"ledger": draft.ledger.name, "column": name, "has": headers}
    shown |= {"like": like, "first": (*like, "…")[0]}
    draft.findings.append(_ROOM.error("no_column", extract.header_place(), **shown))
    draft.excluded[span] = source.folder is None
    return Coded.alike(None, len(extract.rows))


def _without_date(draft: Draft, i: int, name: str, day: Day, extract: Extract) -> None:
    may_be_footer = bool(draft.tail[i])
    if day.reading is not DateReading.BLANK:
        shown = shown_of(extract.values[name][draft.within[i]])
        is_footer = may_be_footer and day.reading is DateReading.NOT_A_DATE
        is_footer = is_footer and not _BEGINS_AS_DATE.match(shown)  # 2023.4.1 2 is a slip
        draft.exclude("footer_row" if is_footer else day.reading.value, i, name, value=shown)
    elif extract.source.folder is None:
        draft.exclude("footer_no_date" if may_be_footer else "no_date", i, name)
    elif (draft.row[i], extract.column_at(name, draft.within[i])) not in _errors(extract):
        code = "footer_without_date" if may_be_footer else "blank_date"
        draft.find(code, Severity.WARNING, i, name)


def _errors(extract: Extract) -> Collection[tuple[int, int | None]]:
    return extract.source.sheet.error_cells


def _exclude_other_years(draft: Draft, name: str, odd: Mapping[int, Day]) -> None:
    """An error for each year of a sheet that is not its folder's; the rows do not count."""
    years: dict[int, dict[int, dt.date]] = {}
    for i, day in odd.items():
        date, folder = day.date, draft.source(i).folder
        if date and folder not in {None, date.year}:
            years.setdefault(date.year, {})[i] = date
    for found in years.values():
        rows, ends = list(found), dict.fromkeys((min(found.values()), max(found.values())))
        value = "—".join(date.isoformat() for date in ends)
        draft.exclude("outside_year", rows[0], name, value=value, rows=draft.rows(rows))
        draft.excluded[rows] = True


def _without_days(draft: Draft, name: str, odd: Sequence[int]) -> None:
    """A warning for all rows of a sheet that say a month, and one for those that say a quarter."""
    found: dict[str, list[int]] = {}
    for i in odd if not _is_of_months(draft.ledger, name) else ():
        if draft.month[i] and not draft.foreign[i]:
            code = _WITHOUT_DAY.get(int(draft.reach[i]), "months_only")
            found.setdefault(code, []).append(i)
    for code, rows in found.items():
        cells = draft.extracts[int(draft.owner[rows[0]])].values[name]
        shown = {"value": shown_of(cells[draft.within[rows[0]]]), "rows": draft.rows(rows)}
        draft.find(code, Severity.WARNING, rows[0], name, **shown)
