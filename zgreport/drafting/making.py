"""Making: a family of each kin: its name, the globs that find it again, and how sure it is."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from zgreport.definition.choices import DateSource
from zgreport.drafting.found import Family
from zgreport.drafting.globs import file_globs, is_taken, sheet_globs
from zgreport.drafting.guesses import Reason, Sureness
from zgreport.drafting.kin import Kin, is_part_name, word_beside_offices
from zgreport.drafting.likeness import look_at, similarity
from zgreport.drafting.naming import base, core, definition_name, shared_start, stem_of
from zgreport.drafting.timing import is_dated
from zgreport.names import comparable
from zgreport.numerals.months import find_months
from zgreport.patterns import Pattern
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from zgreport.drafting.found import FoundTable, ReadSheet, TableName
    from zgreport.drafting.given import Given

__all__ = ["Making"]

_TAKEN = frozenset(
    {"年", "上年", "下年", "期间", "标题", "署名", "日期", "质效", "评价办法", "不足"}
    | {"共", "序", "月", "季", "半年", "段", "行", "如果", "否则", "循环", "结束", "项"}
)
"""Names of the figure language (DESIGN 3.3)."""
_ALIKE = 0.8
_SAME = 0.9
_YEAR = 12
_SHORTEST = 2  # signs of a name
_MOST_VALUES = 200  # of a column whose values may be headers elsewhere
_FEWEST_CROSSED = 3
_FORM = Pattern("(?:[表簿]|(?<!在)册|清单)$")
_UNNAMED = "台账"


@dataclass(slots=True)
class Making:
    """Families on their way; `targets` says where each kept file goes."""

    kin: Sequence[Kin]
    targets: Mapping[str, str]
    sheets: Sequence[ReadSheet]
    given: Given
    doubts: Mapping[TableName, Reason]
    names: list[str] = field(default_factory=list)

    def families(self) -> tuple[Family, ...]:
        """A family for each kin, with the tables that are given to it by its name."""
        along = {table.name: name for kin in self.kin for table, name in self._along(kin)}
        told = {**along, **self.given.tables}
        free = [_kept(kin, lambda table: table.name not in told) for kin in self.kin]
        named = {self._name(kin): kin for kin in free if kin.tables}
        for kin in self.kin:
            for table in kin.tables:
                if name := told.get(table.name):
                    own = named.get(name, Kin((), (name,), 1.0))
                    named[name] = Kin((*own.tables, table), own.names, own.likeness)
        renamed = _renamed(named)
        return tuple(self._family(name, kin, renamed.get(name, "")) for name, kin in named.items())

    def _along(self, kin: Kin) -> Iterator[tuple[FoundTable, str]]:
        """The tables of which nothing was said, and the ledger that was renamed with its kin."""
        told = self.given.tables
        names = {told[table.name] for table in kin.tables if table.name in told}
        if len(names) == 1 and names <= self.given.renamed:
            name = names.pop()
            yield from ((table, name) for table in kin.tables if table.name not in told)

    def _name(self, kin: Kin) -> str:
        """A short name that no other family has, of all that its tables are called."""
        name = next((n for n in self._names(kin) if n not in self.names), "")
        if not name:
            first = next(self._names(kin), _UNNAMED)
            name = next(f"{first}{n}" for n in range(2, 10_000) if f"{first}{n}" not in self.names)
        self.names.append(name)
        return name

    def _names(self, kin: Kin) -> Iterator[str]:
        called = sorted(Counter(kin.names), key=lambda name: (len(name), kin.names.index(name)))
        called = [_common(kin.names), *called]
        wider = [_FORM.sub("", base(stem_of(self.targets[t.file]))) for t in kin.tables]
        one = len({t.sheet for t in kin.tables}) == 1
        sheets = [core(t.sheet) for t in kin.tables if one or not is_part_name(t.sheet)]
        captions = [core(t.caption.split(" ")[0]) for t in kin.tables if t.caption]
        every = dict.fromkeys((*called, *wider, *sheets, *captions))
        names = [found for name in every if (found := definition_name(name, _TAKEN))]
        headers = self._headers_of_others(kin)
        yield from (name for name in names if name not in headers)
        yield from (*names, _UNNAMED)

    def _headers_of_others(self, kin: Kin) -> set[str]:
        """Headers of other ledgers' columns, which a ledger is better not called after."""
        return {
            header
            for other in self.kin
            if not {t.name for t in other.tables} & {t.name for t in kin.tables}
            for table in other.tables
            for header in table.columns
            if not any(header in own.columns for own in kin.tables)
        }

    def _family(self, name: str, kin: Kin, renamed: str) -> Family:
        tables = tuple(sorted(kin.tables, key=lambda t: (self.targets[t.file], self._place(t))))
        globs = self._files(name, tables)
        files = {f for f, target in self.targets.items() if is_taken(_last(target), globs)}
        doubts = (*self._doubts(kin, files), *(() if not renamed else (_perhaps_one(renamed),)))
        sure = Sureness.LIKELY if kin.likeness < _ALIKE or len(kin.names) > 1 else Sureness.SURE
        return Family(
            name=name,
            files=globs,
            sheets=self._sheets(tables, files),
            tables=tables,
            sure=Sureness.DOUBTFUL if doubts else sure,
            reasons=(*self._grounds(kin), *doubts),
            date_from=date_from(tables, self.targets),
        )

    def _place(self, table: FoundTable) -> int:
        return next(n for n, read in enumerate(self.sheets) if table.name == _name_of(read))

    def _grounds(self, kin: Kin) -> Iterator[Reason]:
        if any(table.name in self.given.tables for table in kin.tables):
            yield Reason("drafting.given_together")
        files = len({table.file for table in kin.tables})
        shown = {"files": files, "sheets": len({table.name for table in kin.tables})}
        if len(kin.tables) == 1:
            yield Reason("drafting.one_table", shown)
        elif kin.likeness >= _ALIKE:
            yield Reason("drafting.alike", shown)
        else:
            yield Reason("drafting.headers_changed", {**shown, "names": kin.names})

    def _doubts(self, kin: Kin, files: set[str]) -> Iterator[Reason]:
        for table in dict.fromkeys(table.name for table in kin.tables):
            if table in self.doubts:
                yield self.doubts[table]
        names = {table.name for table in kin.tables}
        for read in self.sheets:
            shown = {"file": read.file, "sheet": read.sheet.name}
            if read.others and _name_of(read) in names:
                yield Reason("drafting.other_table", {**shown, "row": read.others[0]})
            if read.unnamed and _name_of(read) in names:
                yield Reason("drafting.unnamed_columns", {**shown, "columns": read.unnamed})
            if read.same and _name_of(read) in names:
                yield Reason("drafting.same_headers", {**shown, "headers": read.same})
        yield from self._of_others(kin, files)
        yield from self._crossed(kin)
        yield from self._both(kin.tables)

    def _of_others(self, kin: Kin, files: set[str]) -> Iterator[Reason]:
        """Sheets of its files that are not the family's and have the name of one that is."""
        own = {table.name for table in kin.tables}
        names = {sheet for _, sheet in own if sheet}
        for read in self.sheets:
            is_own = _name_of(read) in own or read.sheet.hidden or not read.tables
            if not is_own and read.file in files and read.sheet.name in names:
                shown = {"file": read.file, "sheet": read.sheet.name}
                yield Reason("drafting.sheet_of_another", shown)

    def _crossed(self, kin: Kin) -> Iterator[Reason]:
        """Headers that are values of another ledger's column: a cross-table, perhaps."""
        plain = (h for table in kin.tables for h in table.columns if h not in table.months)
        headers = {*map(comparable, plain)} - {""}
        for other in self.kin:
            for table in other.tables if other.tables[0] not in kin.tables else ():
                for header, cells in table.columns.items():
                    if len(cells.values) <= _MOST_VALUES:
                        shared = headers & {comparable(str(v)) for v in cells.values if v}
                        if len(shared) >= _FEWEST_CROSSED:
                            shown = {"headers": tuple(sorted(shared)), "column": header}
                            yield Reason("drafting.headers_are_values", shown)
                            return

    def _both(self, tables: Sequence[FoundTable]) -> Iterator[Reason]:
        """Files of years and files that span years: for a year that has its own, that holds."""
        filed = {table.name: "/" in self.targets[table.file] for table in tables}
        in_years = {year for table in tables if filed[table.name] for year in table.years}
        for table in tables:
            again = sorted(table.years & in_years)
            if not filed[table.name] and again:
                yield Reason("drafting.year_files_hold", {"file": table.file, "years": again})

    def _files(self, name: str, tables: Sequence[FoundTable]) -> tuple[str, ...]:
        own = [_last(self.targets[file]) for file in dict.fromkeys(t.file for t in tables)]
        others = [_last(target) for target in self.targets.values()]
        out = (file for (file, _), to in self.given.tables.items() if not to)
        others += [_last(file) for file in out if file not in self.targets]  # they lie there still
        words = [name, *(core(stem_of(n)) for n in own), *(base(stem_of(n)) for n in own)]
        short = sorted(dict.fromkeys(filter(None, words)), key=len)
        return file_globs(own, others, [_common([core(stem_of(n)) for n in own]), name, *short])

    def _sheets(self, tables: Sequence[FoundTable], files: set[str]) -> tuple[str, ...]:
        """Globs where the files hold sheets with tables that are not the family's."""
        own = {table.name for table in tables}
        others = [
            read.sheet.name
            for read in self.sheets
            if read.file in files and _name_of(read) not in own and not read.sheet.hidden
            if read.tables
        ]
        if not others:
            return ()
        names = [name for name in dict.fromkeys(table.sheet for table in tables) if name]
        words = sorted({core(name) for name in names if not is_part_name(name)}, key=len)
        return sheet_globs(names, others, words)


def _common(names: Sequence[str]) -> str:
    """What the names have in common beside offices, or else at their end: 办件 of 甲县办件."""
    if found := word_beside_offices(names) if len(set(names)) > 1 else "":
        return found
    end = shared_start([name[::-1] for name in names])[::-1]
    return end if len(end) >= _SHORTEST else ""


def _renamed(named: Mapping[str, Kin]) -> dict[str, str]:
    """Of each ledger another one of other years that has its headers: it may be called anew."""
    found: dict[str, str] = {}
    for one, other in combinations(named, 2):
        years = [{y for t in named[name].tables for y in t.years} for name in (one, other)]
        if all(years) and not years[0] & years[1]:
            looks = [look_at(max(named[n].tables, key=lambda t: t.records)) for n in (one, other)]
            if len(looks[0].columns) >= _FEWEST_CROSSED and similarity(*looks) >= _SAME:
                found.setdefault(one, other)
                found.setdefault(other, one)
    return found


def _perhaps_one(other: str) -> Reason:
    return Reason("drafting.perhaps_renamed", {"other": other})


def _kept(kin: Kin, holds: Callable[[FoundTable], bool]) -> Kin:
    return Kin(tuple(filter(holds, kin.tables)), kin.names, kin.likeness)


def _name_of(read: ReadSheet) -> TableName:
    return read.file, read.sheet.name


def _last(target: str) -> str:
    return target.rsplit("/", 1)[-1]


def date_from(tables: Iterable[FoundTable], targets: Mapping[str, str]) -> DateSource | None:
    """Where the month of the rows stands, where they have no date and most tables name one."""
    tables = tuple(tables)
    if any(table.months or is_dated(table) for table in tables):
        return None
    names = {
        DateSource.CAPTION: [table.caption for table in tables],
        DateSource.SHEET: [table.sheet for table in tables],
        DateSource.FILE: [stem_of(targets[table.file]) for table in tables],
    }
    blocks = len(tables) > len({table.name for table in tables})
    sources = (DateSource.SHEET, DateSource.FILE, DateSource.CAPTION)
    for source in (DateSource.CAPTION,) if blocks else sources:
        if all(map(_is_month, names[source])):
            return source
    return None


def _is_month(text: str) -> bool:
    months = find_months(comparable(text))
    return months is not None and months.length < _YEAR
