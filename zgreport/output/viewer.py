"""The viewer: the system's own program for a file, which is shown to whoever asked for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["show"]

_SECONDS = 2  # by then a program that could not show it has said so
_OPENERS = ("open",) if sys.platform == "darwin" else ("xdg-open", "gio", "wslview")


def show(path: Path) -> bool:
    """Open the file with the program that the system has for it; False where there is none."""
    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606  # what a double click does
        except OSError:
            return False
        return True
    return any(_shown(opener, path.absolute()) for opener in _OPENERS)


def _shown(opener: str, path: Path) -> bool:
    program = shutil.which(opener)
    if program is None:
        return False
    command = [program, *(["open"] if opener == "gio" else []), str(path)]
    try:
        process = subprocess.Popen(  # noqa: S603  # a program of the system, a file of ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # it stays when this program ends
        )
        return process.wait(_SECONDS) == 0
    except OSError:
        return False
    except subprocess.TimeoutExpired:  # it is the program itself, showing the file
        return True
