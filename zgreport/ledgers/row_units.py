"""Row units: a column that says for each row in what its numbers are written, 元 or 万元."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Severity, room
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.tables.unit_phrases import lone_unit
from zgreport.ledgers.units import ANY, says_nothing, size_of, words_in
from zgreport.numerals.units import alike, known_unit, unit_named
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.ledgers.coded import Coded
    from zgreport.ledgers.counts import Words
    from zgreport.ledgers.draft import Draft, Value
    from zgreport.ledgers.tables.extract import Extract
    from zgreport.ledgers.tables.notices import Notice

__all__ = ["RowUnits", "speaks_of"]

_ROOM = room("ledgers")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row's own unit makes of its number, and the finding about it, if there is one."""

    words: Words | None
    code: str | None = None
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True, eq=False)
class RowUnits:
    """One table's column of numbers whose units stand beside them; `first` is its first record."""

    draft: Draft
    extract: Extract
    first: int
    name: str
    words: Words

    def by_row(self) -> Coded:
        """The words of each record, None where its number is not to be read.

        Rows of another unit are refused, and those that name none beside others in 万元; a finding
        names them, as does a note those that are converted.
        """
        cells = self.extract.values[self.extract.unit_column]
        header = self.extract.units.get(self.name)
        said = [_said(_bare(value), header, self.words) for value in cells.values]
        silent = self._silent(said) if None in said else _Said(None)
        every = [one or silent for one in said]
        self._tell(every)
        return cells.changed([one.words for one in every])

    def _silent(self, said: Sequence[_Said | None]) -> _Said:
        """What holds for rows that name no unit: the whole table's, or nothing if in doubt."""
        table = words_in(self.draft, self.extract, self.name, self.words)
        large = any(one and one.words and _is_large(one.words, self.words) for one in said)
        if large and not (table and table.column):
            return _Said(None, "row_without_unit")
        return _Said(table)

    def _tell(self, said: Sequence[_Said]) -> None:
        """A finding for each unit of rows that is converted or refused, at their first."""
        at = self.extract.unit_column
        cells = self.extract.values[at]
        live = self.draft.live()[self.first : self.first + len(cells)]
        for code, one in enumerate(said):
            found = self.first + np.flatnonzero(live & (cells.codes == code))
            if one.code and len(found):
                shown: dict[str, object] = {"ledger": self.draft.ledger.name, "column": self.name}
                shown |= {"at": at, "unit": text_of(cells.values[code]) or ""}
                shown |= {"word": self.words.own, "count": len(found)}
                shown |= {"rows": self.draft.rows(found)}
                place = self.draft.place(int(found[0]), at)
                told = _ROOM.finding(one.code, one.severity, place, **shown)
                self.draft.findings.append(told)


def speaks_of(extract: Extract, name: str, words: Words) -> bool:
    """True where a column of the table names units of the wanted one's dimension for some rows."""
    at = extract.unit_column
    if not at or at == name:
        return False
    return any(_may_measure(_bare(value), words) for value in extract.values[at].values)


def _bare(value: Value) -> str:
    """The text of a cell; a unit without brackets around it."""
    text = text_of(value) or ""
    return lone_unit(text) or text


def _may_measure(text: str, words: Words) -> bool:
    """True where the text is a unit of the wanted one's dimension; 套 among 个 makes none."""
    unit, own = known_unit(text), unit_named(words.own)
    return unit is not None and ANY not in {unit, own} and alike(unit, own)


def _said(text: str, header: Notice | None, words: Words) -> _Said | None:
    """What the unit of a row says of a number; None where the cell names none."""
    if known_unit(text) is None and text not in words.also:
        return None
    if says_nothing(text, words):
        return _Said(words)
    size = size_of(text, words)
    if size is None:
        kind = Severity.ERROR if _may_measure(text, words) else Severity.WARNING
        return _Said(None, "other_unit_in_row", kind)
    if header and not says_nothing(header.unit, words) and size_of(header.unit, words) != size:
        return _Said(None, "row_unit_differs")
    code = None if size == 1 else "row_unit_converted"
    return _Said(replace(words, column=text), code, Severity.NOTE)


def _is_large(written: Words, words: Words) -> bool:
    return bool(written.column) and size_of(written.column, words) != 1
