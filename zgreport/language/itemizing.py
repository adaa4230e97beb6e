"""Itemizing: a figure by the values of a column, its best values, the texts of a column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.figures.expression import Measure, Rows
from zgreport.figures.model import Kind
from zgreport.figures.order import Order
from zgreport.language.entries import Entry, Term
from zgreport.language.faults import fault
from zgreport.language.values.breakdowns import BreakdownValue
from zgreport.language.values.plain import Arguments, Cut, Number, Origin, Text, Texts, Value
from zgreport.names import tidy

if TYPE_CHECKING:
    from zgreport.figures.breakdown import Breakdown, Item
    from zgreport.findings import ZgreportError
    from zgreport.language.values.figures import FigureValue

__all__ = ["ITEMIZING", "wrong_arguments"]

_AS_LISTED = "名录"
_NAMES_OF_TIME = {"季": "季度"}
_ZERO_IS_SOMETHING = frozenset({Kind.AVERAGE, Kind.MEAN})

_BY = Entry(
    "按",
    '列[, 序="名录"]',
    "按一列分开的各项，也可以按月、季、半年；时间按先后，其他从大到小，或按名录的先后",
    '{{ 发稿.按("类别")|个数 }}',
)
_FIRST = Entry(
    "前", "几, 列", "按一列分开后最多的几项，并列的都算", '{{ 发稿.前(3, "单位")|顿号 }}'
)
_COLUMN = Entry(
    "列",
    "列[, 几[, 按=列]]",
    "一列里的文字，先日期后行序，或按另一列从大到小，并列的都算",
    '{{ 发稿(镜子="三棱镜").列("标题", 3, 按="分值")|书名号 }}',
)


def wrong_arguments(entry: Entry) -> ZgreportError:
    """The error that shows how a form with arguments is typed."""
    return fault("form_arguments", name=entry.name, takes=entry.takes, right=entry.example)


def _by(value: FigureValue, arguments: Arguments) -> Value:
    """The items by time where they are times, else the largest first; 序="名录": as listed."""
    match arguments.positional:
        case [Text(text=column)]:
            column = tidy(column)
        case _:
            raise wrong_arguments(_BY)
    listed = arguments.named.get("序")
    if listed is not None and not (isinstance(listed, Text) and tidy(listed.text) == _AS_LISTED):
        raise wrong_arguments(_BY)
    order = Order.LISTED if listed else Order.USUAL
    breakdown = value.ground.facts.breakdown(value.expression, column, order)
    typed = f', 序="{_AS_LISTED}"' if listed else ""
    return BreakdownValue(value.ground, breakdown, f'.按("{column}"{typed})')


def _first(value: FigureValue, arguments: Arguments) -> Value:
    """The best items with all ties at the last place; without zeros and unlisted names."""
    match arguments.positional:
        case [Number(exact=count), Text(text=column)] if count.denominator == 1 and count > 0:
            column = tidy(column)
            breakdown = value.ground.facts.breakdown(value.expression, column)
        case _:
            raise wrong_arguments(_FIRST)
    items = [item for item in breakdown.items if _counts(item, breakdown)]
    kept = tuple(items[: int(count)])
    if kept:
        kept += tuple(item for item in items[int(count) :] if item.value == kept[-1].value)
    form, word = f'.前({count}, "{column}")', _word_of(value, column)
    return BreakdownValue(value.ground, replace(breakdown, items=kept), form, int(count), word)


def _word_of(value: FigureValue, column: str) -> str:
    """What the names of a column are counted in: 个单位, unless the definition has a word."""
    facts = value.ground.facts
    words = (facts.word_of(ledger, column) for ledger in facts.ledgers_of(value.expression))
    return next((word for word in words if word), "") or f"个{_NAMES_OF_TIME.get(column, column)}"


def _counts(item: Item, breakdown: Breakdown) -> bool:
    """A mean of 0 (no days at all, no degrees) is a value; a count of 0 is nothing."""
    return item.listed and (
        bool(item.value) or (item.value == 0 and breakdown.kind in _ZERO_IS_SOMETHING)
    )


def _column(value: FigureValue, arguments: Arguments) -> Value:
    """The texts of a column; 按= orders them by another column, the highest first."""
    by = arguments.named.get("按")
    match arguments.positional:
        case [Text(text=column)]:
            most = None
        case [Text(text=column), Number(exact=count)] if count.denominator == 1 and count > 0:
            most = int(count)
        case _:
            raise wrong_arguments(_COLUMN)
    if not (by is None or isinstance(by, Text)):
        raise wrong_arguments(_COLUMN)
    rows = value.expression
    if not isinstance(rows, Rows | Measure):
        raise fault("needs_rows", form="列", of=value.label)
    column, order = tidy(column), tidy(by.text) if by else None
    facts = value.ground.facts
    values = facts.values(rows, column, order, most)
    is_name = (held := facts.columns(rows.ledger).get(column)) and held.registry == column
    word = _word_of(value, column) if is_name else facts.word_of(rows.ledger) or "项"
    cut = Cut(most, word) if most and len(values) > 2 * most else None
    typed = [f'"{column}"', *([str(most)] if most else []), *([f'按="{order}"'] if order else [])]
    source = Origin(value.label, f".列({', '.join(typed)})", value.figure)
    return Texts(values, source, cut)


ITEMIZING = (Term(_BY, _by), Term(_FIRST, _first), Term(_COLUMN, _column))
"""The forms that give several things of one figure."""
