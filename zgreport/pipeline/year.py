"""The year: its inputs, read and ready to be asked."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from zgreport.language.session import Session
from zgreport.pipeline.budget import Budget
from zgreport.pipeline.comparisons import doubtful_comparisons
from zgreport.pipeline.disagreement import disagreements
from zgreport.values import dataclass
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from zgreport.definition.model import Definition
    from zgreport.figures.facts import Facts
    from zgreport.findings import Finding
    from zgreport.language.source.gate import Gate
    from zgreport.ledgers.model import Records
    from zgreport.periods import Period
    from zgreport.pipeline.baseline import LastYear
    from zgreport.pipeline.proofreading import Proofreader

__all__ = ["Year", "new_session"]

_SECONDS = 6  # of the processor; the example takes a twentieth of one


@dataclass(frozen=True, slots=True)
class Year:
    """A year's inputs, read and ready to be asked.

    `told` is what is wrong in the ledgers; `failing` finds, once, the statements of the definition
    that do not hold in this year or the one before.
    """

    workspace: Workspace
    definition: Definition
    period: Period
    records: Records
    facts: Facts
    session: Session
    last_year: LastYear
    told: tuple[Finding, ...]
    failing: Callable[[], tuple[Finding, ...]]
    proofreader: Proofreader

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the inputs, whatever is made of them."""
        return (*self.told, *self.failing())

    def again(self) -> Year:
        """The same year, of which nothing was printed yet."""
        return self._again(Budget(_SECONDS))

    def prepared(self) -> Year:
        """The same as `again`, with all that the definition says evaluated already."""
        budget = Budget(_SECONDS)
        prepared = self._again(budget)
        prepared.session.check()
        budget.renew()
        return prepared

    def _again(self, budget: Budget) -> Year:
        facts = self.facts.again()
        session = new_session(self.definition, facts, self.period, budget, self.session.gate)
        return dataclasses.replace(self, facts=facts, session=session)

    def compared(self) -> tuple[Finding, ...]:
        """Where last year's figures come from, and what is doubtful about comparing with them."""
        found = disagreements(
            self.last_year, self.facts, Workspace(self.workspace.root), self.definition, self.period
        )
        return (*self.last_year.findings, *doubtful_comparisons(self.facts), *found)


def new_session(
    definition: Definition,
    facts: Facts,
    period: Period,
    budget: Budget | None = None,
    gate: Gate | None = None,
) -> Session:
    """What evaluates everything written in the figure language; nothing was printed yet.

    `gate` is that of a session before of the same year.
    """
    spent = budget or Budget(_SECONDS)
    issuer, date = definition.issuer, definition.date
    return Session(definition, facts, period, issuer=issuer, date=date, spent=spent, gate=gate)
