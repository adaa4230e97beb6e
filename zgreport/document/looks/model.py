"""The look of a Word file as values: sections, paragraphs, runs, tables.

Lengths are points, indents and spaces included; a length given in characters is the size of the
paragraph's first run times their number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Looks", "ParagraphLook", "RunLook", "SectionLook", "TableLook"]


@dataclass(frozen=True, slots=True)
class RunLook:
    """A stretch of text that looks the same.

    `font` is what its Chinese characters stand in, `latin` its digits and letters; `size` and
    `spacing` (added to each character) are points.  `color` is RRGGBB, or "" for automatic.
    `highlight` is a colour's name or "".  `changes` names what is set at the run itself and
    differs from its style.
    """

    text: str
    font: str
    latin: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str = ""
    highlight: str = ""
    spacing: float = 0
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """A paragraph: its number in the part (from 1), its text and how it is set.

    `label` is the number that Word puts before it. `style` is its style's name and aliases, in
    small letters without spaces. `alignment` is left, right, center, both or distribute; `first`
    the indent of the first line beyond `left`, below 0 where it hangs. `line` is points where
    `line_rule` is "exact" or "atLeast", else a multiple. `spaces_digits`: Word leaves a quarter
    of a character free between digits and Chinese characters. `at_page_top`: a break before it
    begins a page. `anchor` is the side that a frame or text box around it is held to. `place` is
    table, row and column, from 1, where it stands in a table. `page_number` is the look of its
    page number's digits, `page_code` that field's code.  `holds_picture`: a drawing or an object
    stands in it.
    """

    number: int
    text: str
    runs: tuple[RunLook, ...]
    mark: RunLook
    label: str = ""
    style: tuple[str, ...] = ()
    alignment: str = "left"
    left: float = 0
    right: float = 0
    first: float = 0
    line: float = 1
    line_rule: str = "auto"
    before: float = 0
    after: float = 0
    snaps: bool = True
    spaces_digits: bool = True
    at_page_top: bool = False
    outline: int | None = None
    section: int = 0
    place: tuple[int, int, int] | None = None
    in_box: bool = False
    anchor: str = ""
    page_number: RunLook | None = None
    page_code: str = ""
    holds_picture: bool = False
    changes: tuple[str, ...] = ()

    @property
    def size(self) -> float:
        """The size, in points, of its first words; of its end mark where it has none."""
        return next((run.size for run in self.runs if run.text.strip()), self.mark.size)


@dataclass(frozen=True, slots=True)
class SectionLook:
    """A section: page, margins and grid in points, its footers by kind: default, even, first.

    `grid` is "" where characters and lines stand on none; `pitch` the height of a line of it and
    `char_pitch` what it adds to each character.  Footers are those that are shown, of an earlier
    section where they are linked to it.
    """

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    footer: float
    is_landscape: bool = False
    grid: str = ""
    pitch: float = 0
    char_pitch: float = 0
    first_differs: bool = False
    number_format: str = ""
    columns: int = 1
    footers: Mapping[str, tuple[ParagraphLook, ...]] | None = None


@dataclass(frozen=True, slots=True)
class TableLook:
    """A table: its first paragraph's number, its rows, those that are repeated or kept whole."""

    number: int
    paragraph: int
    rows: int
    columns: int
    header_rows: int
    whole_rows: int


@dataclass(frozen=True, slots=True)
class Looks:
    """The look of a Word file: its sections, the body's paragraphs and tables in their order."""

    sections: tuple[SectionLook, ...]
    paragraphs: tuple[ParagraphLook, ...]
    tables: tuple[TableLook, ...]
    sides_differ: bool
