"""Halves: marks of which one begins what the other ends: both are there or neither."""

from __future__ import annotations

from zgreport.document.ooxml import Element, drop, w

__all__ = ["pair"]

_BOOKMARK = (w("bookmarkStart"), w("bookmarkEnd"))
_PERMISSION = (w("permStart"), w("permEnd"))


def pair(root: Element) -> None:
    """End a bookmark where it begins if its end is gone; other half marks go.

    A condition or a loop may have taken one half away.
    """
    for start, end in (_BOOKMARK, _PERMISSION):
        _pair(root, start, end)


def _pair(root: Element, start: str, end: str) -> None:
    open_marks: dict[str, list[Element]] = {}
    for mark in list(root.iter(start, end)):
        ident = mark.get(w("id"), "")
        if mark.tag == start:
            open_marks.setdefault(ident, []).append(mark)
        elif open_marks.get(ident):
            open_marks[ident].pop()
        else:
            drop(mark)
    for mark in (mark for left in open_marks.values() for mark in left):
        tail, mark.tail = mark.tail, None
        mark.addnext(mark.makeelement(end, {w("id"): mark.get(w("id"), "")}))
        if tail:
            mark.tail = tail
