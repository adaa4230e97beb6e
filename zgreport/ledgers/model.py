"""What the ledgers room hands on: records of two years with the addresses they came from."""

from __future__ import annotations

import enum
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from zgreport.findings import Finding, Place
    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.frame import Frame
    from zgreport.ledgers.gaps import Gap

__all__ = [
    "Account",
    "Column",
    "ColumnRole",
    "Lack",
    "Ledger",
    "Member",
    "Records",
    "Registries",
    "Registry",
    "SheetAccount",
    "TypedFigure",
]


class ColumnRole(enum.StrEnum):
    """Where a column of a ledger comes from."""

    OWN = "own"
    ATTRIBUTE = "attribute"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a ledger.

    `domain` is every value it may take, in the order offices list them (registry order, closed
    list, groups as defined); None where values are free.  `registry` is the registry whose
    names the column holds; for an attribute, the registry it came from.  `numeric` columns
    hold int or Decimal, text columns str; a blank cell is None in both.  In a `percent` column
    every number is a share: 12.5% is Decimal("0.125").  `unsaid` are the years in which a table
    doesn't say its unit where another of the ledger is in 万元.
    """

    name: str
    role: ColumnRole
    numeric: bool = False
    is_date: bool = False
    domain: tuple[str, ...] | None = None
    registry: str | None = None
    percent: bool = False
    unsaid: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Member:
    """One row of a registry: canonical name, aliases, attributes (None where blank)."""

    name: str
    aliases: tuple[str, ...]
    attributes: Mapping[str, str | Decimal | None]


@dataclass(frozen=True, slots=True)
class Registry:
    """One year's registry, members in the order of its rows.

    `percents` are the attributes of which every number is a share.  `blank` has, by attribute
    that the scoring counts, the members without points and where they stand.
    """

    name: str
    year: int
    attributes: tuple[str, ...]
    members: tuple[Member, ...]
    percents: frozenset[str] = frozenset()
    blank: Mapping[str, Mapping[str, Place]] = field(
        default_factory=lambda: MappingProxyType({}), compare=False
    )


Registries: TypeAlias = "Mapping[str, Mapping[int, Registry]]"
"""The registries by name, then by year."""


@dataclass(frozen=True, slots=True, eq=False)
class Lack:
    """A table without a column that others of its ledger have, and its rows in the frame.

    `place` is the row of its headers, `has`; `near` are those of them that may be the column's.
    """

    column: str
    place: Place
    has: tuple[str, ...]
    near: tuple[str, ...]
    rows: Numbers


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of one ledger that count, of both years.

    `frame` has one row for each record, in the order of file, sheet, row, and a column of cells
    for each of `columns`.  `years` are those of which something is known: there were records, or
    reports that there was nothing.  `dated` is False for a ledger without `date:`.  `gaps` are
    the months that one of the years lacks.  `lacking` has, by column, the tables that do not say
    anything of it.  `stated` has the years whose tables, without dates, say that they are of these
    months only.
    """

    name: str
    columns: Mapping[str, Column]
    frame: Frame
    years: frozenset[int]
    dated: bool
    gaps: tuple[Gap, ...] = ()
    lacking: Mapping[str, tuple[Lack, ...]] = field(default_factory=lambda: MappingProxyType({}))
    stated: Mapping[int, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class SheetAccount:
    """One sheet, as a ledger used it in a year.

    `records` counts those that count, `left_out` has by the reason the numbers of the rows that
    do not: no records (total, note, nil report …), "excluded" by a finding or as repeated, of
    an "other_year".
    `reason` says why the whole sheet was left out; empty where it was read.  `sheet` is empty in
    a text file, and where the file was left out.
    """

    file: str
    sheet: str
    records: int = 0
    left_out: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """One ledger's rows in one year: read = counted + excluded; and the sheets looked at."""

    read: int
    counted: int
    excluded: int
    sheets: tuple[SheetAccount, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """A figure of a year without ledgers, typed into 上年数.xlsx; not verified by any row.

    `value` is counted in `unit`, as it was written: 万元, "%" (of which the value is the share);
    empty where nothing stood beside the number.  `lines` are the units that the sheet names for
    all its numbers (单位：万元), each of which holds for figures of its own dimension.
    `written` is the number as it was typed; `is_rank` says that it was a place (第5名).
    """

    name: str
    value: Decimal
    file: str
    sheet: str
    cell: str
    unit: str = ""
    lines: tuple[str, ...] = ()
    written: str = ""
    is_rank: bool = False


@dataclass(frozen=True, slots=True)
class Records:
    """Everything the inputs hold for a year and the year before it.

    `registries` by (name, year); `typed` by year, then by figure name or expression; `inputs` are
    the files that were looked at, `checksums` the sha256 of the bytes that were read of them.
    """

    year: int
    ledgers: Mapping[str, Ledger]
    registries: Mapping[tuple[str, int], Registry]
    typed: Mapping[int, Mapping[str, TypedFigure]]
    accounts: Mapping[tuple[str, int], Account]
    inputs: tuple[str, ...]
    findings: tuple[Finding, ...]
    checksums: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
