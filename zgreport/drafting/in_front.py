"""In front: the figures that the lead names, of what the office did in the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.naming_figures import FigureKind
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.drafting.conditions import Topic
    from zgreport.drafting.naming_figures import NamedFigure

__all__ = ["in_lead"]

_MOST = 5
_OF_ALL = Pattern("合计|总计|总量|总数|总额")
_ADDED = frozenset({MeasureKind.SUM, MeasureKind.CUMULATIVE})
_LEVELS = frozenset({MeasureKind.RANK, MeasureKind.LAST})


def in_lead(every: Sequence[Topic]) -> tuple[NamedFigure, ...]:
    """The main figure of each of the largest ledgers that go on through the year, in their order.

    A list of one year without dates is a registry, a menu, a stock-taking: it is told where
    there is nothing else.  A mean alone says little at the head of a summary, and stands back.
    """
    told = [(topic, main) for topic in every if (main := _main(topic)) is not None]
    lasting = [pair for pair in told if _goes_on(pair[0])] or told
    done = [pair for pair in lasting if _is_amount(pair[1])] or lasting
    largest = sorted(done, key=lambda pair: -_rows(pair[0]))[:_MOST]
    return tuple(main for topic, main in done if (topic, main) in largest)


def _goes_on(topic: Topic) -> bool:
    """Its rows have dates, or its tables are of more years than one."""
    ledger = topic.ledger
    tables = ledger.family.tables
    return bool(ledger.date or not tables or len({y for t in tables for y in t.years}) > 1)


def _rows(topic: Topic) -> int:
    return sum(table.records for table in topic.ledger.family.tables)


def _is_amount(figure: NamedFigure) -> bool:
    kind = figure.measure
    return kind is None or kind in _ADDED or kind in _LEVELS


def _main(topic: Topic) -> NamedFigure | None:
    """The count, else what adds up all, the first that adds up, a place, a stock, a mean."""
    mains = topic.mains
    if mains[0].kind is FigureKind.COUNT:
        return mains[0]
    added = [main for main in mains if main.measure in _ADDED]
    whole = [main for main in added if _OF_ALL.search(main.label)]
    placed = [main for main in mains if main.measure is MeasureKind.RANK]
    level = [main for main in mains if main.measure is MeasureKind.LAST]
    return next(iter([*whole, *added, *placed, *level, *mains]), None)
