"""Input sheets: a sheet with the file it stands in and the years it is read for."""

from __future__ import annotations

from dataclasses import dataclass

from zgreport.findings import Place
from zgreport.ledgers.files.sheet import Sheet, address

__all__ = ["InputSheet"]


@dataclass(frozen=True, slots=True)
class InputSheet:
    """A sheet of a file; `years` are those it is read for, `folder` that of its year folder."""

    file: str
    sheet: Sheet
    years: frozenset[int]
    folder: int | None
    hint: int | None  # the year of dates written without one

    def place(
        self, year: int | None = None, row: int | None = None, column: int | None = None
    ) -> Place:
        """The place of a cell, a row or the sheet."""
        return Place(
            year=year or self.folder,
            file=self.file,
            sheet=self.sheet.name or None,
            cell=address(row, column) if row else None,
        )
