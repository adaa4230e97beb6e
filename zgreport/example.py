"""The example: the workspace that ships with the program, and its copying to a new place."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from zgreport.findings import SurroundingsError, ZgreportError, room

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["OFFICES", "copy_to", "folder", "made_whole", "office", "starter"]

_ROOM = room("pipeline")

OFFICES = {"医院": "hospital", "热线": "hotline", "学校": "schools"}
"""Offices whose spreadsheets come along without a definition: their names, and their folders."""

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


def office(name: str) -> Path | None:
    """The folder of an office's spreadsheets, by its name in either language; None: no such."""
    plain = name.strip().casefold()
    found = OFFICES.get(plain, plain)
    return Path(__file__).parent / "examples" / found if found in OFFICES.values() else None


def copy_to(target: Path, *, for_windows: bool) -> Path:
    """Make `target` a workspace with the example in it, whole or not at all; `target` itself.

    On Windows it also gets a file to double-click.  Raises as `made_whole`.
    """
    with made_whole(target) as made:
        for part in _PARTS:
            _copy(folder() / part, made / part)
        starter(made, for_windows=for_windows)
    return target


@contextmanager
def made_whole(target: Path) -> Iterator[Path]:
    """A new folder to fill, which becomes `target` when it is left without a fault.

    Raises ZgreportError where `target` holds something already, SurroundingsError where it cannot
    be written; then there is nothing new.
    """
    try:
        if os.path.lexists(target) and not (target.is_dir() and not any(target.iterdir())):
            raise ZgreportError([_ROOM.error("target_not_empty", target.as_posix())])
        with (
            _parents(target),
            tempfile.TemporaryDirectory(prefix=".zg-", dir=target.parent) as scratch,
        ):
            made = Path(scratch) / "workspace"
            made.mkdir()
            yield made
            if target.is_dir():
                target.rmdir()
            made.rename(target)
    except OSError as error:
        reason = errno.errorcode.get(error.errno or 0, str(error))
        found = _ROOM.error("cannot_make", target.as_posix(), reason=reason)
        raise SurroundingsError([found]) from None


@contextmanager
def _parents(target: Path) -> Iterator[None]:
    """The folders above, made where there are none; these go again where something fails."""
    new = [folder for folder in target.parents if not folder.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for folder in new:
            with suppress(OSError):
                folder.rmdir()
        raise


def starter(made: Path, *, for_windows: bool) -> None:
    """What every new workspace has: a folder for results, on Windows a file to double-click."""
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
