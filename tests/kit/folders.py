"""Folders of an office's own books, made of rows: read into no file, or saved as workbooks."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from typing import TYPE_CHECKING

import openpyxl

from zgreport.definition.choices import Copies, Duplicates
from zgreport.definition.model import ColumnDef, LedgerDef
from zgreport.drafting.found import FoundBook
from zgreport.drafting.timing import is_dated
from zgreport.ledgers.files.sheet import Book, Sheet, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from zgreport.drafting.found import Family, Gathered

__all__ = ["CASES", "UNITS", "book", "cases", "family_ledger", "moved", "saved", "sheet"]

UNITS = ("甲县", "乙县", "丙区", "丁市")
CASES = ("序号", "受理日期", "事项", "承办单位", "类别", "办理时长（小时）")


def sheet(
    name: str,
    rows: Iterable[Sequence[object]],
    merges: Iterable[tuple[int, int, int, int]] = (),
    *,
    hidden: bool = False,
) -> Sheet:
    """A sheet of these rows; merges are top, left, bottom, right."""
    own = [[*row] for row in rows]
    width = max(map(len, own), default=0)
    filled = [[*row, *[None] * (width - len(row))] for row in own]
    spans = tuple(Span(*merge) for merge in merges)
    return Sheet(name, filled, hidden, merges=spans)  # type: ignore[arg-type]  # cells of a test


def book(name: str, *sheets: Sheet, kind: str = "xlsx") -> FoundBook:
    """A file of the folder with these sheets."""
    return FoundBook(name, Book(kind, sheets))


def cases(
    count: int, year: int, seed: object = 0, *, month: int | None = None
) -> list[list[object]]:
    """Rows under `CASES`, always the same for the same arguments."""
    chance = random.Random(f"{count} {year} {seed} {month}")
    made: list[list[object]] = []
    for number in range(1, count + 1):
        day = dt.date(year, month or chance.randint(1, 12), chance.randint(1, 28))
        matter = f"关于{chance.choice('路灯噪音停车供水')}的第{chance.randint(1, 99999)}号反映"
        kind = chance.choice(("咨询", "求助", "投诉"))
        made.append([number, day, matter, chance.choice(UNITS), kind, chance.randint(1, 90)])
    return made


def moved(books: Iterable[FoundBook], gathered: Gathered) -> list[FoundBook]:
    """The books where the drafts of their files put them; those left out are gone."""
    targets = {draft.source: draft.target for draft in gathered.files}
    return [dataclasses.replace(b, name=targets[b.name]) for b in books if targets[b.name]]


def saved(books: Iterable[FoundBook], folder: Path) -> None:
    """Save the books as workbooks under their names."""
    for one in books:
        made = openpyxl.Workbook()
        made.remove(made.worksheets[0])
        for own in one.book.sheets if one.book else ():
            page = made.create_sheet(own.name or "Sheet1")
            for row in own.rows:
                page.append(list(row))
        path = folder / one.name
        path.parent.mkdir(parents=True, exist_ok=True)
        made.save(path)


def family_ledger(family: Family, names: Mapping[str, str]) -> LedgerDef:
    """The plainest ledger that a definition may make of a family: its globs, columns and date.

    `names` gives each header that is another one's its canonical name.
    """
    headers: dict[str, list[str]] = {}
    for table in family.tables:
        for header in table.columns:
            headers.setdefault(names.get(header, header), []).append(header)
    dated = all(map(is_dated, family.tables))
    date = next((h for h in headers if "日期" in h), None) if dated else None
    return LedgerDef(
        name=family.name,
        files=family.files,
        date="月份" if family.date_from else date,
        measure_word="件",
        columns=tuple(ColumnDef(name, tuple(own)) for name, own in headers.items()),
        groups=(),
        measures=(),
        duplicates=Duplicates.COUNT,
        duplicate_key=(),
        unpivot=None,
        line=1,
        sheets=family.sheets,
        date_from=family.date_from,
        copies=Copies.ERROR,
    )
