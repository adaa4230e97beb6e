"""Filters on lists: several items to one text, whole, cut, grouped or from end to end."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.language.entries import Entry, Term, by_name
from zgreport.language.faults import fault
from zgreport.language.figure_values import FigureValue
from zgreport.language.things import Thing
from zgreport.language.values import Number, Text, Value
from zgreport.wording import lists, magnitude
from zgreport.wording.quantity import quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = ["FEWEST", "LIST_FILTERS"]

_COUNTED = "个"


@dataclass(frozen=True, slots=True)
class Joined(Text):
    """A text made of several, which a further filter may cut: 《甲》《乙》等12篇."""

    members: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """What it was made of."""
        return self.members


def _joined(name: str, join: Callable[[Sequence[str]], str]) -> Callable[[Value], Value]:
    """A filter that joins texts; an empty list gives an empty text, which prints nothing."""

    def joined(value: Value) -> Value:
        return Joined(join(value.texts), value.origin.through(name), value.texts)

    return joined


def _titles(value: Value) -> Value:
    titled = tuple(lists.title(name) for name in value.texts if name.strip())
    return Joined(lists.titles(value.texts), value.origin.through("书名号"), titled)


def _cut(name: str, cut: Callable[[Iterable[str], int, str], str]) -> Callable[..., Value]:
    """A filter that prints the first names only, and counts all or the rest."""

    def cut_short(value: Value, most: Value, counted: Value | None = None) -> Value:
        typed = most.label + (f', "{counted.label}"' if counted else "")
        word = counted.label if counted else _COUNTED
        text = cut(value.texts, int(most.number or 0), word)
        return Text(text, value.origin.through(f"{name}({typed})"))

    return cut_short


def _grouped(value: Value) -> Value:
    pairs = ((item.title, quantity(figure.figure)) for item, figure in _figures(value, "各"))
    text = lists.grouped_by_count((name, said) for name, said in pairs if said)
    return Text(text, value.origin.through("各"))


def _range(value: Value) -> Value:
    """The least and the greatest of the items' figures; empty where none has a value."""
    figures = [of.figure for _, of in _figures(value, "范围") if of.figure.value is not None]
    figures.sort(key=lambda figure: figure.value or 0)
    ends = [quantity(figure) for figure in figures]
    text = magnitude.span(ends[0], ends[-1]) if ends else ""
    return Text(text, value.origin.through("范围"))


def _figures(value: Value, name: str) -> list[tuple[Thing, FigureValue]]:
    """The items with the figure of each; raises ZgreportError where they have none."""
    items = [(item, item.parts.get("值")) for item in value.items if isinstance(item, Thing)]
    found = [(item, figure) for item, figure in items if isinstance(figure, FigureValue)]
    if len(found) < len(value.items):
        raise fault("filter_needs_breakdown", filter=name, of=value.label)
    return found


def _count(value: Value) -> Value:
    return Number(Fraction(len(value.items)), value.origin.through("个数"))


LIST_FILTERS: Mapping[str, Term[Callable[..., Value]]] = by_name(
    (
        Term(
            Entry("顿号", "", "用顿号连接", '{{ 发稿.前(3, "单位")|顿号 }}'),
            _joined("顿号", lists.enumerate_names),
        ),
        Term(
            Entry("和", "", "最后两项之间用“和”，其余用顿号", '{{ 发稿.前(3, "单位")|和 }}'),
            _joined("和", lists.joined_and),
        ),
        Term(Entry("书名号", "", "每项加书名号", '{{ 发稿.列("标题", 3)|书名号 }}'), _titles),
        Term(
            Entry(
                "等",
                "几[, 量词]",
                "只列前几项（至少两项），注明共几个；不多于几项时全列出",
                '{{ 发稿.前(30, "单位")|等(3, "个单位") }}',
            ),
            _cut("等", lists.with_count),
        ),
        Term(
            Entry(
                "和其他",
                "几[, 量词]",
                "只列前几项，注明其余几个；不多于几项时全列出",
                '{{ 发稿.前(30, "单位")|和其他(3, "个单位") }}',
            ),
            _cut("和其他", lists.cut),
        ),
        Term(
            Entry("各", "", "每项接自己的数，一样多的归在一起", '{{ 发稿.前(3, "单位")|各 }}'),
            _grouped,
        ),
        Term(Entry("范围", "", "各项的数从最小到最大", '{{ 组工信息.按("期号")|范围 }}'), _range),
        Term(Entry("个数", "", "有几项，是数", '{{ 发稿.前(3, "单位")|个数 }}'), _count),
    )
)
"""What each filter makes of a list."""

FEWEST: Mapping[str, int] = {"等": 2, "和其他": 1}
"""The filters that take a number of items, and the least of it: 等 follows several names."""
