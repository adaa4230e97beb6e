"""The layout of a document: how it is set, and how that departs from the standard."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from zgreport.document.looks.read import read_looks
from zgreport.layout.check import check_layout, ways

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.document.looks.model import Looks

__all__ = ["Layout"]


class Layout:
    """How the layout of a document departs from the standard, looked at when it is asked."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts

    @functools.cached_property
    def looks(self) -> Looks:
        """How it is set."""
        return read_looks(self._parts)

    @functools.cached_property
    def ways(self) -> int:
        """In how many ways it departs."""
        return ways(check_layout(self.looks))
