"""Blocks: that {% if %} … {% endif %} and {% for %} … {% endfor %} open and close in one place.

A block that opens in one cell and closes in another would cut the table apart without a word;
a {%p %} or {%tr %} tag takes its whole paragraph or row away, with all else that stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.ooxml import Element, w
from zgreport.document.paragraphs import Paragraph, paragraphs
from zgreport.findings import room
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zgreport.document.directives import Directive
    from zgreport.findings import Finding, Place

__all__ = ["Standing", "findings"]

_ROOM = room("document")

_OPENING = {"if", "for", "macro", "call", "filter", "block", "with", "autoescape"}
_BETWEEN = {"elif": {"if"}, "else": {"if", "for"}}
_CARRIERS = {"tr": w("tr"), "tc": w("tc")}
_HIDDEN_BOOKMARK = "_GoBack"
_CONTENT = {
    w("sectPr"): "section",
    w("drawing"): "picture",
    w("pict"): "picture",
    w("object"): "picture",
    w("footnoteReference"): "footnote",
    w("fldChar"): "field",
    w("fldSimple"): "field",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A tag where it stands: what it asks, its paragraph and where in its text, its place."""

    directive: Directive
    paragraph: Paragraph
    start: int
    source: str
    place: Place

    @property
    def carrier(self) -> Element | None:
        """The paragraph, row or cell that the tag takes away, if it takes one."""
        scope, paragraph = self.directive.scope, self.paragraph.element
        if scope == "p":
            return paragraph
        carrier = _CARRIERS.get(scope)
        return next(paragraph.iterancestors(carrier), None) if carrier else None


def findings(standing: Sequence[Standing]) -> Iterator[Finding]:
    """Everything wrong with the form of the tags of one part, given in document order.

    Of a tag that is refused as such nothing more is said; it is paired as what was meant.
    """
    refused = {tag.place for tag in standing if tag.directive.refusal}
    yield from (found for found in _pairs(standing) if found.place not in refused)
    scoped: dict[Element, list[Standing]] = {}
    for tag in standing:
        if tag.directive.scope:
            scoped.setdefault(tag.paragraph.element, []).append(tag)
    for tags in scoped.values():
        for tag in tags:
            yield from _alone(tag, scoped)


def _pairs(standing: Iterable[Standing]) -> Iterator[Finding]:
    stack: list[list[Standing]] = []
    for tag in standing:
        word = tag.directive.word
        if word in _OPENING or (word == "set" and "=" not in tag.directive.body):
            stack.append([tag])
        elif word in _BETWEEN:
            if stack and stack[-1][0].directive.word in _BETWEEN[word]:
                stack[-1].append(tag)
            else:
                yield _ROOM.error("block_not_open", tag.place, tag=tag.source)
        elif word.startswith("end"):
            yield from _closed(stack, tag)
    for first, *_ in stack:
        yield _ROOM.error("block_not_closed", first.place, tag=first.source)


def _closed(stack: list[list[Standing]], tag: Standing) -> Iterator[Finding]:
    wanted = tag.directive.word.removeprefix("end")
    if not any(block[0].directive.word == wanted for block in stack):
        yield _ROOM.error("block_not_open", tag.place, tag=tag.source)
        return
    while stack[-1][0].directive.word != wanted:
        left = stack.pop()[0]
        yield _ROOM.error("block_not_closed", left.place, tag=left.source)
    first, *others = stack.pop()
    for member in [*others, tag]:
        if first.directive.refusal or member.directive.refusal:
            continue
        if _home(member) is not _home(first) or member.directive.scope != first.directive.scope:
            yield _ROOM.error("block_across", member.place, tag=member.source, opening=first.source)


def _home(tag: Standing) -> Element | None:
    """What a block must stay inside: its paragraph, or what holds the paragraph, row or cell."""
    paragraph = tag.paragraph.element
    if not tag.directive.scope:
        return paragraph
    carrier = tag.carrier
    return carrier.getparent() if carrier is not None else None


def _alone(tag: Standing, scoped: Mapping[Element, Sequence[Standing]]) -> Iterator[Finding]:
    """Errors where the tag's paragraph, row or cell holds anything but the tag."""
    carrier = tag.carrier
    if carrier is None:
        yield _ROOM.error("not_in_table", tag.place, tag=tag.source)
        return
    inside = (carrier, *carrier.iterdescendants(w("p")))
    others = [other for paragraph in inside for other in scoped.get(paragraph, ())]
    if len(others) > 1:
        if others[0] is tag:
            yield _ROOM.error("two_in_one", tag.place, tag=tag.source, other=others[1].source)
    elif _text(carrier) != tag.source:
        yield _ROOM.error("text_beside", tag.place, tag=tag.source)
    for what in sorted(set(_contents(carrier))):
        yield _ROOM.error(f"{what}_beside", tag.place, tag=tag.source)


def _text(carrier: Element) -> str:
    return "".join(p.text for p in paragraphs(carrier)).strip()


def _contents(carrier: Element) -> Iterator[str]:
    for element in carrier.iter(*_CONTENT, w("br"), w("bookmarkStart"), w("tbl")):
        if element.tag == w("br"):
            if element.get(w("type")) in ("page", "column"):
                yield "page_break"
        elif element.tag == w("bookmarkStart"):
            if element.get(w("name")) != _HIDDEN_BOOKMARK:
                yield "bookmark"
        elif element.tag == w("tbl"):
            yield "table"
        else:
            yield _CONTENT[str(element.tag)]
