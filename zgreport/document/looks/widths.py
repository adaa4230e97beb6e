"""Widths: how many characters (字) wide a text is; digits and letters of half width count half."""

from __future__ import annotations

import unicodedata

__all__ = ["width"]

_FULL = frozenset("“”‘’—…·※①②③④⑤⑥⑦⑧⑨⑩×")


def width(text: str) -> float:
    """The width in characters of the text's size (GB/T 9704-2012 clause 3)."""
    return sum(1 if _is_full(sign) else 0.5 for sign in text)


def _is_full(sign: str) -> bool:
    return sign in _FULL or unicodedata.east_asian_width(sign) in "WF"
