"""Dates: the forms in which offices write a day, a month, or several."""

from __future__ import annotations

import datetime as dt
import enum
import functools
import re
import unicodedata
from collections.abc import Callable

from zgreport.ledgers import english
from zgreport.ledgers.times import days_after
from zgreport.ledgers.weekdays import weekday_beside
from zgreport.names import is_blank, parts_digits, unseen_removed
from zgreport.numerals.months import in_digits, read_months, without_running
from zgreport.numerals.reading import spelled_value
from zgreport.patterns import Pattern
from zgreport.values import dataclass

__all__ = ["DateReading", "Day", "read_day"]


class DateReading(enum.StrEnum):
    """How a cell was read as a date."""

    DAY = "day"
    MONTH = "month"
    BLANK = "blank"
    AMBIGUOUS = "ambiguous_date"
    WEEKDAY = "weekday_differs"  # 2023-06-07 星期五: which of them is right?
    NOT_A_DATE = "not_a_date"


@dataclass(frozen=True, slots=True)
class Day:
    """A date read from a cell; None unless a day or whole months.

    Of months, `span` of them, it is the first day of the last: of 一季度 the first of March.
    """

    reading: DateReading
    date: dt.date | None = None
    span: int = 1

    @property
    def months(self) -> range:
        """The numbers of its months; of a day the one it is in; none where there is no date."""
        return (
            range(self.date.month - self.span + 1, self.date.month + 1) if self.date else range(0)
        )


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
_SHORT_YEAR = Pattern(r"(\d{2})(?=年|[Qq])")
# Spaces beside what parts year, month and day part nothing more; a line break does.
_LOOSE = Pattern(r"[^\S\r\n]*([年月日号./·-])[^\S\r\n]*")
_APART = Pattern(r"(?<!\d)[^\S\r\n]+|[^\S\r\n]+(?!\d)")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−─"), "-")
_STOP = Pattern(r"(?<=\d)。(?=\d)")
_RANGE_OF_MONTHS = Pattern(r"\d{1,2}-\d{1,2}")
_YEAR = 12


def read_day(value: object, year: int | None, *, bare: int = 0) -> Day:
    """The day or the months in a cell.

    `year` is that of a date written without one (4月5日); None makes such a date ambiguous.
    `bare` is how many months a bare number counts (`bare_months`): in a column of months 4,
    2023.4 and 202304 mean April.

    >>> read_day("2023.4.5", None).date
    datetime.date(2023, 4, 5)
    """
    return _known(value, year, bare)


@functools.lru_cache(maxsize=1 << 12, typed=True)
def _known(value: object, year: int | None, bare: int) -> Day:
    if is_blank(value):
        return Day(DateReading.BLANK)
    if isinstance(value, dt.date):
        return Day(DateReading.DAY, _date_of(value))
    if isinstance(value, str):
        return _read_text(value, year, bare)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _read_number(value, year, bare)
    return Day(DateReading.NOT_A_DATE)


def _date_of(value: dt.date) -> dt.date:
    """The day of a cell; the last half second of one is the next, of which a bit was lost."""
    if not isinstance(value, dt.datetime):
        return value
    late = value.time() >= dt.time(23, 59, 59, 500_000)
    return value.date() + dt.timedelta(days=1) if late else value.date()


def _read_text(text: str, year: int | None, bare: int) -> Day:
    if parts_digits(text):
        return Day(DateReading.NOT_A_DATE)
    plain = _plain(text)
    if bare and _RANGE_OF_MONTHS.fullmatch(plain):
        return Day(DateReading.NOT_A_DATE)
    if plain.isdecimal() and len(plain) <= 8 and not _EIGHT.fullmatch(plain):
        return _read_number(int(plain), year, bare)
    day = _first_form(plain, year)
    if day is None and not plain[:1].isdigit():
        rest, weekday = weekday_beside(plain)
        day = _first_form(rest.lstrip(), year)
        day = day if _agrees(day, weekday) else Day(DateReading.WEEKDAY)
    return day or _read_months(plain, year, bare)


def _plain(text: str) -> str:
    """The text in one width, with plain dashes and digits, and without what is put round it."""
    plain = unseen_removed(unicodedata.normalize("NFKC", text)).translate(_DASHES)
    plain = _LOOSE.sub(r"\1", _STOP.sub(".", plain)).strip().strip("'’‘")
    if plain[:1] + plain[-1:] in {"()", "[]", "【】"}:
        plain = plain[1:-1].strip()
    return english.in_figures(in_digits(plain))


def _first_form(plain: str, year: int | None) -> Day | None:
    """The day by the first form that the text begins with, with all that stands behind it."""
    for pattern, reader in _FORMS:
        if found := pattern.match(plain):
            day = _with_time(reader(found, year), plain[: found.end()], plain[found.end() :])
            if day.reading is not DateReading.NOT_A_DATE:
                return day
    return None


def _with_time(day: Day, written: str, behind: str) -> Day:
    """The day with what stands behind it: nothing, a weekday, a time, with or without its zone.

    Anything else is no date.  A time in a zone is brought to that of Beijing.
    """
    if not behind or day.date is None:
        return day if not behind else Day(DateReading.NOT_A_DATE)
    if day.reading is not DateReading.DAY:
        return Day(DateReading.NOT_A_DATE)
    rest, weekday = weekday_beside(behind)
    later = days_after(rest, glued=written[-1] in "日号") if rest else 0
    if later is None:
        return Day(DateReading.NOT_A_DATE)
    if not _agrees(day, weekday):
        return Day(DateReading.WEEKDAY)
    return Day(DateReading.DAY, day.date + dt.timedelta(days=later))


def _agrees(day: Day | None, weekday: int | None) -> bool:
    """False for another day of the week than the one that stands beside the date."""
    return day is None or day.date is None or weekday in {None, day.date.weekday()}


def _read_months(plain: str, year: int | None, bare: int) -> Day:
    """Whole months: 6月, 一季度, 1-2月; in a column of months 十二, too."""
    tight = _APART.sub("", plain)
    if bare and (number := spelled_value(tight)):
        return _read_whole(number, year, bare)
    ended = without_running(tight)
    tight, runs_on = _without_note(ended), ended != tight
    if short := _SHORT_YEAR.match(tight):
        if year is None or abs(2000 + int(short[1]) - year) > 1:
            return Day(DateReading.AMBIGUOUS)
        tight = f"20{tight}"
    months = read_months(tight)
    if months is None:
        return Day(DateReading.NOT_A_DATE)
    from_january = runs_on and months.length == 1  # 截至6月 is of six months
    return _months(months.year or year, months.last, months.last if from_january else months.length)


def _without_note(text: str) -> str:
    """一季度 of 一季度(1-3月): what stands in brackets says the same months once more."""
    said, _, note = text.removesuffix(")").partition("(")
    same = note and text.endswith(")") and read_months(said)
    return said if same and read_months(note) == same else text


def _read_number(number: float, year: int | None, bare: int) -> Day:
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return Day(DateReading.DAY, _EPOCH + dt.timedelta(days=int(number + _HALF_SECOND)))
    if isinstance(number, int) or number.is_integer():
        return _read_whole(int(number), year, bare)
    if 1900 <= number < 2100:
        return _point_month(number)
    return _point_day(number, year) if 1 <= number < 13 else Day(DateReading.NOT_A_DATE)


def _read_whole(number: int, year: int | None, bare: int) -> Day:
    """20230405; in a column of months 4 and 202304, in one of quarters 2, in one of years 2023."""
    if 19_000_101 <= number <= 20_991_231:
        return _day(number // 10_000, number // 100 % 100, number % 100)
    if bare == _YEAR:
        return _months(number, 12, 12) if 1900 <= number < 2100 else Day(DateReading.NOT_A_DATE)
    if bare and 1 <= number <= 12 // bare:
        return _months(year, number * bare, bare)
    if bare == 1 and 190_001 <= number <= 209_912:
        return _months(number // 100, number % 100)
    return Day(DateReading.NOT_A_DATE)


def _point_month(number: float) -> Day:
    """2023.4 as a number; 2023.1 may have been 2023.10."""
    year, _, month = repr(round(number, 4)).partition(".")
    if month == "1":
        return Day(DateReading.AMBIGUOUS)
    return _months(int(year), int(month))


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


def _months(year: int | None, last: int, span: int = 1) -> Day:
    first = _day(year, last, 1)
    return Day(DateReading.MONTH, first.date, span) if first.date else first


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
    (_YEAR_MONTH, lambda found, _: _months(int(found[1]), int(found[2] or found[3]))),
    (_MONTH_DAY, lambda found, year: _day(year, int(found[1]), int(found[2]))),
)
