"""Spots: a node of the definition with the path of keys that leads to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from zgreport.definition.names import kept
from zgreport.values import dataclass

if TYPE_CHECKING:
    from zgreport.definition.log import Log
    from zgreport.definition.nodes import Node

__all__ = ["Reader", "Spot"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spot:
    """A node with its key path and the last key, as names are kept; faults go to `log`."""

    node: Node
    key: str
    log: Log
    title: str = ""

    @property
    def line(self) -> int:
        """The line of the key, or of the value where there is no key."""
        return self.log.lines.get(self.key, self.node.line)

    def refuse(self, code: str, **values: object) -> None:
        """Note an error here."""
        self.log.add(code, self.node.line, self.key or None, **values)

    def lacks(self, code: str, **values: object) -> None:
        """Note that something is missing here; the error stands at the key."""
        self.log.add(code, self.line, self.key or None, **values)

    def below(self, name: str, line: int, node: Node) -> Spot:
        """The spot of a key below this one, its line remembered."""
        title = kept(name)
        key = f"{self.key}.{title}" if self.key else title
        self.log.lines.setdefault(key, line)
        return Spot(node, key, self.log, title)


Reader = Callable[[Spot], T | None]
"""What makes a value of a spot, or notes why it cannot and gives None."""
