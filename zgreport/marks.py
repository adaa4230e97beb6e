"""Marks: characters that carry a printed value's identity through rendering.

A marked value reads START key MIDDLE text END.  The language writes marks; the document takes
them out and tells where each value stands.  They are noncharacters, which Unicode (23.7) keeps for
the inside of programs; private-use characters are not, since they write the rare signs of names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "COUNT",
    "END",
    "MIDDLE",
    "ORDINAL",
    "RESERVED",
    "START",
    "pieces",
    "strip",
    "wrap",
]

START, MIDDLE, END = "\ufdd0", "\ufdd1", "\ufdd2"
RESERVED = "\ufdd0-\ufdef"
"""The range of characters that no text may hold, as in a set of a pattern."""

# Keys that begin so are numbering marks with no text; the document puts the numeral there.
ORDINAL, COUNT = "序:", "共:"

_SIGN = Pattern(f"[{START}{MIDDLE}{END}]")


def wrap(key: str, text: str) -> str:
    """The text marked with its key; marks inside the text stay and are flattened on reading."""
    return f"{START}{key}{MIDDLE}{text}{END}"


def pieces(text: str) -> Iterator[tuple[str | None, str]]:
    """The text cut at its marks: (key, marked text) and (None, plain text), in order.

    A mark inside a mark belongs to the outermost one.  Empty plain pieces are left out, empty
    marked ones are given.  A mark that is never closed, or closed twice, raises ValueError:
    something cut it, and its number would stand in the document without its identity.
    """
    position, plain = 0, ""
    while (start := text.find(START, position)) >= 0:
        plain = text[position:start]
        if END in plain or MIDDLE in plain:
            raise ValueError("a mark is closed that was not opened")
        if plain:
            yield None, plain
        key, marked, position = _mark(text, start)
        yield key, marked
    rest = text[position:]
    if END in rest or MIDDLE in rest:
        raise ValueError("a mark is closed that was not opened")
    if rest:
        yield None, rest


def strip(text: str) -> str:
    """The text without marks: what a reader sees."""
    return "".join(piece for _, piece in pieces(text))


def _mark(text: str, start: int) -> tuple[str, str, int]:
    """Key, text and end of the mark that opens at `start`."""
    depth, keys, shown, position = 0, [""], [], start
    in_key = False
    for sign in _SIGN.finditer(text, start):
        between = text[position : sign.start()]
        if in_key and depth == 1:
            keys.append(between)
        elif not in_key:
            shown.append(between)
        if (sign.group() == MIDDLE) != in_key:
            raise ValueError("a mark without a key, or a key without a mark")
        in_key = sign.group() == START
        depth += {START: 1, MIDDLE: 0, END: -1}[sign.group()]
        position = sign.end()
        if depth == 0:
            return keys[-1], "".join(shown), position
    raise ValueError("a mark is never closed")
