"""Patterns: regular expressions that are compiled when they are asked first.

A pattern of alternatives in Chinese takes one to five milliseconds to compile, and most runs ask
few of them.

The sets of signs in it took half of that: Python marks every sign of a set on a map of 65,536, the
21,000 of `[一-鿿]` one by one, and cuts the map into pieces.  A set of few parts is left as it is
written, which Python does itself with those that have no shorter form; what it makes of the
others is remembered.  Where another Python makes sets elsewhere, nothing is left out and all is
the same.
"""

from __future__ import annotations

import functools
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Pattern", "compile_all"]

_made: list[Pattern] = []
_FEW = 16  # parts of a set: to look through them takes no longer than a map


def compile_all() -> None:
    """Compile every pattern of the modules imported so far: while nobody waits for it."""
    for pattern in _made:
        _ = pattern.finditer


def _remember_sets() -> None:
    """Have what Python makes of a set of signs made once a process, and only of long ones."""
    compiler: Any = sys.modules.get("re._compiler")
    make = getattr(compiler, "_optimize_charset", None)
    if make is None or hasattr(make, "__wrapped__"):
        return

    known: dict[object, Any] = {}

    @functools.wraps(make)
    def made(signs: list[Any], *folding: Any) -> Any:
        if len(signs) <= _FEW and not any(folding):  # no case is folded
            return signs, False
        asked = (*signs, *map(id, folding))  # how case is folded: functions and a table of `re`
        found = known.get(asked)
        if found is None:
            found = known[asked] = make(signs, *folding)
        return found

    compiler._optimize_charset = made  # noqa: SLF001  # has no other name


_remember_sets()


class Pattern:
    """What `re.compile` returns of `source`, made at the first question."""

    def __init__(self, source: str) -> None:
        self.source = source
        _made.append(self)

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
