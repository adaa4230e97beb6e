"""Comparing: which figures are said to have changed, and whether they may be."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, TypeAlias

from zgreport.figures.amounts import ledger_of
from zgreport.figures.change import change_of
from zgreport.figures.comparability import Comparability, Share
from zgreport.figures.expression import leaves, narrowed_in_time
from zgreport.figures.gaps import lacked_before, needs_a_gap
from zgreport.figures.lacking import lacking_before, lacks
from zgreport.figures.model import Basis, Change, Comparison, Figure, Kind, Status
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from zgreport.definition.model import Definition
    from zgreport.figures.amounts import Scope
    from zgreport.figures.expression import Expression
    from zgreport.findings import Finding

__all__ = ["Compared", "Comparing"]

_FROM_OR_TO_NOTHING = frozenset({Status.ENDED, Status.NEW})  # true whatever the years count
Values: TypeAlias = "tuple[Fraction | None, Fraction | None]"
"""This year's value and last year's."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of which a change was asked for; `doubts` are what makes one doubtful."""

    figure: Figure
    doubts: tuple[Share, ...]


class Comparing:
    """Settles the changes of one set of facts, and knows which of them were asked for.

    `now` is this year's scope, `last` the same period of last year, `last_end` its whole.
    """

    def __init__(
        self,
        definition: Definition,
        now: Scope,
        last: Scope,
        last_end: Scope,
    ) -> None:
        self._rules = definition.small_base, definition.decimals
        self._comparability = Comparability(now, last.registries, definition.comparable)
        self._now, self._last, self._last_end = now, last, last_end
        self._asked: dict[tuple[Expression, str | None], Figure] = {}

    def again(self) -> Comparing:
        """The same, of which nothing was asked yet."""
        same = copy(self)
        same._asked = {}  # noqa: SLF001  # our own copy
        return same

    def last_of(self, expression: Expression, kind: Kind) -> Scope:
        """What a figure is compared with: last year's end for a stock, else the same period."""
        at_end = kind is Kind.STOCK and not narrowed_in_time(expression)
        return self._last_end if at_end else self._last

    def is_partial_before(self, expression: Expression, kind: Kind) -> bool:
        """True where last year's value lacks months, and nothing says that it is a part."""
        return lacked_before(expression, self._now, self.last_of(expression, kind))

    def is_unknown(self, expression: Expression) -> bool:
        """True where last year's registries do not say what the expression asks for."""
        return self._comparability.is_unknown(expression)

    def vouch(self, expression: Expression) -> None:
        """Take the expression, and whatever narrows it, as comparable; before it is asked for."""
        self._comparability.vouch(expression)

    def note(self, expression: Expression, name: str | None, figure: Figure) -> None:
        """Remember that the figure is said to have changed."""
        self._asked[expression, name] = figure

    @property
    def compared(self) -> tuple[Compared, ...]:
        """The figures whose change was asked for, each once."""
        return tuple(
            Compared(figure, self._comparability.shares(expression, name, last))
            for (expression, name), figure in self._asked.items()
            for last in (self.last_of(expression, figure.kind),)
        )

    def lacking(self) -> Iterator[Finding]:
        """Warnings of last year's tables that lack a column which a figure asked for needs."""
        for (expression, _), figure in self._asked.items():
            last = self.last_of(expression, figure.kind)
            for leaf in leaves(expression):
                table = last.table(ledger_of(leaf, last.scoring))
                if table is not None and table.ledger.lacking:
                    found = lacks(leaf, table, last.period, last.scoring)
                    yield from lacking_before(table, found)

    def settle(
        self, expression: Expression, name: str | None, kind: Kind, values: Values, basis: Basis
    ) -> tuple[Change, Comparison | None]:
        """The change as it may be said, and what stands against the plain one, if anything."""
        change = self._change(kind, values, basis)
        last = self.last_of(expression, kind)
        if change.status is Status.NOT_AVAILABLE or needs_a_gap(expression, self._now, last):
            return Change(Status.NOT_AVAILABLE, basis), None
        verdict = self._comparability.judge(expression, name, last)
        if verdict is None or (change.status in _FROM_OR_TO_NOTHING and not verdict.unlisted):
            return change, None
        if verdict.unlisted:
            comparison = Comparison(verdict.left_out, verdict.unlisted)
            return Change(Status.NOT_AVAILABLE, basis), comparison
        same = verdict.value.value, verdict.previous.value
        comparison = Comparison(verdict.left_out, (), *same, self._change(kind, same, basis))
        return Change(Status.REDEFINED, basis), comparison

    def _change(self, kind: Kind, values: Values, basis: Basis) -> Change:
        small_base, places = self._rules
        return change_of(kind, *values, small_base, basis, places)
