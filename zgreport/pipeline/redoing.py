"""Redoing: a definition written anew after the office has corrected 对照表.

All is worked out before anything is written; what was there is kept beside.
"""

from __future__ import annotations

import dataclasses
import hashlib
import shutil
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport import output
from zgreport.drafting import crosswalk as paper
from zgreport.drafting.corrections import corrections, outside_of
from zgreport.drafting.draft import draft
from zgreport.drafting.given import Given
from zgreport.drafting.typed_rows import FILE
from zgreport.findings import Place, ZgreportError, room
from zgreport.language.reference import RESERVED
from zgreport.ledgers.files.reader import Reader
from zgreport.pipeline.crosswalk import as_crosswalk, read_crosswalk
from zgreport.pipeline.order import silent
from zgreport.pipeline.settling import Desk, settled
from zgreport.pipeline.starting import TEMPLATE, listed, read_books
from zgreport.values import dataclass
from zgreport.workspace import Workspace, find_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from zgreport.drafting.corrections import Outside
    from zgreport.drafting.guesses import Reason
    from zgreport.drafting.proposal import Proposal
    from zgreport.findings import Finding
    from zgreport.pipeline.order import Progress
    from zgreport.pipeline.settling import Settled

__all__ = ["Redone", "redo"]

_ROOM = room("pipeline")


@dataclass(frozen=True, slots=True, eq=False)
class Redone:
    """What is proposed now and what a build says; how much was corrected, and what was kept.

    `kept` are the older files that stand beside the new ones; `template_kept` says that the
    template was edited by hand and stays as it is.
    """

    proposal: Proposal
    findings: tuple[Finding, ...]
    corrected: int
    kept: tuple[str, ...]
    template_kept: bool


def redo(folder: Path, say: Callable[[Reason], str], progress: Progress = silent) -> Redone:
    """Write the definition anew from the workspace's inputs and its corrected 对照表.

    Raises ZgreportError with everything that cannot be meant in 对照表, each by its cell;
    SurroundingsError where something cannot be written.  Then all is as it was.
    """
    workspace = Workspace(folder)
    with Reader() as reader:
        desk = Desk(workspace, reader, say, progress)
        book = read_crosswalk(folder, reader)
        inside, _ = listed(workspace.inputs, workspace.inputs)
        books = read_books(inside, reader)
        outside = outside_of(book, paper.crosswalk(draft(books, Given()), say))
        with _adopted(outside, workspace, reader) as (taken, first):
            books = [*books, *read_books(taken, reader)] if taken else books
            fresh = settled(books, first, desk)
            given = corrections(book, paper.crosswalk(fresh.proposal, say), RESERVED)
            given = dataclasses.replace(
                given, tables=MappingProxyType({**first.tables, **given.tables})
            )
            now = settled(books, given, desk)
            _refuse_still_read(now.proposal, given, workspace)
            kept, template_kept = _written(now, workspace, outside, say)
    changed = len(given.tables) + len(given.columns) + len(given.ledgers) + len(given.spellings)
    return Redone(now.proposal, now.findings, changed, kept, template_kept)


def _refuse_still_read(proposal: Proposal, given: Given, workspace: Workspace) -> None:
    """Raise ZgreportError where a file that is not to be used has a ledger's name.

    Nothing in `inputs/` is moved or deleted, so that a build would read it all the same.
    """
    used = {table.file for owner in proposal.owners for table in owner.family.tables}
    out = {file for (file, _), to in given.tables.items() if not to} - used
    globs = [glob for owner in proposal.owners for glob in owner.family.files]
    found = [
        _ROOM.error("still_read", workspace.show(workspace.inputs / file))
        for file in sorted(out)
        if any(
            workspace.inputs / file in find_in((workspace.inputs / file).parent, g) for g in globs
        )
    ]
    if found:
        raise ZgreportError(found)


@contextmanager
def _adopted(
    outside: Outside, workspace: Workspace, reader: Reader
) -> Iterator[tuple[Mapping[str, Path], Given]]:
    """Copy the files that are wanted after all, for as long as nothing fails.

    Yields them by their names in `inputs/`, and which ledger their tables belong to.
    """
    folder = Path(outside.folder)
    paths = {file: folder / file for file, _ in outside.wanted}
    if gone := tuple(file for file, path in paths.items() if not path.is_file()):
        place = Place(file=FILE, sheet=paper.TABLES)
        raise ZgreportError([_ROOM.error("outside_gone", place, files=gone, folder=str(folder))])
    given = Given(tables=outside.wanted)
    found = draft(read_books(paths, reader), given) if paths else None
    targets = {f.source: f.target or Path(f.source).name for f in found.files} if found else {}
    there = [workspace.inputs / t for t in targets.values() if (workspace.inputs / t).exists()]
    if there:
        raise ZgreportError([_ROOM.error("already_there", workspace.show(p)) for p in there])
    made: dict[str, Path] = {}
    try:
        for file, target in targets.items():
            made[target] = path = workspace.inputs / target
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(paths[file], path)
        named = {(targets[f], sheet): to for (f, sheet), to in outside.wanted.items()}
        yield made, Given(tables=MappingProxyType(named))
    except BaseException:
        for path in made.values():
            path.unlink(missing_ok=True)
        raise


def _written(
    now: Settled, workspace: Workspace, outside: Outside, say: Callable[[Reason], str]
) -> tuple[tuple[str, ...], bool]:
    """Write what is new; the older files' names now, and whether the template was left alone."""
    template = workspace.templates / TEMPLATE
    edited = template.is_file() and _checksum(template) != outside.template
    table = as_crosswalk(now, say, outside.folder, {})
    kept = [_kept(workspace.definition), _kept(workspace.root / FILE)]
    if not edited:
        output.write_file(template, now.template)
    output.write_file(workspace.root / FILE, table)
    output.write_file(workspace.definition, now.definition.encode())
    return tuple(workspace.show(path) for path in kept if path), edited


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _kept(path: Path) -> Path | None:
    """A copy beside the file under a name that is free: report-旧.yaml, report-旧2.yaml."""
    if not path.is_file():
        return None
    names = (f"{path.stem}-旧{n or ''}{path.suffix}" for n in (0, *range(2, 10_000)))
    free = next(p for p in map(path.with_name, names) if not p.exists())
    shutil.copy2(path, free)
    return free
