"""Made columns: those that no table has, of a cross-table's headers and of a date's parts."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.coded import Coded
from zgreport.ledgers.tables.date_parts import put_together
from zgreport.ledgers.tables.notices import crossed_unit
from zgreport.names import is_blank

if TYPE_CHECKING:
    from zgreport.definition.model import LedgerDef, UnpivotDef
    from zgreport.ledgers.tables.extracted import Extract
    from zgreport.ledgers.tables.header import Table

__all__ = ["unpivoted", "with_date"]


def unpivoted(extract: Extract, table: Table, form: UnpivotDef) -> Extract:
    """One record for each filled cell under a column that the form's glob takes.

    The new columns are `form.into` (the header) and `form.value` (the cell); the rest repeats.
    """
    sheet = extract.source.sheet
    cells = [
        (i, row, header, column)
        for i, row in enumerate(extract.rows.tolist())
        for header, column in table.crossed.items()
        if not is_blank(sheet.at(row, column)) or (row, column) in sheet.error_cells
    ]
    kept = np.array([i for i, _, _, _ in cells], dtype=np.int64)
    values = {name: column.take(kept) for name, column in extract.values.items()}
    values[form.into] = Coded.of([header for _, _, header, _ in cells])
    values[form.value] = Coded.of([sheet.at(row, column) for _, row, _, column in cells])
    across = [column for _, _, _, column in cells]
    places = {**extract.places, form.into: across, form.value: across}
    units = dict(extract.units)
    if noted := crossed_unit(sheet, table):
        units[form.value] = noted
    return dataclasses.replace(
        extract,
        rows=extract.rows[kept],
        values=values,
        places=places,
        crossed=tuple(table.crossed),
        units=units,
    )


def with_date(extract: Extract, ledger: LedgerDef) -> Extract:
    """The extract with the date that columns of year, month and day make together, if they do."""
    parts = [name for name in ledger.date_parts if name in extract.values]
    if not ledger.date or not parts or len(parts) < len(ledger.date_parts):
        return extract
    others = {column.name: column.headers for column in ledger.columns}
    headers = [(name, *others.get(name, ())) for name in parts]
    made = put_together(headers, [extract.values[name] for name in parts])
    places = [extract.column_at(parts[at], n) or 0 for n, at in enumerate(made.at.tolist())]
    return dataclasses.replace(
        extract,
        values={**extract.values, ledger.date: made.cells},
        places={**extract.places, ledger.date: places},
    )
