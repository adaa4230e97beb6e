"""Dating: whether the date of a document fits the period that it tells of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from zgreport.findings import Finding, Place, room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.periods import Period

__all__ = ["odd_date"]

_ROOM = room("pipeline")

_YEAR = timedelta(days=366)


def odd_date(
    ordered: date | None, defined: date | None, period: Period, file: str
) -> Iterator[Finding]:
    """A warning where the document's date can't be that of a summary of the period.

    `ordered` is that of --date, `defined` the definition's, which it stands before; `file` is
    the definition's.  A document of part of a year, dated by the definition after the year's
    end, has most likely the date of the whole year's.
    """
    day = ordered or defined
    if day is None:
        return
    by_order = ordered is not None and ordered != defined
    place = Place() if by_order else Place(file=file, key="date")
    shown = {"date": day.isoformat(), "end": period.end.isoformat()}
    if day < period.end:
        yield _ROOM.warning("date_early", place, **shown)
    elif day - period.end > _YEAR:
        yield _ROOM.warning("date_late", place, **shown)
    elif not period.is_whole_year and not by_order and day.year > period.year:
        yield _ROOM.warning("date_of_whole_year", place, **shown)
