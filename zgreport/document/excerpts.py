"""Excerpts: the words around a place in a paragraph, by which a reader, or we, find it again."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zgreport.findings import Place

__all__ = ["around", "holds", "place_of"]

_WIDTH = 40  # characters: one line of a page
_CUT = "…"


def around(text: str, position: int) -> str:
    """About a line of the text around the position, with … where it was cut."""
    start = max(0, min(position - _WIDTH // 3, len(text) - _WIDTH))
    end = min(len(text), start + _WIDTH)
    words = text[start:end].strip()
    return (_CUT if start else "") + words + (_CUT if end < len(text) else "")


def place_of(
    place: Place, number: int | None, text: str, offset: int | None = None, *, near: int = 0
) -> Place:
    """The place of a paragraph, told by its number and first words, or those `near` a position.

    With an offset, of the tag or the words that begin there.
    """
    words = around(text, near if offset is None else offset)
    return dataclasses.replace(place, paragraph=number, offset=offset, excerpt=words or None)


def holds(text: str, place: Place) -> bool:
    """True where the paragraph has the words of the place: several headers have a first one."""
    return _joined((place.excerpt or "").strip(_CUT)) in _joined(text)


def _joined(text: str) -> str:
    return "".join(text.split())
