"""Roles: what a paragraph of an official document may be, and a paragraph that is known as one."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from zgreport.values import dataclass

if TYPE_CHECKING:
    from zgreport.document.looks.model import ParagraphLook
    from zgreport.layout.numbering import Numbered

__all__ = ["SENTENCES", "Piece", "Role", "as_role"]


class Role(enum.Enum):
    """What a paragraph is."""

    BLANK = "blank"
    HEAD = "head"  # 版头, and whatever stands over the title
    TITLE = "title"
    SUBTITLE = "subtitle"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    RUN_IN = "run_in"  # a heading and, in the same paragraph, its text
    BODY = "body"
    LINE = "line"  # neither a sentence nor anything that is known
    ANNEX_LIST = "annex_list"
    SIGNATURE = "signature"
    DATE = "date"
    ANNEX_MARK = "annex_mark"
    ANNEX_TITLE = "annex_title"
    TAIL = "tail"  # 附注, 版记
    CELL = "cell"
    NOTE = "note"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph with what it is: its words with its number, its level, its part.

    `level` is that of a heading by its number's form, or by its style where it has no number;
    `style_level` by its style alone.  `annex` is 0 in the document itself, then counts.
    """

    look: ParagraphLook
    role: Role
    text: str
    number: Numbered | None = None
    level: int | None = None
    style_level: int | None = None
    annex: int = 0


SENTENCES = (Role.BODY, Role.RUN_IN, Role.SIGNATURE, Role.DATE, Role.ANNEX_LIST)
"""What only the text of a document, or its end, consists of."""


def as_role(piece: Piece, role: Role) -> Piece:
    """The same paragraph as something else."""
    return Piece(
        piece.look, role, piece.text, piece.number, piece.level, piece.style_level, piece.annex
    )
