"""Reading: what the charts of a finished document say, a line for each text and each point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.charts.drawings import REFERENCE, drawings
from zgreport.document.charts.formats import drawn_format, shown
from zgreport.document.charts.series import drawn, drawn_name, points_of
from zgreport.document.charts.texts import texts
from zgreport.document.finished import opened
from zgreport.document.markup import is_markup
from zgreport.document.ooxml import parse
from zgreport.document.relations import relations_of
from zgreport.document.stories import stories
from zgreport.document.text import texts_of
from zgreport.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

from zgreport.document.ooxml import Element

__all__ = ["lines", "read_whole"]


def read_whole(docx: bytes) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The text by part, as `text.read_stories` has it, and then that of the charts.

    Raises ZgreportError where it is no Word file.
    """
    parts = opened(docx, Place())
    return (*texts_of(parts), *_charts(parts))


def _charts(parts: Mapping[str, bytes]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The parts of the charts that are shown, each with its lines, in the order of the document."""
    found: dict[str, tuple[str, ...]] = {}
    for story in stories(parts):
        targets = {r.ident: r.target for r in relations_of(parts, story.part)}
        for drawing in drawings(parse(parts[story.part])):
            if drawing.chart is not None:
                name = targets.get(drawing.chart.get(REFERENCE, ""), "")
                if is_markup(parts, name):
                    found[name] = tuple(text for text, _ in lines(parse(parts[name])))
    return tuple(found.items())


def lines(chart: Element) -> Iterator[tuple[str, str]]:
    """Each text, then each point as series, category and number; with the number as it is shown."""
    for text in texts(chart):
        yield text.text, ""
    for series in drawn(chart):
        name, code = drawn_name(series), drawn_format(series)
        for category, number in points_of(series):
            said = shown(number, code)
            yield " ".join(filter(None, (name, category, said))), said
