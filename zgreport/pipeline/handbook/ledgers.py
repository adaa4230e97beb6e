"""Ledgers in the handbook: each with its measures, its columns, and the values of these."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.figures.contents import Contents, contents_of, rows_of
from zgreport.figures.expression import (
    TIME_COLUMNS,
    Condition,
    Measure,
    Op,
    Rows,
    describe,
    literal,
)
from zgreport.ledgers.model import Column, ColumnRole
from zgreport.pipeline.handbook.model import Item, Section
from zgreport.pipeline.handbook.printing import tag_of
from zgreport.pipeline.handbook.words import frequent_words
from zgreport.values import dataclass
from zgreport.wording.rounding import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from zgreport.definition.model import LedgerDef
    from zgreport.figures.expression import Expression, Literal
    from zgreport.pipeline.handbook.printing import Printer, Sample
    from zgreport.pipeline.year import Year

__all__ = ["LedgerPage", "can_be_asked", "ledger_pages"]

_MOST_VALUES = 10  # of a column without a list
_PLACES = 6
_LEADING = 3


def can_be_asked(column: str) -> bool:
    """True where a condition may name the column: 级别="市级"; 月 there is the date's."""
    return column.isidentifier() and not column.startswith("_") and column not in TIME_COLUMNS


def ledger_pages(year: Year, printer: Printer) -> tuple[LedgerPage, ...]:
    """The ledgers of the definition, in its order, also those of which nothing could be read."""
    registries = {r.name: r for r in year.records.registries.values() if r.year == year.period.year}
    aliases = {
        name: {member.name: member.aliases for member in registry.members}
        for name, registry in registries.items()
    }
    return tuple(_page(ledger, year, printer, aliases) for ledger in year.definition.ledgers)


def _page(
    ledger: LedgerDef,
    year: Year,
    printer: Printer,
    aliases: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> LedgerPage:
    read = year.records.ledgers.get(ledger.name)
    rows = rows_of(read, year.period) if read and year.period.year in read.years else None
    columns = read.columns if read else _declared(ledger)
    contents = contents_of(read, year.period) if read else {}
    return LedgerPage(ledger, columns, contents, printer, aliases, rows)


def _declared(ledger: LedgerDef) -> dict[str, Column]:
    """The columns as the definition has them, where there are no rows to tell of them."""
    own = {c.name: Column(c.name, ColumnRole.OWN, domain=c.values) for c in ledger.columns}
    groups = {
        g.name: Column(g.name, ColumnRole.GROUP, domain=tuple(g.values)) for g in ledger.groups
    }
    return {**own, **groups}


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """One ledger as the handbook shows it.

    `aliases` are by registry and member; `rows` is None where nothing is known of this year.
    """

    ledger: LedgerDef
    columns: Mapping[str, Column]
    contents: Mapping[str, Contents]
    printer: Printer
    aliases: Mapping[str, Mapping[str, tuple[str, ...]]]
    rows: int | None

    @property
    def name(self) -> str:
        return self.ledger.name

    def section(self) -> Section:
        """The ledger, what is counted in it, when, and by which columns."""
        sample = self.printer.first([tag_of(self.name)])
        values = {"rows": self.rows or 0, "files": self.ledger.files}
        code = "ledger_unread" if self.rows is None else "ledger"
        items = [_item(("ledger", self.name), sample, _Said(code, values), ())]
        items += [self._measure(measure.name, measure.column) for measure in self.ledger.measures]
        items += self._times()
        for column in self.columns.values():
            items += self._column(column)
        return Section("ledger", self.name, tuple(items))

    def values_of(self, column: str) -> tuple[str, ...]:
        """The values that the rows have, the most frequent first."""
        held = self.contents.get(column, Contents(0))
        return tuple(value for value, _ in held.values)

    def where(self, column: str, value: Literal, op: Op = Op.IS) -> Sample:
        """A tag for what meets a condition: the rows, or what a measure counts in them."""
        condition = Condition(column, op, (value,))
        return self.printer.first(tag_of(describe(each)) for each in self._counted(condition))

    def _counted(self, *conditions: Condition) -> Iterator[Expression]:
        """The rows, where these are counted in something; the measures; else the rows anyway."""
        rows = Rows(self.name, conditions)
        if self.ledger.measure_word:
            yield rows
        for measure in self.ledger.measures:
            yield Measure(self.name, measure.name, conditions)
        yield rows

    def _measure(self, name: str, column: str) -> Item:
        sample = self.printer.first([tag_of(f"{self.name}.{name}")])
        said = _said("measure", column=column)
        return _item(("measure", name), sample, said, (self.name,))

    def _times(self) -> Iterator[Item]:
        """月, 季 and 半年 of the last date there is."""
        held = self.contents.get(self.ledger.date or "", Contents(0)).last
        month = held.month if isinstance(held, date) else 12
        numbers = {"月": month, "季": (month + 2) // 3, "半年": (month + 5) // 6}
        for column in TIME_COLUMNS if self.ledger.date else ():
            sample = self.where(column, numbers[column])
            yield _item(("time", column), sample, _said("time", column=column), (self.name,))

    def _column(self, column: Column) -> Iterator[Item]:
        held = self.contents.get(column.name, Contents(0))
        if column.is_date or column.numeric:
            yield self._measured(column, held)
        elif column.domain is None and held.is_prose:
            yield self._prose(column)
        else:
            yield from self._listed(column, held)

    def _measured(self, column: Column, held: Contents) -> Item:
        """A column of numbers or dates: from the smallest to the largest."""
        code = "column_dates" if column.is_date else "column_numbers"
        if held.middle is None or held.first is None or held.last is None:
            return self._of(column, self._mean(column), "column_blank")
        middle = held.middle.isoformat() if isinstance(held.middle, date) else held.middle
        sample = self.where(column.name, middle, Op.AT_LEAST)
        if not (can_be_asked(column.name) and sample.tag):
            sample = self._mean(column)
        shown = {"first": _shown(held.first, column), "last": _shown(held.last, column)}
        return self._of(column, sample, code, **shown)

    def _mean(self, column: Column) -> Sample:
        asked = f"{self.name}.{'种数' if column.is_date else '平均'}({literal(column.name)})"
        return self.printer.first([tag_of(asked)])

    def _prose(self, column: Column) -> Item:
        """A column of titles: its values are none to ask for, but words in them."""
        if not can_be_asked(column.name):
            tag = tag_of(f"{self.name}.种数({literal(column.name)})")
            return self._of(column, self.printer.first([tag]), "column_text")
        words = frequent_words(self.values_of(column.name))
        samples = (self.where(column.name, word, Op.CONTAINS) for word in words)
        found = next((sample for sample in samples if sample.tag), None)
        return self._of(column, found or self.printer.first([]), "column_text")

    def _listed(self, column: Column, held: Contents) -> Iterator[Item]:
        """A column of few values: those of its list, else the most frequent ones."""
        counted = dict(held.values)
        values = column.domain if column.domain is not None else tuple(counted)
        shown = values if column.domain is not None else values[:_MOST_VALUES]
        code = "column_list" if column.domain is not None else "column_values"
        code = code if values else "column_blank"
        hidden = len(values) - len(shown)
        yield self._of(column, self._leading(column), code, count=len(values), more=hidden)
        aliases = self.aliases.get(column.name, {}) if column.registry else {}
        for value in shown:
            said = _said("value", rows=counted.get(value, 0), column=column.name)
            of, known = (self.name, column.name), aliases.get(value, ())
            yield _item(("value", value), self._value(column.name, value), said, of, known)

    def _value(self, column: str, value: str) -> Sample:
        return self.where(column, value) if can_be_asked(column) else self.printer.first([])

    def _leading(self, column: Column) -> Sample:
        """The values that come first, joined; all of them where none stands out."""
        if column.name in TIME_COLUMNS:
            return self.printer.first([])  # there it is the months of the date
        name = literal(column.name)
        forms = (f".前({_LEADING}, {name})|顿号", f".按({name})|顿号", f".种数({name})")
        counted = [describe(each) for each in self._counted()]
        return self.printer.first(tag_of(f"{each}{form}") for form in forms for each in counted)

    def _of(self, column: Column, sample: Sample, code: str, **values: object) -> Item:
        """The item of a column, with where it comes from and whether conditions may name it."""
        group = next((g.source for g in self.ledger.groups if g.name == column.name), "")
        declared = next((c for c in self.ledger.columns if c.name == column.name), None)
        known = {
            "column": column.name,
            "registry": column.registry or "",
            "role": column.role.value,
            "source": group,
            "asked": can_be_asked(column.name),
        }
        headers = declared.headers if declared else ()
        said = _Said(code, {**known, **values})
        return _item(("column", column.name), sample, said, (self.name,), headers)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is to be said of an item: the code of the sentence, and its values."""

    code: str
    values: Mapping[str, object]


def _said(code: str, **values: object) -> _Said:
    return _Said(code, values)


def _item(
    sort: tuple[str, str],
    sample: Sample,
    said: _Said,
    of: tuple[str, ...],
    aliases: tuple[str, ...] = (),
) -> Item:
    """An item; `sort` is its kind and its name."""
    shown = (sample.tag, sample.prints)
    return Item(*sort, *shown, "", "", said.code, said.values, aliases, of, sample.why)


def _shown(value: int | Decimal | date, column: Column) -> str:
    if isinstance(value, date):
        return value.isoformat()
    number = Fraction(value)
    return f"{trimmed(number * 100, _PLACES)}%" if column.percent else trimmed(number, _PLACES)
