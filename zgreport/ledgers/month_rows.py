"""Rows of months: two rows of one sheet that stand for one month and the same names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.measure_kinds import AT_END, MEANS
from zgreport.findings import Severity
from zgreport.ledgers.coded import Coded, paired
from zgreport.ledgers.duplicates import plain
from zgreport.ledgers.margins import is_margin
from zgreport.ledgers.overlaps import tell_twice
from zgreport.ledgers.parts import mapped, name_columns
from zgreport.ledgers.repeats import groups_of, sheets_of
from zgreport.ledgers.texts import shown_of
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.ledgers.coded import Codes, Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.overlaps import Twice

__all__ = ["find_months_twice_on_a_sheet"]

_MOST = 4  # of so many months one may have a second row; where more do, rows are no whole months
_OFTEN = 3
_LOOKED_AT = 8  # rows of one month and the same names; more are no month given twice
# Numbers in such columns name something; in others they say how much.
_NUMBERED = Pattern("号$|期$|次$|届$|批$|轮$|码$|^id$")
# Texts in such columns say who wrote the row, or when, not what it is of.
_WRITTEN = Pattern("人$|人员$|员$|日期|时间|电话|手机|签")


def find_months_twice_on_a_sheet(draft: Draft, alike: Numbers) -> None:
    """Tell of rows that give the month and names of an earlier row of their sheet once more.

    An error where all cells are the same, or where the last value of the month is asked for; a
    warning where the two differ.  Nothing where many months have several rows: such a sheet
    records things month by month, and two of them may well be alike.
    """
    measures = _measures(draft)
    rows = np.flatnonzero(draft.live() & (draft.month | bool(draft.ledger.unpivot)))
    if not measures or len(rows) < 2:
        return
    keys = _keys(draft, rows)
    total = int(keys.max()) + 1
    if total == len(rows):
        return
    groups = [_Group(draft, rows[places], alike, measures) for places in groups_of(keys)]
    pairs = [pair for group in groups for pair in group.pairs()]
    other = [pair for pair in pairs if not pair.is_equal]
    differing = {_row(draft, pair) for pair in other}  # of a cross table one month may be alike
    equal = [pair for pair in pairs if pair.is_equal and _row(draft, pair) not in differing]
    if not _are_natural(equal, total, measures, draft):
        _tell(draft, [(pair, True) for pair in equal])
    if len({pair.key for pair in other}) * _MOST <= total:
        _tell(draft, [(pair, pair.is_at_end) for pair in other])


def _measures(draft: Draft) -> dict[str, bool]:
    """The columns of numbers, and whether the last of a period is the one that counts."""
    added = [m for m in draft.ledger.measures if m.kind not in MEANS]  # 1月 twice has one mean
    told = {m.column: m.kind in AT_END for m in added}
    if draft.ledger.unpivot:
        told.setdefault(draft.ledger.unpivot.value, False)
    return {name: at_end for name, at_end in told.items() if name in draft.values}


def _keys(draft: Draft, rows: Numbers) -> Numbers:
    """A number a row that only rows of one sheet, month and the same names share."""
    columns: list[Codes | Numbers] = [
        sheets_of(draft)[rows],
        draft.year[rows],
        draft.day.codes[rows],
        draft.span[rows],
    ]
    names = (name for name in name_columns(draft) if _names(draft, name))
    return paired([*columns, *(plain(draft.values[name].take(rows)).codes for name in names)])


def _names(draft: Draft, name: str) -> bool:
    """True for a column of texts, and for numbers that name something."""
    values = draft.values[name].values
    return any(isinstance(v, (str, tuple)) for v in values) or bool(_NUMBERED.search(name))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Row `i` and the `first` row before it that gives the same measure of the same month."""

    i: int
    first: int
    column: str
    is_equal: bool
    is_at_end: bool
    key: int
    """The first of all rows of the month and names."""
    times: int
    """How many rows are equal."""


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """The rows of one sheet that stand for one month and the same names."""

    draft: Draft
    rows: Numbers
    alike: Numbers
    measures: dict[str, bool]

    def pairs(self) -> Iterator[_Pair]:
        """Each row but the first with the earlier one that it repeats; the equal one first."""
        rows: list[int] = self.rows.tolist()
        for n, i in enumerate(rows[1:_LOOKED_AT], 1):
            same = [e for e in rows[:n] if self._shared(e, i)]
            equal = [e for e in same if self.alike[i] >= 0 and self.alike[e] == self.alike[i]]
            if equal:
                yield self._pair(i, equal[0], equal=True)
            elif same and not any(self._are_apart(e, i) for e in same):
                yield self._pair(i, same[0], equal=False)

    def _pair(self, i: int, first: int, *, equal: bool) -> _Pair:
        shared = self._shared(first, i)
        cells = {name: self.draft.values[name] for name in shared}
        different = [name for name in shared if cells[name][first] != cells[name][i]]
        times = int((self.alike[self.rows] == self.alike[i]).sum())
        at_end = any(self.measures[name] for name in shared)
        column = (different or shared)[0]
        return _Pair(i, first, column, equal, at_end, int(self.rows[0]), times)

    def _shared(self, one: int, other: int) -> list[str]:
        """The measures that both rows give; none where they are of different units."""
        draft = self.draft
        names = draft.named_after
        if names[draft.owner[one]].is_apart(names[draft.owner[other]]):
            return []
        return [
            name
            for name in self.measures
            if draft.values[name][one] is not None and draft.values[name][other] is not None
        ]

    def _are_apart(self, one: int, other: int) -> bool:
        """True where a column that the definition does not speak of names different things."""
        return any(
            cells[one] and cells[other] and cells[one] != cells[other] for cells in self._others()
        )

    def _others(self) -> Iterator[Coded]:
        draft = self.draft
        had = dict.fromkeys(name for e in draft.extracts for name in e.values)
        spoken = {*mapped(draft), draft.ledger.date, *self.measures}
        for name in had:
            if name in spoken or is_margin(name) or _WRITTEN.search(name):
                continue
            if _names(draft, name):
                yield draft.values[name]


def _are_natural(
    equal: Sequence[_Pair], total: int, measures: dict[str, bool], draft: Draft
) -> bool:
    """True where many rows are equal because each says that something happened once."""
    if len({pair.key for pair in equal}) * _MOST <= total or any(measures.values()):
        return False
    constant = all(len({*draft.values[name].values} - {None}) == 1 for name in measures)
    return constant or any(pair.times >= _OFTEN for pair in equal)


def _row(draft: Draft, pair: _Pair) -> tuple[int, int]:
    """The table and its row."""
    return int(draft.owner[pair.i]), int(draft.row[pair.i])


def _tell(draft: Draft, pairs: Sequence[tuple[_Pair, bool]]) -> None:
    """A warning for each row, however many months it gives again; an error for each sheet."""
    told: set[tuple[int, int]] = set()
    errors: list[Twice] = []
    for pair, is_error in pairs:
        row = _row(draft, pair)
        if row in told:
            continue
        told.add(row)
        if is_error:
            errors.append((pair.i, pair.first, pair.column))
            continue
        cells = draft.values[pair.column]
        shown = {
            "value": shown_of(cells[pair.i]),
            "other_row": int(draft.row[pair.first]),
            "other_value": shown_of(cells[pair.first]),
        }
        draft.find("month_again", Severity.WARNING, pair.i, pair.column, **shown)
    tell_twice(draft, errors)
