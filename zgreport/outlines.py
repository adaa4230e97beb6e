"""Outlines: the paragraphs and tables of a starting template, before there is a Word file."""

from __future__ import annotations

import enum
from typing import TypeAlias

from zgreport.values import dataclass

__all__ = ["Block", "Grid", "GridRow", "Line", "Look", "Outline"]


class Look(enum.StrEnum):
    """What a paragraph is in the form of GB/T 9704, by the style that it has."""

    TITLE = "Title"
    BODY = "Normal"
    HEADING = "Heading1"
    LAST = "BodyLast"
    ANNEX_LIST = "AnnexList"
    ISSUER = "Issuer"
    DATE = "IssueDate"
    ANNEX_MARK = "AnnexMark"
    ANNEX_TITLE = "AnnexTitle"
    NOTE = "TableNote"
    LOGIC = "Logic"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its words with their tags."""

    look: Look
    text: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table; one cell alone is a line of logic as wide as the table.

    `is_part` is a row of something that the row above holds: its first cell is indented.
    """

    cells: tuple[str, ...]
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its caption for who does not see it, its heads, its rows."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]


Block: TypeAlias = "Line | Grid"


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole template, from its title to its last annex."""

    title: str
    blocks: tuple[Block, ...]
