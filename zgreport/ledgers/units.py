"""Units: in what a sheet's numbers are written, held against what the ledger wants them in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Severity, room
from zgreport.ledgers.cells import text_of
from zgreport.numerals.units import Unit, alike, factor, known_unit, unit_named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from zgreport.ledgers.coded import Coded
    from zgreport.ledgers.counts import Words
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.tables.extract import Extract
    from zgreport.ledgers.tables.notices import Notice

__all__ = ["Written", "tell_unsaid", "written_in"]

_ROOM = room("ledgers")
_ANY = Unit("个")  # 数量（个） may be said of anything that is counted


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """What may stand behind a column's numbers in one table, with the unit of its bare numbers.

    `words` are those of the whole table, None where its unit is another one than the wanted: an
    error at its cell has said so, and nothing is read.  `by_row` has one of these for each record
    where a column of the table says the unit row by row.
    """

    words: Words | None
    by_row: Coded | None = None


def written_in(draft: Draft, name: str, words: Words) -> list[Written]:
    """How a column is written in each table of the draft; notes say where it is converted.

    A row's own unit wins over a line 单位：万元, and so does a header's bracket; the line holds only
    for what it can measure (DESIGN 3.1).
    """
    if not words.own:
        return [Written(words)] * len(draft.extracts)
    first, found = 0, []
    for extract in draft.extracts:
        rows = slice(first, first + len(extract.rows))
        by_row = _by_row(draft, extract, rows, name, words)
        found.append(by_row or Written(_in_table(draft, extract, name, words)))
        first = rows.stop
    return found


def _in_table(draft: Draft, extract: Extract, name: str, words: Words) -> Words | None:
    """The words of a column in one table; None where it is not to be read."""
    notices = _notices(extract, name, words)
    if not notices:
        return words
    first, size = notices[0], _size(notices[0].unit, words)
    other = next((notice for notice in notices if _size(notice.unit, words) != size), None)
    shown = {"ledger": draft.ledger.name, "column": name, "unit": first.unit, "word": words.own}
    if size is None or other:
        code, at = ("units_differ", other) if other else ("other_unit", first)
        place = extract.source.place(None, at.row, at.column)
        draft.findings.append(_ROOM.error(code, place, **shown, other=at.unit))
        return None
    if size != 1:
        place = extract.source.place(None, first.row, first.column)
        draft.findings.append(_ROOM.note("unit_converted", place, **shown))
    return replace(words, column=first.unit)


def _notices(extract: Extract, name: str, words: Words) -> list[Notice]:
    """What the table says of the column's unit: its header, else what lines say of its kind.

    Of lines that stand one below the other, and of notes, all count: they may contradict.
    """
    if header := extract.units.get(name):
        return [header] if not _says_nothing(header.unit, words) else []
    lines = [line for line in extract.unit_lines if _speaks_of(line, words)]
    above = [line for line in lines if line.row < extract.top]
    near = [line for line in above if above[0].row - line.row <= 1]
    found = near + [line for line in lines if line.row >= extract.top]
    fitting = [line for line in found if _size(line.unit, words) is not None]
    return fitting or found


def _says_nothing(unit: str, words: Words) -> bool:
    """True for 个, and for a word that the definition allows beside the measure's own."""
    return unit in words.also or known_unit(unit) == _ANY


def _speaks_of(line: Notice, words: Words) -> bool:
    own, unit = unit_named(words.own), known_unit(line.unit)
    if _says_nothing(line.unit, words):
        return False
    if unit is None:
        return line.unclear and alike(Unit("元"), own)
    if not unit.base or alike(unit, own):
        return True
    below = known_unit(line.unit.partition("/")[2])  # 人/万元: a rate, or 人 and 万元
    return below is not None and alike(below, own) and factor(below, own) != 1


def _size(unit: str, words: Words) -> Fraction | None:
    """How many of the wanted unit one of the written is; None where it does not convert."""
    return factor(known_unit(unit) or Unit("?"), unit_named(words.own))


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row's own unit makes of its number, and the finding about it, if there is one."""

    words: Words | None
    code: str = ""
    severity: Severity = Severity.ERROR


def _by_row(
    draft: Draft, extract: Extract, rows: slice, name: str, words: Words
) -> Written | None:
    """The column by the units of its rows; None where they say nothing of its kind."""
    at = extract.unit_column
    if not at or at == name:
        return None
    cells = extract.values[at]
    texts = [text_of(value) or "" for value in cells.values]
    if not any(_may_measure(text, words) for text in texts):
        return None
    table = _in_table(draft, extract, name, words)
    said = [_said(text, extract.units.get(name), words) for text in texts]
    large = any(one and one.words and _size(one.words.column, words) != 1 for one in said)
    without = _Said(None, "row_without_unit")
    if not large or (table and table.column):
        without = _Said(table)
    full = [one or without for one in said]
    _tell_rows(draft, extract, rows, name, words, full)
    return Written(table, cells.changed([one.words for one in full]))


def _may_measure(text: str, words: Words) -> bool:
    """True where the text is a unit of the wanted one's dimension; 套 among 个 makes none."""
    unit, own = known_unit(text), unit_named(words.own)
    return unit is not None and unit != _ANY and own != _ANY and alike(unit, own)


def _said(text: str, header: Notice | None, words: Words) -> _Said | None:
    """What the unit of a row says of a number; None where the cell names none."""
    unit = known_unit(text)
    if unit is None and text not in words.also:
        return None
    if _says_nothing(text, words):
        return _Said(words)
    size = _size(text, words)
    if size is None:
        kind = Severity.ERROR if _may_measure(text, words) else Severity.WARNING
        return _Said(None, "other_unit_in_row", kind)
    if header and not _says_nothing(header.unit, words) and _size(header.unit, words) != size:
        return _Said(None, "row_unit_differs")
    code = "" if size == 1 else "row_unit_converted"
    return _Said(replace(words, column=text), code, Severity.NOTE)


def _tell_rows(
    draft: Draft,
    extract: Extract,
    rows: slice,
    name: str,
    words: Words,
    said: Sequence[_Said],
) -> None:
    """A finding for each unit of rows that is converted or refused, at the first of its rows."""
    at = extract.unit_column
    cells, live = extract.values[at], draft.live()[rows]
    for code, one in enumerate(said):
        found = rows.start + np.flatnonzero(live & (cells.codes == code)) if one.code else ()
        if len(found):
            shown = {"ledger": draft.ledger.name, "column": name, "word": words.own, "at": at}
            shown |= {"unit": text_of(cells.values[code]) or "", "count": len(found)}
            place = draft.place(int(found[0]), at)
            told = _ROOM.finding(one.code, one.severity, place, **shown, rows=draft.rows(found))
            draft.findings.append(told)


def tell_unsaid(draft: Draft, name: str, written: Sequence[Written], words: Words) -> None:
    """A warning for each table that is silent where another of the ledger is in 万元."""
    large = next(filter(None, (_large_in(one, words) for one in written)), None)
    first = 0
    for extract, one in zip(draft.extracts, written, strict=True) if large else ():
        rows = slice(first, first + len(extract.rows))
        first = rows.stop
        silent = one.by_row is None and one.words is not None and not one.words.column
        if silent and name in extract.values and _has_bare(draft, name, rows):
            shown = {"ledger": draft.ledger.name, "column": name, "unit": large}
            place = extract.source.place()
            draft.findings.append(_ROOM.warning("unit_missing", place, **shown))


def _large_in(written: Written, words: Words) -> str | None:
    """The unit of a table that is converted."""
    every = written.by_row.values if written.by_row else (written.words,)
    units = (one.column for one in every if one is not None and one.column)
    return next((unit for unit in units if _size(unit, words) != 1), None)


def _has_bare(draft: Draft, name: str, rows: slice) -> bool:
    """True where a row that counts has a number without a word behind it."""
    cells = draft.column(name)
    bare = [isinstance(v, int | float) or (isinstance(v, str) and v.isdecimal()) for v in cells.values]
    return bool((cells.where(bare) & draft.live())[rows].any())
