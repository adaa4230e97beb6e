"""Books: registries and ledgers that a test writes as text tables, read into no file at all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from frames import frame_of
from office import definition

from zgreport.definition.model import (
    ContestDef,
    Definition,
    Duplicates,
    GroupDef,
    LedgerDef,
    MeasureDef,
    MeasureKind,
    ScoringDef,
)
from zgreport.figures.facts import Facts
from zgreport.ledgers.model import (
    Column,
    ColumnRole,
    Ledger,
    Member,
    Records,
    Registry,
    TypedFigure,
)
from zgreport.periods import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Books", "read_table"]

Scalar = str | int | Decimal | date
Cell = Scalar | tuple[Scalar, ...] | None
MARKS = "#@*~+"


def _cell(text: str, mark: str) -> Cell:
    if text == "-":
        return None
    if "+" in mark and "、" in text:
        return tuple(_scalar(part, mark) for part in text.split("、"))
    return _scalar(text, mark)


def _scalar(text: str, mark: str) -> Scalar:
    if "#" in mark:
        number = Decimal(text)
        return int(number) if number == int(number) else number
    if mark and mark in "@*~":
        return date.fromisoformat(text)
    return text


def read_table(text: str) -> tuple[dict[str, str], list[dict[str, Cell]]]:
    """Columns with their marks, and rows; "-" is a blank.

    Marks behind a header: # numbers, @ dates, * the ledger's date, ~ its date, a whole month;
    + several values with 、 between them, as a cell that names several members has.
    """
    head, *lines = [line.split(" ") for line in text.strip().splitlines()]
    head, *lines = [[cell for cell in line if cell] for line in (head, *lines)]
    marks = {h.rstrip(MARKS): h[len(h.rstrip(MARKS)) :] for h in head}
    rows = [
        {name: _cell(cell, mark) for (name, mark), cell in zip(marks.items(), line, strict=True)}
        for line in lines
    ]
    return marks, rows


@dataclass
class Books:
    """Collects registries and ledgers, then makes the facts of a period."""

    ledgers: dict[str, Ledger] = field(default_factory=dict)
    definitions: dict[str, LedgerDef] = field(default_factory=dict)
    registries: dict[tuple[str, int], Registry] = field(default_factory=dict)
    typed: dict[str, TypedFigure] = field(default_factory=dict)
    scoring: ScoringDef | None = None
    contests: tuple[ContestDef, ...] = ()

    def registry(self, name: str, text: str, years: tuple[int, ...] = (2022, 2023)) -> None:
        """A registry; the first column is its key, 别名 its aliases, the rest attributes."""
        marks, rows = read_table(text)
        attributes = tuple(n for n in marks if n not in (name, "别名"))
        for year in years:
            members = tuple(_member(row, name, attributes) for row in rows)
            self.registries[name, year] = Registry(name, year, attributes, members)

    def ledger(
        self,
        name: str,
        text: str,
        *,
        word: str = "篇",
        measures: Mapping[str, tuple[str, str, str]] | None = None,
        groups: tuple[GroupDef, ...] = (),
        closed: Mapping[str, tuple[str, ...]] | None = None,
        years: frozenset[int] = frozenset({2022, 2023}),
    ) -> None:
        """A ledger; a column 年 gives the year of rows that have no date."""
        marks, rows = read_table(text)
        columns = {n: self._column(n, mark, closed or {}) for n, mark in marks.items() if n != "年"}
        for group in groups:
            domain = tuple(group.values) + ((group.rest,) if group.rest else ())
            columns[group.name] = Column(group.name, ColumnRole.GROUP, domain=domain)
        columns |= self._attributes(marks)
        records = [self._record(row, marks, groups, line) for line, row in enumerate(rows, 2)]
        frame = frame_of(columns, records)
        dated = any(mark and mark in "*~" for mark in marks.values())
        self.ledgers[name] = Ledger(name, columns, frame, years, dated)
        self.definitions[name] = _definition_of(name, word, measures or {}, groups)

    def type_in(self, name: str, value: str, unit: str = "", lines: tuple[str, ...] = ()) -> None:
        """A figure of 2022 that was typed in, with what stood beside it and above the table."""
        where = ("上年数.xlsx", "Sheet1", "B2")
        self.typed[name] = TypedFigure(name, Decimal(value), *where, unit, lines)

    def facts(self, period: Period | None = None) -> Facts:
        """The facts of 2023, or of another period."""
        span = period or Period.whole(2023)
        return Facts(self.definition(), self.records(span.year), span)

    def records(self, year: int) -> Records:
        """What the ledgers room would hand on."""
        typed = {2022: self.typed}
        return Records(year, self.ledgers, self.registries, typed, {}, (), ())

    def definition(self) -> Definition:
        """What the definition room would hand on."""
        return definition(self.definitions.values(), scoring=self.scoring, contests=self.contests)

    def _column(self, name: str, mark: str, closed: Mapping[str, tuple[str, ...]]) -> Column:
        column = Column(
            name, ColumnRole.OWN, "#" in mark, bool(mark) and mark in "@*~", closed.get(name)
        )
        if (name, 2023) not in self.registries:
            return column
        members = self.registries[name, 2023].members
        return replace(column, domain=tuple(m.name for m in members), registry=name)

    def _attributes(self, marks: Mapping[str, str]) -> dict[str, Column]:
        joined = [self.registries[n, 2023] for n in marks if (n, 2023) in self.registries]
        return {
            attribute: _attribute_column(registry, attribute)
            for registry in joined
            for attribute in registry.attributes
        }

    def _record(
        self,
        row: dict[str, Cell],
        marks: Mapping[str, str],
        groups: tuple[GroupDef, ...],
        line: int,
    ) -> dict[str, object]:
        dates = [row[n] for n, mark in marks.items() if mark and mark in "*~"]
        day = next((d for d in dates if isinstance(d, date)), None)
        year = day.year if day else int(str(row.get("年", 2023)))
        record: dict[str, object] = dict(row)
        for group in groups:
            found = (n for n, values in group.values.items() if row[group.source] in values)
            record[group.name] = next(found, group.rest)
        for name in marks:
            record |= self._attributes_of(name, year, row.get(name))
        is_month = day is not None and "~" in marks.values()
        place = {"_file": f"inputs/{year}/台账.xlsx", "_sheet": "Sheet1", "_row": line}
        return record | {"_year": year, "_date": day, "_month": is_month} | place

    def _attributes_of(self, name: str, year: int, value: Cell) -> dict[str, object]:
        registry = self.registries.get((name, year))
        members = registry.members if registry else ()
        return next((dict(m.attributes) for m in members if m.name == value), {})


def _attribute_column(registry: Registry, name: str) -> Column:
    values = [member.attributes[name] for member in registry.members]
    if any(isinstance(value, Decimal) for value in values):
        return Column(name, ColumnRole.ATTRIBUTE, numeric=True, registry=registry.name)
    domain = tuple(dict.fromkeys(v for v in values if isinstance(v, str)))
    return Column(name, ColumnRole.ATTRIBUTE, domain=domain, registry=registry.name)


def _member(row: dict[str, Cell], key: str, attributes: tuple[str, ...]) -> Member:
    aliases = tuple(str(row.get("别名") or "").split("、")) if row.get("别名") else ()
    values: dict[str, str | Decimal | None] = {}
    for name in attributes:
        cell = row[name]
        number = isinstance(cell, (int, Decimal))
        values[name] = Decimal(str(cell)) if number else None if cell is None else str(cell)
    return Member(str(row[key]), aliases, values)


def _definition_of(
    name: str,
    word: str,
    measures: Mapping[str, tuple[str, str, str]],
    groups: tuple[GroupDef, ...],
) -> LedgerDef:
    made = tuple(
        MeasureDef(measure, column, MeasureKind(kind), unit)
        for measure, (column, kind, unit) in measures.items()
    )
    files, key = (f"*{name}*",), ("标题", "载体", "日期")
    return LedgerDef(name, files, None, word, (), groups, made, Duplicates.COUNT, key, None, 1)
