"""The gate: what a Word file must not carry, found before anything of it is used.

Remote templates, fields that fetch or run, embedded programs and outside pictures would call
out from the reader's Word; entities are never written by Word (Word constructs of MITRE T1221).
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from zgreport.document.markup import MARKUP, is_markup, main_part
from zgreport.document.ooxml import STRICT, Element, decoded, drop, look_into, parse, serialise, w
from zgreport.document.package import TYPES
from zgreport.document.relations import (
    FOLDER,
    Relation,
    all_relations,
    relations_name,
)
from zgreport.document.safety import unsafe
from zgreport.document.showing import Showing
from zgreport.document.stories import stories
from zgreport.findings import Finding, Found, Place, ZgreportError, room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["check", "readable", "without_links"]

_ROOM = room("document")

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_WORKBOOKS = ("oleObject", "package", "externalLinkPath")
_CHART_DATA = "{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData"
_MOST_SIGNS, _MOST_PARAGRAPHS = 3_000_000, 100_000
_LONGEST_KNOWN = 2**18
_PARAGRAPH = re.compile(b"<w:p[ />]")
_DECLARATION = re.compile("<!(DOCTYPE|ENTITY)", re.IGNORECASE)
# ECMA-376 Part 2, 9.1.3.3: no other; what is written otherwise, no search finds.
_ENCODINGS = {"UTF-8", "UTF8", "UTF-16", "UTF-16LE", "UTF-16BE", "ASCII", "US-ASCII"}
_MARKUP_TYPE = re.compile(r"[+/]xml\s*(;|$)", re.IGNORECASE)
_SVG_TYPE = "image/svg+xml"


def check(
    parts: Mapping[str, bytes], place: Place, *, is_template: bool = False
) -> tuple[Finding, ...]:
    """Warnings and notes about the file; raises ZgreportError where it must not be used.

    Of a template, charts may be linked to a workbook elsewhere: `without_links` cuts them loose.
    """
    readable(parts, place)
    cut = _linked_charts(parts) if is_template else ()
    labels = {story.part: story.label for story in stories(parts)}
    showing = Showing(parts, labels, place)
    links = (_ROOM.note("chart_link", showing.led_from(r), target=r.target) for r in cut)
    found = Found((*links, *unsafe(parts, showing, cut)))
    found.refuse()
    return tuple(found)


def readable(parts: Mapping[str, bytes], place: Place) -> None:
    """Raise ZgreportError where the parts are no Word document whose text can be read."""
    _check_names(parts, place)
    _check_size(parts, place)
    _check_markup(parts, place)
    Found(_misnamed(parts, place)).refuse()
    Found(_kind(parts, place)).refuse()


def without_links(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without any link to the template that the file was made from.

    Nor have charts one to a workbook elsewhere.
    """
    kept = dict(parts)
    for link in _linked_charts(parts):
        rels = relations_name(link.source)
        kept[rels] = _without(kept[rels], lambda e, link=link: e.get("Id") == link.ident)  # type: ignore[misc]  # bound at once
        kept[link.source] = _without(kept[link.source], lambda e: e.tag == _CHART_DATA)
    for name in parts:
        if name.endswith("settings.xml.rels"):
            kept[name] = _without(parts[name], lambda e: _is_attached(e.get("Type", "")))
        elif name.endswith("settings.xml"):
            kept[name] = _without(parts[name], lambda e: e.tag == w("attachedTemplate"))
    return kept


def _linked_charts(parts: Mapping[str, bytes]) -> tuple[Relation, ...]:
    """The relations of charts to workbooks elsewhere."""
    relations = all_relations(parts)
    charts = {relation.target for relation in relations if relation.kind == "chart"}
    return tuple(
        relation
        for relation in relations
        if relation.external and relation.source in charts and relation.kind in _WORKBOOKS
    )


def _is_attached(kind: str) -> bool:
    return kind.endswith("/attachedTemplate")


def _without(data: bytes, unwanted: Callable[[Element], bool]) -> bytes:
    root = parse(data)
    found = [element for element in root if unwanted(element)]
    for element in found:
        drop(element)
    return serialise(root) if found else data


def _check_size(parts: Mapping[str, bytes], place: Place) -> None:
    """No part has more paragraphs or elements than a person could have written."""
    for name, data in parts.items():
        if is_markup(parts, name) and (
            data.count(b"<") > _MOST_SIGNS or len(_PARAGRAPH.findall(data)) > _MOST_PARAGRAPHS
        ):
            raise ZgreportError([_ROOM.error("too_large", place)])


def _check_names(parts: Mapping[str, bytes], place: Place) -> None:
    """Every part that Word takes for markup is one by its name as it stands."""
    Found(_ROOM.error("odd_member", place, member=name) for name in parts if _is_odd(name)).refuse()


def _is_odd(name: str) -> bool:
    """True for word/DOCUMENT.XML, word/_RELS/x.rels, word/document%2Exml: found by Word alone."""
    said = unquote(name)
    is_markup = said.lower().endswith(MARKUP)
    folders = said.split("/")[:-1]
    odd_folder = any(f.lower() == FOLDER != f for f in folders)
    return odd_folder or (is_markup and (said != name or not name.endswith(MARKUP)))


def _misnamed(parts: Mapping[str, bytes], place: Place) -> Iterator[Finding]:
    """Errors for parts that are declared as markup, and so read by Word, under another name."""
    types = look_into(parts[TYPES]) if TYPES in parts else ()
    for entry in types:
        kind, name = entry.get("ContentType") or "", (entry.get("PartName") or "").lstrip("/")
        if _MARKUP_TYPE.search(kind) and kind != _SVG_TYPE:
            ending = (entry.get("Extension") or "").lower()
            named = [n for n in parts if n.lower() == name.lower() or _ends(n, ending)]
            for part in named:
                if not part.endswith(MARKUP):
                    yield _ROOM.error("odd_member", place, member=part)


def _ends(name: str, ending: str) -> bool:
    return bool(ending) and name.lower().endswith(f".{ending}")


def _check_markup(parts: Mapping[str, bytes], place: Place) -> None:
    """Every part that is XML is well-formed and declares no entities."""
    found = Found()
    for name, data in parts.items():
        if is_markup(parts, name):
            fault = _fault(data)
            if fault:
                found.add(_ROOM.error(fault, place, member=name))
    found.refuse()


def _fault(data: bytes) -> str:
    """What is wrong with a part that is XML; "" where nothing is."""
    return _known_fault(data) if len(data) <= _LONGEST_KNOWN else _found_fault(data)


@functools.lru_cache(maxsize=64)
def _known_fault(data: bytes) -> str:
    """The same: most parts of a template that was saved again are as they were."""
    return _found_fault(data)


def _found_fault(data: bytes) -> str:
    if _DECLARATION.search(decoded(data)):
        return "entity"
    try:
        tree = look_into(data).getroottree()
    except (etree.XMLSyntaxError, LookupError):  # an encoding that nobody knows
        return "broken_member"
    if tree.docinfo.internalDTD is not None:
        return "entity"
    encoding = (tree.docinfo.encoding or "UTF-8").upper()
    return "" if encoding in _ENCODINGS else "broken_member"


def _kind(parts: Mapping[str, bytes], place: Place) -> Iterator[Finding]:
    """Errors where the file is another kind of document than .docx."""
    main = main_part(parts)
    if main is None:
        yield _ROOM.error("kind_odf" if "content.xml" in parts else "not_word", place)
        return
    content_type = _content_type(parts, main)
    if "macroEnabled" in content_type:
        yield _ROOM.error("kind_docm", place)
    elif content_type.endswith("template.main+xml"):
        yield _ROOM.error("kind_dotx", place)
    elif content_type != _MAIN:
        yield _ROOM.error("not_word", place)
    root = look_into(parts[main])
    if str(root.tag).startswith("{" + STRICT):
        yield _ROOM.error("kind_strict", place)
    elif root.tag != w("document") or root.nsmap.get("w") != w("")[1:-1]:
        yield _ROOM.error("not_word", place)


def _content_type(parts: Mapping[str, bytes], name: str) -> str:
    types = look_into(parts[TYPES]) if TYPES in parts else ()
    for entry in types:
        if (entry.get("PartName") or "").lower() == f"/{name}".lower():  # None: a comment
            return str(entry.get("ContentType", ""))
    return ""
