"""The proposal: the ledgers, registries and columns that go into a definition, as guessed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.drafting.found import set_aside
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.definition.choices import MeasureKind
    from zgreport.drafting.found import Family, FileDraft, TableName
    from zgreport.drafting.guesses import Reason, Role, Sureness
    from zgreport.drafting.members import Members

__all__ = [
    "CheckDraft",
    "ColumnDraft",
    "Crossing",
    "LedgerDraft",
    "Proposal",
    "RegistryDraft",
    "SpellingDraft",
]


@dataclass(frozen=True, slots=True)
class ColumnDraft:
    """A column: its name in the definition, the headers it goes by, and what it is taken for.

    `headers` are as they are written, the most frequent first; `samples` up to three of its
    values.  Of a NUMBER: `kind`, the `measure` it becomes, `measure_word` and what may stand
    behind its numbers (`also`); `registry` of a NAME; `values` of a LIST.  `others` are the roles
    it could have as well: it has then the safer one and is DOUBTFUL.  `spellings` are the other
    spellings of a value, as the office has said.  `ratio` is the expression of a rate that the
    rows prove to be a quotient of the ledger's measures, "" of all else.
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
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    ratio: str = ""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A cross-table: the globs of its columns, and what headers and cells become.

    `members` are what its headers name where they are no times.
    """

    columns: tuple[str, ...]
    into: str
    value: str
    members: Members | None = None


@dataclass(frozen=True, slots=True, eq=False)
class LedgerDraft:
    """A ledger: what its rows are counted in ("" where a row is none), its columns.

    `date` is the name of the date column, "" where there is no sure one; `date_parts` are the names
    of those that make it together.  `duplicate_key` is None
    where nothing was found that tells rows apart.  `settings` are further keys of the definition
    with their values, such as `empty: zero`, each with its reason in `reasons`.  Of a table of
    statistics that has no measure yet the rows are not `counted`, though a definition has to say
    what a row is.
    """

    name: str
    family: Family
    measure_word: str
    columns: tuple[ColumnDraft, ...]
    sure: Sureness
    reasons: tuple[Reason, ...]
    date: str = ""
    date_parts: tuple[str, ...] = ()
    crossing: Crossing | None = None
    duplicate_key: tuple[str, ...] | None = None
    settings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    counted: bool = True


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

    @property
    def set_aside(self) -> Mapping[TableName, Reason]:
        """What is left out, as `Gathered` has it."""
        return set_aside(self.files, self.left_out)

    @property
    def owners(self) -> tuple[LedgerDraft | RegistryDraft, ...]:
        """Whatever tables belong to: the registries, then the ledgers."""
        return (*self.registries, *self.ledgers)
