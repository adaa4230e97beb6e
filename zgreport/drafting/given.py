"""What is given: what the office has said itself in 对照表, or a trial build has shown.

It goes before every guess, on the way and not afterwards, so that all that follows from it follows.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zgreport.definition.choices import MeasureKind
    from zgreport.drafting.found import TableName
    from zgreport.drafting.guesses import Reason, Role

__all__ = ["CELLS", "NOTHING", "Given", "GivenColumn", "GivenLedger"]

CELLS = "（格中的数）"
"""Stands for the header of the numbers of a cross-table, which have none of their own."""


@dataclass(frozen=True, slots=True)
class GivenColumn:
    """What was said of a column: None says nothing; `reason` is why, where a trial said it.

    `name` is the column's; of a number, its measure's.
    """

    role: Role | None = None
    name: str | None = None
    kind: MeasureKind | None = None
    measure_word: str | None = None
    registry: str | None = None
    reason: Reason | None = None


NOTHING = GivenColumn()


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

    `tables` puts a table into a ledger by name, "" leaves it out, `why` where a trial said so.
    A ledger of `renamed` takes tables that are found later and are like its own along.  `columns`
    are told by ledger and header as it is written; of a registry, by its family's name.
    `spellings` are those to be one name: owner, kept, others.
    """

    title: str = ""
    issuer: str = ""
    tables: Mapping[TableName, str] = field(default_factory=lambda: MappingProxyType({}))
    why: Mapping[TableName, Reason] = field(default_factory=lambda: MappingProxyType({}))
    renamed: frozenset[str] = frozenset()
    ledgers: Mapping[str, GivenLedger] = field(default_factory=lambda: MappingProxyType({}))
    columns: Mapping[tuple[str, str], GivenColumn] = field(
        default_factory=lambda: MappingProxyType({})
    )
    spellings: tuple[tuple[str, str, tuple[str, ...]], ...] = ()

    def column(self, ledger: str, headers: Iterable[str]) -> GivenColumn:
        """What was said of a column, under any of its headers."""
        said = (self.columns.get((ledger, header)) for header in headers)
        return next(filter(None, said), NOTHING)
