"""Tables: the sheets of a book read as a build reads them, under whatever headers they have."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.choices import DateSource, Duplicates, MeasureKind
from zgreport.definition.model import ColumnDef, LedgerDef, MeasureDef, UnpivotDef
from zgreport.drafting.cells_seen import are_dates, are_numbers
from zgreport.drafting.date_parts import parts_in, together_in, year_column
from zgreport.drafting.found import FoundTable, ReadSheet
from zgreport.drafting.headers import find_headers
from zgreport.ledgers.coded import Coded
from zgreport.ledgers.files.sheet import column_letters
from zgreport.ledgers.files.shelf import InputSheet
from zgreport.ledgers.parts import caption_of
from zgreport.ledgers.tables.extract import Extract, extract_sheet, extract_table, wanted_columns
from zgreport.ledgers.tables.header import find_tables
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.pieces import pieces_of
from zgreport.names import comparable, is_blank
from zgreport.numerals.months import find_months

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.drafting.found import FoundBook
    from zgreport.drafting.header_names import Header
    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.files.sheet import Sheet

__all__ = ["read_sheets"]

_LONGEST_CAPTION = 200


def read_sheets(book: FoundBook, hint: int | None = None) -> list[ReadSheet]:
    """The sheets of a book in their order; `hint` is the year of dates written without one."""
    if hint not in book.known:
        sheets = book.book.sheets if book.book else ()
        book.known[hint] = tuple(_read(book.name, sheet, hint) for sheet in sheets)
    return [_named(read, book.name) for read in book.known[hint]]


def _named(read: ReadSheet, file: str) -> ReadSheet:
    if read.file == file:
        return read
    return replace(read, file=file, tables=tuple(replace(t, file=file) for t in read.tables))


def _read(file: str, sheet: Sheet, hint: int | None) -> ReadSheet:
    if sheet.hidden:
        return ReadSheet(file, sheet, ())
    headers = find_headers(sheet)
    if not headers:
        return ReadSheet(file, sheet, ())
    source = InputSheet(file, sheet, frozenset(), None, hint)
    read = [(header, _extracts(source, header)) for header in headers]
    header, extracts = max(read, key=lambda one: sum(len(e.rows) for e in one[1]))
    others = [other for other, _ in read if other is not header]
    stacked = any(_runs_into(sheet, header, other, extracts) for other in others)
    tables = tuple(_table(source, header, extract) for extract in extracts)
    captioned = len(extracts) > 1 and all(map(_has_months, tables))
    is_nil = bool(extracts) and all(extract.nil for extract in extracts)
    records = {row for extract in extracts for row in extract.rows.tolist()}
    rows = tuple(other.top for other in others if stacked or not {*_below(other)} & records)
    unnamed = _unnamed(sheet, header, extracts)
    return ReadSheet(file, sheet, tables, is_nil, captioned, rows, stacked, header.same, unnamed)


def _below(header: Header) -> range:
    """The rows in which the first records under the header stand."""
    return range(header.top, header.bottom + 3)


def _unnamed(sheet: Sheet, header: Header, extracts: Sequence[Extract]) -> tuple[str, ...]:
    """The letters of columns that are filled in half of the records and have no header."""
    rows = np.array([row for e in extracts for row in e.rows.tolist()], dtype=np.int64)
    free = [c for c in range(1, max(header.texts) + 2) if c not in header.texts]
    cells = ((c, Coded.of_sheet(sheet, c, rows)) for c in free if len(rows))
    filled = ((c, int(own.where([not is_blank(v) for v in own.values]).sum())) for c, own in cells)
    return tuple(column_letters(c) for c, count in filled if 2 * count > len(rows))


def _runs_into(sheet: Sheet, header: Header, other: Header, extracts: Sequence[Extract]) -> bool:
    """True where the rows of another table below are read as records, and are plainly none.

    Where the one has dates or numbers the other has texts.
    """
    if other.top < header.top:
        return False
    taken = {row for extract in extracts for row in extract.rows.tolist() if row > other.bottom}
    rows = np.array(sorted(taken), dtype=np.int64)
    above = np.arange(header.bottom + 1, other.top)
    if not len(rows):
        return False
    kinds = (
        (_kind(sheet, name, column, above), _kind(sheet, name, column, rows))
        for name, column in header.names.items()
    )
    return any(one not in {below, "text"} for one, below in kinds)


def _kind(sheet: Sheet, name: str, column: int, rows: Numbers) -> str:
    cells = Coded.of_sheet(sheet, column, rows)
    if are_dates(name, cells):
        return "date"
    return "number" if are_numbers(name, "", cells) else "text"


def _has_months(table: FoundTable) -> bool:
    return find_months(comparable(table.caption)) is not None


def _extracts(source: InputSheet, header: Header) -> list[Extract]:
    """The records under the header, as a definition of its columns has them read."""
    if header.months:
        return list(_crossed(source, header))
    ledger = _ledger(source.sheet, header)
    captions = replace(ledger, date="月份", date_from=DateSource.CAPTION)
    plain, _ = extract_sheet(source, ledger, wanted_columns(ledger, ()), {})
    if ledger.date or len(source.sheet.rows) - header.bottom < 2 * _SHORTEST:
        return plain
    blocks, _ = extract_sheet(source, captions, wanted_columns(captions, ()), {})
    return blocks if len(blocks) > len(plain) else plain


_SHORTEST = 3  # rows of a block


def _crossed(source: InputSheet, header: Header) -> Iterator[Extract]:
    """The records of a cross-table with the months as columns of their own."""
    months = {name: c for name, c in header.names.items() if c in header.months}
    ledger = _ledger(source.sheet, header)
    others = tuple(column for column in ledger.columns if column.name not in months)
    taken = tuple(comparable(header.texts[column][-1]) for column in header.months)
    glob = UnpivotDef(taken, "月份", "数")
    crossed = replace(ledger, columns=others, unpivot=glob)
    wanted = wanted_columns(crossed, ())
    for table in find_tables(source.sheet, wanted):
        for cut, piece in pieces_of(source, table, wanted):
            flat = replace(piece, columns={**piece.columns, **piece.crossed}, crossed={})
            named = dict.fromkeys((*(c.name for c in ledger.columns), *piece.crossed))
            measures = {m.column for m in ledger.measures} | set(piece.crossed)
            own = replace(
                ledger,
                columns=tuple(map(ColumnDef, named)),
                measures=tuple(_measure(name, "") for name in measures),
            )
            extract, _ = extract_table(cut, own, flat, {}, len(source.sheet.columns))
            yield replace(extract, crossed=tuple(piece.crossed))


def _ledger(sheet: Sheet, header: Header) -> LedgerDef:
    """A definition of the header's columns: the dates and amounts that their cells plainly are."""
    names = header.names
    rows = np.arange(header.bottom + 1, len(sheet.rows) + 1)
    cells = {name: Coded.of_sheet(sheet, column, rows) for name, column in names.items()}
    units = header.units
    own = {name: values for name, values in cells.items() if names[name] not in header.months}
    dates = [name for name, values in own.items() if are_dates(name, values)]
    parts = parts_in(own)
    numbers = [
        name
        for name, values in own.items()
        if name not in dates and are_numbers(name, units.get(name, ""), values)
    ]
    return LedgerDef(
        name="台账",
        files=("*",),
        date="+".join(parts) or next(iter(dates), None),
        date_parts=parts,
        measure_word="",
        columns=tuple(ColumnDef(name, header.forms(column)) for name, column in names.items()),
        groups=(),
        measures=tuple(_measure(name, units.get(name, "")) for name in numbers),
        duplicates=Duplicates.COUNT,
        duplicate_key=(),
        unpivot=None,
        line=1,
    )


def _measure(name: str, unit: str) -> MeasureDef:
    return MeasureDef(name, name, MeasureKind.SUM, unit)


def _table(source: InputSheet, header: Header, extract: Extract) -> FoundTable:
    order = {name: n for n, name in enumerate(header.names)}
    named = (name for name in extract.values if name in order or name in extract.crossed)
    kept = sorted(named, key=lambda name: order.get(name, len(order)))
    is_whole = extract.source is source
    caption = caption_of(
        replace(extract, top=min(extract.top, header.top) if is_whole else extract.top)
    )
    lines = [notice.unit for notice in extract.unit_lines if notice.row < extract.top]
    units = {**header.units, **{name: notice.unit for name, notice in extract.units.items()}}
    columns = {name: extract.values[name] for name in kept}
    parts = _date_parts(columns, extract.crossed)
    if len(parts) > 1:
        called, cells = together_in(columns, parts)
        columns = {called: cells, **columns}
    return FoundTable(
        file=source.file,
        sheet=source.sheet.name,
        caption=in_one_line(caption)[:_LONGEST_CAPTION],
        years=frozenset(),
        columns=MappingProxyType(columns),
        units=MappingProxyType(units),
        unit_line=next(iter(lines), ""),
        months=extract.crossed,
        totals=MappingProxyType(_totals(extract, kept)),
        date_parts=parts,
    )


def _date_parts(columns: dict[str, Coded], crossed: Sequence[str]) -> tuple[str, ...]:
    """The columns that make a date together, or with the months across."""
    if not crossed:
        return parts_in(columns)
    year = year_column({h: cells for h, cells in columns.items() if h not in crossed})
    return (year,) if year else ()


def in_one_line(text: str) -> str:
    """The text without line breaks and runs of spaces."""
    return " ".join(text.split())


def _totals(extract: Extract, names: list[str]) -> dict[str, tuple[object, ...]]:
    """The cells of the rows left out as totals, by header."""
    rows = extract.left_out.get(RowKind.TOTAL, ())
    places = {name: extract.places.get(name) for name in names} if rows else {}
    return {
        name: tuple(extract.source.sheet.at(row, at) for row in rows)
        for name, at in places.items()
        if isinstance(at, int)
        and any(not is_blank(extract.source.sheet.at(row, at)) for row in rows)
    }
