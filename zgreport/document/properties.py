"""Properties: title, author and date of the finished file, and nothing left from the template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document.ooxml import Element, drop, parse, serialise
from zgreport.document.parts import announced
from zgreport.document.relations import relations_of
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = ["AUTHOR", "CORE", "LAST_BY", "CoreProperties", "signed", "with_properties"]

AUTHOR = "zgreport"
"""Who writes the comments, the tracked changes and the copies of `check --docx`."""
LAST_BY = f"<cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy>".encode()
"""What the properties of a file that was written here say, until somebody saves it."""

CORE = "docProps/core.xml"
"""Where the properties stand, unless the template has them elsewhere."""
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
# The rest counts pages and words of the template, no longer true.
_APP_KEPT = {"Application", "AppVersion", "DocSecurity", "ScaleCrop", "SharedDoc"}


@dataclass(frozen=True, slots=True)
class CoreProperties:
    """What the file says of itself; without a date it says none."""

    title: str
    author: str
    date: date | None


def with_properties(parts: Mapping[str, bytes], properties: CoreProperties) -> dict[str, bytes]:
    """The parts with the properties written anew; counts of pages and words are left out."""
    written = dict(parts)
    core = next((r.target for r in relations_of(parts, "") if r.kind == "core-properties"), None)
    if core is None:
        written = announced(written, CORE, _TYPE, "", _RELATION)
    written[core or CORE] = _core(properties)
    for relation in relations_of(parts, ""):
        if relation.kind == "extended-properties" and relation.target in parts:
            written[relation.target] = _app(parts[relation.target])
    return written


def signed(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts, their properties saying that the file was written here; the others stay."""
    named = next((r.target for r in relations_of(parts, "") if r.kind == "core-properties"), None)
    held = parts.get(named or CORE)
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap={"cp": _CP}) if not held else parse(held)
    for element in root.findall(f"{{{_CP}}}lastModifiedBy"):
        drop(element)
    last = etree.SubElement(root, f"{{{_CP}}}lastModifiedBy", nsmap={"cp": _CP})
    last.text = AUTHOR
    written = {**parts, CORE: serialise(root)}
    if named is None:
        return announced(written, CORE, _TYPE, "", _RELATION)
    return {**written, named: written[CORE]} if named != CORE else written


def _core(properties: CoreProperties) -> bytes:
    namespaces = {"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap=namespaces)
    _add(root, _DC, "title", properties.title)
    _add(root, _DC, "creator", properties.author)
    _add(root, _CP, "lastModifiedBy", "")
    _add(root, _CP, "revision", "1")
    if properties.date is not None:
        for name in ("created", "modified"):
            moment = _add(root, _TERMS, name, f"{properties.date.isoformat()}T00:00:00Z")
            moment.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return serialise(root)


def _add(root: Element, namespace: str, name: str, text: str) -> Element:
    element = etree.SubElement(root, f"{{{namespace}}}{name}")
    element.text = text
    return element


def _app(data: bytes) -> bytes:
    root = parse(data)
    for child in list(root):
        if etree.QName(child).localname not in _APP_KEPT:
            drop(child)
    return serialise(root)
