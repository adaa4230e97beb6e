"""Texts with tags as the language is given them: cut into pieces, each tag placed by its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import Place
from zgreport.tags import cut

if TYPE_CHECKING:
    from zgreport.tags import Piece

__all__ = ["tags"]


def tags(source: str) -> tuple[Piece, ...]:
    def at(position: int) -> Place:
        return Place(line=1 + source.count("\n", 0, position))

    return cut(source, at)
