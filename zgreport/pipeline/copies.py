"""Copies: what a check writes: a list of its findings, a Word file with comments or mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport import output
from zgreport.document.comments import Remark, with_comments
from zgreport.findings import Place, ZgreportError, room
from zgreport.output.spreadsheet import as_workbook
from zgreport.pipeline.check import content
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from zgreport.output.spreadsheet import Table
    from zgreport.pipeline.mends import Mended

__all__ = ["Remark", "refuse_place", "write_list", "write_mended", "write_remarks"]

_ROOM = room("pipeline")


def refuse_place(target: Path, folder: Path) -> None:
    """Raise ZgreportError where a list would lie among the inputs or templates of the workspace.

    There it could replace a ledger, and the next check would take it for one.
    """
    workspace = Workspace(folder)
    for kept in (workspace.inputs, workspace.templates):
        if target.resolve().is_relative_to(kept.resolve()):
            place = Place(file=target.as_posix())
            raise ZgreportError([_ROOM.error("list_in_inputs", place, folder=workspace.show(kept))])


def write_list(sheet: Table, target: Path) -> str:
    """Write a list of findings as a workbook; the path written.

    Raises SurroundingsError where it cannot be written.
    """
    output.write_file(target, as_workbook((sheet,)))
    return target.as_posix()


def write_remarks(
    source: Path, target: Path, remarks: Iterable[Remark], mends: Mended | None = None
) -> None:
    """Write a copy of a Word file with the remarks as comments at their words.

    The mends are changes in it that staff accept or reject.  Raises ZgreportError where the copy
    would replace what it is made from.
    """
    _refuse_itself(source, target)
    docx = with_comments(content(source), remarks)
    output.write_file(target, mends.made_in(docx, tracked=True) if mends else docx)


def write_mended(source: Path, target: Path, mends: Mended) -> None:
    """Write a copy of a template with the mends made; raises as `write_remarks` does."""
    _refuse_itself(source, target)
    output.write_file(target, mends.made_in(content(source), tracked=False))


def _refuse_itself(source: Path, target: Path) -> None:
    if target.resolve() == source.resolve():
        place = Place(file=target.as_posix())
        raise ZgreportError([_ROOM.error("copy_onto_itself", place)])
