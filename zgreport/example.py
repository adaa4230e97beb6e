"""The example: the workspace that ships with the program, and its copying to a new place."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from pathlib import Path

from zgreport.findings import SurroundingsError, ZgreportError, room

__all__ = ["copy_to", "folder"]

_ROOM = room("pipeline")

_PARTS = ("templates", "inputs")
_STARTER = "生成综述.cmd"
_STARTER_TEXT = '@echo off\nchcp 65001 >nul\ncd /d "%~dp0"\nzgreport build\npause\n'


def folder() -> Path:
    """The folder that holds the example's `templates/` and `inputs/`.

    In an installed program it lies in the package, in a checkout it is the repository itself.
    """
    package = Path(__file__).parent
    installed = package / "example"
    return installed if installed.is_dir() else package.parent


def copy_to(target: Path, *, for_windows: bool) -> Path:
    """Make `target` a workspace with the example in it, whole or not at all; `target` itself.

    On Windows it also gets a file to double-click.  Raises ZgreportError where `target` holds
    something already, SurroundingsError where it cannot be written.
    """
    if os.path.lexists(target) and not (target.is_dir() and not any(target.iterdir())):
        raise ZgreportError([_ROOM.error("target_not_empty", target.as_posix())])
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".zg-", dir=target.parent) as scratch:
            made = Path(scratch) / "workspace"
            _fill(made, for_windows=for_windows)
            if target.is_dir():
                target.rmdir()
            made.rename(target)
    except OSError as error:
        reason = errno.errorcode.get(error.errno or 0, str(error))
        found = _ROOM.error("cannot_make", target.as_posix(), reason=reason)
        raise SurroundingsError([found]) from None
    return target


def _fill(made: Path, *, for_windows: bool) -> None:
    for part in _PARTS:
        _copy(folder() / part, made / part)
    (made / "out").mkdir()
    if for_windows:
        (made / _STARTER).write_text(_STARTER_TEXT, encoding="utf-8", newline="\r\n")


def _copy(source: Path, made: Path) -> None:
    """Copy a folder; the first fault of the system is raised as it is, not as one of many."""
    made.mkdir(parents=True)
    for path in sorted(source.iterdir()):
        if path.is_dir():
            _copy(path, made / path.name)
        else:
            shutil.copy2(path, made / path.name)
