"""Columns: closed lists, groups, numbers, dates and plain text, checked cell by cell."""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import compress
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from zgreport.findings import Severity, room
from zgreport.ledgers.cells import is_plain_number, read_count
from zgreport.ledgers.coded import joined
from zgreport.ledgers.counts import UNNAMED, CountReading, Words
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.model import Column, ColumnRole
from zgreport.ledgers.nothing import is_nothing
from zgreport.ledgers.numbers import read_numbers
from zgreport.ledgers.slices import has_formats
from zgreport.ledgers.texts import are_blank, shown_of, texts_of
from zgreport.names import comparable, near_misses
from zgreport.numerals.measure_words import IN_COLUMNS
from zgreport.numerals.units import unit_named
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zgreport.definition.model import ColumnDef
    from zgreport.ledgers.coded import Coded, Mask
    from zgreport.ledgers.draft import Draft, Value

__all__ = ["close_list", "read_free", "read_named", "spell_alike"]

T = TypeVar("T")

_ROOM = room("ledgers")

_NUMBERS = frozenset({int, float})
_DATED = frozenset({DateReading.DAY, DateReading.MONTH})
_UNREAD = frozenset({DateReading.AMBIGUOUS, DateReading.WEEKDAY, DateReading.NOT_A_DATE})
_GROWTH = Pattern("[增升涨]|同比|环比|[比较](?:上|去)|幅|速")
_TICKS = frozenset({"√", "✓", "✔", "☑"})


def close_list(draft: Draft, column: ColumnDef) -> Column:
    """Bring the column's values to those of its closed list; a value outside excludes its row."""
    allowed = column.values or ()
    known = {comparable(value): value for value in allowed}
    if "是" in known:
        known |= dict.fromkeys(_TICKS, known["是"])
    cells, live = draft.column(column.name), draft.live()
    texts = [text if n else None for text, n in _counted(cells, live, texts_of)]
    brought = [known.get(comparable(text)) if text else None for text in texts]
    strange = [bool(text) and found is None for text, found in zip(texts, brought, strict=True)]
    shown: dict[int, dict[str, object]] = {}
    for i in np.flatnonzero(live & cells.where(strange)).tolist():
        code = int(cells.codes[i])
        if code not in shown:
            text = texts[code] or ""
            near = near_misses(text, allowed)
            shown[code] = {"value": text, "near": near, "allowed": allowed}
        draft.exclude("value_not_listed", i, column.name, **shown[code])
    draft.values[column.name] = cells.changed(brought)
    return Column(column.name, ColumnRole.OWN, domain=tuple(allowed))


def spell_alike(draft: Draft, column: ColumnDef) -> None:
    """Bring the other spellings of the column's values to the values; all other cells stay."""
    known = {
        comparable(spelling): value
        for value, spellings in column.spellings.items()
        for spelling in spellings
    }
    if known:
        cells = draft.column(column.name)
        texts = texts_of(cells.values)
        spelled = [known.get(comparable(text)) if text else None for text in texts]
        pairs = zip(cells.values, spelled, strict=True)
        draft.values[column.name] = cells.changed([new or old for old, new in pairs])


def _counted(
    cells: Coded, rows: Mask, read: Callable[[Sequence[Value]], Iterable[T]]
) -> Iterator[tuple[T, int]]:
    """What is read of each value, and how many of the rows have it."""
    return zip(read(cells.values), cells.counts(rows).tolist(), strict=True)


def read_free(draft: Draft, name: str, headers: Iterable[str]) -> Column:
    """Read a column nobody has said anything about: dates, numbers where all are, else text."""
    cells, live = draft.column(name), draft.live()
    counts = cells.counts(live).tolist()
    blank = are_blank(cells.values)
    is_filled = [n and not nothing for n, nothing in zip(counts, blank, strict=True)]
    filled, times = list(compress(cells.values, is_filled)), list(compress(counts, is_filled))
    if filled and _holds_dates(filled, times, headers):
        return _read_dates(draft, name, cells)
    words = _words_of(draft, name, filled)
    is_number = partial(is_plain_number, words=words)
    if filled and (_NUMBERS.issuperset(map(type, filled)) or all(map(is_number, filled))):
        return read_numbers(draft, name, words)
    there = np.flatnonzero(live & ~cells.where(blank))
    near = any(is_number(cells[i]) for i in there[:50].tolist())
    if near and _is_mixed(sum(times), sum(compress(times, map(is_number, filled)))):
        odd = next((i for i in there.tolist() if not _is_answer(cells[i], is_number)), None)
        if odd is not None:
            draft.find("mixed_column", Severity.WARNING, odd, name, value=shown_of(cells[odd]))
    draft.values[name] = cells.changed(texts_of(cells.values))
    return Column(name, ColumnRole.OWN)


def read_named(draft: Draft, name: str) -> Column:
    """Read the votes or points that a contest or the scoring counts: each cell is a number.

    What is none is an error at its cell, however many there are.
    """
    values = draft.column(name).values
    blank = are_blank(values)
    filled = [value for value, nothing in zip(values, blank, strict=True) if not nothing]
    return read_numbers(draft, name, _words_of(draft, name, filled))


def _words_of(draft: Draft, name: str, filled: Sequence[Value]) -> Words:
    """The word of the header's bracket, or the one that all texts of the column end in."""
    units = dict.fromkeys(e.units[name].unit for e in draft.extracts if name in e.units)
    endings = _endings([value for value in filled if isinstance(value, str)])
    words = {word for word in endings if word in IN_COLUMNS}
    _tell_missing(draft, name, units)
    own = next(iter(units), "") or (words.pop() if len(words) == 1 else "")
    percents = own == "%" or "%" in endings or has_formats(draft, name)
    return Words(own, UNNAMED, "", percents, grows=_GROWTH.search(name) is not None)


def _endings(texts: Sequence[str]) -> set[str]:
    """The last signs of the texts, as they compare; nearly all texts end in one that is seen."""
    last = {comparable(sign) for sign in {text.rstrip()[-1:] for text in texts}}
    return last if "" not in last else {comparable(text)[-1:] for text in texts}


def _tell_missing(draft: Draft, name: str, units: Iterable[str]) -> None:
    """An error where some tables say that the column is in 万元, and others say nothing."""
    large = next((unit for unit in units if unit_named(unit).scale > 1), None)
    for extract in draft.extracts if large else ():
        if name in extract.values and name not in extract.units and len(extract.rows):
            shown = {"ledger": draft.ledger.name, "column": name, "unit": large}
            draft.findings.append(_ROOM.error("unit_missing", extract.source.place(), **shown))


def _is_mixed(rows: int, numbers: int) -> bool:
    """Mostly numbers, some not: conditions on greater and smaller will not work on it."""
    return rows >= 5 and rows * 4 <= numbers * 5 and numbers < rows


def _is_answer(value: Value, is_number: Callable[[Value], bool]) -> bool:
    """True for a number, and for 无 among numbers."""
    return is_number(value) or (isinstance(value, str) and is_nothing(value))


def _holds_dates(filled: Sequence[Value], times: Sequence[int], headers: Iterable[str]) -> bool:
    if all(isinstance(value, dt.date) for value in filled):
        return True
    if not any("日期" in header or "时间" in header for header in map(comparable, headers)):
        return False
    dated = (read_day(value, 2000).reading in _DATED for value in filled)
    return sum(compress(times, dated)) * 2 > sum(times)


def _is_nothing(cell: Value) -> bool:
    """True for a dash or 无 where a date would stand."""
    return isinstance(cell, str) and read_count(cell).reading is CountReading.BLANK


def _read_dates(draft: Draft, name: str, cells: Coded) -> Column:
    """Each sheet has its own year for dates written without one."""
    named = {column.name for column in draft.ledger.columns}.union(draft.ledger.named_elsewhere)
    severity = Severity.ERROR if name in named else Severity.WARNING
    parts: list[Coded] = []
    live = draft.live()
    for extract, span in draft.tables():
        part = cells.take(np.arange(span.start, span.stop))
        days = [read_day(value, extract.source.hint) for value in part.values]
        told = zip(part.values, days, strict=True)
        odd = part.where([d.reading in _UNREAD and not _is_nothing(v) for v, d in told])
        for i in np.flatnonzero(odd & live[span]).tolist():
            shown = shown_of(part[i])
            contradicted = days[part.codes[i]].reading is DateReading.WEEKDAY
            code = "unread_weekday" if contradicted else "unread_date"
            draft.find(code, severity, span.start + i, name, value=shown)
        parts.append(part.changed([day.date for day in days]))
    draft.values[name] = joined(parts)
    return Column(name, ColumnRole.OWN, is_date=True)
