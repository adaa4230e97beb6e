"""Filled: the parts of a document whose charts have their data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from zgreport.document.placed import Placed
    from zgreport.findings import Finding

__all__ = ["Filled"]


@dataclass(slots=True)
class Filled:
    """What was filled: all parts, the values in charts with their places, what was found.

    `written` are the parts of charts: they hold the words of ledgers.
    """

    parts: dict[str, bytes]
    placed: list[Placed] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    written: set[str] = field(default_factory=set)
