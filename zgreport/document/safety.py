"""Safety: what in a Word file would run, or call out from its reader's machine.

Looked for in relations, in field codes, in the markup itself, in drawings (SVG) and in the
workbooks of charts: whoever hides one of these in one place is looked for in the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document import addresses, fieldcodes, pictures, workbooks
from zgreport.document.ooxml import Element, R, decoded, parse
from zgreport.document.relations import Relation, all_relations
from zgreport.findings import Finding, Place, room

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping


__all__ = ["unsafe"]

_ROOM = room("document")

_EMBEDDED = {
    "afchunk": "alt_chunk",
    "oleobject": "ole",
    "control": "activex",
    "activexcontrolbinary": "activex",
    "vbaproject": "macro",
    "wordvbadata": "macro",
    "attachedtoolbars": "macro",
    "webextension": "addin",
    "webextensiontaskpanes": "addin",
}
_ELSEWHERE = {"subdocument", "frame"}  # another file's text, wherever that is said to be
_HELD = {"altChunk": "alt_chunk", "OLEObject": "ole", "control": "activex"}
# What a part must hold, in small letters, to be looked through: plain words are searched for a
# hundred times as fast as a pattern, and the styles of a file are often half a megabyte.
_SIGNS = (
    "instr",
    "fldchar",
    "altchunk",
    "subdoc",
    "oleobject",
    ":control",
    "embeddedhtml",
    "manifestlocation",
    "mailmerge",
    "src",
    "href",
    "xml-stylesheet",
)
_W = "wordprocessingml"
_SHOWN = 60
_VML = ("urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office")
_SOURCES = ("src", "href", "althref", "manifestLocation")


def unsafe(
    parts: Mapping[str, bytes], place: Place, cut: Collection[Relation] = ()
) -> Iterator[Finding]:
    """An error for everything that runs or calls out, a warning for what is merely odd.

    The parts have been looked at: those that are XML can be parsed.  The relations that are `cut`
    go before anything is made of the file.
    """
    yield from _of_relations(parts, place, cut)
    for name, data in parts.items():
        if name.endswith(".xml"):
            text = decoded(data).lower()
            if any(sign in text for sign in _SIGNS):
                root = parse(data)
                yield from _of_fields(root, place)
                yield from _of_markup(root, place)
    yield from pictures.unsafe(parts, place)
    yield from workbooks.unsafe(parts, place)


def _of_relations(
    parts: Mapping[str, bytes], place: Place, cut: Collection[Relation]
) -> Iterator[Finding]:
    for relation in (each for each in all_relations(parts) if each not in cut):
        kind = relation.kind.lower()
        if kind in _EMBEDDED:
            yield _ROOM.error(f"holds_{_EMBEDDED[kind]}", place)
        elif kind == "hyperlink":
            yield from _of_link(relation.target, place)
        elif kind == "attachedtemplate":
            yield _attached(relation.target, place)
        elif relation.external or kind in _ELSEWHERE:
            yield _outside(relation.kind, relation.target, place)


def _of_link(target: str, place: Place) -> Iterator[Finding]:
    if addresses.is_harmful(target):
        yield _ROOM.error("harmful_link", place, target=target)
    elif not addresses.is_ordinary(target):
        yield _ROOM.warning("odd_link", place, target=target)


def _attached(target: str, place: Place) -> Finding:
    """A template elsewhere: on this machine it is dropped with a note, else refused."""
    if addresses.is_remote(target):
        return _outside("attachedTemplate", target, place)
    return _ROOM.note("local_template", place, target=target)


def _outside(what: str, target: str, place: Place) -> Finding:
    return _ROOM.error("outside", place, what=what, target=target)


def _of_fields(root: Element, place: Place) -> Iterator[Finding]:
    for code in fieldcodes.codes(root):
        if code.command in fieldcodes.FETCHING:
            yield _ROOM.error("field", place, field=code.command)
        elif code.is_hidden:
            yield _ROOM.error("field_hidden", place)
        elif code.command in fieldcodes.ASKING:
            yield _ROOM.warning("asking_field", place, field=code.command)
        elif code.link:
            yield from _of_link(code.link, place)


def _of_markup(root: Element, place: Place) -> Iterator[Finding]:
    """Elements and attributes that hold or fetch, with or without a relation."""
    before = root.getprevious()
    while before is not None:
        if isinstance(before, etree._ProcessingInstruction) and before.target == "xml-stylesheet":  # noqa: SLF001  # lxml has no public name for the type
            yield _outside("stylesheet", before.text or "", place)
        before = before.getprevious()
    for element in root.iter(etree.Element):
        yield from _of_element(element, place)


def _of_element(element: Element, place: Place) -> Iterator[Finding]:
    space, _, name = str(element.tag)[1:].rpartition("}")
    if name in _HELD and (name == "OLEObject" or _W in space):
        yield _ROOM.error(f"holds_{_HELD[name]}", place)
    elif name in ("subDoc", "mailMerge") and _W in space:
        yield _outside(name, name, place)
    for key, value in element.attrib.items():
        holder, _, attribute = str(key)[1:].rpartition("}") if key[:1] == "{" else ("", "", key)
        if attribute == "embeddedHtml":
            yield _outside("video", str(value)[:_SHOWN], place)
        elif attribute == "href" and space in _VML and not holder:
            yield from _of_link(str(value), place)
        elif (
            attribute in _SOURCES and holder != R and _is_source(space, str(attribute), str(value))
        ):
            yield _outside(name, str(value), place)


def _is_source(space: str, attribute: str, value: str) -> bool:
    return (space in _VML or attribute == "manifestLocation") and addresses.leads_outside(value)
