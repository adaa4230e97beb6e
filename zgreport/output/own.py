"""Own files: which of those at hand were written here, and are still as they were written."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from zgreport.document.properties import AUTHOR, LAST_BY

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["is_own"]

_CORE = "docProps/core.xml"
_PAGE = f'<meta name="generator" content="{AUTHOR}">'.encode()
_HEAD = 1024  # bytes of a page in which its head says who made it
_MOST = 2**20  # of the properties


def is_own(path: Path) -> bool:
    """True where the file was written here and saved by nobody since, or holds nothing.

    A Word file, a workbook or a page says who wrote it last: Word, WPS, Excel and LibreOffice
    put their user there when they save.  Raises OSError where it cannot be read.
    """
    if not path.is_file():
        return False
    data = path.read_bytes()
    if not data or _PAGE in data[:_HEAD]:
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            core = archive.getinfo(_CORE)
            return core.file_size < _MOST and LAST_BY in archive.read(core)
    except (zipfile.BadZipFile, LookupError, ValueError, RuntimeError, NotImplementedError):
        return False
