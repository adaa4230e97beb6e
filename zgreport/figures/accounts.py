"""Accounts: what a stock or a running total is kept of, told apart by columns of its ledger.

A reservoir, a bank account, a bureau: rows of one date are of different ones, and the columns in
which they differ are the account's name.  The definition may name them (`per`).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from zgreport.figures.balances import is_carried_on
from zgreport.figures.order import times_of
from zgreport.ledgers.coded import distinct, numbered, paired
from zgreport.ledgers.model import ColumnRole
from zgreport.ledgers.offices import OF_ACCOUNTS
from zgreport.names import comparable
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgreport.definition.model import MeasureDef
    from zgreport.figures.tables import Table
    from zgreport.ledgers.coded import Codes, Mask, Numbers
    from zgreport.ledgers.model import Column

__all__ = ["Accounts", "accounts_of"]

# What tells rows apart without being the name of anything that is counted again and again.
_NO_NAME = Pattern(
    "备注|备考|备忘|说明|附注|附件|情况|原因|描述|内容|意见|措施|进展|问题|标题|题目|主题|摘要|要点"
    "|状态|状况|是否|等级|评价|结论|预警|趋势|天气|来源|链接|网址|电话|手机|邮箱|签字|签名"
    "|日期|时间|更新|人$|人员$|员$|^序$|序号|行号|流水号|期号|^no[.]?$"
)
_CODE = Pattern("编号|编码|代码|代号|站号|站码|户号|卡号|账号|桩号|井号|^号$|^id$")
_LONGEST = 20  # signs that a name has on the average; beyond it is prose
_MOST_COLUMNS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Accounts:
    """The accounts of one measure.

    `columns` tell them apart; `numbers` has one a row, the same for rows of one account.  `dated`
    are the rows that have a value and a date.  `untold` are rows of one date that nothing tells
    apart, empty where all are.  `others` are columns that may be names too, where there is only one
    row a date and so nothing to tell apart.  `by_office` says that the offices which
    sheets and files are named after tell them apart as well.
    """

    columns: tuple[str, ...]
    numbers: Numbers
    dated: Mask
    untold: tuple[int, ...] = ()
    others: tuple[str, ...] = ()
    by_office: bool = False

    def label(self, table: Table, row: int) -> str:
        """The name of the account that a row is of; empty where its name is blank."""
        vectors = [table.vector(name) for name in self.columns]
        names = [v.label(code) for v in vectors for code in v.values_of(row)]
        offices = table.ledger.frame.offices if self.by_office else None
        return "、".join(dict.fromkeys([*([offices[row] or ""] if offices else []), *names]))


def accounts_of(table: Table, measure: MeasureDef) -> Accounts:
    """The accounts of a measure of kind last or cumulative, over the rows of both years."""
    return table.once(("accounts", measure), lambda: _found(table, measure))


def _found(table: Table, measure: MeasureDef) -> Accounts:
    dated = table.vector(measure.column).present
    if table.ledger.dated:
        dated = dated & (table.days > 0)
    rows = _Rows(table, np.flatnonzero(dated), table.ledger.frame.offices is not None)
    found = _told_apart(table, measure, rows, dated)
    if found.untold and not measure.per and is_carried_on(table, measure.column, rows.at):
        return Accounts((), np.zeros(len(dated), dtype=np.int64), dated)
    return found


def _told_apart(table: Table, measure: MeasureDef, rows: _Rows, dated: Mask) -> Accounts:
    if measure.per is not None:
        columns = tuple(name for name in measure.per if name in table.ledger.columns)
        alone = replace(rows, by_office=False)
        return _named(alone if alone.told(rows.days, columns) else rows, columns, dated)
    usual, possible = _candidates(rows, measure)
    found = _telling(rows.days, usual, possible, rows)
    if found is None:
        return _named(rows, (*usual, *possible), dated)
    others = () if found or rows.by_office else tuple(_recurring(rows, possible))
    if others and (by_month := _telling(rows.months, usual, others, rows)):
        return _named(rows, by_month, dated)
    return _named(rows, found, dated, others)


def _named(
    rows: _Rows, columns: tuple[str, ...], dated: Mask, others: tuple[str, ...] = ()
) -> Accounts:
    table = rows.table
    codes: list[Codes | Numbers] = [*rows.offices()]
    codes += [table.vector(name).codes for name in columns]
    numbers = paired(codes) if codes else np.zeros(len(dated), dtype=np.int64)
    return Accounts(columns, numbers, dated, rows.together(columns), others, rows.by_office)


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """The rows of a table that have a value and a date.

    `by_office`: those from sheets that are named after different offices are of different accounts.
    """

    table: Table
    at: Numbers
    by_office: bool = False

    @property
    def days(self) -> Numbers:
        """The day of each; the year where the ledger has no dates."""
        table = self.table
        return (table.days if table.ledger.dated else table.ledger.frame.years)[self.at]

    @property
    def months(self) -> Numbers:
        """The month of each, with its year."""
        return self.table.ledger.frame.years[self.at] * 12 + self.table.months[self.at]

    def offices(self) -> list[Codes]:
        """The codes of the offices that each row of the table is of, where they matter."""
        offices = self.table.ledger.frame.offices
        return [offices.codes] if offices and self.by_office else []

    def codes(self, names: Iterable[str]) -> list[Numbers]:
        """The codes of the columns; a blank is 0."""
        return [self.table.vector(name).codes[self.at] + 1 for name in names]

    def told_by(self, when: Numbers, names: Iterable[str]) -> Numbers:
        """A number that rows of one time share where they agree in offices and all columns."""
        offices: list[Codes | Numbers] = [codes[self.at] for codes in self.offices()]
        return paired([_coded(when), *offices, *self.codes(names)])

    def told(self, when: Numbers, names: Iterable[str]) -> bool:
        """True where no two rows of one time agree in all of the columns."""
        return len(set(self.told_by(when, names).tolist())) == len(self.at)

    def together(self, names: Iterable[str]) -> tuple[int, ...]:
        """The first rows of one day that agree in all of the columns; none where all differ."""
        numbers = self.told_by(self.days, names)
        times = np.bincount(numbers)
        several = np.flatnonzero(times[numbers] > 1)
        first = several[:1]
        return tuple(self.at[numbers == numbers[first]].tolist()) if len(first) else ()


def _coded(when: Numbers) -> Numbers:
    """The times as small numbers."""
    return numbered(when)[1]


def _telling(
    when: Numbers, usual: tuple[str, ...], possible: Sequence[str], rows: _Rows
) -> tuple[str, ...] | None:
    """The fewest columns that tell rows of one time apart, the usual ones always among them.

    Of several as few those with the fewest values: names come again, remarks do not.
    """
    for size in range(min(len(possible), _MOST_COLUMNS) + 1):
        found = [c for c in combinations(possible, size) if rows.told(when, (*usual, *c))]
        if found:
            best = min(found, key=lambda c: len(set(zip(*map(_tuple, rows.codes(c)), strict=True))))
            return (*usual, *best)
    return None


def _tuple(codes: Numbers) -> tuple[int, ...]:
    return tuple(codes.tolist())


def _candidates(rows: _Rows, measure: MeasureDef) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns that always name accounts, and those that may."""
    usual: list[str] = []
    possible: list[str] = []
    for column in rows.table.ledger.columns.values():
        if column.name == measure.column or column.is_date:
            continue
        if column.name in {*OF_ACCOUNTS, column.registry} and not column.numeric:
            usual.append(column.name)
        elif column.role is ColumnRole.OWN and _may_name(column) and _comes_again(rows, column):
            possible.append(column.name)
    return tuple(usual), tuple(possible)


def _may_name(column: Column) -> bool:
    plain = comparable(column.name).lower()
    return not _NO_NAME.search(plain) and (not column.numeric or bool(_CODE.search(plain)))


def _comes_again(rows: _Rows, column: Column) -> bool:
    """True where some value stands on several days of a year, if a year has several at all."""
    vector = rows.table.vector(column.name)
    texts = [key for key in vector.keys if isinstance(key, str)]
    if sum(map(len, texts)) > _LONGEST * len(texts) or times_of(column.name, texts):
        return False
    days, years = rows.days, rows.table.ledger.frame.years[rows.at]
    several = [year for year in distinct(years) if len(distinct(days[years == year])) > 1]
    codes = vector.codes[rows.at]
    return not several or any(_repeats(codes[years == y], days[years == y]) for y in several)


def _repeats(codes: Numbers, days: Numbers) -> bool:
    codes, days = codes[codes >= 0], days[codes >= 0]
    pairs = {*zip(codes.tolist(), days.tolist(), strict=True)}
    return len(pairs) > len(set(codes.tolist()))


def _recurring(rows: _Rows, possible: Iterable[str]) -> Iterator[str]:
    """The columns in which at least two values come again."""
    for name in possible:
        codes = rows.table.vector(name).codes[rows.at]
        if np.count_nonzero(np.bincount(codes[codes >= 0], minlength=1) > 1) > 1:
            yield name
