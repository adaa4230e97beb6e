"""Outline: each paragraph of a Word file and where its reader finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.grid import Grid, read_grid
from zgreport.document.looks.tables import cells_of, rows_of, tables_of
from zgreport.document.ooxml import Element, parse, w
from zgreport.document.paragraphs import paragraphs
from zgreport.document.stories import stories
from zgreport.document.tables import described
from zgreport.findings import Cell, Spot
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zgreport.document.paragraphs import Paragraph

__all__ = ["Line", "Outlined", "cells_of_paragraphs", "name_tables", "read_outline"]

_OPENING = 12  # signs that a reader looks for
_FAR = 3  # paragraphs between a title and its table
_LONGEST_TITLE = 40
_LONGEST_NAME = 200
_CAPTION = Pattern(r"(?:附?表|Table)\s*[\d一二三四五六七八九十]{1,3}(?!\d)")
_NO_TITLE = Pattern(
    r"(?!.*(?:[\u3400-\u9fff]{2}|[A-Za-z]{2})).*|.*[。！？；：，、.!?;:,]|.*单位[：:].*|附\s*件\s*\d*|"
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]).*"
)
_AROUND = (w("tc"), w("txbxContent"))


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its text, gaps as one space, and its spot but for the heading above it."""

    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Outlined:
    """A part of a Word file: its label in a `Place` (None is the body), its paragraphs in order."""

    label: str | None
    lines: tuple[Line, ...]


def read_outline(parts: Mapping[str, bytes]) -> tuple[Outlined, ...]:
    """The parts that have paragraphs, in the order of `text.read_text`, with all of theirs."""
    found = [(story.label, parse(parts[story.part])) for story in stories(parts)]
    notes = _notes(found[0][1]) if found else {}
    return tuple(Outlined(label, _lines(root, notes)) for label, root in found)


def cells_of_paragraphs(parts: Mapping[str, bytes]) -> dict[int, tuple[int, int, int]]:
    """Table, row and column, from 1, by the paragraph's number in `text.read_text`.

    Tables are counted on through all parts.  They are those of the outline's spots, without the
    words around them, which take most of the time of an outline.
    """
    found: dict[int, tuple[int, int, int]] = {}
    lines = tables = 0
    for story in stories(parts):
        root = parse(parts[story.part])
        read = paragraphs(root)
        inside = dict(_numbered(root, read))
        for number, (table, row, column) in inside.items():
            found[lines + number] = tables + table, row, column
        lines += len(read)
        tables += max((table for table, _, _ in inside.values()), default=0)
    return found


def _numbered(
    root: Element, read: Iterable[Paragraph]
) -> Iterator[tuple[int, tuple[int, int, int]]]:
    """The paragraphs of a part in cells, from 1, each with its table, row and column."""
    places = {
        cell: (table_number, row_number, column)
        for table_number, table in enumerate(tables_of(root), 1)
        for row_number, row in enumerate(rows_of(table), 1)
        for cell, column, _ in cells_of(row)
    }
    for number, paragraph in enumerate(read, 1) if places else ():
        around = next(paragraph.element.iterancestors(w("tc")), None)
        place = places.get(around) if around is not None else None
        if place:
            yield number, place


def name_tables(root: Element) -> None:
    """Give each table without alternative text the title that stands over it, or its header's."""
    held = [_held(paragraph) for paragraph in paragraphs(root)]
    titles = _titles(held)
    words: dict[Element | None, list[str]] = {}
    for each in held:
        words.setdefault(each.cell, []).append(each.text)
    for table in tables_of(root):
        first = next(rows_of(table), None)
        cells = [] if first is None else [cell for cell, _, _ in cells_of(first)]
        header = "、".join(t for cell in cells if (t := " ".join(words.get(cell, ())).strip()))
        described(table, (titles.get(table) or header)[:_LONGEST_NAME])


def _notes(body: Element) -> dict[str, int]:
    """By its id, the number that Word prints at a footnote, which it counts as they are named."""
    ids = (mark.get(w("id"), "") for mark in body.iter(w("footnoteReference")))
    return {note: number for number, note in enumerate(dict.fromkeys(ids), 1)}


@dataclass(frozen=True, slots=True)
class _Held:
    """A paragraph, and the cell and text box that it stands in, if any."""

    paragraph: Paragraph
    text: str
    around: Element | None
    cell: Element | None
    in_box: bool
    note: str


def _lines(root: Element, notes: Mapping[str, int]) -> tuple[Line, ...]:
    held = [_held(paragraph) for paragraph in paragraphs(root)]
    cells = _cells(root, held)
    return tuple(_with_openings(held, cells, notes))


def _held(paragraph: Paragraph) -> _Held:
    around = next(paragraph.element.iterancestors(*_AROUND), None)
    in_box = next(paragraph.element.iterancestors(w("txbxContent")), None) is not None
    cell = next(paragraph.element.iterancestors(w("tc")), None)
    note = next(paragraph.element.iterancestors(w("footnote")), None)
    number = note.get(w("id"), "") if note is not None else ""
    return _Held(paragraph, " ".join(paragraph.text.split()), around, cell, in_box, number)


def _with_openings(
    held: Sequence[_Held], cells: Mapping[Element, Cell], notes: Mapping[str, int]
) -> Iterator[Line]:
    before: dict[Element | None, str] = {}
    for each in held:
        opening = _cut(each.text) if each.text else before.get(each.around, "")
        before[each.around] = opening
        cell = cells.get(each.cell) if each.cell is not None else None
        spot = Spot(
            opening=opening,
            is_blank=not each.text,
            in_box=each.in_box,
            cell=cell,
            note=notes.get(each.note),
        )
        yield Line(each.text, spot)


def _cut(words: str) -> str:
    return words if len(words) <= _OPENING else words[:_OPENING] + "…"


def _cells(root: Element, held: Sequence[_Held]) -> dict[Element, Cell]:
    """Every cell of the part with its place in its table, those around before those within."""
    words: dict[Element, list[str]] = {}
    for each in held:
        if each.cell is not None and each.around is each.cell:
            words.setdefault(each.cell, []).append(each.text)
    said = {cell: " ".join(filter(None, texts)) for cell, texts in words.items()}
    titles = _titles(held)
    found: dict[Element, Cell] = {}
    for number, table in enumerate(tables_of(root), 1):
        outer = next(table.iterancestors(w("tc")), None)
        within = found.get(outer) if outer is not None else None
        grid = read_grid(table, number, titles.get(table, ""), said)
        found.update(_placed(table, grid, within))
    return found


def _placed(table: Element, grid: Grid, within: Cell | None) -> Iterator[tuple[Element, Cell]]:
    for row_number, row in enumerate(rows_of(table), 1):
        for cell, column, _ in cells_of(row):
            yield cell, grid.cell(row_number, column, within)


def _titles(held: Sequence[_Held]) -> dict[Element, str]:
    """By table, the nearest short paragraph over it, a caption (表1 …) before any other."""
    first: dict[Element, int] = {}
    for index, each in enumerate(held):
        for table in each.paragraph.element.iterancestors(w("tbl")):
            first.setdefault(table, index)
    return {table: _title(table, held, index) for table, index in first.items()}


def _title(table: Element, held: Sequence[_Held], index: int) -> str:
    around = next(table.iterancestors(*_AROUND), None)
    found = ""
    for each in reversed(held[max(index - _FAR, 0) : index]):
        if each.around is not around or len(each.text) > _LONGEST_TITLE:
            break
        if _CAPTION.match(each.text):
            return each.text
        if not found and each.text and not _NO_TITLE.fullmatch(each.text):
            found = each.text
    return found
