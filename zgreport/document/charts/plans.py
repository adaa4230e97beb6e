"""Plans: which charts of a template are given data, told before anything is filled.

What cannot be drawn truly is refused here, at the paragraph the chart stands in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.charts import KIND, Asked, alternative_text, asked, is_meant, is_of_word
from zgreport.document.charts.cells import is_unread, names_of
from zgreport.document.charts.drawings import CHART, REFERENCE, c, child_value, drawings, label
from zgreport.document.charts.kept import kept, kept_for
from zgreport.document.charts.names import years_of
from zgreport.document.charts.series import drawn, drawn_name, plots
from zgreport.document.charts.texts import linked_titles, texts, title
from zgreport.document.charts.unasked import Unasked
from zgreport.document.markup import is_markup
from zgreport.document.ooxml import Element, parse
from zgreport.document.paragraphs import paragraphs
from zgreport.document.relations import relations_of
from zgreport.document.typed import TypedParagraph
from zgreport.findings import Finding, room
from zgreport.patterns import Pattern
from zgreport.tags import Tag
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.document.charts.drawings import Drawing
    from zgreport.document.paragraphs import Paragraph
    from zgreport.document.stories import Story
    from zgreport.findings import Place

__all__ = ["NUMBER", "Plan", "Planned", "plan"]

_ROOM = room("document")

NUMBER = "zgchart"
"""An attribute, in no namespace, of a drawing that is planned: the number of its plan."""

_WORDS = ("descr", "title")
_PIES = ("pieChart", "pie3DChart", "ofPieChart")  # show their first series only
_KINDS = frozenset(
    f"{kind}Chart"
    for kind in ("bar", "bar3D", "line", "line3D", "pie", "pie3D", "doughnut", "ofPie", "area")
) | {"area3DChart", "radarChart"}
_CAPTION = Pattern(r"\s*图\s*[\d一二三四五六七八九十]{1,3}(?![\d年月])")
_NEAR = 2  # paragraphs between a chart and its caption
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart that is given data: its part, its name, the names of its drawn series in order.

    `alone` where all its series are of one breakdown.
    """

    part: str
    called: str
    place: Place
    series: tuple[str, ...]
    alone: bool


@dataclass(slots=True)
class Planned:
    """What was planned: the plans by their number, the elements that carry a tag, the findings.

    `typed` are the words in all charts, as somebody typed them.
    """

    plans: list[Plan] = field(default_factory=list)
    carriers: list[tuple[Element, Tag]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    typed: list[TypedParagraph] = field(default_factory=list)


def plan(
    root: Element, story: Story, parts: Mapping[str, bytes], place: Place, first: int
) -> Planned:
    """The charts of a story; their drawings are numbered from `first` and have lost their text."""
    planned = Planned()
    held = paragraphs(root)
    targets = {r.ident: r.target for r in relations_of(parts, story.part) if not r.external}
    every = list(drawings(root))
    for drawing, once in zip(every, kept_for(every, kept(parts)), strict=True):
        alternatives = _alternatives(drawing.properties)
        here = _place(drawing, held, place)
        if drawing.chart is None:
            planned.findings += _no_chart(alternatives, here)
            continue
        target = targets.get(drawing.chart.get(REFERENCE, ""), "")
        if not is_markup(parts, target):
            planned.findings.append(_ROOM.error("chart_broken", here, chart=_own(drawing)))
            continue
        chart = parse(parts[target])
        caption = _caption(drawing, held)
        called = title(chart) or caption or _own(drawing)
        names = names_of(chart, target, parts)
        found = _Reading(chart, called[:_LONGEST_NAME], caption, here, target, names)
        planned.typed += found.typed()
        planned.findings += found.kept_otherwise(alternatives, once)
        if once and all(map(is_of_word, alternatives)):
            alternatives = (once,)
        tag = found.tag(alternatives, planned.findings)
        if tag is not None:
            number = first + len(planned.plans)
            planned.plans.append(found.plan(tag))
            planned.carriers.append((_marked(drawing.properties, number), tag))
    return planned


@dataclass(frozen=True, slots=True)
class _Reading:
    """A chart that is looked at: its XML, its name and caption, where it stands, its part.

    `names` are those of its drawn series, in their order.
    """

    chart: Element
    called: str
    caption: str
    place: Place
    part: str
    names: tuple[str, ...]

    def typed(self) -> Iterator[TypedParagraph]:
        for text in filter(lambda text: text.text.strip(), texts(self.chart)):
            places = (self.place,) * len(text.spans)
            yield TypedParagraph(text.text, text.spans, places, self.place)

    def kept_otherwise(self, alternatives: Sequence[str], once: str) -> Iterator[Finding]:
        """A warning where the text that is kept asks for something else."""
        wanted = [series for each in alternatives if (series := asked(each))]
        if once and wanted and asked(once) not in wanted:
            values = {"chart": self.called, "kept": once}
            yield _ROOM.warning("chart_kept_other", self.place, **values)

    def tag(self, alternatives: Sequence[str], findings: list[Finding]) -> Tag | None:
        """The tag that the chart is; None, with the reason, where it is none."""
        wanted = [series for each in alternatives if (series := asked(each)) is not None]
        if not wanted:
            unasked = Unasked(self.chart, self.called, self.caption, self.place, alternatives)
            findings.append(unasked.finding())
            return None
        refused = [*self._refused(wanted)]
        series = wanted[0] if refused else self._matched(wanted[0])
        if not refused and series is None:
            refused.append(self._other_series(wanted[0]))
        findings += refused or self._unread(wanted[0])
        if refused or series is None:
            return None
        inner = (Tag("{", s.inner, self.place) for t in texts(self.chart) for s in t.spans)
        return Tag(KIND, alternative_text(series), self.place, tuple(inner))

    def plan(self, tag: Tag) -> Plan:
        """The plan of a chart that is such a tag."""
        sources = {each.source for each in asked(tag.body) or ()}
        return Plan(self.part, self.called, self.place, self.names, len(sources) == 1)

    def _matched(self, series: tuple[Asked, ...]) -> tuple[Asked, ...] | None:
        """A series for each that is drawn; of one breakdown both years, where two are drawn."""
        if len(self.names) == len(series):
            return series
        if len(self.names) != 2 or len(series) != 1 or series[0].of_last_year:
            return None
        years = years_of(self.names)
        return years and tuple(Asked(series[0].name, series[0].source, last) for last in years)

    def _unread(self, series: tuple[Asked, ...]) -> Iterator[Finding]:
        """A warning where two series are two years, and nobody can tell which is which."""
        unread = map(is_unread, drawn(self.chart), self.names)
        if len(series) < len(self.names) and any(unread):
            yield _ROOM.warning("chart_names_unread", self.place, chart=self.called)

    def _other_series(self, series: tuple[Asked, ...]) -> Finding:
        names = tuple(name or "（无名）" for name in self.names)
        values = {"chart": self.called, "count": len(names), "asked": len(series), "names": names}
        return _ROOM.error("chart_series", self.place, **values)

    def _refused(self, wanted: Sequence[tuple[Asked, ...]]) -> Iterator[Finding]:
        """Why the chart cannot be given data, whatever they are."""
        if not wanted[0]:
            yield _ROOM.error("chart_blank", self.place, chart=self.called)
        if any(other != wanted[0] for other in wanted):
            yield _ROOM.error("chart_two_texts", self.place, chart=self.called)
        found = plots(self.chart)
        if not found or any(label(each) not in _KINDS for each in found):
            yield _ROOM.error("chart_kind", self.place, chart=self.called)
        elif len(list(drawn(self.chart))) > 1 and all(label(each) in _PIES for each in found):
            yield _ROOM.error("chart_pie", self.place, chart=self.called)
        elif next(self.chart.iter(c("multiLvlStrRef")), None) is not None:
            yield _ROOM.error("chart_levels", self.place, chart=self.called)
        elif _is_typed(self.chart):
            yield _ROOM.error("chart_labels", self.place, chart=self.called)


def _is_typed(chart: Element) -> bool:
    """True where a label or an error bar says what somebody gave it by hand, or some cells.

    So does a title that is linked to a cell, but for the cell with the name of a series.
    """
    names = {drawn_name(series) for series in drawn(chart)}
    if any(name not in names for _, name in linked_titles(chart)):
        return True
    by_hand = any(each.find(c("tx")) is not None for each in chart.iter(c("dLbl")))
    from_cells = any(each.get("val") == "1" for each in chart.iter("{*}showDataLabelsRange"))
    custom = any(child_value(bars, "errValType") == "cust" for bars in chart.iter(c("errBars")))
    return by_hand or from_cells or custom


def _no_chart(alternatives: Sequence[str], place: Place) -> Iterator[Finding]:
    """An error for a picture or a shape that is to be a chart."""
    for text in alternatives:
        if is_meant(text) and asked(text) is not None:
            yield _ROOM.error("chart_is_picture", place, text=text[:_LONGEST_NAME])
            return


def _alternatives(properties: Element) -> tuple[str, ...]:
    return tuple(text for name in _WORDS if (text := properties.get(name, "")).strip())


def _marked(properties: Element, number: int) -> Element:
    """The drawing's names with the plan's number, without what was asked there."""
    properties.set(NUMBER, str(number))
    for name in _WORDS:
        if asked(properties.get(name, "")) is not None:
            del properties.attrib[name]
    return properties


def _own(drawing: Drawing) -> str:
    return drawing.properties.get("name", "")


def _caption(drawing: Drawing, held: Sequence[Paragraph]) -> str:
    """The paragraph beside the chart that names it: 图1 …; "" where there is none.

    It stands below; one above is another chart's where a chart stands over it.
    """
    own = next((n for n, p in enumerate(held) if p.element is drawing.paragraph), None)
    if own is None:
        return ""
    near = (own + far * step for far in range(_NEAR + 1) for step in (1, -1))
    for at in (n for n in near if 0 <= n < len(held)):
        is_below_another = 0 < at < own and _holds_chart(held[at - 1])
        if _CAPTION.match(held[at].text) and not is_below_another:
            return " ".join(held[at].text.split())
    return ""


def _holds_chart(paragraph: Paragraph) -> bool:
    return next(paragraph.element.iter(CHART), None) is not None


def _place(drawing: Drawing, held: Sequence[Paragraph], place: Place) -> Place:
    found = next((p for p in held if p.element is drawing.paragraph), None)
    return place if found is None else found.at(place)
