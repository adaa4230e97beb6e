"""Gaps: figures of months that one of the two years lacks, and ledgers that end early."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.measure_kinds import AT_END
from zgreport.definition.model import Gaps
from zgreport.figures.amounts import ledger_of
from zgreport.figures.expression import Expression, Leaf, Measure, conditions_of, leaves
from zgreport.figures.kinds import measure_of
from zgreport.findings import Place, room

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.definition.model import Definition, MeasureDef
    from zgreport.figures.amounts import Scope
    from zgreport.figures.tables import Table
    from zgreport.findings import Finding
    from zgreport.ledgers.gaps import Gap
    from zgreport.ledgers.model import Ledger, Records
    from zgreport.periods import Period

__all__ = ["gap_findings", "lacked_before", "needs_a_gap"]

_ROOM = room("figures")

_LAST_QUARTER = 10
_WHOLE_YEAR = frozenset(range(1, 13))
_FEWEST, _MANY, _ENOUGH = 3, 5, 16  # records: accidents of one year need not come in the next


def needs_a_gap(expression: Expression, now: Scope, before: Scope) -> bool:
    """True where a month that one year lacks is needed to compare the expression's two values.

    So it is where one of the years doesn't say the unit of a measure that the other has in 万元,
    and where tables without dates say that they are of other months.

    `now` and `before` are the scopes of this year's value and of last year's.
    """
    return any(_needs(leaf, now, before) for leaf in leaves(expression))


def _needs(leaf: Leaf, now: Scope, before: Scope) -> bool:
    table = now.table(ledger_of(leaf, now.scoring))
    if table is None:
        return False
    if isinstance(leaf, Measure) and _is_unsaid(table.ledger, measure_of(leaf, now), now, before):
        return True
    at_end = isinstance(leaf, Measure) and measure_of(leaf, now).kind in AT_END
    if table.ledger.stated and not _states_alike(table.ledger, now, before, at_end=at_end):
        return True
    return _lacks(leaf, table, (now, before), now)


def lacked_before(expression: Expression, now: Scope, before: Scope) -> bool:
    """True where last year lacks a month of the expression, so that its value is of a part only."""
    parts = ((leaf, now.table(ledger_of(leaf, now.scoring))) for leaf in leaves(expression))
    return any(t is not None and _lacks(leaf, t, (before,), now) for leaf, t in parts)


def _lacks(leaf: Leaf, table: Table, scopes: tuple[Scope, ...], now: Scope) -> bool:
    """True where one of the scopes lacks a month of the leaf."""
    at_end = isinstance(leaf, Measure) and measure_of(leaf, now).kind in AT_END
    if not table.ledger.gaps:
        return False
    meeting = np.ones(len(table.ledger.frame), dtype=bool)
    for condition in conditions_of(leaf):
        meeting = meeting & table.meeting(condition)
    periods = {scope.period.year: scope.period for scope in scopes}
    column = measure_of(leaf, now).column if isinstance(leaf, Measure) else ""
    return any(
        gap.column in {"", column}
        and meeting[gap.row]
        and _is_inside(gap, periods[gap.year], at_end=at_end)
        for gap in table.ledger.gaps
        if gap.year in periods
    )


def _is_unsaid(ledger: Ledger, measure: MeasureDef, now: Scope, before: Scope) -> bool:
    column = ledger.columns.get(measure.column)
    return column is not None and not column.unsaid.isdisjoint(
        (now.period.year, before.period.year)
    )


def _states_alike(ledger: Ledger, now: Scope, before: Scope, *, at_end: bool) -> bool:
    """True where the tables of both years say that they are of the same months."""
    years = (now.period.year, before.period.year)
    one, other = (ledger.stated.get(year, _WHOLE_YEAR) for year in years)
    return max(one) == max(other) if at_end else one == other


def _is_inside(gap: Gap, period: Period, *, at_end: bool) -> bool:
    return period.covers_month(gap.month) and (not at_end or gap.month == period.end.month)


def gap_findings(definition: Definition, records: Records, period: Period) -> Iterator[Finding]:
    """A warning for each ledger and year that lacks months, or records of the last quarter."""
    for ledger in definition.ledgers:
        held = records.ledgers.get(ledger.name)
        if held is not None and ledger.gaps is not Gaps.ACCEPT:
            for each in (period.a_year_before(), period):
                yield from _lacking(held, each)
            by_record = ledger.unpivot is None
            if period.is_whole_year and held.dated and not (by_record and held.frame.months.any()):
                yield from _ending_early(held, period.year, by_record=by_record)


def _lacking(ledger: Ledger, period: Period) -> Iterator[Finding]:
    gaps = [g for g in ledger.gaps if g.year == period.year and period.covers_month(g.month)]
    yield from _blank(ledger, [gap for gap in gaps if gap.column])
    gaps = [gap for gap in gaps if not gap.column]
    for whole in (True, False):
        mine = [gap for gap in gaps if (not gap.names) is whole]
        if mine:
            months = tuple(f"{month}月" for month in sorted({gap.month for gap in mine}))
            names = tuple(dict.fromkeys("、".join(gap.names) for gap in mine))
            shown = {"ledger": ledger.name, "months": months, "names": names}
            place = Place(year=period.year)
            if whole:
                yield _ROOM.warning("months_missing", place, **shown)
            else:
                yield _ROOM.warning("months_missing_of", place, **shown)


def _blank(ledger: Ledger, gaps: Sequence[Gap]) -> Iterator[Finding]:
    """A warning for each measure that lacks its numbers for months, at the first row without."""
    for column in dict.fromkeys(gap.column for gap in gaps):
        mine = [gap for gap in gaps if gap.column == column]
        row = min(gap.blank for gap in mine if gap.blank is not None)
        frame, name = ledger.frame, ledger.name
        place = Place(mine[0].year, frame.files[row], frame.sheets[row], str(frame.rows[row]))
        months = tuple(f"{month}月" for month in sorted({gap.month for gap in mine}))
        yield _ROOM.warning("months_blank", place, ledger=name, column=column, months=months)


def _ending_early(ledger: Ledger, year: int, *, by_record: bool) -> Iterator[Finding]:
    """A ledger of records, or a cross-table, of which one year has none in the last quarter.

    Of few records it says nothing that the other year has some so late.
    """
    frame = ledger.frame
    months = np.array([day.month if day else 0 for day in frame.dates.values] or [0])
    rows = months[frame.dates.codes] if len(frame) else months[:0]
    dated = {y: rows[(frame.years == y) & (rows > 0)] for y in (year - 1, year)}
    for one, other in ((year, year - 1), (year - 1, year)):
        latest = int(dated[one].max(initial=0))
        if not 0 < latest < _LAST_QUARTER <= dated[other].max(initial=0):
            continue
        later, every = int((dated[other] > latest).sum()), len(dated[one]) + len(dated[other])
        if by_record and later < (_FEWEST if every >= _ENOUGH else _MANY):
            continue
        shown = {"ledger": ledger.name, "month": latest, "other": other}
        yield _ROOM.warning("ends_early", Place(year=one), **shown)
