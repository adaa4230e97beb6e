"""The outset: what an order comes to before a row is read, while its files are being read ahead.

A command enters it before it imports the stage it needs: the worker starts and reads on one core
while the libraries are loaded on the other.  So nothing may be imported before it has started but
what starting it takes.
"""

from __future__ import annotations

import dataclasses
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from zgreport.findings import ZgreportError, room
from zgreport.ledgers.files.matching import wanted_files
from zgreport.ledgers.files.reader import Reader
from zgreport.periods import Period
from zgreport.pipeline.baseline import LastYear, find_last_year
from zgreport.pipeline.dating import odd_date
from zgreport.pipeline.warm import Warm, key_of
from zgreport.values import dataclass
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.definition.model import Definition
    from zgreport.findings import Finding
    from zgreport.pipeline.order import Order, Progress
    from zgreport.pipeline.warm import Key
    from zgreport.pipeline.year import Year

__all__ = ["Outset", "known_years", "outset"]

_ROOM = room("pipeline")


@dataclass(frozen=True, slots=True)
class Outset:
    """The workspace with last year's inputs where they come from, the definition, the period.

    `year` is the year itself, where `warm` has kept it; where not, `warm` is to keep it by `key`.
    `findings` are what is odd about the order as it stands.
    """

    workspace: Workspace
    definition: Definition
    period: Period
    last_year: LastYear
    reader: Reader
    warm: Warm
    key: Key
    year: Year | None = None
    findings: tuple[Finding, ...] = ()

    def start_proofreader(self) -> None:
        """Have the template opened, and whoever is to read the summary over made ready for it."""
        template = self.workspace.templates / self.definition.template
        self.warm.proofreader.start(template, self.workspace.show(template))


@contextmanager
def outset(
    order: Order, progress: Progress, reader: Reader | None = None, *, warm: Warm | None = None
) -> Iterator[Outset]:
    """What the order comes to; while inside, its files are read ahead.

    A reader given along keeps the files for further orders; `warm` may know the whole year.
    Raises ZgreportError where the definition is wrong or there is no such year.
    """
    with nullcontext(warm) if warm else _warm_for_once() as kept:
        key = key_of(order)
        known = kept.find(key, order)
        progress("definition", 1)
        if known is not None:
            found = (known.workspace, known.definition, known.period, known.last_year)
            yield Outset(*found, reader or Reader(), kept, key, known)
            return
        with nullcontext(reader) if reader else Reader() as own:
            yield _outset(order, own, kept, key)


@contextmanager
def _warm_for_once() -> Iterator[Warm]:
    """What one order keeps; its proofreader goes when it is carried out."""
    warm = Warm()
    try:
        yield warm
    finally:
        warm.proofreader.stop()


def known_years(workspace: Workspace, definition: Definition, reader: Reader) -> tuple[int, ...]:
    """The years that have a folder; where none has, those that the rows' dates tell."""
    years = workspace.years()
    if years or not workspace.inputs.is_dir():
        return years
    from zgreport.ledgers.years import years_of_rows  # needs numpy, and is hardly ever asked

    return years_of_rows(definition, workspace, reader)


def _outset(order: Order, reader: Reader, warm: Warm, key: Key) -> Outset:
    from zgreport.definition.read import read_definition  # while the worker starts
    from zgreport.language.reference import RESERVED

    workspace = Workspace(order.folder)
    shown = workspace.show(workspace.definition)
    definition = read_definition(workspace.definition, shown, RESERVED)
    period = _period(order, workspace, definition, reader)
    odd = tuple(odd_date(order.date, definition.date, period, definition.file))
    definition = dataclasses.replace(definition, date=order.date or definition.date)
    last_year = find_last_year(workspace, definition, period.year - 1, order.baseline)
    workspace = last_year.stand_in(workspace)
    reader.expect(wanted_files(definition, workspace, period.year))
    return Outset(workspace, definition, period, last_year, reader, warm, key, findings=odd)


def _period(order: Order, workspace: Workspace, definition: Definition, reader: Reader) -> Period:
    through = order.through
    if through and order.year not in (None, through.year):
        values = {"year": order.year, "through": str(through)}
        raise ZgreportError([_ROOM.error("through_outside_year", **values)])
    if through:
        return Period.through(through)
    year = order.year or max(known_years(workspace, definition, reader), default=None)
    if year is None:
        raise ZgreportError([_ROOM.error("no_year", folder=workspace.show(workspace.inputs))])
    return Period.whole(year)
