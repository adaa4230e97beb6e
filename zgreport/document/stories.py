"""Stories: the parts of a Word file whose text is filled, and tags that stand anywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.hidden import hidden
from zgreport.document.markup import is_markup, main_part
from zgreport.document.ooxml import Element, decoded, drop, parse, serialise, w
from zgreport.document.relations import relations_of
from zgreport.document.showing import Showing, shown_at
from zgreport.findings import Finding, Place, room
from zgreport.marks import RESERVED
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Story", "elsewhere", "revisions", "stories", "tracked"]

_ROOM = room("document")

_FILLED = ("header", "footer", "footnotes")
_OF_TEXT = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")
_OF_FORMAT = tuple(f"{of}PrChange" for of in ("r", "p", "sect", "tbl", "tr", "tc"))
_OF_FORMAT += ("tblPrExChange", "tblGridChange", "numberingChange")
# These are written anew for every document, so what they hold now does not matter.
_REWRITTEN = ("docProps/core.xml", "docProps/app.xml")

_BRACE = Pattern("[{｛]|&#")
# What carries a value through rendering, also as a reference: U+FDD0 is 64976, U+FDEF is 65007.
# Begun with a set of characters, as `tags.OPENING`, the search is three times as fast.
_RESERVED = Pattern(
    f"[{RESERVED}&](?:(?<=[{RESERVED}])"
    "|(?<=&)#(?:x0*[fF][dD][dDeE][0-9a-fA-F]|0*(?:6497[6-9]|649[89][0-9]|6500[0-7]));)"
)


@dataclass(frozen=True, slots=True)
class Story:
    """A part that is filled: its name, and its label in a `Place` (None is the body)."""

    part: str
    label: str | None


def stories(parts: Mapping[str, bytes]) -> tuple[Story, ...]:
    """The body, then headers, footers and footnotes in the order the body names them."""
    main = main_part(parts)
    if main is None:
        return ()
    found = [Story(main, None)]
    related = [r for r in relations_of(parts, main) if is_markup(parts, r.target)]
    for kind in _FILLED:
        targets = dict.fromkeys(sorted(r.target for r in related if r.kind == kind))
        found += [Story(target, kind) for target in targets]
    return tuple(found)


def revisions(root: Element, place: Place) -> Iterator[Finding]:
    """An error where the story holds tracked changes of its text, at the first of them.

    Those of its look are accepted, with a note: the text is the same before and after.
    """
    changes = list(root.iter(*map(w, _OF_TEXT)))
    if changes:
        yield _ROOM.error("tracked_changes", shown_at(root, changes[0], place), count=len(changes))
    looks = list(root.iter(*map(w, _OF_FORMAT)))
    if looks:
        first = shown_at(root, looks[0], place)
        yield _ROOM.note("tracked_formatting", first, count=len(looks))
        for change in looks:
            drop(change)


def tracked(root: Element) -> int:
    """How many tracked changes a part holds."""
    return sum(1 for _ in root.iter(*map(w, (*_OF_TEXT, *_OF_FORMAT))))


def elsewhere(
    parts: Mapping[str, bytes], filled: Sequence[Story], place: Place
) -> Iterator[Finding]:
    """Errors for tags that stand where nothing is filled: endnotes, properties, field codes."""
    read = {name: parts[name] for name in sorted(parts) if _is_read(name)}
    labels = {story.part: story.label for story in filled}
    for name, data in read.items():
        if _RESERVED.search(decoded(data)):
            here = _reserved_in(name, Showing(parts, labels, place))
            yield _ROOM.error("reserved_character", here, member=name)
    bare = {**parts, **{n: _without_texts(parts[n]) for n in _charts(parts, filled) if n in read}}
    for found in hidden(bare, labels, read, place):
        yield _ROOM.error(f"tag_in_{found.kind}", found.place, member=found.member, tag=found.tag)


def _reserved_in(name: str, showing: Showing) -> Place:
    """The place of the first text or attribute with a sign that only we may use."""
    for element in showing.root(name).iter("*"):
        if _RESERVED.search("".join((element.text or "", *map(str, element.attrib.values())))):
            return showing.at(name, element)
    return showing.of_part(name)


def _is_read(name: str) -> bool:
    return name.endswith(".xml") and name not in _REWRITTEN


def _charts(parts: Mapping[str, bytes], filled: Sequence[Story]) -> set[str]:
    """The parts of the charts that filled parts show."""
    related = (relation for story in filled for relation in relations_of(parts, story.part))
    return {relation.target for relation in related if relation.kind == "chart"}


def _without_texts(chart: bytes) -> bytes:
    """The chart without the tags in its titles: what becomes of them its drawing decides."""
    if not _BRACE.search(decoded(chart)):
        return chart
    from zgreport.document.charts.texts import blanked  # few templates have a chart

    return serialise(blanked(parse(chart)))
