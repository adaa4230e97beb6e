"""Dates in parts: year, month or quarter, and day in columns of their own, made one date a row."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.coded import Coded, first_rows, paired
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.texts import shown_of
from zgreport.names import comparable, is_blank
from zgreport.numerals.months import year_in
from zgreport.numerals.period_names import Part, months_counted, part_of
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.ledgers.coded import Numbers

__all__ = ["DateColumn", "date_of_parts", "put_together"]

_APART = " | "  # no date is written so
_ANY_YEAR = 2000  # a leap year: 29 February is a day
_YEARS = range(1900, 2100)
_DAYS = range(1, 32)


_ORDER: tuple[Part | None, ...] = (*Part, None)


@dataclass(frozen=True, slots=True, eq=False)
class DateColumn:
    """The dates that parts make, as a cell would say each; of each row the part to be looked at.

    That is the first part that cannot be read, or else the last.
    """

    cells: Coded
    at: Numbers


def put_together(headers: Sequence[Sequence[str]], columns: Sequence[Coded]) -> DateColumn:
    """The dates of columns, each with the headers it goes by; equal rows are asked once."""
    columns = _carried_down(headers, columns)
    together = paired([column.codes for column in columns])
    size = int(together.max(initial=-1)) + 1
    firsts = first_rows(together, size).tolist()
    made = [date_of_parts(headers, [column[row] for column in columns]) for row in firsts]
    at = np.array([at for _, at in made] or [0], dtype=np.int64)
    texts = Coded([text for text, _ in made], together.astype(np.int32))
    return DateColumn(texts.changed([*texts.values]).take(np.arange(len(together))), at[together])


def _carried_down(headers: Sequence[Sequence[str]], columns: Sequence[Coded]) -> Sequence[Coded]:
    """The columns with a year that stands only at its first month, as far as the months go on."""
    parts = [part_of(own) for own in headers]
    if not {Part.YEAR, Part.MONTHS} <= {*parts}:
        return columns
    at, beside = parts.index(Part.YEAR), parts.index(Part.MONTHS)
    blank = columns[at].where([is_blank(value) for value in columns[at].values])
    if not blank.any() or blank.all():
        return columns
    own = headers[beside]
    said = [str(_months(own, value, None) or "0月") for value in columns[beside].values]
    lasts = [int(text.removesuffix("月").rpartition("-")[2]) for text in said]
    months = np.array(lasts)[columns[beside].codes]
    codes = columns[at].codes.copy()
    for row in np.flatnonzero(blank).tolist():
        if row and months[row] >= months[row - 1] > 0:
            codes[row] = codes[row - 1]
    filled = Coded(columns[at].values, codes).take(np.arange(len(codes)))
    return [filled if n == at else column for n, column in enumerate(columns)]


def date_of_parts(
    headers: Sequence[Sequence[str]], cells: Sequence[object]
) -> tuple[str | None, int]:
    """The date as one cell would say it, and the place of the part to be looked at.

    None where all parts are blank; what cannot be read comes as it is written, which is no date.

    >>> date_of_parts([["年份"], ["季度"]], ["2023年", 2])
    ('2023年4-6月', 1)
    >>> date_of_parts([["年"], ["月"], ["日"]], [2023, 13, 5])
    ('2023 | 13 | 5', 1)
    """
    last = len(cells) - 1
    if all(map(is_blank, cells)):
        return None, last
    said: list[str] = []
    year: int | None = None
    for n in sorted(range(len(cells)), key=lambda n: _ORDER.index(part_of(headers[n]))):
        text = _said(headers[n], cells[n], year)
        if text is None:
            return _APART.join((*map(shown_of, cells), *([""] * (last == 0)))), n
        if part_of(headers[n]) is Part.YEAR and text:
            year = int(text[:4])
        said.append(text)
    return "".join(said), last


def _said(headers: Sequence[str], cell: object, year: int | None) -> str | None:
    """What the part says, 2023年, 4-6月, 5日; "" for a blank year; None where it cannot be read."""
    part = part_of(headers)
    if part is Part.YEAR:
        return "" if is_blank(cell) else _year(cell)
    return _day(cell) if part is Part.DAY else _months(headers, cell, year)


def _year(cell: object) -> str | None:
    number = cell if isinstance(cell, int | float) and not isinstance(cell, bool) else None
    if isinstance(cell, str):
        number = year_in(comparable(cell).removesuffix("度").removesuffix("年"))
    known = number is not None and float(number).is_integer() and int(number) in _YEARS
    return f"{int(number or 0)}年" if known else None


def _day(cell: object) -> str | None:
    if isinstance(cell, str):
        plain = comparable(cell).rstrip("日号")
        return f"{int(plain)}日" if plain.isdecimal() and int(plain) in _DAYS else None
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return f"{int(cell)}日" if float(cell).is_integer() and int(cell) in _DAYS else None


def _months(headers: Sequence[str], cell: object, year: int | None) -> str | None:
    """The months; None where they are of another year than the one that stands beside them."""
    bare = months_counted(headers)
    read = [read_day(cell, each, bare=bare) for each in (year or _ANY_YEAR, _ANY_YEAR + 1)]
    day, other = read
    months = day.reading is DateReading.MONTH or (
        isinstance(cell, dt.date) and day.date is not None and day.date.day == 1
    )
    if not months or day.date is None or other.date is None:
        return None
    own = day.date == other.date  # its year is its own
    if own and day.date.year != year:
        return None
    first, last = day.months[0], day.months[-1]
    return f"{first}月" if first == last else f"{first}-{last}月"
