"""Tagged: the tags of any Word file as they were typed, also of one that could not be filled.

A template is opened by `template`, which refuses what is wrong with it; here it is read as far as
it goes, to tell what is in it.
"""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from zgreport.document.comments import commented
from zgreport.document.excerpts import place_of
from zgreport.document.finished import opened
from zgreport.document.ooxml import parse
from zgreport.document.package import load_template
from zgreport.document.paragraphs import paragraphs
from zgreport.document.stories import elsewhere, stories
from zgreport.document.typed import TypedParagraph
from zgreport.findings import Finding, Place, Severity, room
from zgreport.tags import Span, scan
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

__all__ = ["Tagged", "read_tagged"]

_ROOM = room("document")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A Word file's parts, its paragraphs with their tags, and warnings of tags not whole."""

    parts: Mapping[str, bytes]
    paragraphs: tuple[TypedParagraph, ...]
    findings: tuple[Finding, ...]


def read_tagged(path: Path, shown_as: str) -> Tagged:
    """The paragraphs of the file that hold any text: body, headers, footers, footnotes.

    Raises ZgreportError where it is not there, or no Word file that can be read.
    """
    place = Place(file=shown_as)
    parts = opened(load_template(path, place), place)
    found: list[TypedParagraph] = []
    findings: list[Finding] = []
    filled, gone = stories(parts), commented(parts)
    for story in filled:
        here = Place(file=shown_as, part=story.label)
        for paragraph in paragraphs(parse(parts[story.part])):
            text = paragraph.text
            if text.strip():
                at = partial(place_of, here, paragraph.number, text)
                found.append(_paragraph(text, at))
                findings += _loose(text, at)
    findings += (
        dataclasses.replace(each, severity=Severity.WARNING)
        for each in elsewhere({n: d for n, d in parts.items() if n not in gone}, filled, place)
    )
    return Tagged(parts, tuple(found), tuple(findings))


def _paragraph(text: str, at: Callable[[int], Place]) -> TypedParagraph:
    spans = tuple(found for found in scan(text) if isinstance(found, Span))
    return TypedParagraph(text, spans, tuple(at(span.start) for span in spans), at(0))


def _loose(text: str, at: Callable[[int], Place]) -> Iterator[Finding]:
    for found in scan(text):
        if not isinstance(found, Span):
            code = "tag_not_closed" if found.unclosed else "tag_not_opened"
            yield _ROOM.warning(code, at(found.position))
