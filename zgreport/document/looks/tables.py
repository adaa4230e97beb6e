"""Tables: their rows, which of them are repeated on each page and which are kept whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.looks.model import TableLook
from zgreport.document.looks.properties import attribute
from zgreport.document.ooxml import Element, is_for_old_programs, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.document.looks.model import ParagraphLook

__all__ = ["cells_of", "places_in_tables", "read_tables", "rows_of", "tables_of"]

_MOST_COLUMNS = 63  # Word has no more
_CELL, _SPAN, _ROW, _BEFORE = w("tcPr"), w("gridSpan"), w("trPr"), w("gridBefore")
_HOLDERS = (w("sdt"), w("sdtContent"), w("ins"), w("customXml"))


def tables_of(root: Element) -> list[Element]:
    """The tables of a part, nested ones too, in its order; without those for old programs."""
    return [t for t in root.iter(w("tbl")) if not is_for_old_programs(t)]


def places_in_tables(root: Element) -> dict[Element, tuple[int, int, int]]:
    """By cell: its table, row and column, from 1; merged columns count."""
    found: dict[Element, tuple[int, int, int]] = {}
    for table_number, table in enumerate(tables_of(root), 1):
        for row_number, row in enumerate(rows_of(table), 1):
            for cell, column, _ in cells_of(row):
                found[cell] = table_number, row_number, column
    return found


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table, not those of tables in it."""
    return _inside(table, "tr")


def cells_of(row: Element) -> Iterator[tuple[Element, int, int]]:
    """The cells of a row, each with its column, from 1, and the columns it covers."""
    column = 1 + _number(_said(row, _ROW, _BEFORE), 0)
    for cell in _inside(row, "tc"):
        width = _width(cell)
        yield cell, column, width
        column += width


def read_tables(root: Element, paragraphs: Iterable[ParagraphLook]) -> tuple[TableLook, ...]:
    """The tables of the body; `paragraphs` are its own, which know where they stand."""
    first: dict[int, int] = {}
    for paragraph in paragraphs:
        if paragraph.place:
            first.setdefault(paragraph.place[0], paragraph.number)
    tables = enumerate(tables_of(root), 1)
    return tuple(_table(table, at, first[at]) for at, table in tables if at in first)


def _table(table: Element, at: int, paragraph: int) -> TableLook:
    rows = list(rows_of(table))
    widths = [sum(map(_width, _inside(row, "tc"))) for row in rows]
    headers = [_has(row, "tblHeader") for row in rows]
    repeated = headers.index(False) if False in headers else len(headers)
    whole = sum(_has(row, "cantSplit") for row in rows)
    return TableLook(at, paragraph, len(rows), max(widths, default=0), repeated, whole)


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """The children of that name, also those in content controls and tracked changes."""
    wanted = w(name)
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in _HOLDERS:
            yield from _inside(child, name)


def _width(cell: Element) -> int:
    return _number(_said(cell, _CELL, _SPAN), 1)


def _said(of: Element, properties: str, name: str) -> Element | None:
    """What its properties say; a path that is searched takes three times as long."""
    held = next(of.iterchildren(properties), None)
    return None if held is None else next(held.iterchildren(name), None)


def _number(element: Element | None, otherwise: int) -> int:
    """How many columns an element says, at most what a table may have."""
    said = attribute(element)
    return min(int(said), _MOST_COLUMNS) if said and said.isdecimal() else otherwise


def _has(row: Element, name: str) -> bool:
    found = row.find(f"{w('trPr')}/{w(name)}")
    return found is not None and found.get(w("val"), "1") not in ("0", "false", "off")
