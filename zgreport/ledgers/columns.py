"""Columns: closed lists, groups, numbers, dates and plain text, checked cell by cell."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from zgreport.definition.model import Approximate
from zgreport.findings import Severity
from zgreport.ledgers.cells import Reading, is_plain_number, read_count, text_of
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.model import Column, ColumnRole
from zgreport.ledgers.oddities import tell_numbers_as_text
from zgreport.names import comparable, is_blank, near_misses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zgreport.definition.model import ColumnDef, GroupDef
    from zgreport.ledgers.draft import Draft, Value

__all__ = ["close_list", "make_group", "read_free", "read_measure"]

_LARGEST = 10**15
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
    cells = draft.values.get(column.name) or [None] * len(draft)
    brought: list[Value] = [None] * len(draft)
    seen: dict[tuple[type, Value], Value] = {}  # by type as well: 1 is not True
    for i in draft.live():
        cell = cells[i]
        kind = type(cell), cell
        if kind not in seen:
            text = text_of(cell)
            found = known.get(comparable(text)) if text else None
            if text and found is None:
                draft.exclude(
                    "value_not_listed",
                    i,
                    column.name,
                    value=text,
                    near=near_misses(text, allowed),
                    allowed=allowed,
                )
                continue
            seen[kind] = found
        brought[i] = seen[kind]
    draft.values[column.name] = brought
    return Column(column.name, ColumnRole.OWN, domain=tuple(allowed))


def make_group(draft: Draft, group: GroupDef) -> Column:
    """Make the group's column from its source; with no rest, a value in no group is an error."""
    known = {comparable(v): name for name, values in group.values.items() for v in values}
    cells = draft.values.get(group.source) or [None] * len(draft)
    made: list[Value] = [None] * len(draft)
    for i in draft.live():
        cell = cells[i]
        texts = [
            t for part in (cell if isinstance(cell, tuple) else (cell,)) if (t := text_of(part))
        ]
        found = {text: known.get(comparable(text), group.rest) for text in texts}
        for text in (text for text, of in found.items() if of is None):
            draft.exclude("value_in_no_group", i, group.source, value=text, group=group.name)
        groups = tuple(dict.fromkeys(found.values()))
        made[i] = groups if len(groups) > 1 else (*groups, None)[0]
    draft.values[group.name] = made
    domain = (*group.values, *((group.rest,) if group.rest else ()))
    return Column(group.name, ColumnRole.GROUP, domain=tuple(dict.fromkeys(domain)))


def read_measure(draft: Draft, name: str) -> Column:
    """Read a measure's column as exact numbers.

    What is no exact number is an error; its row counts, without the number.  Where the
    definition lets approximate counts count, 20余篇 is 20 with a warning.
    """
    tell_numbers_as_text(draft, name)
    cells = draft.values.get(name) or [None] * len(draft)
    numbers: list[Value] = [None] * len(draft)
    counted = draft.ledger.approximate_counts is Approximate.COUNT
    for i in draft.live():
        cell = cells[i]
        if type(cell) is float and cell.is_integer() and abs(cell) < _LARGEST:
            numbers[i] = int(cell)  # nearly every cell, without a detour
            continue
        count = read_count(_without_decimal(cell))
        shown = {"value": text_of(cells[i]) or ""}
        if counted and count.reading is Reading.APPROXIMATE and count.value is not None:
            draft.find(
                "approximate_counted",
                Severity.WARNING,
                i,
                name,
                **shown,
                number=str(count.value),
            )
            numbers[i] = count.value
            continue
        numbers[i] = count.exact
        if code := _READINGS.get(count.reading):
            draft.find(code, Severity.ERROR, i, name, **shown)
    draft.values[name] = numbers
    return Column(name, ColumnRole.OWN, numeric=True)


def _without_decimal(cell: Value) -> Value:
    return str(cell) if isinstance(cell, Decimal) else cell


def read_free(draft: Draft, name: str, headers: Iterable[str]) -> Column:
    """Read a column nobody has said anything about: dates, numbers where all are, else text."""
    live = draft.live()
    cells = draft.values.get(name) or [None] * len(draft)
    filled = [cell for i in live if not is_blank(cell := cells[i])]
    if filled and _holds_dates(filled, headers):
        return _read_dates(draft, name, cells, live)
    if filled and all(_is_number(cell) for cell in filled):
        return read_measure(draft, name)
    if _is_mixed(filled):
        odd = next(i for i in live if not is_blank(cells[i]) and not _is_number(cells[i]))
        draft.find("mixed_column", Severity.WARNING, odd, name, value=text_of(cells[odd]) or "")
    texts: list[Value] = [text_of(cell) for cell in cells]
    draft.values[name] = texts
    return Column(name, ColumnRole.OWN)


def _is_number(cell: Value) -> bool:
    if is_plain_number(cell):
        return True
    plain = comparable(cell) if isinstance(cell, str) else ""
    return plain[-1:] in set("字分篇条次人名") and is_plain_number(plain[:-1])


def _is_mixed(filled: Sequence[Value]) -> bool:
    """Mostly numbers, some not: conditions on greater and smaller will not work on it."""
    if not any(_is_number(cell) for cell in filled[:50]):
        return False
    numbers = sum(_is_number(cell) for cell in filled)
    return len(filled) >= 5 and len(filled) * 4 <= numbers * 5 and numbers < len(filled)


def _holds_dates(filled: Sequence[Value], headers: Iterable[str]) -> bool:
    if all(isinstance(cell, dt.date) for cell in filled):
        return True
    if not any("日期" in header or "时间" in header for header in map(comparable, headers)):
        return False
    readings = [read_day(cell, 2000).reading for cell in filled]
    return sum(r in {DateReading.DAY, DateReading.MONTH} for r in readings) * 2 > len(filled)


def _read_dates(draft: Draft, name: str, cells: Sequence[Value], live: Sequence[int]) -> Column:
    dates: list[Value] = [None] * len(draft)
    for i in live:
        day = read_day(cells[i], draft.source(i).hint)
        dates[i] = day.date
        if day.reading in {DateReading.AMBIGUOUS, DateReading.NOT_A_DATE}:
            shown = text_of(cells[i]) or ""
            draft.find("unread_date", Severity.ERROR, i, name, value=shown)
    draft.values[name] = dates
    return Column(name, ColumnRole.OWN, is_date=True)
