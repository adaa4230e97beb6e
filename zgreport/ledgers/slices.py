"""Slices: the rows of a column that are read alike, and what was read of each of their values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.cells import read_count
from zgreport.ledgers.coded import Coded
from zgreport.ledgers.counts import Count, CountReading, Words
from zgreport.ledgers.written import Written, tell_unsaid, written_in
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.tables.extract import Extract

__all__ = ["Slice", "has_formats", "slices_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """Some rows of a draft's column, the first of them `first`, with one count for each value."""

    first: int
    cells: Coded
    counts: Sequence[Count]

    def rows(self, draft: Draft, holds: Sequence[bool]) -> Mask:
        """The live rows of the draft whose value holds; `holds` has one entry for each value."""
        found: Mask = np.zeros(len(draft), dtype=bool)
        span = slice(self.first, self.first + len(self.cells))
        found[span] = self.cells.where(holds)
        return found & draft.live()

    def reread(self, counts: Sequence[Count]) -> Slice:
        """The part with other counts for its values."""
        return replace(self, counts=counts)


def slices_of(draft: Draft, name: str, words: Words) -> list[Slice]:
    """The column in as few parts as its sheets' units, formats and percentages allow."""
    written = written_in(draft, name, words)
    if any(measure.column == name for measure in draft.ledger.measures):
        tell_unsaid(draft, name, written, words)
    cells = draft.column(name)
    alike = len({one.words for one in written}) == 1 and not any(one.by_row for one in written)
    if alike and not words.percents and not has_formats(draft, name):
        return [Slice(0, cells, _counts(cells.values, written[0].words))]
    return list(_by_table(draft, name, cells, written))


def has_formats(draft: Draft, name: str) -> bool:
    """True where some sheet shows something behind numbers of the column."""
    return any(
        extract.source.sheet.formats and _columns(extract, name) for extract in draft.extracts
    )


def _by_table(draft: Draft, name: str, cells: Coded, written: Sequence[Written]) -> Iterator[Slice]:
    for (extract, span), one in zip(draft.tables(), written, strict=True):
        first, part = span.start, cells.take(np.arange(span.start, span.stop))
        shown = _shown(extract, name) if extract.source.sheet.formats else None
        if shown is None and one.by_row is None:
            yield Slice(first, part, _counts(part.values, one.words))
        else:
            by_row = one.by_row or Coded.alike(one.words, len(part))
            told = Coded.of(zip(part, shown or [""] * len(part), by_row, strict=True))
            values = [value for value, _, _ in told.values]
            counts = [_count(value, own, behind) for value, behind, own in told.values]
            yield Slice(first, Coded(values, told.codes), counts)


def _counts(values: Sequence[object], words: Words | None) -> list[Count]:
    return [_count(value, words) for value in values]


def _count(value: object, words: Words | None, shown: str = "") -> Count:
    """Where the unit is another one, nothing is read: the error stands at the unit."""
    return Count(CountReading.BLANK) if words is None else read_count(value, words, shown)


def _columns(extract: Extract, name: str) -> set[int]:
    """The sheet's columns that the column's cells come from and that have formats."""
    at = extract.places.get(name, ())
    columns = {at} if isinstance(at, int) else set(at)
    return columns & extract.source.sheet.formats.keys()


def _shown(extract: Extract, name: str) -> list[str] | None:
    """What the format of each cell shows behind its number; None where it is nothing."""
    places, formats = extract.places.get(name, ()), extract.source.sheet.formats
    columns = _columns(extract, name)
    if not columns:
        return None
    shown = np.full(len(extract.rows), "", dtype=object)
    at: Numbers = np.array(places if not isinstance(places, int) else [places] * len(shown))
    for column in columns:
        for first, last, behind in formats[column]:
            inside = (extract.rows >= first) & (extract.rows <= last) & (at == column)
            shown[inside] = behind
    found: list[str] = shown.tolist()
    return found if any(found) else None
