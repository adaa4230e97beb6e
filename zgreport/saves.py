"""Saves: told when something in a folder was saved, and now and then in any case.

A network drive tells nobody what others saved there, an editor may put a folder in another's
place, and a system may have no more watches to give: so whoever waits here looks for himself when
he is woken, and is woken at least once a second.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from watchfiles import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

__all__ = ["wakes"]

_STEP = 1  # milliseconds without a further event end a save
_LONGEST = 100  # milliseconds that one save may go on being told
_TICK = 1000  # milliseconds

_Known = tuple[tuple["Path", int, int], ...]


def wakes(folders: Callable[[], Iterable[Path]]) -> Iterator[None]:
    """One item for each save in one of the folders, and one at least every second.

    What lies deeper is not watched.  The folders are asked for anew whenever one has come, gone
    or been put in another's place.  Raises KeyboardInterrupt where the user interrupts.
    """
    while True:
        known = _known(folders())
        for _ in _events(known):
            yield
            if _known(folders()) != known:
                break


def _known(folders: Iterable[Path]) -> _Known:
    """The folders that are there, and which they are."""
    found: list[tuple[Path, int, int]] = []
    for folder in folders:
        try:
            state = folder.stat()
        except OSError:
            continue
        found.append((folder, state.st_dev, state.st_ino))
    return tuple(found)


def _events(known: _Known) -> Iterator[None]:
    paths = [path for path, _, _ in known]
    if paths:
        try:
            for _ in watch(
                *paths,
                watch_filter=None,
                debounce=_LONGEST,
                step=_STEP,
                rust_timeout=_TICK,
                yield_on_timeout=True,
                recursive=False,
                ignore_permission_denied=True,
            ):
                yield
        except (OSError, RuntimeError):  # gone meanwhile, or the system has no watches left
            yield
    while True:
        time.sleep(_TICK / 1000)
        yield
