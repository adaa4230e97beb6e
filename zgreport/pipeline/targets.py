"""Targets: files whose names an option gives; what may be written there, and what stays."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from zgreport import output
from zgreport.findings import Finding, Found, Place, room
from zgreport.output.own import is_own
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["refuse_targets", "write_target"]

_ROOM = room("pipeline")


def refuse_targets(
    folder: Path, targets: Iterable[Path | None], source: Path | None = None
) -> None:
    """Raise ZgreportError where one of the files must not be written; None is no file.

    Nothing goes into the inputs and templates of the workspace, where it would be read as one of
    them.  A file that is there is replaced only where it was written here and nobody has saved it
    since: whatever the option, it may be a ledger, the definition or a page somebody worked on.
    No file is written twice, nor onto the `source` that it is made from.
    """
    named = [target for target in targets if target is not None]
    Found(f for target in named for f in _refused(target, folder, source)).refuse()
    known: list[Path] = []
    for target in named:
        if target.resolve() in known:
            Found([_ROOM.error("target_twice", Place(file=target.as_posix()))]).refuse()
        known.append(target.resolve())


def write_target(folder: Path, target: Path, data: bytes, source: Path | None = None) -> None:
    """Write one of them; raises as `refuse_targets`, SurroundingsError where the disk fails."""
    refuse_targets(folder, (target,), source)
    output.write_file(target, data, lambda path: path.as_posix())


def _refused(target: Path, folder: Path, source: Path | None) -> Iterator[Finding]:
    workspace, place = Workspace(folder), Place(file=target.as_posix())
    around = [kept for kept in (workspace.inputs, workspace.templates) if _is_within(target, kept)]
    if source is not None and _is_same(target, source):
        yield _ROOM.error("copy_onto_itself", place)
    elif around:
        yield _ROOM.error("target_among_inputs", place, folder=workspace.show(around[0]))
    elif os.path.lexists(target) and not _is_own(target):
        yield _ROOM.error("target_taken", place)


def _is_within(target: Path, folder: Path) -> bool:
    """By what the folders are, not only by their names: Inputs may be inputs."""
    return any(_is_same(parent, folder) for parent in target.resolve().parents)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return one.resolve() == other.resolve()


def _is_own(target: Path) -> bool:
    try:
        return is_own(target)
    except OSError:
        return False
