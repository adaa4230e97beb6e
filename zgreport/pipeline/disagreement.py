"""Disagreement: where last year's inputs and the archive say different things of a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.figures.facts import Facts
from zgreport.figures.published import Published
from zgreport.findings import Finding, ZgreportError, room
from zgreport.ledgers.load import load_records
from zgreport.wording import quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.definition.model import Definition
    from zgreport.figures.expression import Expression
    from zgreport.figures.model import Figure
    from zgreport.periods import Period
    from zgreport.pipeline.baseline import LastYear
    from zgreport.workspace import Workspace

__all__ = ["disagreements"]

_ROOM = room("pipeline")


def disagreements(
    last_year: LastYear, facts: Facts, workspace: Workspace, definition: Definition, period: Period
) -> Iterator[Finding]:
    """What the two sources say differently of the figures asked for so far, both numbers given.

    Then the names of figures that were redefined since (口径调整).
    """
    if last_year.bag is None or not period.is_whole_year:
        return
    published = Published(last_year.bag.figures, definition)
    counted = facts
    if last_year.used and last_year.both:
        counted = Facts(definition, load_records(definition, workspace, period.year), period)
    redefined: dict[str, None] = {}
    for expression, figure in _each_once(facts):
        found = published.find(expression, figure.name)
        if found is None:
            continue
        if published.is_redefined(expression, found):
            redefined[figure.name] = None
        elif last_year.both:
            yield from _compared(last_year, counted, expression, figure, found.value)
    if redefined:
        yield _redefined(last_year.bag.id, tuple(redefined), used=last_year.used)


def _redefined(bag_id: str, names: tuple[str, ...], *, used: bool) -> Finding:
    if used:
        return _ROOM.warning("redefined", names=names, id=bag_id)
    return _ROOM.note("redefined_recounted", names=names, id=bag_id)


def _each_once(facts: Facts) -> Iterator[tuple[Expression, Figure]]:
    """The figures asked for, under their names where they have any."""
    seen: set[str] = set()
    named_first = sorted(facts.counted, key=lambda pair: pair[1].name == pair[1].expression)
    for expression, figure in named_first:
        if figure.name not in seen:
            seen |= {figure.name, figure.expression}
            yield expression, figure


def _compared(
    last_year: LastYear, counted: Facts, expression: Expression, figure: Figure, published: object
) -> Iterator[Finding]:
    try:
        inputs = counted.figure(expression, figure.name).previous
    except ZgreportError:  # of last year's inputs as they are now; a build from them says so
        return
    if inputs is None or published is None or inputs == published or last_year.bag is None:
        return
    make = _ROOM.note if last_year.decided else _ROOM.warning
    yield make(
        "disagrees_archive" if last_year.used else "disagrees_inputs",
        name=figure.name,
        counted=quantity.amount(inputs, figure),
        published=quantity.amount(published, figure),  # type: ignore[arg-type]  # a Fraction
        id=last_year.bag.id,
    )
