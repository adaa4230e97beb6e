"""Notes: footnotes and endnotes, each referred to once.

A loop repeats the sign of a note with its paragraph, a condition may take it away; Word has no two
signs of one note, and no note without one.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from zgreport.document.looks.properties import attribute, number
from zgreport.document.ooxml import W14, Element, drop, w

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["one_each"]


def one_each(roots: Iterable[Element], notes: Element | None, kind: str) -> bool:
    """Give each further sign of a note a copy of it, drop notes without one; True if any was.

    `kind` is "footnote" or "endnote", `notes` the root of the part that holds them.
    """
    if notes is None:
        return False
    known = {attribute(note, "id") or "": note for note in notes.iter(w(kind))}
    last = max((int(number(ident)) for ident in known), default=0)
    seen: set[str] = set()
    changed = False
    for sign in [s for root in roots for s in root.iter(w(f"{kind}Reference"))]:
        ident = sign.get(w("id"), "")
        if ident in seen and ident in known:
            last += 1
            new = _copied(known[ident])
            new.set(w("id"), str(last))
            notes.append(new)
            sign.set(w("id"), str(last))
            changed = True
        seen.add(ident)
    lost = [
        n for i, n in known.items() if i not in seen and attribute(n, "type") in (None, "normal")
    ]
    for note in lost:
        drop(note)
    return changed or bool(lost)


def _copied(note: Element) -> Element:
    """The note again, without what may be there once: bookmarks, ids of paragraphs."""
    new = copy.deepcopy(note)
    for mark in list(new.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        drop(mark)
    for paragraph in new.iter(w("p")):
        paragraph.attrib.pop(f"{{{W14}}}paraId", "")
    return new
