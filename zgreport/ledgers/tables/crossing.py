"""Crossing: the columns of a cross-table, those its glob misses, and those that are their sum."""

from __future__ import annotations

import datetime as dt
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.findings import room
from zgreport.ledgers.cells import read_count, text_of
from zgreport.ledgers.tables.cross_sums import without_sums
from zgreport.names import comparable, is_blank
from zgreport.numerals.months import Months, read_months

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.definition.model import LedgerDef, UnpivotDef
    from zgreport.findings import Finding
    from zgreport.ledgers.files.sheet import Scalar
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.tables.body import Body
    from zgreport.ledgers.tables.header import Table

__all__ = ["crossed_columns"]

_ROOM = room("ledgers")

_MONTHS = 12
_NOTHING_KNOWN: Mapping[str, frozenset[str]] = MappingProxyType({})
_BESIDES = (
    "合计|小计|总计|累计|共计|总|季|半年|全|年|均|名次|排名|位次|占|率|比|增|减|上月|同期|备注|说明|序|编|任务"
    "|计划|目标|得分|数$|量$|额$|[(]"
)
_PLACES = "县区市乡镇州盟旗"


def crossed_columns(
    source: InputSheet,
    ledger: LedgerDef,
    table: Table,
    body: Body,
    known: Mapping[str, frozenset[str]] = _NOTHING_KNOWN,
) -> tuple[Table, list[Finding]]:
    """The table without the sums among a cross-table's columns, and what is wrong with these.

    An error for each that comes twice, or that the glob misses though it is like the others.
    `known` are the values that columns are known to take, in comparable form.
    """
    if ledger.unpivot is None or not table.crossed:
        return table, []
    found = [
        *_repeated(source, ledger, table, body),
        *_overlooked(source, ledger, ledger.unpivot, table, body),
    ]
    table, unequal = without_sums(source, ledger, table, body, known)
    return table, [*found, *unequal]


def _repeated(source: InputSheet, ledger: LedgerDef, table: Table, body: Body) -> Iterator[Finding]:
    """6月 twice, also where one of them is written 六月."""
    seen: dict[Months, str] = {}
    again = dict(table.repeated)
    for header, column in table.crossed.items():
        month = _month(header)
        if month and seen.setdefault(month, header) != header:
            again[column] = header
    for column, header in again.items():
        if _is_filled(source, body, column):
            yield _twice(source, ledger, table, column, header)


def _overlooked(
    source: InputSheet, ledger: LedgerDef, form: UnpivotDef, table: Table, body: Body
) -> Iterator[Finding]:
    sheet = source.sheet
    of_months = 2 * sum(_month(header) is not None for header in table.crossed) > len(table.crossed)
    used = {*table.columns.values(), *table.crossed.values(), *table.repeated}
    for column in range(max(1, table.left - 1), min(table.right + 1, len(sheet.columns)) + 1):
        cell = sheet.at(table.bottom, column)
        if column in used or is_blank(cell) or not _has_numbers(source, body, column):
            continue
        if _is_missed_month(cell) if of_months else _is_missed(table, column, cell):
            yield _missed(source, ledger, form, table, column)


def _missed(
    source: InputSheet, ledger: LedgerDef, form: UnpivotDef, table: Table, column: int
) -> Finding:
    place = source.place(None, table.bottom, column)
    shown = {"ledger": ledger.name, "glob": form.columns, "example": next(iter(table.crossed))}
    text = text_of(source.sheet.at(table.bottom, column)) or ""
    return _ROOM.error("unpivot_missed", place, **shown, text=text[:30])


def _twice(
    source: InputSheet, ledger: LedgerDef, table: Table, column: int, header: str
) -> Finding:
    place = source.place(None, table.bottom, column)
    return _ROOM.error("unpivot_twice", place, ledger=ledger.name, text=header[:30])


def _month(header: str) -> Months | None:
    """The one month that a header is."""
    months = read_months(comparable(header))
    return months if months and months.length == 1 else None


def _is_missed_month(cell: Scalar) -> bool:
    """True for 7月份, 7月*, 12月（预计）, a date and the number 7."""
    if isinstance(cell, dt.date):
        return True
    plain = comparable(text_of(cell) or "")
    if plain.isdecimal():
        return 1 <= int(plain) <= _MONTHS
    bare = re.sub(r"[(\[][^)\]]*[)\]]$", "", plain).strip("*#:;.。、_-数量")
    return _month(bare) is not None


def _is_missed(table: Table, column: int, cell: Scalar) -> bool:
    """True for a column between the others, and for 丁区 beside 甲县 and 乙县."""
    plain = comparable(cell) if isinstance(cell, str) else ""
    if not plain or re.search(_BESIDES, plain):
        return False
    crossed = sorted(table.crossed.values())
    if crossed[0] < column < crossed[-1]:
        return True
    are_places = all(comparable(header)[-1:] in _PLACES for header in table.crossed)
    return are_places and plain[-1] in _PLACES and len(plain) > 1


def _is_filled(source: InputSheet, body: Body, column: int) -> bool:
    return any(not is_blank(source.sheet.at(row, column)) for row in body.records.tolist())


def _has_numbers(source: InputSheet, body: Body, column: int) -> bool:
    """True where half of the records have a number there."""
    cells = [source.sheet.at(row, column) for row in body.records.tolist()]
    numbers = sum(read_count(cell).exact is not None for cell in cells)
    return bool(numbers) and 2 * numbers >= len(cells)
