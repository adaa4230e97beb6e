"""Rows: the rows of tables, a label and its values, also where they stand as lines of a text."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN
from zgreport.lint.moves import Change, Move, change_of
from zgreport.lint.quantities import Quantity, quantities
from zgreport.lint.text import Role
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.lint.text import Paragraph, Text

__all__ = ["Row", "rows"]

_YEAR = Pattern(r"\s*(?P<year>(?:19|20)\d\d)年?(?:度|全年)?\s*")
_LABEL = Pattern(
    rf"\s*(?:其中[：:，]?)?(?P<label>[{HAN}《》“”·（）A-Za-z]{{2,25}}?)(?:[（(](?P<unit>[{HAN}%]{{1,3}})[）)])?\s*"
)
_BASIS = Pattern(r"\s*[（(][^（）()\d]{0,6}口径[^（）()\d]{0,6}[）)]\s*$")
_UNCHANGED = Pattern(r"\s*(?:与上年|同比)?持平\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of two years: its label, this year's value, last year's and the change.

    The paragraphs are those of the three cells, `cell` is this year's; what is missing is None.
    `comparable` marks a change on one basis (可比口径), `unchanged` the word 持平 in its place.
    """

    label: str
    unit: str
    new: Quantity
    old: Quantity | None
    change: Change | None
    paragraphs: tuple[int, ...]
    cell: int
    comparable: bool = False
    unchanged: bool = False

    @property
    def words(self) -> str:
        """What the row says: 563篇，512篇，增长10.0%."""
        change = self.change.quantity if self.change else None
        numbers = [number.text.strip() for number in (self.new, self.old) if number]
        return "，".join((*numbers, *([change.before + change.text.strip()] if change else [])))

    @property
    def move(self) -> Move | None:
        """From last year's value to this year's, with the change that the row prints."""
        if self.old is None or self.change is None or self.comparable:
            return None
        return Move(self.old, self.new, 0, (self.change,))


def rows(text: Text) -> tuple[Row, ...]:
    """The rows of tables with two years as their heads, in the order of the text."""
    return _rows(text.paragraphs)


@functools.lru_cache(maxsize=4)
def _rows(paragraphs: tuple[Paragraph, ...]) -> tuple[Row, ...]:
    return (*_each(paragraphs), *_in_tables(paragraphs))


def _each(paragraphs: Sequence[Paragraph]) -> Iterator[Row]:
    newest_first: bool | None = None
    place = 0
    while place < len(paragraphs):
        paragraph = paragraphs[place]
        place += 1
        if paragraph.role is Role.PROSE or paragraph.cell:
            newest_first = None
            continue
        years = [_YEAR.fullmatch(p.masked) for p in paragraphs[place - 1 : place + 1]]
        if len(years) > 1 and years[0] and years[1]:
            newest_first = years[0]["year"] > years[1]["year"]
            place += 1
        elif newest_first is not None:
            row = _row(paragraphs, place - 1, newest_first=newest_first)
            if row:
                yield row


def _row(paragraphs: Sequence[Paragraph], place: int, *, newest_first: bool) -> Row | None:
    label = _LABEL.fullmatch(paragraphs[place].masked)
    cells = [_cell(p) for p in paragraphs[place + 1 : place + 3]] if label else []
    if label is None or not cells or cells[0] is None:
        return None
    two = len(cells) > 1 and cells[1] is not None and cells[1].unit == cells[0].unit
    old = cells[1] if two else None
    new = cells[0]
    if two and not newest_first and cells[1] is not None:
        new, old = cells[1], cells[0]
    behind = paragraphs[place + 3] if two and place + 3 < len(paragraphs) else None
    change = _change(behind) if behind else None
    unit = new.unit or label["unit"] or ""
    return Row(
        label["label"],
        unit,
        new,
        old,
        change,
        tuple(p.number for p in paragraphs[place + 1 : place + 4]),
        paragraphs[place + (1 if new is cells[0] else 2)].number,
        comparable=bool(change and behind and _BASIS.search(behind.masked)),
        unchanged=bool(old and behind and _UNCHANGED.fullmatch(behind.masked)),
    )


@dataclass(frozen=True, slots=True)
class _Heads:
    """The columns of this year's values and of last year's; whether there are only these two."""

    new: int
    old: int
    only: bool


def _in_tables(paragraphs: Sequence[Paragraph]) -> Iterator[Row]:
    """The rows where the cells are known."""
    tables: dict[int, dict[int, dict[int, list[Paragraph]]]] = {}
    for paragraph in paragraphs:
        if paragraph.cell and paragraph.text.strip():
            table, row, column = paragraph.cell
            cells = tables.setdefault(table, {}).setdefault(row, {})
            cells.setdefault(column, []).append(paragraph)
    for rows_of_table in tables.values():
        yield from _in_table([rows_of_table[row] for row in sorted(rows_of_table)])


def _in_table(table: Sequence[Mapping[int, Sequence[Paragraph]]]) -> Iterator[Row]:
    heads: _Heads | None = None
    for row in table:
        cells = {column: held[0] for column, held in row.items() if len(held) == 1}
        years = {column: _YEAR.fullmatch(cell.masked) for column, cell in cells.items()}
        named = {column: year["year"] for column, year in years.items() if year}
        if len(named) > 1:
            heads = _heads(named)
        elif heads:
            found = _row_of(cells, heads)
            if found:
                yield found


def _heads(years: Mapping[int, str]) -> _Heads | None:
    """The newest year and the one before; None where a year has two columns."""
    if len(set(years.values())) < len(years):
        return None
    new, old, *_ = sorted(years, key=lambda column: years[column], reverse=True)
    return _Heads(new, old, only=len(years) == 2)  # this year and last


def _row_of(cells: Mapping[int, Paragraph], heads: _Heads) -> Row | None:
    """The label is in the first cell of words, no unit, before the values."""
    first = min(heads.new, heads.old)
    before = [cells[column].masked for column in sorted(cells) if column < first]
    label = next(filter(None, map(_LABEL.fullmatch, before)), None)
    new = _cell(cells[heads.new]) if heads.new in cells else None
    if label is None or new is None:
        return None
    old = _cell(cells[heads.old]) if heads.old in cells else None
    old = old if old and old.unit == new.unit else None
    behind = [cells[c] for c in sorted(cells) if c > heads.new and c != heads.old]
    changes = [(cell, _change(cell)) for cell in behind if old and heads.only]
    told = (found for found in changes if found[1] or _UNCHANGED.fullmatch(found[0].masked))
    cell, change = next(told, (None, None))
    numbers = [cells[heads.new].number, *([cells[heads.old].number] if old else [])]
    unit = new.unit or label["unit"] or ""
    held = (*numbers, *([cell.number] if cell else []))
    return Row(
        label["label"],
        unit,
        new,
        old,
        change,
        held,
        cells[heads.new].number,
        comparable=bool(change and cell and _BASIS.search(cell.masked)),
        unchanged=bool(cell and not change),
    )


def _cell(paragraph: Paragraph) -> Quantity | None:
    """The one number that a cell is."""
    found = (
        quantities(paragraph)
        if paragraph.role is not Role.PROSE and len(paragraph.masked) < 30
        else ()
    )
    is_all = len(found) == 1 and found[0].text.strip() == paragraph.masked.strip()
    return found[0] if is_all else None


def _change(paragraph: Paragraph) -> Change | None:
    found = (
        quantities(paragraph)
        if paragraph.role is not Role.PROSE and len(paragraph.masked) < 30
        else ()
    )
    change = change_of(found[0]) if len(found) == 1 else None
    words = _BASIS.sub("", paragraph.masked).rstrip()
    return change if change and found[0].end == len(words) else None
