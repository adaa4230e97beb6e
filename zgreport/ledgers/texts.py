"""Texts by the column: what `names` and `cells` say of one text, said of many at once.

Nearly all texts of a column are plain, and one look at all of them together tells.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from zgreport.ledgers.cells import text_of
from zgreport.ledgers.names import comparable, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["are_blank", "are_plain", "comparables", "texts_of"]


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


def texts_of(values: Iterable[object]) -> list[str | None]:
    """Each value as text, None where it is blank."""
    found = list(values)
    texts = [value for value in found if type(value) is str]
    if "".join(texts).isprintable():
        tidied = map(str.strip, texts)
        return [(next(tidied) or None) if type(value) is str else text_of(value) for value in found]
    return [text_of(value) for value in found]


def are_blank(values: Iterable[object]) -> list[bool]:
    """For each value whether its cell is empty or holds only what nobody sees."""
    return [value is None or (type(value) is str and is_blank(value)) for value in values]
