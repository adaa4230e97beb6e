"""Lending: the unit in the name of a sheet or file, lent to rows that have no column for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.ledgers.coded import Coded, joined
from zgreport.ledgers.registry import known_names
from zgreport.names import comparable

if TYPE_CHECKING:
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.model import Registries

__all__ = ["lend_units"]

_UNITS = "单位|部门|科室|处室|股室|[县市]区|区县|乡镇|镇街|街道|地区|机构|学校|账号|公众号"


def lend_units(draft: Draft, registries: Registries) -> str | None:
    """Fill the column of units in tables that lack it with the unit that they are named after.

    The one column is meant that the definition lists and no table has, where it is called a unit
    or is a registry's with the units among its names; its name, None where there is none such.
    """
    units = [named.unit for named in draft.named_after]
    names = known_names(registries)
    lacking = [c.name for c in draft.ledger.columns if c.name not in draft.values]
    meant = [name for name in lacking if _is_of_units(name, names.get(name), units)]
    if len(meant) != 1 or not all(units) or any("、" in unit for unit in units):
        return None
    lengths = [len(extract.rows) for extract in draft.extracts]
    parts = [Coded.alike(unit, length) for unit, length in zip(units, lengths, strict=True)]
    draft.values[meant[0]] = joined(parts)
    return meant[0]


def _is_of_units(name: str, members: set[str] | None, units: list[str]) -> bool:
    if members is not None:
        return any(comparable(unit) in members for unit in units)
    return re.search(f"(?:{_UNITS})(?:名称)?$", comparable(name)) is not None
