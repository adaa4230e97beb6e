"""Units: in what a table's numbers are written, held against what the ledger wants them in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.findings import room
from zgreport.ledgers.counts import size_of
from zgreport.numerals.units import Unit, alike, factor, known_unit, unit_named

if TYPE_CHECKING:
    from zgreport.ledgers.counts import Words
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.tables.extract import Extract
    from zgreport.ledgers.tables.notices import Notice

__all__ = ["ANY", "says_nothing", "size_of", "words_in"]

_ROOM = room("ledgers")

ANY = Unit("个")
"""数量（个） may be said of anything that is counted."""


def words_in(draft: Draft, extract: Extract, name: str, words: Words) -> Words | None:
    """The words of a column in one table, with the unit its bare numbers are written in.

    None where that is another unit than the wanted one, or the table names two: an error at the
    cell says so.  A note says where numbers are converted.  The header's bracket wins over a line
    单位：万元, which holds only for what it can measure (DEFINITION.md, 指标列).
    """
    notices = _notices(extract, name, words)
    if not notices:
        return words
    first, size = notices[0], size_of(notices[0].unit, words)
    other = next((notice for notice in notices if size_of(notice.unit, words) != size), None)
    shown = {"ledger": draft.ledger.name, "column": name, "unit": first.unit, "word": words.own}
    midway = None if other else _midway(extract, notices, words)
    if midway:
        place = extract.source.place(None, *midway.cell)
        draft.findings.append(_ROOM.error("unit_midway", place, **shown))
        return None
    if size is None or other:
        code, at = ("units_differ", other) if other else ("other_unit", first)
        place = extract.source.place(None, *at.cell)
        draft.findings.append(_ROOM.error(code, place, **shown, other=at.unit))
        return None
    if size != 1:
        place = extract.source.place(None, *first.cell)
        draft.findings.append(_ROOM.note("unit_converted", place, **shown))
    return replace(words, column=first.unit)


def _notices(extract: Extract, name: str, words: Words) -> list[Notice]:
    """What the table says of the column's unit: its header, else what lines say of its kind.

    Of lines that stand one below the other, and of notes, all count: they may contradict.
    """
    if header := extract.units.get(name):
        return [header] if not says_nothing(header.unit, words) else []
    lines = [line for line in extract.unit_lines if _speaks_of(line, words)]
    above = [line for line in lines if line.row < extract.top]
    near = [line for line in above if above[0].row - line.row <= 1]
    found = near + [line for line in lines if line.row >= extract.top]
    fitting = [line for line in found if size_of(line.unit, words) is not None]
    return fitting or found


def _midway(extract: Extract, notices: list[Notice], words: Words) -> Notice | None:
    """The first line, where it stands among the records and says another unit than the measure's.

    It may hold only for the block below it; the rows above it then have none.
    """
    first, top = notices[0], extract.header_row
    if top is None or not len(extract.rows) or not top < first.row < int(extract.rows.max()):
        return None
    inside = first.row > int(extract.rows.min()) and size_of(first.unit, words) != 1
    return first if inside else None


def says_nothing(unit: str, words: Words) -> bool:
    """True for 个, and for a word that the definition allows beside the measure's own."""
    return unit in words.also or known_unit(unit) == ANY


def _speaks_of(line: Notice, words: Words) -> bool:
    own, unit = unit_named(words.own), known_unit(line.unit)
    if says_nothing(line.unit, words):
        return False
    if unit is None:
        return line.unclear and alike(Unit("元"), own)
    if not unit.base or alike(unit, own):
        return True
    below = known_unit(line.unit.partition("/")[2])  # 人/万元: a rate, or 人 and 万元
    return below is not None and alike(below, own) and factor(below, own) != 1
