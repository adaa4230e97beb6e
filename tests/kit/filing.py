"""Filing: a workspace of one ledger as clerks file it, many files and sheets, and what it gives."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl

from zgreport.findings import Severity, ZgreportError
from zgreport.pipeline.figures import figures
from zgreport.pipeline.order import Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from zgreport.findings import Finding

__all__ = ["Answer", "answer", "book", "define", "file_all"]

Rows = "Sequence[Sequence[object]]"

_BEGINNING = """\
title: "{{ 年 }}年小结"
template: 综述.docx
issuer: 测试办
ledgers:
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a figure and its change say, and the errors and warnings: code, file, sheet.

    `text` is None where the figures are refused, empty where there is no value.  Codes are
    without their room, files without their folders; both empty where a finding names none.
    """

    text: str | None
    change: str
    odd: frozenset[tuple[str, str, str]]

    @property
    def codes(self) -> list[str]:
        """The codes, sorted."""
        return sorted(code for code, _, _ in self.odd)


def define(folder: Path, ledgers: str) -> None:
    """Write the definition with these ledgers."""
    (folder / "inputs").mkdir(exist_ok=True)
    (folder / "inputs" / "report.yaml").write_text(_BEGINNING + ledgers, encoding="utf-8")


def book(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> None:
    """Save sheets as an .xlsx; the only sheet of a .csv as text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix.lower() == ".csv":
        lines = [",".join(map(str, row)) for rows in sheets.values() for row in rows]
        path.write_text("\n".join(lines), encoding="utf-8")
        return
    key = repr(sheets)  # last year's book is the same in many a table of situations
    if key not in _MADE:
        _MADE[key] = _workbook(sheets)
    path.write_bytes(_MADE[key])  # whatever its suffix


_MADE: dict[str, bytes] = {}


def _workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(list(row))
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def file_all(folder: Path, files: Mapping[str, Mapping[str, Sequence[Sequence[object]]]]) -> None:
    """Save the books, named as in `inputs/`."""
    for name, sheets in files.items():
        book(folder / "inputs" / name, sheets)


def answer(
    folder: Path, expression: str, *, year: int | None = 2023, through: date | None = None
) -> Answer:
    """What the expression comes to, and everything but notes that was found."""
    try:
        table = figures(
            Order(folder, year=None if through else year, through=through), [expression]
        )
    except ZgreportError as error:
        return Answer(None, "", frozenset(_odd(error.findings)))
    line = table.lines[-1]
    return Answer(line.text, line.change, frozenset(_odd(table.findings)))


def _odd(findings: Iterable[Finding]) -> Iterable[tuple[str, str, str]]:
    for found in findings:
        if found.severity is not Severity.NOTE:
            name = (found.place.file or "").rpartition("/")[2]
            yield found.code.partition(".")[2], name, found.place.sheet or ""
