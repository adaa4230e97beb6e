"""Quotes: where a literal in a tag begins and ends, whichever quotation marks were typed."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import NamedTuple

__all__ = ["SORTS", "Quotes"]

SORTS = {'"': '"', "“": '"', "”": '"', "＂": '"', "'": "'", "‘": "'", "’": "'", "＇": "'"}
"""Every mark and the straight one it stands for."""

_MARK = re.compile(rf"\\.|[{''.join(SORTS)}]", re.DOTALL)
_HALF = " \t\r\n)],|}%:=<>!+-*/~.{"
_CHINESE = "。、】《》—–−×÷≥≤≠\u00a0\u3000"
_WIDE = "".join(
    wide for wide in map(chr, range(0xFF01, 0xFF5F)) if unicodedata.normalize("NFKC", wide) in _HALF
)
_BEHIND = frozenset(_HALF + _CHINESE + _WIDE)  # what can stand behind a literal


class _Marks(NamedTuple):
    """The places of one sort of marks: all, those that may end a literal, the straight ones."""

    all: list[int]
    ending: list[int]
    straight: list[int]


class Quotes:
    """The quotation marks of a text, looked for once; a mark behind a backslash is none."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sorts = {sort: _Marks([], [], []) for sort in "\"'"}
        for found in _MARK.finditer(text):
            if not found.group().startswith("\\"):
                self._add(found.start())

    def _add(self, at: int) -> None:
        sign = self._text[at]
        marks = self._sorts[SORTS[sign]]
        marks.all.append(at)
        if self._may_end(at):
            marks.ending.append(at)
        if sign == SORTS[sign]:
            marks.straight.append(at)

    def after(self, position: int) -> int | None:
        """The next mark from the position on."""
        found = (_next(marks.all, position) for marks in self._sorts.values())
        return min((at for at in found if at is not None), default=None)

    def end(self, start: int) -> int | None:
        """Where the literal opened at `start` ends; None where it never does.

        A mark that is followed by something that can stand behind a literal ends it; so the marks
        around 一网通办 in “标题含“一网通办”的” stay inside.  A straight one ends a straight one
        anyhow.
        """
        sort = SORTS[self._text[start]]
        marks = self._sorts[sort]
        ending = _next(marks.ending, start + 1)
        if self._text[start] != sort:
            return ending
        straight = _next(marks.straight, start + 1)
        if straight is not None and (ending is None or self._may_end(straight)):
            return straight
        return ending

    def literals(self) -> tuple[tuple[int, int], ...]:
        """Where each literal begins, and where the text goes on behind it."""
        found: list[tuple[int, int]] = []
        start = self.after(0)
        while start is not None:
            end = self.end(start)
            if end is not None:
                found.append((start, end + 1))
            start = self.after(start + 1 if end is None else end + 1)
        return tuple(found)

    def is_simple(self, start: int, end: int) -> bool:
        """True where the literal holds no mark of its sort, and what follows it may follow one."""
        marks = self._sorts[SORTS[self._text[start]]]
        return self._may_end(end) and _next(marks.all, start + 1) == end

    def _may_end(self, at: int) -> bool:
        return at + 1 == len(self._text) or self._text[at + 1] in _BEHIND


def _next(places: list[int], position: int) -> int | None:
    at = bisect_left(places, position)
    return places[at] if at < len(places) else None
