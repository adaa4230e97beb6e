"""Starting: a new workspace from a folder of an office's own spreadsheets.

The folder is only read.  What is proposed is tried by the build's own pipeline before anything
is put in place; what a build would refuse is proposed otherwise.
"""

from __future__ import annotations

import dataclasses
import errno
import shutil
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.drafting.crosswalk.rows import FILE
from zgreport.drafting.found import FoundBook, Gathered
from zgreport.drafting.gathering import gather
from zgreport.drafting.given import Given
from zgreport.example import made_whole, starter
from zgreport.findings import Place, SurroundingsError, ZgreportError, room
from zgreport.ledgers.files.reader import Reader
from zgreport.ledgers.files.sheet import Unreadable
from zgreport.pipeline.crosswalk import as_crosswalk
from zgreport.pipeline.order import silent
from zgreport.pipeline.settling import Desk, refuse_without_year, settled, why_not_read
from zgreport.pipeline.walking import walked
from zgreport.values import dataclass
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from zgreport.drafting.found import TableName
    from zgreport.drafting.guesses import Reason
    from zgreport.drafting.proposal import Proposal
    from zgreport.findings import Finding
    from zgreport.pipeline.order import Progress

__all__ = ["TEMPLATE", "Gathered", "Started", "read_books", "start"]

_ROOM = room("pipeline")
TEMPLATE = "综述.docx"
_MOST = 10  # files that are named


@dataclass(frozen=True, slots=True, eq=False)
class Started:
    """A new workspace: its folder, what was understood, and what a first build will say.

    `folder_read` is what the folder itself held: which files went where, and which stay out.
    `others` are the files of the folder that are no spreadsheets.
    """

    folder: Path
    proposal: Proposal
    folder_read: Gathered
    findings: tuple[Finding, ...]
    others: tuple[str, ...]


def start(
    source: Path, target: Path, say: Callable[[Reason], str], progress: Progress = silent
) -> Started:
    """Make `target` a workspace from the spreadsheets in `source`, whole or not at all.

    `say` puts a reason into the words that stand in the definition.  Raises ZgreportError where
    the folder holds no ledger that can be read, or `target` holds something already;
    SurroundingsError where it cannot be written.
    """
    found = walked(source, target)
    paths, others = found.spreadsheets, found.others
    with Reader() as reader, made_whole(target) as made:
        books = read_books(paths, reader)
        progress("reading", len(books))
        first = gather(books, Given())
        if not first.families:
            raise ZgreportError([*found.findings, *_nothing(source, first)])
        refuse_without_year(
            first.years, [family.name for family in first.families], source.as_posix()
        )
        workspace = Workspace(made)
        starter(made, for_windows=sys.platform == "win32")
        _copy(first, paths, workspace, reader)
        targets = {file.source: file.target for file in first.files if file.target}
        inside = [book.named(targets[book.name]) for book in books if book.name in targets]
        desk = Desk(workspace, reader, say, progress)
        now = settled(inside, Given(), desk)
        _leave_out(now.proposal, workspace)
        workspace.definition.write_text(now.definition, encoding="utf-8", newline="\n")
        workspace.templates.mkdir()
        (workspace.templates / TEMPLATE).write_bytes(now.template)
        outside = _outside(first, now.proposal)
        now = dataclasses.replace(now, proposal=_inside(now.proposal))
        table = as_crosswalk(now, say, str(source.resolve()), outside)
        (made / FILE).write_bytes(table)
    return Started(target, now.proposal, first, (*found.findings, *now.findings), others)


def _inside(proposal: Proposal) -> Proposal:
    """The proposal without the files that were taken out: they are told as outside."""
    kept = tuple(file for file in proposal.files if file.target)
    names = {file.source for file in kept}
    left_out = {name: why for name, why in proposal.left_out.items() if name[0] in names}
    return dataclasses.replace(proposal, files=kept, left_out=MappingProxyType(left_out))


def _nothing(source: Path, found: Gathered) -> Iterator[Finding]:
    """That there is no ledger in the folder, and of each table looked at why it is none."""
    place = Place(file=source.as_posix())
    if not found.files:
        yield _ROOM.error("no_spreadsheets", place)
        return
    names = tuple(f"{file}（{sheet}）" if sheet else file for file, sheet in found.set_aside)
    yield _ROOM.error("nothing_to_start_from", place, names=names[:_MOST], count=len(names))
    yield from why_not_read(found.set_aside)


def read_books(paths: Mapping[str, Path], reader: Reader) -> list[FoundBook]:
    """The books of the files by their names, in that order; what cannot be read says why."""
    reader.expect(paths.values())
    return [_book(name, path, reader) for name, path in paths.items()]


def _book(name: str, path: Path, reader: Reader) -> FoundBook:
    try:
        return FoundBook(name, reader.read(path))
    except Unreadable as error:
        return FoundBook(name, None, f"ledgers.{error.code}")


def _copy(first: Gathered, paths: Mapping[str, Path], workspace: Workspace, reader: Reader) -> None:
    """Copy the files to where they go."""
    for file in first.files:
        if file.target:
            path = workspace.inputs / file.target
            path.parent.mkdir(parents=True, exist_ok=True)
            _copy_file(paths[file.source], path)
            reader.copied(paths[file.source], path)


def _copy_file(source: Path, target: Path) -> None:
    """Copy a file; SurroundingsError names the one that has gone or cannot be read any more."""
    try:
        shutil.copy2(source, target)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise
        reason = errno.errorcode.get(error.errno or 0, str(error))
        raise SurroundingsError(
            [_ROOM.error("cannot_copy", source.as_posix(), reason=reason)]
        ) from None


def _leave_out(proposal: Proposal, workspace: Workspace) -> None:
    """Take out of the workspace in the making what no ledger reads after all."""
    for file in proposal.files:
        if not file.target:
            (workspace.inputs / file.source).unlink()


def _outside(first: Gathered, now: Proposal) -> dict[TableName, Reason]:
    """The tables of the folder's files that are not in the workspace, and why."""
    targets = {file.source: file.target for file in first.files}
    sources = {file.target: file.source for file in first.files if file.target}
    gone = {file.source for file in now.files if not file.target}
    never = {name: why for name, why in first.set_aside.items() if not targets.get(name[0])}
    later = {
        (sources[file], sheet): why for (file, sheet), why in now.left_out.items() if file in gone
    }
    return {**never, **later}
