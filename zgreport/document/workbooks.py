"""Workbooks in a Word file: those behind its charts, which Excel opens when data are edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document import package
from zgreport.document.ooxml import decoded, parse
from zgreport.document.relations import all_relations
from zgreport.findings import Finding, Place, ZgreportError, room
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.document.relations import Relation
    from zgreport.document.showing import Showing

__all__ = ["unsafe"]

_ROOM = room("document")

_CHART = ("/charts/", "/chartex/")
_REFUSED = {"externallink", "externallinkpath", "vbaproject", "oleobject", "connections"}
_REFUSED |= {"querytable", "xlmacrosheet", "xlintlmacrosheet", "control", "webextension"}
_FORMULAS = Pattern(
    r"(?i)<(?:\w+:)?f\b[^>]*>[^<]*(?:\||WEBSERVICE\s*\(|FILTERXML\s*\(|RTD\s*\(|CALL\s*\(|"
    r"REGISTER(?:\.ID)?\s*\(|EXEC\s*\(|IMAGE\s*\()"
)
_BOOK = "xl/workbook.xml"  # a binary one (.xlsb) cannot be looked into
_HELD = Pattern(r"(?i)externalLinks/|vbaProject|connections\.xml|macrosheets/|activeX/")
_DECLARED = Pattern("(?i)<!(?:DOCTYPE|ENTITY)")


def unsafe(parts: Mapping[str, bytes], showing: Showing) -> Iterator[Finding]:
    """An error for a workbook that is no chart's, or that runs, links or calls out."""
    for relation in all_relations(parts):
        if relation.kind.lower() == "package" and not relation.external:
            if not any(folder in f"/{relation.source}" for folder in _CHART):
                yield _ROOM.error("holds_ole", showing.led_from(relation))
            elif relation.target in parts and not _is_safe(parts[relation.target]):
                place = showing.of_part(relation.source)
                yield _ROOM.error("workbook_unsafe", place, member=relation.target)


def _is_safe(data: bytes) -> bool:
    """False also where it cannot be read: nobody can say what it holds."""
    try:
        inside = package.unpack(data, Place())
        found = all_relations(inside)
        texts = [decoded(inside[n]) for n in inside if n.endswith((".xml", ".rels", ".vml"))]
        for name in inside:
            if name.endswith((".xml", ".rels")):
                parse(inside[name])
    except (ZgreportError, etree.XMLSyntaxError):
        return False
    if _BOOK not in inside or any(_HELD.search(name) for name in inside):
        return False
    if any(_DECLARED.search(text) or _FORMULAS.search(text) for text in texts):
        return False
    return not any(_is_refused(relation) for relation in found)


def _is_refused(relation: Relation) -> bool:
    kind = relation.kind.lower()
    return kind in _REFUSED or (relation.external and kind != "hyperlink")
