"""Safety: what in a Word file would run, or call out from its reader's machine.

Looked for in relations, in field codes, in the markup itself, in drawings (SVG) and in the
workbooks of charts: whoever hides one of these in one place is looked for in the others.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document import addresses, fieldcodes, pictures, workbooks
from zgreport.document.ooxml import Element, R, decoded
from zgreport.document.relations import Relation, all_relations
from zgreport.findings import Finding, Place, room

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from zgreport.document.showing import Showing

    _At = Callable[[Element], Place]

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
    parts: Mapping[str, bytes], showing: Showing, cut: Collection[Relation] = ()
) -> Iterator[Finding]:
    """An error for everything that runs or calls out, a warning for what is merely odd.

    Each at the paragraph that shows it, as `showing` knows.  The parts have been looked at: those
    that are XML can be parsed.  The relations that are `cut` go before anything is made of it.
    """
    yield from _of_relations(parts, showing, cut)
    for name, data in parts.items():
        if name.endswith(".xml"):
            text = decoded(data).lower()
            if any(sign in text for sign in _SIGNS):
                root = showing.root(name)
                at = functools.partial(showing.at, name)
                yield from _of_fields(root, at)
                yield from _of_markup(root, at)
    yield from pictures.unsafe(parts, showing)
    yield from workbooks.unsafe(parts, showing)


def _of_relations(
    parts: Mapping[str, bytes], showing: Showing, cut: Collection[Relation]
) -> Iterator[Finding]:
    for relation in (each for each in all_relations(parts) if each not in cut):
        kind = relation.kind.lower()
        if kind in _EMBEDDED:
            yield _ROOM.error(f"holds_{_EMBEDDED[kind]}", showing.led_from(relation))
        elif kind == "hyperlink":
            yield from _of_link(relation.target, functools.partial(showing.led_from, relation))
        elif kind == "attachedtemplate":
            yield _attached(relation.target, showing.led_from(relation))
        elif relation.external or kind in _ELSEWHERE:
            yield _outside(relation.kind, relation.target, showing.led_from(relation))


def _of_link(target: str, place: Callable[[], Place]) -> Iterator[Finding]:
    """What is wrong with a link, whose place is asked for only then: files have hundreds."""
    if addresses.is_harmful(target):
        yield _ROOM.error("harmful_link", place(), target=target)
    elif not addresses.is_ordinary(target):
        yield _ROOM.warning("odd_link", place(), target=target)


def _attached(target: str, place: Place) -> Finding:
    """A template elsewhere: on this machine it is dropped with a note, else refused."""
    if addresses.is_remote(target):
        return _outside("attachedTemplate", target, place)
    return _ROOM.note("local_template", place, target=target)


def _outside(what: str, target: str, place: Place) -> Finding:
    return _ROOM.error("outside", place, what=what, target=target)


def _of_fields(root: Element, at: _At) -> Iterator[Finding]:
    for element, code in fieldcodes.codes(root):
        place = functools.partial(at, element)
        if code.command in fieldcodes.FETCHING:
            yield _ROOM.error("field", place(), field=code.command)
        elif code.is_hidden:
            yield _ROOM.error("field_hidden", place())
        elif code.command in fieldcodes.ASKING:
            yield _ROOM.warning("asking_field", place(), field=code.command)
        elif code.link:
            yield from _of_link(code.link, place)


def _of_markup(root: Element, at: _At) -> Iterator[Finding]:
    """Elements and attributes that hold or fetch, with or without a relation."""
    before = root.getprevious()
    while before is not None:
        if isinstance(before, etree._ProcessingInstruction) and before.target == "xml-stylesheet":  # noqa: SLF001  # lxml has no public name for the type
            yield _outside("stylesheet", before.text or "", at(root))
        before = before.getprevious()
    for element in root.iter(etree.Element):
        yield from _of_element(element, at)


def _of_element(element: Element, at: _At) -> Iterator[Finding]:
    space, _, name = str(element.tag)[1:].rpartition("}")
    if name in _HELD and (name == "OLEObject" or _W in space):
        yield _ROOM.error(f"holds_{_HELD[name]}", at(element))
    elif name in ("subDoc", "mailMerge") and _W in space:
        yield _outside(name, name, at(element))
    for key, value in element.attrib.items():
        holder, _, attribute = str(key)[1:].rpartition("}") if key[:1] == "{" else ("", "", key)
        if attribute == "embeddedHtml":
            yield _outside("video", str(value)[:_SHOWN], at(element))
        elif attribute == "href" and space in _VML and not holder:
            yield from _of_link(str(value), functools.partial(at, element))
        elif (
            attribute in _SOURCES and holder != R and _is_source(space, str(attribute), str(value))
        ):
            yield _outside(name, str(value), at(element))


def _is_source(space: str, attribute: str, value: str) -> bool:
    return (space in _VML or attribute == "manifestLocation") and addresses.leads_outside(value)
