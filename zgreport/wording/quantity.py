"""Quantity: a figure's value, last year's value and the difference, with the measure word.

By kind.  Flow and stock: whole, or at most two decimals.  Rank: 第2位.  Share: percent, one
decimal or as many as the definition says.  Quotient: one decimal (617.1次/条).  Average, mean and
so many for each of another: at most one decimal (3.5天, 3天, 每万人次3.7件).  All half up from the
exact value; prose without grouping, tables with (GB/T 15835-2011 5.1).  What does not exist is ""
in prose and "—" in tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.figures.model import Figure, Kind
from zgreport.wording.digits import grouped, percent
from zgreport.wording.once import once
from zgreport.wording.rounding import fixed, half_up, telling, trimmed

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = [
    "NOTHING",
    "TIME_DIRECTIONS",
    "amount",
    "difference",
    "number",
    "quantity",
    "table_difference",
    "table_previous",
    "table_value",
    "worded",
    "year_before",
]

NOTHING = "—"
"""What a table cell holds where there is no value."""

# More digits than a leader reads are noise.
_PLACES = {
    Kind.QUOTIENT: 1,
    Kind.PER: 1,
    Kind.AVERAGE: 1,
    Kind.MEAN: 1,
    Kind.FLOW: 2,
    Kind.STOCK: 2,
}
_DIRECTIONS = {
    Kind.RANK: ("上升", "下降"),
    Kind.SHARE: ("提高", "下降"),
    Kind.MEAN: ("提高", "下降"),
}
_MEANS = frozenset({Kind.AVERAGE, Kind.MEAN})
_TIMES = frozenset({"天", "工作日", "个工作日", "小时", "分钟", "秒"})
TIME_DIRECTIONS = ("延长", "缩短")
"""The words for more and for less time."""


def number(value: Fraction, kind: Kind, decimals: int = 1) -> str:
    """The value without measure word: 563, 12.7%, 617.1; `decimals` are those of a percentage.

    A share is never rounded to 0.0% or 100.0%, nor a quotient to 0.0, unless it is that: more
    decimals are given (0.04%).  0% and 100% themselves stand without decimals.
    """
    if kind is Kind.SHARE:
        return _percent(value, decimals)
    if kind is Kind.QUOTIENT:
        return telling(value, 1, (0,)) if value else "0"
    if kind is Kind.PER and value and not half_up(value, 1):
        return telling(value, 1, (0,))
    return trimmed(value, _PLACES.get(kind, 0))


@once
def quantity(figure: Figure) -> str:
    """This year's value in words: 563篇, 12.7%, 第2位, 617.1次/条; "" where it does not exist."""
    return amount(figure.value, figure)


@once
def year_before(figure: Figure) -> str:
    """Last year's value in the same words; "" where it does not exist."""
    return amount(figure.previous, figure)


def amount(value: Fraction | None, figure: Figure) -> str:
    """Any value in the words of the figure: its kind and measure word; "" for None."""
    if value is None:
        return ""
    return worded(number(value, figure.kind, figure.decimals), figure)


def worded(text: str, figure: Figure) -> str:
    """The digits, or a numeral, in the words of the figure: 第2位, 每万人次3.7件, 563篇."""
    if figure.kind is Kind.RANK:
        return f"第{text}{figure.unit}"
    return f"{'每' if figure.base else ''}{figure.base}{text}{_word(figure)}"


def _word(figure: Figure) -> str:
    """The measure word of its number alone: 件 of 每万人次3.7件."""
    return figure.unit.removesuffix(f"/{figure.base}") if figure.base else figure.unit


@once
def difference(figure: Figure) -> str:
    """The difference in absolute words: 增加51篇, 减少3篇, 持平; "" where there is none.

    A share moves in 个百分点 (提高1.2个百分点), a rank in places (上升1位); what took
    days or hours is 延长 or 缩短.  A difference that rounds to nothing is 基本持平.
    """
    size = figure.change.difference
    if size is None:
        return ""
    if size == 0:
        return "持平"
    text = _difference_size(abs(size), figure)
    if not text.strip("0."):
        return "基本持平"
    rise, fall = directions(figure)
    unit = "个百分点" if figure.kind is Kind.SHARE else _word(figure)
    return (rise if size > 0 else fall) + text + unit


def directions(figure: Figure) -> tuple[str, str]:
    """The words for more and for less of the figure in absolute numbers."""
    if figure.kind in _MEANS and figure.unit in _TIMES:
        return TIME_DIRECTIONS
    return _DIRECTIONS.get(figure.kind, ("增加", "减少"))


@once
def table_value(figure: Figure) -> str:
    """This year's value for a table: grouped digits without measure word, "—" for None."""
    return _cell(figure.value, figure)


@once
def table_previous(figure: Figure) -> str:
    """Last year's value for a table: grouped digits without measure word, "—" for None."""
    return _cell(figure.previous, figure)


@once
def table_difference(figure: Figure) -> str:
    """The difference for a table with its sign: 51, -3, 0; "—" for None.

    A share's is in percentage points (1.2); a rank's is positive for places gained.
    """
    size = figure.change.difference
    if size is None:
        return NOTHING
    if figure.kind is Kind.SHARE:
        return fixed(size * 100, figure.decimals)
    return _cell(size, figure)


def _percent(value: Fraction, decimals: int) -> str:
    return percent(value, 0) if value in (0, 1) else percent(value, decimals, (0, 100))


def _difference_size(size: Fraction, figure: Figure) -> str:
    if figure.kind is Kind.SHARE:
        return fixed(size * 100, figure.decimals)
    return trimmed(size, _PLACES.get(figure.kind, 0))


def _cell(value: Fraction | None, figure: Figure) -> str:
    if value is None:
        return NOTHING
    if figure.kind is Kind.SHARE:
        return percent(value, figure.decimals)
    places = _PLACES.get(figure.kind, 0)
    if figure.kind is not Kind.QUOTIENT:
        places = next(n for n in range(places + 1) if half_up(value, n) == half_up(value, places))
    return grouped(value, places)
