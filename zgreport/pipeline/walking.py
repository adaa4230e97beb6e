"""Walking: every file of a folder at any depth, with what could not be looked at told."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from zgreport.findings import Place, SurroundingsError, ZgreportError, room
from zgreport.values import dataclass
from zgreport.workspace import Workspace, is_leftover, is_spreadsheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.findings import Finding

__all__ = ["Walked", "walked"]

_ROOM = room("pipeline")
_SYSTEM = frozenset({"__MACOSX", "$RECYCLE.BIN", "System Volume Information"})


@dataclass(frozen=True, slots=True, eq=False)
class Walked:
    """The spreadsheets of a folder by their names in it, its other files, what is odd."""

    spreadsheets: Mapping[str, Path]
    others: tuple[str, ...]
    findings: tuple[Finding, ...]


def walked(source: Path, target: Path) -> Walked:
    """Every file of `source`, by folder and name; workspaces in it are passed by, and told.

    Of a folder that is a workspace itself only the inputs are looked at.  Raises ZgreportError
    where it is no folder, SurroundingsError where it cannot be listed.
    """
    if not source.is_dir():
        code = "not_a_folder" if source.exists() else "no_such_folder"
        raise ZgreportError([_ROOM.error(code, source.as_posix())])
    findings: list[Finding] = []
    spreadsheets: dict[str, Path] = {}
    others: list[str] = []
    top = Workspace(source).inputs if _is_workspace(source) else source
    for path in _files(top, target.resolve(), findings):
        name = path.relative_to(source).as_posix()
        if is_spreadsheet(path):
            spreadsheets[name] = path
        elif not is_leftover(path.name):
            others.append(name)
    return Walked(spreadsheets, tuple(others), tuple(findings))


def _files(top: Path, target: Path, findings: list[Finding]) -> Iterator[Path]:
    """The files below; links to folders are not followed, so that none is endless."""

    def unlisted(error: OSError) -> None:
        folder = Path(error.filename or top)
        if folder == top:
            raise SurroundingsError([_ROOM.error("cannot_list", folder.as_posix())])
        findings.append(_ROOM.warning("cannot_list", Place(file=folder.as_posix())))

    for folder, folders, files in os.walk(top, onerror=unlisted):
        kept = [Path(folder, name) for name in sorted(folders)]
        kept = [path for path in kept if path.name not in _SYSTEM and path.name[0] != "."]
        kept = [path for path in kept if path.resolve() != target]
        for path in filter(_is_workspace, kept):
            findings.append(_ROOM.warning("workspace_passed_by", Place(file=path.as_posix())))
        folders[:] = [path.name for path in kept if not _is_workspace(path)]
        yield from (Path(folder, name) for name in sorted(files))


def _is_workspace(folder: Path) -> bool:
    return Workspace(folder).definition.is_file()
