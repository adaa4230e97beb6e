"""Typed-in figures: 上年数.xlsx of a year that has no ledgers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from zgreport.findings import Finding, Place, room
from zgreport.ledgers.cells import Reading, read_count, text_of
from zgreport.ledgers.files.sheet import address
from zgreport.ledgers.model import TypedFigure
from zgreport.ledgers.tables.body import read_body
from zgreport.ledgers.tables.header import Table, Wanted, find_tables
from zgreport.names import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.ledgers.files.shelf import InputSheet

__all__ = ["read_typed"]

_ROOM = room("ledgers")

_WANTED = Wanted(
    {"名称": ("名称", "指标", "指标名称", "项目"), "数值": ("数值", "数", "数量", "上年数")},
    required=frozenset({"名称", "数值"}),
)


def read_typed(sources: Iterable[InputSheet]) -> tuple[dict[str, TypedFigure], tuple[Finding, ...]]:
    """The figures by name, and a finding for each value that is no exact number.

    A percentage is its share: 12.5% is 0.125.
    """
    figures: dict[str, TypedFigure] = {}
    findings: list[Finding] = []
    for source in sources:
        tables = find_tables(source.sheet, _WANTED)
        if not tables and source.sheet.rows:
            findings.append(
                _ROOM.error(
                    "no_header", source.place(), ledger="上年数", wanted=("名称", "数值"), near=()
                )
            )
        for table in tables:
            for found in _rows(source, table):
                if isinstance(found, Finding):
                    findings.append(found)
                elif found.name in figures:
                    findings.append(_twice(source, found))
                else:
                    figures[found.name] = found
    return figures, tuple(findings)


def _rows(source: InputSheet, table: Table) -> Iterator[TypedFigure | Finding]:
    named = (table.columns["名称"], lambda cell: not is_blank(cell))
    body = read_body(source.sheet, table, sure=named, lone=True)  # 刊发总计 is a figure's name here
    at = table.columns["数值"]
    for row in body.records.tolist():
        name = text_of(source.sheet.at(row, table.columns["名称"]))
        cell = source.sheet.at(row, at)
        count = read_count(cell)
        if name and count.exact is not None:
            where = (source.file, source.sheet.name, address(row, at))
            yield TypedFigure(name, Decimal(count.exact), *where, text_of(cell) or "")
        elif name and count.reading is not Reading.BLANK:
            place = source.place(None, row, at)
            yield _ROOM.error(
                "not_a_number",
                place,
                ledger="上年数",
                column="数值",
                value=text_of(cell) or "",
                name=name,
            )


def _twice(source: InputSheet, figure: TypedFigure) -> Finding:
    place = Place(
        year=source.folder, file=figure.file, sheet=figure.sheet or None, cell=figure.cell
    )
    return _ROOM.error("typed_twice", place, name=figure.name)
