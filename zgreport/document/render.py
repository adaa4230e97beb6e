"""Rendering: a template filled, numbered until the counts hold, mended, and packed."""

from __future__ import annotations

import dataclasses
import functools
import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document import leftovers, lists, notes, repair, rewriting, soundness, textboxes
from zgreport.document.charts.filled import Filled
from zgreport.document.charts.kept import without_kept
from zgreport.document.excerpts import place_of
from zgreport.document.inventory import in_order
from zgreport.document.numbering import (
    Counts,
    count,
    expected,
    numbered,
    oddly_numbered,
)
from zgreport.document.ooxml import Element, parse, serialise, w
from zgreport.document.outline import name_tables
from zgreport.document.package import pack
from zgreport.document.placed import Placed, take_out
from zgreport.document.properties import CORE, CoreProperties, with_properties
from zgreport.document.relations import relations_of
from zgreport.document.signature import place_signature
from zgreport.document.text import story_text
from zgreport.document.theme import with_theme
from zgreport.findings import Finding, Found, Place, ZgreportError, room
from zgreport.marks import MIDDLE, RESERVED, START
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from zgreport.charts import Chart
    from zgreport.document.opened import CutStory, Template
    from zgreport.document.typed import TypedParagraph
    from zgreport.tags import Piece

__all__ = ["CoreProperties", "Placed", "Rendered", "render"]

Renderer = Callable[["Sequence[Piece]", Mapping[str, int], Callable[[str], str]], str]
"""What fills the pieces of a part: given them, how many items each name numbers, and how a
value is written into the part."""

_ROOM = room("document")

# A count may change what is shown, and so the count; three settle all but a circle.
_MOST_PASSES = 4
# Not allowed in XML, or made into a new page or paragraph by docxtpl.
_CONTROL = Pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished document: its printed values in order, its text, what was found.

    `parts` are what its bytes hold, unpacked; `packed` makes the bytes, once.  `verify` raises
    ZgreportError where they must not be given away: Word would not open them, or something is
    left to be filled.  `template` is the sha256 of the template's bytes as they were read.
    `paragraphs` are the texts of the body and then of headers, footers and footnotes; `typed` are
    the template's, as they were typed.
    """

    packed: Callable[[], bytes]
    verify: Callable[[], None]
    parts: Mapping[str, bytes]
    title: str
    placed: tuple[Placed, ...]
    paragraphs: tuple[str, ...]
    findings: tuple[Finding, ...]
    template: str
    typed: tuple[TypedParagraph, ...] = ()

    @property
    def docx(self) -> bytes:
        """Its bytes, packed when they are first asked for: a check asks for none."""
        return self.packed()


def render(
    opened: Template,
    shown_as: str,
    *,
    renderer: Renderer,
    properties: CoreProperties,
    charted: Callable[[str], Chart] | None = None,
) -> Rendered:
    """The template with every tag replaced by what `renderer` makes of it.

    `renderer` is called again, at most four times, until the counts it was given agree with the
    document; `charted` gives what the chart is to show whose mark has that key.  Raises
    ZgreportError with everything wrong, placed by paragraph; what is made is still to be verified.
    """
    place = Place(file=shown_as)
    odd = Found(oddly_numbered([tag for source in opened.sources for tag in source.tags]))
    odd.refuse()
    filled, findings = _cleaned(_filled(opened, renderer, place), opened, place)
    roots = _parsed(filled, opened.sources, place)
    changed = _renumbered(roots, opened)
    for root in roots:
        repair.tidy(root)
    repair.unify(roots)
    placed = _placed(roots, opened.sources, place)
    _place_ending(roots, opened, properties.author)
    charts = _charts(opened, roots, charted)
    parts = _parts({**charts.parts, **changed}, opened, roots, properties)
    texts = [story_text(root) for root in roots]
    for source, text in zip(opened.sources, texts, strict=True):
        values = _values(placed, source.story.part)
        findings += leftovers.odd_text(text, _here(source, place), values)
    Found(findings).refuse()
    return Rendered(
        functools.cache(functools.partial(pack, parts)),
        functools.partial(_verify, parts, place, opened, charts.written),
        parts,
        properties.title,
        (*placed, *charts.placed),
        tuple(line for text in texts for line in text),
        (*opened.findings, *odd, *findings, *charts.findings),
        opened.checksum,
        opened.typed,
    )


def _verify(parts: Mapping[str, bytes], place: Place, opened: Template, charts: Set[str]) -> None:
    Found(soundness.unsound(parts, place, opened.sections)).refuse()
    Found(leftovers.unfilled(parts, place, _written(opened) | charts)).refuse()


def _filled(opened: Template, renderer: Renderer, place: Place) -> tuple[str, ...]:
    """The parts' XML, filled and numbered; raises where the counts never come to rest."""
    found = expected(tag for source in opened.sources for tag in source.tags)
    wrong: tuple[str, ...] = ()
    for _ in range(_MOST_PASSES):
        counts = Counts(found)
        texts = _pass(opened.sources, renderer, counts, place)
        found = count(texts)
        wrong = counts.wrong(found)
        if not wrong:
            return numbered(texts)
    raise ZgreportError([_ROOM.error("numbering_restless", place, names=wrong)])


def _pass(
    sources: Sequence[CutStory], renderer: Renderer, counts: Counts, place: Place
) -> list[str]:
    texts: list[str] = []
    found = Found()
    for source in sources:
        try:
            texts.append(renderer(source.pieces, counts, html.escape))
        except ZgreportError as error:
            found.extend(_located(finding, place) for finding in error.findings)
    found.refuse()
    return texts


def _located(finding: Finding, place: Place) -> Finding:
    """The finding where its tag stands; one about the whole part is the file's."""
    return finding if finding.place.file else finding.at(file=place.file)


def _cleaned(
    texts: Iterable[str], opened: Template, place: Place
) -> tuple[list[str], list[Finding]]:
    """The filled parts without characters that no document may hold; a warning where one was."""
    cleaned: list[str] = []
    findings: list[Finding] = []
    for text, source in zip(texts, opened.sources, strict=True):
        for found in _CONTROL.finditer(text):
            near = text[max(found.start() - 20, 0) : found.end() + 20]
            excerpt = _CONTROL.sub("", re.sub("<[^>]*>|^[^<]*>|<[^>]*$", "", near))
            here = dataclasses.replace(_here(source, place), excerpt=excerpt)
            sign = f"U+{ord(found.group()):04X}"
            findings.append(_ROOM.warning("control_character", here, sign=sign))
        plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
        cleaned.append(rewriting.break_lines(plain))
    return cleaned, findings


def _parsed(texts: Iterable[str], sources: Sequence[CutStory], place: Place) -> list[Element]:
    roots: list[Element] = []
    found = Found()
    for text, source in zip(texts, sources, strict=True):
        try:
            root = parse(text)
            if source.has_columns:
                root = rewriting.fit_columns(text)
            roots.append(root)
        except etree.XMLSyntaxError as error:
            before = _until(text, error)
            near = _bare(before)
            number = len(re.findall("<w:p[ >]", before)) or None
            here = place_of(_here(source, place), number, near, near=len(near))
            found.add(_ROOM.error("broken_result", here))
    found.refuse()
    return roots


def _until(text: str, error: etree.XMLSyntaxError) -> str:
    """The filled part up to where its structure breaks."""
    line, column = error.position
    lines = text.split("\n")
    return "\n".join((*lines[: line - 1], lines[line - 1][:column] if line else ""))


def _bare(xml: str) -> str:
    """What a reader sees of the last paragraph of it, without marks and characters of ours."""
    last = re.split("<w:p[ >]", xml)[-1]
    keyless = re.sub(f"{START}[^{MIDDLE}]*{MIDDLE}", "", re.sub("<[^>]*>?|^[^<>]*>", "", last))
    return html.unescape(re.sub(f"[{RESERVED}]", "", keyless))


def _placed(
    roots: Sequence[Element], sources: Sequence[CutStory], place: Place
) -> tuple[Placed, ...]:
    placed: list[Placed] = []
    found = Found()
    for root, source in zip(roots, sources, strict=True):
        values, cut = take_out(root, source.story.part, _here(source, place))
        placed += values
        found.extend(cut)
    found.refuse()
    return tuple(placed)


def _place_ending(roots: Sequence[Element], opened: Template, issuer: str) -> None:
    """Place the signature in the body, whose text is final now."""
    for root, source in zip(roots, opened.sources, strict=True):
        if source.story.label is None:
            place_signature(root, opened.parts, source.story.part, issuer)


def _charts(
    opened: Template, roots: Sequence[Element], charted: Callable[[str], Chart] | None
) -> Filled:
    """The charts given their data; all parts as they were where there is none."""
    related = (r for s in opened.sources for r in relations_of(opened.parts, s.story.part))
    if charted is None or not any(relation.kind == "chart" for relation in related):
        return Filled(dict(opened.parts))
    from zgreport.document.charts.filling import fill  # few templates have a chart

    stories = [(s.story.part, root) for s, root in zip(opened.sources, roots, strict=True)]
    return fill(stories, opened.parts, opened.charts, charted)


def _renumbered(roots: Sequence[Element], opened: Template) -> dict[str, bytes]:
    """The parts beside the stories that change with them: numberings and endnotes."""
    main = opened.sources[0].story.part
    lists.drop_unknown(roots, opened.parts, main)
    changed = lists.begin_anew(roots, opened.parts, main)
    footnotes = next((root for root in roots if root.tag == w("footnotes")), None)
    notes.one_each(roots, footnotes, "footnote")
    for relation in relations_of(opened.parts, main):
        if relation.kind == "endnotes" and relation.target in opened.parts:
            endnotes = parse(opened.parts[relation.target])
            if notes.one_each(roots, endnotes, "endnote"):
                changed[relation.target] = serialise(endnotes)
    return changed


def _parts(
    kept: Mapping[str, bytes],
    opened: Template,
    roots: Sequence[Element],
    properties: CoreProperties,
) -> dict[str, bytes]:
    parts = dict(kept)
    for root, source in zip(roots, opened.sources, strict=True):
        textboxes.refill(root)
        name_tables(root)
        parts[source.story.part] = serialise(root)
    made = with_properties(without_kept(parts), properties)
    return in_order(with_theme(made, opened.sources[0].story.part))


def _values(placed: Iterable[Placed], part: str) -> dict[int, list[tuple[int, int]]]:
    """Where values stand in a part: start and end by paragraph."""
    found: dict[int, list[tuple[int, int]]] = {}
    for value in (each for each in placed if each.part == part):
        span = (value.start, value.start + len(value.text))
        found.setdefault(value.paragraph, []).append(span)
    return found


def _written(opened: Template) -> set[str]:
    """The parts that hold what a ledger or the definition says."""
    return {*(source.story.part for source in opened.sources), CORE}


def _here(source: CutStory, place: Place) -> Place:
    return dataclasses.replace(place, part=source.story.label)
