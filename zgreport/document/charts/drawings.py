"""Drawings: what a story shows by reference, with its alternative text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.charts import asked, is_meant
from zgreport.document.ooxml import WP, Element, R, is_for_old_programs, w
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "CHART",
    "REFERENCE",
    "Drawing",
    "a",
    "asks_for_data",
    "c",
    "child_value",
    "drawings",
    "label",
    "names_of_breakdowns",
]

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = f"{{{_C}}}chart"
REFERENCE = f"{{{R}}}id"
_PROPERTIES = ("docPr", "cNvPr")  # of a drawing; of one within a group or canvas
_FRAMES = (f"{{{WP}}}inline", f"{{{WP}}}anchor")
_FRAME_IN_GROUP = "graphicFrame"


def c(name: str) -> str:
    """The qualified name of an element of DrawingML's charts."""
    return f"{{{_C}}}{name}"


def a(name: str) -> str:
    """The qualified name of an element of DrawingML."""
    return f"{{{_A}}}{name}"


def label(element: Element) -> str:
    """The element's name without its namespace; "" for a comment."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def child_value(element: Element | None, name: str, otherwise: str = "") -> str:
    """The `val` of a child; `otherwise` where there is none."""
    child = element.find(c(name)) if element is not None else None
    return otherwise if child is None else child.get("val", otherwise)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing: the element with its names, its paragraph; its chart's reference, if it has one.

    `chart` is None for pictures, shapes and the new kinds of charts.
    """

    properties: Element
    paragraph: Element | None
    chart: Element | None


def drawings(root: Element) -> Iterator[Drawing]:
    """The drawings of a part in order; what is there twice for old programs is left out."""
    for chart in root.iter(CHART):
        properties = _properties(chart)
        if properties is not None and not is_for_old_programs(chart):
            yield Drawing(properties, next(chart.iterancestors(w("p")), None), chart)
    for element in root.iter(*(f"{{{WP}}}{name}" for name in _PROPERTIES)):
        frame = element.getparent()
        if (
            frame is not None
            and next(frame.iter(CHART), None) is None
            and not is_for_old_programs(element)
        ):
            yield Drawing(element, next(element.iterancestors(w("p")), None), None)


def names_of_breakdowns(root: Element) -> bool:
    """True where the names of some drawing look as if they asked for a chart's data."""
    named = root.iter(*(f"{{{WP}}}{name}" for name in _PROPERTIES))
    return any(is_meant(text) for e in named for text in (e.get("descr"), e.get("title")) if text)


def asks_for_data(element: Element, text: str) -> bool:
    """True for the names of a drawing where the text asks for a chart's data, braces around it."""
    return label(element) in _PROPERTIES and asked(text) is not None


def _properties(chart: Element) -> Element | None:
    """The names of the chart itself, in a group its own."""
    for around in chart.iterancestors():
        if around.tag in _FRAMES or label(around) == _FRAME_IN_GROUP:
            found = next((child for child in around if label(child) in _PROPERTIES), None)
            if found is not None:
                return found
    return None
