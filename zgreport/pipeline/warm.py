"""Warm: the year that this process opened last, for a further build of the same inputs.

It is kept in memory, never on the disk, and known by what the system says of the definition and
of every input, taken before they are read: size, times of change, place on the disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from zgreport.pipeline.baseline import find_last_year
from zgreport.pipeline.proofreading import Proofreader
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zgreport.pipeline.order import Order
    from zgreport.pipeline.year import Year

__all__ = ["KEPT", "Key", "Warm", "key_of"]

Key: TypeAlias = tuple[object, ...]


class Warm:
    """Holds one year at most, of one order, and who reads its summaries over."""

    def __init__(self) -> None:
        self._kept: tuple[Key, Year] | None = None
        self._ready: Year | None = None
        self.proofreader = Proofreader()

    def keep(self, key: Key, year: Year) -> None:
        """Keep the year in place of the one kept before; `key` is from before it was read."""
        self._kept, self._ready = (key, year), None

    def prepare(self) -> None:
        """Do, while nobody waits, what the next build of the same inputs will begin with."""
        if self._kept is not None and self._ready is None:
            self._ready = self._kept[1].prepared()

    def find(self, key: Key, order: Order) -> Year | None:
        """The year of the order, of which nothing was printed yet; None where anything changed."""
        if self._kept is None or not key or self._kept[0] != key:
            return None
        year = self._kept[1]
        before = year.period.year - 1
        last_year = find_last_year(Workspace(order.folder), year.definition, before, order.baseline)
        if last_year != year.last_year:
            return None
        ready, self._ready = self._ready, None
        return ready or year.again()


KEPT = Warm()
"""What the process keeps."""


def key_of(order: Order) -> Key:
    """The order and everything it may read, as the system knows it now; empty where it refuses."""
    asked = (
        order.folder,
        order.folder.resolve(),
        order.year,
        order.through,
        order.date,
        order.baseline,
    )
    try:
        return (*asked, *_files(Workspace(order.folder), order))
    except OSError:
        return ()


def _files(workspace: Workspace, order: Order) -> Iterator[tuple[object, ...]]:
    year = order.year_in(workspace)
    yield workspace.years(), workspace.meant_for(year), workspace.meant_for(year - 1)
    yield from map(_state, workspace.inputs_beside(year))


def _state(path: Path) -> tuple[object, ...]:
    found = path.stat()
    return str(path), found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
