"""The styles of an .xls: which cells show a percentage, a word, or a line struck through them.

Source: [MS-XLS] 2.4.122 (Font), 2.4.126 (Format), 2.4.353 (XF), and the cells' records.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from zgreport.ledgers.files.formats import styles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zgreport.ledgers.files.formats import Style

__all__ = ["CELLS", "read_styles", "styled"]

_FONT, _FORMAT, _XF, _BEGIN = 0x0031, 0x041E, 0x00E0, 0x0809
_MANY = 0x00BD  # MulRk: several numbers of a row in one record
CELLS = frozenset({0x0203, 0x027E, 0x00FD, 0x0204, 0x00D6, 0x0006, 0x0205, _MANY})
"""The kinds of records that are filled cells."""
_STRUCK = 0x0008  # Font.fStrikeOut
_BIFF8 = 0x0600


def read_styles(stream: bytes, records: Iterable[tuple[int, int]]) -> Mapping[int, Style]:
    """The cell styles that say something, by number; `records` are kind and place of each."""
    fonts: list[int] = []
    codes: dict[int, str] = {}
    cells: list[tuple[int, int]] = []
    version = _BIFF8
    for kind, at in records:
        if kind == _BEGIN:
            version = struct.unpack_from("<H", stream, at)[0]
        elif kind == _FONT:
            fonts.append(struct.unpack_from("<H", stream, at + 2)[0])
        elif kind == _FORMAT:
            (number,) = struct.unpack_from("<H", stream, at)
            codes[number] = _code(stream, at + 2, wide=version >= _BIFF8)
        elif kind == _XF:
            cells.append(struct.unpack_from("<2H", stream, at))
    # There is no font 4: what is written fifth has the number 5.
    struck = [n + (n >= 4) for n, flags in enumerate(fonts) if flags & _STRUCK]
    return styles_of(cells, codes, struck)


def _code(stream: bytes, at: int, *, wide: bool) -> str:
    """A number format: with its length in two bytes and a flag, in BIFF5 in one byte without."""
    if not wide:
        return stream[at + 1 : at + 1 + stream[at]].decode("gb18030", "replace")
    length, flags = struct.unpack_from("<HB", stream, at)
    if flags & 1:
        return stream[at + 3 : at + 3 + 2 * length].decode("utf-16-le", "replace")
    return stream[at + 3 : at + 3 + length].decode("latin-1")


def styled(
    stream: bytes, kind: int, at: int, styles: Mapping[int, Style]
) -> Iterator[tuple[int, int, Style]]:
    """Row, column and style of the cells of a record whose style says something."""
    row, column, number = struct.unpack_from("<3H", stream, at)
    numbers = [number]
    if kind == _MANY:
        (length,) = struct.unpack_from("<H", stream, at - 2)
        numbers = [
            struct.unpack_from("<H", stream, at + 4 + 6 * n)[0] for n in range(length // 6 - 1)
        ]
    for n, each in enumerate(numbers):
        if each in styles:
            yield row + 1, column + n + 1, styles[each]
