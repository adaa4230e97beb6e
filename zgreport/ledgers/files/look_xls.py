"""The second look over a .xls: error cells, formulas and what is hidden.

Source: [MS-CFB] for the container, [MS-XLS] 2.4 for the records.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zgreport.ledgers.files.formats import Marks
from zgreport.ledgers.files.look_xlsx import Details
from zgreport.ledgers.files.styles_xls import CELLS, read_styles, styled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.ledgers.files.formats import Style

__all__ = ["ERRORS", "look"]

_BOUND_SHEET, _BOOL_ERR, _FORMULA, _ROW, _END = 0x0085, 0x0205, 0x0006, 0x0208, 0x000A
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""What an error cell shows, by its code."""
_LAST_SECTOR = 0xFFFFFFFA  # [MS-CFB] 2.1: higher ones are marks, not sectors
_HIDDEN = 0x20  # fDyZero of a Row record
_COLUMNS, _FILTER_MODE = 0x007D, 0x009B
_EMPTY, _NO_TEXT = 3, b"\x17\x00"


def look(content: bytes) -> Mapping[str, Details]:
    """Details by sheet name; nothing where the container can't be followed."""
    try:
        stream = _Container(content).workbook()
        styles = read_styles(stream, _records(stream, 0))
        seen = {name: _seen(stream, start, styles) for name, start in _sheets(stream)}
    except (struct.error, IndexError, ValueError):
        return {}
    untouched = not any(sheet.calculated for sheet in seen.values())
    return {name: sheet.details(untouched=untouched) for name, sheet in seen.items()}


@dataclass(slots=True)
class _Seen:
    """What was seen of one sheet.

    A formula nobody calculated is kept as one whose result is "".  It is told from one whose
    result that is by its being so in the whole book, and by there being no "" in the formula.
    """

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    error_cells: dict[tuple[int, int], str] = field(default_factory=dict)
    empty: list[tuple[int, int]] = field(default_factory=list)
    calculated: bool = False
    filtered: bool = False
    marks: Marks = field(default_factory=Marks)

    def details(self, *, untouched: bool) -> Details:
        """The details, with formulas nobody calculated where the whole book is `untouched`."""
        if untouched:
            self.error_cells.update(dict.fromkeys(self.empty, "="))
        return Details(
            frozenset(self.rows),
            self.error_cells,
            frozenset(self.columns),
            filtered=self.filtered,
            formats=self.marks.formats,
            struck=self.marks.struck,
        )


class _Container:
    """A compound file: sectors chained by a table that itself lies in sectors."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.size = 1 << struct.unpack_from("<H", content, 30)[0]
        if self.size not in {512, 4096}:
            raise ValueError(self.size)
        self.table = self._table()

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        if start >= len(self.content):
            raise ValueError(number)
        return self.content[start : start + self.size]

    def _table(self) -> list[int]:
        numbers = list(struct.unpack_from("<109I", self.content, 76))
        following, count = struct.unpack_from("<2I", self.content, 68)
        for _ in range(min(count, len(self.content) // self.size)):
            part = struct.unpack(f"<{self.size // 4}I", self._sector(following))
            numbers.extend(part[:-1])
            following = part[-1]
        used = [number for number in numbers if number < _LAST_SECTOR]
        return [n for number in used for n in _numbers(self._sector(number))]

    def _chain(self, start: int) -> bytes:
        parts: list[bytes] = []
        while start < _LAST_SECTOR and len(parts) <= len(self.table):
            parts.append(self._sector(start))
            start = self.table[start]
        return b"".join(parts)

    def workbook(self) -> bytes:
        """The stream of records."""
        folder = self._chain(struct.unpack_from("<I", self.content, 48)[0])
        for at in range(0, len(folder) - 127, 128):
            length = struct.unpack_from("<H", folder, at + 64)[0]
            name = folder[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
            if name in {"Workbook", "Book"}:
                start, size = struct.unpack_from("<2I", folder, at + 116)
                least = struct.unpack_from("<I", self.content, 56)[0]
                return (self._chain(start) if size >= least else self._small(folder, start))[:size]
        raise ValueError(name)

    def _small(self, folder: bytes, start: int) -> bytes:
        """A short stream: pieces of 64 bytes of the root's, chained by a table of its own."""
        pieces = self._chain(struct.unpack_from("<I", folder, 116)[0])
        table = _numbers(self._chain(struct.unpack_from("<I", self.content, 60)[0]))
        parts: list[bytes] = []
        while start < _LAST_SECTOR and len(parts) <= len(table):
            parts.append(pieces[start * 64 : start * 64 + 64])
            start = table[start]
        return b"".join(parts)


def _numbers(sector: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int]]:
    """(kind, place of the content) of the records from `start` to the end of their part."""
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, start)
        if kind == _END:
            return
        yield kind, start + 4
        start += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, at in _records(stream, 0):
        if kind == _BOUND_SHEET:
            start, _, _, length, wide = struct.unpack_from("<I4B", stream, at)
            raw = stream[at + 8 : at + 8 + length * (2 if wide & 1 else 1)]
            yield raw.decode("utf-16-le" if wide & 1 else "latin-1"), start


def _seen(stream: bytes, start: int, styles: Mapping[int, Style]) -> _Seen:
    seen = _Seen()
    for kind, at in _records(stream, start):
        if kind == _ROW and struct.unpack_from("<H", stream, at + 12)[0] & _HIDDEN:
            seen.rows.add(struct.unpack_from("<H", stream, at)[0] + 1)
        elif kind == _COLUMNS and struct.unpack_from("<H", stream, at + 8)[0] & 1:
            first, last = struct.unpack_from("<2H", stream, at)
            seen.columns.update(range(first + 1, last + 2))
        elif kind == _FILTER_MODE:
            seen.filtered = True
        elif kind in {_FORMULA, _BOOL_ERR}:
            _note(seen, stream, kind, at)
        if styles and kind in CELLS:
            for row, column, style in styled(stream, kind, at, styles):
                seen.marks.add(row, column, style)
    return seen


def _note(seen: _Seen, stream: bytes, kind: int, at: int) -> None:
    row, column = struct.unpack_from("<2H", stream, at)
    if (error := _error(stream, kind, at)) is not None:
        seen.error_cells[row + 1, column + 1] = ERRORS.get(error, "#?")
    if kind == _FORMULA:
        if _is_empty(stream, at):
            seen.empty.append((row + 1, column + 1))
        else:
            seen.calculated = True


def _is_empty(stream: bytes, at: int) -> bool:
    """True for a formula whose result is "" and that has no "" of its own."""
    blank = stream[at + 12 : at + 14] == b"\xff\xff" and stream[at + 6] == _EMPTY
    (length,) = struct.unpack_from("<H", stream, at + 20)
    return blank and _NO_TEXT not in stream[at + 22 : at + 22 + length]


def _error(stream: bytes, kind: int, at: int) -> int | None:
    """The code of an error in a cell, written or calculated."""
    if kind == _BOOL_ERR and stream[at + 7]:
        return stream[at + 6]
    if kind == _FORMULA and stream[at + 12 : at + 14] == b"\xff\xff" and stream[at + 6] == 2:
        return stream[at + 8]
    return None
