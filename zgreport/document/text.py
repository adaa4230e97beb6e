"""Text: what a reader of a Word file sees, paragraph by paragraph."""

from __future__ import annotations

from zgreport.document.ooxml import Element, parse
from zgreport.document.package import unpack
from zgreport.document.paragraphs import paragraphs
from zgreport.document.stories import stories
from zgreport.errors import Place

__all__ = ["read_text", "story_text"]


def read_text(docx: bytes) -> tuple[str, ...]:
    """The paragraphs of the body, tables, text boxes and content controls included, in order.

    Headers, footers and footnotes follow.  Empty paragraphs are given too, so that the n-th of
    the body is paragraph n of a `Place`.  Raises ZgreportError where it is no Word file.
    """
    parts = unpack(docx, Place())
    return tuple(text for story in stories(parts) for text in story_text(parse(parts[story.part])))


def story_text(root: Element) -> tuple[str, ...]:
    """The text of each paragraph of one part."""
    return tuple(paragraph.text for paragraph in paragraphs(root))
