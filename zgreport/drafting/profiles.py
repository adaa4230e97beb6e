"""Profiles: what stands in a column, asked of each of its different values once."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.cells import read_count
from zgreport.ledgers.counts import CountReading, Words
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.nothing import is_nothing
from zgreport.ledgers.texts import are_blank, texts_of
from zgreport.names import comparable
from zgreport.numerals.period_names import bare_months
from zgreport.numerals.ranks import is_ranked, read_rank
from zgreport.numerals.reading import parse
from zgreport.numerals.units import known_unit
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from zgreport.ledgers.coded import Coded

__all__ = ["COUNTED", "Profile", "is_date", "number_in", "plain_number", "profile_of"]

_LOOKED_AT = 240  # values that a first look asks
_ALL = 2_000  # beyond so many values an even choice of them tells
_DATED = frozenset({DateReading.DAY, DateReading.MONTH})
_NUMBERS = Words(percents=True)
_DIGITS = 15  # that a double holds surely
_THINGS = "卷|页|笔|盒|袋|箱|支|瓶|盘|盏|双|把|桶|捆|枚|架|艘|趟|股|匹|尾|羽|口|丛"
_TIMES = "车次|班次|批次|场次|册次|户次|台次|件次|架次|列次"
COUNTED = frozenset((*_THINGS.split("|"), *_TIMES.split("|")))
"""Measure words of which no unit is known: a number before one of them is a number all the same."""
_OF_TIME = Pattern(
    "日期|时间|时刻|日$|日子|月份?$|年月|季度?$|年度?$|年份|期间|时段|报告期|统计期|date|time|day|month|quarter|year"
)


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The filled cells of a column: each different value, and how many rows have it.

    `rows` are those of the tables that have the column at all, `filled` those with a value that
    says something: 无 and — do not.
    """

    values: tuple[Any, ...]
    counts: tuple[int, ...]
    rows: int
    filled: int

    def texts(self) -> tuple[str, ...]:
        """The values as texts, one for one."""
        return tuple(text or "" for text in texts_of(self.values))

    def share(self, holds: Callable[[Any], bool]) -> float:
        """The share of the filled rows whose value holds; of very many values it is estimated."""
        step = max(1, len(self.values) // _LOOKED_AT)
        values, counts = self.values[::step], self.counts[::step]
        found = _share(values, counts, holds)
        if not found or step == 1:
            return found
        step = max(1, len(self.values) // _ALL)
        return _share(self.values[::step], self.counts[::step], holds)

    def odd(self, holds: Callable[[Any], bool]) -> tuple[Any, ...]:
        """The values of which it does not hold."""
        return tuple(value for value in self.values if not holds(value))

    @property
    def fullness(self) -> float:
        """The share of the rows that are filled."""
        return self.filled / self.rows if self.rows else 0.0

    @property
    def difference(self) -> float:
        """How many different values there are for each filled row; 1 where none recurs."""
        return len(self.values) / self.filled if self.filled else 0.0

    def by_name(self) -> dict[str, int]:
        """How many rows have each value, in the form in which names compare."""
        found: dict[str, int] = {}
        for text, count in zip(self.texts(), self.counts, strict=True):
            found[comparable(text)] = found.get(comparable(text), 0) + count
        return found

    def samples(self, most: int = 3) -> tuple[str, ...]:
        """The first values, as they are written."""
        return tuple(dict.fromkeys(text for text in texts_of(self.values[:50]) if text))[:most]

    def length(self) -> float:
        """How long the texts are, in signs, on average over the values."""
        step = max(1, len(self.values) // _LOOKED_AT)
        texts = texts_of(self.values[::step])
        return sum(len(text or "") for text in texts) / len(texts) if texts else 0.0


def _share(values: Sequence[Any], counts: Sequence[int], holds: Callable[[Any], bool]) -> float:
    held = sum(n for value, n in zip(values, counts, strict=True) if holds(value))
    return held / sum(counts) if values else 0.0


def profile_of(cells: Coded, rows: int) -> Profile:
    """The profile of a column whose tables have so many rows."""
    counts = np.bincount(cells.codes, minlength=len(cells.values)).tolist()
    blank = are_blank(cells.values)
    kept = [
        n
        for n, value in enumerate(cells.values)
        if not blank[n] and not (isinstance(value, str) and len(value) < 8 and is_nothing(value))
    ]
    values = tuple(cells.values[n] for n in kept)
    filled = tuple(int(counts[n]) for n in kept)
    return Profile(values, filled, rows, sum(filled))


def is_date(header: str, year: int) -> Callable[[Any], bool]:
    """Whether a value under that header is a day or whole months, as a build would read it.

    A bare number is one only where the header speaks of time: 27315 and 4.5 can be read as days.
    """
    bare, of_time = bare_months(header), _OF_TIME.search(comparable(header).lower()) is not None

    def holds(value: object) -> bool:
        if isinstance(value, dt.date):
            return True
        if not of_time and (not isinstance(value, str) or number_in(value) is not None):
            return False
        return read_day(value, year, bare=bare).reading in _DATED

    return holds


def plain_number(value: float) -> float | None:
    """A number that is typed as one, as `read_count` has it; None where digits are lost."""
    if not math.isfinite(value) or abs(value) >= 10**_DIGITS:
        return None
    return float(f"{value:.{_DIGITS}g}")


def number_in(value: object, words: Words = _NUMBERS) -> float | None:
    """The exact number in a cell, a percentage as a share; None where it is none.

    What stands behind it may be any measure word, 12篇; 第3名 is 3.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return plain_number(value)
    count = read_count(value, words)
    if count.reading is CountReading.EXACT:
        return float(count.value or 0)
    return _worded(value) if isinstance(value, str) else None


def _worded(text: str) -> float | None:
    if is_ranked(text):
        return float(read_rank(text) or 0)
    found = parse(text)
    if found is None or found.approximate:
        return None
    if known_unit(found.unit) is None and found.unit not in COUNTED:
        return None
    return float(found.value)
