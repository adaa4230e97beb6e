"""Date parts: columns of year, month or quarter, and day that make one date together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.drafting.cells_seen import is_birth_like
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.tables.date_parts import date_of_parts, put_together
from zgreport.names import comparable, is_blank
from zgreport.numerals.period_names import Part, bare_months, part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zgreport.ledgers.coded import Coded

__all__ = ["parts_in", "parts_name", "plain_part", "together_in", "year_column"]

_LOOKED_AT = 200
_MOSTLY = 0.8
_SIGNS = {1: "月", 3: "季", 6: "半年"}
_NAMES = {1: "年月", 3: "年季", 6: "报告期"}
_PLAIN = {"年": "年份", "月": "月份", "季": "季度"}


def parts_in(columns: Mapping[str, Coded]) -> tuple[str, ...]:
    """The headers of the columns that make a date together, the year's first; none where none do.

    A column that holds whole dates leaves nothing to put together; of two that could be the same
    part, such as months and quarters, the one that says more is taken.
    """
    if any(_is_whole(header, cells) for header, cells in columns.items()):
        return ()
    by_part = {part: _finest(columns, part) for part in Part}
    found = tuple(header for header in by_part.values() if header)
    months, year = by_part[Part.MONTHS], by_part[Part.YEAR]
    if not months or len(found) < 2:
        return ()
    if by_part[Part.DAY] and _SIGNS.get(bare_months(months)) != "月":
        return (year, months) if year else ()
    return found


def year_column(columns: Mapping[str, Coded]) -> str:
    """The header of the only column that holds years; "" where there is none."""
    return _finest(columns, Part.YEAR)


def together_in(columns: Mapping[str, Coded], parts: tuple[str, ...]) -> tuple[str, Coded]:
    """What the date of the parts is called among the headers, and its cells."""
    made = put_together([(part,) for part in parts], [columns[part] for part in parts])
    return "+".join(filter(None, map(_sign, parts))), made.cells


def parts_name(parts: Iterable[str]) -> str:
    """What the column of the date is called that the parts make: 年月, 年季, 日期."""
    every = tuple(parts)
    if any(part_of((part,)) is Part.DAY for part in every):
        return "日期"
    sizes = [bare_months(part) for part in every if part_of((part,)) is Part.MONTHS]
    return _NAMES.get(next(iter(sizes), 0), "报告期")


def plain_part(header: str) -> str:
    """The header as a column's name that still says what it holds: 年 and 月 are taken."""
    return _PLAIN.get(comparable(header), header)


def _sign(header: str) -> str:
    part = part_of((header,))
    if part is Part.MONTHS:
        return _SIGNS.get(bare_months(header), "期")
    return {Part.YEAR: "年", Part.DAY: "日"}[part] if part else ""


def _finest(columns: Mapping[str, Coded], part: Part) -> str:
    """The column that is that part of a date, of the shortest months; "" for none, or two alike."""
    fitting = [h for h, cells in columns.items() if part_of((h,)) is part and _holds(h, cells)]
    sizes = [bare_months(header) for header in fitting]
    least = min(sizes, default=0)
    return fitting[sizes.index(least)] if sizes.count(least) == 1 else ""


def _holds(header: str, cells: Coded) -> bool:
    """True where most cells are that part of a date."""
    filled = _filled(cells)
    if not filled or is_birth_like(header):
        return False
    read = sum(" | " not in str(date_of_parts([(header,)], [value])[0]) for value in filled)
    return read >= _MOSTLY * len(filled) and not all(_has_year(header, v) for v in filled)


def _has_year(header: str, value: object) -> bool:
    """True for a month that has its year already."""
    if part_of((header,)) is Part.YEAR:
        return False
    return read_day(value, None, bare=bare_months(header)).date is not None


def _is_whole(header: str, cells: Coded) -> bool:
    """True where most cells are days or months of a year, which need no other column."""
    filled = _filled(cells)
    if part_of((header,)) is Part.YEAR or is_birth_like(header) or not filled:
        return False
    texts = [value for value in filled if not isinstance(value, int | float)]
    days = [read_day(value, None, bare=bare_months(header)) for value in texts]
    known = sum(day.date is not None and day.reading is not DateReading.BLANK for day in days)
    return known >= _MOSTLY * len(filled)


def _filled(cells: Coded) -> list[object]:
    return [value for value in cells.values[: 2 * _LOOKED_AT] if not is_blank(value)][:_LOOKED_AT]
