"""Attributes: a registry's columns as texts, or as numbers where all their cells are some."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from zgreport.findings import Finding, Place, room, row_ranges
from zgreport.ledgers.cells import is_plain_number, read_count, text_of
from zgreport.ledgers.counts import PERCENT, UNNAMED, Count, CountReading, Words
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.ledgers.files.sheet import Scalar
    from zgreport.ledgers.files.shelf import InputSheet

__all__ = [
    "Attribute",
    "MemberRow",
    "blank_in_blocks",
    "blank_points",
    "read_attribute",
    "read_points",
    "struck_rows",
]

_ROOM = room("ledgers")

_CLASS = "[组类片级别]|性质|区域|系统|板块|战线|层次"


@dataclass(frozen=True, slots=True, eq=False)
class MemberRow:
    """A row of a registry: its attributes' cells, their columns, and the units in their headers."""

    name: str
    aliases: tuple[str, ...]
    cells: Mapping[str, Scalar]
    columns: Mapping[str, int]
    units: Mapping[str, str]
    source: InputSheet
    row: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """One value for each member, Decimal where `values` are numbers; shares where `percent`."""

    values: Sequence[str | Decimal | None]
    percent: bool = False
    findings: tuple[Finding, ...] = ()


def read_attribute(registry: str, name: str, rows: Sequence[MemberRow]) -> Attribute:
    """The attribute of all rows: numbers only where every filled cell is one, read as in a ledger.

    Where most are, a warning names the first that is none.
    """
    counts = [_count(row, name) for row in rows]
    filled = [n for n, count in enumerate(counts) if count.reading is not CountReading.BLANK]
    percents = [n for n in filled if counts[n].word == PERCENT]
    odd = [n for n in filled if counts[n].exact is None]
    if percents and len(percents) < len(filled):
        few = min(percents, [n for n in filled if n not in percents], key=len)
        odd = sorted({*odd, *(n for n in few if counts[n].value != 0)})
    if not filled or odd:
        texts = [text_of(row.cells.get(name)) for row in rows]
        mostly = len(odd) * 2 < len(filled)
        told = _told(registry, name, rows[odd[0]]) if filled and mostly else ()
        return Attribute(texts, findings=tuple(told))
    exact = (count.exact for count in counts)
    values = [None if number is None else Decimal(number) for number in exact]
    return Attribute(values, percent=bool(percents))


def blank_in_blocks(registry: str, name: str, rows: Sequence[MemberRow]) -> Iterator[Finding]:
    """A warning where a class stands only in the first row of those it is meant for.

    That is: each is there once, the first row has one, and others none.
    """
    if not re.search(_CLASS, name):
        return
    texts = [text_of(row.cells.get(name)) for row in rows]
    filled, blank = [t for t in texts if t], [n for n, t in enumerate(texts) if not t]
    if not (blank and texts[0] and len(set(filled)) == len(filled)) or 2 * len(blank) < len(texts):
        return
    names = tuple(rows[n].name for n in blank)
    shown = {"registry": registry, "column": name, "names": names, "count": len(names)}
    yield _ROOM.warning("class_of_block", _place(rows[blank[0]], name), **shown)


def read_points(registry: str, name: str, rows: Sequence[MemberRow]) -> Attribute:
    """The attribute of all rows that the scoring counts: what is no number is an error."""
    counts = [_read(row, name) for row in rows]
    odd = [
        n for n, c in enumerate(counts) if c.exact is None and c.reading is not CountReading.BLANK
    ]
    odd += [n for n, c in enumerate(counts) if c.exact is not None and c.word == PERCENT]
    shown = {"registry": registry, "column": name}
    findings = tuple(
        _ROOM.error("points_unread", _place(rows[n], name), **shown, value=_text(rows[n], name))
        for n in sorted(odd)
    )
    exact = (count.exact for count in counts)
    values = [None if number is None else Decimal(number) for number in exact]
    return Attribute(values, findings=findings)


def blank_points(name: str, rows: Sequence[MemberRow]) -> dict[str, Place]:
    """Where the members stand whose points are blank."""
    blank = (row for row in rows if _read(row, name).reading is CountReading.BLANK)
    return {row.name: _place(row, name) for row in blank}


def _read(row: MemberRow, name: str) -> Count:
    value, unit = row.cells.get(name), row.units.get(name, "")
    shown = row.source.sheet.shown(row.row, row.columns[name]) if name in row.columns else ""
    return read_count(value, Words(unit, UNNAMED, unit, percents=True), shown)


def _place(row: MemberRow, name: str) -> Place:
    return row.source.place(None, row.row, row.columns.get(name))


def _text(row: MemberRow, name: str) -> str:
    return text_of(row.cells.get(name)) or ""


def _count(row: MemberRow, name: str) -> Count:
    """The cell as a number, if it is one in digits; otherwise what is no number."""
    value, unit = row.cells.get(name), row.units.get(name, "")
    words = Words(unit, UNNAMED, unit, percents=True)
    count = _read(row, name)
    if count.exact is None or is_plain_number(value, words):
        return count
    return Count(CountReading.NOT_A_NUMBER)


def struck_rows(source: InputSheet, name: str, rows: Sequence[int]) -> Iterator[Finding]:
    """A warning where some of the rows of a registry are struck out: they may be cancelled."""
    if source.sheet.struck and (odd := source.sheet.struck_of(rows)):
        shown = {"ledger": name, "count": len(odd), "rows": row_ranges(odd)}
        yield _ROOM.warning("struck_out", source.place(None, odd[0]), **shown)


def _told(registry: str, name: str, row: MemberRow) -> Iterator[Finding]:
    shown = {"ledger": registry, "column": name, "value": _text(row, name)}
    yield _ROOM.warning("mixed_column", _place(row, name), **shown)
