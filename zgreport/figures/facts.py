"""Facts: the records of two years as the figures of one period, for whoever prints them."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.figures.aliases import by_own_names
from zgreport.figures.amounts import Amount, Scope, evaluate, is_available, ledger_of
from zgreport.figures.comparing import Comparing
from zgreport.figures.contest import ContestResult, hold_contest
from zgreport.figures.doubts import doubts
from zgreport.figures.expression import (
    Condition,
    Expression,
    Points,
    describe,
    leaves,
    narrow,
    narrowed_in_time,
)
from zgreport.figures.itemized import Itemized
from zgreport.figures.kinds import base_of, kind_of, word_of
from zgreport.figures.model import Basis, Figure, Kind
from zgreport.figures.previous import Typed, names_a_day, previous_amount, read_typed
from zgreport.figures.remembered import Remembered
from zgreport.figures.scoring import RuleChanges, Score, compare_rules, score_members
from zgreport.figures.selection import Selection, Source, sources_of
from zgreport.figures.tables import Table
from zgreport.figures.unknown import unknown
from zgreport.figures.validity import Validity
from zgreport.findings import Finding, ZgreportError, room
from zgreport.names import comparable
from zgreport.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zgreport.definition.model import Definition, MeasureDef
    from zgreport.figures.published import Published
    from zgreport.ledgers.model import Column, Records, Registry, TypedFigure

__all__ = ["Facts"]

_ROOM = room("figures")

_MOST_FIGURES = 1 << 13
_MOST_SOURCES = 1 << 26  # characters


_Asked = tuple[Expression, str | None]


class Facts:
    """The figures of a period and of the same period of last year.

    Where last year's are given as `published`, they stand before what last year's rows give.
    Every method that counts raises ZgreportError with all that is wrong with what it is asked for.
    """

    def __init__(
        self,
        definition: Definition,
        records: Records,
        period: Period,
        published: Published | None = None,
    ) -> None:
        tables = {name: Table(ledger) for name, ledger in records.ledgers.items()}
        ledgers = {ledger.name: ledger for ledger in definition.ledgers}
        self._definition = definition
        self._records = records
        now, before = (_registries(records, year) for year in (period.year, period.year - 1))
        self._scope = Scope(tables, ledgers, definition.scoring, now, period)
        self._last = replace(self._scope, registries=before, period=period.a_year_before())
        last_end = replace(self._last, period=Period.whole(period.year - 1))
        self._validity = Validity(self._scope)
        self._typed = read_typed(records.typed.get(period.year - 1, {}))
        self._published = published
        self.comparing = Comparing(definition, self._scope, self._last, last_end)
        self._asked: dict[_Asked, Figure] = {}
        self._findings: Remembered[Expression, tuple[Finding, ...]] = Remembered(_MOST_FIGURES)
        self._figures: Remembered[_Asked, Figure] = Remembered(_MOST_FIGURES)
        itemized = Itemized(self._scope, self._validity)
        self.breakdown, self.values = itemized.breakdown, itemized.values
        self._scores: Remembered[tuple[Condition, ...], tuple[Score, ...]]
        self._scores = Remembered(_MOST_FIGURES, len)
        self._sources: Remembered[Selection, tuple[Source, ...]]
        self._sources = Remembered(_MOST_SOURCES, _length)

    def again(self) -> Facts:
        """The same facts, of which nothing was asked yet; they know all that these know."""
        same = copy(self)
        same._asked = {}  # noqa: SLF001  # our own copy
        same.comparing = self.comparing.again()
        return same

    def know_last_year(self, values: Mapping[str, TypedFigure]) -> None:
        """Take these last year's values by expression for all typed in; forget what was asked."""
        self._typed = {comparable(expression): value for expression, value in values.items()}
        self._asked.clear()
        self._figures = Remembered(_MOST_FIGURES)

    @property
    def period(self) -> Period:
        return self._scope.period

    @property
    def ledger_names(self) -> tuple[str, ...]:
        return tuple(self._scope.ledgers)

    def narrowed(self, expression: Expression, conditions: Iterable[Condition]) -> Expression:
        """The expression of the rows that also meet the conditions; aliases stand for members."""
        return narrow(expression, by_own_names(conditions, expression, self._scope))

    def columns(self, ledger: str) -> Mapping[str, Column]:
        """The ledger's columns by name; none where the inputs hold nothing of the ledger."""
        table = self._scope.tables.get(ledger)
        return table.ledger.columns if table else MappingProxyType({})

    def word_of(self, ledger: str, column: str | None = None) -> str:
        """What rows of the ledger, or the values of one of its columns, are counted in; or ""."""
        known = self._scope.ledgers[ledger]
        words = {each.name: each.measure_word or "" for each in known.columns}
        return known.measure_word if column is None else words.get(column, "")

    def ledgers_of(self, expression: Expression) -> tuple[str, ...]:
        """The ledgers that an expression counts rows of."""
        names = (ledger_of(leaf, self._definition.scoring) for leaf in leaves(expression))
        return tuple(dict.fromkeys(name for name in names if name))

    def measures(self, ledger: str) -> Mapping[str, MeasureDef]:
        """The ledger's measures by name."""
        return {measure.name: measure for measure in self._scope.ledgers[ledger].measures}

    def findings(self, expression: Expression) -> tuple[Finding, ...]:
        """Everything wrong with the expression, without a place; empty where it can be counted."""
        return self._findings.get(expression, lambda: self._validity.findings(expression))

    def kind(self, expression: Expression) -> Kind:
        """What sort of number the expression is."""
        self._require(self.findings(expression))
        return kind_of(expression, self._scope)

    def unit(self, expression: Expression) -> str:
        """Its measure word; empty for a share."""
        self._require(self.findings(expression))
        return word_of(expression, self._scope)

    def available(self, expression: Expression) -> bool:
        """True when the ledgers it needs have files this year."""
        return is_available(expression, self._scope)

    def figure(self, expression: Expression, name: str | None = None) -> Figure:
        """The expression's figure; last year's may be typed in by `name`, the definition's.

        Raises ZgreportError with what is wrong with the expression.
        """
        key = (expression, name)  # asked thousands of times, and dear to look up
        known = self._asked.get(key)
        if known is None:
            self._require(self.findings(expression))
            known = self._figures.get(key, lambda: self._figure(expression, name))
            self._asked[key] = known
        return known

    def compared(self, expression: Expression, name: str | None = None) -> Figure:
        """The expression's figure, of which it is to be said how it changed."""
        figure = self.figure(expression, name)
        self.comparing.note(expression, name, figure)
        return figure

    @property
    def counted(self) -> tuple[tuple[Expression, Figure], ...]:
        """Every figure asked of these facts so far, each once."""
        return tuple((expression, figure) for (expression, _), figure in self._asked.items())

    def doubts(self) -> tuple[Finding, ...]:
        """Warnings about what is kept in the ledgers, whichever figures are asked for."""
        return tuple(doubts(self._scope))

    def sources(self, figure: Figure) -> tuple[Source, ...]:
        """Where the rows behind this year's value stand, by ledger, file and sheet."""
        return self.sources_of(figure.rows)

    def previous_sources(self, figure: Figure) -> tuple[Source, ...]:
        """Where the rows behind last year's value stand, by ledger, file and sheet."""
        return self.sources_of(figure.previous_rows)

    def scores(self, group: tuple[Condition, ...] = ()) -> tuple[Score, ...]:
        """质效评价: the points of every member of the group, best first, ties with one rank."""
        self._require(self.findings(Points(group)))
        return self._scores.get(group, lambda: self._scored(group))

    def _scored(self, group: tuple[Condition, ...]) -> tuple[Score, ...]:
        scoring = self._definition.scoring
        return score_members(scoring, group, self._scope) if scoring else ()

    def rule_changes(self) -> RuleChanges:
        """评价办法: how the points of this year's scoring differ from last year's."""
        scoring = self._definition.scoring
        if scoring is None:
            raise ZgreportError([_ROOM.error("no_scoring")])
        titles = {registry.name: registry.titles for registry in self._definition.registries}
        return compare_rules(scoring, self._scope.registries, self._last.registries, titles)

    def contest(self, name: str) -> ContestResult:
        """The winners of a contest; ties at the last place are all in."""
        contests = {contest.name: contest for contest in self._definition.contests}
        if name not in contests:
            raise ZgreportError([unknown("contest", name, contests)])
        self._require(self._validity.contest_findings(contests[name].ledger))
        return hold_contest(contests[name], self._scope)

    def _figure(self, expression: Expression, name: str | None) -> Figure:
        kind, text = kind_of(expression, self._scope), describe(expression)
        amount = evaluate(expression, self._scope)
        before, redefined = self._previous(expression, kind, name)
        values, basis = (amount.value, before.value), self._basis(expression, kind)
        change, comparison = self.comparing.settle(expression, name, kind, values, basis)
        return Figure(
            name=name or text,
            expression=text,
            kind=kind,
            unit=word_of(expression, self._scope),
            value=amount.value,
            previous=before.value,
            change=change,
            rows=_selections(amount),
            previous_rows=_selections(before),
            unverified=before.unverified,
            redefined=redefined,
            decimals=self._definition.decimals,
            comparison=comparison,
            base=base_of(expression, self._scope),
        )

    def _basis(self, expression: Expression, kind: Kind) -> Basis:
        if narrowed_in_time(expression):
            return Basis.SAME_PERIOD
        if kind is Kind.STOCK:
            return Basis.LAST_YEAR_END
        return Basis.LAST_YEAR if self.period.is_whole_year else Basis.SAME_PERIOD

    def _previous(
        self, expression: Expression, kind: Kind, name: str | None
    ) -> tuple[Amount, bool]:
        """Last year's amount, at its end for a stock, in the same period for all else.

        As published where it was; True with it where what was published counted otherwise.
        """
        if names_a_day(expression, self._scope):
            return Amount(None), False
        at_end = kind is Kind.STOCK and not narrowed_in_time(expression)
        typed: Typed = self._typed if at_end or self.period.is_whole_year else {}
        if self.comparing.is_unknown(expression):
            counted = Amount(None)
        else:
            last = self.comparing.last_of(expression, kind)
            counted = previous_amount(expression, last, typed, name)
        found = self._published.find(expression, name) if self._published else None
        if found is None or self._published is None or not (at_end or self.period.is_whole_year):
            return counted, False
        if self._published.is_redefined(expression, found):
            return Amount(None), True
        return (counted if counted.value == found.value else Amount(found.value)), False

    def is_partial_before(self, expression: Expression) -> bool:
        """True where last year's ledgers lack months of the figure, so that it is of a part."""
        kind = kind_of(expression, self._scope)
        return self.comparing.is_partial_before(expression, kind)

    def sources_of(self, selections: Iterable[Selection]) -> tuple[Source, ...]:
        """Where rows stand, by ledger, file and sheet."""
        ordered = sorted(selections, key=lambda selection: selection.ledger)
        return tuple(source for selection in ordered for source in self._source(selection))

    def _source(self, selection: Selection) -> tuple[Source, ...]:
        ledger = self._records.ledgers[selection.ledger]
        return self._sources.get(selection, lambda: tuple(sources_of(ledger, selection.rows)))

    @staticmethod
    def _require(findings: Iterable[Finding]) -> None:
        if found := tuple(findings):
            raise ZgreportError(found)


def _registries(records: Records, year: int) -> Mapping[str, Registry]:
    return {r.name: r for r in records.registries.values() if r.year == year}


def _selections(amount: Amount) -> tuple[Selection, ...]:
    return tuple(Selection.of(ledger, mask) for ledger, mask in amount.rows.items())


def _length(sources: Iterable[Source]) -> int:
    return sum(len(source.rows) for source in sources)
