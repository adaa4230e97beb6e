"""Fitness: whether the document that goes out is fit to be sealed."""

from __future__ import annotations

from zgreport.document.finished import left_behind, tags_in
from zgreport.document.package import unpack
from zgreport.document.stories import stories
from zgreport.document.text import read_stories
from zgreport.findings import Finding, Found, Place, room
from zgreport.pipeline.places import placed_in

__all__ = ["left_in"]

_ROOM = room("document")


def left_in(final: bytes, generated: bytes, shown: str) -> tuple[Finding, ...]:
    """Warnings for tracked changes and comments; raises ZgreportError where a tag is left.

    What the generated document has as well is the words of a ledger.
    """
    place = Place(file=shown)
    parts = unpack(final, place)
    found = list(left_behind(parts, place))
    known = {tag for _, texts in read_stories(generated) for tag in tags_in(texts)}
    labels = {story.part: story.label for story in stories(parts)}
    for part, texts in read_stories(final):
        for tag, number in tags_in(texts).items():
            if tag not in known:
                here = Place(file=shown, part=labels[part], paragraph=number)
                found.append(_ROOM.error("tag_left", here, member=part, tag=tag))
    placed = Found(placed_in(found, shown, parts))
    placed.refuse()
    return tuple(placed)
