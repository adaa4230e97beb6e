"""Doubts: measures whose rows look like something else than the definition says they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.measure_kinds import BY_ACCOUNT
from zgreport.definition.model import MeasureKind
from zgreport.figures.account_findings import Course, account_doubts, courses_of
from zgreport.figures.accounts import accounts_of
from zgreport.figures.measures import last_ranks
from zgreport.findings import room, row_ranges
from zgreport.patterns import Pattern
from zgreport.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.definition.model import MeasureDef
    from zgreport.figures.amounts import Scope
    from zgreport.figures.tables import Table
    from zgreport.findings import Finding

__all__ = ["doubts"]

_ROOM = room("figures")

_AT_END = Pattern("累计|累积|期末|[年月季]末|余额|存量|在册|结存")
_FEWEST = 3  # months of a year that show how it runs


def doubts(scope: Scope) -> Iterator[Finding]:
    """The warnings about what is kept in the ledgers, for the period and what it is compared with.

    Nothing here depends on which figures are asked for.
    """
    for name, table in scope.tables.items():
        if not table.ledger.dated and not scope.period.is_whole_year:
            yield _ROOM.warning("undated_without_value", ledger=name)
        for measure in scope.ledgers[name].measures if name in scope.ledgers else ():
            if measure.column in table.ledger.columns:
                yield from _of_measure(measure, table, scope.period)
                if measure.kind is MeasureKind.SUM:
                    own = (
                        c.headers for c in scope.ledgers[name].columns if c.name == measure.column
                    )
                    headers = (measure.column, *next(own, ()))
                    yield from _summed_up(measure, table, scope.period, headers)


def _of_measure(measure: MeasureDef, table: Table, period: Period) -> Iterator[Finding]:
    if measure.kind in BY_ACCOUNT:
        is_stock = measure.kind is MeasureKind.LAST
        before = Period.whole(period.year - 1) if is_stock else period.a_year_before()
        for each in (before, period):
            yield from account_doubts(measure, table, each)
        if is_stock:
            yield from _looks_running(measure, table, period.year)
    elif measure.kind is MeasureKind.RANK:
        yield from _ranks_together(measure, table, period)


def _ranks_together(measure: MeasureDef, table: Table, period: Period) -> Iterator[Finding]:
    """The last day's rows where they have several ranks, of which none is the rank."""
    rows = last_ranks(table, table.inside(period), measure)
    if len(set(table.vector(measure.column).codes[rows].tolist())) > 1:
        numbers = row_ranges((int(table.ledger.frame.rows[row]) for row in rows.tolist()), 5)
        where = {"ledger": table.ledger.name, "measure": measure.name, "rows": numbers}
        yield _ROOM.warning("ranks_together", table.place(int(rows[-1])), **where)


def _looks_running(measure: MeasureDef, table: Table, year: int) -> Iterator[Finding]:
    """A stock that begins anew in January and only grows, as running totals do."""
    accounts = accounts_of(table, measure)
    if accounts.untold or not table.ledger.dated:
        return
    now = {c.name: c for c in courses_of(measure, table, Period.whole(year))}
    for before in courses_of(measure, table, Period.whole(year - 1)):
        after = now.get(before.name)
        if after is not None and _begins_anew(measure, table, before, after):
            where = {"ledger": table.ledger.name, "measure": measure.name}
            place = table.place(after.rows[after.first])
            if before.name:
                yield _ROOM.warning("looks_running", place, **where, name=before.name)
            else:
                yield _ROOM.warning("one_looks_running", place, **where)
            return


def _summed_up(
    measure: MeasureDef, table: Table, period: Period, headers: tuple[str, ...]
) -> Iterator[Finding]:
    """Numbers of a month's end that are added up: by the header, or as other columns show.

    A header alone tells nothing where there is one month, or where rows of one are not told apart.
    """
    is_named = any(_AT_END.search(header) for header in headers)
    others = (c for c in table.ledger.columns.values() if c.numeric and c.name != measure.column)
    # A list of days is asked by its header alone: its rows are many, and sums of few.
    is_monthly = bool(table.ledger.frame.months.all())
    if not table.ledger.dated or not (is_named or (is_monthly and any(others))):
        return
    if accounts_of(table, measure).untold:
        return
    for course in courses_of(measure, table, period):
        told = is_named and len(course.rows) > 1
        if told or (len(course.rows) >= _FEWEST and _adds_up(measure, table, course)):
            where = {"ledger": table.ledger.name, "measure": measure.name}
            place = table.place(course.rows[course.last])
            yield _ROOM.warning("running_summed", place, **where, column=measure.column)
            return


def _begins_anew(measure: MeasureDef, table: Table, before: Course, after: Course) -> bool:
    if min(len(before.rows), len(after.rows)) < _FEWEST or after.first > 2 or before.last < 11:
        return False
    size_of = table.vector(measure.column).size_of
    end, start = size_of(before.rows[before.last]), size_of(after.rows[after.first])
    if not start < end:
        return False
    grows = all(_grows(measure, table, course) for course in (before, after))
    return (grows and 2 * start < end) or _adds_up(measure, table, after)


def _grows(measure: MeasureDef, table: Table, course: Course) -> bool:
    size_of = table.vector(measure.column).size_of
    sizes = [size_of(course.rows[month]) for month in sorted(course.rows)]
    return sizes == sorted(sizes) and sizes[0] < sizes[-1]


def _adds_up(measure: MeasureDef, table: Table, course: Course) -> bool:
    """True where the year's values are the sums of another column's, from its first month on."""
    rows = [course.rows[month] for month in sorted(course.rows)]
    sizes = [table.vector(measure.column).size_of(row) for row in rows]
    for column in table.ledger.columns.values():
        if column.numeric and column.name != measure.column:
            added = [table.vector(column.name).size_of(row) for row in rows]
            if any(added) and all(sizes[n] == sum(added[: n + 1]) for n in range(len(rows))):
                return True
    return False
