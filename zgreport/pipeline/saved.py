"""Saved: what a build reads, as it looks from outside, and whether it is all there yet.

Word and WPS save into another file and let it take the name of the old one, LibreOffice and copying
write a file bit by bit: for a moment it is missing, empty or half.
"""

from __future__ import annotations

import stat
import zipfile
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import io
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from zgreport.pipeline.order import Order
    from zgreport.workspace import Workspace

__all__ = ["NOTHING", "State", "changed", "folders_of", "is_whole", "listing", "state_of"]

State: TypeAlias = "Mapping[Path, tuple[int, int]]"
"""Size and time of the last change of each file that is there.

Not which place on the disk it has: some network drives give it another each time it is asked.
"""

NOTHING: State = MappingProxyType({})
_MOST_PROVED = 50 * 2**20  # bytes; a larger book takes seconds to be read through


def folders_of(workspace: Workspace, order: Order) -> tuple[Path, ...]:
    """The folders in which a save may ask for another build; not that of the results."""
    year = order.year_in(workspace)
    years = (workspace.inputs_of(year - 1), workspace.inputs_of(year))
    return workspace.templates, workspace.inputs, *years


def state_of(workspace: Workspace, order: Order) -> State:
    """The state of all templates and of every input that the order may read."""
    return MappingProxyType(dict(_states(_files(workspace, order))))


def listing(folder: Path) -> State:
    """The state of what lies in a folder of results, but for files of our own that are hidden."""
    try:
        paths = [path for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError:
        return NOTHING
    return MappingProxyType(dict(_states(paths)))


def changed(before: State, now: State) -> tuple[Path, ...]:
    """The files that came, went or were saved between the two, sorted."""
    return tuple(sorted(p for p in {*before, *now} if before.get(p) != now.get(p)))


def is_whole(path: Path) -> bool:
    """False for a file that is missing, empty, held by its writer, or a half-written package."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return True  # whoever reads it will say what it is
        with path.open("rb") as file:
            return _is_whole(file)
    except OSError:
        return False


def _is_whole(file: io.BufferedReader) -> bool:
    start = file.read(64)
    if not start.startswith(b"PK"):
        return bool(start.strip(b"\0"))  # an old book, a text: nothing tells its end
    try:
        with zipfile.ZipFile(file) as package:
            size = sum(entry.compress_size for entry in package.infolist())
            return size > _MOST_PROVED or package.testzip() is None
    except Exception:  # a damaged zip raises nearly anything
        return False


def _files(workspace: Workspace, order: Order) -> Iterator[Path]:
    try:
        yield from workspace.inputs_beside(order.year_in(workspace))
        yield from workspace.templates_there()
    except OSError:  # a network drive that is gone: all its files are
        return


def _states(paths: Iterable[Path]) -> Iterator[tuple[Path, tuple[int, int]]]:
    for path in paths:
        try:
            found = path.stat()
        except OSError:
            continue
        yield path, (found.st_size, found.st_mtime_ns)
