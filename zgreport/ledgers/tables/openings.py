"""Openings: rows above the first record with what there was before: 年初, 上年末, 上年结转."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from zgreport.ledgers.dates import read_day
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.names import comparable, is_blank
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.ledgers.files.sheet import Scalar, Sheet
    from zgreport.ledgers.tables.header import Table
    from zgreport.ledgers.tables.roles import Roles
    from zgreport.ledgers.tables.rows import Row, Verdict

__all__ = ["opening", "rows_of_openings"]

_DECEMBER = 12
_REACH = 200  # rows: as many as a table has towns
_LEFT = r"(?:结转|结存|结余|余额|存量|库存|转入|存|数|值)*"
_OPENING = Pattern(
    rf"(?:[本当]?[年期]|(?:1|一|元)月(?:份)?|(?P<own>20\d\d)年(?:度)?)初{_LEFT}"
    rf"|(?:上年(?:度)?|上一年(?:度)?|去年|(?P<year>20\d\d)年(?:度)?)"
    rf"(?:年?[末底终]|年?(?:12|十二)月(?:份|[末底]|31[日号])?|结转|结存|结余|余额|转入){_LEFT}"
    rf"|上期(?:期?末)?{_LEFT}|(?:承前|期初|年初)?结转(?:余额)?|承前页?"
)


def rows_of_openings(sheet: Sheet, table: Table, roles: Roles) -> Iterator[int]:
    """The rows under the header, from the first on, that may be openings of stocks."""
    for number in range(table.bottom + 1, min(len(sheet.rows), table.bottom + _REACH) + 1):
        cell = sheet.at(number, roles.date) if roles.stocks and roles.date else None
        if is_blank(cell) or not _is_before(cell, roles):
            return
        yield number


def opening(row: Row) -> Verdict | None:
    """A row of what there was before the year's first: no flow is in it, and its stock is old."""
    roles, grounds = row.roles, row.grounds
    if not roles.stocks or not roles.date or grounds.segments.rows or not row.has_amount:
        return None
    if any(v not in {0, "0"} for c, v in row.measures.items() if c not in roles.stocks):
        return None
    cell = row.cells.get(roles.date)
    told = cell if cell is not None else row.cells.get(row.first)
    return row.verdict(RowKind.OPENING) if _is_before(told, roles) else None


def _is_before(cell: Scalar, roles: Roles) -> bool:
    """True for 年初 and 上年末, and for last December."""
    if isinstance(cell, str) and (found := _OPENING.fullmatch(comparable(cell))):
        own, year = found["own"], found["year"]
        return int(own or roles.year or 0) == (roles.year or 0) and (
            not year or int(year) + 1 == roles.year
        )
    if roles.year is None or not isinstance(cell, str | dt.date | int | float):
        return False
    day = read_day(cell, roles.year, bare=1).date
    return day is not None and (day.year, day.month) == (roles.year - 1, _DECEMBER)
