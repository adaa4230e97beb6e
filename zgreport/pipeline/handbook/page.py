"""The page of a handbook: a Word file to copy tags from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport import output
from zgreport.document.handout import Handout, HandoutSection, handout
from zgreport.findings import Place, ZgreportError, room
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Handout", "HandoutSection", "write_page"]

_ROOM = room("pipeline")


def write_page(page: Handout, folder: Path, target: Path) -> None:
    """Write the page; SurroundingsError names what is in the way.

    Raises ZgreportError where it would lie among the templates or the inputs: the tags on it are
    to be copied, not filled.
    """
    workspace = Workspace(folder)
    for kept in (workspace.inputs, workspace.templates):
        if target.resolve().is_relative_to(kept.resolve()):
            place = Place(file=target.as_posix())
            raise ZgreportError([_ROOM.error("page_in_inputs", place, folder=workspace.show(kept))])
    output.write_file(target, handout(page))
