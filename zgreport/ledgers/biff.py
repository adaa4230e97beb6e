"""The second look over a .xls: error cells and hidden rows, which the reader does not tell.

Source: [MS-CFB] for the container, [MS-XLS] 2.4 for the records.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from zgreport.ledgers.ooxml import Details

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["look"]

_BOUND_SHEET, _BOOL_ERR, _FORMULA, _ROW, _END = 0x0085, 0x0205, 0x0006, 0x0208, 0x000A
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_LAST_SECTOR = 0xFFFFFFFA
_HIDDEN = 0x20


def look(content: bytes) -> Mapping[str, Details]:
    """Details by sheet name; nothing where the container can't be followed."""
    try:
        stream = _Container(content).workbook()
        return {name: _details(stream, start) for name, start in _sheets(stream)}
    except (struct.error, IndexError, ValueError):
        return {}


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
                return self._chain(start)[:size]
        raise ValueError(name)


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


def _details(stream: bytes, start: int) -> Details:
    hidden: set[int] = set()
    faults: dict[tuple[int, int], str] = {}
    for kind, at in _records(stream, start):
        if kind == _ROW:
            if struct.unpack_from("<H", stream, at + 12)[0] & _HIDDEN:
                hidden.add(struct.unpack_from("<H", stream, at)[0] + 1)
        elif (error := _error(stream, kind, at)) is not None:
            row, column = struct.unpack_from("<2H", stream, at)
            faults[row + 1, column + 1] = _ERRORS.get(error, "#?")
    return Details(frozenset(hidden), faults)


def _error(stream: bytes, kind: int, at: int) -> int | None:
    """The code of an error in a cell, written or calculated."""
    if kind == _BOOL_ERR and stream[at + 7]:
        return stream[at + 6]
    if kind == _FORMULA and stream[at + 12 : at + 14] == b"\xff\xff" and stream[at + 6] == 2:
        return stream[at + 8]
    return None
