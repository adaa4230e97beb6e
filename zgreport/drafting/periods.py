"""Periods: the month of each record of a family, by its date column or by what names its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.choices import DateSource
from zgreport.ledgers.dates import read_day
from zgreport.names import comparable
from zgreport.numerals.months import find_months
from zgreport.numerals.period_names import bare_months

if TYPE_CHECKING:
    from zgreport.drafting.found import FoundTable
    from zgreport.drafting.joints import Joint, Joints
    from zgreport.ledgers.coded import Numbers

__all__ = ["months_of", "months_of_tables"]

_MONTHS = 12
_NONE = -1
_ANY_YEAR = 2000  # of 4月5日 in a table that no year is known of: months in their order


def months_of(joint: Joint, joints: Joints) -> Numbers:
    """The month of each record, counted from the year 0; -1 where there is none."""
    found: Numbers = np.full(len(joint.cells), _NONE, dtype=np.int64)
    bare = max(map(bare_months, joint.headers), default=0)
    for year in {int(year) for year in set(joints.year_of.tolist())}:
        rows = joints.of_year(year)
        read = [_month(value, year or _ANY_YEAR, bare) for value in joint.cells.values]
        found[rows] = np.array(read, dtype=np.int64)[joint.cells.codes[rows]]
    return found


def _month(value: object, year: int, bare: int) -> int:
    date = read_day(value, year, bare=bare).date
    return date.year * _MONTHS + date.month - 1 if date else _NONE


def months_of_tables(joints: Joints) -> Numbers:
    """The month of each record, by the sheet, file or caption that names it."""
    read = [_of_table(table, joints.family.date_from) for table in joints.family.tables]
    return np.array(read, dtype=np.int64)[joints.table_of] if read else np.zeros(0, dtype=np.int64)


def _of_table(table: FoundTable, source: DateSource | None) -> int:
    names = {
        DateSource.SHEET: table.sheet,
        DateSource.FILE: table.file.rpartition("/")[2],
        DateSource.CAPTION: table.caption,
    }
    text = names[source] if source else ""
    months = find_months(comparable(text))
    year = months.year if months else None
    year = year or (next(iter(table.years)) if len(table.years) == 1 else None)
    return year * _MONTHS + months.last - 1 if months and year else _NONE
