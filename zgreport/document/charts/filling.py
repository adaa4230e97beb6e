"""Filling: the planned charts of a document given their data, each in a part of its own."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport import marks
from zgreport.document.charts import axes, formats, texts
from zgreport.document.charts.drawings import CHART, REFERENCE, c, drawings, label
from zgreport.document.charts.filled import Filled
from zgreport.document.charts.formats import shown
from zgreport.document.charts.names import called_now
from zgreport.document.charts.plans import NUMBER
from zgreport.document.charts.reading import lines
from zgreport.document.charts.series import (
    SLICES,
    Column,
    blank,
    clean,
    drawn,
    drawn_name,
    drop_series,
    give,
    link,
    plots,
    written,
)
from zgreport.document.charts.workbook import workbook
from zgreport.document.ooxml import FALLBACK, MC, Element, drop, parse, serialise, w
from zgreport.document.parts import (
    add_part,
    copy_part,
    drop_unrelated,
    free_part_name,
    relate,
    unrelate,
)
from zgreport.document.placed import Placed
from zgreport.document.relations import relations_of
from zgreport.findings import Finding, Found, ZgreportError, room
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from zgreport.charts import Chart, Series
    from zgreport.document.charts.plans import Plan

__all__ = ["fill"]

_ROOM = room("document")

_WORKBOOK = "word/embeddings/Microsoft_Excel_Worksheet.xlsx"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BEFORE_DATA = ("chart", "spPr", "txPr")
_MOST_SAID = 12
_WORDS = "descr"


def fill(
    stories: Sequence[tuple[str, Element]],
    parts: Mapping[str, bytes],
    plans: Sequence[Plan],
    charted: Callable[[str], Chart],
) -> Filled:
    """Give the drawings in the stories (part and root) their data.

    Charts whose drawing fell away go with their workbooks.  Raises ZgreportError where a chart
    cannot show its data.
    """
    filled = Filled(dict(parts))
    taken = {part for name, root in stories for part in _as_drawn(root, name, parts)}
    for name, root in stories:
        for drawing in list(drawings(root)):
            number = drawing.properties.attrib.pop(NUMBER, "")
            key = _key(drawing.properties)
            if not number or drawing.chart is None or not key:
                continue
            part = plans[int(number)].part
            if part in taken:
                part = copy_part(filled.parts, part)
                drawing.chart.set(REFERENCE, relate(filled.parts, name, "chart", part))
            taken.add(part)
            one = _One(plans[int(number)], charted(key), part, parts[plans[int(number)].part])
            drawing.properties.set(_WORDS, one.fill(filled))
            _drop_old_picture(drawing.chart)
    Found(filled.findings).refuse()
    _drop_unshown(stories, filled.parts)
    return filled


def _key(properties: Element) -> str:
    """The key in the drawing's text, which is taken out."""
    text = properties.get(_WORDS, "")
    if marks.START not in text:
        return ""
    properties.set(_WORDS, "")
    return next((key for key, _ in marks.pieces(text) if key), "")


def _as_drawn(root: Element, name: str, parts: Mapping[str, bytes]) -> Iterator[str]:
    """The parts of the charts that stay as they are."""
    targets = {relation.ident: relation.target for relation in relations_of(parts, name)}
    for drawing in drawings(root):
        if drawing.chart is not None and drawing.properties.get(NUMBER) is None:
            yield targets.get(drawing.chart.get(REFERENCE, ""), "")


def _drop_old_picture(chart: Element) -> None:
    """Take out what shows old programs a picture of the data that were drawn."""
    for choices in list(chart.iterancestors(f"{{{MC}}}AlternateContent")):
        fallback = choices.find(FALLBACK)
        if fallback is not None and next(fallback.iter(w("txbxContent")), None) is None:
            drop(fallback)


def _drop_unshown(stories: Sequence[tuple[str, Element]], parts: dict[str, bytes]) -> None:
    """Take out the charts that no drawing shows any more."""
    gone: set[str] = set()
    for name, root in stories:
        shown = {chart.get(REFERENCE) for chart in root.iter(CHART)}
        for relation in relations_of(parts, name):
            if relation.kind == "chart" and relation.ident not in shown:
                unrelate(parts, name, relation.ident)
                gone.add(relation.target)
    drop_unrelated(parts, gone)


@dataclass(slots=True)
class _One:
    """One chart: its plan, what it is to show, the part it goes to, the bytes it was drawn as."""

    plan: Plan
    chart: Chart
    part: str
    template: bytes
    placed: list[Placed] = field(default_factory=list)
    called: str = ""

    def fill(self, filled: Filled) -> str:
        """Fill the part; what the chart shows, in words."""
        root = parse(self.template)
        self._texts(root)
        self.called = texts.title(root) or self.plan.called
        columns = self._columns(root, filled)
        self._give(root, columns)
        self._refuse(root, filled)
        self._finish(root, columns, filled)
        ident = self._with_workbook(list(columns.values()), filled)
        _refer(root, ident)
        filled.parts[self.part] = serialise(root)
        filled.placed += (replace(value, chart=self.called) for value in self.placed)
        filled.written.add(self.part)
        return "；".join(self._said(list(columns.values())))

    def _texts(self, root: Element) -> None:
        """Fill the tags in the chart; each value has its place in its paragraph."""
        printed = [html.unescape(text) for text in self.chart.texts]
        places = texts.fill(root, iter([clean(marks.strip(text)) for text in printed]))
        for text, (line, start) in zip(printed, places, strict=True):
            for key, said in marks.pieces(text):
                if key is not None:
                    self._place(key, said, line, start)

    def _columns(self, root: Element, filled: Filled) -> dict[Element, Column]:
        """The drawn series with their data; one that has nothing at all goes, with a warning."""
        found: dict[Element, Column] = {}
        for element, series, name in zip(
            drawn(root), self.chart.series, self.plan.series, strict=True
        ):
            column = self._column(element, series, name)
            if all(point.value is None for point in column.points):
                filled.findings.append(self._warned("chart_series_empty", series=column.name))
                drop_series(root, element)
                continue
            found[element] = column
            if series.left_out:
                told = {"series": column.name, "left_out": series.left_out}
                filled.findings.append(self._warned("chart_left_out", **told))
        if not found:
            values = {"chart": self.plan.called}
            raise ZgreportError([_ROOM.error("chart_no_values", self.plan.place, **values)])
        return found

    def _warned(self, code: str, **values: object) -> Finding:
        return _ROOM.warning(code, self.plan.place, chart=self.plan.called, **values)

    def _column(self, element: Element, series: Series, name: str) -> Column:
        number_format = formats.chosen(formats.drawn_format(element), series.number_format)
        called = clean(called_now(series, name, alone=self.plan.alone))
        return Column(called, series.points, number_format)

    def _give(self, root: Element, columns: Mapping[Element, Column]) -> None:
        linked = list(texts.linked_titles(root))
        drawn_names = [drawn_name(element) for element in columns]
        for number, (element, column) in enumerate(columns.items(), 1):
            for reference, words in linked:
                if words == drawn_names[number - 1]:
                    link(reference, number, column.name)
            give(element, number, column)
        points = [p for column in columns.values() for p in column.points if p.value is not None]
        said = [(n, *line) for n, line in enumerate(lines(root), 1) if line[1]]
        for point, (number, line, text) in zip(points, said, strict=True):
            self._place(point.key, text, number, len(line) - len(text))

    def _place(self, key: str, text: str, line: int, start: int) -> None:
        self.placed.append(Placed(key, text, self.part, line, start))

    def _refuse(self, root: Element, filled: Filled) -> None:
        """Of a pie no slice can be less than nothing, nor all of them be nothing."""
        values = [p.value for s in self.chart.series for p in s.points if p.value is not None]
        if not any(label(plot) in SLICES for plot in plots(root)):
            return
        if any(number < 0 for number in values):
            filled.findings.append(
                _ROOM.error("chart_negative", self.plan.place, chart=self.plan.called)
            )
        elif not any(values):
            filled.findings.append(self._warned("chart_nothing"))

    def _finish(self, root: Element, columns: Mapping[Element, Column], filled: Filled) -> None:
        for plot in plots(root):
            of_plot = [
                (series, columns[series].number_format)
                for series in plot.findall(c("ser"))
                if series in columns
            ]
            formats.mend(plot, of_plot, axes.axes_of(root, plot))
        axes.name_categories(root)
        points = {series: column.points for series, column in columns.items()}
        if any(point.value is None for row in points.values() for point in row):
            axes.leave_gaps(root)
        if axes.free_bounds(root, points):
            filled.findings.append(
                _ROOM.note("chart_bounds", self.plan.place, chart=self.plan.called)
            )
        for source in [child for child in root if label(child) == "pivotSource"]:
            drop(source)

    def _with_workbook(self, columns: Sequence[Column], filled: Filled) -> str:
        """Give the chart a workbook of its own in place of the one it had; the relation's id."""
        parts = filled.parts
        old = [r for r in relations_of(parts, self.part) if r.kind == "package"]
        for relation in old:
            unrelate(parts, self.part, relation.ident)
        drop_unrelated(parts, {relation.target for relation in old})
        name = free_part_name(parts, _WORKBOOK)
        add_part(parts, name, workbook(columns), _SPREADSHEET)
        return relate(parts, self.part, "package", name)

    def _said(self, columns: Sequence[Column]) -> Iterator[str]:
        """Each series in words, for readers who cannot see it."""
        for column in columns:
            points = [point for point in column.points if point.value is not None]
            if len(column.points) > _MOST_SAID:
                yield f"{column.name}：{len(column.points)}项"
                continue
            said = (
                f"{clean(p.name)}：{shown(written(p.value), column.number_format)}"
                for p in points
                if p.value is not None
            )
            yield f"{column.name}（{'，'.join(said)}）"


def _refer(root: Element, ident: str) -> None:
    """Have the chart know its workbook; it asks for no other data when it is opened."""
    data = root.find(c("externalData"))
    if data is None:
        data = blank("externalData")
        update = blank("autoUpdate")
        update.set("val", "0")
        data.append(update)
        before = [child for child in root if label(child) in _BEFORE_DATA][-1]
        before.addnext(data)
    data.set(REFERENCE, ident)
