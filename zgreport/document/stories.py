"""Stories: the parts of a Word file whose text is filled, and tags that stand anywhere else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zgreport.document import gate
from zgreport.document.ooxml import Element, decoded, parse, w
from zgreport.document.paragraphs import paragraphs
from zgreport.document.relations import relations_of
from zgreport.findings import Finding, Place, room
from zgreport.tags import ANY_OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Story", "elsewhere", "revisions", "stories"]

_ROOM = room("document")

_FILLED = ("header", "footer", "footnotes")
_REVISIONS: tuple[str, ...] = (
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "rPrChange",
    "pPrChange",
    "sectPrChange",
)
_REVISIONS += ("tblPrChange", "trPrChange", "tcPrChange", "cellIns", "cellDel", "numberingChange")
# These are written anew for every document, so what they hold now does not matter.
_REWRITTEN = ("docProps/core.xml", "docProps/app.xml")

_BRACE = re.compile("[{｛]|&#")
# What carries a value through rendering; nobody types these private characters.  Begun with a set
# of characters, as in `leftovers`, the search is three times as fast.
_RESERVED = re.compile("[\ue0f0-\ue0ff&](?:(?<=[\ue0f0-\ue0ff])|(?<=&)#(?:x[eE]0[fF]|575[67]))")


@dataclass(frozen=True, slots=True)
class Story:
    """A part that is filled: its name, and its label in a `Place` (None is the body)."""

    part: str
    label: str | None


def stories(parts: Mapping[str, bytes]) -> tuple[Story, ...]:
    """The body, then headers, footers and footnotes in the order the body names them."""
    main = gate.main_part(parts)
    if main is None:
        return ()
    found = [Story(main, None)]
    related = [r for r in relations_of(parts, main) if r.target in parts]
    for kind in _FILLED:
        targets = dict.fromkeys(sorted(r.target for r in related if r.kind == kind))
        found += [Story(target, kind) for target in targets]
    return tuple(found)


def revisions(root: Element, place: Place) -> Iterator[Finding]:
    """An error where the story holds tracked changes."""
    count = sum(1 for _ in root.iter(*map(w, _REVISIONS)))
    if count:
        yield _ROOM.error("tracked_changes", place, count=count)


def elsewhere(
    parts: Mapping[str, bytes], filled: Sequence[Story], place: Place
) -> Iterator[Finding]:
    """Errors for tags that stand where nothing is filled: comments, charts, field codes."""
    names = {story.part: story.label for story in filled}
    for name in sorted(parts):
        if not name.endswith(".xml") or name in _REWRITTEN:
            continue
        text = decoded(parts[name])
        if _RESERVED.search(text):
            yield _ROOM.error("reserved_character", place, member=name)
        if not _BRACE.search(text):
            continue
        root = parse(parts[name])
        here = Place(file=place.file, part=names.get(name))
        hidden = _attributes(root)
        if name in names:
            hidden += "\n" + _instructions(root)
        else:
            hidden += "\n" + _all_text(root)
        opening = ANY_OPENING.search(hidden)
        if opening:
            excerpt = hidden[opening.start() : opening.start() + 40].split("\n")[0]
            code = "tag_hidden" if name in names else "tag_elsewhere"
            yield _ROOM.error(code, here, member=name, tag=excerpt)


def _attributes(root: Element) -> str:
    return "\n".join(
        str(v) for e in root.iter() for v in e.attrib.values() if "{" in v or "｛" in v
    )


def _instructions(root: Element) -> str:
    return "\n".join(element.text or "" for element in root.iter(w("instrText")))


def _all_text(root: Element) -> str:
    """The text by paragraphs where there are any (a tag may be split over runs), else all of it."""
    found = paragraphs(root)
    if found:
        return "\n".join(paragraph.text for paragraph in found)
    return "\n".join(str(text) for text in root.itertext())
