"""Composing: the paragraphs and tables of a Word file made anew, and the file they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document.handout_parts import CORE
from zgreport.document.ooxml import XML_SPACE, Element, parse, serialise, w
from zgreport.document.package import pack
from zgreport.marks import RESERVED
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["composed", "empty_cell", "empty_row", "empty_table", "in_one_line", "paragraph"]

_W = etree.QName(w("p")).namespace
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NEVER = Pattern(f"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff{RESERVED}]")


def composed(
    title: str, blocks: Iterable[Element], section: str, parts: Mapping[str, str]
) -> bytes:
    """The Word file of the blocks: `section` ends its body, `parts` are the rest."""
    body = etree.Element(w("body"))
    body.extend(blocks)
    body.append(parse(section))
    document = etree.Element(w("document"), nsmap={"w": _W, "r": _R})
    document.append(body)
    core = parse(CORE)
    core[0].text = in_one_line(title)
    return pack(
        {
            **{name: text.encode() for name, text in parts.items()},
            "word/document.xml": serialise(document),
            "docProps/core.xml": serialise(core),
        }
    )


def paragraph(text: str, style: str | None) -> Element:
    """A paragraph of one run: what is copied from it, or a tag in it, is one piece."""
    made = etree.Element(w("p"))
    if style is not None:
        properties = etree.SubElement(made, w("pPr"))
        etree.SubElement(properties, w("pStyle")).set(w("val"), style)
    if text:
        run = etree.SubElement(made, w("r"))
        leaf = etree.SubElement(run, w("t"))
        leaf.set(XML_SPACE, "preserve")
        leaf.text = in_one_line(text)
    return made


def empty_table(look: str, widths: Sequence[int], **descriptions: str) -> Element:
    """A table without rows, columns so wide (twips), and what tells who cannot see it."""
    made = etree.Element(w("tbl"))
    made.append(parse(look))
    for name, text in descriptions.items():
        etree.SubElement(made[0], w(name)).set(w("val"), in_one_line(text))
    grid = etree.SubElement(made, w("tblGrid"))
    for wide in widths:
        etree.SubElement(grid, w("gridCol")).set(w("w"), str(wide))
    return made


def empty_row(*, is_head: bool, height: int | None = None) -> Element:
    """A row that no page breaks, at least so high (twips); a head is there again on each page."""
    made = etree.Element(w("tr"))
    properties = etree.SubElement(made, w("trPr"))
    etree.SubElement(properties, w("cantSplit"))
    if height is not None:
        least = etree.SubElement(properties, w("trHeight"))
        least.set(w("val"), str(height))
        least.set(w("hRule"), "atLeast")
    if is_head:
        etree.SubElement(properties, w("tblHeader"))
    return made


def empty_cell(wide: int) -> Element:
    """A cell of that width (twips); its first child are its properties."""
    made = etree.Element(w("tc"))
    size = etree.SubElement(etree.SubElement(made, w("tcPr")), w("tcW"))
    size.set(w("w"), str(wide))
    size.set(w("type"), "dxa")
    return made


def in_one_line(text: str) -> str:
    """The text in one line, without what XML cannot hold."""
    return " ".join(_NEVER.sub("", text).split("\n"))
