"""Notices: what a sheet says of the unit its numbers are written in.

单位：万元 above a table or in a note below it, 金额（万元） in a header.  填报单位：甲县 is none.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from zgreport.names import comparable
from zgreport.numerals.units import bracket_unit, known_unit
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zgreport.ledgers.files.sheet import Scalar, Sheet
    from zgreport.ledgers.tables.header import Table

__all__ = ["Notice", "brackets", "crossed_unit", "unit_lines"]

_BRACKET = re.compile(
    r"[(\[【](?:计量)?(?:单位:?)?([^()\[\]【】]{1,12})[)\]】]|(?<=..)/([^/()]{1,4})$"
)
_LINE = re.compile(r"单\s*位\s*:(?=\s*([^:;。()\[\]【】]*))")
_TITLE = re.compile(r"[(\[【]([^()\[\]【】]{1,6})[)\]】]\s*$")
_PARTS = re.compile("[、,/和及]")
_WIDEST = 200
_ABOVE = 15  # rows over a header in which a unit is looked for


@dataclass(frozen=True, slots=True)
class Notice:
    """A unit as it is written on a sheet, and its cell, from 1."""

    unit: str
    row: int
    column: int


def brackets(sheet: Sheet, table: Table) -> Mapping[int, Notice]:
    """For each column of the table the unit in its header's brackets, the lowest where several."""
    spans = {(s.top, s.left): s for s in sheet.merges if s.top <= table.bottom}
    found: dict[int, Notice] = {}
    for row in range(table.top, table.bottom + 1):
        for column, text in _texts(sheet, row):
            if table.left <= column <= table.right and (unit := _bracketed(text)):
                span = spans.get((row, column))
                notice = Notice(unit, row, column)
                found |= dict.fromkeys(range(column, (span.right if span else column) + 1), notice)
    return found


def crossed_unit(sheet: Sheet, table: Table) -> Notice | None:
    """The unit in the headers of a cross-table's columns; one that is none where they differ."""
    noted = brackets(sheet, table)
    found = [noted.get(column) for column in table.crossed.values()]
    first = next(filter(None, found), None)
    words = dict.fromkeys(notice.unit if notice else "?" for notice in found)
    return Notice("、".join(words), first.row, first.column) if first else None


def _bracketed(text: str) -> str:
    """The unit in a header: the last bracket whose content, or a part of it, is one."""
    for found in reversed(list(_BRACKET.finditer(comparable(text)))):
        for part in _PARTS.split(found[1] or found[2]):
            if bracket_unit(part):
                return part
    return ""


def unit_lines(sheet: Sheet, table: Table, captions: Iterable[int]) -> tuple[Notice, ...]:
    """The units named above the table, nearest first, then those in the notes below it."""
    above = range(table.top - 1, max(0, table.top - 1 - _ABOVE), -1)
    rows = (*above, *(row for row in captions if row > table.bottom))
    return tuple(notice for row in rows for notice in _in_row(sheet, row))


def _in_row(sheet: Sheet, row: int) -> Iterator[Notice]:
    texts = list(_texts(sheet, row))
    for n, (column, text) in enumerate(texts):
        plain = unicodedata.normalize("NFKC", text)
        for found in _LINE.finditer(plain):
            content = found[1].strip() or (texts[n + 1][1] if n + 1 < len(texts) else "")
            yield from (Notice(unit, row, column) for unit in _units(content))
        title = None if _LINE.search(plain) else _TITLE.search(plain)
        if title and (unit := known_unit(title[1])) and unit.base and unit.scale > 1:
            yield Notice(title[1], row, column)


def _units(content: str) -> list[str]:
    """All the units of the content, none where it is anything else as well: 万元、人."""
    words = unicodedata.normalize("NFKC", content).split()
    for text in ("".join(words[:2]), "".join(words[:1])):
        parts = [part.removeprefix("人民币") or part for part in _PARTS.split(text) if part]
        if parts and all(map(known_unit, parts)):
            return parts
    return []


def _texts(sheet: Sheet, row: int) -> Iterator[tuple[int, str]]:
    cells: Iterable[Scalar] = sheet.rows[row - 1][:_WIDEST] if 0 < row <= len(sheet.rows) else ()
    yield from ((n, cell) for n, cell in enumerate(cells, 1) if isinstance(cell, str) and cell)
