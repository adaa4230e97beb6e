"""What the ledgers room hands on: records of two years with the addresses they came from."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from zgreport.findings import Finding
    from zgreport.ledgers.frame import Frame

__all__ = [
    "Account",
    "Column",
    "ColumnRole",
    "Ledger",
    "Member",
    "Records",
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
    hold int or Decimal, text columns str; a blank cell is None in both.
    """

    name: str
    role: ColumnRole
    numeric: bool = False
    is_date: bool = False
    domain: tuple[str, ...] | None = None
    registry: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One row of a registry: canonical name, aliases, attributes (None where blank)."""

    name: str
    aliases: tuple[str, ...]
    attributes: Mapping[str, str | Decimal | None]


@dataclass(frozen=True, slots=True)
class Registry:
    """One year's registry, members in the order of its rows."""

    name: str
    year: int
    attributes: tuple[str, ...]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of one ledger that count, of both years.

    `frame` has one row for each record, in the order of file, sheet, row, and a column of cells
    for each of `columns`.  `years` are those for which the ledger had a file.  `dated` is False
    for a ledger without `date:`.
    """

    name: str
    columns: Mapping[str, Column]
    frame: Frame
    years: frozenset[int]
    dated: bool


@dataclass(frozen=True, slots=True)
class SheetAccount:
    """One sheet, as a ledger used it in a year.

    `records` are the rows taken for records, `left_out` by the reason the numbers of the rows that
    are none (total, note, nil report …).  `reason` says why the whole sheet was left out; empty
    where it was read.  `sheet` is empty in a text file, and where the file was left out.
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
    sheets: tuple[SheetAccount, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """A figure of a year without ledgers, typed into 上年数.xlsx; not verified by any row.

    `written` is the number as it was typed.
    """

    name: str
    value: Decimal
    file: str
    sheet: str
    cell: str
    written: str = ""


@dataclass(frozen=True, slots=True)
class Records:
    """Everything the inputs hold for a year and the year before it.

    `registries` by (name, year); `typed` by year, then by figure name or expression.
    """

    year: int
    ledgers: Mapping[str, Ledger]
    registries: Mapping[tuple[str, int], Registry]
    typed: Mapping[int, Mapping[str, TypedFigure]]
    accounts: Mapping[tuple[str, int], Account]
    inputs: tuple[str, ...]
    findings: tuple[Finding, ...]
