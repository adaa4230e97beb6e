"""The store: an archive's folder on the disk, its chain and its bags."""

from __future__ import annotations

import os
import re
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from zgreport.archive import bag, chain
from zgreport.findings import SurroundingsError, room
from zgreport.output import folders
from zgreport.output.trouble import Show, naming
from zgreport.patterns import Pattern
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.archive.chain import Chain
    from zgreport.findings import Finding

__all__ = ["Bag", "Store", "add", "finish", "open_store", "revision", "year_of"]

_ROOM = room("archive")

_ID = Pattern(r"([0-9]{4})-r([1-9][0-9]{0,8})")
# A bag says itself how many bytes it holds; without that word, and beside what it holds, so much.
_MOST_BYTES, _MOST_BESIDE = 2**28, 2**24


@dataclass(frozen=True, slots=True)
class Bag:
    """One bag as it lies on the disk: its files by path, and what is there and was not read.

    `links` are links; `odd` the code of a finding for a pipe, a device, or a file larger than all
    that the bag says it holds.
    """

    id: str
    files: Mapping[str, bytes]
    links: tuple[str, ...] = ()
    odd: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Store:
    """An archive as it lies on the disk.

    `bags` are the ids of the folders named like bags, oldest revision first; `strays` what else
    lies there; `unfinished` is True where a program died while it added a bag.
    """

    folder: Path
    show: Show
    chain: Chain
    bags: tuple[str, ...]
    strays: tuple[str, ...]
    unfinished: bool

    @property
    def chain_file(self) -> str:
        """The chain's file as messages name it."""
        return self.show(self.folder / chain.CHAIN)

    def shown(self, bag_id: str, name: str = "") -> str:
        """A bag's folder, or a file in it, as messages name it."""
        return self.show(self.folder / bag_id / name)

    def ids(self) -> tuple[str, ...]:
        """The ids of all bags that are there or that the chain names, by year and revision."""
        named = {link.id for link in self.chain.links if _ID.fullmatch(link.id)}
        return tuple(sorted(named | set(self.bags), key=_order))

    def read(self, bag_id: str) -> Bag:
        """The bag with that id; one without files where it is not there."""
        files: dict[str, bytes] = {}
        links: list[str] = []
        odd: dict[str, str] = {}
        root = self.folder / bag_id
        with _reading(self.show, root):
            left = _held_by(root)
            for path in _inside(root):
                shown = path.relative_to(root).as_posix()
                found = path.lstat()
                if stat.S_ISLNK(found.st_mode):
                    links.append(shown)
                elif not stat.S_ISREG(found.st_mode):
                    odd[shown] = "not_a_file"
                elif found.st_size > left:
                    odd[shown] = "file_too_large"
                else:
                    left -= found.st_size
                    files[shown] = path.read_bytes()
        return Bag(bag_id, files, tuple(sorted(links)), odd)


def open_store(folder: Path, show: Show = str) -> Store:
    """The archive in the folder; an empty one where there is none."""
    with _reading(show, folder):
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        listed = folder / chain.CHAIN
        data = _plain(listed)
    bags = [name for name in names if _ID.fullmatch(name) and _is_folder(folder / name)]
    ours = {*bags, folders.PENDING} | ({chain.CHAIN} if data else set())
    return Store(
        folder=folder,
        show=show,
        chain=chain.read(data, show(listed)),
        bags=tuple(sorted(bags, key=_order)),
        strays=tuple(n for n in names if n not in ours and not n.startswith(".zg-")),
        unfinished=folders.PENDING in names,
    )


def add(store: Store, bag_id: str, files: Mapping[str, bytes], sealed: str) -> Chain:
    """Add a bag and its line of the chain, both or neither; the chain as it is then.

    The caller holds `folders.guarded`.  Raises SurroundingsError where the disk is in the way.
    """
    longer = chain.added(store.chain, bag_id, sealed, bag.tags(files))
    with naming(store.show, store.folder):
        listed = (chain.CHAIN, chain.as_bytes(longer))
        folders.put_folder(store.folder, bag_id, files, listed)
    return longer


def finish(store: Store) -> tuple[Store, tuple[Finding, ...]]:
    """What an interrupted program left is finished where the bag is whole, else cleared away.

    The caller holds `folders.guarded`.
    """
    with naming(store.show, store.folder):
        due = _due(store) if store.unfinished else None
        if due:
            folders.settle(store.folder, chain.CHAIN)
        folders.clear(store.folder)
    if not due:
        return store, ()
    finished = _ROOM.warning("finished", store.shown(due), id=due)
    return open_store(store.folder, store.show), (finished,)


def _inside(root: Path) -> Iterator[Path]:
    """What lies in a bag's folder, but for its folders."""
    for folder, subfolders, names in os.walk(root, onerror=_raise):
        for path in (Path(folder) / name for name in sorted((*subfolders, *names))):
            if path.is_symlink() or not path.is_dir():
                yield path


def _held_by(root: Path) -> int:
    """The most bytes that are read of a bag: what it says it holds, and some more."""
    info = root / "bag-info.txt"
    if info.is_symlink() or not info.is_file() or info.stat().st_size > _MOST_BESIDE:
        return _MOST_BYTES
    octets = bag.read_info(info.read_bytes()).get("Payload-Oxum", "").partition(".")[0]
    known = re.fullmatch("[0-9]{1,10}", octets)
    return int(octets) + _MOST_BESIDE if known else _MOST_BYTES


def year_of(bag_id: str) -> int:
    """The year of a bag's id."""
    return _order(bag_id)[0]


def revision(bag_id: str) -> int:
    """The revision of a bag's id, from 1."""
    return _order(bag_id)[1]


def _order(bag_id: str) -> tuple[int, int]:
    found = _ID.fullmatch(bag_id)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _plain(path: Path) -> bytes:
    """The bytes of a list; none where it is a link, no file, or too large for one."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _MOST_BESIDE:
        return b""
    return path.read_bytes()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _due(store: Store) -> str | None:
    """The bag that is there and that the pending chain, one line longer, has at its end."""
    data = _plain(store.folder / folders.PENDING)
    pending = chain.read(data, "")
    if pending.findings or not pending.links or pending.links[:-1] != store.chain.links:
        return None
    last = pending.links[-1]
    whole = last.id in store.bags and bag.tags(store.read(last.id).files) == last.tags
    return last.id if whole else None


@contextmanager
def _reading(show: Show, folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        shown = show(Path(error.filename)) if error.filename else show(folder)
        reason = error.strerror or str(error)
        raise SurroundingsError([_ROOM.error("unreadable", shown, reason=reason)]) from None


def _raise(error: OSError) -> None:
    raise error
