"""Typed tags: those of a template with the words around them, as they are compared."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from zgreport.document.directives import directive_of
from zgreport.document.typed import MASK
from zgreport.findings import ZgreportError
from zgreport.language.mentions import canonical
from zgreport.patterns import Pattern
from zgreport.pipeline.places import spotted
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.document.tagged import Tagged
    from zgreport.document.typed import TypedParagraph
    from zgreport.findings import Place
    from zgreport.tags import Span

__all__ = ["Passage", "TypedTag", "passages"]

_SENTENCE_END = Pattern("[。；！？;!?\n\t]")
_STRUCTURE = ("else", "endif", "endfor")


@dataclass(frozen=True, slots=True)
class TypedTag:
    """A tag as it was typed, and where: `offset` signs into its paragraph.

    `key` is the same for tags that mean the same; `sentence` are the words of the sentence that
    it stands in; `is_structure` is True for an end or an else, which say nothing of their own.
    """

    tag: str
    kind: str
    key: str
    sentence: str
    place: Place
    offset: int
    is_structure: bool


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


def passages(tagged: Tagged) -> tuple[Passage, ...]:
    """The paragraphs that have tags, comments apart, in the order of the file."""
    held = [paragraph for paragraph in tagged.paragraphs if paragraph.spans]
    places = iter(spotted([place for p in held for place in p.places], tagged.parts))
    found = (_passage(p, [next(places) for _ in p.places]) for p in held)
    return tuple(passage for passage in found if passage.tags)


def _passage(paragraph: TypedParagraph, places: Sequence[Place]) -> Passage:
    masked, starts = _masked(paragraph)
    bounds = [found.end() for found in _SENTENCE_END.finditer(masked)]
    edges = [0, *bounds, len(masked)]
    tags = []
    for span, place, start in zip(paragraph.spans, places, starts, strict=True):
        if span.kind != "#":
            at = bisect_right(bounds, start)
            sentence = masked[edges[at] : edges[at + 1]].strip()
            tags.append(_tag(paragraph, span, place, sentence))
    return Passage(" ".join(masked.split()), _where(places), tuple(tags))


def _masked(paragraph: TypedParagraph) -> tuple[str, list[int]]:
    """The words with a mark for each tag that prints, and where each tag stands in them."""
    parts: list[str] = []
    starts: list[int] = []
    position = length = 0
    for span in paragraph.spans:
        text = paragraph.text[position : span.start]
        starts.append(length + len(text))
        parts += (text, MASK if span.kind == "{" else "")
        length = starts[-1] + len(parts[-1])
        position = span.end
    return "".join((*parts, paragraph.text[position:])), starts


def _tag(paragraph: TypedParagraph, span: Span, place: Place, sentence: str) -> TypedTag:
    directive = directive_of(span)
    try:
        key = canonical(directive.kind, directive.body)
    except ZgreportError:  # as typed: it is told elsewhere what is wrong with it
        key = " ".join(directive.body.split())
    return TypedTag(
        tag=paragraph.text[span.start : span.end],
        kind=directive.kind,
        key=f"{directive.kind}{directive.scope} {key}",
        sentence=sentence,
        place=place,
        offset=span.start,
        is_structure=directive.word in _STRUCTURE,
    )


def _where(places: Sequence[Place]) -> tuple[str, ...]:
    place = places[0]
    cell = place.spot.cell if place.spot else None
    row = (cell.title, cell.row_words, cell.column_words) if cell else ()
    return (place.part or "", *row)
