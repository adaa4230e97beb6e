"""Folding: what a Chinese input method types inside a tag, brought to the marks the language has.

Only outside string literals.  Inside a literal the text is kept; Chinese quotation marks there
become escapes, so that nothing between here and the parser can straighten them.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

from zgreport.quotes import SORTS, Quotes

__all__ = ["fold"]

_LONGEST_KNOWN = 2_000
_ESCAPED = {quote: f"\\u{ord(quote):04x}" for quote in "“”‘’"}

_PAIRS = {"——": "_", "！＝": "!=", "＝＝": "=="}
_SINGLES = {
    "。": ".",
    "、": ",",
    "【": "[",
    "】": "]",
    "《": "<",
    "》": ">",
    "—": "-",
    "–": "-",
    "−": "-",
    "×": "*",
    "÷": "/",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "\u00a0": " ",
    "\u3000": " ",
}
# What nobody sees: soft hyphens, joiners, marks of direction, breaks that came with a paste.
_UNSEEN = (0xAD, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
_SINGLES |= dict.fromkeys(map(chr, _UNSEEN), "")
_OTHER = "".join(sorted({*SORTS, *"".join(_PAIRS), *_SINGLES} - {"=", "!"}))
# Literals in straight marks, with nothing in them or around them that is written otherwise.
_AS_IT_IS = re.compile(
    rf"""(?:[^\uff01-\uff5e{_OTHER}]|"[^\\{"".join(SORTS)}]*"(?=[),\] ]|$))*""", re.DOTALL
)


class _Literal(NamedTuple):
    """A literal as the language writes it, and where the text goes on behind it."""

    text: str
    end: int


def fold(tag_text: str) -> str:
    """The tag's text with half-width marks; folding it again changes nothing.

    A literal that is never closed, and all behind it, is left as it is: the parser then says so.
    """
    return _known(tag_text) if len(tag_text) <= _LONGEST_KNOWN else _folded(tag_text)


@functools.lru_cache(maxsize=2_000)
def _known(tag_text: str) -> str:
    """The same: one typed twice is folded once."""
    return _folded(tag_text)


def _folded(tag_text: str) -> str:
    if _AS_IT_IS.fullmatch(tag_text):
        return tag_text
    quotes = Quotes(tag_text)
    folded: list[str] = []
    position = 0
    while position < len(tag_text):
        if tag_text[position] in SORTS:
            literal = _literal(tag_text, position, quotes.end(position))
            folded.append(literal.text)
            position = literal.end
        else:
            length = 2 if tag_text[position : position + 2] in _PAIRS else 1
            folded.append(_mark(tag_text[position : position + length]))
            position += length
    return "".join(folded)


def _mark(typed: str) -> str:
    """One mark outside literals, half-width."""
    if typed in _PAIRS:
        return _PAIRS[typed]
    if typed in _SINGLES:
        return _SINGLES[typed]
    if "\uff01" <= typed <= "\uff5e":  # the full-width forms of ASCII
        return unicodedata.normalize("NFKC", typed)
    return typed


def _literal(text: str, start: int, close: int | None) -> _Literal:
    quote = SORTS[text[start]]
    if close is None:
        return _Literal(text[start:], len(text))
    return _Literal(quote + _content(text[start + 1 : close], quote) + quote, close + 1)


def _content(text: str, quote: str) -> str:
    """A literal's inside, with Chinese quotation marks and the closing one escaped."""
    written: list[str] = []
    position = 0
    while position < len(text):
        sign = text[position]
        escapes = sign == "\\" and position + 1 < len(text)
        sign = text[position + 1] if escapes else sign
        if sign in _ESCAPED:
            written.append(_ESCAPED[sign])
        elif sign == quote:
            written.append("\\" + quote)
        else:
            written.append(("\\" if escapes else "") + sign)
        position += 2 if escapes else 1
    return "".join(written)
