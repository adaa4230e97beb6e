"""A folder of hostile files: one line each, the others still read, nothing left behind."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import openpyxl
import pytest
from office import ARTICLES, HEADER, Office
from told import codes
from work import processor_seconds

from zgreport.findings import Severity

SHEET = "xl/worksheets/sheet1.xml"
SUFFIXES = (".xlsx", ".xlsm", ".xls", ".et", ".ods", ".xlsb", ".csv", ".txt")


def repacked(source: Path, target: Path, **parts: bytes) -> None:
    """A copy of a package with some parts replaced; a part is named by its last word."""
    with (
        zipfile.ZipFile(source) as before,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(name, parts.get(Path(name).stem, before.read(name)))


def page(cells: bytes) -> bytes:
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return head + b"<sheetData>" + cells + b"</sheetData></worksheet>"


HOSTILE = {
    "远": page(
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"/></row>'
    ),
    "实体": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + page(b""),
    "炸弹": page(b"<row/>" * 10) + b" " * (50 << 20),
    "半个": page(b'<row r="1"><c r="A1"><v>1')[:-40],
    "乱码": bytes(range(256)) * 20,
}


@pytest.fixture
def hostile(office: Office) -> Office:
    office.book("2023/发稿.xlsx", [HEADER, ("2023-04-05", "甲", "甲县", "云川党建")])
    good = office.path("2023/发稿.xlsx")
    for name, sheet in HOSTILE.items():
        repacked(good, office.path(f"2023/发稿{name}.xlsx"), sheet1=sheet)
    whole = good.read_bytes()
    office.path("2023/发稿截断.xlsx").write_bytes(whole[: len(whole) // 2])
    dice = random.Random(7)
    for suffix in SUFFIXES:
        office.path(f"2023/发稿随机{suffix}").write_bytes(dice.randbytes(3000))
        compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + dice.randbytes(4000)
        office.path(f"2023/发稿复合{suffix}").write_bytes(compound)
        office.path(f"2023/发稿空{suffix}").write_bytes(b"")
        office.path(f"2023/发稿包{suffix}").write_bytes(b"PK\x03\x04" + dice.randbytes(3000))
    return office


def test_each_hostile_file_is_refused_in_one_line_and_the_good_one_is_read(
    hostile: Office,
) -> None:
    before = processor_seconds()
    records = hostile.load(ARTICLES)
    assert processor_seconds() - before < 10  # a tenth of one second here
    files = [f.place.file for f in records.findings if f.severity is Severity.ERROR]
    made = {hostile.workspace.show(p) for p in hostile.path("2023").iterdir()}
    assert sorted(str(f) for f in files) == sorted(made - {"inputs/2023/发稿.xlsx"})
    assert list(records.ledgers["发稿"].frame["标题"]) == ["甲"]


def test_locks_and_leftovers_of_office_programs_are_not_read(office: Office) -> None:
    office.book("2023/发稿.xlsx", [HEADER, ("2023-04-05", "甲", "甲县", "云川党建")])
    for name in ("~$发稿.xlsx", ".~lock.发稿.xlsx#", "发稿.tmp"):
        office.path(f"2023/{name}").write_bytes(b"x")
    assert codes(office.load(ARTICLES).findings) == []


def test_a_workbook_with_macros_is_read_like_any_other(office: Office) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in (HEADER, ("2023-04-05", "甲", "甲县", "云川党建")):
        book.active.append(list(line))
    book.save(office.path("2023/发稿.xlsx"))
    with zipfile.ZipFile(office.path("2023/发稿.xlsx"), "a") as package:
        package.writestr("xl/vbaProject.bin", b"\x00" * 100)
    office.path("2023/发稿.xlsx").rename(office.path("2023/发稿.xlsm"))
    assert len(office.ledger().frame) == 1
