"""Duplicates: rows that repeat an earlier row, files that repeat another file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.model import Duplicates
from zgreport.findings import Place, Severity, room
from zgreport.ledgers.cells import text_of
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.ledgers.draft import Draft

__all__ = ["DEFAULT_KEY", "find_copies", "find_duplicates"]

_ROOM = room("ledgers")

DEFAULT_KEY = ("标题", "载体", "日期")
_SERIALS = frozenset({"序号", "编号"})
_FEWEST_ROWS = 3

_Print = tuple[object, ...]


def find_duplicates(draft: Draft) -> None:
    """Report the rows whose key repeats an earlier row's of the same year.

    Excluded where the definition says `first`, an error where it says `error`.  A ledger that
    lacks a column of the key has no duplicates; nor has a row whose key is partly blank.
    """
    key = _key(draft)
    first: dict[tuple[int, _Print], int] = {}
    for i in draft.live() if key else ():
        found = _print(draft, key, i)
        if any(part is None or part == "" for part in found):
            continue
        earlier = first.setdefault((draft.year[i], found), i)
        if earlier != i:
            _report(draft, i, earlier, key)


def _report(draft: Draft, i: int, earlier: int, key: Sequence[str]) -> None:
    place = draft.place(earlier)
    shown: dict[str, object] = {
        "text": text_of(draft.values[key[0]][i]) or "",
        "key": tuple(key),
        "other": f"{place.file}（{place.sheet}）" if place.sheet else place.file or "",
        "other_row": draft.row[earlier],
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


def _print(draft: Draft, names: Sequence[str], i: int) -> _Print:
    return tuple(_plain(draft.values[name][i]) for name in names)


def _plain(value: object) -> object:
    """The value as it compares: texts by what they say, a date or a number as it is."""
    return comparable(text_of(value) or "") if isinstance(value, (str, tuple)) else value


def find_copies(draft: Draft) -> None:
    """Report each file most of whose rows repeat another file's, and leave its rows out."""
    names = _key(draft) or tuple(name for name in draft.values if name not in _SERIALS)
    files: dict[tuple[int, str], list[int]] = {}
    for i in draft.live():
        files.setdefault((draft.year[i], draft.source(i).file), []).append(i)
    if len(files) == len({year for year, _ in files}):
        return
    prints: dict[tuple[int, str], set[_Print]] = {}
    for (year, file), rows in sorted(files.items(), key=lambda item: _by_name(item[0])):
        own = [_print(draft, names, i) for i in rows]
        for (other_year, other), known in prints.items():
            repeated = sum(found in known for found in own)
            if other_year == year and len(own) >= _FEWEST_ROWS and repeated * 2 > len(own):
                _report_copy(draft, rows, other, repeated)
                break
        prints[year, file] = set(own)


def _by_name(file: tuple[int, str]) -> tuple[int, int, str]:
    """The original has the shorter name: 发稿台账.xlsx before 发稿台账 - 副本.xlsx."""
    return file[0], len(file[1]), file[1]


def _report_copy(draft: Draft, rows: Sequence[int], other: str, repeated: int) -> None:
    place = Place(year=draft.year[rows[0]], file=draft.source(rows[0]).file)
    shown = {"ledger": draft.ledger.name, "other": other, "repeated": repeated, "rows": len(rows)}
    draft.findings.append(_ROOM.error("copied_file", place, **shown))
    for i in rows:
        draft.excluded[i] = 1
