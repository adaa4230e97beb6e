"""A small workspace and the definition that goes with it, built by hand in each test."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from babel.messages.pofile import read_po

import zgreport
from zgreport.definition.model import (
    ColumnDef,
    Definition,
    Duplicates,
    LedgerDef,
    Phrase,
    RegistryDef,
)
from zgreport.ledgers.load import load_records
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from zgreport.findings import Finding
    from zgreport.ledgers.model import Ledger, Records

__all__ = ["ARTICLES", "HEADER", "UNITS", "Office", "Rows", "changed", "definition"]

Rows = Sequence[Sequence[object]]

ARTICLES = LedgerDef(
    name="发稿",
    files=("*发稿*",),
    date="日期",
    measure_word="篇",
    columns=(
        ColumnDef("日期", ("刊发日期",)),
        ColumnDef("标题", ("题目",)),
        ColumnDef("单位", ("供稿单位",)),
        ColumnDef("载体", ("刊发载体",)),
    ),
    groups=(),
    measures=(),
    duplicates=Duplicates.COUNT,
    duplicate_key=("标题", "载体", "日期"),
    unpivot=None,
    line=1,
)
HEADER = ("日期", "标题", "单位", "载体")
UNITS = RegistryDef("单位", "名录.xlsx", "单位", "单位", "别名", {}, 1)


class Office:
    """A workspace under construction."""

    def __init__(self, root: Path) -> None:
        self.workspace = Workspace(root)
        for year in (2022, 2023):
            self.workspace.inputs_of(year).mkdir(parents=True)

    def path(self, name: str) -> Path:
        return self.workspace.inputs / name

    def book(self, name: str, rows: Rows, sheet: str = "Sheet1") -> openpyxl.Workbook:
        """Save rows as an .xlsx; the book comes back for more to be done to it."""
        book = openpyxl.Workbook()
        page = book.active
        assert page is not None
        page.title = sheet
        for row in rows:
            page.append(list(row))
        book.save(self.path(name))
        return book

    def load(self, *ledgers: LedgerDef, registries: Iterable[RegistryDef] = ()) -> Records:
        records = load_records(definition(ledgers, registries), self.workspace, 2023)
        for finding in records.findings:
            _say(finding)
        return records

    def ledger(self, ledger: LedgerDef = ARTICLES) -> Ledger:
        return self.load(ledger).ledgers[ledger.name]


_CATALOGUES = [
    read_po(io.BytesIO(path.read_bytes()))
    for path in sorted(Path(zgreport.__file__).parent.glob("locale/*/LC_MESSAGES/ledgers.po"))
]


def _say(finding: Finding) -> None:
    """Every finding has all the values that its sentences name."""
    assert len(_CATALOGUES) == 2
    for catalogue in _CATALOGUES:
        for code in (finding.code, f"{finding.code}.hint"):
            sentence = catalogue[code].string
            assert isinstance(sentence, str)
            assert sentence.format_map(finding.values)


def definition(
    ledgers: Iterable[LedgerDef], registries: Iterable[RegistryDef] = (), **parts: object
) -> Definition:
    """A definition with these ledgers and nothing else but the parts that are given."""
    made = Definition(
        file="inputs/report.yaml",
        title=Phrase("综述", "title", 1),
        template="综述.docx",
        issuer="中共云川市委组织部",
        date=None,
        approximate="多",
        small_base=10,
        archive="out/archive",
        registries=tuple(registries),
        ledgers=tuple(ledgers),
        figures=(),
        checks=(),
        scoring=None,
        contests=(),
        weaknesses=(),
    )
    return dataclasses.replace(made, **parts)  # type: ignore[arg-type]  # fields of Definition


def changed(ledger: LedgerDef, **changes: object) -> LedgerDef:
    return dataclasses.replace(ledger, **changes)  # type: ignore[arg-type]  # fields of LedgerDef
