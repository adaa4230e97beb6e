"""Timing: which years a table is of, by the names around it or by its rows' dates."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from zgreport.drafting.cells_seen import are_dates, is_birth_like
from zgreport.drafting.naming import stem_of, years_in, years_of_caption
from zgreport.ledgers.dates import read_day
from zgreport.names import comparable
from zgreport.numerals.months import read_months
from zgreport.numerals.period_names import bare_months
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.drafting.found import FoundTable
    from zgreport.ledgers.coded import Coded

__all__ = [
    "YearsOf",
    "dated_years",
    "folder_years",
    "is_dated",
    "named_years",
    "years_across",
    "years_of",
]

_SHARE = 10  # a year with less than a tenth of the dated rows is a slip, or came in late
_FEWEST = 3  # rows of a year that no name speaks of
_MOST_YEARS = 8  # dates of more years are not those of records
_YEAR = 12
_NEAR = 2  # years between those of a name and those of the rows under it


@dataclass(frozen=True, slots=True)
class YearsOf:
    """The years of a table; `by` is folder, file, sheet, caption, dates, or "" for none known.

    `against` are the years that a name speaks of where the rows' dates say otherwise.
    """

    years: frozenset[int]
    by: str
    against: frozenset[int] = frozenset()


def folder_years(file: str) -> frozenset[int]:
    """The years that the nearest folder with a year in its name speaks of."""
    folders = file.split("/")[:-1]
    return next((found for name in reversed(folders) if (found := years_in(name))), frozenset())


def named_years(file: str, sheet: str = "", caption: str = "") -> YearsOf:
    """The years that are named: by the sheet, else the file, the folder, the caption."""
    found = {
        "sheet": years_in(sheet),
        "file": years_in(stem_of(file)),
        "folder": folder_years(file),
        "caption": years_of_caption(caption) if caption else frozenset[int](),
    }
    return next(
        (YearsOf(years, by) for by, years in found.items() if years), YearsOf(frozenset(), "")
    )


def dated_years(columns: Mapping[str, Coded]) -> Counter[int]:
    """How many rows are dated in each year, by the column in which most rows have a whole date."""
    counts = (
        _counts(header, cells)
        for header, cells in columns.items()
        if not is_birth_like(header) and are_dates(header, cells)
    )
    return max(counts, key=lambda found: found.total(), default=Counter())


def _counts(header: str, cells: Coded) -> Counter[int]:
    found: Counter[int] = Counter()
    bare = _YEAR if bare_months(header) == _YEAR else 0  # 2023 in a column of years
    rows = np.bincount(cells.codes, minlength=len(cells.values)).tolist()
    for value, times in zip(cells.values, rows, strict=True):
        day = read_day(value, None, bare=bare).date
        if day is not None:
            found[day.year] += times
    return found


def is_dated(table: FoundTable) -> bool:
    """True where a column of the table holds the dates of its records."""
    return any(
        not is_birth_like(header) and are_dates(header, cells)
        for header, cells in table.columns.items()
    )


def years_across(table: FoundTable) -> frozenset[int]:
    """The years that are columns of a cross-table; none where its columns are months."""
    read = [read_months(comparable(header)) for header in table.months]
    whole = [months.year for months in read if months and months.length == _YEAR and months.year]
    return frozenset(whole if len(whole) == len(read) else ())


def years_of(table: FoundTable) -> YearsOf:
    """The years of a table: as named, unless most rows' dates say otherwise.

    Dates of other years than those named hold where they are near, and not a few.
    """
    across = years_across(table)
    if across:
        return YearsOf(across, "dates")
    named = named_years(table.file, table.sheet, table.caption)
    counts = dated_years(table.columns)
    least = max(counts.total() / _SHARE, 1)
    years = frozenset(year for year, rows in counts.items() if rows >= least)
    if len(years) > _MOST_YEARS:
        return named
    if not named.years:
        return YearsOf(years, "dates" if years else "")
    strange = frozenset(year for year in years - named.years if counts[year] >= _FEWEST)
    far = any(min(abs(year - own) for own in named.years) > _NEAR for year in strange)
    if not strange or far or 2 * counts.total() < table.records:
        return named
    return YearsOf(strange | (years & named.years), "dates", named.years)
