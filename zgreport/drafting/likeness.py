"""Likeness: how far two tables have the same columns, by headers and by what stands under them."""

from __future__ import annotations

import enum
import functools
from typing import TYPE_CHECKING

from zgreport.drafting.cells_seen import are_dates, are_numbers
from zgreport.ledgers.margins import is_margin
from zgreport.names import comparable, is_blank
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.drafting.found import FoundTable
    from zgreport.ledgers.coded import Coded

__all__ = ["TableLook", "look_at", "matched", "similarity"]

_SAME, _BARE, _DATES, _ENDS, _TITLES = 1.0, 0.95, 0.9, 0.85, 0.6
_MOST_VALUES = 60  # of a column that may be a list
_LONG = 8  # signs of a title
_ROUND = Pattern(r"^(?:是否|其中:?|所属|本)|(?:名称|情况|内容|结果|数|量|\(.*\))$")
_FEWEST_SHARED = 2
_END = 2  # signs that two headers have in common at their end


class CellKind(enum.Enum):
    """What the cells of a column are."""

    DATE = "date"
    NUMBER = "number"
    LIST = "list"
    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """A column: its header in comparable form and without what is round it, its kind, values."""

    header: str
    plain: str
    bare: str
    kind: CellKind
    values: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TableLook:
    """A table's columns, but for serials, remarks and the months of a cross-table."""

    columns: tuple[ColumnLook, ...]
    crossed: bool


@functools.lru_cache(maxsize=1 << 10)
def look_at(table: FoundTable) -> TableLook:
    """The columns of a table as they are compared."""
    columns = tuple(
        _column(header, table.units.get(header, ""), cells)
        for header, cells in table.columns.items()
        if header not in table.months and not is_margin(header)
    )
    return TableLook(columns, bool(table.months))


def _column(header: str, unit: str, cells: Coded) -> ColumnLook:
    plain = comparable(header).lower()
    bare = _ROUND.sub("", plain) or plain
    if are_dates(header, cells):
        return ColumnLook(header, plain, bare, CellKind.DATE)
    if are_numbers(header, unit, cells):
        return ColumnLook(header, plain, bare, CellKind.NUMBER)
    texts = [comparable(str(v)) for v in cells.values[: 2 * _MOST_VALUES] if not is_blank(v)]
    known = frozenset(texts)
    if len(known) > _MOST_VALUES and sum(map(len, known)) > _LONG * len(known):
        return ColumnLook(header, plain, bare, CellKind.TITLE)
    return ColumnLook(header, plain, bare, CellKind.LIST if known else CellKind.TEXT, known)


def matched(one: TableLook, other: TableLook) -> dict[str, str]:
    """Which header of one is which of the other, the surest first; each is matched once."""
    return {a.header: b.header for _, a, b in _pairs(one, other)}


def similarity(one: TableLook, other: TableLook) -> float:
    """From 0 to 1: how much of both tables are columns that the other has as well."""
    if one.crossed != other.crossed:
        return 0.0
    months = 1.0 if one.crossed else 0.0
    size = len(one.columns) + len(other.columns) + 2 * months
    same = sum(score for score, _, _ in _pairs(one, other)) + months
    return 2 * same / size if size else 0.0


def _pairs(one: TableLook, other: TableLook) -> Iterator[tuple[float, ColumnLook, ColumnLook]]:
    scored = [
        (score, -abs(i - j), a, b)
        for i, a in enumerate(one.columns)
        for j, b in enumerate(other.columns)
        if (score := _score(a, b))
    ]
    scored.sort(key=lambda pair: pair[:2], reverse=True)
    left, right = set[str](), set[str]()
    for score, _, a, b in scored:
        if a.header not in left and b.header not in right:
            left.add(a.header)
            right.add(b.header)
            yield score, a, b


def _score(one: ColumnLook, other: ColumnLook) -> float:
    if one.plain == other.plain:
        return _SAME
    if one.bare == other.bare:
        return _BARE
    kinds = {one.kind, other.kind}
    if CellKind.DATE in kinds or CellKind.NUMBER in kinds:
        fit = {CellKind.DATE: _DATES, CellKind.NUMBER: _ENDS * _share_end(one.bare, other.bare)}
        return fit[one.kind] if one.kind is other.kind else 0.0
    if _share_end(one.bare, other.bare) or _share_values(one, other):
        return _ENDS
    return _TITLES if kinds == {CellKind.TITLE} else 0.0


def _share_end(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _END and (short in long or short[-_END:] == long[-_END:])


def _share_values(one: ColumnLook, other: ColumnLook) -> bool:
    shared = len(one.values & other.values)
    least = min(len(one.values), len(other.values))
    return shared >= _FEWEST_SHARED and 2 * shared >= least
