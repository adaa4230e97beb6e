"""Texts by the column: what `names` and `cells` say of one text, said of many at once.

Nearly all texts of a column are plain, and one look at all of them together tells.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, cast

from zgreport.ledgers.cells import text_of
from zgreport.ledgers.nothing import LONGEST, says_none
from zgreport.names import comparable, is_blank, unseen_removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["are_blank", "are_plain", "comparables", "say_none", "shown_of", "strings", "texts_of"]


def comparables(texts: Sequence[str]) -> Sequence[str]:
    """Each text in the form in which texts compare."""
    return texts if are_plain(texts) else [comparable(text) for text in texts]


def are_plain(texts: Iterable[str]) -> bool:
    """True where every text is already in the form in which texts compare."""
    together = "".join(texts)
    return (
        together.isprintable()  # of the spaces only " " is
        and " " not in together
        and unicodedata.is_normalized("NFKC", together)  # so all its parts are
    )


def strings(values: Sequence[object]) -> Sequence[str]:
    """The texts among the values."""
    if {str}.issuperset(map(type, values)):  # so it is in nearly every column of texts
        return cast("Sequence[str]", values)
    return [value for value in values if type(value) is str]


def texts_of(values: Sequence[object]) -> list[str | None]:
    """Each value as text, None where it is blank."""
    texts = strings(values)
    if not "".join(texts).isprintable():
        return [text_of(value) for value in values]
    tidied = map(str.strip, texts)
    if len(texts) == len(values):
        found = list(tidied)
        return [text or None for text in found] if "" in found else list(found)
    return [(next(tidied) or None) if type(value) is str else text_of(value) for value in values]


def are_blank(values: Sequence[object]) -> list[bool]:
    """For each value whether its cell is empty or holds only what nobody sees."""
    texts = strings(values)
    if "".join(texts).isprintable():
        blank = {text for text in texts if not text or text.isspace()}
    else:
        blank = {text for text in texts if is_blank(text)}
    if not blank and None not in values:
        return [False] * len(values)
    return [value is None or value in blank for value in values]


def say_none(values: Sequence[object]) -> list[bool]:
    """For each value whether its cell says that there is nothing (`nothing.says_none`)."""
    texts = strings(values)
    short = [t for t in texts if len(t) <= LONGEST or not (t[0].isalnum() and t[-1].isalnum())]
    said = {text for text in short if says_none(text)}
    return [value in said if type(value) is str else says_none(value) for value in values]


def shown_of(value: object) -> str:
    """The cell as a finding shows it, in one line: 12⏎13; empty when blank.

    >>> shown_of(12.0), shown_of(None)
    ('12', '')
    """
    return _in_one_line(value) if isinstance(value, str) else text_of(value) or ""


def _in_one_line(text: str) -> str:
    """The text with its breaks as ⏎, and what nobody sees by its number, <U+200B>."""
    lines = "⏎".join(text.split("\n")).replace("\r", "").strip()
    if lines.isprintable():
        return lines
    return "".join(f"<U+{ord(sign):04X}>" if not unseen_removed(sign) else sign for sign in lines)
