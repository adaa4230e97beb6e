"""The report definition as frozen values; every name and expression knows its line."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.definition.choices import (
    Approximate,
    Copies,
    DateSource,
    Duplicates,
    Empty,
    Gaps,
    MeasureKind,
)
from zgreport.findings import Severity
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = [
    "Approximate",
    "BonusDef",
    "CheckDef",
    "ColumnDef",
    "ContestDef",
    "Copies",
    "DateSource",
    "Definition",
    "Duplicates",
    "Empty",
    "FigureDef",
    "Gaps",
    "GroupDef",
    "IgnoreDef",
    "LedgerDef",
    "MeasureDef",
    "MeasureKind",
    "Phrase",
    "RegistryDef",
    "ScoringDef",
    "UnpivotDef",
    "WeaknessDef",
    "WeightDef",
]


@dataclass(frozen=True, slots=True)
class Phrase:
    """An expression of the definition, or a text with tags; `key` is its full path."""

    text: str
    key: str
    line: int


@dataclass(frozen=True, slots=True)
class RegistryDef:
    """A registry: its file, the column of canonical names, of aliases, renamed attributes."""

    name: str
    files: str
    key: str
    sheet: str | None
    aliases: str | None
    attributes: Mapping[str, str]
    line: int
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # printed in 《》


@dataclass(frozen=True, slots=True)
class ColumnDef:
    """A column: canonical name, other headers it goes by, and its closed list if it has one.

    `measure_word` is what its different values are counted in; None: as its name suggests.
    `spellings` are the other spellings of a value, which count as that value.
    """

    name: str
    headers: tuple[str, ...] = ()
    values: tuple[str, ...] | None = None
    measure_word: str | None = None
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class GroupDef:
    """A column made from another: group name -> values of the source column.

    `rest` names the group of every other value; None means that such a value is an error.
    """

    name: str
    source: str
    values: Mapping[str, tuple[str, ...]]
    rest: str | None


@dataclass(frozen=True, slots=True)
class MeasureDef:
    """A number column of a ledger that can be printed as a figure.

    `per` are the columns that tell accounts apart, of which a stock takes each one's last value;
    None: those that usually do.  `also` are words that may stand behind its numbers.
    """

    name: str
    column: str
    kind: MeasureKind
    measure_word: str
    per: tuple[str, ...] | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IgnoreDef:
    """What is no record though it looks like one: sheets by name, rows by a column's values."""

    sheets: tuple[str, ...] = ()
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class UnpivotDef:
    """A cross-table: the columns to turn into rows (globs), their header's and value's column."""

    columns: tuple[str, ...]
    into: str
    value: str


@dataclass(frozen=True, slots=True)
class LedgerDef:
    """A ledger: files and sheets (globs), the date column, what its columns are called and mean.

    `sheets` empty: all.  `duplicate_key` empty: no row repeats another; None: where all its cells
    do.  `date_from`: where a month stands that rows do not have; `date_parts`: the columns of year,
    month or quarter, and day that make the date together.  Scoring and contests speak of
    `named_elsewhere`, and count the numbers of `counted_elsewhere`.
    """

    name: str
    files: tuple[str, ...]
    date: str | None
    measure_word: str
    columns: tuple[ColumnDef, ...]
    groups: tuple[GroupDef, ...]
    measures: tuple[MeasureDef, ...]
    duplicates: Duplicates
    duplicate_key: tuple[str, ...] | None
    unpivot: UnpivotDef | None
    line: int
    approximate_counts: Approximate = Approximate.ERROR
    sheets: tuple[str, ...] = ()
    date_from: DateSource | None = None
    date_parts: tuple[str, ...] = ()
    ignore: IgnoreDef = IgnoreDef()
    copies: Copies = Copies.ERROR
    empty: Empty = Empty.MISSING
    gaps: Gaps = Gaps.WARN
    named_elsewhere: tuple[str, ...] = ()
    counted_elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureDef:
    """A named figure, or a named condition."""

    name: str
    expression: Phrase


@dataclass(frozen=True, slots=True)
class CheckDef:
    """A statement that must hold in both years; `severity` is that of its finding."""

    name: str
    expression: Phrase
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class BonusDef:
    """Extra points for the rows whose `column` is `value`; `points` is an attribute."""

    column: str
    value: str
    points: str


@dataclass(frozen=True, slots=True)
class ScoringDef:
    """质效评价: each row of the ledger gives the member in column `by` its points."""

    ledger: str
    by: str
    points: str
    bonus: BonusDef | None
    groups: str | None
    line: int


@dataclass(frozen=True, slots=True)
class WeightDef:
    """One part of a contest's result: `full` is the value worth full marks, None the highest."""

    column: str
    weight: int
    full: int | None


@dataclass(frozen=True, slots=True)
class ContestDef:
    """A contest over the rows of a ledger; ties at the last place are all in."""

    name: str
    ledger: str
    places: int
    weights: tuple[WeightDef, ...]
    line: int


@dataclass(frozen=True, slots=True)
class WeaknessDef:
    """A weakness, said only when its condition holds."""

    title: Phrase
    when: Phrase
    text: Phrase


@dataclass(frozen=True, slots=True)
class Definition:
    """The whole of `inputs/report.yaml`."""

    file: str
    title: Phrase
    template: str
    issuer: str
    date: date | None
    approximate: str
    small_base: int
    archive: str
    registries: tuple[RegistryDef, ...]
    ledgers: tuple[LedgerDef, ...]
    figures: tuple[FigureDef, ...]
    checks: tuple[CheckDef, ...]
    scoring: ScoringDef | None
    contests: tuple[ContestDef, ...]
    weaknesses: tuple[WeaknessDef, ...]
    decimals: int = 1  # of percentages
    checksum: str = field(default="", compare=False)  # sha256 of the bytes it was read from
    conditions: tuple[FigureDef, ...] = ()
    comparable: tuple[str, ...] = ()  # figures, registries: redefined, but may be compared
