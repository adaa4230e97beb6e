"""Units: in what a sheet's numbers are written, held against what the ledger wants them in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.findings import Severity, room
from zgreport.numerals.units import Unit, alike, factor, known_unit, unit_of

if TYPE_CHECKING:
    from zgreport.ledgers.counts import Words
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.tables.extract import Extract
    from zgreport.ledgers.tables.notices import Notice

__all__ = ["words_in"]

_ROOM = room("ledgers")
_OTHER = ("other_unit", Severity.ERROR)
_ANY = Unit("个")  # 数量（个） may be said of anything that is counted


def words_in(draft: Draft, extract: Extract, name: str, words: Words) -> Words | None:
    """The words of a column in one table, with the unit its bare numbers are written in.

    None where that is another unit than the wanted one, which is an error at its cell; a note
    says where numbers are converted.  The header's bracket wins over a line 单位：万元, which
    holds only for what it can measure (DESIGN 3.1).
    """
    if not words.own:
        return words
    notice = extract.units.get(name) or _line(extract, words)
    if notice is None or notice.unit in words.also:
        return words
    written, own = known_unit(notice.unit) or Unit("?"), unit_of(words.own)
    if written == _ANY:
        return words
    size = factor(written, own)
    if size != 1:
        place = extract.source.place(None, notice.row, notice.column)
        code, severity = ("unit_converted", Severity.NOTE) if size else _OTHER
        shown = {"ledger": draft.ledger.name, "column": name}
        shown |= {"unit": notice.unit, "word": words.own}
        draft.findings.append(_ROOM.finding(code, severity, place, **shown))
    return replace(words, column=notice.unit) if size else None


def _line(extract: Extract, words: Words) -> Notice | None:
    """The nearest line that speaks of the wanted unit's kind."""
    own = unit_of(words.own)
    for notice in extract.unit_lines:
        unit = known_unit(notice.unit)
        if unit and (not unit.base or alike(unit, own)):
            return notice
    return None
