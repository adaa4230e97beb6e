"""Restoring: a workspace as it was when its summary was sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.archive import bag, chain, contents
from zgreport.archive.chain import Chain
from zgreport.archive.listing import record_of
from zgreport.findings import SurroundingsError, ZgreportError, room
from zgreport.output import folders
from zgreport.output.trouble import naming

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from zgreport.archive.record import Record
    from zgreport.archive.store import Store

__all__ = ["restore"]

_ROOM = room("archive")


def restore(store: Store, bag_id: str, target: Path) -> Record:
    """Make `target` the workspace that the bag was sealed in; the bag's record.

    Inputs, templates and what was built are there, the final document in its place; where last
    year's figures came from the archive, so are the bags before this one.  The bag has been
    verified.  Raises ZgreportError where `target` holds something or the bag has no record,
    SurroundingsError where it cannot be written.
    """
    sealed = store.read(bag_id)
    record = record_of(sealed)
    if record is None:
        raise ZgreportError([_ROOM.error("not_readable", store.shown(bag_id))])
    missing = [name for name in contents.REQUIRED if bag.PAYLOAD + name not in sealed.files]
    if missing:
        shown = (store.shown(bag_id, bag.PAYLOAD + name) for name in missing)
        raise ZgreportError(_ROOM.error("member_missing", each) for each in shown)
    if not folders.is_free(target):
        raise ZgreportError([_ROOM.error("target_taken", target.as_posix())])
    files = _workspace(bag.payload(sealed.files), record)
    where = store.show(store.folder)
    if record.baseline and not where.startswith(("/", "..")) and ":" not in where:
        files |= {f"{where}/{name}": data for name, data in _before(store, bag_id).items()}
    years = [f"inputs/{year:04}" for year in (record.year,)]
    try:
        with naming(lambda path: path.as_posix(), target):
            folders.put_tree(target, files, years)
    except ValueError:
        raise SurroundingsError([_ROOM.error("odd_name", store.shown(bag_id))]) from None
    return record


def _workspace(held: Mapping[str, bytes], record: Record) -> dict[str, bytes]:
    files = contents.workspace(held)
    out = f"out/{record.year:04}"
    built = {
        record.document: contents.FINAL,
        contents.FIGURES: contents.FIGURES,
        contents.MANIFEST: contents.MANIFEST,
    }
    return files | {f"{out}/{name}": held[source] for name, source in built.items()}


def _before(store: Store, bag_id: str) -> dict[str, bytes]:
    """The archive as it was before the bag was added."""
    link = store.chain.link(bag_id)
    earlier = store.chain.links[: link.number - 1] if link else ()
    files = {chain.CHAIN: chain.as_bytes(Chain(earlier))}
    for each in earlier:
        files |= {f"{each.id}/{name}": data for name, data in store.read(each.id).files.items()}
    return files
