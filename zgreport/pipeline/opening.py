"""Opening: an order read into a year's inputs, ready to be asked."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zgreport.figures.facts import Facts
from zgreport.figures.published import Published
from zgreport.findings import Found
from zgreport.language.session import Session
from zgreport.ledgers.load import load_records
from zgreport.pipeline.checks import failed_checks
from zgreport.pipeline.disagreement import disagreements
from zgreport.pipeline.outset import outset
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from zgreport.definition.model import Definition
    from zgreport.findings import Finding
    from zgreport.ledgers.model import Records
    from zgreport.periods import Period
    from zgreport.pipeline.baseline import Source
    from zgreport.pipeline.order import Order, Progress
    from zgreport.pipeline.outset import Outset
    from zgreport.pipeline.proofreading import Proofreader

__all__ = ["Year", "open_year"]


@dataclass(frozen=True, slots=True)
class Year:
    """A year's inputs, read and ready to be asked.

    `findings` are what is wrong in the ledgers, then the statements of the definition that do
    not hold in this year or the one before.
    """

    workspace: Workspace
    definition: Definition
    period: Period
    records: Records
    facts: Facts
    session: Session
    source: Source
    findings: tuple[Finding, ...]
    proofreader: Proofreader

    def again(self) -> Year:
        """The same year, of which nothing was printed yet."""
        facts = self.facts.again()
        return dataclasses.replace(
            self, facts=facts, session=_session(self.definition, facts, self.period)
        )

    def compared(self) -> tuple[Finding, ...]:
        """Where last year's figures come from, and where inputs and archive disagree on them."""
        found = disagreements(
            self.source, self.facts, Workspace(self.workspace.root), self.definition, self.period
        )
        return (*self.source.findings, *found)


def open_year(order: Order, progress: Progress, begun: Outset | None = None) -> Year:
    """The year that is asked for, its inputs read; `begun` is the order's outset, if there is one.

    Raises ZgreportError where the definition is wrong or there is no such year; what is wrong
    with the ledgers is in the findings.
    """
    if begun is None:
        with outset(order, progress) as own:
            return open_year(order, progress, own)
    year = begun.year or _read(begun)
    progress("ledgers", len(year.records.inputs))
    return year


def _read(begun: Outset) -> Year:
    definition, period, source = begun.definition, begun.period, begun.source
    records = load_records(definition, begun.workspace, period.year, begun.reader)
    bag = source.bag if source.used else None
    published = Published(bag.figures, definition) if bag else None
    facts = Facts(definition, records, period, published)
    session = _session(definition, facts, period)
    found = tuple(Found((*records.findings, *failed_checks(definition, records, period))))
    known = (definition, period, records, facts, session, source, found)
    year = Year(begun.workspace, *known, begun.warm.proofreader)
    begun.warm.keep(begun.key, year)
    return year


def _session(definition: Definition, facts: Facts, period: Period) -> Session:
    return Session(definition, facts, period, issuer=definition.issuer, date=definition.date)
