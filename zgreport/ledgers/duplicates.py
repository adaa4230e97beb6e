"""Duplicates: rows that repeat an earlier row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import Duplicates
from zgreport.findings import Severity
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.coded import Coded, first_rows, paired
from zgreport.ledgers.texts import comparables, texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft

__all__ = ["DEFAULT_KEY", "NO_KEY", "find_duplicates", "key_of", "keys_of", "plain"]

DEFAULT_KEY = ("标题", "载体", "日期")
NO_KEY = -2
_OWN_KEY = -1


def keys_of(draft: Draft) -> Numbers:
    """For each record a number that only those of one year and key share.

    Below 0: none shares its key, or (`NO_KEY`) it has none.  A ledger that lacks a column of the
    key has none; nor has a row whose key is partly blank.
    """
    numbers: Numbers = np.full(len(draft), NO_KEY, dtype=np.int64)
    key = key_of(draft)
    if not key:
        return numbers
    prints = [plain(draft.values[name]) for name in key]
    rows = draft.live()
    for column in prints:
        rows &= column.where([part is not None and part != "" for part in column.values])
    at = np.flatnonzero(rows)
    alike = paired([draft.year[at], *(column.codes[at] for column in prints)])
    alone = np.bincount(alike, minlength=1)[alike] == 1
    numbers[at] = np.where(alone, _OWN_KEY, alike)
    return numbers


def find_duplicates(draft: Draft, keys: Numbers) -> None:
    """Report the rows whose key repeats an earlier row's of the same year.

    Excluded where the definition says `first`, an error where it says `error`.
    """
    at = np.flatnonzero((keys >= 0) & draft.live())
    alike = keys[at]
    first = first_rows(alike, int(alike.max(initial=-1)) + 1)[alike]
    for n in np.flatnonzero(first < np.arange(len(at))).tolist():
        _report(draft, int(at[n]), int(at[first[n]]), key_of(draft))


def _report(draft: Draft, i: int, earlier: int, key: Sequence[str]) -> None:
    place = draft.place(earlier)
    shown: dict[str, object] = {
        "text": text_of(draft.values[key[0]][i]) or "",
        "key": tuple(key),
        "other": place.source,
        "other_row": int(draft.row[earlier]),
    }
    what = draft.ledger.duplicates
    severity = Severity.ERROR if what is Duplicates.ERROR else Severity.WARNING
    code = "duplicate" if what is Duplicates.COUNT else "duplicate_left_out"
    draft.find(code, severity, i, key[0], **shown)
    draft.excluded[i] = what is not Duplicates.COUNT


def key_of(draft: Draft) -> tuple[str, ...]:
    """The columns that tell a record from another; none where the ledger lacks one of them.

    None either where the definition says that nothing is to be looked for.
    """
    own = draft.ledger.duplicate_key
    key = DEFAULT_KEY if own is None else own
    if key == DEFAULT_KEY and "日期" not in draft.values and draft.ledger.date:
        key = (*DEFAULT_KEY[:2], draft.ledger.date)
    return key if all(name in draft.values for name in key) else ()


def plain(cells: Coded) -> Coded:
    """The column as its values compare: texts by what they say, a date or a number as it is."""
    texts = texts_of([v if isinstance(v, (str, tuple)) else None for v in cells.values])
    plain = comparables([text or "" for text in texts])
    told = zip(cells.values, plain, strict=True)
    return cells.changed([p if isinstance(v, (str, tuple)) else v for v, p in told])
