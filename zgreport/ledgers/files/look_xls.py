"""The second look over a .xls: error cells, formulas and what is hidden.

Source: [MS-CFB] for the container, [MS-XLS] 2.4 for the records.
"""

from __future__ import annotations

import codecs
import struct
from typing import TYPE_CHECKING

from zgreport.ledgers.files.formats import Formatting
from zgreport.ledgers.files.formulas import without_habits
from zgreport.ledgers.files.look_sums import totals_rows
from zgreport.ledgers.files.look_tokens import token_sums
from zgreport.ledgers.files.look_xlsx import Details
from zgreport.ledgers.files.styles_xls import CELLS, read_styles, styled
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.ledgers.files.formats import Style
    from zgreport.ledgers.files.look_sums import Area

__all__ = ["ERRORS", "look"]

_BOUND_SHEET, _BOOL_ERR, _FORMULA, _ROW, _END = 0x0085, 0x0205, 0x0006, 0x0208, 0x000A
_BEGIN, _CODE_PAGE, _BIFF8 = 0x0809, 0x0042, 0x0600
_STREAM = 2  # [MS-CFB] 2.6.1: the kind of a directory entry
# [MS-XLS] 2.4.52; what is not here is a code page of Windows by its own number.
_CODE_PAGES = {367: "ascii", 1200: "utf-16-le", 10000: "mac-roman", 10008: "gb2312"}
_CODE_PAGES |= {936: "gb18030", 32768: "mac-roman", 32769: "cp1252", 65001: "utf-8"}
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
_LABEL, _RICH_LABEL, _RESULT = 0x0204, 0x00D6, 0x0207
_EMPTY, _NO_TEXT = 3, b"\x17\x00"
_LISTS = frozenset({0x0872, 0x0878})  # Feature11 and Feature12: Excel's tables
_LIST = 5  # ISFLIST: the feature is a table


def look(content: bytes) -> Mapping[str, Details]:
    """Details by sheet name; nothing where the container can't be followed."""
    try:
        stream = _Container(content).workbook()
        styles = read_styles(stream, _records(stream, 0))
        sheets = _sheets(stream)
        seen = {name: _seen(stream, start, encoding, styles) for name, start, encoding in sheets}
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
    sums: dict[tuple[int, int], tuple[str, int, int]] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    at: tuple[int, int] = (0, 0)  # the cell of the text to come
    formatting: Formatting = field(default_factory=Formatting)

    def details(self, *, untouched: bool) -> Details:
        """The details, with formulas nobody calculated where the whole book is `untouched`."""
        if untouched:
            self.error_cells.update(dict.fromkeys(self.empty, "="))
        return Details(
            frozenset(self.rows),
            self.error_cells,
            frozenset(self.columns),
            filtered=self.filtered,
            sums=without_habits(self.sums),
            table_totals=totals_rows(self.areas),
            texts=self.texts,
            formats=self.formatting.formats,
            struck=self.formatting.struck,
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
        """The stream of records; where there are two, for two versions of Excel, the newer one.

        Names of streams compare without regard to case ([MS-CFB] 2.6.4), and some programs
        write them in capitals.
        """
        folder = self._chain(struct.unpack_from("<I", self.content, 48)[0])
        streams = dict(reversed(list(_streams(folder))))
        at = streams.get("workbook", streams.get("book"))
        if at is None:
            raise ValueError(*streams)
        start, size = struct.unpack_from("<2I", folder, at + 116)
        least = struct.unpack_from("<I", self.content, 56)[0]
        return (self._chain(start) if size >= least else self._small(folder, start))[:size]

    def _small(self, folder: bytes, start: int) -> bytes:
        """A short stream: pieces of 64 bytes of the root's, chained by a table of its own."""
        pieces = self._chain(struct.unpack_from("<I", folder, 116)[0])
        table = _numbers(self._chain(struct.unpack_from("<I", self.content, 60)[0]))
        parts: list[bytes] = []
        while start < _LAST_SECTOR and len(parts) <= len(table):
            parts.append(pieces[start * 64 : start * 64 + 64])
            start = table[start]
        return b"".join(parts)


def _streams(folder: bytes) -> Iterator[tuple[str, int]]:
    """The name of each stream, in small letters, and the place of its entry in the folder."""
    for at in range(0, len(folder) - 127, 128):
        length = struct.unpack_from("<H", folder, at + 64)[0]
        if folder[at + 66] == _STREAM:
            yield folder[at : at + max(length - 2, 0)].decode("utf-16-le", "replace").lower(), at


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


def _sheets(stream: bytes) -> Iterator[tuple[str, int, str]]:
    """The name of each sheet, where its part begins, and how texts of BIFF5 are encoded."""
    version, encoding = _BIFF8, "cp1252"
    for kind, at in _records(stream, 0):
        if kind == _BEGIN:
            version = struct.unpack_from("<H", stream, at)[0]
        elif kind == _CODE_PAGE:
            encoding = _encoding(struct.unpack_from("<H", stream, at)[0])
        elif kind == _BOUND_SHEET:
            start = struct.unpack_from("<I", stream, at)[0]
            old = "" if version >= _BIFF8 else encoding
            yield _name(stream, at + 6, old), start, old


def _name(stream: bytes, at: int, encoding: str) -> str:
    """A sheet's name: of two bytes a character where a flag says so; in BIFF5 there is no flag."""
    length, wide = struct.unpack_from("<2B", stream, at)
    if encoding:
        return stream[at + 1 : at + 1 + length].decode(encoding, "replace")
    raw = stream[at + 2 : at + 2 + length * (2 if wide & 1 else 1)]
    return raw.decode("utf-16-le" if wide & 1 else "latin-1")


def _encoding(page: int) -> str:
    try:
        return codecs.lookup(_CODE_PAGES.get(page, f"cp{page}")).name
    except LookupError:
        return "cp1252"


def _seen(stream: bytes, start: int, encoding: str, styles: Mapping[int, Style]) -> _Seen:
    """What is seen of a sheet; its texts where they have the encoding of BIFF5."""
    seen = _Seen()
    for kind, at in _records(stream, start):
        if encoding and kind in {_LABEL, _RICH_LABEL, _RESULT, _FORMULA}:
            _note_text(seen, stream, (kind, at), encoding)
        if kind in {_FORMULA, _BOOL_ERR}:
            _note(seen, stream, kind, at)
        elif kind in _LISTS:
            seen.areas.extend(_areas(stream, at))
        else:
            _note_hidden(seen, stream, kind, at)
        if styles and kind in CELLS:
            for row, column, style in styled(stream, kind, at, styles):
                seen.formatting.add(row, column, style)
    return seen


def _note_hidden(seen: _Seen, stream: bytes, kind: int, at: int) -> None:
    if kind == _ROW and struct.unpack_from("<H", stream, at + 12)[0] & _HIDDEN:
        seen.rows.add(struct.unpack_from("<H", stream, at)[0] + 1)
    elif kind == _COLUMNS and struct.unpack_from("<H", stream, at + 8)[0] & 1:
        first, last = struct.unpack_from("<2H", stream, at)
        seen.columns.update(range(first + 1, last + 2))
    elif kind == _FILTER_MODE:
        seen.filtered = True


def _areas(stream: bytes, at: int) -> Iterator[Area]:
    """The area of a table: [MS-XLS] 2.4.117, behind the ranges 2.5.266."""
    (kind,) = struct.unpack_from("<H", stream, at + 12)
    (ranges,) = struct.unpack_from("<H", stream, at + 19)
    if kind == _LIST and ranges:
        top, bottom, left, right = struct.unpack_from("<4H", stream, at + 27)
        heads, totals = struct.unpack_from("<2I", stream, at + 27 + 8 * ranges + 8)
        total = bottom + 1 if totals else 0
        yield top + heads + 1, bottom - totals + 1, left + 1, right + 1, total


def _note_text(seen: _Seen, stream: bytes, record: tuple[int, int], encoding: str) -> None:
    """Note a text of BIFF5: the reader decodes each byte alone, which is wrong for Chinese."""
    kind, at = record
    if kind != _RESULT:
        row, column = struct.unpack_from("<2H", stream, at)
        seen.at = row + 1, column + 1
    if kind != _FORMULA:
        begin = at if kind == _RESULT else at + 6
        (length,) = struct.unpack_from("<H", stream, begin)
        raw = stream[begin + 2 : begin + 2 + length]
        seen.texts[seen.at] = raw.decode(encoding, "replace")


def _note(seen: _Seen, stream: bytes, kind: int, at: int) -> None:
    row, column = struct.unpack_from("<2H", stream, at)
    if (error := _error(stream, kind, at)) is not None:
        seen.error_cells[row + 1, column + 1] = ERRORS.get(error, "#?")
    if kind == _FORMULA:
        (length,) = struct.unpack_from("<H", stream, at + 20)
        if own := token_sums(stream[at + 22 : at + 22 + length], (row + 1, column + 1)):
            seen.sums[row + 1, column + 1] = own
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
