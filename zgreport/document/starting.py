"""The starting template: an outline as a Word file in the form of GB/T 9704, to be reworded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document.handout_parts import CORE
from zgreport.document.ooxml import XML_SPACE, Element, parse, serialise, w
from zgreport.document.package import pack
from zgreport.document.starting_parts import PARTS, SECTION, TABLE
from zgreport.marks import RESERVED
from zgreport.outlines import Grid, GridRow, Look
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.outlines import Block, Outline

__all__ = ["starting_template"]

_WIDTHS = (3444, 1600, 1600, 2200)  # twentieths of a point; together 156 mm
_STYLES = ("TableText", "TableNumber", "TableNumber", "TableCentre")
_HEIGHT, _HEIGHT_OF_HEAD, _HEIGHT_OF_LOGIC = 385, 420, 280
_W = etree.QName(w("p")).namespace
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NEVER = Pattern(f"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff{RESERVED}]")


def starting_template(outline: Outline) -> bytes:
    """The Word file; the same bytes for the same outline."""
    body = etree.Element(w("body"))
    body.extend(_block(block) for block in outline.blocks)
    body.append(parse(SECTION))
    document = etree.Element(w("document"), nsmap={"w": _W, "r": _R})
    document.append(body)
    core = parse(CORE)
    core[0].text = _clean(outline.title)
    return pack(
        {
            **{name: text.encode() for name, text in PARTS.items()},
            "word/document.xml": serialise(document),
            "docProps/core.xml": serialise(core),
        }
    )


def _block(block: Block) -> Element:
    return _table(block) if isinstance(block, Grid) else _paragraph(block.text, block.look.value)


def _table(grid: Grid) -> Element:
    table = etree.Element(w("tbl"))
    table.append(parse(TABLE))
    etree.SubElement(table[0], w("tblCaption")).set(w("val"), _clean(grid.caption))
    columns = etree.SubElement(table, w("tblGrid"))
    for wide in _WIDTHS:
        etree.SubElement(columns, w("gridCol")).set(w("w"), str(wide))
    table.append(_row(grid.heads, ("TableHead",) * len(_WIDTHS), _HEIGHT_OF_HEAD, is_head=True))
    table.extend(_record(row) for row in grid.rows)
    return table


def _record(row: GridRow) -> Element:
    if len(row.cells) == 1:
        return _row(row.cells, (Look.LOGIC.value,), _HEIGHT_OF_LOGIC)
    first = "TableTextIn" if row.is_part else _STYLES[0]
    return _row(row.cells, (first, *_STYLES[1:]), _HEIGHT)


def _row(
    texts: Sequence[str], styles: Sequence[str], height: int, *, is_head: bool = False
) -> Element:
    """A row; one cell alone is as wide as the table."""
    row = etree.Element(w("tr"))
    properties = etree.SubElement(row, w("trPr"))
    etree.SubElement(properties, w("cantSplit"))
    least = etree.SubElement(properties, w("trHeight"))
    least.set(w("val"), str(height))
    least.set(w("hRule"), "atLeast")
    if is_head:
        etree.SubElement(properties, w("tblHeader"))
    widths = _WIDTHS if len(texts) > 1 else (sum(_WIDTHS),)
    for text, style, wide in zip(texts, styles, widths, strict=True):
        row.append(_cell(text, style, wide, spans=len(texts) == 1))
    return row


def _cell(text: str, style: str, wide: int, *, spans: bool) -> Element:
    cell = etree.Element(w("tc"))
    properties = etree.SubElement(cell, w("tcPr"))
    size = etree.SubElement(properties, w("tcW"))
    size.set(w("w"), str(wide))
    size.set(w("type"), "dxa")
    if spans:
        etree.SubElement(properties, w("gridSpan")).set(w("val"), str(len(_WIDTHS)))
    etree.SubElement(properties, w("vAlign")).set(w("val"), "center")
    cell.append(_paragraph(text, style))
    return cell


def _paragraph(text: str, style: str) -> Element:
    """A paragraph of one run: a tag in it is one piece."""
    paragraph = etree.Element(w("p"))
    if style != Look.BODY.value:
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
