"""Series: those that somebody has drawn, and the data they are given, their look left as it is.

The order of a chart's series is that of `c:order`, which a spreadsheet's columns have too.
ECMA-376 part 1, 21.2.2.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING

from lxml import etree

from zgreport.document.charts.drawings import c, child_value, label
from zgreport.document.ooxml import Element, drop
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from zgreport.charts import Point

__all__ = [
    "SHEET",
    "SLICES",
    "Column",
    "blank",
    "clean",
    "column_letters",
    "drawn",
    "drawn_name",
    "drop_series",
    "formula",
    "give",
    "link",
    "plots",
    "points_of",
    "written",
]

SHEET = "Sheet1"
"""The sheet of the workbook that a chart's data stand in."""

SLICES = ("pieChart", "pie3DChart", "doughnutChart", "ofPieChart")
"""Charts whose points are parts of a whole, each in a colour of its own."""

_DIGITS = 15  # as many as a spreadsheet keeps
_BEFORE_VALUES: tuple[str, ...] = (
    "tx",
    "spPr",
    "invertIfNegative",
    "pictureOptions",
    "marker",
    "explosion",
)
_BEFORE_VALUES += ("dPt", "dLbls", "trendline", "errBars", "idx", "order")
_NO_XML = Pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# What Word keeps of the cells a series was made from, or of series that somebody filtered out.
_REMEMBERED = Pattern(
    "filtered.*|fullRef|levelRef|formulaRef|datalabelsRange|autoCat|categoryFilterExceptions?"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A series as a column of a sheet: its name, its points, the format of its numbers."""

    name: str
    points: tuple[Point, ...]
    number_format: str


def plots(chart: Element) -> tuple[Element, ...]:
    """The charts within the chart: columns, and perhaps lines over them."""
    area = chart.find(f"{c('chart')}/{c('plotArea')}")
    return tuple(e for e in area if label(e).endswith("Chart")) if area is not None else ()


def drawn(chart: Element) -> tuple[Element, ...]:
    """The series in the order of their columns."""
    found = [series for plot in plots(chart) for series in plot.findall(c("ser"))]
    return tuple(sorted(found, key=_order))


def _order(series: Element) -> int:
    order = child_value(series, "order")
    return int(order) if order.isdecimal() else 0


def drawn_name(series: Element) -> str:
    """What the series is called in the drawing; "" where nothing is."""
    name = series.find(c("tx"))
    said = next(name.iter(c("v")), None) if name is not None else None
    return ((said.text if said is not None else "") or "").strip()


def points_of(series: Element) -> tuple[tuple[str, str], ...]:
    """The points that are kept of the cells, those with a number: category and number."""
    names = dict(_kept(series.find(c("cat"))))
    return tuple((names.get(at, ""), said) for at, said in _kept(series.find(c("val"))))


def _kept(data: Element | None) -> Iterator[tuple[str, str]]:
    for point in data.iter(c("pt")) if data is not None else ():
        yield point.get("idx", ""), point.findtext(c("v")) or ""


def clean(text: str) -> str:
    """The text on one line, without signs that no document may hold."""
    return " ".join(_NO_XML.sub("", text).split())


def written(number: Fraction) -> str:
    """The number as a spreadsheet keeps it: fifteen digits, half up."""
    if number.denominator == 1:
        return str(number.numerator)
    with localcontext(prec=_DIGITS, rounding=ROUND_HALF_UP):
        found = Decimal(number.numerator) / Decimal(number.denominator)
    return f"{found.normalize():f}"


def give(series: Element, number: int, column: Column) -> None:
    """Give the series its name and its data, those of a column of the sheet, from 1."""
    for old in [child for child in series if label(child) in ("tx", "cat", "val")]:
        drop(old)
    rows = len(column.points)
    name = _made("tx", _texts(formula(number, 0, 0), (column.name,)))
    names = [clean(point.name) for point in column.points]
    categories = _made("cat", _texts(formula(0, 1, rows), names))
    values = _made("val", _numbers(formula(number, 1, rows), column))
    series.insert(_behind(series, ("idx", "order")), name)
    place = _behind(series, _BEFORE_VALUES)
    series.insert(place, categories)
    series.insert(place + 1, values)
    _forget(series)


def link(reference: Element, number: int, name: str) -> None:
    """Have a reference to a cell lead to the name of a column."""
    for leaf, text in (("f", formula(number, 0, 0)), ("v", name)):
        for element in reference.iter(c(leaf)):
            element.text = text


def drop_series(root: Element, series: Element) -> None:
    """Take a series out; one that is left alone keeps its colour, and gives the chart no title."""
    plot = series.getparent()
    drop(series)
    if plot is None:
        return
    if label(plot) not in SLICES and child_value(plot, "varyColors", "1") == "1":
        for vary in plot.findall(c("varyColors")):
            vary.set("val", "0")
    if plot.find(c("ser")) is None:
        drop(plot)
    held = root.find(c("chart"))
    if held is not None and held.find(c("title")) is None:
        _no_title(held)


def _no_title(held: Element) -> None:
    """What says that no title is wanted; it stands first where there is no title."""
    deleted = held.find(c("autoTitleDeleted"))
    if deleted is None:
        deleted = blank("autoTitleDeleted")
        held.insert(0, deleted)
    deleted.set("val", "1")


def _forget(series: Element) -> None:
    """Take out what newer programs remember of the data before."""
    for element in [e for e in series.iter() if _REMEMBERED.fullmatch(label(e))]:
        drop(element)


def _behind(series: Element, names: Iterable[str]) -> int:
    known = set(names)
    places = [at for at, child in enumerate(series, 1) if label(child) in known]
    return max(places, default=0)


def formula(column: int, first: int, last: int) -> str:
    """The cells of a column, rows counted from 0: Sheet1!$B$2:$B$5, or Sheet1!$B$1."""
    name = column_letters(column)
    start, end = f"${name}${first + 1}", f"${name}${last + 1}"
    return f"{SHEET}!{start}" if first == last == 0 else f"{SHEET}!{start}:{end}"


def column_letters(number: int) -> str:
    """A spreadsheet's name of a column counted from 0: A, B, … Z, AA."""
    name, left = "", number + 1
    while left:
        left, digit = divmod(left - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def _texts(of: str, texts: Sequence[str]) -> Element:
    cache = _made("strCache", _valued("ptCount", str(len(texts))))
    for at, text in enumerate(texts):
        cache.append(_point(at, text))
    return _reference("strRef", of, cache)


def _numbers(of: str, column: Column) -> Element:
    """What has no value has no point, which is drawn as a gap."""
    cache = _made("numCache", _said("formatCode", column.number_format))
    cache.append(_valued("ptCount", str(len(column.points))))
    for at, point in enumerate(column.points):
        if point.value is not None:
            cache.append(_point(at, written(point.value)))
    return _reference("numRef", of, cache)


def _reference(name: str, of: str, cache: Element) -> Element:
    found = _made(name, _said("f", of))
    found.append(cache)
    return found


def _point(at: int, text: str) -> Element:
    point = _made("pt", _said("v", text))
    point.set("idx", str(at))
    return point


def _made(name: str, child: Element) -> Element:
    made = blank(name)
    made.append(child)
    return made


def _said(name: str, text: str) -> Element:
    element = blank(name)
    element.text = text
    return element


def _valued(name: str, val: str) -> Element:
    element = blank(name)
    element.set("val", val)
    return element


def blank(name: str) -> Element:
    """A new element of a chart."""
    return etree.Element(c(name), nsmap={"c": c("")[1:-1]})
