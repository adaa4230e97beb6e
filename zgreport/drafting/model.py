"""The values of drafting: what was found in a folder, and what each thing is taken for.

The flow: books -> tables -> families -> ledgers and registries with their columns -> proposal.
What the office has said itself (`Given`) goes before every guess, on the way and not afterwards,
so that all that follows from it follows.
"""

from __future__ import annotations

import enum
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.definition.choices import DateSource, MeasureKind
    from zgreport.ledgers.coded import Coded
    from zgreport.ledgers.files.sheet import Book

__all__ = [
    "CheckDraft",
    "ColumnDraft",
    "Crossing",
    "Family",
    "FileDraft",
    "FoundBook",
    "FoundTable",
    "Gathered",
    "Given",
    "GivenColumn",
    "GivenLedger",
    "LedgerDraft",
    "Proposal",
    "Reason",
    "RegistryDraft",
    "Role",
    "SpellingDraft",
    "Sureness",
    "TableName",
]

TableName: TypeAlias = "tuple[str, str]"
"""A table by its file (relative to the folder, with forward slashes) and its sheet."""


class Sureness(enum.StrEnum):
    """How sure a guess is: nothing else fits; most likely; the safer choice, to be looked at."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


class Role(enum.StrEnum):
    """What a column is taken for.

    NAME refers to a registry, LIST is a closed list, NUMBER a measure, SERIAL the running number
    of the rows, LAST_YEAR the same measure a year before, CROSSED a column of a cross-table whose
    header is a value.  KEY, ALIASES and ATTRIBUTE are columns of a registry.  UNUSED is not read.
    """

    DATE = "date"
    TITLE = "title"
    NAME = "name"
    LIST = "list"
    NUMBER = "number"
    TEXT = "text"
    SERIAL = "serial"
    LAST_YEAR = "last_year"
    CROSSED = "crossed"
    KEY = "key"
    ALIASES = "aliases"
    ATTRIBUTE = "attribute"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Reason:
    """What a guess rests on: a code of the catalogues (`drafting.…`) and its values."""

    code: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, eq=False)
class FoundBook:
    """A spreadsheet of the folder: its name relative to it, and its sheets; None: unreadable.

    `fault` is then the code of the finding that a build would make (`ledgers.encrypted`).
    """

    name: str
    book: Book | None
    fault: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class FoundTable:
    """A table as a build reads it, under its own headers; the records only.

    `columns` maps each header, in one line and without its unit, to the cells of the records, from
    left to right; `units` the unit in a header's bracket; `unit_line` that said of the whole
    table.  `years` are those that folder, file, sheet or caption name; where they name none, those
    of the rows' dates.  `months` are the headers of a cross-table's columns, in their order.
    `totals` are the rows that were left out as totals, by header: what a sum is checked against.
    """

    file: str
    sheet: str
    caption: str
    years: frozenset[int]
    columns: Mapping[str, Coded]
    units: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    unit_line: str = ""
    months: tuple[str, ...] = ()
    totals: Mapping[str, tuple[object, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def name(self) -> TableName:
        return self.file, self.sheet

    @property
    def records(self) -> int:
        return max(map(len, self.columns.values()), default=0)


@dataclass(frozen=True, slots=True)
class FileDraft:
    """A file of the folder and where it goes: `2023/发稿.xlsx`, `名录.xlsx`; "" is left out."""

    source: str
    target: str
    sure: Sureness
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Tables that are one ledger, or one registry: its name, and the globs that find them again.

    `files` find these files in the workspace and no others; `sheets` is empty where all sheets of
    the files belong to it.  `date_from` is where a month stands that no row has.
    """

    name: str
    files: tuple[str, ...]
    sheets: tuple[str, ...]
    tables: tuple[FoundTable, ...]
    sure: Sureness
    reasons: tuple[Reason, ...]
    date_from: DateSource | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """What a folder holds: families, every file and where it goes, tables that are left out."""

    families: tuple[Family, ...]
    files: tuple[FileDraft, ...]
    left_out: Mapping[TableName, Reason]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ColumnDraft:
    """A column: its name in the definition, the headers it goes by, and what it is taken for.

    `headers` are as they are written, the most frequent first; `samples` up to three of its
    values.  Of a NUMBER: `kind`, the `measure` it becomes, `measure_word` and what may stand
    behind its numbers (`also`); `registry` of a NAME; `values` of a LIST.  `others` are the roles
    it could have as well: it has then the safer one and is DOUBTFUL.
    """

    name: str
    headers: tuple[str, ...]
    role: Role
    sure: Sureness
    reasons: tuple[Reason, ...]
    samples: tuple[str, ...] = ()
    kind: MeasureKind | None = None
    measure: str = ""
    measure_word: str = ""
    also: tuple[str, ...] = ()
    registry: str = ""
    values: tuple[str, ...] = ()
    others: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Crossing:
    """A cross-table: the glob of its columns, and what headers and cells become."""

    columns: str
    into: str
    value: str


@dataclass(frozen=True, slots=True, eq=False)
class LedgerDraft:
    """A ledger: what its rows are counted in ("" where a row is none), its columns.

    `date` is the name of the date column, "" where there is no sure one.  `duplicate_key` is None
    where nothing was found that tells rows apart.  `settings` are further keys of the definition
    with their values, such as `empty: zero`, each with its reason in `reasons`.
    """

    name: str
    family: Family
    measure_word: str
    columns: tuple[ColumnDraft, ...]
    sure: Sureness
    reasons: tuple[Reason, ...]
    date: str = ""
    crossing: Crossing | None = None
    duplicate_key: tuple[str, ...] | None = None
    settings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, eq=False)
class RegistryDraft:
    """A registry: file glob, sheet, key column, aliases column, attributes; its members in order.

    `renamed` are attributes whose header is the name of something else already.
    """

    name: str
    family: Family
    files: str
    sheet: str
    key: str
    aliases: str
    columns: tuple[ColumnDraft, ...]
    members: tuple[str, ...]
    sure: Sureness
    reasons: tuple[Reason, ...]
    renamed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class SpellingDraft:
    """Spellings that may be one name: offered, and merged only when the office says so.

    `owner` is a registry, or a ledger's column written 台账.列; `kept` the name the others become.
    """

    owner: str
    kept: str
    others: tuple[str, ...]
    rows: int
    reasons: tuple[Reason, ...]
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class CheckDraft:
    """A statement that holds in every year there is: its name, expression and ground."""

    name: str
    statement: str
    reasons: tuple[Reason, ...]
    is_warning: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Proposal:
    """Everything that goes into a definition and a starting template, in the order it is said."""

    title: str
    issuer: str
    years: tuple[int, ...]
    files: tuple[FileDraft, ...]
    left_out: Mapping[TableName, Reason]
    registries: tuple[RegistryDraft, ...]
    ledgers: tuple[LedgerDraft, ...]
    spellings: tuple[SpellingDraft, ...] = ()
    checks: tuple[CheckDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenColumn:
    """What was said of a column: None says nothing; `reason` is why, where a trial said it."""

    role: Role | None = None
    name: str | None = None
    kind: MeasureKind | None = None
    measure_word: str | None = None
    registry: str | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class GivenLedger:
    """What was said of a ledger; None says nothing, `settings` are keys of the definition."""

    measure_word: str | None = None
    date: str | None = None
    duplicate_key: tuple[str, ...] | None = None
    settings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What the office has said, or what a trial build showed; it goes before every guess.

    `tables` puts a table into a ledger by name, "" leaves it out.  `columns` are told by ledger
    and header as it is written.  `spellings` are those to be one name: owner, kept, others.
    """

    title: str = ""
    issuer: str = ""
    tables: Mapping[TableName, str] = field(default_factory=lambda: MappingProxyType({}))
    ledgers: Mapping[str, GivenLedger] = field(default_factory=lambda: MappingProxyType({}))
    columns: Mapping[tuple[str, str], GivenColumn] = field(
        default_factory=lambda: MappingProxyType({})
    )
    spellings: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
