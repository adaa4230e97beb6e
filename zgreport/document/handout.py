"""The handout: a Word file made anew, with tables of texts to copy, in the look of the house.

The page is that of GB/T 9704 (5.2, 7.3): A4, 37 mm above, 28 mm on the left, 156 mm wide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document.handout_parts import CORE, PARTS, SECTION, TABLE
from zgreport.document.ooxml import XML_SPACE, Element, parse, serialise, w
from zgreport.document.package import pack
from zgreport.marks import RESERVED
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Handout", "HandoutSection", "handout"]

_WIDTHS = (3600, 2100, 3144)  # twentieths of a point; together 156 mm
_W = etree.QName(w("p")).namespace
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NEVER = Pattern(f"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff{RESERVED}]")


@dataclass(frozen=True, slots=True)
class HandoutSection:
    """A heading and the rows below it: a text to copy, what it becomes, what it is.

    The first text is "" where there is nothing to copy; then the last says what it would be.
    """

    heading: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """A title, the notes below it, and a table with these heads for each section."""

    title: str
    notes: tuple[str, ...]
    heads: tuple[str, str, str]
    sections: tuple[HandoutSection, ...]


def handout(page: Handout) -> bytes:
    """The Word file."""
    body = etree.Element(w("body"))
    body.append(_paragraph(page.title, "Title"))
    body.extend(_paragraph(note, "Normal") for note in page.notes)
    for section in page.sections:
        body.append(_paragraph(section.heading, "Heading1"))
        body.append(_table(section, page.heads))
        body.append(_paragraph("", "TableText"))
    body.append(parse(SECTION))
    document = etree.Element(w("document"), nsmap={"w": _W, "r": _R})
    document.append(body)
    core = parse(CORE)
    core[0].text = _clean(page.title)
    return pack(
        {
            **{name: text.encode() for name, text in PARTS.items()},
            "word/document.xml": serialise(document),
            "docProps/core.xml": serialise(core),
        }
    )


def _table(section: HandoutSection, heads: Sequence[str]) -> Element:
    table = etree.Element(w("tbl"))
    table.append(parse(TABLE))
    for described in ("tblCaption", "tblDescription"):
        etree.SubElement(table[0], w(described)).set(w("val"), _clean(section.heading))
    grid = etree.SubElement(table, w("tblGrid"))
    for wide in _WIDTHS:
        etree.SubElement(grid, w("gridCol")).set(w("w"), str(wide))
    table.append(_row(heads, ("TableHead",) * 3, is_head=True))
    for row in section.rows:
        table.append(_row(row, ("TableTag", "TableText", "TableText")))
    return table


def _row(texts: Sequence[str], styles: Sequence[str], *, is_head: bool = False) -> Element:
    row = etree.Element(w("tr"))
    properties = etree.SubElement(row, w("trPr"))
    etree.SubElement(properties, w("cantSplit"))
    if is_head:
        etree.SubElement(properties, w("tblHeader"))
    for text, style, wide in zip(texts, styles, _WIDTHS, strict=True):
        cell = etree.SubElement(row, w("tc"))
        size = etree.SubElement(etree.SubElement(cell, w("tcPr")), w("tcW"))
        size.set(w("w"), str(wide))
        size.set(w("type"), "dxa")
        cell.append(_paragraph(text, style))
    return row


def _paragraph(text: str, style: str) -> Element:
    """A paragraph of one run: what is copied from it is one piece."""
    paragraph = etree.Element(w("p"))
    properties = etree.SubElement(paragraph, w("pPr"))
    etree.SubElement(properties, w("pStyle")).set(w("val"), style)
    if text:
        run = etree.SubElement(paragraph, w("r"))
        leaf = etree.SubElement(run, w("t"))
        leaf.set(XML_SPACE, "preserve")
        leaf.text = _clean(text)
    return paragraph


def _clean(text: str) -> str:
    """The text in one line, without what XML cannot hold."""
    return " ".join(_NEVER.sub("", text).split("\n"))
