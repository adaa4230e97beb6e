"""Nothing: the words and strokes that staff type into a cell for none: 无, 暂缺, 不适用, N/A, —."""

from __future__ import annotations

from zgreport.names import comparable, is_blank
from zgreport.patterns import Pattern

__all__ = ["LONGEST", "STROKES", "WORDS", "is_nothing", "says_none"]

WORDS = "(?:暂|均|尚|确|全)?(?:无|没有)|空|暂缺|不涉及|不适用|none|nil|null|n/?a"
"""A pattern for comparable form in small letters, as STROKES is."""
STROKES = r"(?:[-—–―─_/\\×]+|\|)"  # several upright ones are a tally

_NOTHING = Pattern(rf"[(【\[]?(?:{WORDS})[)】\]]?[。.!]?|{STROKES}")
_NOUGHTS = frozenset("0零〇")
LONGEST = 12
"""All the words are shorter, in signs."""


def is_nothing(text: str) -> bool:
    """True for a text that says of its cell that there is nothing, which is not nought.

    >>> is_nothing("－－"), is_nothing("N/A"), is_nothing("零")
    (True, True, False)
    """
    return _NOTHING.fullmatch(comparable(text).lower()) is not None


def says_none(value: object) -> bool:
    """True for an empty cell, for one that says that there is nothing, and for a nought.

    >>> says_none(0), says_none("无"), says_none("0篇稿件")
    (True, True, False)
    """
    if isinstance(value, str):
        bare = value.strip()
        if len(bare) > LONGEST and bare[0].isalnum():  # a title: not worth bringing to its form
            return False
        return is_blank(value) or comparable(value) in _NOUGHTS or is_nothing(value)
    return value is None or value == 0
