"""Workbooks: any file, known by its content, to sheets of plain values."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING

import python_calamine as calamine

from zgreport.ledgers.files import look_xlsx
from zgreport.ledgers.files.sheet import Book, Scalar, Sheet, Span, Unreadable

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["open_workbook", "read_workbook"]

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2: how .xls and encrypted files begin
_LARGEST = 512 << 20  # read into memory as a whole
_OTHER_KINDS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"{\\rtf": "RTF",
}


Rows = Iterable[Sequence[Scalar]]
Opened = tuple[Book, Sequence[Rows]]
Details = Mapping[str, look_xlsx.Details]


def read_workbook(path: Path) -> Book:
    """The file's sheets.

    Raises Unreadable when the file is empty, encrypted, broken, too large or no spreadsheet.
    """
    book, rows = open_workbook(path)
    sheets = zip(book.sheets, rows, strict=True)
    read = tuple(replace(sheet, rows=list(own)) for sheet, own in sheets)
    return replace(book, sheets=read)


def open_workbook(path: Path) -> Opened:
    """The file's sheets without rows, and the rows of each, made when they are asked for.

    Raises Unreadable as `read_workbook`.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise Unreadable("too_large")
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable("cannot_open") from error
    book, rows = _read(content)
    return replace(book, checksum=hashlib.sha256(content).hexdigest()), rows


def _read(content: bytes) -> Opened:
    if not content.strip(b"\x00 \t\r\n"):
        raise Unreadable("empty_file")
    for start, kind in _OTHER_KINDS.items():
        if content.startswith(start):
            raise Unreadable("other_kind", kind=kind)
    if content.startswith(_COMPOUND):
        return _read_compound(content)
    if content.startswith(b"PK"):
        return _read_package(content)
    return _read_text(content)


def _read_text(content: bytes) -> Opened:
    from zgreport.ledgers.files import delimited, html_table, look_ods

    start = content[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if not start.startswith(b"<"):
        return _opened(delimited.read_delimited(content))
    if b"<office:document" in start:
        return _read_package(look_ods.packed(content))
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise Unreadable("other_kind", kind="XML")
    book = html_table.read_html(content)
    if not book.sheets:
        raise Unreadable("other_kind", kind="HTML")
    return _opened(book)


def _opened(book: Book) -> Opened:
    return book, [sheet.rows for sheet in book.sheets]


def _read_compound(content: bytes) -> Opened:
    from zgreport.ledgers.files import look_xls

    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable("encrypted")
    if "WordDocument".encode("utf-16-le") in content:
        raise Unreadable("other_kind", kind="Word")
    promised = int.from_bytes(content[44:48], "little") + int.from_bytes(content[72:76], "little")
    if promised * 512 > len(content):  # the reader would make room for all it promises
        raise Unreadable("broken_file")
    return _read_calamine(content, "xls", look_xls.look(content))


def _read_package(content: bytes) -> Opened:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            look_xlsx.gate(package)
            kind = _kind_of(set(package.namelist()))
            details = _second_look(package, kind)
            strict = kind == "xlsx" and look_xlsx.is_strict(package)
            if kind == "ods":
                content = _tightened(package) or content
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, ValueError, OSError) as error:
        raise Unreadable("broken_file") from error
    except (NotImplementedError, RuntimeError) as error:  # unknown compression, password
        raise Unreadable("encrypted") from error
    try:
        return _read_calamine(content, kind, details)
    except Unreadable as fault:
        if strict and fault.code in {"broken_file", "no_sheets"}:
            raise Unreadable("strict_workbook") from fault
        raise


def _second_look(package: zipfile.ZipFile, kind: str) -> Details:
    if kind == "xlsx":
        return look_xlsx.look(package)
    from zgreport.ledgers.files import look_ods, look_xlsb

    return look_ods.look(package) if kind == "ods" else look_xlsb.look(package)


def _tightened(package: zipfile.ZipFile) -> bytes | None:
    from zgreport.ledgers.files import look_ods

    return look_ods.tightened(package)


def _kind_of(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    kind = "Word" if any(name.startswith("word/") for name in names) else "ZIP"
    raise Unreadable("other_kind", kind=kind)


def _read_calamine(content: bytes, kind: str, details: Details) -> Opened:
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            names = [meta.name for meta in book.sheets_metadata]
            known = _matched(names, details)
            kinds = [meta.typ is calamine.SheetTypeEnum.WorkSheet for meta in book.sheets_metadata]
            tables = compress(zip(book.sheets_metadata, known, strict=True), kinds)
            sheets = [_sheet(book, meta, *seen) for meta, seen in tables]
            others = tuple(compress(names, [not is_table for is_table in kinds]))
    except calamine.PasswordError as error:
        raise Unreadable("encrypted") from error
    except calamine.CalamineError as error:
        encrypted = "password" in str(error).lower()
        code = "encrypted" if encrypted else "broken_file"
        raise Unreadable(code) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable("broken_file") from error
    if not names:
        raise Unreadable("no_sheets")
    return Book(kind, tuple(sheet for sheet, _ in sheets), others), [rows for _, rows in sheets]


def _matched(names: Sequence[str], details: Details) -> list[tuple[str, look_xlsx.Details | None]]:
    """What the second look saw of each sheet: by name, else by place where it saw as many.

    Where they go by place, the second look's names hold: the reader decodes those of BIFF5
    byte by byte.  Raises Unreadable where two sheets have one name, of which the reader would
    give the first one twice.
    """
    if len(set(names)) < len(names):
        raise Unreadable("broken_file")
    if len(details) == len(names) and not details.keys() >= set(names):
        return list(details.items())
    return [(name, details.get(name)) for name in names]


def _sheet(
    book: calamine.CalamineWorkbook,
    meta: calamine.SheetMetadata,
    name: str,
    details: look_xlsx.Details | None,
) -> tuple[Sheet, Rows]:
    table = book.get_sheet_by_name(meta.name)
    seen = details or look_xlsx.Details()
    sheet = Sheet(
        name=name,
        rows=(),
        hidden=meta.visible is not calamine.SheetVisibleEnum.Visible,
        merges=tuple(
            Span(top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in table.merged_cell_ranges or ()
        ),
        hidden_rows=seen.hidden_rows,
        error_cells=seen.error_cells,
        hidden_columns=seen.hidden_columns,
        filtered=seen.filtered,
        sums=seen.sums,
        table_totals=seen.table_totals,
        links=seen.links,
        unseen=details is None or (details.filled and table.start is None),
        formats=seen.formats,
        struck=seen.struck,
    )
    rows = _rows(table)
    return sheet, _mended(rows, seen.texts) if seen.texts else rows


def _mended(
    rows: Iterable[Sequence[Scalar]], texts: Mapping[tuple[int, int], str]
) -> Iterator[Sequence[Scalar]]:
    """The rows with the texts that the second look decoded."""
    for number, row in enumerate(rows, 1):
        yield [texts.get((number, column), cell) for column, cell in enumerate(row, 1)]


def _rows(table: calamine.CalamineSheet) -> Iterator[Sequence[Scalar]]:
    """The rows from the first row and column on; the reader leaves blank columns out."""
    blank: list[Scalar] = [""] * (table.start[1] if table.start else 0)
    for row in table.iter_rows():
        yield [*blank, *row] if blank else row
