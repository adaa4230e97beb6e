"""The definition as a tree of nodes: texts, lists and tables that know their lines."""

from __future__ import annotations

from zgreport.values import dataclass

__all__ = ["Broken", "Entry", "Listing", "Node", "Scalar", "Table"]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it was typed, whatever YAML would make of it (`yes` and `2023` stay text).

    `quoted` is False for plain text; `flow` is True between [] or {}; `cut` is True where a
    comment follows a plain text on its line, so that the text may have lost its end.
    """

    line: int
    text: str
    quoted: bool = False
    flow: bool = False
    cut: bool = False

    @property
    def is_null(self) -> bool:
        """True where nothing was typed, or one of YAML's words for nothing."""
        return not self.quoted and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of nodes; `flow` is True when it is typed between []."""

    line: int
    items: tuple[Node, ...]
    flow: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a table with its value; `line` is the key's."""

    name: str
    line: int
    value: Node


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping, its entries in the order they were typed; `flow` when typed between {}."""

    line: int
    entries: tuple[Entry, ...]
    flow: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """A node that was refused already; nothing more is to be said about it."""

    line: int


Node = Scalar | Listing | Table | Broken
