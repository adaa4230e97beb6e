"""The store: an archive's folder on the disk, its chain and its bags."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zgreport.archive import bag, chain
from zgreport.findings import SurroundingsError, room
from zgreport.output import folders
from zgreport.output.trouble import Show, naming

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.archive.chain import Chain
    from zgreport.findings import Finding

__all__ = ["Bag", "Store", "add", "finish", "open_store", "revision", "year_of"]

_ROOM = room("archive")

_ID = re.compile(r"([0-9]{4})-r([1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Bag:
    """One bag as it lies on the disk: its files by path, and the links among them, not read."""

    id: str
    files: Mapping[str, bytes]
    links: tuple[str, ...] = ()


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
        root = self.folder / bag_id
        with _reading(self.show, root):
            for folder, subfolders, names in os.walk(root, onerror=_raise):
                for path in (Path(folder) / name for name in (*subfolders, *names)):
                    shown = path.relative_to(root).as_posix()
                    if path.is_symlink():
                        links.append(shown)
                    elif path.is_file():
                        files[shown] = path.read_bytes()
        return Bag(bag_id, files, tuple(sorted(links)))


def open_store(folder: Path, show: Show = str) -> Store:
    """The archive in the folder; an empty one where there is none."""
    with _reading(show, folder):
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        listed = folder / chain.CHAIN
        data = listed.read_bytes() if listed.is_file() and not listed.is_symlink() else b""
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


def year_of(bag_id: str) -> int:
    """The year of a bag's id."""
    return _order(bag_id)[0]


def revision(bag_id: str) -> int:
    """The revision of a bag's id, from 1."""
    return _order(bag_id)[1]


def _order(bag_id: str) -> tuple[int, int]:
    found = _ID.fullmatch(bag_id)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _due(store: Store) -> str | None:
    """The bag that is there and that the pending chain, one line longer, has at its end."""
    data = (store.folder / folders.PENDING).read_bytes()
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
