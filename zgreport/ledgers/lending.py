"""Lending: the office in the name of a sheet or file, lent to rows that have no column for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.coded import Coded, joined
from zgreport.ledgers.offices import is_of_offices
from zgreport.ledgers.registry import known_names
from zgreport.names import comparable

if TYPE_CHECKING:
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.model import Registries

__all__ = ["lend_offices"]


def lend_offices(draft: Draft, registries: Registries) -> str | None:
    """Fill the column of offices in tables that lack it with the office that they are named after.

    The one column is meant that the definition lists and no table has, where it is called after
    offices or is a registry's with the offices among its names; its name, None where there is none.
    """
    offices = [named.office for named in draft.named_after]
    names = known_names(registries)
    lacking = [c.name for c in draft.ledger.columns if c.name not in draft.values]
    meant = [name for name in lacking if _may_name(name, names.get(name), offices)]
    if len(meant) != 1 or not all(offices) or any("、" in office for office in offices):
        return None
    lengths = [len(extract.rows) for extract in draft.extracts]
    told = zip(offices, lengths, strict=True)
    draft.values[meant[0]] = joined([Coded.alike(office, length) for office, length in told])
    return meant[0]


def _may_name(name: str, members: set[str] | None, offices: list[str]) -> bool:
    if members is not None:
        return any(comparable(office) in members for office in offices)
    return is_of_offices(name)
