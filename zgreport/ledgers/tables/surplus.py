"""Surplus: what stands beside a table's columns, and lines of text of another length."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Finding, room
from zgreport.ledgers.cells import is_plain_number, text_of
from zgreport.names import is_blank

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from zgreport.definition.model import LedgerDef
    from zgreport.ledgers.files.sheet import Scalar, Sheet
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.tables.body import Body
    from zgreport.ledgers.tables.header import Table

__all__ = ["surplus_findings"]

_ROOM = room("ledgers")

_GROUP = 3  # digits between two thousands commas
_OFTEN = 2  # times that a value stands in a column, if it is one of its kind
_MOST_LINES = 50  # of one file that are told one by one


def surplus_findings(
    source: InputSheet, ledger: LedgerDef, table: Table, body: Body, right: int
) -> Iterator[Finding]:
    """What is said of cells beside records that no header stands above.

    `right` is the last column before another table begins.  In a text file a line of another
    length than the header's is an error: a comma too many or too few moved its values.
    """
    if source.sheet.fields:
        yield from _lines(source, ledger, table, body)
    else:
        yield from _unheaded(source, ledger, table, body, right)


def _unheaded(
    source: InputSheet, ledger: LedgerDef, table: Table, body: Body, right: int
) -> Iterator[Finding]:
    """A warning for a sheet, at the first number in a column without a header beside records."""
    sheet, found = source.sheet, []
    for column in range(table.left + 1, min(right, len(sheet.columns)) + 1):
        cells = sheet.columns[column - 1]
        if not _is_headed(sheet, table, column) and any(map(_is_number, cells.values)):
            values = [_is_number(value) for value in cells.values]
            if _is_block_beside(sheet, table, column, [values[code] for code in cells.codes]):
                continue
            found += [(r, column) for r in body.records.tolist() if values[cells.codes[r - 1]]]
    if found:
        row, column = min(found)
        shown = {"ledger": ledger.name, "count": len(found)}
        shown |= {"value": text_of(sheet.at(row, column)) or ""}
        yield _ROOM.warning("number_without_header", source.place(None, row, column), **shown)


def _is_block_beside(sheet: Sheet, table: Table, column: int, numbers: Sequence[bool]) -> bool:
    """True for statistics beside the list, 单位 篇数, that begin at one of its rows.

    A header stands right above the first number and left of it another one.
    """
    first = numbers.index(True) + 1 if True in numbers else 0
    if column <= table.right + 1 or first <= table.bottom + 1:
        return False
    headers = [sheet.at(first - 1, c) for c in (column - 1, column)]
    words = all(isinstance(cell, str) and not is_blank(cell) for cell in headers)
    rows = [row for row, is_one in enumerate(numbers, 1) if is_one]
    beside = sum(isinstance(sheet.at(row, column - 1), str) for row in rows)
    return words and not any(map(_is_number, headers)) and 2 * beside > len(rows)


def _is_number(cell: Scalar) -> bool:
    if isinstance(cell, str):
        return cell[-1:].isdigit() and is_plain_number(cell)
    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)


def _is_headed(sheet: Sheet, table: Table, column: int) -> bool:
    """True where a text or a merged cell stands in the header's rows, or right above them."""
    rows = range(max(1, table.top - 1), table.bottom + 1)
    if any(not is_blank(sheet.at(row, column)) for row in rows):
        return True
    return any(
        s.left <= column <= s.right and s.top <= table.bottom and s.bottom >= table.top
        for s in sheet.merges
    )


def _lines(source: InputSheet, ledger: LedgerDef, table: Table, body: Body) -> Iterator[Finding]:
    """An error for each line of a record whose values were moved by a comma too many or too few.

    Lines that only end early are one warning: the blank cells at their end may be left out.
    """
    sheet = source.sheet
    header = (_filled(sheet, row) for row in range(table.top, table.bottom + 1))
    width = max((columns[-1] for columns in header if columns), default=table.right)
    odd = _odd_rows(sheet, body, width)
    longer = [row for row in odd if any(column > width for column in _filled(sheet, row))]
    if sheet.fields_of(table.bottom) > width:  # blank headers at the end: the lines are padded
        longer = [row for row in longer if _is_shifted(sheet, table, ledger, width, row)]
    yield from _longer(source, ledger, width, longer)
    whole = set(longer)
    ends = {r: _missing(table, ledger, sheet.fields_of(r)) for r in odd if r not in whole}
    ends = {row: missing for row, missing in ends.items() if missing}
    moved = {row for row, missing in ends.items() if _has_moved(sheet, table, ledger, row, missing)}
    for row in sorted(moved)[:_MOST_LINES]:
        shown = {"ledger": ledger.name, "count": width - sheet.fields_of(row)}
        yield _ROOM.error("line_shorter", source.place(None, row), **shown)
    if early := [row for row in ends if row not in moved]:
        told = {"ledger": ledger.name, "columns": ends[early[0]], "count": len(early)}
        yield _ROOM.warning("line_ends_early", source.place(None, early[0]), **told)
    rest = [row for row in body.records.tolist() if row not in whole]
    yield from _cut_numbers(source, ledger, table, rest)


def _is_shifted(sheet: Sheet, table: Table, ledger: LedgerDef, width: int, row: int) -> bool:
    """True where a line is longer than the header's with all its blank ends, or its values moved.

    They have where a number stands behind the last header, or what else stands under it, or a
    measure is no number; without measures unless what stands under it stands there elsewhere too.
    """
    if sheet.fields_of(row) > sheet.fields_of(table.bottom):
        return True
    behind = [sheet.at(row, column) for column in _filled(sheet, row) if column > width]
    names = {measure.column for measure in ledger.measures}
    columns = [c for name, c in table.columns.items() if name in names]
    measures = [sheet.at(row, c) for c in (*columns, *table.crossed.values())]
    if any(not is_blank(cell) and not _is_number(cell) for cell in measures):
        return True
    last = sheet.columns[width - 1]
    if any(_is_number(cell) or cell in last.values for cell in behind):
        return True
    own = sheet.at(row, width)
    return not measures and sum(last.values[code] == own for code in last.codes) < _OFTEN


def _longer(
    source: InputSheet, ledger: LedgerDef, width: int, rows: Sequence[int]
) -> Iterator[Finding]:
    for row in rows[:_MOST_LINES]:
        code = "line_longer_by_comma" if _has_thousands(source.sheet, row) else "line_longer"
        shown = {"ledger": ledger.name, "count": _filled(source.sheet, row)[-1] - width}
        yield _ROOM.error(code, source.place(None, row), **shown)


def _cut_numbers(
    source: InputSheet, ledger: LedgerDef, table: Table, records: Sequence[int]
) -> Iterator[Finding]:
    """A warning for 1 and 200 in a measure and the column behind it, which else has no numbers."""
    sheet, numbers = source.sheet, {measure.column for measure in ledger.measures}
    own = {table.columns[name] for name in numbers if name in table.columns}
    for column in (c for c in sorted(own) if c + 1 not in own and c < len(sheet.columns)):
        behind = sheet.columns[column]
        if not any(str(value).isdecimal() and len(str(value)) == _GROUP for value in behind.values):
            continue
        there = [row for row in records if _is_number(behind[row - 1])]
        cut = [row for row in there if _has_thousands(sheet, row, column)]
        if cut and len(there) * 2 <= len(records):
            shown = {"ledger": ledger.name, "count": len(cut)}
            shown |= {"value": f"{sheet.at(cut[0], column)},{behind[cut[0] - 1]}"}
            yield _ROOM.warning("number_cut", source.place(None, cut[0], column), **shown)


def _has_moved(
    sheet: Sheet, table: Table, ledger: LedgerDef, row: int, missing: Collection[str]
) -> bool:
    """True where a measure is missing and a number stands in the last field, under a name."""
    numbers = {measure.column for measure in ledger.measures}
    last = sheet.fields_of(row)
    measures = {column for name, column in table.columns.items() if name in numbers}
    is_number = last not in measures and _is_number(sheet.at(row, last))
    return is_number and not numbers.isdisjoint(missing)


def _odd_rows(sheet: Sheet, body: Body, width: int) -> list[int]:
    """The records whose lines have another number of fields than the header has columns."""
    if sheet.fields[0] == width:
        odd = np.array([row for row in sheet.fields if row], dtype=np.int64)
        return list(map(int, body.records[np.isin(body.records, odd)]))
    return [row for row in body.records.tolist() if sheet.fields_of(row) != width]


def _filled(sheet: Sheet, row: int) -> list[int]:
    cells = sheet.rows[row - 1] if row <= len(sheet.rows) else ()
    return [column for column, cell in enumerate(cells, 1) if not is_blank(cell)]


def _has_thousands(sheet: Sheet, row: int, column: int = 0) -> bool:
    """True where a field of up to three digits stands before one of three: 1,200.

    Of a column only where it is given.
    """
    columns = (column, column + 1) if column else range(1, len(sheet.columns) + 1)
    texts = [str(sheet.at(row, each) or "").strip() for each in columns]
    pattern = rf"(?:^|\n)-?\d{{1,{_GROUP}}}\n\d{{{_GROUP}}}(?:\.\d+)?(?=\n|$)"
    return re.search(pattern, "\n".join(texts)) is not None


def _missing(table: Table, ledger: LedgerDef, length: int) -> tuple[str, ...]:
    """The columns the definition speaks of that the line is too short for."""
    spoken = {column.name for column in ledger.columns} | {m.column for m in ledger.measures}
    spoken |= {ledger.date} if ledger.date else set()
    return tuple(n for n, column in table.columns.items() if column > length and n in spoken)
