"""The repair list: findings beside their rows, for whoever mends the ledgers."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from zgreport.cli.messages import Messages
from zgreport.cli.speech import say
from zgreport.spreadsheet import Link, Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from zgreport.errors import Place
    from zgreport.pipeline import Fault

__all__ = ["repair_list"]

_COLUMNS = ("severity", "file", "sheet", "cell", "sentence", "hint", "row")
_CELL = re.compile(r"[A-Z]+\d+")


def repair_list(faults: Iterable[Fault], language: str, folder: Path, target: Path) -> Table:
    """The findings as a table, the most serious first: what, where, remedy, the row's cells.

    The cell is a link that opens the input file there; links are relative to `target`.
    """
    messages = Messages(language)
    order = ("error", "warning", "note")
    ranked = sorted(faults, key=lambda fault: order.index(fault.finding.severity.value))
    rows = tuple(
        (
            say(f"cli.severity.{fault.finding.severity.value}").rstrip("：: "),
            fault.finding.place.file or "",
            fault.finding.place.sheet or "",
            _where(fault.finding.place, folder, target),
            messages.sentence(fault.finding),
            messages.hint(fault.finding),
            *fault.row,
        )
        for fault in ranked
    )
    return Table(say("cli.repairs"), tuple(say(f"cli.repairs.{name}") for name in _COLUMNS), rows)


def _where(place: Place, folder: Path, target: Path) -> str | Link:
    if place.file is None or place.cell is None:
        return place.cell or ""
    path = os.path.relpath(folder / place.file, target.parent)
    cell = place.cell if _CELL.fullmatch(place.cell) else f"A{place.cell}"
    return Link(place.cell, path.replace(os.sep, "/"), place.sheet or "", cell)
