"""Equal rows: duplicates in ledgers, or rows, that have no key of duplicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import Duplicates
from zgreport.findings import Severity
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.coded import first_rows, paired
from zgreport.ledgers.duplicates import DEFAULT_KEY, NO_KEY, plain
from zgreport.ledgers.parts import mapped, name_columns
from zgreport.ledgers.repeats import compared, filled, groups_of, sheets_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft

__all__ = ["find_equal_rows"]

_FEWEST_CELLS = 3  # that say something, the date among them
_BY_CHANCE = 0.3  # pairs of equal rows that are expected; from there on one is no wonder
_NO_WONDER = 5  # times as many as are expected, as columns go together
_TITLE = DEFAULT_KEY[0]


def find_equal_rows(draft: Draft, alike: Numbers, keys: Numbers) -> None:
    """Report the rows equal in all cells to an earlier one of their sheet, as `duplicates` says.

    Only those that the key of duplicates does not tell.  A note where few kinds of cells make
    equal rows no wonder: those count.
    """
    mine = draft.live() & (alike >= 0) & (keys == NO_KEY)
    if not mine.any() or draft.ledger.duplicate_key not in {None, DEFAULT_KEY}:
        return
    if draft.ledger.measures or draft.ledger.unpivot:
        mine &= ~draft.month  # what stands for a month is judged by its month
    rows = np.flatnonzero(mine)
    rows = rows[filled(draft, rows) >= _FEWEST_CELLS] if len(rows) else rows
    pairs = _pairs(draft, rows, alike)
    titled = [(i, first) for i, first in pairs if _is_titled(draft, i)]
    others = [(i, first) for i, first in pairs if not _is_titled(draft, i)]
    if others and _are_natural(draft, len(others)):
        at, first = others[0]
        shown = {"count": len(others), "rows": draft.rows([i for i, _ in others])}
        other = int(draft.row[first])
        draft.find("equal_rows", Severity.NOTE, at, None, **shown, other_row=other)
        others = []
    for i, first in sorted(titled + others):
        _report(draft, i, first)


def _pairs(draft: Draft, rows: Numbers, alike: Numbers) -> list[tuple[int, int]]:
    """Each row that repeats another one of its sheet and unit, with the first of these."""
    if not len(rows):
        return []
    found: list[tuple[int, int]] = []
    for places in groups_of(paired([alike[rows], sheets_of(draft)[rows]])):
        first, *later = rows[places].tolist()
        mine = draft.named_after[draft.owner[first]]
        same = (i for i in later if not mine.is_apart(draft.named_after[draft.owner[i]]))
        found.extend((i, first) for i in same)
    return sorted(found)


def _is_titled(draft: Draft, i: int) -> bool:
    return _TITLE in draft.values and bool(draft.values[_TITLE][i])


def _are_natural(draft: Draft, count: int) -> bool:
    """True where so many rows may be equal by chance."""
    expected = _expected(draft)
    return expected >= _BY_CHANCE and count <= _NO_WONDER * expected


def _expected(draft: Draft) -> float:
    """How many pairs of equal rows there were by chance, if cells were dealt out anew.

    Rows of one day are put together with the shares of each column's values; what stands twice
    is taken once there, so that rows entered twice do not make themselves likely.
    """
    live = np.flatnonzero(draft.live())
    per_day = np.bincount(draft.day.codes[live])
    expected = float((per_day * (per_day - 1)).sum()) / 2
    columns = [plain(draft.values[name].take(live)).codes for name in compared(draft)]
    numbers = paired([draft.day.codes[live], *columns])
    once = first_rows(numbers, int(numbers.max(initial=-1)) + 1)
    for codes in columns:
        shares = np.bincount(codes[once]) / len(once)
        expected *= float((shares * shares).sum())
    return expected


def _report(draft: Draft, i: int, earlier: int) -> None:
    what, place = draft.ledger.duplicates, draft.place(earlier)
    names = [name for name in mapped(draft) if draft.values[name][i] not in {None, ""}]
    column = _shown(draft, i, names)
    shown: dict[str, object] = {
        "text": text_of(draft.values[column][i]) or "",
        "key": tuple(names),
        "other": place.source,
        "other_row": int(draft.row[earlier]),
    }
    severity = Severity.ERROR if what is Duplicates.ERROR else Severity.WARNING
    code = "duplicate" if what is Duplicates.COUNT else "duplicate_left_out"
    draft.find(code, severity, i, column, **shown)
    draft.excluded[i] = what is not Duplicates.COUNT


def _shown(draft: Draft, i: int, names: Sequence[str]) -> str:
    """The column that names the record best: its title, else its first name, else the first."""
    if _is_titled(draft, i):
        return _TITLE
    told = (name for name in name_columns(draft) if name in names)
    return next(told, names[0] if names else next(iter(draft.values)))
