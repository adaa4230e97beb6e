"""The handbook's values: names by section, each with a tag, what that prints, and what it is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from zgreport.findings import Finding

__all__ = ["Handbook", "Item", "Section"]

_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Item:
    """A name that a tag may use.

    `kind` says what it is.  `tag` is a whole tag to copy and `prints` what that prints now; both
    are empty where nothing can be printed now, for the reasons `why`.  `meaning` is what the page
    of the language says of a name of its own; of any other the command line says it, by `code`
    and `values`.  `of` are the names that it stands under: its ledger, then its column.
    `takes` is what stands in its parentheses.
    """

    kind: str
    name: str
    tag: str = ""
    prints: str = ""
    takes: str = ""
    meaning: str = ""
    code: str = ""
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING, hash=False)
    aliases: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    why: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The names of one sort, or of one ledger or registry, whose `name` it then has."""

    code: str
    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """All names of a year, by section, and what was found while its inputs were read."""

    year: int
    through: date
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
