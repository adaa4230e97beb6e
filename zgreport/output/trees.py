"""Trees: a new folder with everything in it, made whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from zgreport.output import files as disk
from zgreport.output.folders import is_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["is_free", "put_tree"]


def is_free(target: Path) -> bool:
    """True where a tree may be put: nothing is there, or an empty folder."""
    if target.is_symlink():
        return False
    return not target.exists() or (target.is_dir() and not any(target.iterdir()))


def put_tree(target: Path, files: Mapping[str, bytes], folders: Iterable[str] = ()) -> None:
    """Make the folder with the files, by path, and further folders that may stay empty.

    Raises OSError where it cannot be made; nothing is left then.
    """
    if not all(map(is_plain, files)):
        raise ValueError("not a name inside the folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=".zg-", dir=target.parent))
    made = scratch / "made"
    try:
        for name in ("", *folders):
            (made / name).mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            disk.write(made / name, data)
        if target.is_dir():
            target.rmdir()
        made.rename(target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
