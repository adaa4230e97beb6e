"""Unasked: a chart whose alternative text asks for no data: is that meant, or was it lost?

LibreOffice saves a chart without its alternative text; what was drawn, mostly last year's numbers,
would then be printed as this year's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.charts import is_meant, is_of_word, repaired
from zgreport.document.charts.formats import drawn_format, shown
from zgreport.document.charts.names import is_time
from zgreport.document.charts.series import drawn, drawn_name, points_of
from zgreport.document.charts.texts import texts
from zgreport.findings import Finding, room
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.document.ooxml import Element
    from zgreport.findings import Place

__all__ = ["Unasked"]

_ROOM = room("document")

# What the categories of a breakdown by time are called, and how such a one is typed.
_BY = {
    "季": Pattern(r"(?:第?[一二三四1-4]季度?|[Qq][1-4])"),
    "月": Pattern(r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?"),
    "半年": Pattern("[上下]半年"),
}
_OTHER = "单位"
_EXAMPLE = '图：发稿.按("{by}")'


@dataclass(frozen=True, slots=True)
class Unasked:
    """A chart that asks for no data: its XML, its name, its caption (图1 …) if any, its place.

    `alternatives` are the texts that somebody gave it.
    """

    chart: Element
    called: str
    caption: str
    place: Place
    alternatives: Sequence[str]

    def finding(self) -> Finding:
        """An error where this year's data were meant; else a warning of what is printed."""
        meant = next(filter(is_meant, self.alternatives), None)
        if meant is not None:
            values = {"chart": self.called, "right": repaired(meant)}
            return _ROOM.error("chart_unnamed", self.place, **values)
        tags = [t.text[s.start : s.end] for t in texts(self.chart) for s in t.spans]
        if tags:
            return _ROOM.error("chart_tags", self.place, chart=self.called, tag=tags[0])
        said = {"chart": self.called, "drawn": self._drawn(), "right": self._right()}
        if self._is_ours() and all(map(is_of_word, self.alternatives)):
            return _ROOM.error("chart_lost", self.place, **said)
        return _ROOM.warning("chart_as_drawn", self.place, **said)

    def _is_ours(self) -> bool:
        """True where it shows years or quarters, or is counted as the summary's charts are."""
        names = [drawn_name(each) for each in drawn(self.chart)]
        return bool(self.caption) or any(map(is_time, names)) or bool(self._by())

    def _by(self) -> str:
        """The column of time that its categories are those of; "" where they are no such ones."""
        said = {name for each in drawn(self.chart) for name, _ in points_of(each)}
        kinds = (by for by, names in _BY.items() if said and all(map(names.fullmatch, said)))
        return next(kinds, "")

    def _right(self) -> str:
        return _EXAMPLE.format(by=self._by() or _OTHER)

    def _drawn(self) -> tuple[str, ...]:
        """Each series with its last point, as it would be printed."""
        found: list[str] = []
        for series in drawn(self.chart):
            name, last = drawn_name(series), next(reversed(points_of(series)), None)
            number = shown(last[1], drawn_format(series)) if last else ""
            point = f"{last[0]} {number}".strip() if last else ""
            found.append("：".join(filter(None, (name, point))))
        return tuple(filter(None, found))
