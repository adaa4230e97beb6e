"""Cross-tables: one column a month turned into one record a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.coded import Coded
from zgreport.ledgers.draft import Extract
from zgreport.names import is_blank

if TYPE_CHECKING:
    from zgreport.definition.model import UnpivotDef
    from zgreport.ledgers.header import Table

__all__ = ["unpivoted"]


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
    return Extract(extract.source, extract.rows[kept], values, places, extract.headers)
