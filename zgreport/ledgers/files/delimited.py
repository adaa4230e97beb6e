"""Delimited text (.csv, .txt): bytes in the encodings offices use to one sheet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

from zgreport.ledgers.files.grid import Grid, gathered
from zgreport.ledgers.files.sheet import Book, Sheet, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["decode", "read_delimited"]

_DELIMITERS = ("\t", ",", ";", "，")
_BLANKS = "\t\r\n\f\ufeff\u3000\xa0\u2002\u2003\u2009"  # no text is strange for these
_LONGEST_FIELD = 1 << 20  # a quote never closed would swallow the file


def read_delimited(content: bytes) -> Book:
    """The text as a book of one nameless sheet; every cell is text.

    Raises Unreadable when the bytes are no text, and where a quotation mark that is not closed
    swallows the lines below.
    """
    text = decode(content)
    delimiter = _delimiter(text)
    csv.field_size_limit(_LONGEST_FIELD)
    lengths: list[int] = []
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        grid = gathered(_counted(lines, lengths))
    except csv.Error as error:
        raise Unreadable("broken_file") from error
    _refuse_swallowed(grid, delimiter)
    return Book("text", (Sheet("", grid, fields=_fields(lengths)),))


def _counted(lines: Iterable[list[str]], lengths: list[int]) -> Iterator[list[str]]:
    """The lines; how many fields each has is added to the lengths."""
    for line in lines:
        lengths.append(len(line))
        yield line


def _fields(lengths: Sequence[int]) -> dict[int, int]:
    """The number of fields that most lines have, under 0, and those of the other lines."""
    usual = Counter(lengths).most_common(1)[0][0] if lengths else 0
    return {0: usual} | {row: n for row, n in enumerate(lengths, 1) if n != usual}


def _refuse_swallowed(grid: Grid, delimiter: str) -> None:
    """Refuse a cell of several lines that hold delimiters: they were records of their own."""
    for cells in grid.columns:
        odd = {v for v in cells.values if v and "\n" in v and delimiter in v}
        if odd:
            row = next(n for n, code in enumerate(cells.codes, 1) if cells.values[code] in odd)
            raise Unreadable("open_quote", row=row)


def decode(content: bytes) -> str:
    """The text of the bytes: by their mark, else UTF-8, else GB18030.

    Raises Unreadable when they are neither.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16")
    if b"\x00" in content:
        return _decoded(content, _unmarked_utf16(content))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(content, "gb18030")


def _unmarked_utf16(content: bytes) -> str:
    """UTF-16 without its mark shows by zero bytes at every other place of the ASCII part."""
    zeros = Counter(place % 2 for place, byte in enumerate(content[:2000]) if byte == 0)
    return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"


def _decoded(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("not_a_spreadsheet") from error
    strange = sum(not (c.isprintable() or c in _BLANKS) for c in text[:4000])
    if strange > len(text[:4000]) // 100:
        raise Unreadable("not_a_spreadsheet")
    return text.removeprefix("\ufeff")


def _delimiter(text: str) -> str:
    """The delimiter that cuts most of the first lines into the same number of pieces."""
    lines = [line for line in text[:20000].splitlines()[:40] if line.strip()]

    def agreement(delimiter: str) -> tuple[int, int]:
        counts = Counter(line.count(delimiter) for line in lines if delimiter in line)
        pieces, agreeing = max(counts.items(), key=lambda item: item[1], default=(0, 0))
        return agreeing, pieces

    best = max(_DELIMITERS, key=agreement)
    return best if agreement(best) > (0, 0) else ","
