"""Names: what drawn series are called, which of them is last year's, what each is called now."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from zgreport.charts import BREAKDOWN_FORM
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.charts import Series

__all__ = ["called_now", "is_time", "years_of"]

_YEAR = Pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LAST = Pattern("上年|去年|上一年|上年同期|去年同期|上年末")
_NOW = Pattern("本年|今年|当年|本期|今年同期|本年末")
# What Word and WPS call a series that nobody has named.
_UNNAMED = Pattern(r"(?i)(?:系列|数列|series|列|column)?\s*[\dA-Z]{0,2}")


def years_of(names: Sequence[str]) -> tuple[bool, bool] | None:
    """For two drawn series of one breakdown, which is last year's; None where they are not years.

    Unnamed ones are this year's and then last year's.
    """
    first, second = (unicodedata.normalize("NFKC", name).strip() for name in names)
    years = [_only_year(name) for name in (first, second)]
    if years[0] and years[1] and years[0] != years[1]:
        return years[0] < years[1], years[1] < years[0]
    if _LAST.fullmatch(first) or _NOW.fullmatch(second):
        return None if _LAST.fullmatch(second) or _NOW.fullmatch(first) else (True, False)
    if all(is_time(name) or _UNNAMED.fullmatch(name) for name in (first, second)):
        return False, True
    return None


def is_time(name: str) -> bool:
    """True for a name that only says which year: 2022年, 上年."""
    year = _YEAR.sub("", name).strip(" 年")
    return bool(_LAST.fullmatch(name) or _NOW.fullmatch(name)) or (year != name and not year)


def _only_year(name: str) -> int:
    """The year that is named; 0 where none is, or several are."""
    found = {int(match.group()) for match in _YEAR.finditer(name)}
    return found.pop() if len(found) == 1 else 0


def called_now(series: Series, drawn: str, alone: bool) -> str:
    """The name: as typed in the alternative text, else as drawn, with its own year for any other.

    A drawn name that only says which year, 2022年 or 上年, is the series' own year.
    `alone` where all series are of one breakdown, so that their years tell them apart.
    """
    if series.asked.name:
        return series.asked.name
    plain = unicodedata.normalize("NFKC", drawn).strip()
    if is_time(plain):
        return series.year
    if _only_year(plain):
        return _YEAR.sub(series.year[:4], plain)
    if not _UNNAMED.fullmatch(plain):
        return drawn
    return series.year if alone else _label(series)


def _label(series: Series) -> str:
    """What is broken down: 报送 of 报送.按("月"); of last year with its year."""
    form = BREAKDOWN_FORM.search(series.asked.source)
    name = series.asked.source[: form.start()] if form else series.label
    return f"{series.year}{name}" if series.asked.of_last_year else name
