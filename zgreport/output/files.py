"""Files: put in place of old ones all together, or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["Unplaced", "clear", "put", "put_all", "replace", "settle", "write"]

_NO_FILES: Mapping[str, Callable[[], bytes]] = MappingProxyType({})
_TEMPORARY = ".zg-"
_TRIES, _PAUSE = 5, 0.1  # an indexer or virus scanner lets go of a file within that time
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)


class Unplaced(Exception):  # noqa: N818  # carries the OSError that says why
    """A file could not be put in place of the old one.

    `restored` is True where everything is as it was before, which only a failing disk prevents.
    """

    def __init__(self, name: str, reason: OSError, *, restored: bool) -> None:
        super().__init__(name)
        self.name = name
        self.reason = reason
        self.restored = restored


def clear(folder: Path) -> None:
    """Remove temporary files that an interrupted build left; nothing else is touched."""
    for path in folder.iterdir():
        if path.name.startswith(_TEMPORARY) and (path.is_symlink() or not path.is_dir()):
            path.unlink(missing_ok=True)


def put(folder: Path, name: str, data: bytes) -> None:
    """Write one file whole or not at all, be it while others are being put."""
    made, old = (folder / f"{_TEMPORARY}{state}-alone" for state in ("new", "old"))
    try:
        write(made, data)
        _place({folder / name: _Step(made, old)})
    finally:
        _remove(made)
    settle(folder)


def put_all(
    folder: Path, files: Mapping[str, bytes], late: Mapping[str, Callable[[], bytes]] = _NO_FILES
) -> None:
    """Write all the files, in their order, or none.

    All are written beside the old ones and handed to the disk first, then each takes its place;
    where one cannot, those before it are taken back.  The `late` ones are asked for, one by one,
    when the others have taken theirs.  A link at a file's name is replaced, not followed.
    Raises OSError where nothing can be written, Unplaced where a file is in use, and whatever is
    raised by a late one.
    """
    steps: dict[Path, _Step] = {}
    try:
        for name, data in files.items():
            steps[folder / name] = step = _step(folder, len(steps))
            write(step.made, data)
        for name, make in late.items():
            steps[folder / name] = _step(folder, len(steps), make)
        _place(steps)
    finally:
        for step in steps.values():
            _remove(step.made)
    settle(folder)


class _Step(NamedTuple):
    """Where a new file is written, where the old one is kept meanwhile, what makes a late one."""

    made: Path
    old: Path
    make: Callable[[], bytes] | None = None


def _step(folder: Path, number: int, make: Callable[[], bytes] | None = None) -> _Step:
    made, old = (folder / f"{_TEMPORARY}{state}-{number}" for state in ("new", "old"))
    return _Step(made, old, make)


def write(path: Path, data: bytes) -> None:
    """Write a new file and hand it to the disk; raises OSError where it is there already."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY
    with os.fdopen(os.open(path, flags, 0o666), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def replace(source: Path, target: Path) -> None:
    """Let the file at `source` take the place of `target`; a short wait where it is in use."""
    for attempt in range(_TRIES):
        try:
            source.replace(target)
        except PermissionError:
            if attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE)
        else:
            return


def settle(folder: Path) -> None:
    """Hand the folder's new entries to the disk, on systems where a folder can be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _place(steps: Mapping[Path, _Step]) -> None:
    undo: list[Callable[[], object]] = []
    name = ""
    try:
        for target, step in steps.items():
            if step.make is not None:
                write(step.made, step.make())
            name = target.name
            undo.append(_keep(target, step.old))
            replace(step.made, target)
    except BaseException as error:
        restored = _undo(undo)
        if isinstance(error, OSError):
            raise Unplaced(name, error, restored=restored) from None
        raise
    finally:
        for step in steps.values():
            _remove(step.old)


def _undo(steps: list[Callable[[], object]]) -> bool:
    """Take the steps back, the last first; True where all could be."""
    restored = True
    for step in reversed(steps):
        try:
            step()
        except OSError:
            restored = False
    return restored


def _keep(target: Path, old: Path) -> Callable[[], object]:
    """Keep the old file under a second name; what brings it back."""
    if not os.path.lexists(target):
        return lambda: target.unlink(missing_ok=True)
    try:
        os.link(target, old, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a disk without links
        shutil.copy2(target, old, follow_symlinks=False)
    return lambda: old.replace(target)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
