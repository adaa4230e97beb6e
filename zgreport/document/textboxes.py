"""Text boxes: Word writes each twice, for new programs and for old; only the first is filled.

The second is emptied before filling, so that nothing is computed or numbered twice, and gets a
copy of the first one's text at the end.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from zgreport.document.ooxml import FALLBACK, MC, Element, drop, w

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["hollow", "refill"]

_CONTENT = w("txbxContent")


def hollow(root: Element) -> None:
    """Empty the second writing of every text box."""
    for _, second in _pairs(root):
        for child in list(second):
            drop(child)
        second.append(second.makeelement(w("p")))


def refill(root: Element) -> None:
    """Copy the first writing of every text box into the second, without its bookmarks."""
    for first, second in _pairs(root):
        for child in list(second):
            drop(child)
        for child in first:
            second.append(copy.deepcopy(child))
        for mark in list(second.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            drop(mark)


def _pairs(root: Element) -> Iterator[tuple[Element, Element]]:
    for choices in list(root.iter(f"{{{MC}}}AlternateContent")):
        fallback = choices.find(FALLBACK)
        if fallback is None:
            continue
        first = [c for c in choices.iter(_CONTENT) if c not in set(fallback.iter(_CONTENT))]
        second = list(fallback.iter(_CONTENT))
        if first and len(first) != len(second):
            drop(fallback)
        else:
            yield from zip(first, second, strict=False)
