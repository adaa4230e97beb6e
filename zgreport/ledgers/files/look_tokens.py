"""The second look for sums in a .xls and an .xlsb: their formulas are kept as tokens.

Source: [MS-XLS] 2.5.198 and [MS-XLSB] 2.5.97, Ptg tokens.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from zgreport.ledgers.files.formulas import LAST_ROW, Block, Formula, drawn
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["NARROW", "WIDE", "Layout", "token_sums"]

_ADD, _SUBTRACT, _TEXT, _ATTRIBUTE, _INTEGER = 0x03, 0x04, 0x17, 0x19, 0x1E
_FUNCTION, _CALL, _REFERENCE, _AREA, _OTHER_CELL, _OTHER_AREA = 0x21, 0x22, 0x24, 0x25, 0x3A, 0x3B
_SUM_ATTRIBUTE, _CHOOSE_ATTRIBUTE = 0x10, 0x04
_NAMES = {
    0: "COUNT",
    1: "IF",
    4: "SUM",
    5: "AVERAGE",
    6: "MIN",
    7: "MAX",
    8: "ROW",
    12: "STDEV",
    24: "ABS",
    25: "INT",
    27: "ROUND",
    29: "INDEX",
    36: "AND",
    37: "OR",
    41: "DSUM",
    46: "VAR",
    48: "TEXT",
    76: "ROWS",
    78: "OFFSET",
    148: "INDIRECT",
    169: "COUNTA",
    212: "ROUNDUP",
    213: "ROUNDDOWN",
    227: "MEDIAN",
    228: "SUMPRODUCT",
    325: "LARGE",
    326: "SMALL",
    344: "SUBTOTAL",
    345: "SUMIF",
    346: "COUNTIF",
    347: "COUNTBLANK",
}
_KINDS = {"SUM": "sum", "AVERAGE": "mean"}
_SUBTOTALS = {1: "mean", 101: "mean", 9: "sum", 109: "sum"}
_COLUMN = 0x3FFF  # the two bits above say what is relative
_SIZES = {
    **dict.fromkeys((*range(0x03, 0x17),), 0),  # operators, brackets, an argument left out
    _ATTRIBUTE: 3,
    0x1C: 1,
    0x1D: 1,
    _INTEGER: 2,
    0x1F: 8,
    _FUNCTION: 2,
    _CALL: 3,
    0x23: 4,
    _REFERENCE: 4,
    _AREA: 8,
    0x26: 6,
    0x27: 6,
    0x28: 6,
    0x29: 2,
    0x2A: 4,
    0x2B: 8,
    0x39: 6,
    _OTHER_CELL: 6,
    _OTHER_AREA: 10,
    0x3C: 6,
    0x3D: 10,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How tokens are laid out in a file's format.

    `sizes` are how many bytes follow each, `cell` and `area` what those of references mean; the
    length of a text has `length` bytes.  `height` is how many rows a sheet has.
    """

    sizes: Mapping[int, int]
    cell: str
    area: str
    length: int
    height: int


NARROW = Layout(_SIZES, "<2H", "<4H", 1, 65_536)
"""A .xls: rows of two bytes."""
WIDE = Layout(
    _SIZES
    | {_REFERENCE: 6, _AREA: 12, 0x2A: 6, 0x2B: 12, 0x3C: 8, 0x3D: 14}
    | {_OTHER_CELL: 8, _OTHER_AREA: 14},
    "<IH",
    "<2I2H",
    2,
    1 << 20,
)
"""A .xlsb: rows of four bytes, and texts that are always of two bytes a sign."""


@dataclass(slots=True)
class _Told:
    """What the tokens have told so far; `kinds` are those of sums and averages."""

    functions: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    blocks: list[Block] = field(default_factory=list)
    texts: str = ""
    elsewhere: bool = False
    subtracts: bool = False
    simple: bool = True  # nothing but calls, ranges and additions
    number: int = 0


def token_sums(
    tokens: bytes, at: tuple[int, int], layout: Layout = NARROW
) -> tuple[str, int, int] | None:
    """How a formula makes its cell from other rows, as `look_sums.sums_of`; None as there."""
    told = _Told()
    try:
        place = 0
        while place < len(tokens):
            place = _read(told, tokens, place, layout)
    except (struct.error, KeyError, IndexError):
        return None
    rows = [row for block in told.blocks for row in (block.top, block.bottom)]
    own = all(block.left == block.right == at[1] for block in told.blocks)
    if told.simple and rows and own and len(told.kinds) <= 1 and not told.elsewhere:
        if min(rows) <= at[0] <= max(rows):
            return None
        return next(iter(told.kinds), "sum"), min(rows), max(rows)
    calls = frozenset(told.functions)
    return drawn(Formula(calls, told.blocks, told.elsewhere, told.texts, told.subtracts), at)


def _read(told: _Told, tokens: bytes, at: int, layout: Layout) -> int:
    """Note the token at a place; returns the place of the next one."""
    token = tokens[at]
    kind = token & 0x1F | 0x20 if token >= 0x40 else token
    if kind == _TEXT:
        return _text(told, tokens, at + 1, layout)
    content = tokens[at + 1 : at + 1 + layout.sizes[kind]]
    if kind == _ATTRIBUTE:
        return at + 4 + _attribute(told, content)
    _note(told, kind, content, layout)
    return at + 1 + len(content)


def _text(told: _Told, tokens: bytes, at: int, layout: Layout) -> int:
    """Note a text; returns the place behind it."""
    told.simple = False
    size = int.from_bytes(tokens[at : at + layout.length], "little")
    at += layout.length
    wide = 1
    if layout is NARROW:
        wide, at = tokens[at] & 1, at + 1
    end = at + size * (1 + wide)
    told.texts += tokens[at:end].decode("utf-16-le" if wide else "latin-1")
    return end


def _attribute(told: _Told, content: bytes) -> int:
    """Note SUM of one argument; returns how long the jumps of CHOOSE are."""
    if content[0] & _SUM_ATTRIBUTE:
        told.functions.add("SUM")
        told.kinds.add("sum")
    if content[0] & _CHOOSE_ATTRIBUTE:
        return 2 * (int.from_bytes(content[1:3], "little") + 1)
    return 0


def _note(told: _Told, kind: int, content: bytes, layout: Layout) -> None:
    if kind == _REFERENCE:
        row, column = struct.unpack(layout.cell, content)
        told.blocks.append(_block(row, row, column, column, layout))
    elif kind == _AREA:
        top, bottom, left, right = struct.unpack(layout.area, content)
        told.blocks.append(_block(top, bottom, left, right, layout))
    elif kind in {_FUNCTION, _CALL}:
        _call(told, int.from_bytes(content[-2:], "little") & 0x7FFF)
    elif kind == _INTEGER:
        told.number = int.from_bytes(content, "little")
    else:
        told.elsewhere |= kind in {_OTHER_CELL, _OTHER_AREA}
        told.subtracts |= kind == _SUBTRACT
        told.simple &= kind in {_ADD, 0x15}


def _call(told: _Told, number: int) -> None:
    name = _NAMES.get(number, "?")
    told.functions.add(name)
    own = _SUBTOTALS.get(told.number) if name == "SUBTOTAL" else _KINDS.get(name)
    if own:
        told.kinds.add(own)
    else:
        told.simple = False


def _block(top: int, bottom: int, left: int, right: int, layout: Layout) -> Block:
    whole = top == 0 and bottom == layout.height - 1
    last = LAST_ROW if whole else bottom + 1
    return Block(top + 1, last, (left & _COLUMN) + 1, (right & _COLUMN) + 1)
