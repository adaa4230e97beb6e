"""Copies: what a check writes: a list of its findings, a Word file with comments or mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.comments import Remark, with_comments
from zgreport.output.spreadsheet import as_workbook
from zgreport.pipeline.check import content
from zgreport.pipeline.targets import write_target

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from zgreport.output.spreadsheet import Table
    from zgreport.pipeline.check import Checked

__all__ = ["Remark", "write_list", "write_mended", "write_remarks"]


def write_list(sheet: Table, folder: Path, target: Path) -> None:
    """Write a list of findings as a workbook; raises as `write_target`."""
    write_target(folder, target, as_workbook((sheet,)))


def write_remarks(checked: Checked, folder: Path, target: Path, remarks: Iterable[Remark]) -> None:
    """Write a copy of what was checked with the remarks as comments at their words.

    The mends are changes in it that staff accept or reject.  Raises as `write_target`.
    """
    source = folder / checked.document
    docx = with_comments(content(source), remarks)
    mended = checked.mended.made_in(docx, tracked=True) if checked.mended else docx
    write_target(folder, target, mended, source)


def write_mended(checked: Checked, folder: Path, target: Path) -> None:
    """Write a copy of a template with the mends made; raises as `write_target`."""
    source = folder / checked.document
    docx = content(source)
    mended = checked.mended.made_in(docx, tracked=False) if checked.mended else docx
    write_target(folder, target, mended, source)
