"""Opening: an order read into a year's inputs, ready to be asked."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from zgreport.figures.facts import Facts
from zgreport.figures.gaps import gap_findings
from zgreport.figures.published import Published
from zgreport.ledgers.load import load_records
from zgreport.pipeline.checks import failed_checks
from zgreport.pipeline.outset import outset
from zgreport.pipeline.typed_values import take_typed
from zgreport.pipeline.year import Year, new_session

if TYPE_CHECKING:
    from zgreport.pipeline.order import Order, Progress
    from zgreport.pipeline.outset import Outset

__all__ = ["open_year"]


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
    definition, period, last_year = begun.definition, begun.period, begun.last_year
    records = load_records(definition, begun.workspace, period.year, begun.reader)
    bag = last_year.bag if last_year.used else None
    published = Published(bag.figures, definition) if bag else None
    facts = Facts(definition, records, period, published)
    session = new_session(definition, facts, period)
    typed = take_typed(definition, records, session, facts)
    found = (
        *begun.findings,
        *records.findings,
        *typed,
        *facts.doubts(),
        *gap_findings(definition, records, period),
    )
    failing = functools.cache(functools.partial(failed_checks, definition, records, period))
    known = (definition, period, records, facts, session, last_year, found, failing)
    year = Year(begun.workspace, *known, begun.warm.proofreader)
    begun.warm.keep(begun.key, year)
    return year
