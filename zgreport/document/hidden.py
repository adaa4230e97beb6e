"""Hidden: tags that stand where nothing is filled: equations, alternative texts, links, charts.

No paragraph of a filled part shows them, so they are looked for by the kind of place, and each is
told at the paragraph that its reader sees the place in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from zgreport.document.charts.drawings import asks_for_data, label
from zgreport.document.ooxml import Element, decoded, w
from zgreport.document.paragraphs import paragraphs
from zgreport.document.relations import all_relations
from zgreport.document.showing import Showing
from zgreport.patterns import Pattern
from zgreport.tags import ANY_OPENING, Span, scan
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zgreport.document.relations import Relation
    from zgreport.findings import Place

__all__ = ["Hidden", "hidden"]

_LONGEST = 40  # signs of a tag that are shown
_BRACE = Pattern("[{｛]|&#|%[57][Bb]|%[Ee][Ff]")
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
# Leaves whose text is in no paragraph of a story, and what holds those that belong together.
_LEAVES = {w("instrText"): "field", f"{{{_MATH}}}t": "equation", f"{{{_DRAWING}}}t": "drawing"}
_OWNERS = (w("p"), f"{{{_MATH}}}oMath", f"{{{_DRAWING}}}p")
# Attributes by element and name, "" for any element.
_ATTRIBUTES = {
    ("docPr", "descr"): "alternative_text",
    ("docPr", "title"): "alternative_text",
    ("cNvPr", "descr"): "alternative_text",
    ("cNvPr", "title"): "alternative_text",
    ("", "alt"): "alternative_text",
    ("tblCaption", "val"): "alternative_text",
    ("tblDescription", "val"): "alternative_text",
    ("fldSimple", "instr"): "field",
    ("textpath", "string"): "drawing",
    ("", "tooltip"): "link",
    ("", "href"): "link",
    ("hyperlink", "anchor"): "link",
    ("hyperlink", "docLocation"): "link",
}
# What a part is, by the kind of the relation that leads to it from a filled one.
_PARTS = {"chart": "chart", "chartEx": "chart", "endnotes": "endnote"}
_PARTS |= {"diagramData": "drawing", "diagramDrawing": "drawing"}
_ELSEWHERE, _UNSEEN = "elsewhere", "unseen"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A tag where nothing is filled: the part it is in, its place, itself as far as it is shown.

    `kind` is "equation", "alternative_text", "field", "link", "drawing", "chart" or "endnote";
    "unseen" for other names within a filled part, "elsewhere" for other parts.
    """

    kind: str
    member: str
    place: Place
    tag: str


def hidden(
    parts: Mapping[str, bytes], filled: Mapping[str, str | None], names: Iterable[str], place: Place
) -> Iterator[Hidden]:
    """The hidden tags of the parts of those names, and those in targets of links anywhere.

    `filled` are the labels of the filled parts, whose paragraphs are somebody else's.
    """
    house = _House(parts, filled, place)
    for name in names:
        if _BRACE.search(decoded(parts[name])):
            root = house.root(name)
            for kind, element, text in _texts(root, whole=name not in filled):
                for tag in _tags(unquote(text) if kind in ("link", "field") else text):
                    yield house.hidden(name, kind, element, tag)
    for relation in all_relations(parts):
        for tag in _tags(unquote(relation.target)):
            yield house.linked(relation, tag)


def _tags(text: str) -> Iterator[str]:
    """The tags of a text, those that lack an end up to where the text ends."""
    for piece in scan(text):
        start = piece.start if isinstance(piece, Span) else piece.position
        if ANY_OPENING.match(text, start):
            end = piece.end if isinstance(piece, Span) else len(text)
            yield text[start : min(end, start + _LONGEST)].split("\n", maxsplit=1)[0]


def _texts(root: Element, *, whole: bool) -> Iterator[tuple[str, Element, str]]:
    """The texts of a part that no paragraph of a filled part shows, each with its kind of place.

    Of a part that is `whole`ly unseen, such as a chart or the properties, all that stands in it.
    """
    yield from _attributes(root)
    yield from _joined(root)
    if whole:
        for paragraph in paragraphs(root):
            yield _UNSEEN, paragraph.element, paragraph.text
        for element in root.iter():
            if element.tag not in (w("t"), *_LEAVES):
                yield _UNSEEN, element, element.text or ""


def _attributes(root: Element) -> Iterator[tuple[str, Element, str]]:
    for element in root.iter():
        for key, said in element.attrib.items():
            value, name = str(said), str(key).rpartition("}")[2]
            if _BRACE.search(value) and not asks_for_data(element, value):
                of_any = _ATTRIBUTES.get(("", name), _UNSEEN)
                yield _ATTRIBUTES.get((label(element), name), of_any), element, value


def _joined(root: Element) -> Iterator[tuple[str, Element, str]]:
    """The texts of leaves, those of one paragraph or equation together: tags may be split."""
    together: dict[tuple[str, Element], list[str]] = {}
    for leaf in root.iter(*_LEAVES):
        owner = next(leaf.iterancestors(*_OWNERS), leaf)
        together.setdefault((_LEAVES[str(leaf.tag)], owner), []).append(leaf.text or "")
    for (kind, owner), texts in together.items():
        yield kind, owner, "".join(texts)


class _House:
    """The parts of a file, asked for where a tag in them shows on a page, and what it is in."""

    def __init__(
        self, parts: Mapping[str, bytes], filled: Mapping[str, str | None], place: Place
    ) -> None:
        self._showing = Showing(parts, filled, place)

    def hidden(self, name: str, kind: str, element: Element, tag: str) -> Hidden:
        """A tag of a part, at an element of it."""
        place = self._showing.at(name, element)
        if self._showing.is_filled(name):
            return Hidden(kind, name, place, tag)
        relation = self._showing.leading_to(name)
        of_part = _PARTS.get(relation.kind, _ELSEWHERE) if relation else _ELSEWHERE
        return Hidden(of_part, name, place, tag)

    def linked(self, relation: Relation, tag: str) -> Hidden:
        """A tag in the target of a link."""
        return Hidden("link", relation.source, self._showing.led_from(relation), tag)

    def root(self, name: str) -> Element:
        """The root of a part."""
        return self._showing.root(name)
