"""Notices: what a sheet says of the unit its numbers are written in.

单位：万元 above a table or in a note below it, 金额（万元） in a header.  填报单位：甲县 is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.tables.unit_phrases import (
    UnitOf,
    conflicting,
    headed,
    lone_unit,
    spoken_units,
    titled_unit,
)
from zgreport.names import comparable, is_blank
from zgreport.numerals.units import known_unit
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zgreport.ledgers.coded import Coded
    from zgreport.ledgers.files.sheet import Scalar, Sheet
    from zgreport.ledgers.tables.header import Table

__all__ = ["Notice", "brackets", "crossed_unit", "said_of_row", "unit_column", "unit_lines"]

_WIDEST = 200
_ABOVE = 15  # rows over a header in which a unit is looked for
_COLONS = (":", "：", "∶")
_WIDE_OFF = 4  # columns between a table and what is written beside it
_A_PAIR = 2  # 单位 and 万元 in two cells, and nothing else in the row
_SHORT = 20
_LONGEST = 200  # signs; what is longer is no line about a unit


_SAYING_UNITS = ("单位", "量词", "币种", "货币")


@dataclass(frozen=True, slots=True)
class Notice:
    """A unit as it is written on a sheet, and its cell, from 1; 0 in a sheet's or file's name.

    It is unclear where the words only begin like a unit: 万元以上.
    """

    unit: str
    row: int
    column: int
    unclear: bool = False

    @property
    def cell(self) -> tuple[int | None, int | None]:
        """Row and column, None where it stands in a name."""
        return self.row or None, self.column or None


def brackets(sheet: Sheet, table: Table) -> Mapping[int, Notice]:
    """For each column of the table the unit in its header's brackets, the lowest where several."""
    spans = {(s.top, s.left): s for s in sheet.merges if s.top <= table.bottom}
    found: dict[int, Notice] = {}
    for row in range(table.top, table.bottom + 1):
        for column, text in _texts(sheet, row):
            below = row > table.top
            if table.left <= column <= table.right and (unit := _in_header(text, below=below)):
                span = spans.get((row, column))
                notice = Notice(unit, row, column)
                found |= dict.fromkeys(range(column, (span.right if span else column) + 1), notice)
    return found


def crossed_unit(sheet: Sheet, table: Table) -> Notice | None:
    """The unit in the headers of a cross-table's columns; one that is none where they differ."""
    noted = brackets(sheet, table)
    found = [
        notice if (notice := noted.get(column)) and notice.unit != comparable(header) else None
        for header, column in table.crossed.items()  # 十条 may be what a column is called
    ]
    first = next(filter(None, found), None)
    words = dict.fromkeys(notice.unit if notice else "?" for notice in found)
    return Notice("、".join(words), first.row, first.column) if first else None


def _in_header(text: str, *, below: bool) -> str:
    """The unit in a header; of several the first, or all where they say different things.

    A cell below another header may be the unit alone.
    """
    units = headed(comparable(text)).units
    if units:
        return "、".join(units) if conflicting(units) else units[0]
    alone = lone_unit(text)
    large = (unit := known_unit(alone)) is not None and unit.base and unit.scale > 1
    return alone if alone and (below or large) else ""


def unit_column(columns: Mapping[str, Coded]) -> str:
    """The column that says for each row what its numbers are counted in; empty where none does.

    单位 is mostly a column of offices: it is one of units where most of its values are some.
    """
    for name, cells in columns.items():
        if name.endswith(_SAYING_UNITS):
            filled = [value for value in cells.values if isinstance(value, str) and value.strip()]
            if filled and 2 * sum(map(bool, map(lone_unit, filled))) > len(filled):
                return name
    return ""


def unit_lines(
    sheet: Sheet, table: Table, captions: Iterable[int], names: Iterable[str] = ()
) -> tuple[Notice, ...]:
    """The units named above the table, nearest first, those in the names of its sheet and file.

    Those in the notes below it come last.
    """
    above = range(table.top - 1, max(0, table.top - 1 - _ABOVE), -1)
    below = (row for row in captions if row > table.bottom)
    named = (Notice(of.unit, 0, 0) for name in names for of in _said_in(name))
    over, under = (
        [notice for row in rows for notice in _in_row(sheet, row)] for rows in (above, below)
    )
    return (*_in_header_rows(sheet, table), *over, *_beside(sheet, table), *named, *under)


def _beside(sheet: Sheet, table: Table) -> Iterator[Notice]:
    """The units named right of the table, beside its first rows: 单位：万元 and nothing else."""
    rows = range(table.bottom + 1, table.bottom + 1 + _ABOVE)
    for column, cells in enumerate(sheet.columns[table.right : table.right + _WIDE_OFF], 1):
        texts = (value for value in cells.values if isinstance(value, str))
        if not any("位" in text or "以" in text for text in texts):
            continue
        for row in rows:
            text = sheet.at(row, table.right + column)
            if isinstance(text, str) and len(text) <= _SHORT:
                for of in spoken_units(text):
                    yield Notice(of.unit, row, table.right + column, of.unclear)


def _in_header_rows(sheet: Sheet, table: Table) -> Iterator[Notice]:
    """A unit in a cell of its own beside the headers, 单位：万元 or 万元, with no text below it."""
    own = {*table.columns.values(), *table.crossed.values()}
    for row in range(table.top, table.bottom + 1):
        for column, text in _texts(sheet, row):
            if column in own or len(text) > _SHORT or not (unit := _alone(text)):
                continue
            cells = sheet.columns[column - 1]
            below = [cells.values[code] for code in set(cells.codes[table.bottom :])]
            spoken = lone_unit(text) != unit
            if all(is_blank(cell) or (spoken and not isinstance(cell, str)) for cell in below):
                yield Notice(unit, row, column)


def _alone(text: str) -> str:
    """The unit that a cell names and nothing else: 单位：万元, （万元）."""
    if unit := lone_unit(text):
        known = known_unit(unit)
        return unit if known and known.base and known.scale > 1 else ""
    begins = comparable(text).lstrip("([").startswith(("单位", "金额单位", "计量单位", "货币单位"))
    spoken = spoken_units(text) if begins else ()
    return spoken[0].unit if len(spoken) == 1 and not spoken[0].unclear else ""


def said_of_row(cell: Scalar) -> str:
    """The unit that a cell beside a record is: 万元, （万元）, 单位：万元; empty for any other."""
    if not isinstance(cell, str) or len(cell) > _SHORT:
        return ""
    return lone_unit(cell) or _alone(cell)


def _in_row(sheet: Sheet, row: int) -> Iterator[Notice]:
    texts = [(column, text) for column, text in _texts(sheet, row) if len(text) <= _LONGEST]
    for (column, text), behind in zip(texts, [*texts[1:], None], strict=True) if texts else ():
        open_ended = text.rstrip().endswith(_COLONS) or len(texts) == _A_PAIR
        beside = behind[1] if behind and open_ended else ""
        for of in _said_in(text, beside):
            yield Notice(of.unit, row, column, of.unclear)


def _said_in(text: str, beside: str = "") -> tuple[UnitOf, ...]:
    return spoken_units(text, beside) or titled_unit(text)


def _texts(sheet: Sheet, row: int) -> Iterator[tuple[int, str]]:
    cells: Iterable[Scalar] = sheet.rows[row - 1][:_WIDEST] if 0 < row <= len(sheet.rows) else ()
    yield from ((n, cell) for n, cell in enumerate(cells, 1) if isinstance(cell, str) and cell)
