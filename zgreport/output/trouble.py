"""Trouble: errors of the disk as findings that name the file or folder in the way."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from zgreport.errors import Finding, Place, Severity, SurroundingsError
from zgreport.output import files as disk

__all__ = ["Show", "error", "finding", "naming"]

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
    except disk.Unplaced as fault:
        code = "in_use" if isinstance(fault.reason, PermissionError) else _code(fault.reason)
        raise SurroundingsError([_failed(code, show(folder / fault.name), fault.reason)]) from None
    except OSError as fault:
        raise SurroundingsError([_failed(_code(fault), show(folder), fault)]) from None


def error(code: str, file: str, **values: object) -> Finding:
    """An error about a file or folder."""
    return finding(code, Severity.ERROR, file, **values)


def finding(code: str, severity: Severity, file: str, **values: object) -> Finding:
    """A finding of this room about a file or folder."""
    return Finding(f"output.{code}", severity, Place(file=file), MappingProxyType(values))


def _code(fault: OSError) -> str:
    return _CODES.get(fault.errno or 0, "failed")


def _failed(code: str, file: str, fault: OSError) -> Finding:
    return error(code, file, reason=errno.errorcode.get(fault.errno or 0, str(fault)))
