"""Finished: a Word file that somebody hands on: opened, and what must not be left in it.

Of any Word file, made here or not.  What its paragraphs say is the lint's to judge; here is what
no reader of the page sees, but whoever gets the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.document import gate
from zgreport.document.hidden import hidden
from zgreport.document.ooxml import parse, w
from zgreport.document.package import unpack
from zgreport.document.properties import AUTHOR
from zgreport.document.stories import stories, tracked
from zgreport.findings import Finding, Place, room
from zgreport.patterns import Pattern
from zgreport.tags import OPENING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["left_behind", "opened", "tags_in"]

_ROOM = room("document")

# A program's own data, which nobody reads, may hold any braces.
_DATA = Pattern(r"customXml/|word/(?:fonts|theme|embeddings)/")
_TAG = Pattern(f"{OPENING.source}.{{0,30}}")


def opened(docx: bytes, place: Place) -> dict[str, bytes]:
    """The parts of a Word file that can be read; raises ZgreportError, as for a template."""
    parts = unpack(docx, place)
    gate.readable(parts, place)
    return parts


def left_behind(parts: Mapping[str, bytes], place: Place) -> tuple[Finding, ...]:
    """Errors for tags that no paragraph shows, warnings for tracked changes and comments."""
    return (*_tags(parts, place), *_changes(parts, place), *_comments(parts, place))


def tags_in(texts: Iterable[str]) -> dict[str, int]:
    """The tags, or their beginnings, in paragraphs: each with its first paragraph, from 1."""
    found: dict[str, int] = {}
    for number, text in enumerate(texts, start=1):
        for tag in _TAG.findall(text):
            found.setdefault(tag, number)
    return found


def _tags(parts: Mapping[str, bytes], place: Place) -> Iterator[Finding]:
    shown = {story.part: story.label for story in stories(parts)}
    names = [name for name in sorted(parts) if name.endswith(".xml") and not _DATA.match(name)]
    for found in hidden(parts, shown, names, place):
        yield _ROOM.error("tag_left", found.place, member=found.member, tag=found.tag)


def _changes(parts: Mapping[str, bytes], place: Place) -> Iterator[Finding]:
    names = (name for name in parts if name.startswith("word/") and name.endswith(".xml"))
    count = sum(tracked(parse(parts[name])) for name in names)
    if count:
        yield _ROOM.warning("changes_left", place, count=count)


def _comments(parts: Mapping[str, bytes], place: Place) -> Iterator[Finding]:
    """People's comments, not this program's; other parts (people, replies) only add to them."""
    names = (name for name in parts if re.fullmatch(r"word/comments[0-9]*\.xml", name))
    found = (comment for name in names for comment in parse(parts[name]).iter(w("comment")))
    count = sum(comment.get(w("author")) != AUTHOR for comment in found)
    if count:
        yield _ROOM.warning("comments_left", place, count=count)
