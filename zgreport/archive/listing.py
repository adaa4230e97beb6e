"""The listing: every bag of an archive in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.archive import bag
from zgreport.archive import record as records
from zgreport.archive.store import Bag
from zgreport.archive.verify import is_sound
from zgreport.findings import SurroundingsError
from zgreport.values import dataclass

if TYPE_CHECKING:
    from zgreport.archive.record import Record
    from zgreport.archive.store import Store

__all__ = ["Line", "listing", "newest", "record_of"]


@dataclass(frozen=True, slots=True)
class Line:
    """A bag: its id, size in bytes, the day it was sealed, whether it is sound, and its record.

    `record` is None where the bag is gone or its record cannot be read.
    """

    id: str
    size: int
    sealed: str
    sound: bool
    record: Record | None


def listing(store: Store) -> tuple[Line, ...]:
    """The bags that are there and those the chain names, by year and revision."""
    return tuple(_line(store, bag_id) for bag_id in store.ids())


def newest(store: Store, year: int) -> str | None:
    """The newest bag of the year that is there and sound."""
    wanted = f"{year:04}-r"
    mine = [b for b in store.bags if b.startswith(wanted)]
    return next((b for b in reversed(mine) if is_sound(store, b)), None)


def record_of(sealed: Bag) -> Record | None:
    """The record in a bag; None where there is none that can be read."""
    try:
        return records.read(sealed.files[bag.PAYLOAD + records.RECORD])
    except (KeyError, ValueError):
        return None


def _line(store: Store, bag_id: str) -> Line:
    try:
        sealed = store.read(bag_id)
    except SurroundingsError:
        sealed = Bag(bag_id, {})  # `verify` says what is in the way
    link = store.chain.link(bag_id)
    return Line(
        id=bag_id,
        size=sum(map(len, sealed.files.values())),
        sealed=link.sealed if link else "",
        sound=is_sound(store, bag_id),
        record=record_of(sealed),
    )
