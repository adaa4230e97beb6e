from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from make_inputs import all_books, write_books
from python_calamine import CalamineWorkbook
from yunchuan.books_2023 import duplicate_of
from yunchuan.yearbook import YEARS, records_of_both_years

INPUTS = Path(__file__).resolve().parents[2] / "inputs"
NAMES = sorted(
    path.relative_to(INPUTS).as_posix()
    for path in INPUTS.rglob("*.*")
    if path.suffix not in {".yaml", ".md"}
)
made = cache(all_books)


def _parts(content: bytes) -> dict[str, str] | bytes:
    """The parts of a package, free of what the compressor and XML writer choose."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: ET.canonicalize(package.read(name).decode()) for name in package.namelist()}


@pytest.mark.parametrize("name", NAMES)
def test_the_workbook_in_the_repository_is_the_one_that_is_made(name: str) -> None:
    assert _parts((INPUTS / name).read_bytes()) == _parts(made()[name])


def test_the_repository_holds_all_workbooks_and_no_other() -> None:
    assert set(NAMES) == set(made())


def test_made_again_they_are_the_same_bytes(tmp_path: Path) -> None:
    write_books(tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in made()} == made()


def _sheets(name: str) -> dict[str, list[list[object]]]:
    content = (INPUTS / name).read_bytes()
    if name.endswith(".csv"):
        return {"": [list(line.split(",")) for line in content.decode("gbk").splitlines()]}
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    shown = [s.name for s in book.sheets_metadata if str(s.visible).endswith("Visible")]
    return {
        sheet: [list(row) for row in book.get_sheet_by_name(sheet).to_python()] for sheet in shown
    }


def _texts(names: tuple[str, ...]) -> Counter[str]:
    return Counter(
        cell
        for name in names
        for rows in _sheets(name).values()
        for row in rows
        for cell in row
        if isinstance(cell, str)
    )


@pytest.mark.parametrize(
    ("year", "names"),
    [
        (2022, ("2022/发稿台账.xls", "2022/云川先锋发稿统计.xlsx")),
        (2023, ("2023/发稿台账.xlsx", "2023/云川组工网发稿导出.csv")),
    ],
)
def test_every_article_stands_in_the_ledgers_as_often_as_it_was_published(
    year: int, names: tuple[str, ...]
) -> None:
    records = records_of_both_years()[year]
    expected = Counter(row.title for row in records.articles)
    if year == 2023:
        expected[duplicate_of(records).title] += 1
    found = _texts(names)
    assert {title: found[title] for title in expected} == expected


@pytest.mark.parametrize("year", YEARS)
def test_every_submission_stands_in_its_ledger(year: int) -> None:
    found = _texts((f"{year}/报送台账.xlsx",))
    expected = Counter(row.title for row in records_of_both_years()[year].submissions)
    assert {title: found[title] for title in expected} == expected


@pytest.mark.parametrize(
    "name",
    [
        "2022/发稿台账.xls",
        "2022/报送台账.xlsx",
        "2023/发稿台账.xlsx",
        "2023/报送台账.xlsx",
    ],
)
def test_each_total_is_the_number_of_rows_above_it(name: str) -> None:
    for rows in _sheets(name).values():
        numbered = sum(isinstance(row[0], float | int) for row in rows)
        totals = [
            str(cell)
            for row in rows
            if any(re.fullmatch("[合总] ?计", str(cell)) for cell in row)
            for cell in row
            if str(cell).endswith("篇")
        ]
        assert totals in ([], [f"{numbered}篇"])


def test_the_export_of_the_account_is_html_under_the_name_of_a_workbook() -> None:
    content = (INPUTS / "2023/公众号用户增长_20230101-20230315.xls").read_bytes().decode()
    assert content.startswith("<html>")
    assert content.index("用户增长") < content.index("累积关注人数") < content.index("2023-01-01")


def test_the_xls_of_2022_is_a_true_one() -> None:
    assert (INPUTS / "2022/发稿台账.xls").read_bytes().startswith(b"\xd0\xcf\x11\xe0")
