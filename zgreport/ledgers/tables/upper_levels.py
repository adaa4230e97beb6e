"""Upper levels: rows of a list with two columns of names that are of all beside them.

东镇|一村, 东镇|二村 and 东镇| (blank, —, 全镇): the last is the sum of the others, or
the town's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.cells import text_of
from zgreport.ledgers.tables.addends import Asked, texts_of
from zgreport.ledgers.tables.evidence import Strength, strength, sums
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.phrases import STROKES
from zgreport.ledgers.tables.whole_names import is_whole
from zgreport.names import comparable
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgreport.ledgers.tables.addends import Addends
    from zgreport.ledgers.tables.rows import Grounds, Verdict

__all__ = ["upper_levels"]

_FEWEST, _SEVERAL = 2, 3  # rows of a town, that with the whole among them
_KINDS = frozenset("县市区镇乡村")  # 镇 alone in the lower column


@dataclass(frozen=True, slots=True)
class _Town:
    """The place of the row of the whole, those of its parts, and whether a word says it."""

    whole: int
    parts: tuple[int, ...]
    is_said: bool


def upper_levels(grounds: Grounds, addends: Addends) -> dict[int, Verdict]:
    """What is found of the rows whose lower name is blank or a word for all."""
    columns = sorted(grounds.roles.names - grounds.roles.remarks)
    if len(columns) != _FEWEST or (grounds.roles.date is not None and not grounds.roles.period):
        return {}
    upper, lower = (_texts(grounds, addends, column) for column in columns)
    known = grounds.roles.known.get(columns[1], frozenset())
    marks = {text: _mark(text) for text in set(lower) if text not in known}
    if not any(marks.get(text) for text in lower):
        return {}
    towns = list(_towns(list(_runs(grounds, addends, upper)), upper, lower, marks))
    return _Asked(grounds, addends, columns[0]).judged(towns) if towns else {}


def _texts(grounds: Grounds, addends: Addends, column: int) -> list[str]:
    cells = texts_of(grounds, column, addends.rows)
    texts = [comparable(text_of(value) or "") for value in cells.values]
    return [texts[code] for code in cells.codes.tolist()]


def _mark(text: str) -> str:
    """What says that a row is of all: "blank" for nothing and a dash, "word" for 全镇."""
    if not text or STROKES.fullmatch(text) or text in _KINDS:
        return "blank"
    return "word" if is_whole(text) else ""


def _runs(grounds: Grounds, addends: Addends, upper: Sequence[str]) -> Iterator[list[int]]:
    """The places of rows that follow each other under one upper name and date."""
    date = grounds.roles.date
    dates = texts_of(grounds, date, addends.rows).codes.tolist() if date else [0] * len(upper)
    run: list[int] = []
    for i, name in enumerate(upper):
        same = bool(run) and name in {"", upper[run[0]]} and dates[i] == dates[run[0]]
        if run and not same:
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _towns(
    runs: Sequence[list[int]], upper: Sequence[str], lower: Sequence[str], marks: dict[str, str]
) -> Iterator[_Town]:
    for run in runs:
        wholes = [i for i in run if upper[run[0]] and _says_all(lower[i], upper[run[0]], marks)]
        if len(wholes) == 1 and len(run) >= _FEWEST and wholes[0] in {run[0], run[-1]}:
            i = wholes[0]
            parts = tuple(j for j in run if j != i)
            yield _Town(i, parts, marks.get(lower[i]) != "blank")


def _says_all(lower: str, upper: str, marks: dict[str, str]) -> bool:
    return bool(marks.get(lower)) or lower == upper


@dataclass(frozen=True)
class _Asked(Asked):
    """The records of a list with two columns of names."""

    column: int

    def judged(self, towns: Sequence[_Town]) -> dict[int, Verdict]:
        """All wholes are totals where they mostly agree; else those are told that may be some."""
        agreed = [town for town in towns if self._is_sum(town)]
        differing = [town for town in towns if town not in agreed]
        if agreed and len(agreed) >= 2 * len(differing):
            larger = [town for town in differing if self._rest(town) >= 0]
            sure = len(agreed) > 1 or self._weighs(agreed[0])
            found = self._told(agreed, "" if sure else "perhaps_sum")
            return found | self._told(larger, "parent_differs")
        said = [town for town in towns if town.is_said and self._rest(town) >= 0]
        if said:
            return self._told(said, "parent_differs")
        long = [town for town in towns if len(town.parts) >= _FEWEST]
        if long and all(self._rest(town) >= 0 for town in towns):
            return self._told(towns[:1], "perhaps_upper", tuple(town.whole for town in towns))
        return {}

    def _weighs(self, town: _Town) -> bool:
        """True where the sum is hardly chance, or made of two rows at least that say so."""
        found = sums(self.addends, town.whole, town.parts)
        return strength(found, signs=2) >= Strength.MIDDLE

    def _is_sum(self, town: _Town) -> bool:
        return self.addends.is_sum(town.whole, np.array(town.parts, dtype=np.int64))

    def _rest(self, town: _Town) -> float:
        """By what the whole is more than its parts, in the column where that is least."""
        parts = list(town.parts)
        return min(float(n[town.whole] - n[parts].sum()) for n in self.addends.numbers)

    def _told(
        self, towns: Iterable[_Town], code: str = "", places: tuple[int, ...] = ()
    ) -> dict[int, Verdict]:
        kind = RowKind.RECORD if code else RowKind.TOTAL
        rows = tuple(int(self.addends.rows[i]) for i in places)
        found = [self.row(town.whole) for town in towns]
        return {row.number: row.verdict(kind, code, self.column, rows) for row in found}
