"""Misplaced: a file of typed-in figures that lies where, or is called as, nothing looks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import Finding, Place, room
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from zgreport.workspace import Workspace

__all__ = ["misplaced_typed"]

_ROOM = room("ledgers")

_NAME = "上年数"
_ALIKE = ("上年数", "去年数", "上一年数", "上年度数", "上年同期数")
_SUFFIXES = {".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ods", ".csv", ".txt"}


def misplaced_typed(
    workspace: Workspace, year: int, claimed: Collection[Path], *, has_ledgers: bool
) -> Iterator[Finding]:
    """Errors and warnings for files of typed-in figures that are not last year's `year - 1`.

    They belong into the folder of the year whose figures they hold.  `claimed` are the files that
    something reads; `has_ledgers` says whether this year has ledgers of its own.
    """
    right = workspace.show(workspace.inputs_of(year - 1) / f"{_NAME}.xlsx")
    outside = (workspace.inputs, workspace.root, workspace.templates)
    for path in (path for folder in outside for path in _typed_in(folder)):
        if path not in claimed:
            place = Place(file=workspace.show(path))
            yield _ROOM.error("typed_misplaced", place, right=right, year=year - 1)
    own, before = (_typed_in(workspace.inputs_of(each)) for each in (year, year - 1))
    for path in (*own, *before):
        place = Place(year=int(path.parent.name), file=workspace.show(path))
        if path.stem != _NAME and path not in claimed:
            suffix = path.suffix.lower()
            wanted = workspace.show(path.with_name(f"{_NAME}{suffix}"))
            yield _ROOM.warning("typed_misnamed", place, right=wanted)
        elif path in own and has_ledgers:
            yield _ROOM.warning("typed_in_own_year", place, right=right, year=year)


def _typed_in(folder: Path) -> list[Path]:
    """The files of a folder that are called as typed-in figures are, in their order."""
    if not folder.is_dir():
        return []
    found = (path for path in folder.iterdir() if _is_typed(path))
    return sorted(path for path in found if path.is_file())


def _is_typed(path: Path) -> bool:
    name = comparable(path.stem)
    alike = any(word in name for word in _ALIKE)
    return alike and path.suffix.lower() in _SUFFIXES and not name.startswith(("~$", "."))
