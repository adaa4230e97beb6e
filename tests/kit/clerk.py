"""A clerk's workspace of one ledger: tables of two years in few words, and what a figure says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl

from zgreport.findings import ZgreportError
from zgreport.pipeline.figures import figures
from zgreport.pipeline.order import Order

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet
    from datetime import date
    from pathlib import Path

    from zgreport.findings import Finding

__all__ = ["Answer", "asked"]

_DEFINITION = """\
title: "{{ 年 }}年小结"
template: 综述.docx
issuer: 测试办
"""
# Said of whole ledgers, and tried in tests of their own.
_ELSEWHERE = frozenset({"same_as_last_year", "months_missing"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a figure and its change say; empty where it is refused.

    `odd` has the codes of findings without their room, each with the row or cell it names.
    """

    text: str
    change: str
    odd: AbstractSet[tuple[str, str | None]]


def asked(
    folder: Path,
    definition: str,
    tables: dict[str, tuple[str, str]],
    expression: str,
    through: date | None = None,
) -> Answer:
    """The answer of 2023; `tables` by the file's name, this year's and last year's.

    A table is lines with / between, of cells with blanks between: - is an empty one, digits are
    numbers, 5% is a number that shows so, Y is the year.
    """
    (folder / "inputs").mkdir()
    (folder / "inputs" / "report.yaml").write_text(_DEFINITION + definition, encoding="utf-8")
    for name, both in tables.items():
        for year, text in zip((2023, 2022), both, strict=True):
            if text:
                _book(folder / "inputs" / str(year) / f"{name}.xlsx", text, year)
    try:
        table = figures(Order(folder, year=2023, through=through), [expression])
    except ZgreportError as error:
        return Answer("", "", _odd(error.findings))
    line = table.lines[-1]
    return Answer(line.text, line.change, _odd(table.findings))


def _odd(findings: Iterable[Finding]) -> frozenset[tuple[str, str | None]]:
    told = ((found.code.partition(".")[2], found.place.cell) for found in findings)
    return frozenset((code, cell) for code, cell in told if code not in _ELSEWHERE)


def _book(path: Path, text: str, year: int) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for at, line in enumerate(text.replace("Y", str(year)).split("/"), start=1):
        for column, cell in enumerate(line.split(), start=1):
            _write(sheet.cell(at, column), cell)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _write(place: openpyxl.cell.Cell | openpyxl.cell.MergedCell, cell: str) -> None:
    number = cell.removesuffix("%")
    plain = number.lstrip("-").replace(".", "", 1)
    if not (plain.isascii() and plain.isdigit()) or (
        plain.startswith("0") and plain != "0" and "." not in number
    ):
        place.value = None if cell == "-" else cell
    elif cell.endswith("%"):
        place.value, place.number_format = float(number) / 100, "0.0%"
    else:
        place.value = float(number) if "." in number else int(number)
