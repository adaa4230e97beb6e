"""The gate: what a Word file must not carry, found before anything of it is used.

Remote templates, fields that fetch or run, embedded programs and outside pictures would call
out from the reader's Word; entities are never written by Word (Word constructs of MITRE T1221).
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree

from zgreport.document.ooxml import STRICT, Element, decoded, drop, parse, serialise, w
from zgreport.document.relations import Relation, all_relations, relations_of
from zgreport.findings import Finding, Found, Place, ZgreportError, room

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

__all__ = ["check", "is_markup", "main_part", "readable", "without_links"]

_ROOM = room("document")

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_FETCHING = {"DDE", "DDEAUTO", "LINK", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT"}
_FETCHING |= {"RD", "DATABASE"}
_ASKING = {"MACROBUTTON", "AUTOTEXT", "AUTOTEXTLIST", "FILLIN", "ASK"}
_EMBEDDED = {
    "aFChunk": "alt_chunk",
    "oleObject": "ole",
    "control": "activex",
    "activeXControlBinary": "activex",
    "vbaProject": "macro",
    "wordVbaData": "macro",
}
_WORKBOOKS = ("oleObject", "package", "externalLinkPath")
_CHART_DATA = "{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData"
_LINK_SCHEMES = {"", "http", "https", "mailto"}
_MOST_SIGNS, _MOST_PARAGRAPHS = 3_000_000, 100_000
_PARAGRAPH = re.compile(b"<w:p[ />]")
_MARKUP = (".xml", ".rels")
_DECLARATION = re.compile("<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def check(
    parts: Mapping[str, bytes], place: Place, *, is_template: bool = False
) -> tuple[Finding, ...]:
    """Warnings and notes about the file; raises ZgreportError where it must not be used.

    Of a template, charts may be linked to a workbook elsewhere: `without_links` cuts them loose.
    """
    readable(parts, place)
    cut = _linked_charts(parts) if is_template else ()
    links = (_ROOM.note("chart_link", place, target=relation.target) for relation in cut)
    found = Found((*links, *_relations(parts, place, cut), *_fields(parts, place)))
    found.refuse()
    return tuple(found)


def readable(parts: Mapping[str, bytes], place: Place) -> None:
    """Raise ZgreportError where the parts are no Word document whose text can be read."""
    _check_size(parts, place)
    _check_markup(parts, place)
    Found(_kind(parts, place)).refuse()


def main_part(parts: Mapping[str, bytes]) -> str | None:
    """The name of the part that holds the body; None where there is none."""
    for relation in relations_of(parts, ""):
        if relation.kind == "officeDocument" and is_markup(parts, relation.target):
            return relation.target
    return None


def is_markup(parts: Mapping[str, bytes], name: str) -> bool:
    """True for a part that is there and was looked at as XML by `readable`."""
    return name in parts and name.endswith(_MARKUP)


def without_links(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without any link to the template that the file was made from.

    Nor have charts one to a workbook elsewhere.
    """
    kept = dict(parts)
    for link in _linked_charts(parts):
        folder, name = posixpath.split(link.source)
        rels = f"{folder}/_rels/{name}.rels"
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


def _check_markup(parts: Mapping[str, bytes], place: Place) -> None:
    """Every part that is XML is well-formed and declares no entities."""
    found = Found()
    for name, data in parts.items():
        if is_markup(parts, name):
            if _DECLARATION.search(decoded(data)):
                found.add(_ROOM.error("entity", place, member=name))
            elif not _is_wellformed(data):
                found.add(_ROOM.error("broken_member", place, member=name))
    found.refuse()


def _is_wellformed(data: bytes) -> bool:
    try:
        parse(data)
    except etree.XMLSyntaxError:
        return False
    return True


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
    root = parse(parts[main])
    if str(root.tag).startswith("{" + STRICT):
        yield _ROOM.error("kind_strict", place)
    elif root.tag != w("document") or root.nsmap.get("w") != w("")[1:-1]:
        yield _ROOM.error("not_word", place)


def _content_type(parts: Mapping[str, bytes], name: str) -> str:
    types = parse(parts["[Content_Types].xml"]) if "[Content_Types].xml" in parts else ()
    for entry in types:
        if (entry.get("PartName") or "").lower() == f"/{name}".lower():  # None: a comment
            return str(entry.get("ContentType", ""))
    return ""


def _relations(
    parts: Mapping[str, bytes], place: Place, cut: Collection[Relation]
) -> Iterator[Finding]:
    for relation in all_relations(parts):
        if relation in cut:
            continue
        if relation.kind in _EMBEDDED:
            yield _ROOM.error(f"holds_{_EMBEDDED[relation.kind]}", place)
        elif relation.external and relation.kind == "hyperlink":
            if urlsplit(relation.target).scheme.lower() not in _LINK_SCHEMES:
                yield _ROOM.warning("odd_link", place, target=relation.target)
        elif relation.external and relation.kind == "attachedTemplate":
            yield _attached(relation.target, place)
        elif relation.external:
            yield _ROOM.error("outside", place, what=relation.kind, target=relation.target)


def _attached(target: str, place: Place) -> Finding:
    """A template elsewhere: on this machine it is dropped with a note, else refused."""
    remote = re.match(r"(?i)(?!file:)[a-z][a-z0-9+.-]+:|\\\\|//|file:(//|\\\\)?//[^/]", target)
    if remote:
        return _ROOM.error("outside", place, what="attachedTemplate", target=target)
    return _ROOM.note("local_template", place, target=target)


def _fields(parts: Mapping[str, bytes], place: Place) -> Iterator[Finding]:
    for name, data in parts.items():
        if name.startswith("word/") and name.endswith(".xml") and "instr" in decoded(data):
            for command in _commands(parse(data)):
                if command in _FETCHING:
                    yield _ROOM.error("field", place, field=command)
                elif command in _ASKING:
                    yield _ROOM.warning("asking_field", place, field=command)


def _commands(root: Element) -> Iterator[str]:
    """The first word of every field, its instruction joined over its runs."""
    simple = [element.get(w("instr"), "") for element in root.iter(w("fldSimple"))]
    open_fields: list[list[str]] = []
    done: list[str] = []
    for element in root.iter(w("fldChar"), w("instrText")):
        if element.tag == w("instrText"):
            if open_fields:
                open_fields[-1].append(element.text or "")
        elif element.get(w("fldCharType")) == "begin":
            open_fields.append([])
        elif element.get(w("fldCharType")) == "end" and open_fields:
            done.append("".join(open_fields.pop()))
    done += ["".join(pieces) for pieces in open_fields]
    for instruction in [*simple, *done]:
        words = instruction.split()
        if words:
            yield words[0].upper()
