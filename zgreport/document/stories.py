"""Stories: the parts of a Word file whose text is filled, and tags that stand anywhere else."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from zgreport.document import gate
from zgreport.document.charts.drawings import asks_for_data
from zgreport.document.ooxml import Element, decoded, look_into, parse, serialise, w
from zgreport.document.paragraphs import paragraphs
from zgreport.document.relations import relations_of
from zgreport.findings import Finding, Place, room
from zgreport.marks import RESERVED
from zgreport.patterns import Pattern
from zgreport.tags import ANY_OPENING
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["Story", "elsewhere", "revisions", "stories", "tracked", "unseen"]

_ROOM = room("document")
_SHOWN = 20  # signs of a paragraph

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

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
# Leaves whose text is in no paragraph of a story, and what holds those that belong together.
_HIDDEN = (w("instrText"), f"{{{_MATH}}}t", f"{{{_DRAWING}}}t")
_OWNERS = (w("p"), f"{{{_MATH}}}oMath", f"{{{_DRAWING}}}p")

_BRACE = Pattern("[{｛]|&#")
# What carries a value through rendering, also as a reference: U+FDD0 is 64976, U+FDEF is 65007.
# Begun with a set of characters, as in `leftovers`, the search is three times as fast.
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
    main = gate.main_part(parts)
    if main is None:
        return ()
    found = [Story(main, None)]
    related = [r for r in relations_of(parts, main) if gate.is_markup(parts, r.target)]
    for kind in _FILLED:
        targets = dict.fromkeys(sorted(r.target for r in related if r.kind == kind))
        found += [Story(target, kind) for target in targets]
    return tuple(found)


def revisions(root: Element, place: Place) -> Iterator[Finding]:
    """An error where the story holds tracked changes, at the first of them."""
    count = tracked(root)
    if count:
        first = next(root.iter(*map(w, _REVISIONS)))
        around = next(first.iterancestors(w("p")), None)
        held = (p for p in paragraphs(root) if p.element is around)
        number, text = next(((p.number, p.text) for p in held), (None, ""))
        here = replace(place, paragraph=number, excerpt=text[:_SHOWN] or None)
        yield _ROOM.error("tracked_changes", here, count=count)


def tracked(root: Element) -> int:
    """How many tracked changes a part holds."""
    return sum(1 for _ in root.iter(*map(w, _REVISIONS)))


def elsewhere(
    parts: Mapping[str, bytes], filled: Sequence[Story], place: Place
) -> Iterator[Finding]:
    """Errors for tags that stand where nothing is filled: endnotes, properties, field codes."""
    names = {story.part: story.label for story in filled}
    charts = {
        relation.target
        for story in filled
        for relation in relations_of(parts, story.part)
        if relation.kind == "chart"
    }
    for name in sorted(parts):
        if name.endswith(".xml") and name not in _REWRITTEN:
            if _RESERVED.search(decoded(parts[name])):
                yield _ROOM.error("reserved_character", place, member=name)
            code = "tag_hidden" if name in names else "tag_elsewhere"
            data = _without_texts(parts[name]) if name in charts else parts[name]
            for here, tag in unseen(data, names.get(name), place, whole=name not in names):
                yield _ROOM.error(code, here, member=name, tag=tag)


def _without_texts(chart: bytes) -> bytes:
    """The chart without the tags in its titles: what becomes of them its drawing decides."""
    if not _BRACE.search(decoded(chart)):
        return chart
    from zgreport.document.charts.texts import blanked  # few templates have a chart

    return serialise(blanked(parse(chart)))


def unseen(
    data: bytes, label: str | None, place: Place, *, whole: bool
) -> Iterator[tuple[Place, str]]:
    """The first tag of a part, and its place, that no paragraph of a story shows.

    It may stand in alternative texts and tips, in field codes, equations and drawings; of a part
    that is `whole`ly unseen, such as a chart, a comment or the properties, in its text as well.
    """
    if not _BRACE.search(decoded(data)):
        return
    root = look_into(data)
    hidden = chain(_attributes(root), _joined(root, _HIDDEN), _all_text(root) if whole else ())
    for element, text in hidden:
        opening = ANY_OPENING.search(text)
        if opening:
            number = None if whole else _number(root, element)
            here = Place(file=place.file, part=label, paragraph=number)
            yield here, text[opening.start() : opening.start() + 40].split("\n")[0]
            return


def _number(root: Element, element: Element) -> int | None:
    """The number of the paragraph that holds the element."""
    around = {element, *element.iterancestors(w("p"))}
    return next((p.number for p in paragraphs(root) if p.element in around), None)


def _attributes(root: Element) -> Iterator[tuple[Element, str]]:
    for element in root.iter():
        for value in element.attrib.values():
            if ("{" in value or "｛" in value) and not asks_for_data(element, str(value)):
                yield element, str(value)


def _joined(root: Element, leaves: Iterable[str]) -> Iterator[tuple[Element, str]]:
    """The texts of such leaves, those of one paragraph or equation together: tags may be split."""
    together: dict[Element, list[str]] = {}
    for leaf in root.iter(*leaves):
        owner = next(leaf.iterancestors(*_OWNERS), leaf)
        together.setdefault(owner, []).append(leaf.text or "")
    for owner, texts in together.items():
        yield owner, "".join(texts)


def _all_text(root: Element) -> Iterator[tuple[Element, str]]:
    """The text by paragraphs where there are any, and what stands outside of them."""
    for paragraph in paragraphs(root):
        yield paragraph.element, paragraph.text
    for element in root.iter():
        yield element, element.text or ""
