"""Names and values as people write them: how they compare, read once tidied, and are guessed."""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING

from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "HALF_WIDTH",
    "UNSEEN",
    "comparable",
    "is_blank",
    "near_misses",
    "parts_digits",
    "tidy",
    "unseen_removed",
]

UNSEEN = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
)
"""What nobody sees in a cell, as in a set of a pattern; no tab and no line break."""
HALF_WIDTH = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)}
"""For `str.translate`: the sign on an English keyboard for each full-width one."""

_UNSEEN = Pattern(f"[{UNSEEN}]")
_DIGIT = r"[\d零〇一二三四五六七八九]"
_BETWEEN_DIGITS = Pattern(rf"(?<={_DIGIT})[^\S\r\n]*[{UNSEEN}][\s{UNSEEN}]*(?={_DIGIT})")
# What joins two emoji to one (Unicode emoji ZWJ sequences) is part of what is seen.
_EMOJI = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
_JOINED = Pattern(f"(?<={_EMOJI})\u200d(?={_EMOJI})")
_SPACE = Pattern(r"\s+")
_BREAK = Pattern(r"\s*[\r\n\u2028\u2029]+\s*")


@functools.lru_cache(maxsize=1 << 16)
def comparable(text: str) -> str:
    r"""The form in which two texts are compared: NFKC, no spaces, no line breaks, nothing unseen.

    >>> comparable("单　位\n（篇）")
    '单位(篇)'
    """
    if text.isprintable():  # most texts: no space but the plain one, nothing unseen
        return unicodedata.normalize("NFKC", text).replace(" ", "")
    return _SPACE.sub("", _UNSEEN.sub("", unicodedata.normalize("NFKC", text)))


def unseen_removed(text: str) -> str:
    """The text without the characters that nobody sees."""
    return _UNSEEN.sub("", text)


def parts_digits(text: str) -> bool:
    """True where something that nobody sees stands between two digits: are they one number?"""
    return not text.isprintable() and _BETWEEN_DIGITS.search(text) is not None


def tidy(text: str) -> str:
    """The text as written, without line breaks, control characters and spaces around it."""
    if text.isprintable():  # most cells: nothing unseen, no breaks
        return text.strip()
    kept = map(_seen, _JOINED.split(text)) if "\u200d" in text else (_seen(text),)
    seen = "\u200d".join(kept)
    return _BREAK.sub("", seen.strip()).strip()


def _seen(text: str) -> str:
    return _UNSEEN.sub("", text).replace("\u00a0", " ")


def near_misses(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """At most `most` of the known words that look like `word`, the likest first."""
    import difflib  # only where something is wrong: `--help` does without it

    return tuple(difflib.get_close_matches(word, sorted(set(known)), n=most, cutoff=0.5))


def is_blank(value: object) -> bool:
    """True for an empty cell and for one that holds only spaces or unseen characters."""
    if isinstance(value, str):
        return not value or not (value[0].isalnum() or tidy(value))
    return value is None
