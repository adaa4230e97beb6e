"""The terminal: text laid out in columns, where a Chinese character takes two places."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["padded", "page_width", "visible", "width", "wrapped"]

_WIDEST_PAGE, _NARROWEST_PAGE = 80, 50
# What may not be torn apart: a word of Latin script, or one character, with its punctuation.
_UNIT = re.compile(r"[“‘（《]*(?:[!-~]+|[^\s“‘（《])[，。、；：！？…”’）》]*\s*")


def visible(text: str) -> str:
    r"""The text in one line: what breaks lines, moves the cursor or turns the direction shows.

    A file may be named so as to look like another line of what a command prints.

    >>> visible("发稿\n错误")
    '发稿\\n错误'
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(sign: str) -> str:
    """A sign that prints as it is, any other space as a space, all else as Python writes it."""
    if sign.isprintable() or sign == "\u3000":
        return sign
    return " " if unicodedata.category(sign) == "Zs" else repr(sign)[1:-1]


def width(text: str) -> int:
    """How many places of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def padded(text: str, places: int) -> str:
    """The text with spaces behind it, up to so many places."""
    return text + " " * (places - width(text))


def page_width(environ: Mapping[str, str]) -> int:
    """How many places of a terminal a help page takes, as click has it, without `shutil`."""
    asked = environ.get("COLUMNS", "")
    columns = int(asked) if asked.isdecimal() else 0
    if not columns and sys.__stdout__:
        with suppress(ValueError, OSError):  # closed, or no terminal
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns
    return max(min(columns or _WIDEST_PAGE, _WIDEST_PAGE) - 2, _NARROWEST_PAGE)


def wrapped(text: str, places: int) -> list[str]:
    """The text in lines of at most so many places, no line beginning with a closing mark."""
    lines = [""]
    for unit in _UNIT.findall(text):
        if lines[-1] and width(lines[-1] + unit.rstrip()) > places:
            lines.append("")
        lines[-1] += unit
    return [line.rstrip() for line in lines]
