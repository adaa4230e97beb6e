"""What is wrong or doubtful with the accounts of stocks and running totals, each at its row."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import MeasureKind
from zgreport.figures.accounts import accounts_of
from zgreport.figures.cumulative import end_month, rows_by_month
from zgreport.findings import room, row_ranges
from zgreport.names import comparable
from zgreport.patterns import Pattern
from zgreport.periods import Period
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.definition.model import MeasureDef
    from zgreport.figures.tables import Table
    from zgreport.findings import Finding

__all__ = ["Course", "account_doubts", "account_findings", "courses_of"]

_ROOM = room("figures")

_ALIKE = 0.5
_COUNTING = Pattern("[0-9a-z一二三四五六七八九十甲乙丙丁戊东西南北中上下左右大小前后新老]+")
_MOST_ROWS = 5


@dataclass(frozen=True, slots=True)
class Course:
    """An account in one year: its name and the last row of each month it has."""

    name: str
    rows: Mapping[int, int]

    @property
    def first(self) -> int:
        return min(self.rows)

    @property
    def last(self) -> int:
        return max(self.rows)


def account_findings(measure: MeasureDef, table: Table) -> Iterator[Finding]:
    """The errors: rows of one date that nothing tells apart, an account that changed its name."""
    accounts = accounts_of(table, measure)
    if accounts.untold:
        yield _untold(measure, table, accounts.untold)
    elif measure.per is None and not _are_listed(table, accounts.columns):
        for year in sorted(table.ledger.years):
            yield from _renamed(measure, table, courses_of(measure, table, Period.whole(year)))


def _untold(measure: MeasureDef, table: Table, rows: Sequence[int]) -> Finding:
    shown = row_ranges((int(table.ledger.frame.rows[row]) for row in rows), _MOST_ROWS)
    code = "accounts_untold" if measure.per is None else "account_twice"
    where = {"ledger": table.ledger.name, "measure": measure.name, "column": measure.column}
    return _ROOM.error(code, table.place(rows[-1]), **where, rows=shown)


def _are_listed(table: Table, columns: Sequence[str]) -> bool:
    """True where a list says which names there are, so that two of them are two."""
    held = [table.ledger.columns[name] for name in columns]
    return all(column.domain is not None for column in held)


def courses_of(measure: MeasureDef, table: Table, period: Period) -> list[Course]:
    """The accounts that have a value in the period."""
    accounts, inside = accounts_of(table, measure), table.inside(period)
    found: dict[int, dict[int, int]] = {}
    for (number, month), row in rows_by_month(
        table, inside & accounts.dated, accounts.numbers.tolist()
    ).items():
        found.setdefault(number, {})[month] = row
    return [Course(accounts.label(table, min(rows.values())), rows) for rows in found.values()]


def _renamed(measure: MeasureDef, table: Table, courses: list[Course]) -> Iterator[Finding]:
    """Two names of which one ends before the other begins, and that look alike."""
    end = max((course.last for course in courses), default=0)
    ended = [course for course in courses if course.last < end and course.name]
    for old in ended:
        for new in courses:
            if new.name and new.first > old.last and _are_alike(old.name, new.name):
                names = {"old": old.name, "new": new.name}
                months = {"last": old.last, "first": new.first}
                where = {"ledger": table.ledger.name, "measure": measure.name}
                place = table.place(new.rows[new.first])
                yield _ROOM.error("account_renamed", place, **where, **names, **months)


def _are_alike(old: str, new: str) -> bool:
    """True for names that may be one: 东湖 and 东湖水库, but not 一号井 and 二号井."""
    old, new = comparable(old).lower(), comparable(new).lower()
    if old in new or new in old:
        return not _COUNTING.fullmatch(new.replace(old, "", 1) or old.replace(new, "", 1))
    if _COUNTING.sub("", old) == _COUNTING.sub("", new):
        return False
    return SequenceMatcher(a=old, b=new).ratio() > _ALIKE


def account_doubts(measure: MeasureDef, table: Table, period: Period) -> Iterator[Finding]:
    """The warnings about the accounts of one period, each at its row."""
    accounts = accounts_of(table, measure)
    if accounts.untold or period.year not in table.ledger.years:
        return
    where = {"ledger": table.ledger.name, "measure": measure.name}
    if accounts.others and accounts.dated[table.inside(period)].any():
        yield _ROOM.warning("one_account", columns="、".join(accounts.others), **where)
    courses = courses_of(measure, table, period)
    yield from _nameless(measure, table, period)
    if not table.ledger.dated or not courses:
        return
    end, first = max(c.last for c in courses), min(c.first for c in courses)
    for course in courses:
        blank = _blank_after(measure, table, course, period)
        if course.last < end or blank is not None:
            months = max(end, course.last if blank is None else int(table.months[blank]))
            values = {"name": course.name or where["ledger"], "month": course.last, "end": months}
            place = table.place(course.rows[course.last] if blank is None else blank)
            yield _ROOM.warning("account_ends", place, **where, **values)
    if measure.kind is MeasureKind.CUMULATIVE:
        yield from _running_total_doubts(measure, table, courses, first)
        yield from _ends_apart(measure, table, period, end)


def _nameless(measure: MeasureDef, table: Table, period: Period) -> Iterator[Finding]:
    accounts = accounts_of(table, measure)
    rows = table.inside(period) & accounts.dated
    for column in accounts.columns:
        for row in np.flatnonzero(rows & ~table.vector(column).present).tolist():
            where = {"ledger": table.ledger.name, "measure": measure.name, "column": column}
            yield _ROOM.warning("account_without_name", table.place(row), **where)


def _blank_after(measure: MeasureDef, table: Table, course: Course, period: Period) -> int | None:
    """The account's first row of a later month that lacks its value, in the sheet that has them."""
    accounts, frame = accounts_of(table, measure), table.ledger.frame
    last = course.rows[course.last]
    own = accounts.numbers == accounts.numbers[last]
    own &= (frame.sheets.codes == frame.sheets.codes[last]) & table.inside(period)
    own &= frame.files.codes == frame.files.codes[last]
    later = np.flatnonzero(own & ~accounts.dated & (table.months > course.last))
    return int(later[0]) if len(later) else None


def _running_total_doubts(
    measure: MeasureDef, table: Table, courses: list[Course], first: int
) -> Iterator[Finding]:
    """Running totals that fall within the year, and those that begin after the others."""
    where = {"ledger": table.ledger.name, "measure": measure.name}
    vector = table.vector(measure.column)
    for course in courses:
        rows = [course.rows[month] for month in sorted(course.rows)]
        sizes = [vector.size_of(row) for row in rows]
        for before, after, row in zip(sizes, sizes[1:], rows[1:], strict=False):
            if after < before:
                values = {"name": course.name, "month": int(table.months[row])}
                yield _ROOM.warning("running_total_falls", table.place(row), **where, **values)
        if course.first > first:
            values = {"name": course.name, "month": course.first}
            place = table.place(course.rows[course.first])
            yield _ROOM.warning("running_total_begins", place, **where, **values)


def _ends_apart(measure: MeasureDef, table: Table, period: Period, end: int) -> Iterator[Finding]:
    """The year whose running totals end before those of the other."""
    other = end_month(measure, table, period)
    if end < other:
        where = {"ledger": table.ledger.name, "measure": measure.name}
        values = {"year": period.year, "month": end, "end": other}
        yield _ROOM.warning("running_total_ends", **where, **values)
