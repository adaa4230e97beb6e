"""What the cells of a column plainly are, before anything is known of the column."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from zgreport.ledgers.cells import read_count
from zgreport.ledgers.counts import Words
from zgreport.ledgers.dates import DateReading, bare_months, is_period_name, read_day
from zgreport.ledgers.margins import is_margin
from zgreport.ledgers.tables.labels import label_of
from zgreport.names import comparable, is_blank
from zgreport.numerals.measure_words import IN_COLUMNS
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["are_dates", "are_numbers", "is_birth_like"]

_MOST = 400  # different values that are looked at
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


def are_dates(header: str, values: Sequence[object]) -> bool:
    """True where the ledgers' own reading takes most of the different values for dates.

    Numbers are dates only under a header that speaks of one.
    """
    filled = _filled(values)
    if not filled or is_margin(header):
        return False
    bare = bare_months(header)
    read = sum(read_day(value, 2000, bare=bare).reading in _DATED for value in filled)
    if _DATE_HEADER.search(header) or is_period_name(header):
        return read * 10 >= 6 * len(filled)
    plain = [v for v in filled if isinstance(v, dt.date) or read_count(v).exact is None]
    return len(plain) * 10 >= 9 * len(filled) and read * 10 >= 8 * len(filled)


def are_numbers(header: str, unit: str, values: Sequence[object]) -> bool:
    """True where most of the different values are amounts; not for numbers that only name."""
    filled = _filled(values)
    if not filled or is_margin(header) or _NO_AMOUNT.search(comparable(header)):
        return False
    words = Words(unit, tuple(IN_COLUMNS), unit, percents=True, places=True)
    read = sum(
        not isinstance(v, dt.date | bool) and read_count(v, words).exact is not None for v in filled
    )
    return read * 10 >= 8 * len(filled)


def _filled(values: Sequence[object]) -> list[object]:
    """Some of the values, those first that come first; without totals and the like."""
    some = [value for value in values[: 2 * _MOST] if not is_blank(value)]
    plain = [v for v in some if not (isinstance(v, str) and label_of(v) is not None)]
    return plain[:_MOST]
