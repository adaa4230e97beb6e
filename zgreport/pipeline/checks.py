"""Checks: the definition's statements that must hold, tried for both years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.figures.facts import Facts
from zgreport.figures.lacking import LACKING
from zgreport.findings import Finding, Place, ZgreportError, room
from zgreport.language.session import Session

if TYPE_CHECKING:
    from zgreport.definition.model import CheckDef, Definition
    from zgreport.ledgers.model import Records
    from zgreport.periods import Period

__all__ = ["failed_checks"]

_ROOM = room("pipeline")


def failed_checks(definition: Definition, records: Records, period: Period) -> tuple[Finding, ...]:
    """A finding for each statement and year in which it does not hold, or cannot be understood.

    The years are the period's and the one before it; a statement about a ledger that has no
    file in a year is not tried for it.
    """
    periods = (period.a_year_before(), period)
    sessions = [(each.year, _session(definition, records, each)) for each in periods]
    return tuple(
        finding
        for check in definition.checks
        for year, session in sessions
        for finding in _tried(check, year, session, definition.file, is_last=year < period.year)
    )


def _session(definition: Definition, records: Records, period: Period) -> Session:
    return Session(definition, Facts(definition, records, period), period, issuer="", date=None)


def _tried(
    check: CheckDef, year: int, session: Session, file: str, *, is_last: bool
) -> tuple[Finding, ...]:
    phrase = check.expression
    try:
        holds = session.holds(phrase, is_statement=True)
    except ZgreportError as error:
        lacking = {found.code for found in error.findings} == {LACKING}
        return () if lacking and is_last else error.findings
    if holds is not False:
        return ()
    place = Place(year=year, file=file, line=phrase.line, key=phrase.key)
    return (
        _ROOM.finding(
            "check_failed",
            check.severity,
            place,
            name=check.name,
            expression=phrase.text,
            year=year,
        ),
    )
