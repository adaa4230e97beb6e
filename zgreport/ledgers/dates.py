"""Dates: the forms in which offices write a day or a month."""

from __future__ import annotations

import datetime as dt
import enum
import functools
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from zgreport.ledgers.times import days_after
from zgreport.names import comparable, is_blank, unseen_removed
from zgreport.numerals.writing import cardinal

__all__ = ["DateReading", "Day", "is_month_name", "read_day"]


class DateReading(enum.StrEnum):
    """How a cell was read as a date."""

    DAY = "day"
    MONTH = "month"
    BLANK = "blank"
    AMBIGUOUS = "ambiguous_date"
    NOT_A_DATE = "not_a_date"


@dataclass(frozen=True, slots=True)
class Day:
    """A date read from a cell; a month is its first day; None unless a day or a month."""

    reading: DateReading
    date: dt.date | None = None


_FIRST_SERIAL = 20_000  # 1954; smaller numbers are no dates in an office's ledger
_LAST_SERIAL = 80_000  # 2119
_HALF_SECOND = 0.5 / 86_400
_EPOCH = dt.date(1899, 12, 30)  # not 31 December: Excel counts 29 February 1900, which never was
_SIGN = r"[-./·]"
_FULL = re.compile(
    rf"(\d{{4}})(?:年(\d{{1,2}})[月./](\d{{1,2}})|({_SIGN})(\d{{1,2}})(?:\4|月)(\d{{1,2}}))[日号]?"
)
_SHORT = re.compile(
    rf"(\d{{2}})(?:年(\d{{1,2}})[月./](\d{{1,2}})|({_SIGN})(\d{{1,2}})\4(\d{{1,2}}))[日号]?"
)
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_MONTH_DAY = re.compile(rf"(\d{{1,2}})(?:月|{_SIGN})(\d{{1,2}})[日号]?")
_YEAR_MONTH = re.compile(rf"(\d{{4}})(?:年(\d{{1,2}})月?份?|{_SIGN}(\d{{1,2}})月?)")
_MONTH = re.compile(r"(\d{1,2})月份?")
_HAN_MONTH = re.compile(r"(?:(\d{4})年)?(十[一二]?|[一二三四五六七八九])月份?")
# Spaces beside what parts year, month and day part nothing more; a line break does.
_LOOSE = re.compile(r"[^\S\r\n]*([年月日号./·-])[^\S\r\n]*")
_RANGE_OF_MONTHS = re.compile(r"\d{1,2}-\d{1,2}")
_HAN_NUMBERS = {cardinal(n): n for n in range(1, 32)}
_HAN_DIGITS = str.maketrans("零〇○一二三四五六七八九", "000123456789")


def is_month_name(name: str) -> bool:
    """True for the name of a column that holds months: 月份, 统计月份, 月."""
    return comparable(name).removesuffix("份").endswith("月")


def read_day(value: object, year: int | None, *, months: bool = False) -> Day:
    """The day or month in a cell.

    `year` is that of a date written without one (4月5日); None makes such a date ambiguous.
    `months` says that the column holds months, where 4, 2023.4 and 202304 mean April.

    >>> read_day("2023.4.5", None).date
    datetime.date(2023, 4, 5)
    """
    return _known(value, year, months)


@functools.lru_cache(maxsize=1 << 12, typed=True)
def _known(value: object, year: int | None, months: bool) -> Day:
    if is_blank(value):
        return Day(DateReading.BLANK)
    if isinstance(value, dt.date):
        return Day(DateReading.DAY, _date_of(value))
    if isinstance(value, str):
        return _read_text(value, year, months=months)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _read_number(value, year, months=months)
    return Day(DateReading.NOT_A_DATE)


def _date_of(value: dt.date) -> dt.date:
    """The day of a cell; the last half second of one is the next, of which a bit was lost."""
    if not isinstance(value, dt.datetime):
        return value
    late = value.time() >= dt.time(23, 59, 59, 500_000)
    return value.date() + dt.timedelta(days=1) if late else value.date()


def _read_text(text: str, year: int | None, *, months: bool) -> Day:
    plain = _LOOSE.sub(r"\1", unseen_removed(unicodedata.normalize("NFKC", text)).strip())
    if months and _RANGE_OF_MONTHS.fullmatch(plain):
        return Day(DateReading.NOT_A_DATE)
    if plain.isdecimal() and len(plain) <= 8 and not _EIGHT.fullmatch(plain):
        return _read_number(int(plain), year, months=months)
    for pattern, reader in _FORMS:
        if found := pattern.match(plain):
            day = _with_time(reader(found, year), plain[: found.end()], plain[found.end() :])
            if day.reading is not DateReading.NOT_A_DATE:
                return day
    in_digits = _in_digits(plain)
    return _read_text(in_digits, year, months=months) if in_digits else Day(DateReading.NOT_A_DATE)


def _in_digits(text: str) -> str:
    """A date in Chinese characters, 二〇二三年四月五日, in digits; empty where it is none."""
    found = re.fullmatch(
        "(?:([零〇○0一二三四五六七八九]{4}|[0-9]{4})年)?([一二三四五六七八九十]{1,2})月"
        "(?:([一二三四五六七八九十]{1,3})[日号])?",
        text,
    )
    if not found or not (found[1] or found[3]):
        return ""
    year = (found[1] or "").translate(_HAN_DIGITS)
    numbers = [_HAN_NUMBERS.get(part) for part in found.groups()[1:] if part]
    if None in numbers:
        return ""
    month, *day = numbers
    return f"{year}年" * bool(year) + f"{month}月" + "".join(f"{n}日" for n in day)


def _with_time(day: Day, written: str, behind: str) -> Day:
    """The day with what stands behind it: nothing, a weekday, a time, with or without its zone.

    Anything else is no date.  A time in a zone is brought to that of Beijing.
    """
    if not behind or day.date is None:
        return day if not behind else Day(DateReading.NOT_A_DATE)
    later = days_after(behind, glued=written[-1] in "日号")
    if later is None or day.reading is not DateReading.DAY:
        return Day(DateReading.NOT_A_DATE)
    return Day(DateReading.DAY, day.date + dt.timedelta(days=later))


def _read_number(number: float, year: int | None, *, months: bool) -> Day:
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return Day(DateReading.DAY, _EPOCH + dt.timedelta(days=int(number + _HALF_SECOND)))
    if isinstance(number, int) or number.is_integer():
        return _read_whole(int(number), year, months=months)
    if 1900 <= number < 2100:
        return _point_month(number)
    return _point_day(number, year) if 1 <= number < 13 else Day(DateReading.NOT_A_DATE)


def _read_whole(number: int, year: int | None, *, months: bool) -> Day:
    """20230405; in a column of months 4 and 202304."""
    if 19_000_101 <= number <= 20_991_231:
        return _day(number // 10_000, number // 100 % 100, number % 100)
    if months and 1 <= number <= 12:
        return _month(year, number)
    if months and 190_001 <= number <= 209_912:
        return _month(number // 100, number % 100)
    return Day(DateReading.NOT_A_DATE)


def _point_month(number: float) -> Day:
    """2023.4 as a number; 2023.1 may have been 2023.10."""
    year, _, month = repr(round(number, 4)).partition(".")
    if month == "1":
        return Day(DateReading.AMBIGUOUS)
    return _month(int(year), int(month))


def _point_day(number: float, year: int | None) -> Day:
    """4.15 as a number; 4.1 may have been 4.10, 4.2 and 4.3 likewise."""
    month, _, day = repr(round(number, 4)).partition(".")
    longer = _day(year or 2024, int(month), int(day) * 10) if len(day) == 1 else None
    if longer is not None and longer.date is not None:
        return Day(DateReading.AMBIGUOUS)
    return _day(year, int(month), int(day))


def _day(year: int | None, month: int, day: int) -> Day:
    if year is None:
        return Day(DateReading.AMBIGUOUS)
    try:
        return Day(DateReading.DAY, dt.date(year, month, day))
    except ValueError:
        return Day(DateReading.NOT_A_DATE)


def _month(year: int | None, month: int) -> Day:
    first = _day(year, month, 1)
    return Day(DateReading.MONTH, first.date) if first.date else first


_Reader = Callable[["re.Match[str]", int | None], Day]


def _short(found: re.Match[str], year: int | None) -> Day:
    """23.4.5: the two digits must be those of a year near by, or nothing is certain."""
    written = 2000 + int(found[1])
    if year is None or abs(written - year) > 1:
        return Day(DateReading.AMBIGUOUS)
    return _day(written, int(found[2] or found[5]), int(found[3] or found[6]))


def _full(found: re.Match[str], _: int | None) -> Day:
    return _day(int(found[1]), int(found[2] or found[5]), int(found[3] or found[6]))


def _eight(found: re.Match[str], _: int | None) -> Day:
    return _day(int(found[1]), int(found[2]), int(found[3]))


_FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_FULL, _full),
    (_EIGHT, _eight),
    (_SHORT, _short),
    (_YEAR_MONTH, lambda found, _: _month(int(found[1]), int(found[2] or found[3]))),
    (_MONTH_DAY, lambda found, year: _day(year, int(found[1]), int(found[2]))),
    (_MONTH, lambda found, year: _month(year, int(found[1]))),
    (
        _HAN_MONTH,
        lambda found, year: _month(int(found[1]) if found[1] else year, _HAN_NUMBERS[found[2]]),
    ),
)
