"""Columns: closed lists, groups, numbers, dates and plain text, checked cell by cell."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import compress
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from zgreport.definition.model import Approximate
from zgreport.findings import Severity
from zgreport.ledgers.cells import Reading, is_plain_number, read_count, text_of
from zgreport.ledgers.coded import joined
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.model import Column, ColumnRole
from zgreport.ledgers.oddities import tell_numbers_as_text
from zgreport.ledgers.texts import are_blank, texts_of
from zgreport.names import comparable, near_misses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from zgreport.definition.model import ColumnDef, GroupDef
    from zgreport.ledgers.cells import Count
    from zgreport.ledgers.coded import Coded, Mask
    from zgreport.ledgers.draft import Draft, Value

__all__ = ["close_list", "make_group", "read_free", "read_measure"]

T = TypeVar("T")

_LARGEST = 10**15  # beyond it a double is no longer sure of its last digit
_NUMBERS = frozenset({int, float})
_DATED = frozenset({DateReading.DAY, DateReading.MONTH})
_UNREAD = frozenset({DateReading.AMBIGUOUS, DateReading.NOT_A_DATE})
_TICKS = frozenset({"√", "✓", "✔", "☑"})
_READINGS = {
    Reading.APPROXIMATE: "approximate_number",
    Reading.LOST_DIGITS: "lost_digits",
    Reading.NOT_A_NUMBER: "not_a_number",
}


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


def _counted(
    cells: Coded, rows: Mask, read: Callable[[Sequence[Value]], Iterable[T]]
) -> Iterator[tuple[T, int]]:
    """What is read of each value, and how many of the rows have it."""
    return zip(read(cells.values), cells.counts(rows).tolist(), strict=True)


def make_group(draft: Draft, group: GroupDef) -> Column:
    """Make the group's column from its source; with no rest, a value in no group is an error."""
    known = {comparable(v): name for name, values in group.values.items() for v in values}
    cells, live = draft.column(group.source), draft.live()
    found: list[dict[str, str | None]] = []
    for value in cells.values:
        texts = texts_of(value if isinstance(value, tuple) else (value,))
        found.append({t: known.get(comparable(t), group.rest) for t in texts if t})
    strange = [None in groups.values() for groups in found]
    for i in np.flatnonzero(live & cells.where(strange)).tolist():
        for text in (text for text, of in found[cells.codes[i]].items() if of is None):
            draft.exclude("value_in_no_group", i, group.source, value=text, group=group.name)
    made = [tuple(dict.fromkeys(groups.values())) for groups in found]
    draft.values[group.name] = cells.changed([m if len(m) > 1 else (*m, None)[0] for m in made])
    domain = (*group.values, *((group.rest,) if group.rest else ()))
    return Column(group.name, ColumnRole.GROUP, domain=tuple(dict.fromkeys(domain)))


def read_measure(draft: Draft, name: str) -> Column:
    """Read a measure's column as exact numbers.

    What is no exact number is an error; its row counts, without the number.  Where the
    definition lets approximate counts count, 20余篇 is 20 with a warning.
    """
    tell_numbers_as_text(draft, name)
    cells = draft.column(name)
    numbers, odd = _numbers(cells.values, draft.ledger.approximate_counts)
    strange = cells.where([code in odd for code in range(len(cells.values))])
    for i in np.flatnonzero(strange & draft.live()).tolist():
        code = int(cells.codes[i])
        _tell_odd(draft, i, name, text_of(cells.values[code]) or "", odd[code])
    draft.values[name] = cells.changed(numbers)
    return Column(name, ColumnRole.OWN, numeric=True)


def _numbers(
    values: Sequence[Value], approximate: Approximate
) -> tuple[Sequence[Value], Mapping[int, Count]]:
    """The values as numbers, and by their place those that are none, or not exactly one."""
    if whole := _whole(values):
        return whole, {}
    numbers: list[Value] = []
    odd: dict[int, Count] = {}
    for code, cell in enumerate(values):
        if type(cell) is float and cell.is_integer() and abs(cell) < _LARGEST:
            numbers.append(int(cell))  # nearly every cell, without a detour
            continue
        count = read_count(_without_decimal(cell))
        vague = approximate is Approximate.COUNT and count.reading is Reading.APPROXIMATE
        numbers.append(count.value if vague else count.exact)
        if count.reading in _READINGS:
            odd[code] = count
    return numbers, odd


def _whole(values: Sequence[Value]) -> list[Value]:
    """The values as whole numbers at once, empty where they are anything else as well."""
    if {float} != set(map(type, values)):
        return []
    sizes = np.array(values, dtype=float)
    if not ((np.floor(sizes) == sizes) & (np.abs(sizes) < _LARGEST)).all():
        return []
    whole: list[Value] = sizes.astype(np.int64).tolist()
    return whole


def _tell_odd(draft: Draft, i: int, name: str, text: str, count: Count) -> None:
    counted = draft.ledger.approximate_counts is Approximate.COUNT
    if counted and count.reading is Reading.APPROXIMATE and count.value is not None:
        number = str(count.value)
        code = "approximate_counted"
        draft.find(code, Severity.WARNING, i, name, value=text, number=number)
    else:
        draft.find(_READINGS[count.reading], Severity.ERROR, i, name, value=text)


def _without_decimal(cell: Value) -> Value:
    return str(cell) if isinstance(cell, Decimal) else cell


def read_free(draft: Draft, name: str, headers: Iterable[str]) -> Column:
    """Read a column nobody has said anything about: dates, numbers where all are, else text."""
    cells, live = draft.column(name), draft.live()
    counts = cells.counts(live).tolist()
    blank = are_blank(cells.values)
    is_filled = [n and not nothing for n, nothing in zip(counts, blank, strict=True)]
    filled, times = list(compress(cells.values, is_filled)), list(compress(counts, is_filled))
    if filled and _holds_dates(filled, times, headers):
        return _read_dates(draft, name, cells)
    if filled and (_NUMBERS.issuperset(map(type, filled)) or all(map(_is_number, filled))):
        return read_measure(draft, name)
    there = np.flatnonzero(live & ~cells.where(blank))
    if any(_is_number(cells[i]) for i in there[:50].tolist()) and _is_mixed(filled, times):
        odd = next(i for i in there.tolist() if not _is_number(cells[i]))
        draft.find("mixed_column", Severity.WARNING, odd, name, value=text_of(cells[odd]) or "")
    draft.values[name] = cells.changed(texts_of(cells.values))
    return Column(name, ColumnRole.OWN)


def _is_number(cell: Value) -> bool:
    if is_plain_number(cell):
        return True
    plain = comparable(cell) if isinstance(cell, str) else ""
    return plain[-1:] in set("字分篇条次人名") and is_plain_number(plain[:-1])


def _is_mixed(filled: Sequence[Value], times: Sequence[int]) -> bool:
    """Mostly numbers, some not: conditions on greater and smaller will not work on it."""
    rows, numbers = sum(times), sum(compress(times, map(_is_number, filled)))
    return rows >= 5 and rows * 4 <= numbers * 5 and numbers < rows


def _holds_dates(filled: Sequence[Value], times: Sequence[int], headers: Iterable[str]) -> bool:
    if all(isinstance(value, dt.date) for value in filled):
        return True
    if not any("日期" in header or "时间" in header for header in map(comparable, headers)):
        return False
    dated = (read_day(value, 2000).reading in _DATED for value in filled)
    return sum(compress(times, dated)) * 2 > sum(times)


def _read_dates(draft: Draft, name: str, cells: Coded) -> Column:
    """Each sheet has its own year for dates written without one."""
    parts: list[Coded] = []
    live, first = draft.live(), 0
    for extract in draft.extracts:
        part = cells.take(np.arange(first, first + len(extract.rows)))
        days = [read_day(value, extract.source.hint) for value in part.values]
        odd = part.where([day.reading in _UNREAD for day in days])
        for i in np.flatnonzero(odd & live[first : first + len(part)]).tolist():
            shown = text_of(part[i]) or ""
            draft.find("unread_date", Severity.ERROR, first + i, name, value=shown)
        parts.append(part.changed([day.date for day in days]))
        first += len(part)
    draft.values[name] = joined(parts)
    return Column(name, ColumnRole.OWN, is_date=True)
