"""Wholes: rows that say once more what all the other rows add up to, whatever they are called.

全县 over its towns, 办件总量 below the items, 全市 over the counties of every month.  They are told
by their numbers: every measure is exactly the sum of all other rows of the table, of a part of it
between blank rows, or of the same date.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.tables.addends import Addends, texts_of
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.names import comparable
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.tables.rows import Grounds, Row, Verdict

__all__ = ["is_whole", "name_of", "wholes"]

_FEW, _MANY = 3, 4  # rows, the whole among them, that tell a whole by its name, and without it
_LARGE = 10  # a number that is hardly the sum of the others by chance
_MOST = 100  # parts of a table that are looked at each for itself
_REPEATED = 3  # dates at which a row without a whole's name must be the sum
_NEAR = (0.8, 1.25)  # what a whole that does not agree is of the sum
_WHOLE = Pattern(
    r"(?:本|当|该|[去今]?年|累计)?(?:全[^,。]{1,4}|[本当该][县市区省州局镇乡校院村盟旗厂]|各[^,。]{1,5}|所有[^,。]{0,4}"
    r"|总体?|整体|一共|合并[^,。]{0,3}|汇总[^,。]{0,2}|和|计|all|total|overall|sum"
    r"|总(?:的|合|共|和|计|数|量|额|值)|总[^,。]{1,4}(?:数|量|额|次)?|共(?:计|有)?[^,。]{1,4}"
    r"|累计[^,。]{0,4}|[^,。]{1,6}(?:总数|总量|总额|总计|总和|合计|小计|汇总|累计)"
    r"|(?:合计|总计|小计|共计)[^,。]{0,8})(?:\([^()]{0,8}\))?(?:情况|数|数据)?"
)
_NO_WHOLE = Pattern(
    r"总(?:工会|站|队|公司|校|院|部|厂|会|局|台|医院|支|商会).*|各界.*|共青.*|全总|全科.*"
)
_STRICT = Pattern(
    r"全(?:[县市区省州局镇乡校院村国盟旗厂体部]|系统)|全部.{0,2}|总体|总|all|合并|各[县市区镇乡].{0,3}"
)


def is_whole(text: str) -> bool:
    """True for 全县, 各单位 and 办件总量, in comparable form: names of all that is there."""
    small = text.lower()
    return bool(_WHOLE.fullmatch(small)) and not _NO_WHOLE.fullmatch(small)


def wholes(grounds: Grounds, addends: Addends) -> dict[int, Verdict]:
    """What is found of the rows that are sums of all others, by row."""
    asked = _Asked(grounds, addends)
    found: dict[int, Verdict] = {}
    for segment in _segments(addends.rows):
        found = asked.of_segment(*segment) | found
    if grounds.roles.date is not None:
        found = asked.of_dates() | found
    if not found:
        found = asked.almost()
    return found


def _segments(rows: Numbers) -> Iterator[tuple[int, int]]:
    """All records, then those between rows that are none: the first and the one behind the last."""
    yield 0, len(rows)
    ends = [0, *(np.flatnonzero(np.diff(rows) > 1) + 1).tolist(), len(rows)]
    if _FEW <= len(ends) <= _MOST:
        yield from pairwise(ends)


@dataclass(frozen=True)
class _Asked:
    """The records of a table, asked for wholes."""

    grounds: Grounds
    addends: Addends

    def of_segment(self, first: int, last: int) -> dict[int, Verdict]:
        """The rows of a segment that are the sum of its other rows."""
        part = self.addends.between(first, last)
        found: dict[int, Verdict] = {}
        for i in part.sums_of_others().tolist():
            row = self.grounds.row(int(part.rows[i]))
            verdict = self._nameless(row, part) or self._named(row, part, i)
            verdict = verdict or self._unnamed(row, part, i)
            if verdict is not None:
                found[row.number] = verdict
        return found if len(found) == 1 else {}

    def _nameless(self, row: Row, part: Addends) -> Verdict | None:
        """A day and a number without a title, below records that have one."""
        if len(part.rows) < _MANY or not row.has_day or not self._lacks_name(row):
            return None
        return row.verdict(RowKind.TOTAL)

    def _lacks_name(self, row: Row) -> bool:
        """True for a row without a name, where the first record has one."""
        first, last = (self.grounds.row(int(self.addends.rows[i])) for i in (0, -1))
        other = first if row.number == last.number else last
        blank = not any(isinstance(cell, str) for c, cell in row.own.items() if c != row.roles.date)
        return blank and not row.names() and bool(other.names())

    def _named(self, row: Row, part: Addends, i: int) -> Verdict | None:
        if not _is_called_whole(row):
            return None
        if row.is_known:
            return row.verdict(RowKind.RECORD, "perhaps_total", name_of(row))
        if len(part.rows) >= _FEW:
            return row.verdict(RowKind.TOTAL)
        if row.roles.date is None and part.amount(i):
            return row.verdict(RowKind.RECORD, "perhaps_whole", name_of(row))
        return None

    def _unnamed(self, row: Row, part: Addends, i: int) -> Verdict | None:
        """A first or last row that is the sum of the others, which is hardly chance."""
        if i not in {0, len(part.rows) - 1} or not row.names() or len(part.rows) < _MANY:
            return None
        agreed = part.agreed(i)
        surely = agreed > 1 or (part.amount(i) >= _LARGE and not row.dated)
        if part.others(i) < 2 or not surely:
            return None
        code = "perhaps_total" if row.is_known else "perhaps_whole"
        return row.verdict(RowKind.RECORD, code, name_of(row))

    def of_dates(self) -> dict[int, Verdict]:
        """The rows that are the sum of the others of their date."""
        places = self.addends.sums_at(self._dates())
        rows = [self.grounds.row(int(self.addends.rows[i])) for i in places.tolist()]
        found: dict[int, Verdict] = {}
        others: dict[str, list[Row]] = {}
        for row in rows:
            if _is_called_whole(row):
                code = "perhaps_total" if row.is_known else ""
                kind = RowKind.RECORD if row.is_known else RowKind.TOTAL
                found[row.number] = row.verdict(kind, code, name_of(row))
            elif row.names():
                others.setdefault(row.text(name_of(row)), []).append(row)
            elif self._lacks_name(row):
                found[row.number] = row.verdict(RowKind.TOTAL)
        counts = self._counted(others)
        for name, same in others.items():
            if len(same) >= _REPEATED and 3 * len(same) >= 2 * counts[name]:
                first = same[0]
                code = "perhaps_total" if first.is_known else "perhaps_whole"
                found[first.number] = first.verdict(RowKind.RECORD, code, name_of(first))
        return found

    def _dates(self) -> Numbers:
        date = self.grounds.roles.date or 0
        return texts_of(self.grounds, date, self.addends.rows).codes.astype(np.int64)

    def _counted(self, others: Mapping[str, list[Row]]) -> Counter[str]:
        counts: Counter[str] = Counter()
        for name, same in others.items():
            cells = texts_of(self.grounds, name_of(same[0]), self.addends.rows)
            own: Mask = cells.where([comparable(str(value)) == name for value in cells.values])
            counts[name] = int(own.sum())
        return counts

    def almost(self) -> dict[int, Verdict]:
        """A first or last row called 全县 whose number is nearly the sum: one is wrong."""
        part, found = self.addends, dict[int, "Verdict"]()
        ends = {0, len(part.rows) - 1} if len(part.rows) >= _FEW else set()
        for i in sorted(ends):
            ratio = part.ratio(i)
            if not _NEAR[0] <= ratio <= _NEAR[1]:
                continue
            row = self.grounds.row(int(part.rows[i]))
            at = name_of(row)
            is_other = at and not row.dated and not row.is_known and len(row.names(at)) == 0
            if is_other and _STRICT.fullmatch(row.text(at).lower()):
                found[row.number] = row.verdict(RowKind.RECORD, "whole_differs", at)
        return found


def name_of(row: Row) -> int:
    """The column of the row's first name, or of its first text."""
    named = [c for c in row.own if c in row.roles.names - row.roles.remarks]
    texts = [c for c, cell in row.own.items() if isinstance(cell, str)]
    return next(iter([*named, *texts]), 0)


def _is_called_whole(row: Row) -> bool:
    """True where all names of the row, or its first text where it has none, are of a whole."""
    named = [c for c in row.own if c in row.roles.names - row.roles.remarks]
    front = [row.front] if isinstance(row.own.get(row.front), str) and not row.dated else []
    texts = [row.text(c) for c in named or front]
    return bool(texts) and all(map(is_whole, texts))
