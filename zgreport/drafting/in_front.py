"""In front: the figures that the lead names, of what the office did in the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.naming_figures import FigureKind
from zgreport.drafting.shares import says_how_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.drafting.conditions import Topic
    from zgreport.drafting.naming_figures import NamedFigure

__all__ = ["in_lead"]

_MOST = 5
_MEANS = frozenset({MeasureKind.MEAN, MeasureKind.PERCENT})


def in_lead(every: Sequence[Topic]) -> tuple[NamedFigure, ...]:
    """The main figure of each of the largest ledgers that go on through the year, in their order.

    A list of one year without dates is a registry, a menu, a stock-taking: it is told where
    there is nothing else.  A mean alone says little at the head of a summary, and stands back.
    """
    told = [(topic, _main(topic)) for topic in every]
    lasting = [pair for pair in told if _goes_on(pair[0])] or told
    done = [pair for pair in lasting if _is_amount(pair[1])] or lasting
    largest = sorted(done, key=lambda pair: -_rows(pair[0]))[:_MOST]
    return tuple(main for topic, main in done if (topic, main) in largest)


def _goes_on(topic: Topic) -> bool:
    """Its rows have dates, or its tables are of more years than one."""
    ledger = topic.ledger
    tables = ledger.family.tables
    if topic.mains[0].kind is FigureKind.COUNT and says_how_many(ledger):
        return False  # there is nothing else to tell of a table of statistics
    is_dated = ledger.date and (ledger.family.date_from is None or len(tables) > 1)
    return bool(is_dated or not tables or len({y for t in tables for y in t.years}) > 1)


def _rows(topic: Topic) -> int:
    return sum(table.records for table in topic.ledger.family.tables)


def _is_amount(figure: NamedFigure) -> bool:
    return figure.measure not in _MEANS


def _main(topic: Topic) -> NamedFigure:
    """What is parted, the count or what adds up all of it; else a place, else a mean."""
    return topic.whole or next((m for m in topic.mains if _is_amount(m)), topic.mains[0])
