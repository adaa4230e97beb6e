"""Axes: what a drawing fixed for its own data, and must not hold for other data."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.document.charts.drawings import c, child_value
from zgreport.document.charts.series import blank, plots
from zgreport.document.ooxml import Element, drop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.charts import Point

__all__ = ["axes_of", "free_bounds", "leave_gaps", "name_categories"]

_OF_DATES = ("baseTimeUnit", "majorUnit", "majorTimeUnit", "minorUnit", "minorTimeUnit")
_SUMMED = "stacked"
_SHARED = "percentStacked"
_BEFORE_BLANKS = ("plotVisOnly", "legend", "plotArea")


def axes_of(chart: Element, plot: Element) -> tuple[Element, ...]:
    """The axes of values that a plot is drawn on."""
    own = {axis.get("val") for axis in plot.findall(c("axId"))}
    return tuple(axis for axis in chart.iter(c("valAx")) if child_value(axis, "axId") in own)


def name_categories(chart: Element) -> None:
    """Make an axis of dates one of names: what a breakdown tells apart are names."""
    for axis in list(chart.iter(c("dateAx"))):
        for name in _OF_DATES:
            for child in axis.findall(c(name)):
                drop(child)
        axis.tag = c("catAx")


def leave_gaps(chart: Element) -> None:
    """Have what has no value left out, not drawn as nought."""
    held = chart.find(c("chart"))
    if held is None:
        return
    blanks = held.find(c("dispBlanksAs"))
    if blanks is None:
        blanks = blank("dispBlanksAs")
        before = next(e for n in _BEFORE_BLANKS if (e := held.find(c(n))) is not None)
        before.addnext(blanks)
    if blanks.get("val", "zero") == "zero":
        blanks.set("val", "gap")


def free_bounds(chart: Element, points: Mapping[Element, Sequence[Point]]) -> bool:
    """Take out the ends of an axis between which not all of its values are; True where one was."""
    freed = False
    for axis in list(chart.iter(c("valAx"))):
        reached = [
            r for p in plots(chart) if axis in axes_of(chart, p) for r in _reached(p, points)
        ]
        scaling = axis.find(c("scaling"))
        if scaling is None or not reached:
            continue
        for end, beyond in (("max", max(reached)), ("min", min(reached))):
            bound = scaling.find(c(end))
            if bound is not None and _is_beyond(bound.get("val", ""), beyond, end):
                _free(axis, bound)
                freed = True
    return freed


def _free(axis: Element, bound: Element) -> None:
    drop(bound)
    for name in ("majorUnit", "minorUnit"):
        for unit in axis.findall(c(name)):
            drop(unit)


def _is_beyond(bound: str, reached: Fraction, end: str) -> bool:
    try:
        limit = Fraction(bound)
    except (ValueError, ZeroDivisionError):
        return True
    return reached > limit if end == "max" else reached < limit


def _reached(plot: Element, points: Mapping[Element, Sequence[Point]]) -> Iterator[Fraction]:
    """How far the plot's columns reach, those that are stacked together."""
    grouping = child_value(plot, "grouping")
    rows = [points[series] for series in plot.findall(c("ser")) if series in points]
    if grouping == _SHARED:
        return
    if grouping != _SUMMED:
        yield from (point.value for row in rows for point in row if point.value is not None)
        return
    for stack in zip(*rows, strict=True):
        values = [point.value for point in stack if point.value is not None]
        yield sum((v for v in values if v > 0), Fraction(0))
        yield sum((v for v in values if v < 0), Fraction(0))
