"""Cells: figures and how they changed as the cells of a table have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.language.faults import fault
from zgreport.language.forms import Worded
from zgreport.language.values.figures import FigureValue
from zgreport.language.values.plain import Number, Text, Value
from zgreport.wording import change, quantity
from zgreport.wording.digits import grouped
from zgreport.wording.rounding import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zgreport.figures.model import Figure

__all__ = ["in_table", "or_dash"]

_IN_TABLE: Mapping[str, Callable[[Figure], str]] = {
    "": quantity.table_value,
    "数": quantity.table_value,
    "上年": quantity.table_previous,
    "上年.数": quantity.table_previous,
    "增减": quantity.table_difference,
    "同比": change.in_table,
    "增幅": change.in_table,
}
_IN_CELLS: Mapping[str, Callable[[Figure], str]] = {
    "增减": quantity.difference,
    "同比": change.full,
    "增幅": change.short,
    "较上年": change.against,
}


def in_table(value: Value) -> Value:
    """As tables have it: in groups, without measure word, with a sign; — where there is none."""
    match value:
        case FigureValue():
            return Worded(_IN_TABLE[""](value.figure), "|表格", value)
        case Worded() if value.form in _IN_TABLE:
            if value.form == "上年" and value.is_missing:
                return Worded(quantity.NOTHING, f"{value.form}|表格", value.of)
            figure, words = value.of.figure, _IN_TABLE[value.form]
            marked = change.marked_like_for_like(figure, words) if value.form in _IN_CELLS else ""
            return Worded(marked or words(figure), f"{value.form}|表格", value.of)
        case Number():
            places = len(trimmed(value.exact, 2).partition(".")[2])
            return Text(grouped(value.exact, places), value.origin.through("表格"))
    raise fault("not_for_tables", of=value.label)


def or_dash(value: Value) -> Value:
    """What the value prints, or — in its place where that is nothing.

    A change that may not be said as it is gives place to that of what both years count.
    """
    shown = value.shown()
    through = value.origin.through("或横线")
    text = shown.text
    if not text and isinstance(value, Worded) and value.form in _IN_CELLS:
        text = change.marked_like_for_like(value.of.figure, _IN_CELLS[value.form])
    return Text(text or quantity.NOTHING, shown.origin or through)
