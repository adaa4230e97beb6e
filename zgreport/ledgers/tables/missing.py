"""Missing: a sheet in which no header was found, told by the row that is most like one."""

from __future__ import annotations

import dataclasses
import fnmatch
from typing import TYPE_CHECKING, TypeGuard

from zgreport.findings import Finding, room
from zgreport.ledgers.cells import is_plain_number
from zgreport.names import comparable, is_blank, near_misses, tidy
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.definition.model import LedgerDef
    from zgreport.ledgers.files.sheet import Scalar, Sheet
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.tables.header import Wanted

__all__ = ["missing_header"]

_ROOM = room("ledgers")

_SEARCHED_ROWS = 50
_LONGEST = 30  # what is longer is a title or a note, no header


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as a header: its texts, which wanted columns it names, and the texts that name none."""

    row: int
    texts: tuple[str, ...]
    found: frozenset[str]
    others: tuple[str, ...]


def missing_header(source: InputSheet, ledger: LedgerDef, wanted: Wanted) -> Finding:
    """The finding for a sheet in which no header was found: what it has, and what is missing.

    Its place is the row most like a header; near misses are of columns that are missing.
    """
    line = _likest(source.sheet, wanted)
    spoken = _spoken(ledger)
    absent = (name for name in wanted.headers if line is None or name not in line.found)
    missing = tuple(name for name in absent if name in spoken)
    if wanted.patterns and not (line and _has_crossed(line, wanted.patterns)):
        missing = (*missing, *wanted.patterns)
    shown: dict[str, object] = {"ledger": ledger.name, "wanted": missing, "near": ()}
    if line is None:
        return _ROOM.error("sheet_without_texts", source.place(), **shown)
    place = dataclasses.replace(source.place(), cell=str(line.row))
    shown |= {"has": line.texts, "found": tuple(n for n in wanted.headers if n in line.found)}
    if wanted.patterns and line.found and not missing:
        shown = {"ledger": ledger.name, "pattern": wanted.patterns, "has": line.texts}
        return _ROOM.error("nothing_crossed", place, **shown)
    shown["near"] = _near(line, wanted)
    if not wanted.headers:
        return _ROOM.error("no_column_named", place, **shown)
    return _ROOM.error("header_incomplete" if line.found else "no_header", place, **shown)


def _spoken(ledger: LedgerDef) -> set[str | None]:
    """The columns that the definition speaks of; others are known for a registry's name only."""
    spoken = {ledger.date, *ledger.date_parts, *(column.name for column in ledger.columns)}
    spoken |= {group.source for group in ledger.groups}
    for measure in ledger.measures:
        spoken |= {measure.column, *(measure.per or ())}
    return spoken


def _has_crossed(line: _Line, patterns: Sequence[str]) -> bool:
    """True where the row has a column of a cross-table."""
    plain = [comparable(pattern) for pattern in patterns]
    return any(fnmatch.fnmatchcase(comparable(text), p) for text in line.texts for p in plain)


def _likest(sheet: Sheet, wanted: Wanted) -> _Line | None:
    """The row that names most of the wanted columns, else the first with most short texts."""
    names = {comparable(h): name for name, headers in wanted.headers.items() for h in headers}
    lines = []
    for row, cells in enumerate(sheet.rows[:_SEARCHED_ROWS], start=1):
        texts = tuple(dict.fromkeys(tidy(cell) for cell in cells if _may_be_header(cell)))
        if texts:
            known = {text: names.get(comparable(text)) for text in texts}
            others = tuple(text for text, name in known.items() if not name)
            found = frozenset(name for name in known.values() if name)
            lines.append(_Line(row, texts, found, others))
    return max(lines, key=lambda line: (len(line.found), len(line.texts)), default=None)


def _may_be_header(cell: Scalar) -> TypeGuard[str]:
    if not isinstance(cell, str) or is_blank(cell) or is_plain_number(cell):
        return False
    return len(cell) <= _LONGEST


def _near(line: _Line, wanted: Wanted) -> tuple[str, ...]:
    """The headers looked for that are like a text of the line, without those it has."""
    missing = (headers for name, headers in wanted.headers.items() if name not in line.found)
    known = [header for headers in missing for header in headers]
    near = (miss for text in line.others[:50] for miss in near_misses(text, known, 1))
    return tuple(dict.fromkeys(near))[:5]
