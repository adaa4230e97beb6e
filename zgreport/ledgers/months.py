"""Months: the month, quarter or year that the name of a sheet or file, or a caption, stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from zgreport.names import comparable
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Months", "read_months"]


@dataclass(frozen=True, slots=True)
class Months:
    """Whole months of one year, `first` to `last`; `year` is None where none is written."""

    year: int | None
    first: int
    last: int

    @property
    def length(self) -> int:
        """How many months they are."""
        return self.last - self.first + 1


_DIGITS = {sign: n for n, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}
_HAN_YEAR = re.compile(r"二[〇零一二三四五六七八九]{3}(?=年)")
_HAN_MONTH = re.compile(r"(?:十[一二]?|[一二三四五六七八九])(?=月|季|至|到|-|~)")
# 4月上旬, 第3周: less than a month; 4月5日: a day on which something was filled in.
_LESS = re.compile(r"[上中下]旬|第?\d+周|半月")
_DAY = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]|\d{4}[-./]\d{1,2}[-./]\d{1,2}|(?<!\d)20\d{6}(?!\d)"
)
_TO = r"(?:至|到|-|—|–|~)+"
_YEAR = r"(?:(20\d\d)(?:年度?|[-./])?)?"
_First = Callable[["re.Match[str]"], tuple[int, int]]


def _each(size: int) -> _First:
    """The months of a form whose last one or two groups are numbers of so many months each."""
    return lambda found: ((int(found[2]) - 1) * size + 1, int(found[found.re.groups]) * size)


# What a form finds is taken out of the text before the next one looks.  Compiled when a name is
# read: most runs read none.
_FORMS: tuple[tuple[str, _First], ...] = (
    (rf"{_YEAR}(?<!\d)(\d{{1,2}})(?:月份?)?{_TO}(\d{{1,2}})月份?", _each(1)),
    (rf"{_YEAR}第?([1-4])(?:季度?)?{_TO}第?([1-4])季度?", _each(3)),
    (rf"{_YEAR}前([2-4])(?:个)?季度?", lambda found: (1, int(found[2]) * 3)),
    (rf"{_YEAR}第?([1-4])季度?", _each(3)),
    (rf"{_YEAR}Q([1-4])(?!\d)", _each(3)),
    (rf"{_YEAR}(?<!\d)(\d{{1,2}})月份?", _each(1)),
    (r"(?<!\d)(20\d\d)[-./年]?(0[1-9]|1[0-2])(?!\d)", _each(1)),
    (r"(?<!\d)(20\d\d)[-./年]([1-9])(?!\d)", _each(1)),
    (rf"{_YEAR}([上下])半年", lambda found: (1, 6) if found[2] == "上" else (7, 12)),
)
_WHOLE = re.compile(r"(?<!\d)(20\d\d)(?!\d)(?:年度?)?(?:全年)?|全年")
_ENGLISH = re.compile(r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*", re.IGNORECASE)
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def read_months(text: str) -> Months | None:
    """The months a name stands for; None where it names none, or several that differ.

    >>> read_months("2023年第一季度发稿")
    Months(year=2023, first=1, last=3)
    """
    plain = _in_digits(_DAY.sub("|", comparable(text)))
    if _LESS.search(plain):
        return None
    if plain.isdecimal() and len(plain) <= 2:
        return _months(None, int(plain), int(plain))
    if named := _ENGLISH.fullmatch(plain):
        month = _NAMES.index(named[1].lower()) + 1
        return Months(None, month, month)
    found = list(dict.fromkeys(_found(plain)))
    return found[0] if len(found) == 1 else None


def _in_digits(plain: str) -> str:
    plain = _HAN_YEAR.sub(lambda found: "".join(str(_DIGITS[s]) for s in found[0]), plain)
    return _HAN_MONTH.sub(lambda found: str(_number(found[0])), plain)


def _number(sign: str) -> int:
    """十二 as 12."""
    return 10 + _DIGITS.get(sign[1:], 0) if sign.startswith("十") else _DIGITS[sign]


def _found(plain: str) -> Iterator[Months | None]:
    """Each of the months that are named; None for one that is none."""
    taken: list[tuple[str | None, int, int]] = []
    for pattern, months in _FORMS:
        form = re.compile(pattern, re.IGNORECASE)
        taken += [(found[1], *months(found)) for found in form.finditer(plain)]
        plain = form.sub("|", plain)
    whole = list(_WHOLE.finditer(plain))
    years = [found[1] for found in whole if found[1]]
    if not taken and whole:
        taken = [(None, 1, 12)]
    for year, first, last in taken:
        for written in [year] if year else years or [None]:
            yield _months(int(written) if written else None, first, last)


def _months(year: int | None, first: int, last: int) -> Months | None:
    return Months(year, first, last) if 1 <= first <= last <= 12 else None
