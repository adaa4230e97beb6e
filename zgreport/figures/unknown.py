"""Unknown names: the finding for a name there is none of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import Finding, room
from zgreport.names import near_misses

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["unknown"]

_ROOM = room("figures")


def unknown(
    sort: str, name: str, known: Iterable[str], also: Iterable[str] = (), **where: str
) -> Finding:
    """The error finding of a name there is none of, with near misses and what there is.

    `also` are names that are always there, and so not told.
    """
    names = tuple(known)
    near = near_misses(name, (*names, *also))
    return _ROOM.error(f"unknown_{sort}", name=name, near=near, known=names, **where)
