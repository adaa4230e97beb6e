"""Integrity (完整性): every file of a bag is there as it was sealed, and no other."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from zgreport.archive import bag
from zgreport.archive.contents import REQUIRED
from zgreport.findings import room

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.archive.store import Bag, Store
    from zgreport.findings import Finding

__all__ = ["integrity", "strays"]

_ROOM = room("archive")

_MANIFESTS = ("manifest-sha256.txt", "manifest-sm3.txt")


def integrity(store: Store, sealed: Bag) -> Iterator[Finding]:
    """What is missing, added, renamed or changed, by file."""
    present = {n: data for n, data in sealed.files.items() if n.startswith(bag.PAYLOAD)}
    for link in sealed.links:
        yield _ROOM.error("is_link", store.shown(sealed.id, link))
    for name, code in sealed.odd.items():
        yield _odd(code, store.shown(sealed.id, name))
    there = {_algorithm(name): name for name in _MANIFESTS if name in sealed.files}
    for algorithm in sorted(set(there) - set(bag.ALGORITHMS)):
        shown = store.shown(sealed.id, there[algorithm])
        yield _ROOM.note("no_algorithm", shown, algorithm=algorithm)
    manifests = {
        algorithm: bag.read_manifest(sealed.files[name])
        for algorithm, name in there.items()
        if algorithm in bag.ALGORITHMS
    }
    told = {*sealed.links, *sealed.odd}
    listed = {a: {n: c for n, c in m.items() if n not in told} for a, m in manifests.items()}
    yield from _against(listed, store, sealed.id, present)
    for name in REQUIRED:
        if bag.PAYLOAD + name not in {*sealed.files, *told}:
            yield _ROOM.error("member_missing", store.shown(sealed.id, bag.PAYLOAD + name))


def _odd(code: str, shown: str) -> Finding:
    """The error for what was not read."""
    if code == "not_a_file":
        return _ROOM.error("not_a_file", shown)
    return _ROOM.error("file_too_large", shown)


def _against(
    manifests: Mapping[str, Mapping[str, str]],
    store: Store,
    bag_id: str,
    present: Mapping[str, bytes],
) -> Iterator[Finding]:
    """Where the payload is not what the manifests list."""
    compared: list[set[str]] = []
    for algorithm, listed in manifests.items():
        if set(listed) not in compared:  # the two mostly name the same files
            compared.append(set(listed))
            yield from _lost_and_found(store, bag_id, listed, present, algorithm)
    changed = (_changed(listed, present, algorithm) for algorithm, listed in manifests.items())
    for name in dict.fromkeys(chain.from_iterable(changed)):
        yield _ROOM.error("file_changed", store.shown(bag_id, name))


def strays(store: Store) -> Iterator[Finding]:
    """What lies in the archive's folder and belongs to no bag, and bags that are gone."""
    for name in store.strays:
        yield _ROOM.error("stray", store.show(store.folder / name))
    for link in store.chain.links:
        if link.id not in store.bags:
            yield _ROOM.error("bag_missing", store.shown(link.id), id=link.id)


def _lost_and_found(
    store: Store, bag_id: str, listed: Mapping[str, str], present: Mapping[str, bytes], kind: str
) -> Iterator[Finding]:
    """Missing and extra files; one of each with the same content is a renamed file."""
    extra = {n: bag.checksum(data, kind) for n, data in present.items() if n not in listed}
    for name in sorted(set(listed) - set(present)):
        moved = next((n for n, found in extra.items() if found == listed[name]), None)
        if moved is None:
            yield _ROOM.error("file_missing", store.shown(bag_id, name))
        else:
            del extra[moved]
            yield _ROOM.error("file_renamed", store.shown(bag_id, name), to=moved)
    for name in extra:
        yield _ROOM.error("file_extra", store.shown(bag_id, name))


def _changed(listed: Mapping[str, str], present: Mapping[str, bytes], kind: str) -> Iterator[str]:
    for name, data in present.items():
        if name in listed and bag.checksum(data, kind) != listed[name]:
            yield name


def _algorithm(name: str) -> str:
    return name.removeprefix("manifest-").removesuffix(".txt")
