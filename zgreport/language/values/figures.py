"""Figures as the language sees them: narrowed, broken down, and said in every form of words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.figures.expression import (
    Condition,
    Expression,
    Measure,
    Op,
    Points,
    Quotient,
    Rows,
    Scaled,
    Sum,
    describe,
    narrow,
)
from zgreport.findings import ZgreportError
from zgreport.language.entries import Entry
from zgreport.language.faults import fault
from zgreport.language.source.conditions import conditions
from zgreport.language.values.plain import Arguments, Number, Origin, Shown, Text, Value
from zgreport.language.values.things import Thing
from zgreport.values import dataclass
from zgreport.wording.quantity import quantity

if TYPE_CHECKING:
    from zgreport.definition.model import ScoringDef
    from zgreport.figures.facts import Facts
    from zgreport.figures.model import Figure

__all__ = ["SCORES", "FigureValue", "Ground", "ScoresValue", "figure_value"]

_LARGEST = 200

SCORES = (
    Entry(
        "名次",
        "",
        "质效评价或评选的名次",
        "{% for 行 in 质效 if 行.名次 < 4 %}{{ 行.名次 }}；{% endfor %}",
    ),
    Entry("名", "", "得分者的名称", "{% for 行 in 质效 if 行.名次 < 4 %}{{ 行.名 }}；{% endfor %}"),
    Entry(
        "得分", "", "得分，是指标", "{% for 行 in 质效 if 行.名次 < 4 %}{{ 行.得分 }}；{% endfor %}"
    ),
    Entry(
        "篇数",
        "",
        "计分的篇数，是指标",
        "{% for 行 in 质效 if 行.名次 < 4 %}{{ 行.篇数 }}；{% endfor %}",
    ),
)
"""What one line of 质效 has; an entry of a contest has 名次, 得分 and its ledger's columns."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What figure values stand on: the facts, the marker of .约 (多 or 余), the scoring."""

    facts: Facts
    marker: str
    scoring: ScoringDef | None


@dataclass(frozen=True, slots=True)
class FigureValue(Value):
    """An expression of the figures room; `name` is the definition's, empty for an expression."""

    ground: Ground
    expression: Expression
    name: str = ""

    @property
    def label(self) -> str:
        return self.name or describe(self.expression)

    @property
    def names(self) -> tuple[str, ...]:
        """The ledger's measures."""
        return self._measures

    @property
    def figure(self) -> Figure:
        return self.ground.facts.figure(self.expression, self.name or None)

    @property
    def compared(self) -> Figure:
        """The figure, of which it is said how it changed."""
        return self.ground.facts.compared(self.expression, self.name or None)

    @property
    def known(self) -> Figure:
        """The figure; raises ZgreportError where it has no value this year."""
        if self.figure.value is None:
            raise fault("no_value", of=self.label)
        return self.figure

    @property
    def is_missing(self) -> bool:
        return self.figure.value is None

    @property
    def number(self) -> Fraction | None:
        return self.figure.value

    @property
    def truth(self) -> bool:
        return bool(self.figure.value)

    @property
    def origin(self) -> Origin:
        return Origin(self.label, "", self.figure)

    def attribute(self, name: str) -> Value:
        """A measure of the ledger."""
        if name in self._measures and isinstance(self.expression, Rows):
            rows = self.expression
            return figure_value(self.ground, Measure(rows.ledger, name, rows.conditions))
        return Value.attribute(self, name)

    def call(self, arguments: Arguments) -> Value:
        """The figure over the rows that also meet the conditions."""
        if arguments.positional:
            raise fault("condition_form", right="列名=…")
        typed = {name: value.literal() for name, value in arguments.named.items()}
        found = conditions(typed, self._columns)
        return figure_value(self.ground, self.ground.facts.narrowed(self.expression, found))

    def shown(self) -> Shown:
        """The number with its measure word."""
        return Shown(quantity(self.known), self.origin)

    @property
    def _measures(self) -> tuple[str, ...]:
        if not isinstance(self.expression, Rows):
            return ()
        return tuple(self.ground.facts.measures(self.expression.ledger))

    @property
    def _columns(self) -> frozenset[str]:
        facts = self.ground.facts
        return frozenset(name for ledger in facts.ledger_names for name in facts.columns(ledger))


@dataclass(frozen=True, slots=True)
class ScoresValue(FigureValue):
    """质效: the points as a figure, and the members with their places one by one."""

    @property
    def items(self) -> tuple[Value, ...]:
        scoring, points = self.ground.scoring, self.expression
        if scoring is None or not isinstance(points, Points):
            raise fault("not_a_list", of=self.label)
        scores = self.ground.facts.scores(points.conditions)
        return tuple(self._line(score.name, score.rank, scoring) for score in scores)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(item.attribute("名").texts[0] for item in self.items)

    def _line(self, name: str, rank: int, scoring: ScoringDef) -> Value:
        member = (Condition(scoring.by, Op.IS, (name,)),)
        points = narrow(self.expression, member)
        rows = narrow(Rows(scoring.ledger), (*getattr(self.expression, "conditions", ()), *member))
        parts = {
            "名次": Number(Fraction(rank), Origin(describe(points), "名次")),
            "名": Text(name, Origin(describe(points), "名")),
            "得分": figure_value(self.ground, points),
            "篇数": figure_value(self.ground, rows),
        }
        return Thing(name, parts)


def figure_value(ground: Ground, expression: Expression, name: str = "") -> FigureValue:
    """The value of an expression; raises ZgreportError with all that is wrong with it."""
    if _size(expression) > _LARGEST:
        raise fault("expression_too_large", most=_LARGEST)
    if findings := ground.facts.findings(expression):
        raise ZgreportError(findings)
    sort = ScoresValue if isinstance(expression, Points) else FigureValue
    return sort(ground, expression, name)


def _size(expression: Expression) -> int:
    """How many parts it has; sums of sums double it, and each part was measured when made."""
    match expression:
        case Sum() | Quotient():
            return 1 + _size(expression.left) + _size(expression.right)
        case Scaled():
            return 1 + _size(expression.inner)
    return 1
