"""Opening: an order read into a year's inputs, ready to be asked."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zgreport.definition.read import read_definition
from zgreport.figures.facts import Facts
from zgreport.findings import ZgreportError, room
from zgreport.language.reference import RESERVED
from zgreport.language.session import Session
from zgreport.ledgers.load import load_records
from zgreport.periods import Period
from zgreport.pipeline.baseline import Source, disagreements, find_source
from zgreport.pipeline.checks import failed_checks
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from zgreport.definition.model import Definition
    from zgreport.findings import Finding
    from zgreport.ledgers.model import Records
    from zgreport.ledgers.reader import Reader
    from zgreport.pipeline.order import Order, Progress

__all__ = ["Year", "open_year"]

_ROOM = room("pipeline")


@dataclass(frozen=True, slots=True)
class Year:
    """A year's inputs, read and ready to be asked."""

    workspace: Workspace
    definition: Definition
    period: Period
    records: Records
    facts: Facts
    session: Session
    source: Source

    def failed_checks(self) -> tuple[Finding, ...]:
        """The definition's statements that do not hold in this year or the one before."""
        return failed_checks(self.definition, self.records, self.period)

    def compared(self) -> tuple[Finding, ...]:
        """Where last year's figures come from, and where inputs and archive disagree on them."""
        found = disagreements(
            self.source, self.facts, Workspace(self.workspace.root), self.definition, self.period
        )
        return (*self.source.findings, *found)


def open_year(order: Order, progress: Progress, reader: Reader | None = None) -> Year:
    """The year that is asked for, its inputs read; `reader` keeps files for further years.

    Raises ZgreportError where the definition is wrong or there is no such year; what is wrong
    with the ledgers is in the findings of the records.
    """
    workspace = Workspace(order.folder)
    progress("definition", 1)
    shown = workspace.show(workspace.definition)
    definition = read_definition(workspace.definition, shown, RESERVED)
    definition = dataclasses.replace(definition, date=order.date or definition.date)
    period = _period(order, workspace)
    source = find_source(workspace, definition, period.year - 1, order.baseline)
    workspace = source.stand_in(workspace)
    records = load_records(definition, workspace, period.year, reader)
    progress("ledgers", len(records.inputs))
    facts = Facts(definition, records, period, source.published(definition))
    session = Session(definition, facts, period, issuer=definition.issuer, date=definition.date)
    return Year(workspace, definition, period, records, facts, session, source)


def _period(order: Order, workspace: Workspace) -> Period:
    through = order.through
    if through and order.year not in (None, through.year):
        values = {"year": order.year, "through": str(through)}
        raise ZgreportError([_ROOM.error("through_outside_year", **values)])
    if through:
        return Period.through(through)
    year = order.year or max(workspace.years(), default=None)
    if year is None:
        raise ZgreportError([_ROOM.error("no_year", folder=workspace.show(workspace.inputs))])
    return Period.whole(year)
