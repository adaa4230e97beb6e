"""Extracts: the records of a sheet, under the names the definition gives its columns."""

from __future__ import annotations

import dataclasses
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import DateSource
from zgreport.findings import room
from zgreport.ledgers.coded import Coded
from zgreport.ledgers.tables.beside import without_common_totals
from zgreport.ledgers.tables.body import Body, merged_values, read_body
from zgreport.ledgers.tables.crossing import crossed_columns
from zgreport.ledgers.tables.doubts import doubts_of
from zgreport.ledgers.tables.dressing import undressed
from zgreport.ledgers.tables.exports import is_export, overall_rows
from zgreport.ledgers.tables.extracted import Extract
from zgreport.ledgers.tables.header import Table, Wanted, find_tables
from zgreport.ledgers.tables.ignoring import ignored_rows
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.made_columns import unpivoted, with_date
from zgreport.ledgers.tables.notices import (
    brackets,
    unit_lines,
)
from zgreport.ledgers.tables.pieces import blocks_of, pieces_of
from zgreport.ledgers.tables.roles import Roles, roles_in_ledger
from zgreport.ledgers.tables.sections import Section, beside, without_others
from zgreport.ledgers.tables.unit_columns import header_text, with_units
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zgreport.definition.model import LedgerDef
    from zgreport.findings import Finding
    from zgreport.ledgers.files.shelf import InputSheet

_ROOM = room("ledgers")

__all__ = ["Extract", "extract_sheet", "extract_table", "wanted_columns"]


def wanted_columns(ledger: LedgerDef, registries: Sequence[str]) -> Wanted:
    """The columns to look for in a ledger's sheets: all that the definition speaks of."""
    headers = {column.name: (column.name, *column.headers) for column in ledger.columns}
    made = {group.name for group in ledger.groups}
    cross = {ledger.unpivot.into, ledger.unpivot.value} if ledger.unpivot else set()
    spoken = (
        *((ledger.date,) if ledger.date and not (ledger.date_from or ledger.date_parts) else ()),
        *ledger.date_parts,
        *(group.source for group in ledger.groups),
        *(measure.column for measure in ledger.measures),
        *(name for measure in ledger.measures for name in measure.per or ()),
    )
    settling = (*(ledger.duplicate_key or ()), *ledger.ignore.rows, *ledger.named_elsewhere)
    told_elsewhere = (ledger.date,) if ledger.date and ledger.date_from else ()
    spare = dict.fromkeys((*registries, *settling, *told_elsewhere))
    known = {*headers, *spoken}
    for name in (*spoken, *spare):
        if name not in made | cross:
            headers.setdefault(name, (name,))
    named = {ledger.date, *registries, *(group.source for group in ledger.groups)}
    named |= {column.name for column in ledger.columns if column.values is not None}
    numbers = frozenset(headers.keys() - named)
    patterns = ledger.unpivot.columns if ledger.unpivot else ()
    return Wanted(headers, patterns=patterns, spare=frozenset(spare) - known, numbers=numbers)


def extract_sheet(
    source: InputSheet, ledger: LedgerDef, wanted: Wanted, known: Mapping[str, frozenset[str]]
) -> tuple[list[Extract], list[Finding]]:
    """The records of each table of the sheet, and what is doubtful about its form.

    `known` are the values that columns are known to take, in comparable form.
    """
    extracts: list[Extract] = []
    findings: list[Finding] = []
    tables = find_tables(source.sheet, wanted)
    others = beside(source.sheet, tables, source.hint) if len(tables) > 1 else {}
    if tables and tables[0].above:
        findings.append(_headed_twice(source, ledger, tables[0]))
    for n, table in enumerate(tables):
        if section := others.get(n):
            findings.append(_left_out(source, ledger, section))
            continue
        rights = (other.left - 1 for other in tables if other.left > table.left)
        right = min(rights, default=len(source.sheet.columns))
        for cut, piece in _pieces(source, ledger, table, wanted):
            extract, found = extract_table(cut, ledger, piece, known, right)
            extracts.append(extract)
            findings.extend(found)
    columns = [extract.values for extract in extracts]
    return extracts, list(without_common_totals(ledger, columns, findings))


def _pieces(
    source: InputSheet, ledger: LedgerDef, table: Table, wanted: Wanted
) -> Iterable[tuple[InputSheet, Table]]:
    """The table, or what of it stands below under the header once more and is to be read apart."""
    if ledger.date_from is DateSource.CAPTION:
        return blocks_of(source, table)
    return pieces_of(source, table, wanted) if ledger.unpivot else ((source, table),)


def _headed_twice(source: InputSheet, ledger: LedgerDef, table: Table) -> Finding:
    place = dataclasses.replace(source.place(), cell=str(table.above))
    return _ROOM.error(
        "headed_twice", place, ledger=ledger.name, row=table.above, other=table.bottom
    )


def _left_out(source: InputSheet, ledger: LedgerDef, section: Section) -> Finding:
    place = source.place(None, section.row, section.column)
    shown = {"ledger": ledger.name, "text": section.text[:30]}
    return _ROOM.warning("section_left_out", place, **shown)


def extract_table(
    source: InputSheet,
    ledger: LedgerDef,
    table: Table,
    known: Mapping[str, frozenset[str]],
    right: int,
) -> tuple[Extract, list[Finding]]:
    """The records of one table; `right` is the last column before the next one beside it."""
    ignored = ignored_rows(source.sheet, table, ledger.ignore.rows)
    noted = brackets(source.sheet, table)
    roles = _roles(source, ledger, table, known)
    body = read_body(source.sheet, table, roles, ignored=ignored.rows)
    body = without_others(source.sheet, table, roles, body)
    body = _overall(source, table, body)
    findings = list(doubts_of(source, ledger, (table, roles, body), right))
    table, found = crossed_columns(source, ledger, table, body, known)
    findings += found
    columns = _named_columns(ledger, table)
    values = _values(source, ledger, table, body, columns)
    said_by_row, columns, values = with_units(source, table, body, columns, values)
    headers = {name: header_text(source, table, c) or name for name, c in columns.items()}
    extract = Extract(
        source=source,
        rows=body.records,
        values=values,
        places=columns,
        headers=headers,
        export=is_export(source.sheet, table),
        left_out=body.left_out,
        nil=body.is_nil,
        ignored=ignored,
        top=table.top,
        header_row=table.bottom,
        units={name: noted[column] for name, column in columns.items() if column in noted},
        unit_lines=unit_lines(source.sheet, table, body.notes, _names(source)),
        unit_column=said_by_row,
        shown_headers=_shown_headers(source, table),
    )
    if ledger.unpivot:
        extract = unpivoted(extract, table, ledger.unpivot)
    return with_date(extract, ledger), findings


def _roles(
    source: InputSheet, ledger: LedgerDef, table: Table, known: Mapping[str, frozenset[str]]
) -> Roles:
    """What the columns are for, each measure counted in the unit that its header or a line says."""
    noted = brackets(source.sheet, table)
    above = tuple(line.unit for line in unit_lines(source.sheet, table, (), _names(source)))
    return roles_in_ledger(
        ledger, table, known, source.hint, lambda c: (noted[c].unit,) if c in noted else above
    )


def _overall(source: InputSheet, table: Table, body: Body) -> Body:
    """The body without the rows that other rows say by channel."""
    records = overall_rows(source.sheet, table, body.records)
    if len(records) == len(body.records):
        return body
    others = np.setdiff1d(body.records, records, assume_unique=True).tolist()
    left_out = {**body.left_out, RowKind.CHANNEL: tuple(others)}
    return dataclasses.replace(body, records=records, left_out=MappingProxyType(left_out))


def _named_columns(ledger: LedgerDef, table: Table) -> dict[str, int]:
    """Canonical names, then other headers that are identifiers."""
    made = {group.name for group in ledger.groups}
    columns = dict(table.columns)
    for header, column in table.others.items():
        name = undressed(comparable(header))
        if name.isidentifier() and name not in made:
            columns.setdefault(name, column)
    return columns


def _values(
    source: InputSheet, ledger: LedgerDef, table: Table, body: Body, columns: Mapping[str, int]
) -> dict[str, Coded]:
    numbers = {measure.column for measure in ledger.measures}
    lent = merged_values(source.sheet, table)
    merged = {column for _, column in lent}
    values: dict[str, Coded] = {}
    for name, column in columns.items():
        values[name] = Coded.of_sheet(source.sheet, column, body.records)
        if column in merged and name not in numbers:  # a merged number is not one for each row
            rows = zip(body.records.tolist(), values[name], strict=True)
            values[name] = Coded.of([lent.get((row, column), cell) for row, cell in rows])
    return values


def _names(source: InputSheet) -> tuple[str, str]:
    return source.sheet.name, PurePosixPath(source.file).stem


def _shown_headers(source: InputSheet, table: Table) -> tuple[str, ...]:
    """All headers of the table, those too that are no names: 金额【万元】."""
    named = {**table.columns, **table.others, **table.crossed}
    names = {column: name for name, column in named.items()}
    shown = (header_text(source, table, c) or names[c] for c in sorted(names))
    return tuple(dict.fromkeys(shown))
