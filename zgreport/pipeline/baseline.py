"""The baseline of a year: where last year's figures come from."""

from __future__ import annotations

import dataclasses
import os
from typing import TYPE_CHECKING

from zgreport.findings import Finding, ZgreportError, room
from zgreport.pipeline.order import Choice
from zgreport.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.archive.baseline import Baseline
    from zgreport.definition.model import Definition
    from zgreport.workspace import Workspace

__all__ = ["LastYear", "find_last_year"]

_ROOM = room("pipeline")


@dataclass(frozen=True, slots=True)
class LastYear:
    """Where last year comes from: the bag there is, if any, and whether it is the one used.

    `both` is True where there are inputs of last year as well; `decided` where it was asked for.
    """

    bag: Baseline | None = None
    used: bool = False
    both: bool = False
    decided: bool = False
    findings: tuple[Finding, ...] = ()

    def stand_in(self, workspace: Workspace) -> Workspace:
        """The workspace, with the bag's inputs in place of last year's where the bag is used."""
        if not self.used or self.bag is None:
            return workspace
        return dataclasses.replace(workspace, sealed=(self.bag.year, self.bag.inputs))


def find_last_year(
    workspace: Workspace, definition: Definition, year: int, choice: Choice | None
) -> LastYear:
    """Where the figures of `year`, the year before the one to be told of, come from.

    Raises ZgreportError where the archive is asked for and holds no sound bag of that year.
    """
    folder = workspace.root / definition.archive
    inputs = bool(workspace.find_for_year("*", year)) and workspace.inputs_of(year).is_dir()
    if not os.path.lexists(folder) and choice is not Choice.ARCHIVE:
        return LastYear(both=inputs, decided=choice is not None)
    return _archived(workspace, folder, year, choice, inputs=inputs)


def _archived(
    workspace: Workspace, folder: Path, year: int, choice: Choice | None, *, inputs: bool
) -> LastYear:
    """Last year where there may be an archive; its room is loaded only for this."""
    from zgreport.archive import baseline as sealed
    from zgreport.archive import store

    archive = store.open_store(folder, workspace.show)
    bag = sealed.baseline(archive, year)
    lying = any(store.year_of(each) == year for each in archive.bags)
    place = workspace.show(archive.folder)
    if bag is None and choice is Choice.ARCHIVE:
        raise ZgreportError([_ROOM.error("no_baseline", place, year=year)])
    used = bag is not None and (choice is Choice.ARCHIVE or (choice is None and not inputs))
    findings = []
    if bag is None and lying and not inputs:
        findings.append(_ROOM.warning("baseline_unsound", place, year=year))
    if bag is not None and used:
        findings.append(_ROOM.note("baseline", year=year, id=bag.id))
    return LastYear(bag, used, inputs, choice is not None, tuple(findings))
