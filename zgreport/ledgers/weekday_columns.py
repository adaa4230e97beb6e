"""Weekday columns: 星期 beside 日期, held against the dates of their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.weekdays import weekday_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.ledgers.draft import Draft

__all__ = ["tell_weekdays"]

_NAMES = ("星期", "星期几", "周几", "礼拜", "礼拜几")


def tell_weekdays(draft: Draft) -> None:
    """An error for each row whose weekday is not that of its date: which of them is right?

    Numbers are passed over: 1 may be Monday or, as Excel counts, Sunday.
    """
    for name in _NAMES:
        for i in _contradicted(draft, name) if name in draft.values else ():
            day = draft.day[i]
            shown = f"{day.isoformat()} {draft.values[name][i]}"
            draft.exclude("weekday_differs", i, draft.ledger.date, value=shown)


def _contradicted(draft: Draft, name: str) -> Iterator[int]:
    told = draft.values[name]
    numbers = [weekday_alone(v) if isinstance(v, str) else None for v in told.values]
    days = [day.weekday() if day else None for day in draft.day.values]
    rows = draft.live() & ~draft.month & told.where([n is not None for n in numbers])
    for i in np.flatnonzero(rows).tolist():
        if days[draft.day.codes[i]] not in {None, numbers[told.codes[i]]}:
            yield i
