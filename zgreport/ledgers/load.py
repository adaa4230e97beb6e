"""Loading: a year's inputs and those of the year before, from files to records."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from zgreport.findings import Finding, Found, Place, Severity, ZgreportError, room
from zgreport.ledgers.choosing import LeftOut, Why
from zgreport.ledgers.files.matching import (
    TYPED,
    in_other_years,
    in_year_folder,
    ledger_files,
    wanted_files,
)
from zgreport.ledgers.files.reader import Reader
from zgreport.ledgers.files.shelf import Shelf
from zgreport.ledgers.ledger import assemble
from zgreport.ledgers.misplaced import misplaced_typed
from zgreport.ledgers.model import Account, Ledger, Records, Registry, TypedFigure
from zgreport.ledgers.registry import differences, read_registry
from zgreport.ledgers.typed import read_typed
from zgreport.ledgers.unread import unread_files
from zgreport.ledgers.unset import unset_points
from zgreport.ledgers.years import years_of_rows
from zgreport.names import near_misses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from zgreport.definition.model import Definition, LedgerDef, RegistryDef
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.workspace import Workspace

__all__ = ["load_records"]

_ROOM = room("ledgers")

Accounts: TypeAlias = "Mapping[tuple[str, int], Account]"


def load_records(
    definition: Definition, workspace: Workspace, year: int, reader: Reader | None = None
) -> Records:
    """The records of a year and of the year before it; what is wrong is in their findings.

    A reader given along keeps the files it has read, for a run that loads more than one year.
    Raises ZgreportError when the year has no folder and others have; where none has, the rows'
    dates tell the years, and it is raised when they tell of others only.
    """
    if not workspace.inputs_of(year).is_dir() and (folders := workspace.meant_for(year)):
        place = Place(year=year, file=workspace.show(workspace.inputs / folders[0]))
        raise ZgreportError([_ROOM.error("folder_named", place, year=year, folders=folders)])
    if not workspace.inputs_of(year).is_dir() and workspace.years():
        known = tuple(str(y) for y in workspace.years())
        place = Place(year=year, file=workspace.show(workspace.inputs_of(year)))
        shown = {"year": year, "years": known}
        raise ZgreportError([_ROOM.error("no_year_folder", place, **shown)])
    if reader is None:
        with Reader() as own:
            return load_records(definition, workspace, year, own)
    reader.expect(wanted_files(definition, workspace, year))
    records = _Loading(definition, Shelf(workspace, reader), year).records()
    if not workspace.years() and not _tells_of(records, year):
        known = tuple(str(y) for y in years_of_rows(definition, workspace, reader))
        place = Place(file=workspace.show(workspace.inputs))
        found = _ROOM.error("no_rows_of_year", place, year=year, years=known)
        raise ZgreportError([found, *(f for f in records.findings if f.severity is Severity.ERROR)])
    return records


def _tells_of(records: Records, year: int) -> bool:
    """True where some ledger has anything of the year."""
    return any(year in ledger.years for ledger in records.ledgers.values())


def _readers(accounts: Accounts, file: str) -> Iterator[str]:
    """The file's sheets that ledgers read, each once for each of these ledgers."""
    sheets: dict[str, set[str]] = {}
    for (ledger, _), account in accounts.items():
        own = {one.sheet for one in account.sheets if one.file == file and not one.reason}
        sheets.setdefault(ledger, set()).update(own)
    return chain.from_iterable(sheets.values())


def _relevant(findings: Iterable[Finding], accounts: Accounts) -> Iterator[Finding]:
    """The findings but for those that a sheet has no table, where another ledger reads it."""
    read: set[tuple[str | None, str | None]] = {
        (one.file, one.sheet) for a in accounts.values() for one in a.sheets if not one.reason
    }
    for found in findings:
        is_other = (found.place.file, found.place.sheet) in read
        if found.code != "ledgers.sheet_without_table" or not is_other:
            yield found


class _Loading:
    """One reading of the inputs: what was claimed by whom, and what was found."""

    def __init__(self, definition: Definition, shelf: Shelf, year: int) -> None:
        self.definition, self.shelf, self.year = definition, shelf, year
        self.workspace = shelf.workspace
        self.years = (year - 1, year)
        self.claims: dict[Path, dict[str, None]] = {}
        self.findings = Found()

    def records(self) -> Records:
        registries = self._registries()
        ledgers: dict[str, Ledger] = {}
        accounts: dict[tuple[str, int], Account] = {}
        for ledger in self.definition.ledgers:
            sources = self._sources(ledger)
            made, account, found = assemble(ledger, sources, registries, self.years)
            ledgers[ledger.name] = made
            accounts |= {(ledger.name, y): a for y, a in account.items()}
            self.findings.extend(found)
            self.findings.extend(self._without_file(ledger, account))
        scoring = self.definition.scoring
        if scoring and scoring.ledger in ledgers:
            self.findings.extend(unset_points(scoring, ledgers[scoring.ledger], registries))
        typed = self._typed()
        has_ledgers = self._has_ledgers(self.year)
        self.findings.extend(
            misplaced_typed(self.workspace, self.year, self.claims, has_ledgers=has_ledgers)
        )
        self.findings.extend(self._last_year_named())
        self.findings.extend(unread_files(self.definition, self.workspace, self.years, self.claims))
        self.findings.extend((*self._claimed_twice(accounts), *self._unclaimed()))
        return Records(
            year=self.year,
            ledgers=MappingProxyType(ledgers),
            registries=MappingProxyType(
                {(n, y): r for n, years in registries.items() for y, r in years.items()}
            ),
            typed=MappingProxyType(typed),
            accounts=MappingProxyType(accounts),
            inputs=self.shelf.inputs,
            checksums=MappingProxyType(self.shelf.checksums),
            findings=tuple(_relevant((*self.shelf.findings, *self.findings), accounts)),
        )

    def _claim(self, path: Path, name: str) -> None:
        self.claims.setdefault(path, {})[name] = None

    def _sources(self, ledger: LedgerDef) -> Iterator[InputSheet | LeftOut]:
        """The sheets of the ledger's files, each once, in the order of year, glob and name.

        One by one, so that the worker reads the next file while this one is looked at.  What has
        no cells is left out already: charts, and files that cannot be read.
        """
        for path, wanted in ledger_files(ledger, self.workspace, self.years).items():
            self._claim(path, ledger.name)
            book, shown = self.shelf.book(path), self.workspace.show(path)
            if book is None:
                yield LeftOut(shown, "", frozenset(wanted), Why.UNREADABLE)
            else:
                yield from self.shelf.sheets(path, wanted)
                for name in book.others:
                    yield LeftOut(shown, name, frozenset(wanted), Why.CHART)

    def _registries(self) -> dict[str, dict[int, Registry]]:
        registries: dict[str, dict[int, Registry]] = {}
        for definition in self.definition.registries:
            now = self._registry(definition, self.year)
            if now is None:
                continue
            before = self._registry(definition, self.year - 1)
            if before is None:
                before = Registry(now.name, self.year - 1, now.attributes, now.members)
                self.findings.extend(self._stand_in(definition))
            registries[definition.name] = {self.year - 1: before, self.year: now}
            if now.members != before.members:
                self.findings.extend(differences(now, before))
        return registries

    def _stand_in(self, definition: RegistryDef) -> Iterator[Finding]:
        """A warning where last year's ledgers are read by this year's registry."""
        if self._has_ledgers(self.year - 1):
            year = self.year - 1
            place = Place(year=year)
            shown = {"registry": definition.name, "files": definition.files, "year": year + 1}
            yield _ROOM.warning("registry_stands_in", place, **shown)

    def _points(self) -> tuple[str, ...]:
        """The columns that the scoring counts."""
        scoring = self.definition.scoring
        if scoring is None:
            return ()
        return (scoring.points, *((scoring.bonus.points,) if scoring.bonus else ()))

    def _registry(self, definition: RegistryDef, year: int) -> Registry | None:
        paths = self.workspace.find_for_year(definition.files, year)
        sources: list[InputSheet] = []
        for path in paths:
            self._claim(path, definition.name)
            sources.extend(self.shelf.sources(path, (year,), definition.sheet))
        if sources:
            registry, findings = read_registry(definition, sources, year, self._points())
            old = year != self.year  # whose headers may have been others
            told = (f for f in findings if not (old and f.code == "ledgers.no_registry_column"))
            self.findings.extend(told)
            if registry.members:
                return registry
        if year == self.year or paths:
            self._report_registry(definition, year, paths, sources)
        return None

    def _report_registry(
        self, definition: RegistryDef, year: int, paths: tuple[Path, ...], sources: list[InputSheet]
    ) -> None:
        shown: dict[str, object] = {"registry": definition.name, "files": definition.files}
        place = Place(year=year)
        if not paths:
            shown |= {"near": self._near_files(definition.files)}
            self.findings.add(_ROOM.error("no_registry", place, **shown))
            return
        place = Place(year=year, file=self.workspace.show(paths[0]))
        book = self.shelf.book(paths[0])
        if book is None:
            return
        shown |= {"sheet": definition.sheet or "", "key": definition.key}
        shown |= {"sheets": tuple(sheet.name for sheet in book.sheets)}
        code = "no_members" if sources else "no_sheet"
        self.findings.add(_ROOM.error(code, place, **shown))

    def _without_file(
        self, definition: LedgerDef, accounts: Mapping[int, Account]
    ) -> Iterator[Finding]:
        """An error where no year at all has the ledger, a warning this year, a note last year."""
        globs = tuple(definition.files)
        shown: dict[str, object] = {"ledger": definition.name, "files": globs}
        claimed = any(definition.name in names for names in self.claims.values())
        if not claimed and not in_other_years(globs, self.workspace, self.years):
            shown |= {"near": self._near_files(*globs)}
            yield _ROOM.error("no_file_at_all", Place(year=self.year), **shown)
        elif self.year not in accounts:
            yield _ROOM.warning("no_file", Place(year=self.year), **shown)
        elif self.year - 1 not in accounts and self._has_ledgers(self.year - 1):
            yield _ROOM.note("no_file", Place(year=self.year - 1), **shown)

    def _last_year_named(self) -> Iterator[Finding]:
        """A warning where last year's folder is there under another name."""
        year = self.year - 1
        folders = self.workspace.meant_for(year)
        if folders and not self.workspace.inputs_of(year).is_dir():
            place = Place(year=year, file=self.workspace.show(self.workspace.inputs / folders[0]))
            yield _ROOM.warning("folder_named", place, year=year, folders=folders)

    def _has_ledgers(self, year: int) -> bool:
        folder = self.workspace.inputs_of(year)
        globs = (glob for ledger in self.definition.ledgers for glob in ledger.files)
        found = (path for glob in globs for path in self.workspace.find_for_year(glob, year))
        return any(path.parent == folder for path in found)

    def _near_files(self, *globs: str) -> tuple[str, ...]:
        names = [path.name for path in self._files()]
        near = [n for glob in globs for n in near_misses(glob.strip("*"), names)]
        return tuple(dict.fromkeys(near))[:3]

    def _files(self) -> list[Path]:
        """Every file of the two years' folders; of `inputs/` where there are none."""
        if not self.workspace.years():
            return list(self.workspace.find_for_year("*", self.year))
        files = (p for year in self.years for p in in_year_folder("*", self.workspace, year))
        return list(dict.fromkeys(files))

    def _typed(self) -> dict[int, Mapping[str, TypedFigure]]:
        typed: dict[int, Mapping[str, TypedFigure]] = {}
        for year in self.years:
            sources: list[InputSheet] = []
            for path in in_year_folder(TYPED, self.workspace, year):
                self._claim(path, TYPED)
                sources.extend(self.shelf.sources(path, (year,)))
            figures, findings = read_typed(sources)
            self.findings.extend(findings)
            if figures:
                typed[year] = MappingProxyType(figures)
        return typed

    def _claimed_twice(self, accounts: Accounts) -> Iterator[Finding]:
        """An error for each file of which several ledgers read the same sheet."""
        ledgers = {ledger.name for ledger in self.definition.ledgers}
        for path, names in self.claims.items():
            owners = tuple(name for name in names if name in ledgers)
            shown = self.workspace.show(path)
            if len(owners) > 1 and any(n > 1 for n in Counter(_readers(accounts, shown)).values()):
                yield _ROOM.error("claimed_twice", Place(file=shown), ledgers=owners)

    def _unclaimed(self) -> Iterator[Finding]:
        for path in self._files():
            if path not in self.claims and path.suffix.lower() not in {".md", ".yaml", ".yml"}:
                place = Place(file=self.workspace.show(path))
                yield _ROOM.note("unclaimed_file", place)
