"""Showing: at which paragraph a reader sees what stands somewhere in a Word file.

A field, a drawing or a link stands in a paragraph; a chart, a picture or a workbook is shown by the
paragraph that leads to it; an endnote or a comment by the one that bears its sign.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from zgreport.document.ooxml import Element, R, parse, w
from zgreport.document.paragraphs import paragraphs
from zgreport.document.relations import relations_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.document.paragraphs import Paragraph
    from zgreport.document.relations import Relation
    from zgreport.findings import Place

__all__ = ["Showing", "shown_at"]

# What stands beside or around the paragraphs that it is about, innermost first.
_AROUND = (w("tc"), w("tr"), w("tbl"), w("sdt"))
# Notes, by what they are in their part, and the sign that a reader sees in a paragraph.
_SIGNS = {
    w("endnote"): w("endnoteReference"),
    w("footnote"): w("footnoteReference"),
    w("comment"): w("commentReference"),
}


class Showing:
    """The parts of a Word file, asked for the place on a page of what stands in them.

    `labels` are those of the parts that have paragraphs of their own, by name; every place is the
    file's where nothing shows it.
    """

    def __init__(
        self, parts: Mapping[str, bytes], labels: Mapping[str, str | None], place: Place
    ) -> None:
        self._parts, self._labels, self._place = parts, labels, place
        self._held: dict[str, dict[Element, Paragraph]] = {}
        self._roots: dict[str, Element] = {}

    def is_filled(self, name: str) -> bool:
        """True for a part that has paragraphs of its own."""
        return name in self._labels

    def at(self, name: str, element: Element) -> Place:
        """The place of what stands in a part, an element of its `root`."""
        if name in self._labels:
            return self._in_filled(name, element)
        for note, sign in _SIGNS.items():
            holder = next(element.iterancestors(note), None)
            if holder is not None:
                return self._at_sign(sign, holder.get(w("id"), ""))
        return self.of_part(name)

    def of_part(self, name: str) -> Place:
        """The place where a part is shown."""
        relation = self.leading_to(name)
        return self._place if relation is None else self.led_from(relation)

    def led_from(self, relation: Relation) -> Place:
        """Where a filled part leads to another, also by way of a third."""
        if relation.source not in self._labels:
            return self._by_way_of(relation)
        naming = (e for e in self.root(relation.source).iter("*") if _names(e, relation.ident))
        places = (self._in_filled(relation.source, element) for element in naming)
        return next((p for p in places if p.paragraph is not None), self._of(relation.source))

    def leading_to(self, name: str) -> Relation | None:
        """The relation of a filled part that leads to the part, or to what leads to it."""
        for story in self._labels:
            for relation in relations_of(self._parts, story):
                if not relation.external and name in self._reached(relation.target):
                    return relation
        return None

    def root(self, name: str) -> Element:
        """The root of a part, the same whenever it is asked for."""
        if name not in self._roots:
            self._roots[name] = parse(self._parts[name])
        return self._roots[name]

    def _by_way_of(self, relation: Relation) -> Place:
        """The place of a relation of a part that shows nothing of its own, or only notes."""
        source = relation.source
        if source in self._parts:
            naming = (e for e in self.root(source).iter("*") if _names(e, relation.ident))
            element = next(naming, None)
            if element is not None:
                return self.at(source, element)
        return self.of_part(source)

    def _reached(self, name: str) -> set[str]:
        """The part and all that it leads to, but for filled ones."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one in self._parts and one not in found and one not in self._labels:
                found.add(one)
                waiting += [r.target for r in relations_of(self._parts, one) if not r.external]
        return found

    def _at_sign(self, sign: str, ident: str) -> Place:
        """The place of the sign of a note."""
        for name in self._labels:
            for element in self.root(name).iter(sign):
                if element.get(w("id")) == ident:
                    return self._in_filled(name, element)
        return self._place

    def _of(self, name: str) -> Place:
        return dataclasses.replace(self._place, part=self._labels[name])

    def _in_filled(self, name: str, element: Element) -> Place:
        if name not in self._held:
            self._held[name] = {each.element: each for each in paragraphs(self.root(name))}
        found = _paragraph(self._held[name], element)
        return self._of(name) if found is None else found.at(self._of(name))


def shown_at(root: Element, element: Element, place: Place) -> Place:
    """The place of the paragraph of a part that shows one of its elements; else the part's."""
    found = _paragraph({each.element: each for each in paragraphs(root)}, element)
    return place if found is None else found.at(place)


def _paragraph(held: Mapping[Element, Paragraph], element: Element) -> Paragraph | None:
    return next(_around(held, element), None)


def _around(held: Mapping[Element, Paragraph], element: Element) -> Iterator[Paragraph]:
    """The paragraphs around it, innermost first; else those it is about; else the one before it.

    Of what is there twice for old programs, the paragraph around both.
    """
    around = (element, *element.iterancestors())
    yield from (held[each] for each in around if each in held)
    for each in around:
        if each.tag in _AROUND:
            yield from (held[p] for p in each.iter(w("p")) if p in held)
    yield from _before(held, element)


def _before(held: Mapping[Element, Paragraph], element: Element) -> Iterator[Paragraph]:
    """The paragraph that ends before the element, as the last one before a section's end."""
    for sibling in (
        s for e in (element, *element.iterancestors()) for s in e.itersiblings(preceding=True)
    ):
        yield from (held[p] for p in reversed([*sibling.iter(w("p"))]) if p in held)


def _names(element: Element, ident: str) -> bool:
    """True where the element says by which relation it leads elsewhere."""
    spoken = (value for key, value in element.attrib.items() if str(key).startswith(f"{{{R}}}"))
    return ident in spoken
