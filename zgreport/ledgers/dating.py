"""Dating: which year, day and month each record counts in (DESIGN 3.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import Severity, room
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.dates import DateReading, Day, read_day
from zgreport.names import comparable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from zgreport.ledgers.draft import Draft, Extract, Value
    from zgreport.ledgers.sheet import Scalar

__all__ = ["date_rows", "is_month_name"]

_ROOM = room("ledgers")


def is_month_name(name: str) -> bool:
    """True for the name of a column that holds months: 月份, 统计月份, 月."""
    return comparable(name).removesuffix("份").endswith("月")


def date_rows(draft: Draft, years: Iterable[int], default: int) -> None:
    """Fill year, day and month of every record; exclude those outside their year.

    `years` are the ones being read.  A ledger without a date column counts whole in the year of
    its folder, of its sheet's name, or else in `default`.
    """
    wanted = frozenset(years)
    first = 0
    for extract in draft.extracts:
        span = range(first, first + len(extract.rows))
        if draft.ledger.date is None:
            _date_whole(draft, extract, span, wanted, default)
        else:
            _date_extract(draft, extract, span)
        first += len(extract.rows)
    if draft.ledger.date is not None:
        column: list[Value] = list(draft.day)
        draft.values[draft.ledger.date] = column


def _date_whole(
    draft: Draft, extract: Extract, span: range, wanted: frozenset[int], default: int
) -> None:
    year = extract.source.folder or extract.source.hint or default
    for i in span:
        draft.year[i] = year
        draft.foreign[i] = year not in wanted


def _date_extract(draft: Draft, extract: Extract, span: range) -> None:
    name = draft.ledger.date or ""
    if name not in extract.values:
        _without_column(draft, extract, span, name)
        return
    months = is_month_name(name)
    days = _read(extract, name, months=months)
    if months and all(day.date is None or day.date.day == 1 for day in days):
        days = [Day(DateReading.MONTH, day.date) if day.date else day for day in days]
    for i, day in zip(span, days, strict=True):
        draft.year[i] = extract.source.folder or max(extract.source.years)
        if day.date is None:
            _without_date(draft, i, name, day, extract)
        else:
            _with_date(draft, i, name, day, day.date)


def _without_column(draft: Draft, extract: Extract, span: range, name: str) -> None:
    """A table without its date column: one error, not one for each row."""
    source = extract.source
    draft.findings.append(
        _ROOM.error("no_column", source.place(), ledger=draft.ledger.name, column=name)
    )
    for i in span:
        draft.year[i] = source.folder or max(source.years)
        draft.excluded[i] = source.folder is None


def _read(extract: Extract, name: str, *, months: bool) -> list[Day]:
    known: dict[tuple[type, Scalar], Day] = {}
    days = []
    hint = extract.source.hint
    for value in extract.values[name]:
        key = (type(value), value)
        if key not in known:
            known[key] = read_day(value, hint, months=months)
        days.append(known[key])
    return days


def _without_date(draft: Draft, i: int, name: str, day: Day, extract: Extract) -> None:
    if day.reading is not DateReading.BLANK:
        shown = text_of(_raw(extract, name, draft.within[i])) or ""
        draft.exclude(day.reading.value, i, name, value=shown)
    elif extract.source.folder is None:
        draft.exclude("no_date", i, name)
    elif (draft.row[i], extract.places.get(name)) not in extract.source.sheet.error_cells:
        draft.find("blank_date", Severity.WARNING, i, name)


def _raw(extract: Extract, name: str, within: int) -> Scalar:
    return extract.values[name][within]


def _with_date(draft: Draft, i: int, name: str, day: Day, date: dt.date) -> None:
    source = draft.source(i)
    draft.day[i], draft.month[i] = date, day.reading is DateReading.MONTH
    if source.folder is None:
        draft.year[i] = date.year
        draft.foreign[i] = date.year not in source.years
    elif date.year != source.folder:
        draft.exclude("outside_year", i, name, value=date.isoformat())
    if draft.month[i] and not is_month_name(name) and not draft.foreign[i]:
        shown = f"{date.year}年{date.month}月"
        draft.find("month_only", Severity.WARNING, i, name, value=shown)
