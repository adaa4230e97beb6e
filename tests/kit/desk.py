"""The desk: a copy of the example's workspace, and what somebody there does to its files."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl

from zgreport.pipeline.build import draft
from zgreport.pipeline.order import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from openpyxl.worksheet.worksheet import Worksheet

    from zgreport.findings import Finding

__all__ = ["ROOT", "SUMMARY", "Desk", "desk_in", "edited", "silent"]

ROOT = Path(__file__).resolve().parents[2]
SUMMARY = "2023年组织部门信息宣传工作综述.docx"


@dataclass(frozen=True, slots=True)
class Desk:
    """A workspace whose files may be spoilt."""

    root: Path

    @property
    def inputs(self) -> Path:
        return self.root / "inputs"

    @property
    def summary(self) -> Path:
        """The summary of 2023, where it has been built."""
        (path,) = (self.root / "out" / "2023").glob("*.docx")
        return path

    def copied(self, folder: Path) -> Desk:
        """A copy of everything, to be spoilt."""
        shutil.copytree(self.root, folder, symlinks=True)
        return Desk(folder)

    def remove(self, *patterns: str) -> None:
        """Delete the files or folders of the inputs that match; something must."""
        for pattern in patterns:
            found = list(self.inputs.glob(pattern))
            assert found, pattern
            for path in found:
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def drop(self, pattern: str, word: Callable[[Sequence[str]], bool]) -> int:
        """Delete the rows of which `word`, given the cells as texts, is true; how many."""
        paths = list(self.inputs.glob(pattern))
        assert paths, pattern
        return sum(_drop_lines(p, word) if p.suffix == ".csv" else _drop(p, word) for p in paths)

    def drop_words(self, *words: str, pattern: str = "2023/*发稿*") -> int:
        """Delete the rows that have one of the words in a cell."""
        return self.drop(pattern, lambda cells: any(word in cells for word in words))

    def replace(self, pattern: str, old: str, new: str | float) -> int:
        """Write something else into the cells that hold exactly a text; how many."""
        (path,) = self.inputs.glob(pattern)
        book = openpyxl.load_workbook(path)
        cells = [c for s in book.worksheets for row in s.iter_rows() for c in row]
        found = [cell for cell in cells if str(cell.value) == old]
        for cell in found:
            cell.value = new
        book.save(path)
        assert found, old
        return len(found)

    def define(self, old: str, new: str) -> None:
        """Change the report definition."""
        path = self.inputs / "report.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def type_in(self, year: int, figures: Iterable[tuple[str, object]]) -> None:
        """Write the year's 上年数.xlsx."""
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (("名称", "数值"), *figures):
            sheet.append(list(row))
        (self.inputs / f"{year}").mkdir(exist_ok=True)
        book.save(self.inputs / f"{year}" / "上年数.xlsx")

    def text(self, year: int | None = None, through: date | None = None) -> tuple[str, ...]:
        """The paragraphs of the summary."""
        return self.draft(year, through)[0]

    def draft(
        self, year: int | None = None, through: date | None = None
    ) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
        """The paragraphs of the summary, and what was found."""
        order = Order(self.root, year=year, through=through)
        return draft(order, silent)


def silent(stage: str, count: int) -> None:
    """Hear how far the work is, and say nothing."""


def desk_in(folder: Path) -> Desk:
    """A desk with a copy of the example."""
    for name in ("inputs", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    return Desk(folder)


def edited(source: Path, target: Path, old: str, new: str) -> Path:
    """A copy of a Word file in which somebody wrote something else."""
    document = docx.Document(str(source))
    cells = [p for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs]
    found = [run for p in (*document.paragraphs, *cells) for run in p.runs if old in run.text]
    assert found, old
    for run in found:
        run.text = run.text.replace(old, new)
    stream = io.BytesIO()
    document.save(stream)
    target.write_bytes(stream.getvalue())
    return target


def _drop_lines(path: Path, word: Callable[[Sequence[str]], bool]) -> int:
    lines = path.read_text(encoding="gbk").splitlines()
    kept = [line for line in lines if not word(line.split(","))]
    path.write_text("".join(line + "\r\n" for line in kept), encoding="gbk", newline="")
    return len(lines) - len(kept)


def _drop(path: Path, word: Callable[[Sequence[str]], bool]) -> int:
    book = openpyxl.load_workbook(path)
    dropped = sum(_drop_rows(sheet, word) for sheet in book.worksheets)
    book.save(path)
    return dropped


def _drop_rows(sheet: Worksheet, word: Callable[[Sequence[str]], bool]) -> int:
    """Merged cells below the header are filled first, as deleting rows would tear them."""
    for merge in list(sheet.merged_cells.ranges):
        if merge.max_row > merge.min_row and merge.min_row > 4:
            sheet.unmerge_cells(merge.coord)
            value = sheet.cell(merge.min_row, merge.min_col).value
            for row in range(merge.min_row, merge.max_row + 1):
                sheet.cell(row, merge.min_col).value = value
    rows = [
        row[0].row or 0
        for row in sheet.iter_rows()
        if word([str(cell.value) for cell in row if cell.value is not None])
    ]
    for number in reversed(rows):
        sheet.delete_rows(number)
    return len(rows)
