"""Formulas: what one draws on, and whether its cell is made from the rows above or below it."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["LAST_ROW", "Block", "Formula", "drawn", "formula_of", "without_habits"]

LAST_ROW = 1_048_576
_FEWEST = 2  # rows that a cell must draw on
_GATHERING = frozenset(
    {
        *("SUM", "SUBTOTAL", "AGGREGATE", "SUMPRODUCT", "SUMIF", "SUMIFS", "DSUM"),
        *("COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "COUNTBLANK", "DCOUNT", "DCOUNTA"),
        *("AVERAGE", "AVERAGEA", "AVERAGEIF", "AVERAGEIFS", "DAVERAGE", "TRIMMEAN", "GEOMEAN"),
        *("MAX", "MIN", "MAXIFS", "MINIFS", "DMAX", "DMIN", "LARGE", "SMALL", "MEDIAN", "MODE"),
        *("STDEV", "STDEVP", "STDEV.S", "STDEV.P", "VAR", "VARP", "PERCENTILE", "QUARTILE"),
    }
)
_COUNTING = frozenset({"COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "SUMPRODUCT"})
_HARMLESS = frozenset(
    {
        *("ROUND", "ROUNDUP", "ROUNDDOWN", "INT", "TRUNC", "CEILING", "FLOOR", "ABS", "FIXED"),
        *("IF", "IFERROR", "ISERROR", "ISNUMBER", "AND", "OR", "NOT", "TEXT", "VALUE", "N"),
        *("INDIRECT", "OFFSET", "INDEX", "ROW", "ROWS", "COLUMN", "ADDRESS", "CELL"),
    }
)
_REACHING = frozenset({"INDIRECT", "OFFSET", "INDEX"})
"""What they reach is not written as a range."""


@dataclass(frozen=True, slots=True)
class Block:
    """The cells a formula names on its own sheet: rows and columns count from 1."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula by what it draws on.

    `elsewhere` says that it names another sheet; `texts` are its own, one after the other;
    `subtracts` that something is taken away.
    """

    functions: frozenset[str]
    blocks: Sequence[Block]
    elsewhere: bool = False
    texts: str = ""
    subtracts: bool = False


def drawn(formula: Formula, at: tuple[int, int]) -> tuple[str, int, int] | None:
    """How a cell is made from other rows, and the first and the last of these.

    "made" where they are added, counted, averaged, compared; "perhaps" where anything else is done
    with at least two of them; "single" where it is made from one other cell of its column; None for
    a formula of its own row or of another sheet.
    """
    row, column = at
    own = [b for b in formula.blocks if b.left <= column <= b.right and b != _cell(at)]
    across = any(
        b.top <= row <= b.bottom for b in formula.blocks if b not in own and _is_far(b, at)
    )
    rows = _outside(own, row)
    if rows is None and not across and not formula.elsewhere:
        rows = _reached(formula, at) if own or formula.functions & _REACHING else None
        rows = rows or (_others(formula, row) if formula.functions & _GATHERING else None)
    if rows is None:
        alone = len(own) == 1 and not across and not formula.elsewhere
        single = alone and own[0].top == own[0].bottom != row
        return ("single", own[0].top, own[0].top) if single else None
    plain = formula.functions <= _GATHERING | _HARMLESS and not formula.subtracts
    if not own and not formula.functions & (_COUNTING | _REACHING):
        plain = False  # another column's sum may be a record's own number
    return ("made" if plain else "perhaps", *rows)


def _cell(at: tuple[int, int]) -> Block:
    return Block(at[0], at[0], at[1], at[1])


def _is_far(block: Block, at: tuple[int, int]) -> bool:
    """True for another cell than the formula's own, and no whole column."""
    return block != _cell(at) and block.bottom - block.top < LAST_ROW - 1


def _outside(blocks: Iterable[Block], row: int) -> tuple[int, int] | None:
    """The first and the last row of blocks that are at least two rows and not the formula's."""
    own = [(b.top, b.bottom) for b in blocks if not b.top <= row <= b.bottom]
    first, last = min(own, default=(row, row))[0], max((bottom for _, bottom in own), default=row)
    return (first, last) if first < last else None


def _reached(formula: Formula, at: tuple[int, int]) -> tuple[int, int] | None:
    """The rows above, where INDIRECT or OFFSET gather what is not written as a range."""
    named = "!" not in formula.texts and (formula.texts or formula.blocks)
    gathers = formula.functions & _REACHING and formula.functions & _GATHERING
    return (1, at[0] - 1) if gathers and named and at[0] > _FEWEST else None


def _others(formula: Formula, row: int) -> tuple[int, int] | None:
    """The rows of other columns that are gathered, all of them above or all below."""
    rows = _outside(formula.blocks, row)
    if rows is None or rows[0] <= row <= rows[1]:
        return None
    return rows


def without_habits(
    found: Mapping[tuple[int, int], tuple[str, int, int]],
) -> dict[tuple[int, int], tuple[str, int, int]]:
    """What was found, without the columns that draw on the rows above in each of their rows.

    A serial number (=MAX(A$1:A4)+1) and what was there before (=SUM(D$2:D4)) move on by a row.
    """

    def moves(at: tuple[int, int]) -> bool:
        kind, _, last = found[at]
        beside = ((at[0] + step, step) for step in (-1, 1))
        near = ((found.get((row, at[1])), step) for row, step in beside)
        moved = any(o and (o[0], o[2]) == (kind, last + step) for o, step in near)
        return kind != "sum" and moved

    return {at: told for at, told in found.items() if not moves(at)}


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What is looked for in a formula; a minus is no sign of a number."""

    text: re.Pattern[str]
    reference: re.Pattern[str]
    call: re.Pattern[str]
    minus: re.Pattern[str]
    opened: re.Pattern[str]


@functools.cache
def _patterns() -> _Patterns:
    """The patterns, made for the few sheets that have such formulas."""
    cell = r"\$?([A-Z]{1,3})\$?(\d{1,7})"
    columns = r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})"
    word = r"[\w.\u4e00-\u9fff]"
    sheet = rf"(?:'(?:[^']|'')*'|{word}*\[[^\]]*\]{word}*|[\w.\u4e00-\u9fff:]+)!"
    return _Patterns(
        re.compile(r'"((?:[^"]|"")*)"'),
        re.compile(rf"({sheet})?(?<!{word})(?:{cell}(?::{cell})?|{columns})(?![\w(!])"),
        re.compile(r"(?:_xlfn\.|_xlws\.)?([A-Z][A-Z0-9.]*)\("),
        re.compile(r"(?<!ROW\(\))(?<=[\w)\]])-"),
        re.compile(r"\[\$?('[^']*'|[^.\[\]']+)\.(?=\$?[A-Z])"),
    )


def formula_of(text: str, table: tuple[int, int] | None = None) -> Formula:
    """The formula of an .xlsx or .ods, as it is written without its equals sign and spaces.

    `table` has the first and last row of the Excel table that names like 表1[字数] stand for.
    """
    find = _patterns()
    spoken = "".join(find.text.findall(text))
    bare = find.text.sub('""', text)
    if "[." in bare or "[$" in bare:  # as OpenDocument writes references
        bare = find.opened.sub("\\1!", bare).replace("[.", "").replace(":.", ":").replace("]", "")
    found = [each.groups() for each in find.reference.finditer(bare)]
    blocks = [_block(own) for sheet, *own in found if not sheet]
    if table and "[" in bare and "@" not in bare:
        blocks.append(Block(*table, 1, 1 << 14))
    elsewhere = "!" in bare or "#REF" in bare
    calls = frozenset(find.call.findall(bare.upper()))
    return Formula(calls, blocks, elsewhere, spoken, find.minus.search(bare) is not None)


def _block(found: Sequence[str | None]) -> Block:
    """The cells of a reference: of two corners, or of two columns."""
    left, top, right, bottom, first, last = found
    if left and top:
        return Block(int(top), int(bottom or top), _number(left), _number(right or left))
    return Block(1, LAST_ROW, _number(first or ""), _number(last or ""))


def _number(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column
