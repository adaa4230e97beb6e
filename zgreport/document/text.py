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

__all__ = ["around", "read_stories", "read_text", "story_text", "texts_of"]

_WIDTH = 40  # characters of an excerpt: one line of a page


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


def around(text: str, position: int, width: int = _WIDTH) -> str:
    """About `width` characters of the text around the position, with … where it was cut."""
    start = max(0, min(position - width // 3, len(text) - width))
    end = min(len(text), start + width)
    cut = text[start:end].strip()
    return ("…" if start else "") + cut + ("…" if end < len(text) else "")


def story_text(root: Element) -> tuple[str, ...]:
    """The text of each paragraph of one part."""
    return tuple(paragraph.text for paragraph in paragraphs(root))
