"""The starting template: an outline as a Word file in the form of GB/T 9704, to be reworded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document.composing import (
    composed,
    empty_cell,
    empty_row,
    empty_table,
    paragraph,
)
from zgreport.document.ooxml import Element, w
from zgreport.document.starting_parts import PARTS, SECTION, TABLE
from zgreport.outlines import Grid, GridRow, Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.outlines import Block, Outline

__all__ = ["starting_template"]

_WIDTHS = (3444, 1600, 1600, 2200)  # twentieths of a point; together 156 mm
_STYLES = ("TableText", "TableNumber", "TableNumber", "TableCentre")
_HEIGHT, _HEIGHT_OF_HEAD, _HEIGHT_OF_LOGIC = 385, 420, 280


def starting_template(outline: Outline) -> bytes:
    """The Word file; the same bytes for the same outline."""
    return composed(outline.title, map(_block, outline.blocks), SECTION, PARTS)


def _block(block: Block) -> Element:
    if isinstance(block, Grid):
        return _table(block)
    return paragraph(block.text, None if block.look is Look.BODY else block.look.value)


def _table(grid: Grid) -> Element:
    table = empty_table(TABLE, _WIDTHS, tblCaption=grid.caption)
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
    row = empty_row(is_head=is_head, height=height)
    widths = _WIDTHS if len(texts) > 1 else (sum(_WIDTHS),)
    for text, style, wide in zip(texts, styles, widths, strict=True):
        row.append(_cell(text, style, wide, spans=len(texts) == 1))
    return row


def _cell(text: str, style: str, wide: int, *, spans: bool) -> Element:
    cell = empty_cell(wide)
    properties = cell[0]
    if spans:
        etree.SubElement(properties, w("gridSpan")).set(w("val"), str(len(_WIDTHS)))
    etree.SubElement(properties, w("vAlign")).set(w("val"), "center")
    cell.append(paragraph(text, None if style == Look.BODY.value else style))
    return cell
