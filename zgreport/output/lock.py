"""The lock: one build at a time in a folder; it dies with the program that holds it."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Busy", "held"]

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


class Busy(Exception):  # noqa: N818  # a state, told apart from errors of the disk
    """Another program holds the lock."""


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock at `path` while inside; the file stays, the lock does not.

    Raises Busy where another program holds it, OSError where the file cannot be made.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_FOLLOW, 0o666)
    try:
        try:
            _lock(handle)
        except (BlockingIOError, PermissionError):
            raise Busy from None
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
