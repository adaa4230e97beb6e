"""Texts: the words in a chart, such as its titles, and the tags among them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from zgreport.document.charts.drawings import a, c
from zgreport.tags import Span, scan
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.document.ooxml import Element

__all__ = ["ChartParagraph", "blanked", "fill", "linked_titles", "texts", "title"]


@dataclass(frozen=True, slots=True)
class ChartParagraph:
    """A paragraph of a chart: its text, the tags in it that print, the leaves that hold it."""

    text: str
    spans: tuple[Span, ...]
    leaves: tuple[Element, ...]


def texts(chart: Element) -> tuple[ChartParagraph, ...]:
    """The paragraphs, in order, those without text too."""
    return tuple(map(_text, chart.iter(a("p"))))


def _text(paragraph: Element) -> ChartParagraph:
    leaves = tuple(leaf for run in paragraph.iter(a("r")) for leaf in run.findall(a("t")))
    text = "".join(leaf.text or "" for leaf in leaves)
    spans = (each for each in scan(text) if isinstance(each, Span) and each.kind == "{")
    return ChartParagraph(text, tuple(spans), leaves)


def fill(chart: Element, printed: Iterator[str]) -> tuple[tuple[int, int], ...]:
    """Put what was printed in place of the tags, in their order, each into the run it starts in.

    Of each the number of its paragraph, from 1, and where it starts there.
    """
    places: list[tuple[int, int]] = []
    for number, text in enumerate(texts(chart), 1):
        filled = [(span, next(printed)) for span in text.spans]
        longer = 0
        for span, words in filled:
            places.append((number, span.start + longer))
            longer += len(words) - (span.end - span.start)
        for span, words in reversed(filled):
            _replace(text.leaves, span, words)
    return tuple(places)


def _replace(leaves: tuple[Element, ...], span: Span, words: str) -> None:
    position = 0
    for leaf in leaves:
        shown = leaf.text or ""
        first, last = max(span.start - position, 0), min(span.end - position, len(shown))
        position += len(shown)
        if first < last:
            leaf.text = shown[:first] + words + shown[last:]
            words = ""


def blanked(chart: Element) -> Element:
    """A copy without the tags that are filled."""
    bare = copy.deepcopy(chart)
    fill(bare, iter(lambda: "", None))
    return bare


def linked_titles(chart: Element) -> Iterator[tuple[Element, str]]:
    """The titles that say what a cell says: the reference to it, and its words."""
    for held in chart.iter(c("title")):
        for reference in held.iter(c("strRef")):
            said = next(reference.iter(c("v")), None)
            yield reference, ((said.text if said is not None else "") or "").strip()


def title(chart: Element) -> str:
    """The words of the chart's own title, without its tags; "" where it has none."""
    found = chart.find(f"{c('chart')}/{c('title')}")
    said = "".join(leaf.text or "" for leaf in found.iter(a("t"))) if found is not None else ""
    return " ".join(said.split())
