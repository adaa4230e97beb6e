"""Trouble: errors of the disk as findings that name the file or folder in the way."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from zgreport.findings import SurroundingsError, room
from zgreport.output import files as disk

__all__ = ["Show", "naming"]

_ROOM = room("output")

Show = Callable[[Path], str]
"""What gives a path as messages name it."""

_CODES = {
    errno.ENOSPC: "disk_full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.ENAMETOOLONG: "name_too_long",
}


@contextmanager
def naming(show: Show, folder: Path) -> Iterator[None]:
    """Turn errors of the disk into one finding that names the file or folder in the way."""
    try:
        yield
    except disk.Unplaced as error:
        code = "in_use" if isinstance(error.reason, PermissionError) else _code(error.reason)
        raise _failed(code, show(folder / error.name), error.reason) from None
    except OSError as error:
        raise _failed(_code(error), show(folder), error) from None


def _code(error: OSError) -> str:
    return _CODES.get(error.errno or 0, "failed")


def _failed(code: str, file: str, error: OSError) -> SurroundingsError:
    reason = errno.errorcode.get(error.errno or 0, str(error))
    return SurroundingsError([_ROOM.error(code, file, reason=reason)])
