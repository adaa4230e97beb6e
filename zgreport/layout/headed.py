"""Headed: the heading that each paragraph of a document stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.layout.composition import composed
from zgreport.layout.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.document.looks.model import Looks
    from zgreport.layout.roles import Piece

__all__ = ["headings"]

_ANNEX, _DEEPEST = 0, 9
_BEHIND = (Role.ANNEX_LIST, Role.SIGNATURE, Role.DATE, Role.TAIL)
_LONGEST = 60


def headings(looks: Looks) -> tuple[str | None, ...]:
    """By paragraph of the body, the nearest heading above it; None where there is none.

    That of a heading is the one it is under.  The signature and what follows it is under none.
    An annex begins with its mark.
    """
    return tuple(_headings(composed(looks).pieces))


def _headings(pieces: tuple[Piece, ...]) -> Iterator[str | None]:
    above: dict[int, str] = {}
    for piece in pieces:
        level = _level(piece)
        if level is not None:
            above = {depth: words for depth, words in above.items() if depth < level}
        elif piece.role in _BEHIND:
            above = {}
        yield above[max(above)] if above else None
        if level is not None:
            above[level] = _words(piece)


def _level(piece: Piece) -> int | None:
    """How deep a heading is, from 0 for an annex's mark; None where it is none."""
    if piece.role is Role.ANNEX_MARK:
        return _ANNEX
    if piece.role is Role.HEADING or (piece.role is Role.RUN_IN and piece.level):
        return piece.level or _DEEPEST
    outlined = piece.look.outline
    if piece.role is Role.LINE and outlined is not None and len(piece.text) <= _LONGEST:
        return outlined + 1
    return None


def _words(piece: Piece) -> str:
    """A heading's words; of one with its text behind it only what stands before the stop."""
    words = piece.text.partition("。")[0] if piece.role is Role.RUN_IN else piece.text
    return " ".join(words.split())
