"""The second look for sums in a .xls and an .xlsb: their formulas are kept as tokens.

Source: [MS-XLS] 2.5.198 and [MS-XLSB] 2.5.97, Ptg tokens.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["WIDE", "token_sums"]

_ADD, _ATTRIBUTE, _INTEGER, _FUNCTION, _REFERENCE, _AREA = 0x03, 0x19, 0x1E, 0x22, 0x24, 0x25
_SIZES = {
    _ADD: ("", 0),
    _ATTRIBUTE: ("<BH", 3),
    _INTEGER: ("<H", 2),
    _FUNCTION: ("<BH", 3),
    _REFERENCE: ("<2H", 4),
    _AREA: ("<4H", 8),
}
"""What follows a token, and how long it is: rows, then columns."""
WIDE = _SIZES | {_REFERENCE: ("<IH", 6), _AREA: ("<2I2H", 12)}
"""The same in an .xlsb, whose rows are of four bytes."""
_SUM_ATTRIBUTE = 0x10
_SUM, _AVERAGE, _COUNT, _COUNTA, _SUBTOTAL = 4, 5, 0, 169, 344
_KINDS = {_SUM: "sum", _AVERAGE: "mean", _COUNT: "sum", _COUNTA: "sum"}
_SUBTOTALS = {1: "mean", 101: "mean"} | dict.fromkeys((2, 102, 3, 103, 9, 109), "sum")
_COLUMN = 0x3FFF  # the two bits above say what is relative


def token_sums(
    tokens: bytes, at: tuple[int, int], sizes: Mapping[int, tuple[str, int]] = _SIZES
) -> tuple[str, int, int] | None:
    """What a formula says of the rows of its own column, as `look_sums.own_sums`; None as there."""
    try:
        told = list(_told(tokens, sizes))
    except (struct.error, ValueError):
        return None
    rows = [row for _, first, last, column in told if column == at[1] for row in (first, last)]
    areas = [each for each in told if each[0] == "area"]
    kinds = {each[0] for each in told if each[0] != "area"} or {"sum"}
    if len(rows) != 2 * len(areas) or not rows or len(kinds) > 1:
        return None
    return None if min(rows) <= at[0] <= max(rows) else (kinds.pop(), min(rows), max(rows))


def _told(
    tokens: bytes, sizes: Mapping[int, tuple[str, int]]
) -> Iterator[tuple[str, int, int, int]]:
    """Areas with their rows and column, and kinds; raises ValueError for any other formula."""
    at, number = 0, 0
    while at < len(tokens):
        token = tokens[at]
        kind = token & 0x1F | 0x20 if token >= 0x20 else token
        if kind not in sizes:
            raise ValueError(token)
        form, size = sizes[kind]
        told = struct.unpack_from(form, tokens, at + 1)
        at += 1 + size
        if kind == _INTEGER:
            number = told[0]
        elif kind == _FUNCTION:
            yield _kind(told[1] & 0x7FFF, number), 0, 0, 0
        elif kind in {_AREA, _REFERENCE}:
            rows, columns = told[: len(told) // 2], told[len(told) // 2 :]
            yield "area", rows[0] + 1, rows[-1] + 1, _one(columns[0], columns[-1])
        elif kind == _ATTRIBUTE and told[0] & _SUM_ATTRIBUTE:
            yield "sum", 0, 0, 0


def _one(left: int, right: int) -> int:
    left, right = left & _COLUMN, right & _COLUMN
    if left != right:
        raise ValueError(right)
    return left + 1


def _kind(function: int, number: int) -> str:
    found = _SUBTOTALS.get(number) if function == _SUBTOTAL else _KINDS.get(function)
    if found is None:
        raise ValueError(function)
    return found
