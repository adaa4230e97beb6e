"""Truth: what a folder of spreadsheets holds, written by whoever made it, and counted in Python.

Nothing of the program is used here: rows are mappings, figures are sums over them.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

__all__ = ["Column", "Counts", "Ledger", "Office", "Registry", "Row", "day_of"]

Row = dict[str, Any]
"""A record: values by the first header of its columns, `_year` and, of what has one, `_day`."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its headers in all years, its role, and what goes with that.

    `kind` and `word` are a number's, `values` a closed list's, `registry` a name's: the key
    header of that registry.
    """

    headers: tuple[str, ...]
    role: str
    kind: str = ""
    word: str = ""
    values: tuple[str, ...] = ()
    registry: str = ""


@dataclass(frozen=True, slots=True)
class Registry:
    """A registry: what its file is called, its key and aliases columns, its rows."""

    file: str
    key: str
    aliases: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger: what stands in the name of its files (of its sheets), what a row is counted in.

    `word` is "" where a row is no record.  `date` are the headers of the date; none: it has none,
    or sheets tell the months (`by_sheet`).  `months` is the header under which the cells of a
    cross-table stand.
    """

    file: str
    word: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sheet: str = ""
    date: tuple[str, ...] = ()
    by_sheet: bool = False
    crossed: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """A folder: its files by name, and what they hold.

    `left_out` are texts that stand in the file or sheet names of what no ledger may count.
    """

    name: str
    files: Mapping[str, bytes]
    ledgers: tuple[Ledger, ...]
    registries: tuple[Registry, ...] = ()
    left_out: tuple[str, ...] = ()
    years: tuple[int, ...] = (2022, 2023)


def day_of(row: Row) -> date | None:
    day: date | None = row.get("_day")
    return day


@dataclass(slots=True)
class Counts:
    """Figures worked out from the truth's rows, as the drafted names tell them.

    `ledgers` are rows and columns by the drafted ledger's name, `named` the expressions of the
    named figures.
    """

    ledgers: Mapping[str, tuple[Ledger, Mapping[str, str], Mapping[str, str]]]
    registries: Mapping[str, Registry]
    named: Mapping[str, str] = field(default_factory=dict)

    def value(self, expression: str, year: int) -> Fraction | None:
        """The figure of the year; None where there is nothing to work it out from."""
        return self._of(ast.parse(expression, mode="eval").body, year)

    def by(self, expression: str, column: str, year: int, asked: int = 0) -> dict[str, Fraction]:
        """The figure for each value of a column, of those that the registry of `asked` knows."""
        node = ast.parse(expression, mode="eval").body
        ledger, measure, tests = self._selected(node)
        rows = [row for row in self._rows(ledger, year) if all(test(row) for test in tests)]
        parts: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            parts[self._cell(ledger, column, row)].append(row)
        gone = self._gone(ledger, column, asked or year)
        counted = {
            name: self._sum(ledger, measure, found)
            for name, found in parts.items()
            if name not in gone
        }
        return {name: value for name, value in counted.items() if value is not None}

    def _gone(self, ledger: str, column: str, year: int) -> set[str]:
        """The names that the registry of the year has no more: rows with `_years` tell it."""
        truth, columns, _ = self.ledgers[ledger]
        own = next((c for c in truth.columns if c.headers[0] == columns.get(column)), None)
        registry = self.registries.get(own.registry) if own else None
        if registry is None:
            return set()
        return {r[registry.key] for r in registry.rows if year not in r.get("_years", {year})}

    def _of(self, node: ast.expr, year: int) -> Fraction | None:
        if isinstance(node, ast.BinOp):
            return _worked_out(node.op, self._of(node.left, year), self._of(node.right, year))
        if isinstance(node, ast.Constant):
            return Fraction(str(node.value))
        ledger, measure, tests = self._selected(node)
        rows = [row for row in self._rows(ledger, year) if all(test(row) for test in tests)]
        if not self._rows(ledger, year):
            return None
        return self._sum(ledger, measure, rows)

    def _selected(self, node: ast.expr) -> tuple[str, str, list[Callable[[Row], bool]]]:
        if isinstance(node, ast.Call):
            ledger, measure, tests = self._selected(node.func)
            return ledger, measure, [*tests, *(self._test(ledger, k) for k in node.keywords)]
        if isinstance(node, ast.Attribute):
            ledger, _, tests = self._selected(node.value)
            return ledger, node.attr, tests
        assert isinstance(node, ast.Name), ast.dump(node)
        if node.id in self.named and node.id not in self.ledgers:
            return self._selected(ast.parse(self.named[node.id], mode="eval").body)
        return node.id, "", []

    def _test(self, ledger: str, keyword: ast.keyword) -> Callable[[Row], bool]:
        column, _, sign = str(keyword.arg).partition("_")
        wanted = ast.literal_eval(keyword.value)
        values = wanted if isinstance(wanted, list) else [wanted]
        if sign == "为空":
            return lambda row: (self._cell(ledger, column, row) == "") is wanted
        if sign == "不是":
            return lambda row: self._cell(ledger, column, row) not in map(str, values)
        assert not sign, sign
        return lambda row: self._cell(ledger, column, row) in map(str, values)

    def _rows(self, ledger: str, year: int) -> Sequence[Row]:
        return [row for row in self.ledgers[ledger][0].rows if row["_year"] == year]

    def _cell(self, ledger: str, column: str, row: Row) -> str:
        truth, columns, _ = self.ledgers[ledger]
        if column in {"月", "季", "半年"}:
            month = row["_day"].month
            return str({"月": month, "季": (month + 2) // 3, "半年": (month + 5) // 6}[column])
        if column in columns:
            return _text(row.get(columns[column]))
        for own in truth.columns:
            registry = self.registries.get(own.registry)
            if own.role == "name" and registry and column in registry.rows[0]:
                found = [r for r in registry.rows if r[registry.key] == row.get(own.headers[0])]
                return _text(found[0].get(column)) if found else ""
        raise KeyError((ledger, column))

    def _sum(self, ledger: str, measure: str, rows: Sequence[Row]) -> Fraction | None:
        if not measure:
            return Fraction(len(rows))
        truth, _, measures = self.ledgers[ledger]
        header = measures[measure]
        column = next(c for c in truth.columns if c.headers[0] == header)
        told = [row for row in rows if row.get(header) is not None]
        return _KINDS[column.kind](told, header, truth) if told else None


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _worked_out(op: ast.operator, left: Fraction | None, right: Fraction | None) -> Fraction | None:
    if left is None or right is None:
        return None
    if isinstance(op, ast.Add):
        return left + right
    if isinstance(op, ast.Sub):
        return left - right
    assert isinstance(op, ast.Div), op
    return left / right if right else None


def _added(rows: Iterable[Row], header: str, _truth: Ledger) -> Fraction:
    return sum((Fraction(str(row[header])) for row in rows), Fraction(0))


def _mean(rows: Sequence[Row], header: str, truth: Ledger) -> Fraction:
    return _added(rows, header, truth) / len(rows)


def _last(rows: Sequence[Row], header: str, truth: Ledger) -> Fraction:
    """The last value of each thing that names and lists tell apart, added up."""
    names = [c.headers[0] for c in truth.columns if c.role in {"name", "list"}]
    last: dict[tuple[str, ...], Row] = {}
    for row in sorted(rows, key=lambda row: row["_day"]):
        last[tuple(_text(row.get(name)) for name in names)] = row
    return _added(last.values(), header, truth)


def _rank(rows: Sequence[Row], header: str, _truth: Ledger) -> Fraction:
    return Fraction(str(max(rows, key=lambda row: row["_day"])[header]))


_KINDS: dict[str, Callable[[Sequence[Row], str, Ledger], Fraction]] = {
    "sum": _added,
    "mean": _mean,
    "percent": _mean,
    "last": _last,
    "cumulative": _last,
    "rank": _rank,
}
