"""Placed: the printed values in the finished text, each with its identity and its place.

Here the marks are taken out.  What is to keep a value's identity in the file itself (content
controls, bookmarks) belongs here too: every mark passes through `take_out`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.document.excerpts import place_of
from zgreport.document.paragraphs import Paragraph, paragraphs, put_text, take_away
from zgreport.findings import Finding, Place, room
from zgreport.marks import END, MIDDLE, START, pieces
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.document.ooxml import Element

__all__ = ["Placed", "take_out"]

_ROOM = room("document")

_SIGN = Pattern(f"[{START}{MIDDLE}{END}]")
_OPENING_OR_END = re.compile(f"{START}[^{START}{MIDDLE}{END}]*{MIDDLE}|{END}")


@dataclass(frozen=True, slots=True)
class Placed:
    """A printed value: its key, its text, the part and the paragraph (from 1) it stands in.

    `start` is the place of its first character in the paragraph's text, from 0.  In the part of
    a chart, which is called `chart`, the lines of `charts.reading` are its paragraphs.
    """

    key: str
    text: str
    part: str
    paragraph: int
    start: int = 0
    chart: str = ""


def take_out(
    root: Element, part: str, place: Place
) -> tuple[tuple[Placed, ...], tuple[Finding, ...]]:
    """Take the marks out of a part; the values in document order, and an error for cut marks."""
    placed: list[Placed] = []
    found: list[Finding] = []
    for paragraph in paragraphs(root):
        text = paragraph.text
        if not _SIGN.search(text):
            continue
        try:
            placed += _values(text, part, paragraph.number)
        except ValueError:
            excerpt = _SIGN.sub("", _OPENING_OR_END.sub("", text))
            found.append(_cut(place, paragraph, excerpt))
        else:
            _clear(paragraph)
    return tuple(placed), tuple(found)


def _values(text: str, part: str, paragraph: int) -> Iterator[Placed]:
    start = 0
    for key, shown in pieces(text):
        if key is not None:
            yield Placed(key, shown, part, paragraph, start)
        start += len(shown)


def _clear(paragraph: Paragraph) -> None:
    """Take the marks out: mostly each lies in one leaf, and long texts have thousands."""
    take_away(paragraph, _OPENING_OR_END)
    for sign in reversed(list(_OPENING_OR_END.finditer(paragraph.text))):
        put_text(paragraph, sign.start(), sign.end(), "")


def _cut(place: Place, paragraph: Paragraph, text: str) -> Finding:
    return _ROOM.error("cut_value", place_of(place, paragraph.number, text))
