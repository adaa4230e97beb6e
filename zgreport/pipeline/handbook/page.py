"""The page of a handbook: a Word file to copy tags from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.handout import Handout, HandoutSection, handout
from zgreport.pipeline.targets import write_target

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Handout", "HandoutSection", "write_page"]


def write_page(page: Handout, folder: Path, target: Path) -> None:
    """Write the page; SurroundingsError names what is in the way.

    Raises ZgreportError where it would lie among the templates or the inputs, for the tags on it
    are to be copied, not filled, or on a file that somebody else made.
    """
    write_target(folder, target, handout(page))
