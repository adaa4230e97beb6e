"""Typed tags: those of a template with the words around them, as they are compared."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from typing import TYPE_CHECKING

from zgreport.document.directives import directive_of
from zgreport.document.typed import TAG_MASK
from zgreport.findings import Severity, ZgreportError
from zgreport.language.mentions import canonical
from zgreport.patterns import Pattern
from zgreport.pipeline.places import spotted
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.document.tagged import Tagged
    from zgreport.document.typed import TypedParagraph
    from zgreport.findings import Finding, Found, Place
    from zgreport.tags import Span

__all__ = ["Passage", "TypedTag", "as_warnings", "passages", "placed"]

_SENTENCE_END = Pattern("[。；！？;!?\n\t]")
_FAR = 300  # signs of a sentence before a tag, and behind it
_STRUCTURE = ("else", "endif", "endfor", "end")


@dataclass(frozen=True, slots=True)
class TypedTag:
    """A tag as it was typed, and where.

    `key` is the same for tags that mean the same; `sentence` are the words of the sentence that
    it stands in; `is_structure` is True for an end or an else, which say nothing of their own.
    """

    tag: str
    kind: str
    key: str
    sentence: str
    place: Place
    is_structure: bool

    @property
    def offset(self) -> int:
        """Where in its paragraph the tag begins."""
        return self.place.offset or 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with tags: its words, with a mark for each value that is printed, and its tags.

    `where` is the part, and in a table the words of the row's and the column's head.
    """

    words: str
    where: tuple[str, ...]
    tags: tuple[TypedTag, ...]

    @property
    def whole(self) -> tuple[object, ...]:
        """What two passages share that are the same."""
        return (self.words, *(tag.key for tag in self.tags))


def passages(tagged: Tagged, findings: Found) -> tuple[Passage, ...]:
    """The paragraphs that have tags, comments apart, in the order of the file.

    Tags that cannot be read are compared as they were typed; `findings` gets a warning of each.
    """
    found = (_passage(p, places, findings) for p, places in placed(tagged))
    return tuple(passage for passage in found if passage.tags)


def placed(tagged: Tagged) -> Iterator[tuple[TypedParagraph, tuple[Place, ...]]]:
    """The paragraphs that have tags, and the places of these with the spot of the paragraph."""
    held = [paragraph for paragraph in tagged.paragraphs if paragraph.spans]
    for paragraph, at in zip(held, spotted([p.place for p in held], tagged.parts), strict=True):
        yield paragraph, tuple(dataclasses.replace(p, spot=at.spot) for p in paragraph.places)


def _passage(paragraph: TypedParagraph, places: Sequence[Place], findings: Found) -> Passage:
    masked, starts = _masked(paragraph)
    bounds = [found.end() for found in _SENTENCE_END.finditer(masked)]
    edges = [0, *bounds, len(masked)]
    tags = []
    for span, place, start in zip(paragraph.spans, places, starts, strict=True):
        if span.kind != "#":
            at = bisect_right(bounds, start)
            first, last = max(edges[at], start - _FAR), min(edges[at + 1], start + _FAR)
            sentence = masked[first:last].strip()
            key = _key(span, place, findings)
            tags.append(_tag(paragraph, span, place, (sentence, key)))
    return Passage(" ".join(masked.split()), _where(places), tuple(tags))


def _masked(paragraph: TypedParagraph) -> tuple[str, list[int]]:
    """The words with a mark for each tag that prints, and where each tag stands in them."""
    parts: list[str] = []
    starts: list[int] = []
    position = length = 0
    for span in paragraph.spans:
        text = paragraph.text[position : span.start]
        starts.append(length + len(text))
        parts += (text, TAG_MASK if span.kind == "{" else "")
        length = starts[-1] + len(parts[-1])
        position = span.end
    return "".join((*parts, paragraph.text[position:])), starts


def _key(span: Span, place: Place, findings: Found) -> str:
    """What is the same for tags that mean the same."""
    directive = directive_of(span)
    try:
        key = canonical(directive.kind, directive.body)
    except ZgreportError as error:
        key = " ".join(directive.body.split())
        findings.extend(as_warnings(error, place))
    return f"{directive.kind}{directive.scope} {key}"


def _tag(
    paragraph: TypedParagraph, span: Span, place: Place, compared: tuple[str, str]
) -> TypedTag:
    directive = directive_of(span)
    sentence, key = compared
    return TypedTag(
        tag=paragraph.text[span.start : span.end],
        kind=directive.kind,
        key=key,
        sentence=sentence,
        place=place,
        is_structure=directive.word in _STRUCTURE,
    )


def as_warnings(error: ZgreportError, place: Place) -> Iterator[Finding]:
    """What is wrong with a tag that is only looked at: at its place, and it stops nothing."""
    for found in error.findings:
        yield dataclasses.replace(found, severity=Severity.WARNING, place=place)


def _where(places: Sequence[Place]) -> tuple[str, ...]:
    place = places[0]
    cell = place.spot.cell if place.spot else None
    row = (cell.title, cell.row_words, cell.column_words) if cell else ()
    return (place.part or "", *row)
