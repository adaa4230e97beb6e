"""The shelf: every input file read once, as sheets with the place they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import Finding, Place, room
from zgreport.ledgers.files.sheet import Book, Sheet, Unreadable, address
from zgreport.names import comparable, is_blank
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from zgreport.ledgers.files.reader import Reader
    from zgreport.workspace import Workspace

__all__ = ["InputSheet", "Shelf"]

_ROOM = room("ledgers")

_YEAR = Pattern(r"(?<!\d)(20\d\d)(?:年|$|(?=[^\d]))")


@dataclass(frozen=True, slots=True)
class InputSheet:
    """A sheet of a file; `years` are those it is read for, `folder` that of its year folder."""

    file: str
    sheet: Sheet
    years: frozenset[int]
    folder: int | None
    hint: int | None  # the year of dates written without one

    @property
    def is_blank(self) -> bool:
        """True where no cell holds anything."""
        return not self.sheet.error_cells and all(map(is_blank, self.sheet.values()))

    def doubt(self) -> Finding | None:
        """What is to be said of the sheet as a whole: hidden, or not looked through."""
        if self.sheet.hidden:
            return None if self.is_blank else _ROOM.warning("hidden_sheet", self.place())
        return _ROOM.error("unseen_sheet", self.place()) if self.sheet.unseen else None

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


class Shelf:
    """Reads files of a workspace; `findings` says what could not be read, `inputs` what was."""

    def __init__(self, workspace: Workspace, reader: Reader) -> None:
        self.workspace = workspace
        self.reader = reader
        self.findings: list[Finding] = []
        self._books: dict[Path, Book | None] = {}

    @property
    def inputs(self) -> tuple[str, ...]:
        """The shown names of all files read, sorted."""
        return tuple(sorted(self.workspace.show(path) for path in self._books))

    @property
    def checksums(self) -> dict[str, str]:
        """The sha256 of each file's bytes as they were read, by shown name."""
        books = ((self.workspace.show(path), book) for path, book in self._books.items())
        return {shown: book.checksum for shown, book in sorted(books) if book}

    def book(self, path: Path) -> Book | None:
        """The book of a file, None where it can't be read; the finding is made once."""
        if path not in self._books:
            self._books[path] = self._read(path)
        return self._books[path]

    def _read(self, path: Path) -> Book | None:
        place = Place(year=self._folder(path), file=self.workspace.show(path))
        try:
            book = self.reader.read(path)
        except Unreadable as error:
            self.findings.append(_ROOM.error(error.code, place, **error.values))
            return None
        return book

    def _folder(self, path: Path) -> int | None:
        name = path.parent.name
        in_year = name.isdecimal() and path.parent == self.workspace.inputs_of(int(name))
        return int(name) if in_year else None

    def sheets(self, path: Path, years: Iterable[int]) -> list[InputSheet]:
        """All sheets of a file, hidden ones too; none where it can't be read."""
        book, folder = self.book(path), self._folder(path)
        shown = self.workspace.show(path)
        wanted = frozenset(years)
        return [
            InputSheet(
                shown, one, wanted, folder, _year_in(one.name) or folder or _year_in(path.stem)
            )
            for one in (book.sheets if book else ())
        ]

    def sources(
        self, path: Path, years: Iterable[int], sheet: str | None = None
    ) -> list[InputSheet]:
        """The visible sheets of a file, or the one of that name; the others are told of."""
        found: list[InputSheet] = []
        for one in self.sheets(path, years):
            finding = one.doubt()
            if finding is not None and finding not in self.findings:
                self.findings.append(finding)
            wanted = sheet is None or comparable(one.sheet.name) == comparable(sheet)
            if wanted and not one.sheet.hidden:
                found.append(one)
        return found


def _year_in(name: str) -> int | None:
    """The year a sheet or file is named after: 2022年, 发稿2022."""
    found = _YEAR.search(comparable(name))
    return int(found[1]) if found else None
