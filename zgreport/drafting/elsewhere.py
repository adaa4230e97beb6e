"""Elsewhere: tables whose rows all stand in tables of other names: 汇总 of offices, 去年 copied."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from zgreport.drafting.likeness import look_at, similarity
from zgreport.drafting.naming import stem_of
from zgreport.drafting.repetition import repeated_tables
from zgreport.ledgers.editions import is_copy
from zgreport.ledgers.sheetnames import is_summary
from zgreport.names import comparable
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.drafting.found import FoundTable, TableName
    from zgreport.drafting.guesses import Reason

__all__ = ["repeated_elsewhere"]

_SAME = 0.9
_OLD = Pattern("去年|上年|往年")


def repeated_elsewhere(
    kin: Sequence[Sequence[FoundTable]],
) -> Iterator[tuple[TableName, Reason]]:
    """The tables that a ledger of another name says again, and that are called 汇总, 副本, 去年.

    Others are kept: a list of the serious cases may be a ledger beside that of all cases.
    """
    told: set[TableName] = set()
    for tables in _alike([own for own in kin if own]):
        for found in repeated_tables(tables):
            table = found.table
            if not found.is_kept and _is_called_again(table) and table.name not in told:
                told.add(table.name)
                yield table.name, found.reason


def _alike(kin: Sequence[Sequence[FoundTable]]) -> list[list[FoundTable]]:
    """The tables of kin with the same columns, serials and remarks aside, put together."""
    looks = [look_at(max(own, key=lambda table: table.records)) for own in kin]
    into = list(range(len(kin)))
    for one, other in combinations(into[:], 2):
        if into[one] != into[other] and similarity(looks[one], looks[other]) >= _SAME:
            kept, gone = sorted((into[one], into[other]))
            into = [kept if place == gone else place for place in into]
    groups = ([n for n, place in enumerate(into) if place == kept] for kept in sorted({*into}))
    return [[table for n in group for table in kin[n]] for group in groups if len(group) > 1]


def _is_called_again(table: FoundTable) -> bool:
    names = [comparable(name) for name in (table.sheet, stem_of(table.file)) if name]
    return any(is_summary(name) or is_copy(name) or _OLD.search(name) for name in names)
