"""Workbooks whose formulas have been calculated, as Excel and WPS save them."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl
from packages import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = ["Formula", "calculated"]

_SHEET = "xl/worksheets/sheet1.xml"


@dataclass(frozen=True)
class Formula:
    """A formula and what it shows."""

    text: str
    value: float


def calculated(
    path: Path, rows: Sequence[Sequence[object]], merges: Iterable[str] = (), sheet: str = "Sheet1"
) -> None:
    """Save the rows as an .xlsx of one sheet, with merged cells and with the formulas' values."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = sheet
    values: dict[str, float] = {}
    for r, row in enumerate(rows, 1):
        for c, cell in enumerate(row, 1):
            own = page.cell(r, c)
            own.value = f"={cell.text}" if isinstance(cell, Formula) else cell  # type: ignore[assignment]
            if isinstance(cell, Formula):
                values[own.coordinate] = cell.value
    for span in merges:
        page.merge_cells(span)
    book.save(path)
    if values:
        _fill_in(path, values)


def _fill_in(path: Path, values: Mapping[str, float]) -> None:
    parts = parts_of(path)
    text = parts[_SHEET].decode("utf-8")
    for cell, value in values.items():
        pattern = rf'(<c r="{cell}"[^>]*>\s*<f[^>]*>[^<]*</f>\s*)<v\s*(?:/>|></v>)'
        text, count = re.subn(pattern, rf"\g<1><v>{value}</v>", text)
        assert count == 1, cell
    parts[_SHEET] = text.encode("utf-8")
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
