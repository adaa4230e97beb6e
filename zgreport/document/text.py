"""Text: what a reader of a Word file sees, paragraph by paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.finished import opened
from zgreport.document.ooxml import Element, parse
from zgreport.document.paragraphs import paragraphs
from zgreport.document.stories import stories
from zgreport.findings import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["read_stories", "read_text", "story_text", "texts_of"]


def read_text(docx: bytes) -> tuple[str, ...]:
    """The paragraphs of the body, tables, text boxes and content controls included, in order.

    Headers, footers and footnotes follow.  Empty paragraphs are given too, so that the n-th of
    the body is paragraph n of a `Place`.  Raises ZgreportError where it is no Word file.
    """
    return tuple(text for _, texts in read_stories(docx) for text in texts)


def read_stories(docx: bytes) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The same, by part: its name and its paragraphs; raises as `read_text` does."""
    return texts_of(opened(docx, Place()))


def texts_of(parts: Mapping[str, bytes]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The same, of the parts of a file that was opened."""
    return tuple((s.part, story_text(parse(parts[s.part]))) for s in stories(parts))


def story_text(root: Element) -> tuple[str, ...]:
    """The text of each paragraph of one part."""
    return tuple(paragraph.text for paragraph in paragraphs(root))
