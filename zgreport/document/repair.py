"""Repair: what filling leaves behind that Word would complain of, or a reader stumble over.

Emptied paragraphs go, cells and text boxes keep one, tables without rows go, and what must be
unique in a document is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document import controls, halves, tables
from zgreport.document.cutting import VANISHES
from zgreport.document.ooxml import W14, WP, Element, drop, drop_with_run, w

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CONTAINERS", "tidy", "unify"]

_P, _T = w("p"), w("t")
CONTAINERS = ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote")
"""What must hold a paragraph, and end with one."""
_KEPT: tuple[str, ...] = (
    "drawing",
    "pict",
    "object",
    "sectPr",
    "fldChar",
    "fldSimple",
    "footnoteReference",
    "br",
)
_KEPT += ("sym", "tab", "endnoteReference", "commentReference")
_MARKS = (w("bookmarkStart"), w("bookmarkEnd"))
_LONGEST_NAME = 40


def tidy(root: Element) -> None:
    """Mend a filled part so that Word reads it as it is meant."""
    for paragraph in list(root.iter(_P)):
        if paragraph.attrib.pop(VANISHES, "") and _is_empty(paragraph):
            _vanish(paragraph)
    _drop_hollow(root)
    _drop_empty_runs(root)
    controls.fill_empty(root)
    for container in root.iter(*map(w, CONTAINERS)):
        _end_with_paragraph(container)
    for table in root.iter(w("tbl")):
        tables.square(table)
    halves.pair(root)


def _drop_hollow(root: Element) -> None:
    """Take out rows that were left without cells, then tables that were left without rows."""
    for part, whole in (("tc", "tr"), ("tr", "tbl")):
        for element in list(root.iter(w(whole))):
            if next(element.iter(w(part)), None) is None:
                drop(element)


def unify(roots: Iterable[Element]) -> None:
    """Make bookmarks, drawings, controls and paragraph ids unique over all the parts."""
    pictures = 0
    names: set[str] = set()
    seen: set[tuple[str, str]] = set()
    first = 1
    for root in roots:
        first = _bookmarks(root, first, names)
        for picture in root.iter(f"{{{WP}}}docPr"):
            pictures += 1
            picture.set("id", str(pictures))
        for paragraph in root.iter(_P, w("tr")):
            _once(paragraph, f"{{{W14}}}paraId", "para", seen)
        for control in root.iter(w("sdtPr")):
            for ident in control.findall(w("id")):
                if ("sdt", ident.get(w("val"), "")) in seen:
                    drop(ident)
                seen.add(("sdt", ident.get(w("val"), "")))


def _is_empty(paragraph: Element) -> bool:
    if any((text.text or "").strip() for text in paragraph.iter(_T)):
        return False
    stops = {stop for tabs in paragraph.iter(w("tabs")) for stop in tabs}
    return all(element in stops for element in paragraph.iter(*map(w, _KEPT)))


def _vanish(paragraph: Element) -> None:
    """Take the paragraph out; bookmarks in it stay where it was."""
    for mark in list(paragraph.iter(*_MARKS)):
        drop(mark)
        paragraph.addprevious(mark)
    drop(paragraph)


def _drop_empty_runs(root: Element) -> None:
    for text in list(root.iter(_T)):
        if not text.text:
            drop_with_run(text)


def _end_with_paragraph(container: Element) -> None:
    """A table must not be the last thing in a cell."""
    blocks = [child for child in container if child.tag not in (*_MARKS, w("tcPr"))]
    if not blocks or blocks[-1].tag == w("tbl"):
        container.append(container.makeelement(_P))


def _bookmarks(root: Element, first: int, names: set[str]) -> int:
    """Number the bookmarks of a part from `first`; the next free number."""
    open_marks: dict[str, list[str]] = {}
    for mark in root.iter(*_MARKS):
        old = mark.get(w("id"), "")
        if mark.tag == w("bookmarkStart"):
            open_marks.setdefault(old, []).append(str(first))
            mark.set(w("id"), str(first))
            mark.set(w("name"), _free(mark.get(w("name"), ""), names))
            first += 1
        elif open_marks.get(old):
            mark.set(w("id"), open_marks[old].pop())
    return first


def _free(name: str, names: set[str]) -> str:
    """The name, or one with a number behind it where it is taken."""
    free, number = name, 1
    while free in names:
        number += 1
        free = f"{name[: _LONGEST_NAME - len(str(number)) - 1]}_{number}"
    names.add(free)
    return free


def _once(element: Element, attribute: str, kind: str, seen: set[tuple[str, str]]) -> None:
    value = element.get(attribute)
    if value is None:
        return
    if (kind, value) in seen:
        del element.attrib[attribute]
    seen.add((kind, value))
