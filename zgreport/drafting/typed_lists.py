"""Typed lists: sheets of names and numbers that are a year's figures and no ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.drafting.naming import stem_of, years_in
from zgreport.drafting.timing import named_years
from zgreport.ledgers.typed import is_typed
from zgreport.names import comparable
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from zgreport.drafting.found import ReadSheet

__all__ = ["typed_year"]

_LAST_YEAR = Pattern("上年|上一年|去年|往年|同期")
_OWN = "上年数"
_MOST_COLUMNS = 4


def typed_year(read: ReadSheet) -> int | None:
    """The year that a list of typed-in figures is of; None for any other sheet.

    It has columns 名称 and 数值 and little else, and its file or sheet says that it is last
    year's.  One that is called 上年数 and lies in a year's folder is that year's (DESIGN 3.1).
    """
    names = (stem_of(read.file), read.sheet.name)
    if not any(_LAST_YEAR.search(comparable(name)) for name in names):
        return None
    if not any(len(table.columns) <= _MOST_COLUMNS for table in read.tables):
        return None
    if not is_typed(read.sheet):
        return None
    named = named_years(read.file, read.sheet.name).years
    if len(named) != 1:
        return None
    (year,) = named
    own = years_in(stem_of(read.file)) or years_in(read.sheet.name)
    return year if own or stem_of(read.file) == _OWN else year - 1
