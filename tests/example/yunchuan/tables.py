"""Tables: what stands around the records on a sheet: title, header, totals, notes, merges."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from .sheets import Cell, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["Table", "grouped", "start"]

Row = list[Cell]


class Table:
    """A sheet that grows downwards."""

    def __init__(self, sheet: Sheet, width: int) -> None:
        self.sheet = sheet
        self._width = width

    @property
    def last(self) -> int:
        """The number of the last row."""
        return len(self.sheet.rows)

    def add(self, row: Sequence[Cell]) -> int:
        """Put a row below; its number."""
        self.sheet.rows.append(list(row))
        return self.last

    def header(self, *rows: Sequence[Cell]) -> None:
        """Put one or more header rows below."""
        numbers = [self.add(row) for row in rows]
        self.sheet.header_rows = (*self.sheet.header_rows, *numbers)

    def across(self, text: str) -> None:
        """Put a line below that runs over the whole width: a title, or a note."""
        number = self.add([text])
        self.sheet.merges.append((number, 1, number, self._width))

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge cells, where there is more than one."""
        if (top, left) != (bottom, right):
            self.sheet.merges.append((top, left, bottom, right))

    def notes(self, *texts: str) -> None:
        """Put notes below, each in the first cell of its row."""
        for text in texts:
            self.add([text])


def start(name: str, widths: Sequence[int], *lines: str) -> Table:
    """A table on a new sheet, with title lines over the header; the first is the title."""
    table = Table(Sheet(name, widths=widths), len(widths))
    for line in lines:
        table.across(line)
    table.sheet.header_rows = (1,) if lines else ()
    return table


def grouped(
    table: Table,
    rows: Iterable[tuple[str, Row]],
    columns: Sequence[int],
    after: Callable[[str, int], Row] | None = None,
) -> None:
    """Put rows below by group, the cells of `columns` merged over each group.

    Only the first row of a group keeps them.  `after` gives a row to follow each group, from
    its name and size.
    """
    for name, members in groupby(rows, key=lambda pair: pair[0]):
        top = table.last + 1
        for _, row in members:
            first = table.last + 1 == top
            table.add([v if first or c not in columns else None for c, v in enumerate(row, 1)])
        bottom = table.last
        for column in columns:
            table.merge(top, column, bottom, column)
        if after is not None:
            table.add(after(name, bottom - top + 1))
