"""The opened template: its parts, and its tags made ready to be filled, as plain values.

It is made by `template`, in this process or another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import ZgreportError
from zgreport.tags import Tag
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zgreport.document.charts.plans import Plan
    from zgreport.document.stories import Story
    from zgreport.document.typed import TypedParagraph
    from zgreport.findings import Finding
    from zgreport.tags import Piece

__all__ = ["BrokenTemplateError", "CutStory", "Template"]


@dataclass(frozen=True, slots=True)
class CutStory:
    """A story made ready: the XML and the tags of it by turns.

    `has_columns` is True where a tag repeats or leaves out cells of a row.  `sections` are those
    that it has whatever the data: in no block.
    """

    story: Story
    pieces: tuple[Piece, ...] = ()
    has_columns: bool = False
    sections: int = 0

    @property
    def tags(self) -> tuple[Tag, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Tag))


@dataclass(frozen=True, slots=True)
class Template:
    """An opened template: all its parts by name, and the stories that are filled, body first.

    `checksum` is the sha256 of the bytes it was read from.
    `typed` are the paragraphs of all stories that hold any text, then those in charts.  `charts`
    are the charts that are given data.
    """

    parts: Mapping[str, bytes]
    sources: tuple[CutStory, ...]
    typed: tuple[TypedParagraph, ...]
    findings: tuple[Finding, ...]
    checksum: str
    charts: tuple[Plan, ...] = ()

    @property
    def sections(self) -> int:
        """How many sections the body has whatever the data."""
        return self.sources[0].sections


class BrokenTemplateError(ZgreportError):
    """A template with faults, the tags in it that are whole, as they were meant, and its words.

    So that what is wrong inside and beside tags is told in the same run.
    """

    def __init__(
        self, findings: Iterable[Finding], tags: Iterable[Tag], typed: Iterable[TypedParagraph]
    ) -> None:
        super().__init__(findings)
        self.tags, self.typed = tuple(tags), tuple(typed)
