"""Guesses: what a column is taken for, how sure that is, and what it rests on."""

from __future__ import annotations

import enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Reason", "Role", "Sureness"]


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
