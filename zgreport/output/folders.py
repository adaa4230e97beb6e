"""Folders: put in place whole, alone or together with the list that names them, or not at all."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from zgreport.findings import SurroundingsError, room
from zgreport.output import files as disk
from zgreport.output import lock
from zgreport.output.trouble import Show, naming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = [
    "PENDING",
    "clear",
    "guarded",
    "is_free",
    "is_plain",
    "prepare",
    "put_folder",
    "put_tree",
    "settle",
]

_ROOM = room("output")

PENDING = ".zg-list"
_NEW = ".zg-folder"
_LOCK = ".zgreport.lock"


@contextmanager
def guarded(folder: Path, show: Show = str) -> Iterator[None]:
    """While inside, the folder is there and no other program of ours writes to it.

    Raises SurroundingsError where another does, the folder is a link, or the disk is in the way.
    """
    with naming(show, folder):
        prepare(folder, show)
        try:
            with lock.held(folder.parent / _LOCK):
                folder.mkdir(exist_ok=True)
                yield
        except lock.Busy:
            raise SurroundingsError([_ROOM.error("busy", show(folder))]) from None


def prepare(folder: Path, show: Show) -> None:
    """Make what the folder lies in; SurroundingsError where that or the folder itself is a link.

    What is written there would land somewhere else, and a link into nowhere hides what is there.
    """
    for each in (folder.parent, folder):
        if show(each) == ".":  # the workspace itself may well be reached by a link
            continue
        if each.is_symlink():
            raise SurroundingsError([_ROOM.error("is_link", show(each))])
        if each.exists() and not each.is_dir():
            raise SurroundingsError([_ROOM.error("not_a_folder", show(each))])
    folder.parent.mkdir(parents=True, exist_ok=True)


def put_folder(
    parent: Path, name: str, files: Mapping[str, bytes], lists: tuple[str, bytes]
) -> None:
    """Write a new folder of files, and the list (name, content) that then names it, or neither.

    The folder and the list are written under other names and handed to the disk; then the
    folder takes its name, then the list.  Where a program dies between the two, the list stays
    as `PENDING` for `settle`.  Raises OSError, with everything as it was.
    """
    made = parent / _NEW
    clear(parent)
    try:
        _write_all(made, files)
        disk.write(parent / PENDING, lists[1])
        disk.settle(parent)
        made.rename(parent / name)
    except BaseException:
        with contextlib.suppress(OSError):
            clear(parent)
        raise
    _list_or_take_back(parent, name, lists[0])


def settle(parent: Path, name: str) -> None:
    """Let the pending list, which an interrupted program left, take its name."""
    _list(parent, name)


def clear(parent: Path) -> None:
    """Remove what an interrupted program left half written; nothing else is touched."""
    made = parent / _NEW
    if made.is_dir() and not made.is_symlink():
        shutil.rmtree(made)
    disk.clear(parent)


def is_plain(name: str) -> bool:
    """True for a path that stays inside its folder on every system: no "..", no root, no drive."""
    parts = name.split("/")
    return not (set(parts) & {"", ".", ".."} or set(name) & set("\\:\0"))


def _list_or_take_back(parent: Path, name: str, listed: str) -> None:
    """Let the list take its name; else the folder goes, or the list stays pending."""
    try:
        _list(parent, listed)
    except BaseException:
        (parent / name).rename(parent / _NEW)
        with contextlib.suppress(OSError):
            clear(parent)
        raise


def _list(parent: Path, name: str) -> None:
    disk.replace(parent / PENDING, parent / name)
    disk.settle(parent)


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    folders = {folder}
    for name, data in sorted(files.items()):
        if not is_plain(name):
            raise ValueError("not a name inside the folder")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        folders |= {folder / parent for parent in Path(name).parents}
        disk.write(path, data)
    for each in sorted(folders, key=lambda path: len(path.parts), reverse=True):
        disk.settle(each)


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
