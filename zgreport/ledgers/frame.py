"""Frames: the records of one ledger that count, as columns of typed cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.ledgers.coded import Coded, Mask, Numbers

__all__ = ["Frame"]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Records, one a row, numbered from 0.

    cells: by column, typed: str in a text column, int or Decimal in a numeric one, datetime.date
      in one of dates, None for a blank; a tuple where a cell names several members of a registry,
      and in their attributes
    dates: datetime.date or None (blank date); the first of the month for a month
    months: True where the record stands for a whole month
    spans: how many months each of those records stands for, of which its date begins the last;
      None where none stands for more than one
    offices: the office that each row's sheet, caption or file is named after, "" for none; None
      where they do not differ
    years: the year whose folder or date the record counts in
    files, sheets, rows: where it came from; rows are counted from 1
    """

    cells: Mapping[str, Coded]
    dates: Coded
    months: Mask
    years: Numbers
    files: Coded
    sheets: Coded
    rows: Numbers
    spans: Numbers | None = None
    offices: Coded | None = None

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, column: str) -> Coded:
        return self.cells[column]

    def record(self, row: int) -> dict[str, Any]:
        """The cells of a record by column."""
        return {name: cells[row] for name, cells in self.cells.items()}
