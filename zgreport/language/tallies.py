"""Tallies: the items of a list with the number of each, in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from zgreport.figures.model import Kind
from zgreport.language.entries import Entry, Term
from zgreport.language.faults import fault
from zgreport.language.values.breakdowns import BreakdownValue
from zgreport.language.values.figures import FigureValue
from zgreport.language.values.plain import Text, Value
from zgreport.language.values.things import Thing
from zgreport.wording import change, lists, magnitude, quantity

if TYPE_CHECKING:
    from collections.abc import Callable

    from zgreport.figures.model import Figure

__all__ = ["TALLIES"]

Filter: TypeAlias = "Term[Callable[..., Value]]"

_MEANS = frozenset({Kind.AVERAGE, Kind.MEAN})
_DAYS = "天"


def _or_nothing(figure: Figure) -> str:
    """The quantity, "" where a count is nothing."""
    return quantity.quantity(figure) if figure.value or figure.kind in _MEANS else ""


def _joined(
    entry: Entry,
    join: Callable[[list[tuple[str, str]]], str],
    say: Callable[[Figure], str] = quantity.quantity,
) -> Filter:
    """A filter that joins names and their quantities; items without a value are left out."""

    def joined(value: Value) -> Value:
        figures = _figures(value, entry.name)
        known = [(item.title, of.figure) for item, of in figures if of.figure.value is not None]
        text = join([(name, say(figure)) for name, figure in known])
        return Text(text, value.origin.through(entry.name))

    return Term(entry, joined)


def _range(value: Value) -> Value:
    """The least and the greatest of the items' figures; empty where none has a value."""
    figures = [of.figure for _, of in _figures(value, "范围") if of.figure.value is not None]
    figures.sort(key=lambda figure: figure.value or 0)
    ends = [quantity.quantity(figure) for figure in figures]
    text = magnitude.span(ends[0], ends[-1]) if ends else ""
    return Text(text, value.origin.through("范围"))


def _mean(value: Value) -> Value:
    """平均5.4天; 均为3天 where all are the same; 3天 of one alone; empty where none has a value."""
    if not isinstance(value, BreakdownValue) or value.breakdown.kind not in _MEANS:
        raise fault("filter_needs_means", of=value.label)
    known = [of.figure for _, of in _figures(value, "平均") if of.figure.value is not None]
    whole = value.ground.facts.figure(value.breakdown.expression)
    return Text(_of_all(known, whole), value.origin.through("平均"))


def _of_all(known: list[Figure], whole: Figure) -> str:
    if not known:
        return ""
    if len({figure.value for figure in known}) > 1:
        return "平均" + quantity.quantity(whole)
    is_same_day = known[0].value == 0 and known[0].unit == _DAYS
    said = f"不到1{_DAYS}" if is_same_day else quantity.quantity(known[0])
    if len(known) == 1:
        return said
    return ("均" if is_same_day else "均为") + said


def _moved(entry: Entry, words: Callable[[Figure], str]) -> Filter:
    """A filter that names the figures of a list that moved, and how; nothing where none did."""

    def moved(value: Value) -> Value:
        figures = [each for each in value.items if isinstance(each, FigureValue)]
        if len(figures) < len(value.items):
            raise fault("filter_needs_figures", filter=entry.name, of=value.label)
        said = [(figure.label, words(figure.compared)) for figure in figures]
        text = "，".join(name + how for name, how in said if how)
        return Text(text, value.origin.through(entry.name))

    return Term(entry, moved)


def _figures(value: Value, name: str) -> list[tuple[Thing, FigureValue]]:
    """The items with the figure of each; raises ZgreportError where they have none."""
    items = [(item, item.parts.get("值")) for item in value.items if isinstance(item, Thing)]
    found = [(item, figure) for item, figure in items if isinstance(figure, FigureValue)]
    if len(found) < len(value.items):
        raise fault("filter_needs_breakdown", filter=name, of=value.label)
    return found


TALLIES = (
    _joined(
        Entry("各", "", "每项接自己的数，一样多的归在一起", '{{ 发稿.前(3, "单位")|各 }}'),
        lists.grouped_by_count,
    ),
    _joined(
        Entry(
            "括注",
            "",
            "每项括注自己的数，一样多的归在一起，是0的说“没有”",
            '{{ 发稿.前(3, "单位")|括注 }}',
        ),
        lists.bracketed_counts,
        _or_nothing,
    ),
    _joined(
        Entry(
            "逐项",
            "",
            "照原来的先后，每项接自己的数；是0的说“没有”，都一样的说“均为”",
            '{{ 发稿(镜子="三棱镜").按("季")|逐项 }}',
        ),
        lists.one_by_one,
        _or_nothing,
    ),
    _moved(
        Entry(
            "减少的",
            "",
            "一列指标中比上年减少的，各说减少多少；没有的不印，也可以作条件",
            '{{ [发稿(级别="市级"), 发稿(载体="省日报")]|减少的 }}',
        ),
        change.fall,
    ),
    _moved(
        Entry(
            "增加的",
            "",
            "一列指标中比上年增加的，各说增加多少；没有的不印，也可以作条件",
            '{{ [发稿(级别="市级"), 发稿(载体="省日报")]|增加的 }}',
        ),
        change.rise,
    ),
    Term(Entry("范围", "", "各项的数从最小到最大", '{{ 组工信息.按("期号")|范围 }}'), _range),
    Term(
        Entry(
            "平均",
            "",
            "平均数前面加“平均”；各项都一样的，说“均为”",
            '{{ 报送.天数("事发日期", "报送日期").按("单位")|平均 }}',
        ),
        _mean,
    ),
)
"""What filters make of items with numbers."""
