"""Summing rows: those records of a table that say once more what other records add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.tables.addends import addends_of, groups_of
from zgreport.ledgers.tables.date_wholes import wholes_of_dates
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.parents import parents, parts
from zgreport.ledgers.tables.single_groups import single_groups
from zgreport.ledgers.tables.tops import tops
from zgreport.ledgers.tables.upper_levels import upper_levels
from zgreport.ledgers.tables.wholes import wholes

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
    found = found or _without_marks(grounds, addends)
    return found | (parts(grounds, addends, told) if told else {})


def _without_marks(grounds: Grounds, addends: Addends) -> dict[int, Verdict]:
    """What the numbers alone, and words for all, tell."""
    if grounds.roles.date is None:
        found = tops(grounds, addends) or wholes(grounds, addends)
        return found or single_groups(grounds, addends)
    dates = groups_of(grounds, grounds.roles.date, addends) if grounds.roles.period else ()
    found = tops(grounds, addends, dates) or wholes_of_dates(grounds, addends)
    return wholes(grounds, addends) | found
