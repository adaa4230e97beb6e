"""Columns: text laid out for a terminal, where a Chinese character takes two places."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["padded", "width", "wrapped"]

# What may not be torn apart: a word of Latin script, or one character, with its punctuation.
_UNIT = re.compile(r"[“‘（《]*(?:[!-~]+|[^\s“‘（《])[，。、；：！？…”’）》]*\s*")


def width(text: str) -> int:
    """How many places of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def padded(text: str, places: int) -> str:
    """The text with spaces behind it, up to so many places."""
    return text + " " * (places - width(text))


def wrapped(text: str, places: int) -> list[str]:
    """The text in lines of at most so many places, no line beginning with a closing mark."""
    lines = [""]
    for unit in _UNIT.findall(text):
        if lines[-1] and width(lines[-1] + unit.rstrip()) > places:
            lines.append("")
        lines[-1] += unit
    return [line.rstrip() for line in lines]
