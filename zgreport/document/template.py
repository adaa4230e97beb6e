"""The template: opened with care, its tags found over split runs and made ready to be filled.

Every fault of the template is found here, with the paragraph it is in, before anything is
filled.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from zgreport.block_words import BETWEEN, ENDS, OPENS
from zgreport.document import blocks, gate, package, tables, textboxes
from zgreport.document.braces import lacking
from zgreport.document.captions import without_picture
from zgreport.document.charts.drawings import CHART, names_of_breakdowns
from zgreport.document.charts.kept import drop_bookmarks
from zgreport.document.comments import commented, drop_marks
from zgreport.document.cutting import pieces_of
from zgreport.document.directives import Directive, directive_of
from zgreport.document.excerpts import place_of
from zgreport.document.formatting import is_mixed
from zgreport.document.ooxml import Element, drop, parse, w
from zgreport.document.opened import BrokenTemplateError, CutStory, Template
from zgreport.document.pairing import named_ends, paired
from zgreport.document.paragraphs import Paragraph, paragraphs
from zgreport.document.standing import Standing, lasting_sections
from zgreport.document.stories import Story, elsewhere, revisions, stories
from zgreport.document.typed import TypedParagraph
from zgreport.findings import Finding, Found, Place, room
from zgreport.tags import Loose, Span, Tag, scan
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from zgreport.document.charts.plans import Plan
    from zgreport.document.cutting import Carrier

__all__ = ["open_template"]

_ROOM = room("document")

_MOST_TAGS = 20_000
_MOST_BYTES = 5 * 2**20


@dataclass(slots=True)
class _Reading:
    """What is gathered while a template is read."""

    shown_as: str
    parts: Mapping[str, bytes]
    findings: list[Finding]
    typed: list[TypedParagraph] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    charts: list[Plan] = field(default_factory=list)
    typed_in_charts: list[TypedParagraph] = field(default_factory=list)

    def is_told(self, directive: Directive) -> bool:
        """True for the middle or end of a block whose beginning is refused in the same way."""
        if directive.refusal != "unsupported_form":
            return False
        if directive.word in OPENS:
            self.refused.append(directive.word)
            return False
        was_told = bool(self.refused)
        if was_told and directive.word == f"end{self.refused[-1]}":
            self.refused.pop()
        return was_told and directive.word in (*BETWEEN, *ENDS)


def open_template(template: Path | bytes, shown_as: str) -> Template:
    """The template, ready to be filled.

    Raises ZgreportError with every error: not a Word file, unsafe; BrokenTemplateError where tags
    are not whole or stand where they cannot be filled.
    """
    place = Place(file=shown_as)
    content = template if isinstance(template, bytes) else package.load_template(template, place)
    parts = package.unpack(content, place)
    reading = _Reading(shown_as, parts, list(gate.check(parts, place, is_template=True)))
    found = stories(parts)
    gone = commented(parts)
    kept = {name: data for name, data in parts.items() if name not in gone}  # more, at the end
    reading.findings += [*_dropped(parts, gone, place), *elsewhere(kept, found, place)]
    sources = tuple(_source(story, parts[story.part], reading) for story in found)
    if Found(reading.findings).has_errors:
        raise BrokenTemplateError(Found(reading.findings), reading.tags, reading.typed)
    checksum = hashlib.sha256(content).hexdigest()
    typed, findings = (*reading.typed, *reading.typed_in_charts), tuple(reading.findings)
    plain, charts = gate.without_links(kept), tuple(reading.charts)
    return Template(plain, sources, typed, findings, checksum, charts)


def _dropped(parts: Mapping[str, bytes], gone: Iterable[str], place: Place) -> Iterator[Finding]:
    """A note where comments go: they are about the template, and often quote its tags."""
    roots = (parse(parts[name]) for name in gone)
    count = sum(len(root) for root in roots if root.tag == w("comments"))
    if count:
        yield _ROOM.note("comments_dropped", place, count=count)


def _source(story: Story, data: bytes, reading: _Reading) -> CutStory:
    place = Place(file=reading.shown_as, part=story.label)
    if len(data) > _MOST_BYTES:
        reading.findings.append(_ROOM.error("too_large", place))
        return CutStory(story)
    root = parse(data)
    reading.findings += revisions(root, place)
    reading.findings += tables.two_widths(root, place)
    reading.findings += without_picture(root, partial(_place_of, root, place))
    textboxes.hollow(root)
    drop_marks(root)
    _drop_last_edit(root)
    standing = _standing(root, place, reading)
    pairs = paired(standing)
    reading.findings += blocks.findings(standing, pairs, partial(_place_of, root, place))
    charts = _charts(root, story, place, reading)
    drop_bookmarks(root)
    if len(standing) > _MOST_TAGS:
        reading.findings.append(_ROOM.error("too_many_tags", place, count=len(standing)))
    if Found(reading.findings).has_errors:
        return CutStory(story)
    has_columns = any(tag.directive.scope == "tc" for tag in standing)
    sections = lasting_sections(root, standing)
    pieces = pieces_of(root, named_ends(standing, pairs), charts)
    return CutStory(story, pieces, has_columns, sections)


def _charts(root: Element, story: Story, place: Place, reading: _Reading) -> Sequence[Carrier]:
    """The drawings of charts that are given data, and their tags."""
    if next(root.iter(CHART), None) is None and not names_of_breakdowns(root):
        return ()
    from zgreport.document.charts.plans import plan  # few templates have a chart

    planned = plan(root, story, reading.parts, place, len(reading.charts))
    reading.charts += planned.plans
    reading.findings += planned.findings
    reading.typed_in_charts += planned.typed
    return planned.carriers


def _drop_last_edit(root: Element) -> None:
    """Take out the bookmark Word leaves where it was last edited."""
    for start in list(root.iter(w("bookmarkStart"))):
        if start.get(w("name")) == "_GoBack":
            for end in list(root.iter(w("bookmarkEnd"))):
                if end.get(w("id")) == start.get(w("id")):
                    drop(end)
            drop(start)


def _standing(root: Element, place: Place, reading: _Reading) -> list[Standing]:
    """The whole tags of a story in order; what is wrong goes to the reading's findings."""
    found: list[Standing] = []
    before: Loose | None = None
    cell: Element | None = None
    for paragraph in paragraphs(root):
        text = paragraph.text
        here = _at(place, paragraph, text)
        loose: Loose | None = None
        spans: list[Span] = []
        for piece in scan(text):
            if isinstance(piece, Span):
                spans.append(piece)
                found.append(_tag(piece, paragraph, here(piece.start), reading, len(found)))
                loose = None
            elif half := lacking(text, piece):
                code = "tag_not_closed" if piece.unclosed else "tag_not_opened"
                reading.findings.append(_ROOM.error(code, here(piece.position)))
                found.append(_half(half.span, paragraph, here(piece.position), reading, len(found)))
            elif piece.unclosed:
                loose = piece
                reading.findings.append(_ROOM.error("tag_not_closed", here(piece.position)))
            elif before is not None and before.kind == piece.kind:
                last = reading.findings.pop()
                code = (
                    "tag_over_cells" if _cell_of(paragraph) is not cell else "tag_over_paragraphs"
                )
                reading.findings.append(_ROOM.error(code, last.place))
            else:
                reading.findings.append(_ROOM.error("tag_not_opened", here(piece.position)))
            before = None
        before, cell = loose, _cell_of(paragraph)
        if text.strip():
            places = tuple(here(span.start) for span in spans)
            reading.typed.append(TypedParagraph(text, tuple(spans), places, here(0)))
    return found


def _cell_of(paragraph: Paragraph) -> Element | None:
    return next(paragraph.element.iterancestors(w("tc")), None)


def _place_of(root: Element, place: Place, element: Element) -> Place:
    """The place of a paragraph."""
    paragraph = next(each for each in paragraphs(root) if each.element is element)
    return _at(place, paragraph, paragraph.text)(0)


def _at(place: Place, paragraph: Paragraph, text: str) -> Callable[[int], Place]:
    known: dict[int, Place] = {}  # a tag is told of and kept

    def at(position: int) -> Place:
        if position not in known:
            known[position] = place_of(place, paragraph.number, text, position)
        return known[position]

    return at


def _half(
    tag: Span, paragraph: Paragraph, place: Place, reading: _Reading, number: int
) -> Standing:
    """A tag that lacks a sign, which is told: paired as what was meant."""
    directive = replace(directive_of(tag), refusal="half")
    if directive.kind != "#":
        reading.tags.append(Tag(directive.kind, directive.body, place))
    source = paragraph.text[tag.start : tag.end]
    return Standing(directive, paragraph, tag.start, source, place, number)


def _without_surplus(tag: Span, directive: Directive) -> Directive:
    """The directive, refused where signs stand at the tag's ends that are none of its own."""
    if not tag.is_surplus:
        return directive
    is_block = tag.kind == "%" and directive.word  # {{% 发稿 %}} prints a value
    whole = directive.right or (f"{{%{tag.inner}%}}" if is_block else f"{{{{{tag.inner}}}}}")
    return replace(directive, refusal="sign_surplus", right=whole)


def _tag(tag: Span, paragraph: Paragraph, place: Place, reading: _Reading, number: int) -> Standing:
    source = paragraph.text[tag.start : tag.end]
    directive = _without_surplus(tag, directive_of(tag))
    if directive.refusal and not reading.is_told(directive):
        values = {"tag": source, "right": directive.right}
        reading.findings.append(_ROOM.error(directive.refusal, place, **values))
    if directive.kind != "#":
        reading.tags.append(Tag(directive.kind, directive.body, place))
    if not directive.refusal and is_mixed(paragraph, tag.start, tag.end):
        reading.findings.append(_ROOM.warning("mixed_format", place, tag=source))
    return Standing(directive, paragraph, tag.start, source, place, number)
