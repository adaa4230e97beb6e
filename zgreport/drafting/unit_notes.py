"""Unit notes: the units that a table's lines, title, sheet and file say of all its numbers.

A build takes those that are plainly none else (`ledgers.tables.unit_phrases`); for a guess that the
office sees, …统计表（吨） and 单位：家次、万元 say enough.
"""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from zgreport.drafting.profiles import COUNTED
from zgreport.names import comparable
from zgreport.numerals.units import PERCENT, known_unit
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from zgreport.drafting.found import FoundTable

__all__ = ["is_unit", "units_said", "without_unit"]

_SPOKEN = Pattern(r"(?<![报送制管任头办稿属在])单\s*位\s*[:为]\s*([^\s。;()]+)")
_TITLED = Pattern(r"\(([^()]{1,12})\)$")
_BETWEEN = Pattern("[、,/]")
_MADE = Pattern("[个人户家件车辆架台班批场册趟头例]次")
_PERIODS = frozenset("年月周日季天")


def is_unit(word: str) -> bool:
    """True for a unit or a measure word; not for 年, which says of what time something is."""
    if not word or word in _PERIODS:
        return False
    known = known_unit(word)
    if known is not None:
        return known != PERCENT and not (word[-1] in _PERIODS and word[0] in "十百千万亿")
    return word in COUNTED or _MADE.fullmatch(word) is not None


def units_said(table: FoundTable) -> tuple[str, ...]:
    """The units in their order, those of a line before those of title, sheet and file name."""
    caption = unicodedata.normalize("NFKC", table.caption)
    for found in _SPOKEN.finditer(caption):
        if units := _units(found[1]):
            return units
    names = map(comparable, (caption, table.sheet, PurePosixPath(table.file).stem))
    titled = (_TITLED.search(name) for name in names)
    told = (units for found in titled if found and (units := _units(found[1])))
    return next(told, (table.unit_line,) if table.unit_line else ())


def without_unit(name: str) -> str:
    """A title without the unit in the bracket behind it: 收储统计表（吨） is 收储统计表."""
    found = _TITLED.search(plain := comparable(name))
    return plain[: found.start()] if found and _units(found[1]) else name


def _units(text: str) -> tuple[str, ...]:
    """The units of a list of nothing but units; none where any part is something else."""
    parts = [part.removeprefix("单位:").strip() for part in _BETWEEN.split(text)]
    whole = text.removeprefix("单位:").strip()
    if is_unit(whole):
        return (whole,)
    return tuple(parts) if all(map(is_unit, parts)) else ()
