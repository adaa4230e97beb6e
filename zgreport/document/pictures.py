"""Pictures that are programs: SVG is markup, and may hold scripts and links of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document import addresses
from zgreport.document.ooxml import Element, decoded, parse
from zgreport.findings import Finding, room
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.document.showing import Showing

__all__ = ["unsafe"]

_ROOM = room("document")

_SVG = Pattern(r"(?i)<(?:[\w.-]+:)?svg\b")
_RUNNING = {"script", "foreignobject", "handler", "listener", "iframe", "embed", "object"}
_LEADING = ("href", "src", "from", "to", "values")
_FETCHED = Pattern(r"(?i)@import|url\(\s*[\"']?\s*(?!#|data:image/)[^\s)]|expression\(")
_ENTITY = Pattern("(?i)<!ENTITY")
_INLINE = "data:image/"
_PLAIN_LINK = "a"


def unsafe(parts: Mapping[str, bytes], showing: Showing) -> Iterator[Finding]:
    """An error for each SVG that runs something, fetches anything, or cannot be read."""
    for name, data in parts.items():
        if _is_svg(name, data) and not _is_safe(data):
            yield _ROOM.error("picture_unsafe", showing.of_part(name), member=name)


def _is_svg(name: str, data: bytes) -> bool:
    """True also for one that is named otherwise."""
    if name.lower().endswith((".svg", ".svgz")):
        return True
    return "/media/" in name and b"<" in data[:64] and bool(_SVG.search(decoded(data[:4_000])))


def _is_safe(data: bytes) -> bool:
    if _ENTITY.search(decoded(data)):
        return False
    try:
        root = parse(data)
    except etree.XMLSyntaxError:
        return False
    return not any(_is_harmful(element) for element in root.iter(etree.Element))


def _is_harmful(element: Element) -> bool:
    name = str(element.tag).rpartition("}")[2].lower()
    if name in _RUNNING or (name == "style" and _FETCHED.search(element.text or "")):
        return True
    for key, value in element.attrib.items():
        attribute, said = str(key).rpartition("}")[2].lower(), str(value)
        if attribute.startswith("on") or _FETCHED.search(said):
            return True
        if attribute in _LEADING and _leads_away(name, said):
            return True
    return False


def _leads_away(name: str, address: str) -> bool:
    """True for an address that is fetched or run; a link that a reader may follow is none."""
    if address.strip().lower().startswith(_INLINE):
        return "svg" in address[:30].lower()
    if name == _PLAIN_LINK:
        return addresses.is_harmful(address)
    return addresses.leads_outside(address)
