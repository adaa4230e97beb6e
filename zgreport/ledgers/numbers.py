"""Numbers: a column's cells to exact numbers in one unit, each by what its own sheet says of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.measure_kinds import MEANS
from zgreport.definition.model import Approximate, MeasureKind
from zgreport.findings import Severity
from zgreport.ledgers.coded import Coded, joined
from zgreport.ledgers.counts import PERCENT, Count, CountReading, Words, code_of, column_words
from zgreport.ledgers.model import Column, ColumnRole
from zgreport.ledgers.oddities import tell_numbers_as_text, tell_rows
from zgreport.ledgers.percents import settled
from zgreport.ledgers.slices import Slice, has_formats, slices_of
from zgreport.ledgers.texts import shown_of
from zgreport.numerals.units import is_count, unit_named
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.ledgers.draft import Draft

__all__ = ["read_measure", "read_numbers"]

_ADDED = frozenset({MeasureKind.SUM, MeasureKind.LAST, MeasureKind.CUMULATIVE})
_CHANGE = Pattern("净|增|减|变动|变化|差|较|比|盈亏|调整")
_LARGEST = 10**15  # beyond it a double is no longer sure of its last digit


def read_measure(draft: Draft, name: str) -> Column:
    """Read the column of some measures as exact numbers in the first one's unit.

    What is no exact number is an error; its row counts, without the number.  Where the
    definition lets approximate counts count, 20余篇 is 20 with a warning.
    """
    measures = [measure for measure in draft.ledger.measures if measure.column == name]
    words = column_words(draft.ledger, name)
    column = read_numbers(draft, name, words, declared=words.percents)
    unit = unit_named(words.own)
    if is_count(unit):
        if unit.scale == 1 and not all(m.kind in MEANS for m in measures):
            _tell_fractions(draft, name, words.own)
        if any(m.kind in _ADDED for m in measures) and not _CHANGE.search(name):
            _tell_negative(draft, name, words.own)
    return column


def read_numbers(draft: Draft, name: str, words: Words, *, declared: bool = False) -> Column:
    """Read a column as exact numbers; `declared` says that the definition calls it percentages."""
    tell_numbers_as_text(draft, name, words)
    if quick := _all_whole(draft, name, words):
        draft.values[name] = quick
        return Column(name, ColumnRole.OWN, numeric=True)
    parts, is_percent = slices_of(draft, name, words), False
    if words.percents:
        parts, is_percent = settled(draft, name, parts, declared=declared)
    for part in parts:
        _tell_odd(draft, name, part, words)
    approximate = draft.ledger.approximate_counts
    read = [part.cells.changed([_value(c, approximate) for c in part.counts]) for part in parts]
    draft.values[name] = joined(read)
    unsaid = frozenset(draft.unsaid.get(name, ()))
    return Column(name, ColumnRole.OWN, numeric=True, percent=is_percent, unsaid=unsaid)


def _all_whole(draft: Draft, name: str, words: Words) -> Coded | None:
    """The column at once, where all its cells are whole numbers in the wanted unit already."""
    cells = draft.column(name)
    if words.percents or {float} != set(map(type, cells.values)) or has_formats(draft, name):
        return None
    if any(e.units.get(name) or e.unit_lines or e.unit_column for e in draft.extracts):
        return None
    sizes = np.array(cells.values, dtype=float)
    if not ((np.floor(sizes) == sizes) & (np.abs(sizes) < _LARGEST)).all():
        return None
    return cells.changed(sizes.astype(np.int64).tolist())


def _value(count: Count, approximate: Approximate) -> int | Decimal | None:
    vague = approximate is Approximate.COUNT and count.reading is CountReading.APPROXIMATE
    return count.value if vague else count.exact


def _tell_odd(draft: Draft, name: str, part: Slice, words: Words) -> None:
    """An error for each cell that is no number, a note for each sheet with another word."""
    odd = [code_of(count) is not None for count in part.counts]
    for i in np.flatnonzero(part.rows(draft, odd)).tolist() if any(odd) else ():
        code = int(part.cells.codes[i - part.first])
        seen = part.counts[code].seen or shown_of(part.cells.values[code])
        shown = {"value": seen, "own": words.own}
        _tell_cell(draft, i, name, part.counts[code], shown)
    others = {c.word for c in part.counts if c.reading is CountReading.EXACT} - {"", PERCENT}
    for word in sorted(others):
        rows = part.rows(draft, [c.word == word and c.exact is not None for c in part.counts])
        tell_rows(draft, "like_word", name, rows, word=word, own=words.own)


def _tell_cell(draft: Draft, i: int, name: str, count: Count, shown: Mapping[str, object]) -> None:
    counted = draft.ledger.approximate_counts is Approximate.COUNT
    if counted and count.reading is CountReading.APPROXIMATE and count.value is not None:
        number = str(count.value)
        draft.find("approximate_counted", Severity.WARNING, i, name, **shown, number=number)
        return
    is_measure = any(measure.column == name for measure in draft.ledger.measures)
    code = code_of(count, is_measure=is_measure) or "not_a_number"
    seen = {"value": count.word} if count.reading is CountReading.PERCENT and count.word else {}
    draft.find(code, Severity.ERROR, i, name, **{**shown, "word": count.word, **seen})


def _tell_fractions(draft: Draft, name: str, word: str) -> None:
    """A warning for each fraction among numbers that only come whole."""
    cells = draft.column(name)
    broken = [isinstance(value, Decimal) for value in cells.values]
    for i in np.flatnonzero(draft.live() & cells.where(broken)).tolist() if any(broken) else ():
        draft.find("fraction", Severity.WARNING, i, name, value=str(cells[i]), own=word)


def _tell_negative(draft: Draft, name: str, word: str) -> None:
    """A warning for each number below nought of things, which are none or some."""
    cells = draft.column(name)
    below = [isinstance(value, int | float | Decimal) and value < 0 for value in cells.values]
    for i in np.flatnonzero(draft.live() & cells.where(below)).tolist() if any(below) else ():
        draft.find("negative_count", Severity.WARNING, i, name, value=str(cells[i]), own=word)
