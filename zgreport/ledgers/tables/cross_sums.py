"""Cross sums: columns of a cross-table that are the sum of the others, 云川县 beside 东县.

A column is asked as a row is (`evidence`): its word tells it, or its numbers over all rows.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Severity, room
from zgreport.ledgers.cells import read_count
from zgreport.ledgers.tables.addends import NEAR, Addends
from zgreport.ledgers.tables.evidence import Strength, strength, sums
from zgreport.ledgers.tables.whole_names import is_whole, outranks
from zgreport.names import comparable
from zgreport.numerals.months import read_months

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zgreport.definition.model import LedgerDef
    from zgreport.findings import Finding
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.tables.body import Body
    from zgreport.ledgers.tables.header import Table

__all__ = ["without_sums"]

_ROOM = room("ledgers")
_FEWEST = 2
_LARGE = 10
_TOLD = {
    Strength.STRONG: ("perhaps_whole_column", Severity.ERROR),
    Strength.MIDDLE: ("perhaps_sum_column", Severity.WARNING),
}
_SURE_TOTAL = r".*(?:合计|总计|共计)(?:\(.*\)|数|量|额)?|(?:合计|总计|共计)全[县市省区州旗]"


def without_sums(
    source: InputSheet,
    ledger: LedgerDef,
    table: Table,
    body: Body,
    known: Mapping[str, frozenset[str]],
) -> tuple[Table, list[Finding]]:
    """The table without columns that are called a whole and are the sum of the others.

    One that is called 合计 and is none is an error; one with an ordinary name is asked about.
    """
    own = known.get(ledger.unpivot.into, frozenset()) if ledger.unpivot else frozenset()
    free = {h: c for h, c in table.crossed.items() if comparable(h) not in own}
    likely = [h for h in free if _is_called_whole(comparable(h))]
    parts = [h for h in table.crossed if h not in likely]
    if len(parts) < _FEWEST:
        return table, []
    agreed = {h for h in likely if _is_sum(_addends(source, table, body, [h, *parts]))}
    wrong = [h for h in likely if h not in agreed and re.fullmatch(_SURE_TOTAL, comparable(h))]
    found = [_finding(source, ledger, table, h, ("unpivot_total", Severity.ERROR)) for h in wrong]
    found += _ordinary(source, ledger, table, body, [h for h in parts if h in free])
    kept = {header: c for header, c in table.crossed.items() if header not in agreed}
    return dataclasses.replace(table, crossed=kept), found


def _is_called_whole(header: str) -> bool:
    months = read_months(header)
    return (months is None or months.length > 1) and (
        is_whole(header) or bool(re.fullmatch(_SURE_TOTAL, header))
    )


def _finding(
    source: InputSheet, ledger: LedgerDef, table: Table, header: str, told: tuple[str, Severity]
) -> Finding:
    place = source.place(None, table.bottom, table.crossed[header])
    into = ledger.unpivot.into if ledger.unpivot else ""
    shown = {"ledger": ledger.name, "text": header[:30], "column": into}
    return _ROOM.finding(told[0], told[1], place, **shown)


def _addends(source: InputSheet, table: Table, body: Body, headers: Sequence[str]) -> Addends:
    """The columns as items, and each record as a measure of them."""
    columns = np.array([table.crossed[header] for header in headers], dtype=np.int64)
    numbers, filled = [], []
    for row in body.records.tolist():
        read = [read_count(source.sheet.at(row, c)).exact for c in columns.tolist()]
        if any(number is not None for number in read):
            numbers.append(np.array([float(number or 0) for number in read]))
            filled.append(np.array([number is not None for number in read]))
    return Addends(columns, tuple(numbers), tuple(filled))


def _is_sum(addends: Addends, i: int = 0) -> bool:
    """True where the item is in every measure the sum of all others."""
    off = (abs(2 * n[i] - n.sum()) for n in addends.numbers)
    return all(each <= NEAR for each in off) and any(n[i] > 0 for n in addends.numbers)


def _ordinary(
    source: InputSheet, ledger: LedgerDef, table: Table, body: Body, free: Sequence[str]
) -> list[Finding]:
    """What is found of columns whose names tell nothing; months are not asked."""
    headers = [h for h in table.crossed if not _is_called_whole(comparable(h))]
    if any(read_months(comparable(h)) for h in headers) or len(headers) <= _FEWEST:
        return []
    addends = _addends(source, table, body, headers)
    found: list[Finding] = []
    for i in (i for i, h in enumerate(headers) if h in free and _is_sum(addends, i)):
        others = [j for j in range(len(headers)) if j != i]
        ranked = outranks(comparable(headers[i]), [comparable(headers[j]) for j in others])
        signs = ranked and addends.amount(i) >= _LARGE
        told = _TOLD.get(strength(sums(addends, i, others), choices=len(headers), signs=signs))
        if told:
            found.append(_finding(source, ledger, table, headers[i], told))
    return found
