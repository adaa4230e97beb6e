"""Subtotals: rows of a quarter beside its months, or of months beside their days, on one sheet.

一季度 below 3月, 上半年 below 6月, 1-6月累计: such a row is no further record where it says what
the others add up to, and an error where it says something else.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.measure_kinds import ADDED_UP, AT_END
from zgreport.definition.model import MeasureKind
from zgreport.findings import Severity
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.coded import Coded, paired
from zgreport.ledgers.dating import WITHOUT_DAY
from zgreport.ledgers.duplicates import plain
from zgreport.ledgers.parts import name_columns
from zgreport.ledgers.tables.sums import agrees
from zgreport.names import comparable
from zgreport.numerals.months import without_running
from zgreport.numerals.period_names import is_period_name
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgreport.definition.model import MeasureDef
    from zgreport.ledgers.coded import Codes, Mask, Numbers
    from zgreport.ledgers.draft import Draft

__all__ = ["leave_out_subtotals"]


def leave_out_subtotals(draft: Draft) -> None:
    """Exclude the rows that sum up others of their sheet; an error for those that differ."""
    live = draft.live()
    if not draft.ledger.measures or not (draft.month & live).any():
        return
    if not (draft.reach > 1).any() and draft.month[live].all():
        return
    names = name_columns(draft)
    partly = {name for name in names if (live & _blanks(draft, name)).any()}
    others = tuple(draft.values[name] for name in names if name in partly)
    for rows in _groups(draft, [name for name in names if name not in partly]):
        group = _Group(draft, rows, others, named=len(others) < len(names))
        for i in group.candidates():
            group.judge(i)


def _groups(draft: Draft, names: Iterable[str]) -> Iterator[list[int]]:
    """The rows of one sheet and year that are alike in the columns of names.

    Only those with a row of several months, or with both months and days.
    """
    live = np.flatnonzero(draft.live() & draft.day.where([d is not None for d in draft.day.values]))
    sheets = Coded.of((e.source.file, e.source.sheet.name) for e in draft.extracts)
    keys: list[Codes | Numbers] = [sheets.codes[draft.owner[live]], draft.year[live]]
    keys += [plain(draft.values[name]).codes[live] for name in names]
    groups: dict[int, list[int]] = defaultdict(list)
    for key, i in zip(paired(keys).tolist(), live.tolist(), strict=True):
        groups[key].append(i)
    for rows in groups.values():
        is_month = draft.month[rows]
        if len(rows) > 1 and ((draft.reach[rows] > 1).any() or is_month.any() != is_month.all()):
            yield rows


def _blanks(draft: Draft, name: str) -> Mask:
    cells = draft.values[name]
    return cells.where([value is None for value in cells.values])


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows of one sheet that are alike in the columns in which every row has a name.

    `others` are the other columns of names; `named` says that there are some of the first kind.
    """

    draft: Draft
    rows: Sequence[int]
    others: tuple[Coded, ...]
    named: bool

    def candidates(self) -> list[int]:
        """The rows that may sum up others, those of the fewest months first.

        A month is one only where it has no name: 3月 甲 may stand beside the days of 甲.
        """
        draft = self.draft
        found = (i for i in self.rows if draft.month[i] and self._written(i))
        wide = (i for i in found if draft.reach[i] > 1 or self._is_nameless(i))
        return sorted(wide, key=lambda i: (int(draft.reach[i]), i))

    def _written(self, i: int) -> str:
        """The row's own date as it stands in its cell; empty where the sheet's name tells it."""
        draft = self.draft
        cells = draft.extracts[int(draft.owner[i])].values.get(draft.ledger.date or "")
        return comparable(text_of(cells[draft.within[i]]) or "") if cells else ""

    def _is_nameless(self, i: int) -> bool:
        return bool(self.others) and not self.named and all(c[i] is None for c in self.others)

    def judge(self, i: int) -> None:
        """Exclude the row where it says once more what others say; tell where it differs."""
        parts = [n for n in self.rows if self._is_part(n, i)]
        verdicts = (
            {m: self._is_sum(m, i, parts) for m in self.draft.ledger.measures} if parts else {}
        )
        told = {measure: agreed for measure, agreed in verdicts.items() if agreed is not None}
        if not told:
            return
        filled = [m for m in verdicts if self.draft.values[m.column][i] is not None]
        wrong = next((m for m, agreed in told.items() if not agreed), None)
        wrong = wrong or next((m for m in filled if m not in told), None)
        if wrong is None or (self._runs_on(i) and not self._covered(i, parts)):
            self._leave_out(i)
        else:
            self._tell(wrong, i, parts)

    def _leave_out(self, i: int) -> None:
        """Leave the row out as a total; nothing more is said of its date."""
        draft = self.draft
        draft.excluded[i] = draft.total[i] = True
        if not is_period_name(draft.ledger.date or ""):
            place = draft.place(i, draft.ledger.date)
            kept = (f for f in draft.findings if f.place != place or f.code not in WITHOUT_DAY)
            draft.findings = list(kept)

    def _runs_on(self, i: int) -> bool:
        """True for 1-12月累计, which may go on from another sheet."""
        text = self._written(i)
        return without_running(text) != text

    def _covered(self, i: int, parts: Iterable[int]) -> bool:
        """True where the parts are of all of the row's months, and of no others."""
        return self._months(i) == {month for n in parts for month in self._months(n)}

    def _is_part(self, n: int, i: int) -> bool:
        """True for a row of less time than row i that shares some of its months and its names."""
        draft = self.draft
        if n == i or draft.excluded[n] or not self._names_agree(n, i):
            return False
        if not draft.month[n]:
            return draft.day[n].month in self._months(i)
        smaller = draft.reach[n] < draft.reach[i] or (draft.reach[n] == draft.reach[i] and n < i)
        return (
            bool(smaller)
            and self._months(n) != self._months(i)
            and not self._months(i).isdisjoint(self._months(n))
        )

    def _months(self, i: int) -> set[int]:
        last = self.draft.day[i].month
        return set(range(last - int(self.draft.reach[i]) + 1, last + 1))

    def _names_agree(self, n: int, i: int) -> bool:
        """True where no column names both rows and names them differently."""
        named = ((cells[n], cells[i]) for cells in self.others)
        return all(one is None or other is None or one == other for one, other in named)

    def _is_sum(self, measure: MeasureDef, i: int, parts: Iterable[int]) -> bool | None:
        """Whether the row's number agrees with the parts'; None where there is nothing to agree."""
        numbers = self.draft.values[measure.column]
        written = numbers[i]
        if measure.kind in AT_END:
            parts = [n for n in parts if self._ends(n) == self._ends(i)]
        filled = [n for n in parts if numbers[n] is not None]
        if written is None or not filled:
            return None
        if any(not self._months(n) <= self._months(i) for n in filled):
            return False
        if measure.kind in ADDED_UP:
            return agrees(written, [sum(numbers[n] for n in filled)])
        if measure.kind is MeasureKind.RANK:
            return all(numbers[n] == written for n in filled)
        return self._covered(i, filled)

    def _ends(self, i: int) -> int:
        return int(self.draft.day[i].month)

    def _tell(self, measure: MeasureDef, i: int, parts: Sequence[int]) -> None:
        numbers = self.draft.values[measure.column]
        rows = {int(self.draft.row[n]): n for n in parts}
        shown = {"value": str(numbers[i]), "rows": self.draft.rows(list(rows.values()))}
        shown["months"] = self._shown(i)
        self.draft.find("months_overlap", Severity.ERROR, i, measure.column, **shown)

    def _shown(self, i: int) -> str:
        months = sorted(self._months(i))
        return f"{months[0]}月" if len(months) == 1 else f"{months[0]}-{months[-1]}月"
