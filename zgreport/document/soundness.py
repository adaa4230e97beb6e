"""Soundness: a finished Word file read again, part by part, before it is handed on.

Word offers to repair, or refuses, a file in which any of this is wrong; other programs open it
and lose something.  What filling can leave behind is mended before (`repair`, `inventory`); what
is found here could not be.
"""

from __future__ import annotations

import dataclasses
import functools
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document import controls, inventory, tables
from zgreport.document.ooxml import W14, WP, Element, is_for_old_programs, look_into, w
from zgreport.document.package import TYPES
from zgreport.document.paragraphs import paragraphs
from zgreport.document.relations import relations_of
from zgreport.document.repair import CONTAINERS
from zgreport.document.stories import stories
from zgreport.findings import Finding, Place, room
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zgreport.document.relations import Relation

__all__ = ["unsound"]

_ROOM = room("document")

_LONGEST_KNOWN = 2**17
_MARKUP = (".xml", ".rels")
_DATA = "customXml/"  # other programs' data, of which only they know what it means
_CONTAINERS = (*CONTAINERS, "comment")
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_NOTES |= {"commentReference": "comments"}
_HALVES = (("bookmarkStart", "bookmarkEnd"), ("commentRangeStart", "commentRangeEnd"))
# What may be there once in all the text: the element that says it, and the attribute.
_ONCE = (
    (w("bookmarkStart"), w("name")),
    (w("bookmarkStart"), w("id")),
    (f"{{{WP}}}docPr", "id"),
    (w("p"), f"{{{W14}}}paraId"),
    (w("footnoteReference"), w("id")),
    (w("endnoteReference"), w("id")),
)
# What may be there once in its part.
_ONCE_IN_PART = (
    (w("comment"), w("id")),
    (w("footnote"), w("id")),
    (w("endnote"), w("id")),
    (w("num"), w("numId")),
    (w("abstractNum"), w("abstractNumId")),
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that holds text: its name, its root, and its place."""

    name: str
    root: Element
    place: Place

    def at(self, element: Element) -> Place:
        """The place of the last paragraph that begins before the element, or is in it."""
        last = None
        for node in self.root.iter(w("p"), element.tag):
            if node.tag == w("p") and not is_for_old_programs(node):
                last = node
            if node is element:
                break
        held = (each for each in paragraphs(self.root) if each.element is last)
        return next((each.at(self.place) for each in held), self.place)


def unsound(parts: Mapping[str, bytes], place: Place, sections: int = 0) -> Iterator[Finding]:
    """An error for everything that is wrong with the structure of a Word file.

    `sections` is how many the body must have at least, as its template promises.
    """
    parsed = {name: _parsed(data) for name, data in parts.items() if name.endswith(_MARKUP)}
    broken = [name for name, root in parsed.items() if root is None]
    if broken or TYPES not in parts:
        yield from (_ROOM.error("unsound_part", place, member=name) for name in broken)
        return
    roots = {n: root for n, root in parsed.items() if n.endswith(".xml") and root is not None}
    labels = {story.part: story.label for story in stories(parts)}
    texts = [
        _Part(name, root, dataclasses.replace(place, part=labels.get(name)))
        for name, root in roots.items()
        if name in labels or root.tag in (w("endnotes"), w("comments"))
    ]
    yield from _of_package(parts, roots, place)
    yield from _twice({name: root for name, root in roots.items() if name in labels}, place)
    yield from _taken_twice(roots, place)
    for part in texts:
        yield from _of_text(part)
        yield from _to_nothing(part, parts, roots)
    yield from _sections(texts, place, sections)


def _parsed(data: bytes) -> Element | None:
    """The root of a part, which nobody changes; None where it is not well-formed."""
    return _known(data) if len(data) <= _LONGEST_KNOWN else _read(data)


@functools.lru_cache(maxsize=32)
def _known(data: bytes) -> Element | None:
    """The same: a further document of a template shares most of its parts with the one before."""
    return _read(data)


def _read(data: bytes) -> Element | None:
    try:
        return look_into(data)
    except etree.XMLSyntaxError:
        return None


def _of_package(
    parts: Mapping[str, bytes], roots: Mapping[str, Element], place: Place
) -> Iterator[Finding]:
    reached = inventory.reachable(parts)
    lost = [n for n in parts if n not in reached]
    for name in sorted({*lost, *(set(parts) - inventory.declared(parts))}):
        yield _ROOM.error("unsound_member", place, member=name)
    known: dict[str, dict[str, Relation]] = {}
    for name, root in roots.items():
        if name.startswith(_DATA):
            continue
        known[name] = {r.ident: r for r in relations_of(parts, name)}
        for _, ident in inventory.used_ids(root):
            if ident not in known[name]:
                yield _ROOM.error("unsound_relation", place, member=name, target=ident)
    for relation in inventory.dangling(parts):
        yield _ROOM.error("unsound_relation", place, member=relation.source, target=relation.target)
    for source in ("", *roots):
        yield from _repeated((r.ident for r in relations_of(parts, source)), place)


def _twice(texts: Mapping[str, Element], place: Place) -> Iterator[Finding]:
    for tag, attribute in _ONCE:
        said = (
            e.get(attribute)
            for root in texts.values()
            for e in root.iter(tag)
            if not is_for_old_programs(e)
        )
        yield from _repeated(said, place)
    idents = (i.get(w("val")) for r in texts.values() for p in r.iter(w("sdtPr")) for i in _ids(p))
    yield from _repeated(idents, place)


def _taken_twice(roots: Mapping[str, Element], place: Place) -> Iterator[Finding]:
    for root in roots.values():
        for tag, attribute in _ONCE_IN_PART:
            yield from _repeated((e.get(attribute) for e in root.iterchildren(tag)), place)


def _repeated(values: Iterable[str | None], place: Place) -> Iterator[Finding]:
    for value in (value for value, count in Counter(values).items() if count > 1 and value):
        yield _ROOM.error("unsound_twice", place, name=str(value))


def _ids(properties: Element) -> Iterator[Element]:
    return (ident for ident in properties.iterchildren(w("id")) if not is_for_old_programs(ident))


def _of_text(part: _Part) -> Iterator[Finding]:
    yield from (_ROOM.error("unsound_empty", part.at(holder)) for holder in _hollow(part.root))
    for table in part.root.iter(w("tbl")):
        if not _is_whole(table):
            yield _ROOM.error("unsound_table", part.at(table))
    yield from _cut_fields(part)
    for start, end in _HALVES:
        begun = Counter(
            e.get(w("id")) for e in part.root.iter(w(start)) if not is_for_old_programs(e)
        )
        ended = Counter(
            e.get(w("id")) for e in part.root.iter(w(end)) if not is_for_old_programs(e)
        )
        for ident in (begun - ended) + (ended - begun):
            yield _ROOM.error("unsound_half", part.place, name=ident or "")


def _hollow(root: Element) -> Iterator[Element]:
    """Whatever must hold a paragraph and does not."""
    yield from (held for held in root.iter(*map(w, _CONTAINERS)) if not _holds_paragraph(held))
    for content in root.iter(w("sdtContent")):
        if controls.is_block(content) and next(content.iter(w("p")), None) is None:
            yield content


def _holds_paragraph(holder: Element) -> bool:
    """True where a paragraph, or a control that has one, is the last of its blocks."""
    blocks = [c for c in holder if c.tag in (w("p"), w("tbl"), w("sdt"), w("customXml"))]
    return bool(blocks) and blocks[-1].tag != w("tbl")


def _is_whole(table: Element) -> bool:
    rows = list(table.iter(w("tr")))
    cells = all(next(row.iter(w("tc")), None) is not None for row in rows)
    return bool(rows) and cells and tables.is_square(table)


def _cut_fields(part: _Part) -> Iterator[Finding]:
    """A field begins and ends: one half may stand in a condition."""
    for box in (None, *part.root.iter(w("txbxContent"))):
        depth = 0
        for sign in (part.root if box is None else box).iter(w("fldChar")):
            if (
                is_for_old_programs(sign)
                or next(sign.iterancestors(w("txbxContent")), None) is not box
            ):
                continue
            kind = sign.get(w("fldCharType"))
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            if depth < 0 or (kind == "separate" and depth == 0):
                yield _ROOM.error("unsound_field", part.at(sign))
                return
        if depth:
            yield _ROOM.error("unsound_field", part.place)


def _to_nothing(
    part: _Part, parts: Mapping[str, bytes], roots: Mapping[str, Element]
) -> Iterator[Finding]:
    """Signs of notes and comments that are not there."""
    for sign, kind in _NOTES.items():
        used = {e.get(w("id")): e for e in part.root.iter(w(sign))}
        if not used:
            continue
        targets = (r.target for r in relations_of(parts, part.name) if r.kind == kind)
        held = {n.get(w("id")) for t in targets if t in roots for n in roots[t]}
        for ident in (ident for ident in used if ident not in held):
            yield _ROOM.error("unsound_note", part.at(used[ident]))


def _sections(texts: list[_Part], place: Place, promised: int) -> Iterator[Finding]:
    body = next((part for part in texts if part.root.tag == w("document")), None)
    count = 0 if body is None else sum(1 for _ in body.root.iter(w("sectPr")))
    if count < promised:
        yield _ROOM.error("unsound_sections", place, promised=promised, count=count)
