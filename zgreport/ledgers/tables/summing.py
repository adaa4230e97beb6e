"""Summing rows: those records of a table that say once more what other records add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.tables.addends import NEAR, addends_of, groups_of
from zgreport.ledgers.tables.date_wholes import wholes_of_dates
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.parents import parents, parts
from zgreport.ledgers.tables.single_groups import single_groups
from zgreport.ledgers.tables.tops import tops
from zgreport.ledgers.tables.totals import written
from zgreport.ledgers.tables.upper_levels import upper_levels
from zgreport.ledgers.tables.wholes import SUM_CODES, wholes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.tables.addends import Addends
    from zgreport.ledgers.tables.rows import Grounds, Verdict

__all__ = ["summing"]


def summing(
    grounds: Grounds, records: Numbers, left_out: Mapping[RowKind, tuple[int, ...]]
) -> dict[int, Verdict]:
    """By row what is found of the records that are sums of others, or seem to be."""
    if len(records) <= 1:
        return {}
    addends = addends_of(grounds, records)
    told = left_out.get(RowKind.PART, ())
    found = upper_levels(grounds, addends) or parents(grounds, addends)
    found = found or _doubted(grounds, addends, left_out, _without_marks(grounds, addends))
    return found | (parts(grounds, addends, told) if told else {})


def _without_marks(grounds: Grounds, addends: Addends) -> dict[int, Verdict]:
    """What the numbers alone, and words for all, tell."""
    if grounds.roles.date is None:
        found = tops(grounds, addends) or wholes(grounds, addends)
        return found or single_groups(grounds, addends)
    dates = groups_of(grounds, grounds.roles.date, addends) if grounds.roles.period else ()
    found = tops(grounds, addends, dates) or wholes_of_dates(grounds, addends)
    return wholes(grounds, addends) | found


def _doubted(
    grounds: Grounds,
    addends: Addends,
    left_out: Mapping[RowKind, tuple[int, ...]],
    found: Mapping[int, Verdict],
) -> dict[int, Verdict]:
    """What is found without the doubts that the table settles itself.

    A total that counts every record says that none is a sum, and a person is none.
    """
    if not any(_is_doubt(verdict) for verdict in found.values()):
        return dict(found)
    settled = any(_adds_up(grounds, addends, n) for n in left_out.get(RowKind.TOTAL, ()))
    return {
        n: verdict
        for n, verdict in found.items()
        if not _is_doubt(verdict) or not (settled or _is_of_person(grounds, verdict))
    }


def _is_doubt(verdict: Verdict) -> bool:
    return any(doubt.code in SUM_CODES for doubt in verdict.doubts)


def _is_of_person(grounds: Grounds, verdict: Verdict) -> bool:
    """True where the name that may be a sum's stands under 姓名."""
    headers = {**grounds.table.others, **grounds.table.columns}
    persons = {column for name, column in headers.items() if "姓名" in name}
    rows = [grounds.row(doubt.row) for doubt in verdict.doubts]
    return any(bool(row.text(column)) for row in rows for column in persons)


def _adds_up(grounds: Grounds, addends: Addends, number: int) -> bool:
    """True where every number of a total is the sum of all records, and one is some."""
    row, columns = grounds.row(number), sorted(grounds.roles.summed)
    sums = {c: float(n.sum()) for c, n in zip(columns, addends.numbers, strict=True)}
    own = {c: float(value) for c, value in written(row).items() if c in sums}
    return any(own.values()) and all(abs(sums[c] - value) < NEAR for c, value in own.items())
