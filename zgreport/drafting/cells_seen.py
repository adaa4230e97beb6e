"""What the cells of a column plainly are, before anything is known of the column."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

from zgreport.ledgers.cells import read_count
from zgreport.ledgers.counts import Words
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.margins import is_margin
from zgreport.ledgers.tables.labels import Label, label_of
from zgreport.names import comparable, is_blank
from zgreport.numerals.measure_words import IN_COLUMNS
from zgreport.numerals.period_names import bare_months, is_period_name
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from zgreport.ledgers.coded import Coded

__all__ = ["are_dates", "are_numbers", "is_birth_like"]

_FIRST = 20  # of them that show at once that a column is something else
_MOST = 200  # different values that are looked at
_DATED = frozenset({DateReading.DAY, DateReading.MONTH, DateReading.WEEKDAY})
_DATE_HEADER = Pattern(r"日期|时间|月份|年月|日子|(?i:\bdate\b|\bmonth\b|\btime\b|date$)")
_NO_AMOUNT = Pattern(
    r"号$|号码|编[号码]|代码|电话|手机|邮编|身份证|学号|工号|文号|年份|年度$|序|期号|期数|(?i:\bid\b|\bno\b|code|phone)"
)
_LONG_AGO = Pattern(
    "出生|生日|入[党团职学伍]|成立|建[成档]|任[职现]|参加工作|毕业|有效|截止|到期|届满|注册|birth"
)


def is_birth_like(header: str) -> bool:
    """True for 出生年月, 入党时间, 有效期至: a date of what is listed, not of the record."""
    return bool(_LONG_AGO.search(header))


@functools.lru_cache(maxsize=1 << 12)
def are_dates(header: str, cells: Coded) -> bool:
    """True where the ledgers' own reading takes most of the different values for dates.

    Numbers are dates only under a header that speaks of one.
    """
    bare = bare_months(header)
    speaks = _DATE_HEADER.search(header) is not None or is_period_name(header)
    filled = _filled(cells, spans=is_period_name(header))
    if not filled or is_margin(header):
        return False
    if not speaks and not any(_is_dated(value, bare) for value in filled[:_FIRST]):
        return False
    read = sum(_is_dated(value, bare) for value in filled)
    if speaks:
        return read * 10 >= 6 * len(filled)
    plain = [v for v in filled if isinstance(v, dt.date) or read_count(v).exact is None]
    return len(plain) * 10 >= 9 * len(filled) and read * 10 >= 8 * len(filled)


def _is_dated(value: object, bare: int) -> bool:
    return read_day(value, 2000, bare=bare).reading in _DATED


@functools.lru_cache(maxsize=1 << 12)
def are_numbers(header: str, unit: str, cells: Coded) -> bool:
    """True where most of the different values are amounts; not for numbers that only name."""
    filled = _filled(cells)
    if not filled or is_margin(header) or _NO_AMOUNT.search(comparable(header)):
        return False
    words = Words(unit, tuple(IN_COLUMNS), unit, percents=True, places=True)
    if not any(_is_number(value, words) for value in filled[:_FIRST]):
        return False
    return sum(_is_number(value, words) for value in filled) * 10 >= 8 * len(filled)


def _is_number(value: object, words: Words) -> bool:
    if isinstance(value, dt.date | bool):
        return False
    return isinstance(value, int | float) or read_count(value, words).exact is not None


def _filled(cells: Coded, *, spans: bool = False) -> list[object]:
    """Some of the values, those first that come first; without totals and the like.

    With `spans`, 一季度 and 2022年 are none: they stand in a column of quarters or years.
    """
    told = {None, Label.SPAN} if spans else {None}
    some = [value for value in cells.values[: 2 * _MOST] if not is_blank(value)]
    plain = [v for v in some if not (isinstance(v, str) and label_of(v) not in told)]
    return plain[:_MOST]
