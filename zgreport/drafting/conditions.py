"""Conditions: when a sentence of the starting template is true, each under a name of its own."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.grain import longest_time
from zgreport.drafting.naming_figures import FigureKind, divisions, whole_of
from zgreport.drafting.tag_names import Names, literal, noun
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.drafting.naming_figures import Division, NamedFigure
    from zgreport.drafting.proposal import LedgerDraft, Proposal

__all__ = ["ANYTHING", "KNOWN", "Condition", "Topic", "conditions", "is_told", "topics"]

ANYTHING = "有数据"
"""True where there is anything to tell of."""
KNOWN = "有数"
"""True where any figure is known, be it nought."""
_FEWEST_BY_QUARTER = 12
_EVERY = 99
_MONTH, _QUARTER = 1, 3
_MOST = 999999999
_FLOWS = frozenset({None, MeasureKind.SUM})
_OWN_NOUGHT = frozenset({MeasureKind.RANK, MeasureKind.MEAN, MeasureKind.PERCENT})


@dataclass(frozen=True, slots=True)
class Condition:
    """A name, and the expression that stands behind it."""

    name: str
    expression: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A ledger to be told of: its figures, how it is parted, when each sentence is true.

    `when` is true where there is anything to say; `parted` has a condition for each division
    of few values, by its column; `by_quarter` is None where a quarter cannot be told, `by_month`
    where nothing is reported month by month, `measured` where nothing but measures is told, so
    that `when` says it all.
    """

    ledger: LedgerDraft
    what: str
    mains: tuple[NamedFigure, ...]
    parts: tuple[NamedFigure, ...]
    divisions: tuple[Division, ...]
    when: Condition
    parted: tuple[tuple[Division, Condition], ...]
    by_quarter: Condition | None
    by_month: Condition | None = None
    measured: Condition | None = None

    @property
    def whole(self) -> NamedFigure | None:
        """What is parted."""
        return whole_of(self.mains)


def is_told(figure: NamedFigure) -> str:
    """The expression that is true where the figure is worth a sentence.

    A count of nought is, where last year had some; a share or a mean of nought is one.
    """
    nought = f"{figure.name} == 0"
    if figure.measure in _OWN_NOUGHT:
        return f"{figure.name} or {nought}"
    return f"{figure.name} or {nought} and {figure.name}.上年"


def topics(proposal: Proposal, figures: Sequence[NamedFigure]) -> tuple[Topic, ...]:
    """A topic for each ledger that has a figure, in their order."""
    names = Names.but(
        ANYTHING,
        KNOWN,
        *(each.name for each in proposal.ledgers),
        *(figure.name for figure in figures),
    )
    told = (_topic(proposal, ledger, figures, names) for ledger in proposal.ledgers)
    return tuple(topic for topic in told if topic is not None)


def conditions(proposal: Proposal, figures: Sequence[NamedFigure]) -> tuple[Condition, ...]:
    """All conditions that the starting template names."""
    every = topics(proposal, figures)
    found = [condition for topic in every for condition in _of(topic)]
    if every:
        found.append(Condition(ANYTHING, " or ".join(topic.when.name for topic in every)))
        mains = [main.name for topic in every for main in topic.mains]
        found.append(Condition(KNOWN, " or ".join(f"{each} or {each} == 0" for each in mains)))
    return tuple(found)


def _of(topic: Topic) -> Iterator[Condition]:
    yield topic.when
    if topic.measured:
        yield topic.measured
    yield from (condition for _, condition in topic.parted)
    if topic.by_quarter:
        yield topic.by_quarter
    if topic.by_month:
        yield topic.by_month


def _topic(
    proposal: Proposal, ledger: LedgerDraft, figures: Sequence[NamedFigure], names: Names
) -> Topic | None:
    own = [figure for figure in figures if figure.ledger == ledger.name]
    mains = tuple(figure for figure in own if figure.kind is not FigureKind.PART)
    if not mains:
        return None
    what = noun(ledger.name)
    when = Condition(
        names.take((f"有{what}", f"有{ledger.name}")), " or ".join(map(is_told, mains))
    )
    parts = tuple(figure for figure in own if figure.kind is FigureKind.PART)
    by = divisions(proposal, ledger)
    measures = [main for main in mains if main.kind is FigureKind.MEASURE]
    measured = None
    if 0 < len(measures) < len(mains):
        measured = Condition(names.take((f"{what}有数可说",)), " or ".join(map(is_told, measures)))
    topic = Topic(ledger, what, mains, parts, by, when, (), None, measured=measured)
    return _with_conditions(topic, names)


def _with_conditions(topic: Topic, names: Names) -> Topic:
    whole = topic.whole
    if whole is None:
        return topic
    what, by = topic.what, topic.divisions
    few = [each for each in by if each.values and not each.is_question]
    parted = tuple(
        (each, Condition(names.take((f"{what}分{each.column}",)), _parts_it(whole, each)))
        for each in few
    )
    quarter, month = None, None
    time = longest_time(topic.ledger)
    if topic.ledger.date and whole.measure in _FLOWS and time in {_MONTH, _QUARTER}:
        quarter = Condition(names.take((f"{what}分季度说",)), _by_quarter(whole))
        if whole.kind is FigureKind.MEASURE and time == _MONTH:
            month = Condition(names.take((f"{what}分月说",)), _by_month(whole))
    return dataclasses.replace(topic, parted=parted, by_quarter=quarter, by_month=month)


def _parts_it(whole: NamedFigure, by: Division) -> str:
    """Several values have rows, and none counts in two of them."""
    several = f'{whole.name}.前({_EVERY}, "{by.column}")|个数 > 1'
    if by.is_list:
        return several
    values = [literal(value) for value in by.every]
    if not all(values):
        return several
    parts = [f"{whole.name}({by.column}={value})" for value in values]
    rest = f"{whole.name}({by.column}_为空=true)"
    return f"{several} and {' + '.join([*parts, rest])} == {whole.name}"


def _by_quarter(whole: NamedFigure) -> str:
    """A whole year with something in each quarter, and no row without a date."""
    return (
        f"全年 and {whole.name} and {whole.name} >= {_FEWEST_BY_QUARTER} and "
        f"{whole.name}(季=[1, 2, 3, 4]) == {whole.name} and "
        f'not {whole.name}.按("季").不在(1, {_MOST})'
    )


def _by_month(whole: NamedFigure) -> str:
    """A whole year with something in each of the twelve months, and no row without a date."""
    return (
        f"全年 and {whole.name} and {whole.name}(季=[1, 2, 3, 4]) == {whole.name} and "
        f'{whole.name}.按("月")|个数 == 12 and '
        f'not {whole.name}.按("月").不在(1, {_MOST})'
    )
