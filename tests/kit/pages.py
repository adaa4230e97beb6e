"""Pages: Word files of bare paragraphs.  One is made once, however many tests write it."""

from __future__ import annotations

import io
from functools import cache

import docx

__all__ = ["page_of"]


@cache
def page_of(*texts: str) -> bytes:
    """A Word file with these paragraphs."""
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()
