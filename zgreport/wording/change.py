"""Change: how a figure moved year over year, in the words of bulletins.

The decision table, by status (wording of the National Bureau of Statistics, 2018 to 2025):

  increased         同比增长10.0%; from 100% on in 倍: 同比增长1.8倍; exactly 2, 4 or 8 times the
                    base: 同比翻一番, 翻两番, 翻三番
  decreased         同比下降8.3%, never in 倍 (published error class: 下降…倍)
  unchanged         与上年持平
  nearly unchanged  与上年基本持平: it differs, but rounds to 0.0%
  small base        比上年增加2篇: 1 to 3 is not 增长2倍
  new               上年没有: there is no rate from 0, and nobody counts to 0 aloud
  ended             比上年减少3篇, not 下降100%
  sign changed      同比由负转正, 同比由正转负; both negative: 上年为-50人, so that both stand
  both zero, redefined, not available, not applicable: nothing

A stock is compared with 上年末 (比上年末增长10.0%), part of a year with 上年同期.  A share moves in
个百分点, a rank in places, a number of days in days.  Percentages have one decimal or as many as
the definition says, times as many and at most two, half up from the exact ratio; one more where
they would turn into a whole number of times that they are not.  Every text stands alone or
after a comma.

Where the two years count other members (redefined), what those of both years come to may be said:
按可比口径同比下降19.0%, in a table 下降19.0%（可比口径）.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.figures.model import Basis, Figure, Kind, Status
from zgreport.wording.digits import percent
from zgreport.wording.once import once
from zgreport.wording.quantity import (
    NOTHING,
    TIME_DIRECTIONS,
    amount,
    difference,
    directions,
    table_difference,
    year_before,
)
from zgreport.wording.rounding import fixed, half_up, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "against",
    "basis_name",
    "both_years",
    "fall",
    "full",
    "in_table",
    "like_for_like",
    "marked_like_for_like",
    "rise",
    "short",
]

_BASES = {
    Basis.LAST_YEAR: "上年",
    Basis.SAME_PERIOD: "上年同期",
    Basis.LAST_YEAR_END: "上年末",
}
_SILENT = frozenset(
    {Status.BOTH_ZERO, Status.REDEFINED, Status.NOT_AVAILABLE, Status.NOT_APPLICABLE}
)
_LIKE_FOR_LIKE = "可比口径"
_RATED = frozenset({Status.INCREASED, Status.DECREASED})
_ABSOLUTE_KINDS = frozenset({Kind.SHARE, Kind.RANK, Kind.MEAN})  # and a number of days
# 翻一番 is twice, 翻两番 four times.
_DOUBLINGS = {Fraction(2): "一", Fraction(4): "两", Fraction(8): "三"}
_FALLS = frozenset({Status.DECREASED, Status.ENDED})
_RISES = frozenset({Status.INCREASED, Status.SMALL_BASE, Status.NEW})
_LEVEL = "持平"
_LEVELS = {Status.UNCHANGED: _LEVEL, Status.NEARLY_UNCHANGED: "基本" + _LEVEL}


def basis_name(basis: Basis) -> str:
    """What the comparison is with: 上年, 上年同期, 上年末."""
    return _BASES[basis]


@once
def full(figure: Figure) -> str:
    """The whole clause (.同比): 同比增长10.0%; "" where nothing can be said."""
    words = short(figure)
    if not words or _is_absolute(figure):
        return _compared(figure, words)
    if _says_last_year(figure):
        words = f"为{year_before(figure)}" if figure.previous else "没有"
        return basis_name(figure.change.basis) + words
    if _is_rate(figure, words) and figure.change.basis is not Basis.LAST_YEAR_END:
        return "同比" + words
    return _compared(figure, words)


@once
def short(figure: Figure) -> str:
    """The clause without what it is compared with (.增幅): 增长10.0%, 持平, 增加2篇.

    For the later members of a row, after the first said it in full.
    """
    change = figure.change
    if change.status in _SILENT:
        return ""
    if _is_absolute(figure):
        return difference(figure)
    if change.status in _LEVELS:
        return _LEVELS[change.status]
    if change.status is Status.SIGN_CHANGED:
        return _turn(figure) or difference(figure)
    if change.status in _RATED and change.ratio is not None and change.ratio > -1:
        return _rate(change.ratio, figure.decimals)
    return difference(figure)


@once
def against(figure: Figure) -> str:
    """The difference and what it is against (.较上年): 比上年增加51篇, 与上年持平; "" if silent."""
    return "" if figure.change.status in _SILENT else _compared(figure, difference(figure))


@once
def in_table(figure: Figure) -> str:
    """The change for a table: 10.0%, -8.3%, 179.0%, 1.2个百分点, 上升1位; "—" for no rate."""
    change, decimals = figure.change, figure.decimals
    if figure.kind is Kind.RANK:
        return short(figure) or NOTHING
    if figure.kind is Kind.MEAN and change.status not in _SILENT:
        return table_difference(figure) + figure.unit
    if figure.kind is Kind.SHARE and change.status not in _SILENT and change.difference is not None:
        return fixed(change.difference * 100, decimals) + "个百分点"
    if change.status is Status.UNCHANGED:
        return percent(0, decimals)
    if change.status in _RATED | {Status.NEARLY_UNCHANGED} and change.ratio is not None:
        return percent(change.ratio, decimals)
    return NOTHING


@once
def like_for_like(figure: Figure) -> str:
    """The change of what both years count (.可比): 按可比口径同比下降19.0%; "" where silent.

    Where both years count the same it is the whole clause, as it stands.
    """
    if figure.comparison is None:
        return full(figure)
    words = _of_both(figure, full)
    return f"按{_LIKE_FOR_LIKE}{words}" if words else ""


def fall(figure: Figure) -> str:
    """How the figure fell, in short (.降幅): 下降9.1%, 减少3篇; "" where it did not or is silent.

    Where the two years count other members, those of both: 按可比口径下降19.0%.
    """
    if figure.comparison is not None:
        words = _of_both(figure, fall)
        return f"按{_LIKE_FOR_LIKE}{words}" if words else ""
    difference = figure.change.difference
    is_less = figure.change.status in _FALLS or (
        figure.change.status is Status.SMALL_BASE and difference is not None and difference < 0
    )
    return _moving(figure) if is_less else ""


def rise(figure: Figure) -> str:
    """How the figure rose, in short: 增长9.1%, 增加3篇; "" where it did not or is silent.

    Where the two years count other members, those of both.  From nothing it rose by all of it.
    """
    if figure.comparison is not None:
        words = _of_both(figure, rise)
        return f"按{_LIKE_FOR_LIKE}{words}" if words else ""
    moved = figure.change.difference
    is_more = moved is not None and moved > 0 and figure.change.status in _RISES
    return _moving(figure) if is_more else ""


def _moving(figure: Figure) -> str:
    """The clause in short; "" of a move that rounds to nothing, which is said to be 基本持平."""
    words = short(figure)
    return "" if words.endswith(_LEVEL) else words


def both_years(figure: Figure) -> str:
    """What the members that both years count came to (.可比数): 由21篇减为17篇.

    "" where both years count the same, or one of the two is nothing.
    """
    found = figure.comparison
    if found is None or found.change is None or not found.value or not found.previous:
        return ""
    now, before = amount(found.value, figure), amount(found.previous, figure)
    if found.value == found.previous:
        return f"均为{now}"
    grew = found.change.difference is not None and found.change.difference > 0
    return f"由{before}{'增为' if grew else '减为'}{now}"


def marked_like_for_like(figure: Figure, words: Callable[[Figure], str]) -> str:
    """The same in other words, marked for a table: 下降19.0%（可比口径）; "" where silent."""
    said = _of_both(figure, words)
    return f"{said}（{_LIKE_FOR_LIKE}）" if said and said != NOTHING else ""


def _of_both(figure: Figure, words: Callable[[Figure], str]) -> str:
    """What the words say of the members that both years count."""
    found = figure.comparison
    if found is None or found.change is None:
        return ""
    both, before = found.value, found.previous
    same = replace(figure, value=both, previous=before, change=found.change, comparison=None)
    return words(same)


def _compared(figure: Figure, words: str) -> str:
    if not words:
        return ""
    return ("与" if words.endswith(_LEVEL) else "比") + basis_name(figure.change.basis) + words


def _is_absolute(figure: Figure) -> bool:
    """True where a change is said in the figure's own unit: points, places, days, degrees."""
    return figure.kind in _ABSOLUTE_KINDS or directions(figure) == TIME_DIRECTIONS


def _is_rate(figure: Figure, words: str) -> bool:
    return words.endswith(("%", "倍", "番")) or words == _turn(figure)


def _says_last_year(figure: Figure) -> bool:
    """True where the clause gives last year's value, because no rate says more."""
    status = figure.change.status
    return status is Status.NEW or (status is Status.SIGN_CHANGED and not _turn(figure))


def _turn(figure: Figure) -> str:
    """由负转正 or 由正转负; "" where the sign did not turn."""
    value, previous = figure.value, figure.previous
    if value is None or previous is None or value * previous >= 0:
        return ""
    return "由负转正" if value > 0 else "由正转负"


def _rate(ratio: Fraction, decimals: int) -> str:
    """The rate in percent, from 100% on in times of the base (增长3倍 is four times the base)."""
    rounded = half_up(abs(ratio) * 100, decimals)
    if rounded == 0:
        return "基本" + _LEVEL
    if ratio < 0:
        return "下降" + percent(-ratio, decimals, (100,))
    if ratio + 1 in _DOUBLINGS:
        return f"翻{_DOUBLINGS[ratio + 1]}番"
    if rounded >= 100:
        return f"增长{_times(ratio, max(1, decimals))}倍"
    return "增长" + percent(ratio, decimals)


def _times(ratio: Fraction, places: int) -> str:
    """1.8 for 1.79, 1.04 for 1.04: a whole number only where the next place is none either."""
    text = trimmed(ratio, places)
    return text if "." in text else trimmed(ratio, places + 1)
