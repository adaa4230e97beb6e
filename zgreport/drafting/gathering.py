"""Gathering: the books of a folder into families of tables, and where each file goes."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.drafting.aside import aside, beside_others, later_years
from zgreport.drafting.elsewhere import repeated_elsewhere
from zgreport.drafting.filing import targets_of
from zgreport.drafting.found import FileDraft, Gathered
from zgreport.drafting.guesses import Reason, Sureness
from zgreport.drafting.kin import called, kin_of
from zgreport.drafting.making import Making
from zgreport.drafting.repetition import repeated_tables
from zgreport.drafting.restating import Restating, aliases_of, seems_summary
from zgreport.drafting.tables import read_sheets
from zgreport.drafting.timing import YearsOf, is_dated, named_years, years_of
from zgreport.drafting.typed_lists import typed_year
from zgreport.values import dataclass, field
from zgreport.workspace import is_leftover

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zgreport.drafting.found import FoundBook, FoundTable, ReadSheet, TableName
    from zgreport.drafting.given import Given
    from zgreport.drafting.kin import Kin

__all__ = ["gather"]


def gather(books: Sequence[FoundBook], given: Given) -> Gathered:
    """The families of the tables in the books, in the order of their files, and every file.

    What is given goes before what is guessed.  The same files where `FileDraft` puts them are
    gathered the same.
    """
    folder = _Folder(books, given)
    folder.read()
    folder.group()
    return folder.gathered()


@dataclass(slots=True)
class _Folder:
    """A folder on its way: what is read, what is left out and why, what belongs together."""

    books: Sequence[FoundBook]
    given: Given
    sheets: list[ReadSheet] = field(default_factory=list)
    years: dict[TableName, YearsOf] = field(default_factory=dict)
    left_out: dict[TableName, Reason] = field(default_factory=dict)
    doubts: dict[TableName, Reason] = field(default_factory=dict)
    typed: dict[str, int] = field(default_factory=dict)
    kin: list[Kin] = field(default_factory=list)

    def read(self) -> None:
        """Every sheet; those that hold no records are left out at once."""
        for book in sorted(self.books, key=lambda book: book.name):
            named = named_years(book.name).years
            self.sheets += read_sheets(book, max(named, default=None))
        for read in self.sheets:
            name = (read.file, read.sheet.name)
            year = typed_year(read)
            if self.given.tables.get(name) == "":
                self.left_out[name] = self.given.why.get(name, Reason("drafting.given_out"))
            elif year is not None:
                self.typed[read.file] = year
                self.left_out[name] = Reason("drafting.typed_figures", {"year": year})
            elif name not in self.given.tables and (reason := aside(read)):
                self.left_out[name] = reason
            elif not read.tables:
                self.left_out[name] = Reason("drafting.no_table")
            else:
                self.years[name] = years_of(max(read.tables, key=lambda table: table.records))
        self.sheets = [self._in_years(read) for read in self.sheets]

    def _in_years(self, read: ReadSheet) -> ReadSheet:
        own = self.years.get((read.file, read.sheet.name))
        if own is None:
            return read
        return replace(read, tables=tuple(replace(t, years=own.years) for t in read.tables))

    def group(self) -> None:
        """Families of what is left, without the tables that say again what others say."""
        self.kin = self._kin(self._tables())
        for kin in self.kin:
            for found in repeated_tables(self._free(kin.tables)):
                told = self.doubts if found.is_kept else self.left_out
                told[found.table.name] = found.reason
            for table, later in later_years(self._free(kin.tables)):
                self.left_out[table.name] = Reason("drafting.years_overlap", {"file": later.file})
        for name, reason in repeated_elsewhere(self._open_kin()):
            self.left_out[name] = reason
        for name, reason in beside_others(self.kin, self.left_out):
            if name not in self.given.tables:
                self.left_out[name] = reason
        self._leave_out_summaries()
        self.kin = self._kin(self._tables())

    def _leave_out_summaries(self) -> None:
        """The tables that count or add up the rows of others, the shortest first."""
        left = {t.name: t for kin in self.kin for t in kin.tables if t.name not in self.left_out}
        restating = Restating(aliases_of(left.values()))
        for table in sorted(self._free(left.values()), key=lambda table: table.records):
            others = ([t for t in kin.tables if t.name in left] for kin in self.kin)
            if reason := restating.reason(table, filter(None, others)):
                self.left_out[table.name] = reason
                del left[table.name]
            elif seems_summary(table) and len(left) > 1:
                self.doubts.setdefault(table.name, _perhaps(table))

    def _open_kin(self) -> list[list[FoundTable]]:
        """The tables of each kin of which nothing was said and that are not left out."""
        free = (self._free(kin.tables) for kin in self.kin)
        return [[t for t in tables if t.name not in self.left_out] for tables in free]

    def _free(self, tables: Iterable[FoundTable]) -> list[FoundTable]:
        """Those of which nothing was said."""
        return [table for table in tables if table.name not in self.given.tables]

    def _tables(self) -> list[FoundTable]:
        every = (table for read in self.sheets for table in read.tables)
        return [table for table in every if table.name not in self.left_out]

    def _kin(self, tables: Sequence[FoundTable]) -> list[Kin]:
        targets = self._targets()
        ordered = sorted(tables, key=lambda table: targets[table.file])
        by_file: dict[str, list[FoundTable]] = {}
        for table in ordered:
            by_file.setdefault(table.file, []).append(table)
        names = {
            n: called(t, targets[t.file], [o for o in by_file[t.file] if o.sheet != t.sheet])
            for n, t in enumerate(ordered)
        }
        return kin_of(ordered, names)

    def _targets(self) -> dict[str, str]:
        """Where the files go of which a table is kept."""
        years: dict[str, set[int]] = {}
        for name, own in self.years.items():
            if name not in self.left_out:
                years.setdefault(name[0], set()).update(own.years)
        typed = {file: year for file, year in self.typed.items() if file not in years}
        return targets_of({file: frozenset(own) for file, own in years.items()}, typed)

    def gathered(self) -> Gathered:
        targets = self._targets()
        making = Making(self.kin, targets, self.sheets, self.given, self.doubts)
        families = making.families()
        files = tuple(self._file(book, targets.get(book.name, "")) for book in self.books)
        every = {year for family in families for table in family.tables for year in table.years}
        told = {file for file, _ in self.left_out}
        whole = {
            (file.source, ""): file.reasons[0]
            for file in files
            if not file.target and file.source not in told
        }
        return Gathered(
            families,
            files,
            MappingProxyType(dict(sorted({**self.left_out, **whole}.items()))),
            tuple(sorted(every | {*self.typed.values()})),
        )

    def _file(self, book: FoundBook, target: str) -> FileDraft:
        if target:
            if book.name in self.typed:
                reason = Reason("drafting.typed_figures", {"year": self.typed[book.name]})
                return FileDraft(book.name, target, Sureness.LIKELY, (reason,))
            years = [own for (file, _), own in self.years.items() if file == book.name]
            tables = (t for kin in self.kin for t in kin.tables if t.file == book.name)
            sure, reason = _placed(years, dated=any(map(is_dated, tables)))
            return FileDraft(book.name, target, sure, (reason,))
        if book.book is None and not is_leftover(book.name.rsplit("/", 1)[-1]):
            return FileDraft(book.name, "", Sureness.SURE, (Reason(book.fault),))
        if book.book is None:
            return FileDraft(book.name, "", Sureness.SURE, (Reason("drafting.lock_file"),))
        own = [reason for (file, _), reason in self.left_out.items() if file == book.name]
        told = tuple({reason.code: reason for reason in own}.values())
        return FileDraft(book.name, "", Sureness.LIKELY, told or (Reason("drafting.no_table"),))


def _perhaps(table: FoundTable) -> Reason:
    return Reason("drafting.perhaps_summary", {"file": table.file, "sheet": table.sheet})


def _placed(years: Sequence[YearsOf], *, dated: bool) -> tuple[Sureness, Reason]:
    """How sure the year of a file is, and what tells it."""
    every = sorted({year for own in years for year in own.years})
    against = sorted({year for own in years for year in own.against})
    if against:
        shown = {"years": every, "named": against}
        return Sureness.DOUBTFUL, Reason("drafting.dates_against_name", shown)
    if len(every) > 1:
        return Sureness.SURE, Reason("drafting.spans_years", {"years": every})
    if not every:
        return Sureness.DOUBTFUL if dated else Sureness.LIKELY, Reason("drafting.no_year")
    by = next((own.by for own in years if own.years), "")
    sure = Sureness.LIKELY if by == "caption" else Sureness.SURE
    return sure, Reason(f"drafting.year_by_{by}", {"year": every[0]})
