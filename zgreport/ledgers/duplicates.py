"""Duplicates: rows that repeat an earlier row, files that repeat another file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import Duplicates
from zgreport.findings import Place, Severity, room
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.coded import Coded, first_rows, paired
from zgreport.ledgers.texts import comparables, texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft

__all__ = ["DEFAULT_KEY", "find_copies", "find_duplicates"]

_ROOM = room("ledgers")

DEFAULT_KEY = ("标题", "载体", "日期")
# What staff number rows with: copies differ in it.
_SERIALS = frozenset({"序号", "编号"})
_FEWEST_ROWS = 3  # two files that share one or two rows share them by chance


def find_duplicates(draft: Draft) -> None:
    """Report the rows whose key repeats an earlier row's of the same year.

    Excluded where the definition says `first`, an error where it says `error`.  A ledger that
    lacks a column of the key has no duplicates; nor has a row whose key is partly blank.
    """
    key = _key(draft)
    if not key:
        return
    prints = [_plain(draft.values[name]) for name in key]
    rows = draft.live()
    for column in prints:
        rows &= column.where([part is not None and part != "" for part in column.values])
    at = np.flatnonzero(rows)
    alike = paired([draft.year[at], *(column.codes[at] for column in prints)])
    first = first_rows(alike, int(alike.max(initial=-1)) + 1)[alike]
    for n in np.flatnonzero(first < np.arange(len(at))).tolist():
        _report(draft, int(at[n]), int(at[first[n]]), key)


def _report(draft: Draft, i: int, earlier: int, key: Sequence[str]) -> None:
    place = draft.place(earlier)
    shown: dict[str, object] = {
        "text": text_of(draft.values[key[0]][i]) or "",
        "key": tuple(key),
        "other": f"{place.file}（{place.sheet}）" if place.sheet else place.file or "",
        "other_row": int(draft.row[earlier]),
    }
    what = draft.ledger.duplicates
    severity = Severity.ERROR if what is Duplicates.ERROR else Severity.WARNING
    code = "duplicate" if what is Duplicates.COUNT else "duplicate_left_out"
    draft.find(code, severity, i, key[0], **shown)
    draft.excluded[i] = what is not Duplicates.COUNT


def _key(draft: Draft) -> tuple[str, ...]:
    key = tuple(draft.ledger.duplicate_key) or DEFAULT_KEY
    if key == DEFAULT_KEY and "日期" not in draft.values and draft.ledger.date:
        key = (*DEFAULT_KEY[:2], draft.ledger.date)
    return key if all(name in draft.values for name in key) else ()


def _plain(cells: Coded) -> Coded:
    """The column as its values compare: texts by what they say, a date or a number as it is."""
    texts = texts_of([v if isinstance(v, (str, tuple)) else None for v in cells.values])
    plain = comparables([text or "" for text in texts])
    told = zip(cells.values, plain, strict=True)
    return cells.changed([p if isinstance(v, (str, tuple)) else v for v, p in told])


def find_copies(draft: Draft) -> None:
    """Report each file most of whose rows repeat another file's, and leave its rows out."""
    names = _key(draft) or tuple(name for name in draft.values if name not in _SERIALS)
    files = _files(draft)
    if len(files) == len({year for year, _ in files}) or not names:
        return
    alike = paired([_plain(draft.values[name]).codes for name in names])
    prints: dict[tuple[int, str], Numbers] = {}
    for (year, file), rows in sorted(files.items(), key=lambda item: _by_name(item[0])):
        own = alike[rows]
        for (other_year, other), known in prints.items():
            if other_year != year or len(own) < _FEWEST_ROWS:
                continue
            repeated = int(np.isin(own, known).sum())
            if repeated * 2 > len(own):
                _report_copy(draft, rows, other, repeated)
                break
        prints[year, file] = np.unique(own)


def _files(draft: Draft) -> dict[tuple[int, str], Numbers]:
    """The records that count by year and file, in the order they come."""
    names = Coded.of(extract.source.file for extract in draft.extracts)
    files = names.codes[draft.owner] if len(names) else draft.owner
    live = np.flatnonzero(draft.live())
    numbers = draft.year[live] * (len(names.values) + 1) + files[live]
    found: dict[tuple[int, str], Numbers] = {}
    for number in dict.fromkeys(numbers.tolist()):
        year, file = divmod(number, len(names.values) + 1)
        found[year, names.values[file]] = live[numbers == number]
    return found


def _by_name(file: tuple[int, str]) -> tuple[int, int, str]:
    """The original has the shorter name: 发稿台账.xlsx before 发稿台账 - 副本.xlsx."""
    return file[0], len(file[1]), file[1]


def _report_copy(draft: Draft, rows: Numbers, other: str, repeated: int) -> None:
    first = int(rows[0])
    place = Place(year=int(draft.year[first]), file=draft.source(first).file)
    shown = {"ledger": draft.ledger.name, "other": other, "repeated": repeated, "rows": len(rows)}
    draft.findings.append(_ROOM.error("copied_file", place, **shown))
    draft.excluded[rows] = True
