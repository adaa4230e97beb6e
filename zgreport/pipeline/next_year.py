"""The next year: a folder with the registries carried over and each ledger's blank form."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from zgreport import output
from zgreport.definition.read import read_definition
from zgreport.findings import Place, ZgreportError, room
from zgreport.language.reference import RESERVED
from zgreport.ledgers.blank_forms import blank_sheets
from zgreport.ledgers.files.matching import in_year_folder
from zgreport.ledgers.files.reader import Reader
from zgreport.ledgers.files.sheet import Unreadable
from zgreport.ledgers.files.shelf import Shelf
from zgreport.ledgers.registry import read_registry
from zgreport.numerals.months import find_months
from zgreport.numerals.writing import year as spelled
from zgreport.values import dataclass
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zgreport.definition.model import Definition
    from zgreport.findings import Finding
    from zgreport.ledgers.blank_forms import BlankSheet
    from zgreport.output.forms import Form

__all__ = ["NextYear", "open_next_year"]

_ROOM = room("pipeline")
_LONGEST = 31  # signs of a sheet's name in Excel
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class NextYear:
    """What a new year's folder got, by names in the workspace; what was there already.

    `standing` are the ledgers whose files lie in `inputs/` for all years; `date` is the date of
    the document that the definition still has.
    """

    folder: str
    registries: tuple[str, ...]
    forms: tuple[str, ...]
    there: tuple[str, ...]
    standing: tuple[str, ...]
    date: str
    findings: tuple[Finding, ...]


def open_next_year(folder: Path, year: int) -> NextYear:
    """Make the year's folder in `inputs/`; nothing that is there is replaced.

    Raises ZgreportError where no earlier year has a folder or the definition is wrong;
    SurroundingsError where something cannot be written.
    """
    workspace = Workspace(folder)
    shown = workspace.show(workspace.definition)
    definition = read_definition(workspace.definition, shown, RESERVED)
    earlier = [known for known in workspace.years() if known < year]
    if not earlier:
        raise ZgreportError(
            [_ROOM.error("no_earlier_year", workspace.show(workspace.inputs), year=year)]
        )
    with Reader() as reader:
        return _Opening(definition, workspace, reader, earlier[-1], year).made()


class _Opening:
    """One opening of a year: everything is read and made before anything is written."""

    def __init__(
        self, definition: Definition, workspace: Workspace, reader: Reader, before: int, year: int
    ) -> None:
        self.definition, self.workspace, self.reader = definition, workspace, reader
        self.before, self.year = before, year
        self.target = workspace.inputs_of(year)
        self.findings: list[Finding] = []

    def made(self) -> NextYear:
        registries = dict(self._registries())
        forms = dict(self._forms({path.name for path in registries.values()}))
        names = [*registries, *forms]
        there = [name for name in names if (self.target / name).exists()]
        self.target.mkdir(parents=True, exist_ok=True)
        for name, source in registries.items():
            if name not in there:
                shutil.copy2(source, self.target / name)
        for name, data in forms.items():
            if name not in there:
                output.write_file(self.target / name, data, self.workspace.show)
        date = self.definition.date
        return NextYear(
            self.workspace.show(self.target),
            tuple(name for name in registries if name not in there),
            tuple(name for name in forms if name not in there),
            tuple(there),
            tuple(self._standing()),
            date.isoformat() if date and date.year <= self.year else "",
            tuple(self.findings),
        )

    def _own(self, globs: Iterable[str]) -> list[Path]:
        found = (
            path for glob in globs for path in in_year_folder(glob, self.workspace, self.before)
        )
        return list(dict.fromkeys(found))

    def _registries(self) -> Iterator[tuple[str, Path]]:
        """The files of registries in the earlier year's folder, by their names in the new one."""
        for registry in self.definition.registries:
            for path in self._own((registry.files,)):
                yield self._renamed(path.name), path

    def _standing(self) -> Iterator[str]:
        for ledger in self.definition.ledgers:
            if not self._own(ledger.files):
                yield ledger.name

    def _forms(self, taken: set[str]) -> Iterator[tuple[str, bytes]]:
        members = self._members()
        owners: dict[Path, list[str]] = {}
        for ledger in self.definition.ledgers:
            for path in _once_each(self._own(ledger.files)):
                owners.setdefault(path, []).append(ledger.name)
        for path, names in owners.items():
            form = None if path.name in taken else self._form(path, names, members)
            if form is not None:
                yield Path(self._renamed(path.name)).stem + ".xlsx", form

    def _form(
        self, path: Path, names: list[str], members: Mapping[str, tuple[str, ...]]
    ) -> bytes | None:
        """The blank form of a file; None where it can't be read, or no ledger reads it."""
        try:
            book = self.reader.read(path)
        except Unreadable as error:
            place = Place(file=self.workspace.show(path))
            self.findings.append(room("ledgers").warning(error.code, place, **error.values))
            return None
        ledgers = [one for one in self.definition.ledgers if one.name in names]
        sheets = blank_sheets(book, ledgers, members)
        if not sheets:
            return None
        from zgreport.output.forms import as_form, emptied  # openpyxl takes 0.1 s to import

        forms = tuple(self._as_form(sheet) for sheet in sheets)
        if book.kind == "xlsx":
            with suppress(ValueError):  # made by a program that openpyxl does not understand
                return emptied(path.read_bytes(), forms)
        return as_form(forms)

    def _as_form(self, sheet: BlankSheet) -> Form:
        from zgreport.output.forms import Form

        name = sheet.name or "Sheet1"
        texts = {at: self._renamed(text) for at, text in sheet.cells.items()}
        choices, dates, widths = sheet.choices, sheet.dates, sheet.widths
        about = (sheet.kept, sheet.first, texts, choices, dates, widths)
        return Form(name, self._renamed(name)[:_LONGEST], *about)

    def _renamed(self, text: str) -> str:
        """The text with the earlier year in it made the new one, in digits or characters."""
        number = re.sub(rf"(?<!\d){self.before}(?!\d)", str(self.year), text)
        return number.replace(spelled(self.before), spelled(self.year))

    def _members(self) -> dict[str, tuple[str, ...]]:
        """The names in each registry, in its order."""
        shelf = Shelf(self.workspace, self.reader)
        found: dict[str, tuple[str, ...]] = {}
        for registry in self.definition.registries:
            sources = [
                source
                for path in self.workspace.find_for_year(registry.files, self.before)
                for source in shelf.sources(path, (self.before,), registry.sheet)
            ]
            if sources:
                read, _ = read_registry(registry, sources, self.before)
                found[registry.name] = tuple(member.name for member in read.members)
        return found


def _once_each(paths: Iterable[Path]) -> Iterator[Path]:
    """The files, but one only of those that numbers alone tell apart, unless these are months.

    Twelve files of months are twelve forms; five exports of days are no forms of anything.
    """
    alike: dict[str, list[Path]] = {}
    for path in paths:
        alike.setdefault(_DIGITS.sub("", path.stem), []).append(path)
    for same in alike.values():
        if len(same) == 1 or all(find_months(path.stem) for path in same):
            yield from same
