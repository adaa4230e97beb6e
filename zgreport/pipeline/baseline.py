"""The baseline of a year: where last year's figures come from, and whether two sources agree."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zgreport.archive import baseline as sealed
from zgreport.archive import store
from zgreport.figures.facts import Facts
from zgreport.figures.published import Published
from zgreport.findings import Finding, ZgreportError, room
from zgreport.ledgers.load import load_records
from zgreport.pipeline.order import Choice
from zgreport.wording import quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.definition.model import Definition
    from zgreport.figures.expression import Expression
    from zgreport.figures.model import Figure
    from zgreport.periods import Period
    from zgreport.workspace import Workspace

__all__ = ["Source", "disagreements", "find_source"]

_ROOM = room("pipeline")


@dataclass(frozen=True, slots=True)
class Source:
    """Where last year comes from: the bag there is, if any, and whether it is the one used.

    `both` is True where there are inputs of last year as well; `decided` where it was asked for.
    """

    bag: sealed.Baseline | None = None
    used: bool = False
    both: bool = False
    decided: bool = False
    findings: tuple[Finding, ...] = ()

    def stand_in(self, workspace: Workspace) -> Workspace:
        """The workspace, with the bag's inputs in place of last year's where the bag is used."""
        if not self.used or self.bag is None:
            return workspace
        return dataclasses.replace(workspace, sealed=(self.bag.year, self.bag.inputs))

    def published(self, definition: Definition) -> Published | None:
        """Last year's figures as they went out, where the bag is used."""
        return Published(self.bag.figures, definition) if self.used and self.bag else None


def find_source(
    workspace: Workspace, definition: Definition, year: int, choice: Choice | None
) -> Source:
    """Where the figures of `year`, the year before the one to be told of, come from.

    Raises ZgreportError where the archive is asked for and holds no sound bag of that year.
    """
    archive = store.open_store(workspace.root / definition.archive, workspace.show)
    bag = sealed.baseline(archive, year)
    lying = any(store.year_of(each) == year for each in archive.bags)
    place = workspace.show(archive.folder)
    if bag is None and choice is Choice.ARCHIVE:
        raise ZgreportError([_ROOM.error("no_baseline", place, year=year)])
    inputs = bool(workspace.find_for_year("*", year)) and workspace.inputs_of(year).is_dir()
    used = bag is not None and (choice is Choice.ARCHIVE or (choice is None and not inputs))
    findings = []
    if bag is None and lying and not inputs:
        findings.append(_ROOM.warning("baseline_unsound", place, year=year))
    if bag is not None and used:
        findings.append(_ROOM.note("baseline", year=year, id=bag.id))
    return Source(bag, used, inputs, choice is not None, tuple(findings))


def disagreements(
    source: Source, facts: Facts, workspace: Workspace, definition: Definition, period: Period
) -> Iterator[Finding]:
    """What the two sources say differently of the figures asked for so far, both numbers given.

    Then the names of figures that were redefined since (口径调整).
    """
    if source.bag is None or not period.is_whole_year:
        return
    published = Published(source.bag.figures, definition)
    counted = facts
    if source.used and source.both:
        counted = Facts(definition, load_records(definition, workspace, period.year), period)
    redefined: dict[str, None] = {}
    for expression, figure in _each_once(facts):
        found = published.find(expression, figure.name)
        if found is None:
            continue
        if published.is_redefined(expression, found):
            redefined[figure.name] = None
        elif source.both:
            yield from _compared(source, counted, expression, figure, found.value)
    if redefined:
        yield _redefined(source.bag.id, tuple(redefined), used=source.used)


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
    source: Source, counted: Facts, expression: Expression, figure: Figure, published: object
) -> Iterator[Finding]:
    try:
        inputs = counted.figure(expression, figure.name).previous
    except ZgreportError:  # of last year's inputs as they are now; a build from them says so
        return
    if inputs is None or published is None or inputs == published or source.bag is None:
        return
    make = _ROOM.note if source.decided else _ROOM.warning
    yield make(
        "disagrees_archive" if source.used else "disagrees_inputs",
        name=figure.name,
        counted=quantity.amount(inputs, figure),
        published=quantity.amount(published, figure),  # type: ignore[arg-type]  # a Fraction
        id=source.bag.id,
    )
