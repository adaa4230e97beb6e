"""Patterns: regular expressions that are compiled when they are asked first.

A pattern of alternatives in Chinese takes one to five milliseconds to compile, and most runs ask
few of them.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Pattern"]


class Pattern:
    """What `re.compile` returns of `source`, made at the first question."""

    def __init__(self, source: str) -> None:
        self.source = source

    @functools.cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source)

    @functools.cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """As of `re.Pattern`; all of these."""
        return self._compiled.fullmatch

    @functools.cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """Likewise."""
        return self._compiled.match

    @functools.cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """Likewise."""
        return self._compiled.search

    @functools.cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """Likewise."""
        return self._compiled.finditer

    @functools.cached_property
    def sub(self) -> Callable[..., str]:
        """Likewise."""
        return self._compiled.sub

    @functools.cached_property
    def split(self) -> Callable[..., list[str]]:
        """Likewise."""
        return self._compiled.split

    @functools.cached_property
    def findall(self) -> Callable[..., list[str]]:
        """Likewise, of a pattern with one group at the most."""
        return self._compiled.findall
