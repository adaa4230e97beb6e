"""Paragraphs: the text of a Word part, over its runs, and changes to it that keep the runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.excerpts import place_of
from zgreport.document.ooxml import FALLBACK, XML_SPACE, Element, drop_with_run, w
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    import re

    from zgreport.findings import Place

__all__ = ["Paragraph", "paragraphs", "put_text", "take_away", "text_of"]

_P, _T, _R, _MOVED = w("p"), w("t"), w("r"), w("moveFrom")
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_LEAVES = (_T, *_SIGNS)


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its number in the part, from 1, and the leaves that hold its text.

    Text boxes inside it are paragraphs of their own.  What is there twice for old programs
    (Fallback) is not counted and not read, nor is text that was moved elsewhere.
    """

    element: Element
    number: int
    leaves: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text: tabs as tab, line breaks as newline."""
        return "".join(map(text_of, self.leaves))

    def at(self, place: Place) -> Place:
        """The place of the paragraph, by its first words."""
        return place_of(place, self.number, self.text)


def paragraphs(root: Element) -> tuple[Paragraph, ...]:
    """All paragraphs of a part, tables and text boxes included, in document order."""
    twice = {p for fallback in root.iter(FALLBACK) for p in fallback.iter(_P)}
    moved = {leaf for moved in root.iter(_MOVED) for leaf in moved.iter(*_LEAVES)}
    found: dict[Element, Paragraph] = {}
    for element in root.iter(_P, *_LEAVES):
        if element.tag == _P:
            if element not in twice:
                found[element] = Paragraph(element, len(found) + 1)
            continue
        run = element.getparent()  # else a tab stop of a paragraph's properties
        if run is not None and run.tag == _R and element not in moved:
            owner = run.getparent()
            if owner is None or owner.tag != _P:
                owner = next(run.iterancestors(_P), None)
            if owner in found:
                found[owner].leaves.append(element)
    return tuple(found.values())


def put_text(paragraph: Paragraph, start: int, end: int, text: str) -> None:
    """Put `text` in place of the characters from start to end, into the leaf they start in.

    The rest is taken out of the other leaves; a run that held nothing else goes with it.
    """
    position = 0
    for leaf in list(paragraph.leaves):
        shown = text_of(leaf)
        first, last = max(start - position, 0), min(end - position, len(shown))
        position += len(shown)
        if first >= last:
            continue
        kept = shown[:first] + text + shown[last:] if leaf.tag == _T else ""
        if kept:
            _set_text(leaf, kept)
        else:
            _drop_leaf(paragraph, leaf)
        text = ""


def take_away(paragraph: Paragraph, pattern: re.Pattern[str]) -> None:
    """Take out whatever matches inside one leaf; a run that held nothing else goes with it."""
    for leaf in list(paragraph.leaves):
        if leaf.tag == _T and leaf.text and pattern.search(leaf.text):
            kept = pattern.sub("", leaf.text)
            if kept:
                _set_text(leaf, kept)
            else:
                _drop_leaf(paragraph, leaf)


def text_of(leaf: Element) -> str:
    """The text of a leaf: of a `w:t` its own, of the others the sign they stand for."""
    sign = None if leaf.tag == _T else _SIGNS.get(str(leaf.tag))
    return sign or leaf.text or ""


def _set_text(leaf: Element, text: str) -> None:
    leaf.text = text
    leaf.set(XML_SPACE, "preserve")


def _drop_leaf(paragraph: Paragraph, leaf: Element) -> None:
    paragraph.leaves.remove(leaf)
    drop_with_run(leaf)
