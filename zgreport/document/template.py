"""The template: opened with care, its tags found over split runs and made ready to be filled.

Every fault of the template is found here, with the paragraph it is in, before anything is
filled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zgreport.document import blocks, gate, package, rewriting, textboxes
from zgreport.document.blocks import Standing
from zgreport.document.findings import around, error, warning
from zgreport.document.formatting import is_mixed
from zgreport.document.ooxml import Element, drop, parse, w
from zgreport.document.paragraphs import Paragraph, paragraphs, replace
from zgreport.document.stories import Story, elsewhere, revisions, stories
from zgreport.document.tags import Form, Loose, Tag, form_of, scan
from zgreport.errors import Finding, Place, Severity, ZgreportError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["Source", "TagPlace", "Template", "open_template"]

_MOST_TAGS = 2_000
_MOST_BYTES = 5 * 2**20
_BRACES = str.maketrans({"{": rewriting.LEFT_BRACE, "}": rewriting.RIGHT_BRACE})


@dataclass(frozen=True, slots=True)
class TagPlace:
    """A tag as the author sees it: its story, its paragraph from 1, and the text it stands in."""

    place: Place
    source: str


@dataclass(frozen=True, slots=True)
class Source:
    """A story made ready: its XML with every tag on a line of its own (line k+1 is tag k).

    `has_columns` is True where a tag repeats or leaves out cells of a row.
    """

    story: Story
    xml: str
    tags: tuple[TagPlace, ...]
    has_columns: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """An opened template: all its parts by name, and the stories that are filled, body first."""

    parts: Mapping[str, bytes]
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Reading:
    """What is gathered while a template is read."""

    shown_as: str
    fold: Callable[[str], str]
    findings: list[Finding]


def open_template(template: Path | bytes, shown_as: str, fold: Callable[[str], str]) -> Template:
    """The template, ready to be filled; `fold` brings a tag's text to the language's marks.

    Raises ZgreportError with every fault: not a Word file, unsafe, tags that are not whole or
    stand where they cannot be filled.
    """
    place = Place(file=shown_as)
    parts = package.unpack(_bytes(template, place), place)
    reading = _Reading(shown_as, fold, list(gate.check(parts, place)))
    found = stories(parts)
    reading.findings += elsewhere(parts, found, place)
    sources = tuple(_source(story, parts[story.part], reading) for story in found)
    if any(finding.severity is Severity.ERROR for finding in reading.findings):
        raise ZgreportError(reading.findings)
    return Template(gate.without_attached(parts), sources, tuple(reading.findings))


def _bytes(template: Path | bytes, place: Place) -> bytes:
    if isinstance(template, bytes):
        return template
    try:
        return template.read_bytes()
    except FileNotFoundError:
        raise ZgreportError([error("no_template", place)]) from None
    except OSError:
        raise ZgreportError([error("unreadable", place)]) from None


def _source(story: Story, data: bytes, reading: _Reading) -> Source:
    place = Place(file=reading.shown_as, part=story.label)
    if len(data) > _MOST_BYTES:
        reading.findings.append(error("too_large", place))
        return Source(story, "", ())
    root = parse(data)
    reading.findings += revisions(root, place)
    textboxes.hollow(root)
    _drop_last_edit(root)
    standing = _standing(root, place, reading)
    reading.findings += blocks.faults(standing)
    if len(standing) > _MOST_TAGS:
        reading.findings.append(error("too_many_tags", place, count=len(standing)))
    if any(finding.severity is Severity.ERROR for finding in reading.findings):
        return Source(story, "", ())
    bodies = _set_aside(root, standing, reading.fold)
    xml, order = rewriting.prepare(root, bodies)
    tags = [TagPlace(tag.place, tag.source) for tag in standing]
    has_columns = any(form.scope == "tc" for form in bodies)
    return Source(story, xml, tuple(tags[k] for k in order), has_columns)


def _drop_last_edit(root: Element) -> None:
    """Take out the bookmark Word leaves where it was last edited."""
    for start in list(root.iter(w("bookmarkStart"))):
        if start.get(w("name")) == "_GoBack":
            for end in list(root.iter(w("bookmarkEnd"))):
                if end.get(w("id")) == start.get(w("id")):
                    drop(end)
            drop(start)


def _standing(root: Element, place: Place, reading: _Reading) -> list[Standing]:
    """The whole tags of a story in order; faults go to the reading's findings."""
    found: list[Standing] = []
    before: Loose | None = None
    for paragraph in paragraphs(root):
        text = paragraph.text
        here = _at(place, paragraph, text)
        loose: Loose | None = None
        for piece in scan(text):
            if isinstance(piece, Tag):
                found.append(_tag(piece, text, paragraph, here(piece.start), reading))
                loose = None
            elif piece.unclosed:
                loose = piece
                reading.findings.append(error("tag_not_closed", here(piece.position)))
            elif before is not None and before.kind == piece.kind:
                last = reading.findings.pop()
                reading.findings.append(error("tag_over_paragraphs", last.place))
            else:
                reading.findings.append(error("tag_not_opened", here(piece.position)))
            before = None
        before = loose
    return found


def _at(place: Place, paragraph: Paragraph, text: str) -> Callable[[int], Place]:
    def at(position: int) -> Place:
        return Place(
            file=place.file,
            part=place.part,
            paragraph=paragraph.number,
            excerpt=around(text, position),
        )

    return at


def _tag(tag: Tag, text: str, paragraph: Paragraph, place: Place, reading: _Reading) -> Standing:
    source = text[tag.start : tag.end]
    form = form_of(tag)
    if form.fault:
        reading.findings.append(error(form.fault, place, tag=source))
    elif is_mixed(paragraph, tag.start, tag.end):
        reading.findings.append(warning("mixed_format", place, tag=source))
    return Standing(form, paragraph, source, place)


def _set_aside(root: Element, standing: list[Standing], fold: Callable[[str], str]) -> list[Form]:
    """Put a numbered stand-in for every tag into the run it starts in; the tags, folded."""
    forms = [Form(t.form.kind, t.form.scope, t.form.word, fold(t.form.body)) for t in standing]
    by_paragraph: dict[int, list[int]] = {}
    for k, tag in enumerate(standing):
        by_paragraph.setdefault(tag.paragraph.number, []).append(k)
    for indexes in by_paragraph.values():
        _stand_in(standing, indexes)
    for leaf in root.iter(w("t")):
        leaf.text = (leaf.text or "").translate(_BRACES)
    return forms


def _stand_in(standing: list[Standing], indexes: list[int]) -> None:
    paragraph = standing[indexes[0]].paragraph
    text = paragraph.text
    spans: list[tuple[int, int, int]] = []
    position = 0
    for k in indexes:
        start = text.index(standing[k].source, position)
        position = start + len(standing[k].source)
        spans.append((k, start, position))
    if _is_all_blocks([standing[k].form for k in indexes], text, spans):
        paragraph.element.set(rewriting.VANISHES, "1")
    for k, start, end in reversed(spans):
        replace(paragraph, start, end, rewriting.stand_in(k))


def _is_all_blocks(forms: list[Form], text: str, spans: list[tuple[int, int, int]]) -> bool:
    """True where all of the paragraph stands inside blocks, so that nothing may be left of it."""
    depth = 0
    outside: list[str] = []
    position = 0
    for form, (_, start, end) in zip(forms, spans, strict=True):
        if depth == 0:
            outside.append(text[position:start])
        if form.kind == "{" and depth == 0:
            return False
        depth += _step(form)
        position = end
    outside.append(text[position:])
    return not "".join(outside).strip()


def _step(form: Form) -> int:
    if form.scope or form.kind != "%":
        return 0
    if form.word.startswith("end"):
        return -1
    return 1 if form.word in ("if", "for") else 0
