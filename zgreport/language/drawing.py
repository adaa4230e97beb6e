"""Drawing: breakdowns as the series of a chart, every point of them recorded like a printed value.

All series stand over the same categories, in the order of the first; what has no value is a gap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.charts import Chart, Point, Series
from zgreport.figures.model import Kind, Status
from zgreport.findings import ZgreportError
from zgreport.language.faults import fault, merged
from zgreport.language.values.breakdowns import BreakdownValue
from zgreport.language.values.figures import FigureValue, ScoresValue
from zgreport.language.values.plain import Origin, Shown
from zgreport.language.values.things import Thing
from zgreport.values import dataclass
from zgreport.wording import quantity
from zgreport.wording.dates import span
from zgreport.wording.lists import UNLISTED, enumerate_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zgreport.charts import Asked
    from zgreport.figures.model import Figure
    from zgreport.language.values.plain import Value

__all__ = ["draw"]

_VALUES = ("值", "得分")
_FORM = "上年"
_PLACES = {Kind.FLOW: 2, Kind.STOCK: 2}


@dataclass(frozen=True, slots=True)
class _Row:
    """The items of one series: their names and figures."""

    asked: Asked
    value: Value
    items: tuple[tuple[str, FigureValue], ...]

    @property
    def label(self) -> str:
        return self.value.label

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.items)


def draw(
    wanted: Iterable[tuple[Asked, Value]],
    texts: Sequence[str],
    record: Callable[[Shown, Origin], str],
) -> Chart:
    """The chart of the breakdowns; raises ZgreportError where one is none, or they don't agree."""
    rows: list[_Row] = []
    faults: list[ZgreportError] = []
    for asked, value in wanted:
        try:
            rows.append(_row(asked, value))
        except ZgreportError as error:
            faults.append(error)
    if faults:
        raise merged(faults)
    names = _categories(rows)
    return Chart(tuple(_series(row, names, record) for row in rows), tuple(texts))


def _row(asked: Asked, value: Value) -> _Row:
    if isinstance(value, FigureValue) and not isinstance(value, ScoresValue):
        raise no_breakdown(value.label, f'{value.label}.按("月")')
    if value.is_missing:
        raise fault("no_value", of=value.label)
    items = tuple(_item(item, value) for item in _items(value, asked))
    if not items:
        raise fault("chart_empty", of=value.label)
    return _Row(asked, value, items)


def _items(value: Value, asked: Asked) -> tuple[Value, ...]:
    try:
        return value.items
    except ZgreportError:
        raise no_breakdown(asked.source) from None


def no_breakdown(of: str, right: str = '发稿.按("月")') -> ZgreportError:
    """The error of what cannot be drawn, with what can."""
    return fault("chart_no_breakdown", of=of, right=f"图：{right}")


def _item(item: Value, value: Value) -> tuple[str, FigureValue]:
    if isinstance(item, Thing):
        figure = next((item.parts[name] for name in _VALUES if name in item.parts), None)
        name = item.parts.get("名")
        if isinstance(figure, FigureValue) and name is not None:
            return enumerate_names(name.texts), figure
    raise no_breakdown(value.label)


def _categories(rows: Sequence[_Row]) -> tuple[str, ...]:
    """Those of the first series; rows in no registry may be in one of them only, and come last."""
    first, *others = rows
    names = dict.fromkeys(first.names)
    if len(names) < len(first.items):
        raise fault("chart_categories", of=first.label, other=first.label)
    for row in others:
        if set(row.names) - {UNLISTED} != set(first.names) - {UNLISTED}:
            raise fault("chart_categories", of=first.label, other=row.label)
        names |= dict.fromkeys(row.names)
    return tuple(names)


def _series(row: _Row, names: Sequence[str], record: Callable[[Shown, Origin], str]) -> Series:
    figures = dict(row.items)
    points = tuple(_point(row, name, figures.get(name), record) for name in names)
    period = row.items[0][1].ground.facts.period
    year = period.a_year_before() if row.asked.of_last_year else period
    told = span(year), row.label, _number_format(row, points)
    return Series(row.asked, *told, points, _left_out(row) if row.asked.of_last_year else "")


def _left_out(row: _Row) -> str:
    """What last year had of items that this year has not: units that are gone, other words."""
    value = row.value
    if not isinstance(value, BreakdownValue) or not value.plain:
        return ""
    whole = value.ground.facts.figure(value.breakdown.expression)
    parts = [of.figure.previous for _, of in row.items]
    if whole.kind is not Kind.FLOW or whole.previous is None or None in parts:
        return ""
    rest = whole.previous - sum(part for part in parts if part is not None)
    return quantity.amount(rest, whole) if rest > 0 else ""


def _point(
    row: _Row, name: str, of: FigureValue | None, record: Callable[[Shown, Origin], str]
) -> Point:
    if of is None:
        return Point(name, None)
    figure = _beside_last_year(of) if row.asked.of_last_year else of.figure
    value = figure.previous if row.asked.of_last_year else figure.value
    if value is None:
        return Point(name, None)
    form = _FORM if row.asked.of_last_year else ""
    shown = Shown(quantity.amount(value, figure))
    return Point(name, value, record(shown, Origin(of.label, form, figure)))


def _beside_last_year(of: FigureValue) -> Figure:
    """The figure; where its two years count other things, they are noted as compared."""
    figure = of.figure
    return of.compared if figure.change.status is Status.REDEFINED else figure


def _number_format(row: _Row, points: Iterable[Point]) -> str:
    """As a spreadsheet has it: the percents that the definition wants; no more than two decimals.

    Months are counted whole and shown so; where one value has decimals all show as many.
    """
    figure = row.items[0][1].figure
    if figure.kind is Kind.SHARE:
        return "0." + "0" * figure.decimals + "%" if figure.decimals else "0%"
    if all(point.value is None or point.value.denominator == 1 for point in points):
        return "General"
    return "0." + "0" * _PLACES.get(figure.kind, 1)
