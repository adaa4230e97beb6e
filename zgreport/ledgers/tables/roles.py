"""Roles: what each column of a table is for, when it is to be told which rows are records."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from zgreport.definition.measure_kinds import AT_END
from zgreport.definition.model import MeasureKind
from zgreport.ledgers.counts import Words, column_words, size_of
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.margins import is_remark, is_serial
from zgreport.ledgers.tables.dressing import undressed
from zgreport.names import comparable
from zgreport.numerals.period_names import bare_months, is_period_name
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from zgreport.definition.model import LedgerDef
    from zgreport.ledgers.files.sheet import Scalar
    from zgreport.ledgers.tables.header import Table

__all__ = ["Roles", "known_values", "roles_in_ledger", "roles_in_registry"]

_ADDING = frozenset({MeasureKind.SUM, MeasureKind.LAST, MeasureKind.CUMULATIVE})
_YEAR = 12
_TITLES = ("标题", "题目", "题名", "名称", "事项", "内容", "稿件", "信息", "篇名", "项目", "工作")


@dataclass(frozen=True, slots=True)
class Roles:
    """The columns of a table by number.

    `names` tell what a record is of (listed columns that are neither date nor measure), `titles`
    are those of them that say what it is called.  `serials` and `remarks` make no row a record.
    `known` are the values of closed lists and registries, in comparable form: never a label.
    `words` are what may stand behind a measure's numbers; those of `summed` measures add up.
    `unlisted` are the names of a ledger whose definition lists none; `guessed` are titles that no
    header calls so.
    `year` is that of the table's folder.  The date of a `period` ledger is a month or a quarter; a
    `running` one keeps 本年累计.  `stocks` are the measures of which the last number holds.
    `times` are columns of years, and of what makes a date with them: 2022年 there is no other
    year's figure, 一季度 no sum of months.
    In a `registry` all that has a name is a member, 无 and 排名 too.
    """

    names: frozenset[int]
    titles: frozenset[int] = frozenset()
    measures: frozenset[int] = frozenset()
    date: int | None = None
    is_date: Callable[[Any], bool] = field(default=lambda _: False)
    serials: frozenset[int] = frozenset()
    remarks: frozenset[int] = frozenset()
    known: Mapping[int, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    registry: bool = False
    year: int | None = None
    period: bool = False
    running: bool = False
    words: Mapping[int, Words] = field(default_factory=lambda: MappingProxyType({}))
    summed: frozenset[int] = frozenset()
    unlisted: frozenset[int] = frozenset()
    guessed: frozenset[int] = frozenset()
    stocks: frozenset[int] = frozenset()
    times: frozenset[int] = frozenset()

    def words_of(self, column: int) -> Words:
        """What may stand behind the numbers of a column."""
        return self.words.get(column, Words())


def roles_in_registry(table: Table) -> Roles:
    """The roles in a registry, and in a list of typed-in figures."""
    others = frozenset(table.others.values())
    serials = _with_header(table.others, is_serial)
    return Roles(
        frozenset(table.columns.values()) | others - serials, serials=serials, registry=True
    )


def roles_in_ledger(
    ledger: LedgerDef,
    table: Table,
    known: Mapping[str, frozenset[str]],
    year: int | None,
    units: Callable[[int], Iterable[str]] = lambda _: (),
) -> Roles:
    """The roles in a ledger's table; `year` is that of dates written without one.

    `units` tells in what the numbers of a column may be written, the nearest first.

    Where the definition lists no names, all other columns are names.
    """
    columns, dated = table.columns, _dated(ledger, table)
    date, measures = columns.get(dated), _measures(ledger, table)
    serials = _with_header(table.others, is_serial)
    remarks = _with_header({**table.others, **columns}, is_remark)
    names = frozenset(columns.values()) - measures - {date}
    unlisted = frozenset[int]()
    if not names - remarks:
        unlisted = frozenset(table.others.values()) - serials - remarks
        names |= unlisted
    own = MappingProxyType({c: known[name] for name, c in columns.items() if name in known})
    free = names - remarks - frozenset(own)
    titles, guessed = _titles(ledger, table, free, len(names - remarks))
    return Roles(
        names=names,
        titles=titles,
        measures=measures,
        date=date,
        is_date=partial(_is_date, year=year or 2000, bare=bare_months(dated)),
        serials=serials,
        remarks=remarks,
        known=own,
        year=year,
        period=is_period_name(dated),
        running=any(m.kind is MeasureKind.CUMULATIVE for m in ledger.measures),
        words=_words(ledger, table, measures, units),
        summed=_summed(ledger, table),
        unlisted=unlisted,
        guessed=guessed,
        stocks=_stocks(ledger, table),
        times=_times(ledger, table),
    )


def _measures(ledger: LedgerDef, table: Table) -> frozenset[int]:
    numbers = {measure.column for measure in ledger.measures}
    own = frozenset(c for name, c in table.columns.items() if name in numbers)
    return own | frozenset(table.crossed.values())


def _times(ledger: LedgerDef, table: Table) -> frozenset[int]:
    """The columns of years, and of parts of a date."""
    years = (ledger.date,) if ledger.date and bare_months(ledger.date) == _YEAR else ()
    return frozenset(table.columns.get(name, 0) for name in (*ledger.date_parts, *years)) - {0}


def _dated(ledger: LedgerDef, table: Table) -> str:
    """The column of dates; where parts make them, the first of these that the table has."""
    own = (part for part in ledger.date_parts if part in table.columns)
    return next(own, ledger.date or "")


def _summed(ledger: LedgerDef, table: Table) -> frozenset[int]:
    """The columns of measures of which a total is the sum."""
    names = {measure.column for measure in ledger.measures if measure.kind in _ADDING}
    crossed = ledger.unpivot is not None and ledger.unpivot.value in names
    own = {c for name, c in table.columns.items() if name in names}
    return frozenset(own | (set(table.crossed.values()) if crossed else set()))


def _stocks(ledger: LedgerDef, table: Table) -> frozenset[int]:
    """The columns of measures that need only the last number of a period."""
    names = {measure.column for measure in ledger.measures if measure.kind in AT_END}
    crossed = ledger.unpivot is not None and ledger.unpivot.value in names
    own = {c for name, c in table.columns.items() if name in names}
    return frozenset(own | (set(table.crossed.values()) if crossed else set()))


def _words(
    ledger: LedgerDef,
    table: Table,
    measures: frozenset[int],
    units: Callable[[int], Iterable[str]],
) -> Mapping[int, Words]:
    """What may stand behind the numbers of each measure."""
    crossed = ledger.unpivot.value if ledger.unpivot else ""
    names = {column: name for name, column in table.columns.items()}
    own = {c: column_words(ledger, names.get(c, crossed)) for c in measures}
    return MappingProxyType({c: _written_in(words, units(c)) for c, words in own.items()})


def _written_in(words: Words, units: Iterable[str]) -> Words:
    """The words with the first unit that is another size of the measure's own."""
    fitting = (unit for unit in units if (size_of(unit, words) or 1) != 1)
    unit = next(fitting, "")
    return replace(words, column=unit) if unit else words


def _with_header(headers: Mapping[str, int], holds: Callable[[str], bool]) -> frozenset[int]:
    return frozenset(
        column for header, column in headers.items() if holds(undressed(comparable(header)))
    )


def _titles(
    ledger: LedgerDef, table: Table, free: frozenset[int], names: int
) -> tuple[frozenset[int], frozenset[int]]:
    """The columns of titles, among those whose values nobody lists; and which are but guessed.

    They are named after titles; where none is, the only one of at most two names is guessed.
    """
    spoken = {column.name: (column.name, *column.headers) for column in ledger.columns}
    headers = {**table.others, **table.columns}
    told = frozenset(
        column
        for header, column in headers.items()
        if column in free and any(word.endswith(_TITLES) for word in spoken.get(header, (header,)))
    )
    guessed = free if not told and len(free) == 1 and names <= 2 else frozenset()
    return told or guessed, guessed


def _is_date(cell: Scalar, year: int, *, bare: int) -> bool:
    if isinstance(cell, dt.date):
        return True
    reading = read_day(cell, year, bare=bare).reading
    return reading not in {DateReading.BLANK, DateReading.NOT_A_DATE}


def known_values(
    ledger: LedgerDef, registries: Mapping[str, Iterable[str]]
) -> dict[str, frozenset[str]]:
    """The values that closed lists, groups and registries name, by column, in comparable form."""
    known: dict[str, set[str]] = {name: set(names) for name, names in registries.items()}
    for column in ledger.columns:
        if column.values is not None:
            known.setdefault(column.name, set()).update(map(comparable, column.values))
    for group in ledger.groups:
        values = (value for some in group.values.values() for value in some)
        known.setdefault(group.source, set()).update(map(comparable, values))
    return {name: frozenset(values) for name, values in known.items()}
