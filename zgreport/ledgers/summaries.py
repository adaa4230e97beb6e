"""Summaries: sheets that say again what the other sheets of their ledger say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.measure_kinds import ADDED_UP
from zgreport.findings import room
from zgreport.ledgers.choosing import LeftOut, Why
from zgreport.ledgers.parts import parts_of
from zgreport.ledgers.restatements import Restatements
from zgreport.ledgers.sheetnames import (
    is_only_statistics,
    is_summary,
    is_summary_file,
    summary_words,
)
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.parts import Part

__all__ = ["leave_out_summaries"]

_ROOM = room("ledgers")

_FEWEST_PARTS = 3  # two that are summed up and their sum
_FEWEST_SUMS = 5  # fewer may be right by chance
_NEAR = 1e-6
_UNKNOWN = 13  # months: more than a year, so that it is looked at last


def leave_out_summaries(draft: Draft) -> list[LeftOut]:
    """Leave out the summaries that stand beside others of their ledger and year.

    With a warning where all they say is said by the others; with an error where it is not, and
    where a sheet may be one by its sums alone.  Where the definition says which sheets are read,
    none is a summary.
    """
    if draft.ledger.sheets or len(draft.extracts) < 2:  # one has no others
        return []
    parts = parts_of(draft, by_sheet=True, rows=draft.live() | (draft.monthless & ~draft.foreign))
    left_out: list[LeftOut] = []
    for year in dict.fromkeys(part.year for part in parts):
        mine = [part for part in parts if part.year == year]
        if len(mine) > 1:
            left_out.extend(_Year(draft, mine).left_out())
    return left_out


class _Year:
    """The sheets of one year, of which the summaries are taken away, the narrowest first."""

    def __init__(self, draft: Draft, parts: Sequence[Part]) -> None:
        self.draft = draft
        in_order = sorted(parts, key=self._width)
        sheets = {comparable(part.sheet or "") for part in parts}
        self.linked = {part for part in parts if self._is_linked(part, sheets)}
        files = _named_files(part.file for part in parts)
        self.named = [
            part
            for part in in_order
            if part.file in files or is_summary(part.sheet or "") or part in self.linked
        ]
        self.others = [part for part in in_order if part not in self.named]

    def _width(self, part: Part) -> int:
        """How many months the part stands for, at most."""
        if self.draft.monthless[part.rows].any():
            return _UNKNOWN
        return int(self.draft.span[part.rows].max())

    def _is_linked(self, part: Part, sheets: set[str]) -> bool:
        """True where formulas take all numbers of the part from two and more other sheets."""
        extract = self.draft.extracts[int(self.draft.owner[part.rows[0]])]
        links = extract.source.sheet.links
        columns = [m.column for m in self.draft.ledger.measures] if links else []
        filled = [(extract.places.get(name), self._filled(name, part)) for name in columns]
        told = [(at, n) for at, n in filled if isinstance(at, int) and n]
        names = {comparable(name) for at, _ in told for name in links.get(at, (0, ()))[1]}
        return len(names & sheets) > 1 and all(links.get(at, (0, ()))[0] >= n for at, n in told)

    def _filled(self, name: str, part: Part) -> int:
        """How many rows of the part have something in the column."""
        cells = self.draft.column(name).take(part.rows)
        return int(cells.where([value is not None for value in cells.values]).sum())

    def left_out(self) -> Iterator[LeftOut]:
        for part in [part for part in self.others if self._may_sum_up(part)]:
            sums = self._held_against(part).sums_of(part)
            if sums and self._is_known(part, sums):
                yield self._leave_out(part, "summary_left_out", 0)
            elif sums >= _FEWEST_SUMS:
                yield self._leave_out(part, "perhaps_summary", len(part.rows))
        for part in self.named if self._rows(self.others).size else ():
            again = self._said_again(part)
            if again.any() or not self._is_ledger(part):
                own = int((~again).sum())
                yield self._leave_out(part, _code(part) if own else "summary_left_out", own)

    def _said_again(self, part: Part) -> Mask:
        """Which rows the others say; the part was made before a sheet was copied, or after."""
        first = [other for other in self.others if not other.is_named_copy]
        again = Restatements(self.draft, self._rows(first or self.others)).all_of(part)
        if len(first) < len(self.others) and not again.all():
            again |= self._held_against(part).all_of(part)
        return again

    def _held_against(self, part: Part) -> Restatements:
        return Restatements(self.draft, self._rows([p for p in self.others if p is not part]))

    def _rows(self, parts: Sequence[Part]) -> Numbers:
        """The records of the parts that count."""
        rows = np.concatenate([np.zeros(0, dtype=np.int64), *(part.rows for part in parts)])
        live: Numbers = rows[self.draft.live()[rows]]
        return live

    def _may_sum_up(self, part: Part) -> bool:
        """True where the part may be the sum of others though its name does not say so.

        One that is named after an office is that office's, whatever its numbers.
        """
        if len(self.others) < _FEWEST_PARTS or not self.draft.ledger.measures:
            return False
        if self._width(part) > 1:
            return True
        if self.draft.named_after[self.draft.owner[part.rows[0]]].office:
            return False
        by_month = self.draft.ledger.date is None or self.draft.month[part.rows].all()
        return bool(by_month) and self._is_half(part)

    def _is_half(self, part: Part) -> bool:
        """True where the part has half of all that can be added up."""
        rows = self._rows(self.others)
        for measure in self.draft.ledger.measures:
            if measure.kind in ADDED_UP:
                numbers = [_size(v) for v in self.draft.column(measure.column).values]
                sizes = np.array(numbers)[self.draft.column(measure.column).codes]
                own, every = float(sizes[part.rows].sum()), float(sizes[rows].sum())
                return abs(2 * own - every) < _NEAR * len(rows)
        return False

    def _is_known(self, part: Part, sums: int) -> bool:
        """True where the part counted twice if it were none: nothing tells it from the others."""
        if self._width(part) > 1:
            return True
        return self.draft.ledger.date is not None and sums >= _FEWEST_SUMS

    def _is_ledger(self, part: Part) -> bool:
        """True where only the file is named, after 统计, and all its records have their days."""
        if is_summary(part.sheet or "") or not is_only_statistics(part.file):
            return False
        return all(self.draft.day[i] is not None for i in part.rows.tolist())

    def _leave_out(self, part: Part, code: str, own: int) -> LeftOut:
        shown = {"ledger": self.draft.ledger.name, "rows": len(part.rows), "own": own}
        finding = _ROOM.error if own else _ROOM.warning
        self.draft.findings.append(finding(code, part.place, **shown))
        self.draft.excluded[part.rows] = True
        if part in self.others:
            self.others.remove(part)
        return LeftOut(part.file, part.sheet or "", frozenset({part.year}), Why.SUMMARY)


def _code(part: Part) -> str:
    """What is said of a summary with records of its own: by what it is taken for one."""
    if is_summary(part.sheet or ""):
        return "summary_with_records"
    named = is_summary_file(part.file)
    return "summary_file_with_records" if named else "linked_with_records"


def _named_files(files: Iterable[str]) -> set[str]:
    """The files whose names tell them from the others as summaries; none where all are so named.

    Where every file is called 统计, one called 统计汇总 is told by its other word alone.
    """
    words = {file: summary_words(file) for file in files}
    shared = frozenset.intersection(*words.values())
    named = {file for file, own in words.items() if own - shared}
    return named if len(named) < len(words) else set()


def _size(value: object) -> float:
    return 0.0 if value is None or isinstance(value, str) else float(value)  # type: ignore[arg-type]  # a number
