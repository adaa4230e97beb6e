"""Typed-in figures: 上年数.xlsx of a year that has no ledgers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from zgreport.findings import Finding, Place, room
from zgreport.ledgers.attributes import struck_rows
from zgreport.ledgers.cells import read_count, text_of
from zgreport.ledgers.counts import PERCENT, Count, CountReading, Words, code_of
from zgreport.ledgers.files.sheet import address
from zgreport.ledgers.model import TypedFigure
from zgreport.ledgers.tables.body import read_body
from zgreport.ledgers.tables.header import Table, Wanted, find_tables
from zgreport.ledgers.tables.notices import brackets, unit_lines
from zgreport.ledgers.texts import shown_of
from zgreport.names import is_blank
from zgreport.numerals.ranks import is_ranked
from zgreport.numerals.units import known_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.ledgers.files.sheet import Scalar, Sheet
    from zgreport.ledgers.files.shelf import InputSheet

__all__ = ["is_typed", "read_typed"]

_ROOM = room("ledgers")

_WANTED = Wanted(
    {
        "名称": ("名称", "指标", "指标名称", "项目"),
        "数值": ("数值", "数", "数量", "上年数"),
        "单位": ("单位", "计量单位", "量词", "数量单位"),
    },
    required=frozenset({"名称", "数值"}),
    numbers=frozenset({"数值"}),
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
            findings.append(_ROOM.error("typed_header", source.place()))
        for table in tables:
            for found in _rows(source, table):
                if isinstance(found, Finding):
                    findings.append(found)
                elif found.name in figures:
                    findings.append(_twice(source, found))
                else:
                    figures[found.name] = found
    return figures, tuple(findings)


def is_typed(sheet: Sheet) -> bool:
    """True where the sheet has the columns of a list of typed-in figures."""
    return bool(find_tables(sheet, _WANTED))


def _rows(source: InputSheet, table: Table) -> Iterator[TypedFigure | Finding]:
    named = (table.columns["名称"], lambda cell: not is_blank(cell))
    body = read_body(source.sheet, table, sure=named)  # 刊发总计 is a figure's name here
    at = table.columns["数值"]
    bracket = brackets(source.sheet, table).get(at)
    lines = tuple(line.unit for line in unit_lines(source.sheet, table, body.notes))
    yield from struck_rows(source, "上年数", body.records.tolist())
    for row in body.records.tolist():
        name = text_of(source.sheet.at(row, table.columns["名称"]))
        beside = text_of(source.sheet.at(row, table.columns.get("单位", 0))) or ""
        unit = beside or (bracket.unit if bracket else "")
        cell = source.sheet.at(row, at)
        count = _read(cell, unit, source.sheet.shown(row, at))
        if name and count.exact is not None:
            where = (source.file, source.sheet.name, address(row, at))
            written, is_rank = text_of(cell) or "", is_ranked(cell)
            told = (count.word, () if is_rank else lines, written)
            yield TypedFigure(name, Decimal(count.exact), *where, *told, is_rank=is_rank)
        elif name and count.reading is not CountReading.BLANK:
            yield _unread(source, (row, at), name, count)
        elif name and is_blank(cell):
            yield _ROOM.warning("typed_blank", source.place(None, row, at), name=name)


def _read(cell: Scalar, unit: str, shown: str) -> Count:
    """The number in a cell, or the place (第5名); its word is the unit it is counted in."""
    if is_ranked(cell):
        return replace(read_count(cell, Words(places=True)), word=unit)
    count = read_count(cell, Words(unit, (), unit, percents=True), shown)
    if count.reading is CountReading.OTHER_WORD and not unit and _is_unit(count.word):
        word = count.word
        count = read_count(cell, Words(word, percents=True), shown)
        return replace(count, word=word)
    if count.exact is None:
        return count
    return replace(count, word=PERCENT if count.word == PERCENT else unit)


def _is_unit(word: str) -> bool:
    """True for 篇, 人次 and 次/条."""
    return all(map(known_unit, word.split("/")))


def _unread(source: InputSheet, at: tuple[int, int], name: str, count: Count) -> Finding:
    code = "typed_approximate" if count.reading is CountReading.APPROXIMATE else code_of(count)
    values = {"column": "数值", "value": shown_of(source.sheet.at(*at)), "name": name}
    values |= {"ledger": "上年数", "word": count.word}
    return _ROOM.error(code or "not_a_number", source.place(None, *at), **values)


def _twice(source: InputSheet, figure: TypedFigure) -> Finding:
    place = Place(
        year=source.folder, file=figure.file, sheet=figure.sheet or None, cell=figure.cell
    )
    return _ROOM.error("typed_twice", place, name=figure.name)
