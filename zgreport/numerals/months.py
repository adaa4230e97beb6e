"""Months: how offices write months, quarters, halves and years, in a cell or in a title.

一季度, 2023Q1, 1-2月, 上半年, 二〇二三年六月: whole months of one year.  All texts are in NFKC and
without blanks.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from zgreport.numerals.reading import spelled_value
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = [
    "ENGLISH",
    "NUMBER",
    "TO",
    "WHOLE_YEAR",
    "YEAR_DIGIT",
    "Months",
    "find_months",
    "in_digits",
    "read_months",
    "without_running",
    "year_in",
]

WHOLE_YEAR = (1, 12)
"""Its first and its last month."""
NUMBER = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
"""A pattern of the number of a month or quarter."""
TO = r"[-至到~—–―─]+"
"""A pattern of what stands between the first month and the last."""
YEAR_DIGIT = "[0-9〇零○一二三四五六七八九]"
"""A pattern of a digit in a year."""
ENGLISH = {
    name: number
    for number, name in enumerate(
        (*("jan", "feb", "mar", "apr", "may", "jun"), *("jul", "aug", "sep", "oct", "nov", "dec")),
        start=1,
    )
}
"""The English names of the months, by their first three letters."""
_DIGITS = str.maketrans("〇零○Oo一二三四五六七八九", "00000123456789")


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


_YEAR = r"(?:(20\d\d)(?:年度?|[-./])?)?"
_First = Callable[["re.Match[str]"], tuple[int, int]]


def _each(size: int) -> _First:
    """The months of a form whose last one or two groups are numbers of so many months each."""
    return lambda found: ((int(found[2]) - 1) * size + 1, int(found[found.re.groups]) * size)


def _pair(found: re.Match[str]) -> tuple[int, int]:
    """Two months that follow on each other, 1、2月; of others 0."""
    first, last = int(found[2]), int(found[3])
    return (first, last) if last == first + 1 else (0, 0)


# What a form finds is taken out of the text before the next one looks.
_FORMS: tuple[tuple[Pattern, _First], ...] = (
    (Pattern(rf"{_YEAR}(?<!\d)(\d{{1,2}})(?:月份?)?{TO}(?:\1年)?(\d{{1,2}})月份?"), _each(1)),
    (Pattern(rf"{_YEAR}第?([1-4])(?:季度?)?{TO}第?([1-4])季度?"), _each(3)),
    (Pattern(rf"{_YEAR}前([2-4])(?:个)?季度?"), lambda found: (1, int(found[2]) * 3)),
    (Pattern(rf"{_YEAR}前(\d{{1,2}})个?月"), lambda found: (1, int(found[2]))),
    (Pattern(rf"{_YEAR}第?([1-4])季度?"), _each(3)),
    (Pattern(rf"{_YEAR}[Qq]([1-4])(?!\d)"), _each(3)),
    (Pattern(rf"{_YEAR}(?<!\d)(\d{{1,2}})月份?"), _each(1)),
    (Pattern(r"(?<!\d)(20\d\d)[-./年]?(0[1-9]|1[0-2])(?!\d)"), _each(1)),
    (Pattern(r"(?<!\d)(20\d\d)[-./年]([1-9])(?!\d)"), _each(1)),
    (Pattern(r"(20\d\d)(?:年度?|[-./])?[Hh]([12])(?!\d)"), _each(6)),
    (Pattern(rf"{_YEAR}([上下])半年度?"), lambda found: (1, 6) if found[2] == "上" else (7, 12)),
)
# As the whole of a text only: in a title FY23H1 may be anything.
_ALONE: tuple[tuple[Pattern, _First], ...] = (
    *_FORMS,
    (Pattern(rf"{_YEAR}[Hh]([12])"), _each(6)),
    (Pattern(rf"{_YEAR}(\d{{1,2}})(?:月份?)?[、,和及](\d{{1,2}})月份?"), _pair),
    (Pattern(rf"{_YEAR}(\d{{1,2}})月[末底]"), _each(1)),
    (Pattern(rf"{_YEAR}第?([1-4])季度?[末底]"), _each(3)),
    (Pattern(r"(?:(20\d\d)(?:年度?|年?全年)|全年度?)"), lambda _: WHOLE_YEAR),
)
# The year behind: 1Q2023, 06/2023.
_QUARTER_FIRST = Pattern(r"(?:第?([1-4])季度?|[Qq]([1-4])|([1-4])[Qq])[-/]?(20\d\d)年?")
_MONTH_FIRST = Pattern(r"(\d{1,2})月?[-/.](20\d\d)年?")
_WHOLE = Pattern(r"(?<!\d)(20\d\d)(?!\d)(?:年度?)?(?:全年)?|全年")
# 4月上旬, 第3周: less than a month; 4月5日: a day on which something was filled in.
_LESS = Pattern(r"[上中下]旬|第?\d+周|半月")
_DAY = Pattern(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]|\d{4}[-./]\d{1,2}[-./]\d{1,2}|(?<!\d)20\d{6}(?!\d)"
)
_HAN_YEAR = Pattern(r"[二2][〇零○Oo一二三四五六七八九0-9]{3}(?=年)")
_ONES = "[一二三四五六七八九]"
_HAN_NUMBER = Pattern(
    rf"(?<![周期拜])(?:(?<=前)两|[二三]?十{_ONES}?|廿{_ONES}?|卅一?|{_ONES})"
    r"(?=个?[月季]|[日号至到~、-])"
)
_RUNNING = Pattern(r"^截[至止]到?|累[计積积]数?$|止$")
_NAMED = Pattern(rf"(?i)({'|'.join(ENGLISH)})[a-z]*")


def year_in(text: str) -> int | None:
    """The year that four digits or characters name: 2023, 二〇二三; None where they name none."""
    plain = text.translate(_DIGITS)
    return int(plain) if len(plain) == 4 and plain.isdecimal() else None


def in_digits(plain: str) -> str:
    """The text with its years, months, quarters and days in digits.

    >>> in_digits("二〇二三年六月廿三日"), in_digits("第一季度")
    ('2023年6月23日', '第1季度')
    """
    if plain.isascii():
        return plain
    plain = _HAN_YEAR.sub(lambda found: found[0].translate(_DIGITS), plain)
    plain = _HAN_NUMBER.sub(lambda found: str(spelled_value(found[0])), plain)
    return plain.replace("元月", "1月")


def read_months(plain: str) -> Months | None:
    """The months that the whole of the text is; None for any other text.

    >>> read_months("2023年第一季度"), read_months("第一季度发稿")
    (Months(year=2023, first=1, last=3), None)
    """
    text = in_digits(plain)
    for pattern, months in _ALONE:
        if found := pattern.fullmatch(text):
            return _months(found[1], *months(found))
    if found := _QUARTER_FIRST.fullmatch(text):
        quarter = int(found[1] or found[2] or found[3])
        return _months(found[4], quarter * 3 - 2, quarter * 3)
    if found := _MONTH_FIRST.fullmatch(text):
        return _months(found[2], int(found[1]), int(found[1]))
    return None


def without_running(plain: str) -> str:
    """The text without what says that its numbers run on from January: 1-6月累计, 截至6月.

    >>> without_running("1-6月累计")
    '1-6月'
    """
    return _RUNNING.sub("", plain)


@functools.lru_cache(maxsize=1 << 12)
def find_months(plain: str) -> Months | None:
    """The months that a title stands for; None where it names none, or several that differ.

    >>> find_months("2023年第一季度发稿")
    Months(year=2023, first=1, last=3)
    """
    plain = _DAY.sub("|", in_digits(plain))
    if _LESS.search(plain):
        return None
    if plain.isdecimal() and len(plain) <= 2:
        return _months(None, int(plain), int(plain))
    if named := _NAMED.fullmatch(plain):
        month = ENGLISH[named[1].lower()]
        return Months(None, month, month)
    found = list(dict.fromkeys(_found(plain)))
    return found[0] if len(found) == 1 else None


def _found(plain: str) -> Iterator[Months | None]:
    """Each of the months that are named; None for one that is none."""
    taken: list[tuple[str | None, int, int]] = []
    for form, months in _FORMS:
        taken += [(found[1], *months(found)) for found in form.finditer(plain)]
        plain = form.sub("|", plain)
    whole = list(_WHOLE.finditer(plain))
    years = [found[1] for found in whole if found[1]]
    if not taken and whole:
        taken = [(None, 1, 12)]
    for year, first, last in taken:
        for written in [year] if year else years or [None]:
            yield _months(written, first, last)


def _months(year: str | None, first: int, last: int) -> Months | None:
    return Months(int(year) if year else None, first, last) if 1 <= first <= last <= 12 else None
