"""Doubts: what is doubtful about the form of a table, told with the cell it stands in."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import LedgerDef, MeasureKind
from zgreport.findings import Finding, Severity, room, row_ranges
from zgreport.ledgers.cells import read_count, text_of
from zgreport.ledgers.counts import size_of
from zgreport.ledgers.dittos import DITTOS
from zgreport.ledgers.margins import is_remark
from zgreport.ledgers.tables.rivals import rival_findings
from zgreport.ledgers.tables.strays import stray_findings
from zgreport.ledgers.tables.sums import agrees
from zgreport.ledgers.tables.surplus import surplus_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.ledgers.counts import Words
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.tables.body import Body
    from zgreport.ledgers.tables.header import Table
    from zgreport.ledgers.tables.roles import Roles
    from zgreport.ledgers.tables.sums import Number

__all__ = ["doubts_of"]

_ROOM = room("ledgers")

_WHOLES = frozenset(
    {"perhaps_whole", "whole_differs", "perhaps_parent", "parent_differs", "perhaps_part"}
)
_NOTES = frozenset({"left_as_rate"})
_ERRORS = _WHOLES | {"other_table", "made_of_rows", "block_in_list", "number_header_changes"}


def doubts_of(
    source: InputSheet,
    ledger: LedgerDef,
    read: tuple[Table, Roles, Body],
    right: int,
) -> Iterator[Finding]:
    """The findings about a table's header, its rows and the cells the definition speaks of.

    `read` is the table, what its columns are for, and its rows; `right` is the last column before
    the next table beside it.
    """
    table, roles, body = read
    return chain(
        rival_findings(source, ledger, table, body),
        stray_findings(source, ledger, table, roles, body),
        surplus_findings(source, ledger, table, body, right),
        _hidden_findings(source, ledger, table, body),
        _caption_findings(source, ledger, table, body),
        _total_findings(source, ledger, table, roles, body),
        _row_findings(source, ledger, table, body),
        _errors_in_cells(source, ledger, table, body),
        _merge_findings(source, ledger, table, body),
        _ditto_findings(source, ledger, table, body),
    )


def _hidden_findings(
    source: InputSheet, ledger: LedgerDef, table: Table, body: Body
) -> Iterator[Finding]:
    records = frozenset(body.records.tolist()) if source.sheet.hidden_rows else frozenset()
    hidden = sorted(records & source.sheet.hidden_rows)
    if hidden:
        shown = {"ledger": ledger.name, "count": len(hidden), "rows": row_ranges(hidden)}
        place = source.place(None, hidden[0])
        code = "filtered_rows" if source.sheet.filtered else "hidden_rows"
        yield _ROOM.note(code, place, **shown)
    for name, column in table.columns.items():
        if column in source.sheet.hidden_columns:
            place = source.place(None, table.bottom, column)
            shown = {"ledger": ledger.name, "column": name}
            yield _ROOM.note("hidden_column", place, **shown)


def _caption_findings(
    source: InputSheet, ledger: LedgerDef, table: Table, body: Body
) -> Iterator[Finding]:
    """A single value that is neither merged nor numbered may be a record half filled in."""
    merged = {(s.top, s.left) for s in source.sheet.merges}
    for row in body.captions:
        text = text_of(source.sheet.at(row, table.left)) or ""
        if text and (row, table.left) not in merged:
            place = source.place(None, row, table.left)
            yield _ROOM.note("caption_row", place, ledger=ledger.name, text=text[:30])


def _total_findings(
    source: InputSheet, ledger: LedgerDef, table: Table, roles: Roles, body: Body
) -> Iterator[Finding]:
    """Total rows are never data, but they must agree with the rows they stand for.

    Nothing is said where an error asks which of these rows are to be added at all.
    """
    if any(doubt.code in _WHOLES for doubt in body.doubts):
        return
    flows = {m.column for m in ledger.measures if m.kind is MeasureKind.SUM}
    columns = {n: c for n, c in table.columns.items() if n in flows} | dict(table.crossed)
    for total in body.totals:
        for name, column in columns.items():
            cell = source.sheet.at(total.row, column)
            written = read_count(cell, roles.words_of(column)).exact
            sums = total.sums[column]
            kind, *_ = source.sheet.sums.get((total.row, column), ("sum",))
            if written is not None and kind == "sum" and not agrees(written, sums):
                shown = {"ledger": ledger.name, "column": name, "written": text_of(cell) or ""}
                place = source.place(None, total.row, column)
                yield _ROOM.warning(
                    "total_mismatch",
                    place,
                    **shown,
                    counted=_shown(sums[0], roles.words_of(column)),
                )


def _shown(number: Number, words: Words) -> str:
    """The number in the unit in which the column's bare numbers are written."""
    size = size_of(words.column, words) if words.column else None
    if size is None:
        return str(number)
    return f"{(Decimal(number) * size.denominator / size.numerator).normalize():f}"


def _row_findings(
    source: InputSheet, ledger: LedgerDef, table: Table, body: Body
) -> Iterator[Finding]:
    """What was not certain about single rows; rows with hardly anything in them as one finding."""
    own = {column: text for text, column in (*table.others.items(), *table.columns.items())}
    empty = [doubt.row for doubt in body.doubts if doubt.code == "empty_row"]
    if empty:
        shown = {"ledger": ledger.name, "count": len(empty), "rows": row_ranges(empty)}
        yield _ROOM.warning("empty_row", source.place(None, empty[0]), **shown)
    for doubt in body.doubts:
        if doubt.code != "empty_row":
            values = {"ledger": ledger.name, "text": doubt.text}
            values |= {"column": own.get(doubt.column or 0, ""), "row": str(doubt.row)}
            shown = {"rows": row_ranges(doubt.rows or (doubt.row,))}
            shown |= {"names": ", ".join(doubt.names or (doubt.text,))}
            severity = Severity.ERROR if doubt.code in _ERRORS else Severity.WARNING
            severity = Severity.NOTE if doubt.code in _NOTES else severity
            place = source.place(None, doubt.row, doubt.column)
            yield _ROOM.finding(doubt.code, severity, place, **values, **shown)


def _errors_in_cells(
    source: InputSheet, ledger: LedgerDef, table: Table, body: Body
) -> Iterator[Finding]:
    """Error cells and formulas without a value, where the definition uses the column."""
    used = {column: name for name, column in (*table.columns.items(), *table.crossed.items())}
    records = frozenset(body.records.tolist()) if source.sheet.error_cells else frozenset()
    for (row, column), shown in sorted(source.sheet.error_cells.items()):
        if row in records and column in used:
            code = "formula_without_value" if shown == "=" else "error_cell"
            values = {"ledger": ledger.name, "column": used[column], "value": shown}
            yield _ROOM.error(code, source.place(None, row, column), **values)


def _merge_findings(
    source: InputSheet, ledger: LedgerDef, table: Table, body: Body
) -> Iterator[Finding]:
    """A number merged over several records: whose it is, nobody can tell."""
    numbers = {table.columns.get(m.column): m.column for m in ledger.measures}
    for span in source.sheet.merges:
        first, last = np.searchsorted(body.records, [span.top, span.bottom + 1])
        if span.left in numbers and last - first > 1:
            shown = {"ledger": ledger.name, "column": numbers[span.left]}
            yield _ROOM.warning("merged_number", source.place(None, span.top, span.left), **shown)


def _ditto_findings(
    source: InputSheet, ledger: LedgerDef, table: Table, body: Body
) -> Iterator[Finding]:
    """同上 and 〃 among records: what stands above may have been sorted elsewhere since."""
    for name, column in table.columns.items():
        sheet = source.sheet
        if column > len(sheet.columns) or DITTOS.isdisjoint(sheet.columns[column - 1].values):
            continue
        rows = [row for row in body.records.tolist() if sheet.at(row, column) in DITTOS]
        if rows and not is_remark(name):
            written = tuple(dict.fromkeys(text_of(sheet.at(row, column)) or "" for row in rows))
            shown = {"ledger": ledger.name, "column": name, "rows": row_ranges(rows)}
            place = source.place(None, rows[0], column)
            yield _ROOM.error("ditto", place, **shown, value=written)
