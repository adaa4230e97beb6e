"""The order: what is asked of the pipeline, and how it tells how far it is."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import TYPE_CHECKING

from zgreport.values import dataclass

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from zgreport.workspace import Workspace

__all__ = ["Choice", "Order", "Progress", "silent"]

Progress = Callable[[str, int], None]
"""Told of each stage when it is done, and of how many things."""


class Choice(enum.StrEnum):
    """What `--baseline` asks for; without it, the inputs where there are any."""

    INPUTS = "inputs"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the workspace's folder, and the year or the last day of the period.

    Without a year, that of `through`; without either, the newest year of the inputs.  `date`
    stands in for the definition's date of the document.  `baseline` says where last year's
    figures come from; without it, from the inputs where there are any, else from the archive.
    """

    folder: Path
    year: int | None = None
    through: date | None = None
    date: date | None = None
    baseline: Choice | None = None

    def year_in(self, workspace: Workspace) -> int:
        """The year that is asked for, as far as folders tell; 1 where they don't."""
        named = self.year or (self.through.year if self.through else None)
        return named or max(workspace.years(), default=1)


def silent(stage: str, count: int) -> None:
    """Report no progress."""
