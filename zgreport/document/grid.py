"""Grid: a table as its reader sees it: its title, the words of its header and of each row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zgreport.document.looks.properties import attribute
from zgreport.document.looks.tables import cells_of, rows_of
from zgreport.document.ooxml import Element, w
from zgreport.findings import Cell
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Grid", "read_grid"]

_MOST_HEADER_ROWS = 3
_MOST_NAMES = 3  # columns whose words together name a row
_LONGEST_TITLE = 40
_AMOUNT = Pattern(
    r"[约近超逾达-]?[-+−－]?[\d０-９][\d０-９,，.．]*\s*(?:[%％‰]|[万亿]?[余多]?[^\s\d月季年度日号]{0,2})|[-—－/／]+"
)
_DIGIT = Pattern(r"[\d０-９]")
_YEAR = Pattern(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell in its row: where it begins, how many columns it covers, its words.

    `goes_on`: it is the lower part of a cell merged over rows, and has that one's words.
    """

    column: int
    width: int
    words: str
    goes_on: bool

    @property
    def is_amount(self) -> bool:
        return _AMOUNT.fullmatch(self.words) is not None and not _YEAR.fullmatch(self.words)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its number in the part, its title, the words of its columns and rows.

    `header_rows` counts a title's row too; the words are by number, from 1.  `alike` are rows
    whose words other rows have as well.
    """

    number: int
    title: str
    header_rows: int
    columns: Mapping[int, str]
    rows: Mapping[int, str]
    alike: frozenset[int]

    def cell(self, row: int, column: int, within: Cell | None) -> Cell:
        """The cell of that row and column as its reader finds it."""
        return Cell(
            self.number,
            row,
            column,
            title=self.title,
            row_words=self.rows.get(row, ""),
            column_words=self.columns.get(column, ""),
            in_header=row <= self.header_rows,
            is_like_others=row in self.alike,
            within=within,
        )


def read_grid(table: Element, number: int, title: str, words: Mapping[Element, str]) -> Grid:
    """A table of a part, its number there from 1; `words` are those of each cell.

    A first row that is one cell over the whole table is its title where none stands above.
    """
    rows = _slots(table, words)
    over = 1 if _is_title(rows) else 0
    depth = _header_depth(table, rows, over)
    columns = _column_words(rows[over:depth])
    if over:
        title = title or rows[0][0].words
    named, alike = _row_words(rows, depth)
    return Grid(number, title, depth, columns, named, alike)


def _slots(table: Element, words: Mapping[Element, str]) -> list[list[_Slot]]:
    rows: list[list[_Slot]] = []
    above: dict[int, _Slot] = {}
    for row in rows_of(table):
        slots: list[_Slot] = []
        for cell, column, width in cells_of(row):
            goes_on = _goes_on(cell) and column in above
            said = above[column].words if goes_on else words.get(cell, "")
            slots.append(_Slot(column, width, said, goes_on))
        above = {slot.column: slot for slot in slots}
        rows.append(slots)
    return rows


def _goes_on(cell: Element) -> bool:
    merged = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return merged is not None and attribute(merged) in (None, "continue")


def _is_title(rows: Sequence[Sequence[_Slot]]) -> bool:
    """True where the first of several rows is one cell with words, over all the columns."""
    first, *others = rows
    is_one = len(first) == 1 and 0 < len(first[0].words) <= _LONGEST_TITLE
    return is_one and bool(others) and len(others[0]) > 1


def _header_depth(table: Element, rows: Sequence[Sequence[_Slot]], over: int) -> int:
    """How many rows are the title's and the header's; only the title's where none is a header."""
    said = _repeated(table)
    if said > over:
        return min(said, len(rows))
    depth = over
    while depth < min(len(rows) - 1, over + _MOST_HEADER_ROWS) and _is_header(rows, depth, over):
        depth += 1
    return depth


def _is_header(rows: Sequence[Sequence[_Slot]], at: int, first: int) -> bool:
    """True for a row of words at the top; for a further one that the row above reaches into."""
    row = rows[at]
    if not any(slot.words for slot in row) or any(slot.is_amount for slot in row):
        return False
    if at == first:
        return True
    is_split = any(slot.width > 1 for slot in rows[at - 1]) and len(row) > len(rows[at - 1])
    return is_split or any(slot.goes_on for slot in row)


def _repeated(table: Element) -> int:
    count = 0
    for row in rows_of(table):
        mark = row.find(f"{w('trPr')}/{w('tblHeader')}")
        if mark is None or attribute(mark) in ("0", "false", "off"):
            break
        count += 1
    return count


def _column_words(rows: Sequence[Sequence[_Slot]]) -> dict[int, str]:
    """By column, the words of the header from its first row down, each once."""
    found: dict[int, list[str]] = {}
    for slot in (slot for row in rows for slot in row):
        for column in range(slot.column, slot.column + slot.width):
            said = found.setdefault(column, [])
            if slot.words and slot.words not in said:
                said.append(slot.words)
    return {column: " ".join(said) for column, said in found.items()}


def _row_words(
    rows: Sequence[Sequence[_Slot]], depth: int
) -> tuple[dict[int, str], frozenset[int]]:
    """By row, the words of as many of its first cells as tell it from the others.

    Where none do, those of the first; these rows are told too.
    """
    names = {number: tuple(_names(row)) for number, row in enumerate(rows, 1) if number > depth}
    named = {number: said for number, said in names.items() if said}
    found: dict[int, str] = {}
    for most in range(1, _MOST_NAMES + 1):
        counts = Counter(said[:most] for said in named.values())
        for number, said in named.items():
            if number not in found and counts[said[:most]] == 1:
                found[number] = " ".join(said[:most])
    alike = named.keys() - found.keys()
    return {**found, **{number: named[number][0] for number in alike}}, frozenset(alike)


def _names(row: Sequence[_Slot]) -> Iterator[str]:
    """The words of a row's first cells; a serial number is passed over, digits end them."""
    is_named = False
    for slot in row[: _MOST_NAMES + 1]:
        if is_named and _DIGIT.search(slot.words):
            return
        if slot.words and not slot.is_amount:
            yield slot.words
            is_named = True
