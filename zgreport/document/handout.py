"""The handout: a Word file made anew, with tables of texts to copy, in the look of the house.

The page is that of GB/T 9704 (5.2, 7.3): A4, 37 mm above, 28 mm on the left, 156 mm wide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.composing import (
    composed,
    empty_cell,
    empty_row,
    empty_table,
    paragraph,
)
from zgreport.document.handout_parts import PARTS, SECTION, TABLE
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.document.ooxml import Element

__all__ = ["Handout", "HandoutSection", "handout"]

_WIDTHS = (3600, 2100, 3144)  # twentieths of a point; together 156 mm


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
    return composed(page.title, _blocks(page), SECTION, PARTS)


def _blocks(page: Handout) -> Iterator[Element]:
    yield paragraph(page.title, "Title")
    for note in page.notes:
        yield paragraph(note, "Normal")
    for section in page.sections:
        yield paragraph(section.heading, "Heading1")
        yield _table(section, page.heads)
        yield paragraph("", "TableText")


def _table(section: HandoutSection, heads: Sequence[str]) -> Element:
    said = section.heading
    table = empty_table(TABLE, _WIDTHS, tblCaption=said, tblDescription=said)
    table.append(_row(heads, ("TableHead",) * 3, is_head=True))
    for row in section.rows:
        table.append(_row(row, ("TableTag", "TableText", "TableText")))
    return table


def _row(texts: Sequence[str], styles: Sequence[str], *, is_head: bool = False) -> Element:
    row = empty_row(is_head=is_head)
    for text, style, wide in zip(texts, styles, _WIDTHS, strict=True):
        cell = empty_cell(wide)
        cell.append(paragraph(text, style))
        row.append(cell)
    return row
