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
from zgreport.drafting.crosswalk import paper
from zgreport.drafting.crosswalk.corrections import corrected
from zgreport.drafting.crosswalk.rows import FILE
from zgreport.drafting.draft import draft
from zgreport.drafting.given import Given
from zgreport.findings import Place, ZgreportError, room
from zgreport.language.reference import RESERVED
from zgreport.ledgers.files.reader import Reader
from zgreport.names import comparable, near_misses
from zgreport.pipeline.crosswalk import as_crosswalk, read_crosswalk
from zgreport.pipeline.order import silent
from zgreport.pipeline.settling import Desk, settled
from zgreport.pipeline.starting import TEMPLATE, read_books
from zgreport.values import dataclass
from zgreport.workspace import Workspace, find_in, is_spreadsheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from zgreport.drafting.crosswalk.corrections import Corrected
    from zgreport.drafting.found import TableName
    from zgreport.drafting.guesses import Reason
    from zgreport.drafting.proposal import Proposal
    from zgreport.findings import Finding
    from zgreport.pipeline.order import Progress
    from zgreport.pipeline.settling import Settled

__all__ = ["Redone", "redo"]

_ROOM, _DRAFTING = room("pipeline"), room("drafting")


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
        said = corrected(read_crosswalk(folder, reader), RESERVED)
        inside = _inputs(workspace)
        books = read_books(inside, reader)
        progress("reading", len(books))
        with _adopted(said, workspace, reader) as (taken, tables):
            books += read_books(taken, reader)
            given = _with_tables(said.given, tables)
            now = settled(books, given, Desk(workspace, reader, say, progress))
            _refuse_still_read(now.proposal, given, workspace)
            _refuse_strangers(now.proposal, said)
            kept, template_kept = _written(now, given, workspace, said, say)
    return Redone(now.proposal, now.findings, said.changed, kept, template_kept)


def _inputs(workspace: Workspace) -> dict[str, Path]:
    """The spreadsheets that builds read, by their names in `inputs/`: no folders in folders."""
    folders = (workspace.inputs, *map(workspace.inputs_of, workspace.years()))
    files = (path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir()))
    found = (path for path in files if path.is_file() and is_spreadsheet(path))
    return {path.relative_to(workspace.inputs).as_posix(): path for path in found}


def _with_tables(given: Given, tables: Mapping[TableName, str]) -> Given:
    return dataclasses.replace(given, tables=MappingProxyType({**given.tables, **tables}))


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


def _refuse_strangers(proposal: Proposal, said: Corrected) -> None:
    """Raise ZgreportError where spellings are to become a name that the registry does not have."""
    members = {each.name: each.members for each in proposal.registries}
    found = []
    for (owner, name), place in said.places.items():
        known = members.get(owner)
        if known is not None and comparable(name) not in set(map(comparable, known)):
            near = near_misses(name, known)
            found.append(_DRAFTING.error("no_member", place, name=name, owner=owner, near=near))
    if found:
        raise ZgreportError(found)


@contextmanager
def _adopted(
    said: Corrected, workspace: Workspace, reader: Reader
) -> Iterator[tuple[Mapping[str, Path], Mapping[TableName, str]]]:
    """Copy the files that are wanted after all, for as long as nothing fails.

    Yields them by their names in `inputs/`, and which ledger their tables belong to.
    """
    targets, paths = _targets(said, workspace, reader)
    made: dict[str, Path] = {}
    try:
        for file, target in targets.items():
            made[target] = path = workspace.inputs / target
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(paths[file], path)
        yield made, {(targets[f], sheet): to for (f, sheet), to in said.wanted.items()}
    except BaseException:
        for path in made.values():
            path.unlink(missing_ok=True)
        raise


def _targets(
    said: Corrected, workspace: Workspace, reader: Reader
) -> tuple[Mapping[str, str], Mapping[str, Path]]:
    """Where the wanted files go, and where they are; raises ZgreportError where they cannot."""
    folder = Path(said.folder)
    paths = {file: folder / file for file, _ in said.wanted}
    if gone := tuple(file for file, path in paths.items() if not path.is_file()):
        place = Place(file=FILE, sheet=paper.TABLES)
        raise ZgreportError([_ROOM.error("outside_gone", place, files=gone, folder=str(folder))])
    found = draft(read_books(paths, reader), Given(tables=said.wanted)) if paths else None
    targets = {f.source: f.target or Path(f.source).name for f in found.files} if found else {}
    there = [workspace.inputs / t for t in targets.values() if (workspace.inputs / t).exists()]
    if there:
        raise ZgreportError([_ROOM.error("already_there", workspace.show(p)) for p in there])
    return targets, paths


def _written(
    now: Settled, given: Given, workspace: Workspace, said: Corrected, say: Callable[[Reason], str]
) -> tuple[tuple[str, ...], bool]:
    """Write what is new, all of it or nothing.

    The names of the older files as they are kept now, and whether the template was left alone.
    """
    template = workspace.templates / TEMPLATE
    edited = template.is_file() and _checksum(template) != said.template
    older = {_beside(path): path for path in (workspace.definition, workspace.root / FILE)}
    files = {path: old.read_bytes() for path, old in older.items() if old.is_file()}
    kept = tuple(map(workspace.show, files))
    if not edited:
        workspace.templates.mkdir(exist_ok=True)
        files[template] = now.template
    files[workspace.root / FILE] = as_crosswalk(now, say, said.folder, given=given)
    files[workspace.definition] = now.definition.encode()
    shown = {workspace.show(path): data for path, data in files.items()}
    output.write_together(workspace.root, shown, workspace.show)
    return kept, edited


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _beside(path: Path) -> Path:
    """A name beside the file that is free: report-旧.yaml, report-旧2.yaml."""
    names = (f"{path.stem}-旧{n or ''}{path.suffix}" for n in (0, *range(2, 10_000)))
    return next(p for p in map(path.with_name, names) if not p.exists())
