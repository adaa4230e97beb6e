"""Files: put in place of old ones all together, or not at all."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["Unplaced", "clear", "put", "put_all", "replace", "settle", "write"]

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
        _place({folder / name: (made, old)}, None)
    finally:
        _remove(made)
    settle(folder)


def put_all(
    folder: Path,
    files: Mapping[str, bytes],
    last: tuple[str, Callable[[], bytes]] | None = None,
) -> None:
    """Write all the files, in their order, or none.

    All are written beside the old ones and handed to the disk first, then each takes its place;
    where one cannot, those before it are taken back.  The `last`, its name and what gives its
    bytes, is asked for when the others have taken theirs; where that fails, they are taken back,
    too.  A link at a file's name is replaced, not followed.  Raises OSError where nothing can be
    written, Unplaced where a file is in use, and whatever `last` raises.
    """
    steps: dict[Path, tuple[Path, Path]] = {}
    try:
        for name, data in files.items():
            steps[folder / name] = step = _beside(folder, len(steps))
            write(step[0], data)
        make_last = None
        if last is not None:
            steps[folder / last[0]] = step = _beside(folder, len(steps))
            make_last = functools.partial(_write_late, step[0], last[1])
        _place(steps, make_last)
    finally:
        for made, _ in steps.values():
            _remove(made)
    settle(folder)


def _beside(folder: Path, number: int) -> tuple[Path, Path]:
    """Where a new file is written, and where the old one is kept meanwhile."""
    return folder / f"{_TEMPORARY}new-{number}", folder / f"{_TEMPORARY}old-{number}"


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


def _write_late(path: Path, data: Callable[[], bytes]) -> None:
    write(path, data())


def _place(steps: Mapping[Path, tuple[Path, Path]], make_last: Callable[[], object] | None) -> None:
    """Let each new file take its place; before the last one does, `make_last` writes it."""
    undo: list[Callable[[], object]] = []
    name = ""
    try:
        for number, (target, (made, old)) in enumerate(steps.items(), start=1):
            if make_last and number == len(steps):
                make_last()
            name = target.name
            undo.append(_keep(target, old))
            replace(made, target)
    except BaseException as error:
        restored = _undo(undo)
        if isinstance(error, OSError):
            raise Unplaced(name, error, restored=restored) from None
        raise
    finally:
        for _, old in steps.values():
            _remove(old)


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
