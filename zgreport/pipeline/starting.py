"""Starting: a new workspace from a folder of an office's own spreadsheets.

The folder is only read.  What is proposed is tried by the build's own pipeline before anything
is put in place; what a build would refuse is proposed otherwise.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from zgreport.document.starting import starting_template
from zgreport.drafting.definition_text import definition_text
from zgreport.drafting.draft import draft
from zgreport.drafting.found import FoundBook
from zgreport.drafting.given import Given
from zgreport.drafting.lessons import lessons, with_lessons
from zgreport.drafting.naming_figures import named_figures
from zgreport.drafting.outline import outline
from zgreport.example import made_whole, starter
from zgreport.findings import Place, ZgreportError, room
from zgreport.ledgers.files.reader import Reader
from zgreport.ledgers.files.sheet import Unreadable
from zgreport.pipeline.order import Order, silent
from zgreport.pipeline.trial import tried
from zgreport.values import dataclass
from zgreport.workspace import Workspace, is_spreadsheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zgreport.drafting.guesses import Reason
    from zgreport.drafting.proposal import Proposal
    from zgreport.findings import Finding
    from zgreport.pipeline.order import Progress

__all__ = ["Started", "start"]

_ROOM = room("pipeline")
_TEMPLATE = "综述.docx"
_ROUNDS = 6  # each takes something back; more would be a folder that nothing can be made of


@dataclass(frozen=True, slots=True, eq=False)
class Started:
    """A new workspace: its folder, what was understood, and what a first build will say.

    `others` are the files of the folder that are no spreadsheets.
    """

    folder: Path
    proposal: Proposal
    findings: tuple[Finding, ...]
    others: tuple[str, ...]


def start(
    source: Path, target: Path, say: Callable[[Reason], str], progress: Progress = silent
) -> Started:
    """Make `target` a workspace from the spreadsheets in `source`, whole or not at all.

    `say` puts a reason into the words that stand in the definition.  Raises ZgreportError where
    the folder holds no spreadsheet that can be read, or `target` holds something already;
    SurroundingsError where it cannot be written.
    """
    paths, others = _listed(source, target)
    with Reader() as reader, made_whole(target) as made:
        books = _read(paths, reader)
        progress("reading", len(books))
        if not any(book.book for book in books):
            raise ZgreportError([_ROOM.error("nothing_to_start_from", Place(file=str(source)))])
        starter(made, for_windows=sys.platform == "win32")
        desk = _Desk(source, made, reader, say)
        proposal, findings = desk.settle(books, Given(), progress)
    return Started(target, proposal, findings, others)


def _listed(source: Path, target: Path) -> tuple[dict[str, Path], tuple[str, ...]]:
    """The spreadsheets of the folder at any depth by their name in it, and its other files.

    A workspace that lies in the folder is none of it, nor is what Office leaves beside a file.
    """
    paths: dict[str, Path] = {}
    others: list[str] = []
    for path in _walked(source, target.resolve()):
        name = path.relative_to(source).as_posix()
        if is_spreadsheet(path):
            paths[name] = path
        elif not path.name.startswith((".", "~$")):
            others.append(name)
    return paths, tuple(others)


def _walked(source: Path, target: Path) -> Iterator[Path]:
    """Every file, by folder and name; links to folders are not followed, so that none is endless.

    Raises OSError where the folder itself cannot be listed.
    """
    os.scandir(source).close()
    for folder, folders, files in os.walk(source):
        folders[:] = sorted(
            n for n in folders if not n.startswith(".") and Path(folder, n).resolve() != target
        )
        yield from (Path(folder, name) for name in sorted(files))


def _read(paths: dict[str, Path], reader: Reader) -> list[FoundBook]:
    reader.expect(paths.values())
    return [_book(name, path, reader) for name, path in paths.items()]


def _book(name: str, path: Path, reader: Reader) -> FoundBook:
    try:
        return FoundBook(name, reader.read(path))
    except Unreadable as error:
        return FoundBook(name, None, f"ledgers.{error.code}")


class _Desk:
    """A workspace in the making: written, tried, and written otherwise until a build goes."""

    def __init__(
        self, source: Path, made: Path, reader: Reader, say: Callable[[Reason], str]
    ) -> None:
        self.source, self.workspace, self.reader, self.say = source, Workspace(made), reader, say

    def settle(
        self, books: Sequence[FoundBook], given: Given, progress: Progress
    ) -> tuple[Proposal, tuple[Finding, ...]]:
        """The proposal that a build takes, and what a build then says.

        Where nothing more can be taken back, what is still wrong is in the findings.
        """
        for _ in range(_ROUNDS):
            proposal = draft(books, given)
            if not proposal.ledgers:
                raise ZgreportError([_ROOM.error("no_ledger_found", reasons=_why(proposal))])
            self._write(proposal)
            findings = tried(Order(self.workspace.root, max(proposal.years)), self.reader)
            progress("trying", len(findings))
            learnt = with_lessons(given, lessons(findings, proposal))
            if learnt is None:
                break
            given = learnt
        return proposal, findings

    def _write(self, proposal: Proposal) -> None:
        workspace, figures = self.workspace, named_figures(proposal)
        self._copy({f.target: f.source for f in proposal.files if f.target})
        text = definition_text(proposal, figures, self.say)
        workspace.definition.write_text(text, encoding="utf-8", newline="\n")
        workspace.templates.mkdir(exist_ok=True)
        page = starting_template(outline(proposal, figures))
        (workspace.templates / _TEMPLATE).write_bytes(page)

    def _copy(self, files: dict[str, str]) -> None:
        """Copy what is not there yet; what an earlier proposal put there and this does not goes."""
        inputs = self.workspace.inputs
        for path in [p for p in _files_in(inputs) if p.name != self.workspace.definition.name]:
            if path.relative_to(inputs).as_posix() not in files:
                path.unlink()
        for target, source in files.items():
            path = inputs / target
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(self.source / source, path)
                self.reader.copied(self.source / source, path)


def _why(proposal: Proposal) -> tuple[str, ...]:
    """The files and sheets that are left out, as a refusal names them."""
    return tuple(f"{file}（{sheet}）" if sheet else file for file, sheet in proposal.left_out)


def _files_in(folder: Path) -> Iterable[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else ()
