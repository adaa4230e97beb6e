"""Composition: a document as the rules see it: its look, and what each paragraph is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.layout.roles import Role
from zgreport.layout.structure import classified
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.document.looks.model import Looks, RunLook, SectionLook
    from zgreport.layout.roles import Piece

__all__ = ["PROSE", "Composition", "composed", "has_hanzi"]

PROSE = (Role.BODY, Role.RUN_IN)
"""The roles of what is said in sentences."""


@dataclass(frozen=True, slots=True)
class Composition:
    """The look of a document and its paragraphs, each with its role."""

    looks: Looks
    pieces: tuple[Piece, ...]

    def of(self, *roles: Role, annexes: bool = False) -> Iterator[Piece]:
        """The paragraphs of these roles, of the document itself or with its annexes."""
        return (p for p in self.pieces if p.role in roles and (annexes or not p.annex))

    def section_of(self, piece: Piece) -> SectionLook | None:
        """The section a paragraph stands in."""
        sections = self.looks.sections
        return sections[min(piece.look.section, len(sections) - 1)] if sections else None


def composed(looks: Looks) -> Composition:
    """The look with each paragraph's role."""
    return Composition(looks, classified(looks))


def has_hanzi(run: RunLook) -> bool:
    """True where some of the text stands in the run's Chinese font."""
    return any("\u4e00" <= sign <= "\u9fff" for sign in run.text)
