"""Methods: the forms that take arguments, for figures and for breakdowns."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from zgreport.figures.expression import (
    Days,
    Distinct,
    Mean,
    Measure,
    Quotient,
    Rows,
)
from zgreport.figures.model import Kind
from zgreport.language.breakdown_values import BreakdownValue
from zgreport.language.faults import fault
from zgreport.language.figure_values import FigureValue, figure_value, wrong_arguments
from zgreport.language.report_values import ContestValue
from zgreport.language.values import Arguments, Number, Origin, Text, Texts, Value
from zgreport.names import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zgreport.figures.breakdown import Breakdown, Item

__all__ = ["apply"]


def apply(value: Value, name: str, arguments: Arguments) -> Value:
    """What `value.name(arguments)` is; raises ZgreportError where it is nothing."""
    if isinstance(value, FigureValue) and name in _OF_FIGURES:
        return _OF_FIGURES[name](value, arguments)
    if isinstance(value, BreakdownValue) and name in _OF_BREAKDOWNS:
        count, keep = _OF_BREAKDOWNS[name]
        limits = [_decimal(name, argument) for argument in arguments.positional]
        if len(limits) != count:
            raise wrong_arguments(name)
        typed = ", ".join(argument.label for argument in arguments.positional)
        kept = keep(value.breakdown, *limits)
        return replace(value, breakdown=kept, form=f"{value.form}.{name}({typed})")
    if isinstance(value, ContestValue) and name == "权重":
        return value.weight(*_texts(name, arguments, 1))
    return value.attribute(name).call(arguments)


def _share(value: FigureValue, arguments: Arguments) -> Value:
    match arguments.positional:
        case [FigureValue() as whole]:
            return figure_value(value.ground, Quotient(value.expression, whole.expression))
    raise wrong_arguments("占")


def _by(value: FigureValue, arguments: Arguments) -> Value:
    (column,) = _texts("按", arguments, 1)
    breakdown = value.ground.facts.breakdown(value.expression, column)
    return BreakdownValue(value.ground, breakdown, f'.按("{column}")')


def _first(value: FigureValue, arguments: Arguments) -> Value:
    """The best items with all ties at the last place; without zeros and unlisted names."""
    match arguments.positional:
        case [Number(exact=count), Text(text=column)] if count.denominator == 1 and count > 0:
            column = tidy(column)
            breakdown = value.ground.facts.breakdown(value.expression, column)
        case _:
            raise wrong_arguments("前")
    items = [item for item in breakdown.items if _counts(item, breakdown)]
    kept = tuple(items[: int(count)])
    if kept:
        kept += tuple(item for item in items[int(count) :] if item.value == kept[-1].value)
    form = f'.前({count}, "{column}")'
    return BreakdownValue(value.ground, replace(breakdown, items=kept), form)


def _counts(item: Item, breakdown: Breakdown) -> bool:
    """A mean of 0 (no days at all) is a value; a count of 0 is nothing."""
    return item.listed and (
        bool(item.value) or (item.value == 0 and breakdown.kind is Kind.AVERAGE)
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
            raise wrong_arguments("列")
    if not (by is None or isinstance(by, Text)):
        raise wrong_arguments("列")
    rows = value.expression
    if not isinstance(rows, Rows | Measure):
        raise fault("needs_rows", form="列", of=value.label)
    column, order = tidy(column), tidy(by.text) if by else None
    values = value.ground.facts.values(rows, column, order)[:most]
    typed = [f'"{column}"', *([str(most)] if most else []), *([f'按="{order}"'] if order else [])]
    source = Origin(value.label, f".列({', '.join(typed)})", value.figure)
    return Texts(values, source)


def _distinct(value: FigureValue, arguments: Arguments) -> Value:
    (column,) = _texts("种数", arguments, 1)
    return figure_value(value.ground, Distinct(_rows(value, "种数"), column))


def _mean(value: FigureValue, arguments: Arguments) -> Value:
    (column,) = _texts("平均", arguments, 1)
    return figure_value(value.ground, Mean(_rows(value, "平均"), column))


def _days(value: FigureValue, arguments: Arguments) -> Value:
    start, end = _texts("天数", arguments, 2)
    return figure_value(value.ground, Days(_rows(value, "天数"), start, end))


def _rows(value: FigureValue, form: str) -> Rows:
    if not isinstance(value.expression, Rows):
        raise fault("needs_rows", form=form, of=value.label)
    return value.expression


def _texts(form: str, arguments: Arguments, count: int) -> list[str]:
    texts = [tidy(value.text) for value in arguments.positional if isinstance(value, Text)]
    if len(texts) != count or len(arguments.positional) != count:
        raise wrong_arguments(form)
    return texts


def _decimal(form: str, value: Value) -> Decimal:
    limit = value.literal() if isinstance(value, Number) else None
    if not isinstance(limit, int | Decimal):
        raise wrong_arguments(form)
    return Decimal(limit)


_OF_FIGURES: Mapping[str, Callable[[FigureValue, Arguments], Value]] = {
    "占": _share,
    "按": _by,
    "前": _first,
    "列": _column,
    "种数": _distinct,
    "平均": _mean,
    "天数": _days,
}
_OF_BREAKDOWNS: Mapping[str, tuple[int, Callable[..., Breakdown]]] = {
    "低于": (1, lambda breakdown, limit: breakdown.below(limit)),
    "高于": (1, lambda breakdown, limit: breakdown.above(limit)),
    "不在": (2, lambda breakdown, low, high: breakdown.outside(low, high)),
}
