"""Unread: files that a ledger would take, in folders where nobody looks for them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from zgreport.findings import Finding, Place, room
from zgreport.ledgers.files.matching import in_year_folder
from zgreport.workspace import find_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from zgreport.definition.model import Definition, LedgerDef
    from zgreport.workspace import Workspace

__all__ = ["unread_files"]

_ROOM = room("ledgers")


def unread_files(
    definition: Definition, workspace: Workspace, years: Sequence[int], claimed: Collection[Path]
) -> Iterator[Finding]:
    """Files of a ledger below a year's folder, and beside the folders where those have files.

    A warning, but for a subfolder of a year that has the ledger: offices keep originals in such.
    """
    for ledger in definition.ledgers:
        for year in years:
            yield from _below(ledger, workspace, year)
        if any(_own(ledger, workspace, year) for year in years):
            for path in _matching(ledger, workspace.inputs):
                if path not in claimed:
                    place = Place(file=workspace.show(path))
                    yield _ROOM.warning("file_beside_years", place, ledger=ledger.name)


def _own(ledger: LedgerDef, workspace: Workspace, year: int) -> list[Path]:
    return [path for glob in ledger.files for path in in_year_folder(glob, workspace, year)]


def _below(ledger: LedgerDef, workspace: Workspace, year: int) -> Iterator[Finding]:
    folder = workspace.inputs_of(year)
    if not folder.is_dir():
        return
    tell = _ROOM.note if _own(ledger, workspace, year) else _ROOM.warning
    for below in sorted(path for path in folder.iterdir() if path.is_dir()):
        if below.name.startswith((".", "~")):
            continue
        if files := _matching(ledger, below):
            names = tuple(unicodedata.normalize("NFC", path.name) for path in files)
            place = Place(year=year, file=workspace.show(below))
            yield tell("files_in_subfolder", place, ledger=ledger.name, names=names)


def _matching(ledger: LedgerDef, folder: Path) -> list[Path]:
    return list(dict.fromkeys(path for glob in ledger.files for path in find_in(folder, glob)))
