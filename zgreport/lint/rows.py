"""Rows: the rows of a table that stand in a text as lines, a label and its values."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN
from zgreport.lint.moves import Change, Move, change_of
from zgreport.lint.quantities import Quantity, quantities
from zgreport.lint.text import Role
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.lint.text import Paragraph, Text

__all__ = ["Row", "rows"]

_YEAR = re.compile(r"\s*(?P<year>(?:19|20)\d\d)年?(?:度|全年)?\s*")
_LABEL = re.compile(
    rf"\s*(?:其中[：:，]?)?(?P<label>[{HAN}《》“”·（）A-Za-z]{{2,25}}?)(?:[（(](?P<unit>[{HAN}%]{{1,3}})[）)])?\s*"
)
_MOST_CELLS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of two years: its label, this year's value, last year's and the change.

    The paragraphs are those of the three cells; what is missing is None.
    """

    label: str
    unit: str
    new: Quantity
    old: Quantity | None
    change: Change | None
    paragraphs: tuple[int, ...]

    @property
    def move(self) -> Move | None:
        """From last year's value to this year's, with the change that the row prints."""
        if self.old is None or self.change is None:
            return None
        return Move(self.old, self.new, 0, (self.change,))


def rows(text: Text) -> tuple[Row, ...]:
    """The rows of tables with two years as their heads, in the order of the text."""
    return _rows(text.paragraphs)


@functools.lru_cache(maxsize=4)
def _rows(paragraphs: tuple[Paragraph, ...]) -> tuple[Row, ...]:
    return tuple(_each(paragraphs))


def _each(paragraphs: Sequence[Paragraph]) -> Iterator[Row]:
    newest_first: bool | None = None
    place = 0
    while place < len(paragraphs):
        paragraph = paragraphs[place]
        place += 1
        if paragraph.role is Role.PROSE:
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
    return change if change and found[0].end == len(paragraph.masked.rstrip()) else None
