"""Filters: what may stand behind |."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.language.faults import fault
from zgreport.language.figure_values import FigureValue
from zgreport.language.forms import FORMS, Worded, spelled, with_change
from zgreport.language.values import Number, Origin, Text, Value
from zgreport.numerals import writing
from zgreport.wording import lists
from zgreport.wording.quantity import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["FILTERS"]


def _with_change(value: Value) -> Value:
    if not isinstance(value, FigureValue | Worded):
        raise fault("filter_needs_figure", filter="带同比", of=value.label)
    return with_change(value)


def _joined(name: str, join: Callable[[Sequence[str]], str]) -> Callable[[Value], Value]:
    """A filter that joins texts; an empty list gives an empty text, which prints nothing."""

    def joined(value: Value) -> Value:
        text = join(value.texts)
        return Text(text, _through(value, name))

    return joined


def _through(value: Value, name: str) -> Origin:
    """The value's origin, with the filter added to its form."""
    origin = value.origin
    return Origin(origin.expression, f"{origin.form}|{name}", origin.figure)


def _count(value: Value) -> Value:
    return Number(Fraction(len(value.items)), _through(value, "个数"))


def _in_numerals(value: Value) -> Value:
    if isinstance(value, FigureValue):
        return FORMS["汉字"](value)
    return Text(spelled(value.number, value.label), _through(value, "汉字"))


def _year_in_numerals(value: Value) -> Value:
    year = value.number
    if year is None or year.denominator != 1 or not 1000 <= year <= 9999:
        raise fault("not_a_year", of=value.label)
    return Text(writing.year(int(year)), _through(value, "汉字年"))


def _or_dash(value: Value) -> Value:
    """What the value prints, or — in its place where that is nothing."""
    shown = value.shown()
    return Text(shown.text or NOTHING, shown.origin or _through(value, "或横线"))


FILTERS: Mapping[str, Callable[[Value], Value]] = {
    "带同比": _with_change,
    "顿号": _joined("顿号", lists.enumerate_names),
    "和": _joined("和", lists.joined_and),
    "书名号": _joined("书名号", lists.titles),
    "个数": _count,
    "汉字": _in_numerals,
    "汉字年": _year_in_numerals,
    "或横线": _or_dash,
}
"""What each filter makes of a value."""
