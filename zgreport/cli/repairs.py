"""The repair list: findings beside their rows, for whoever mends the ledgers."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.cli.report import order_of
from zgreport.output.spreadsheet import Link, Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from zgreport.cli.words import Words
    from zgreport.findings import Finding, Place
    from zgreport.pipeline.check import Checked, FindingWithRow
    from zgreport.pipeline.copies import Remark

__all__ = ["remarks", "repair_list"]

_COLUMNS = ("severity", "file", "sheet", "cell", "sentence", "hint", "row")
_CELL = re.compile(r"[A-Z]+\d+")


def repair_list(
    findings: Iterable[FindingWithRow], words: Words, folder: Path, target: Path
) -> Table:
    """The findings as a table, the most serious first: what, where, remedy, the row's cells.

    The cell is a link that opens the input file there; links are relative to `target`.
    """
    ranked = sorted(findings, key=lambda each: order_of(each.finding))
    rows = tuple(
        (
            words.say(f"cli.severity.{each.finding.severity.value}").rstrip("：: "),
            each.finding.place.file or "",
            each.finding.place.sheet or "",
            _where(each.finding.place, words, folder, target),
            words.sentence(each.finding),
            words.hint(each.finding),
            *each.row,
        )
        for each in ranked
    )
    return Table(
        words.say("cli.repairs"), tuple(words.say(f"cli.repairs.{name}") for name in _COLUMNS), rows
    )


def remarks(checked: Checked, words: Words) -> list[Remark]:
    """The findings about the Word file that was checked, worded for its paragraphs."""
    from zgreport.pipeline.copies import Remark

    return [
        Remark(
            _anchor(finding.place),
            _remark(finding, words),
            finding.place.offset,
            str(finding.values.get("words", "")),
            finding.place.spot.note if finding.place.spot else None,
        )
        for finding in (*checked.findings, *(checked.mended.later if checked.mended else ()))
        if finding.place.file == checked.document
    ]


def _anchor(place: Place) -> int | None:
    """The paragraph of the body that a comment stands at: other parts can have none."""
    return None if place.part else place.paragraph


def _remark(finding: Finding, words: Words) -> str:
    """What is wrong, the words, the remedy; where it is, if the comment is not there."""
    place = finding.place
    where = words.where(replace(place, year=None, file=None)) if place.part else ""
    severity = words.say(f"cli.severity.{finding.severity.value}")
    quoted = f"“{place.excerpt}”\n" if place.excerpt and not where else ""
    severity += where + words.say("cli.colon") if where else ""
    return f"{severity}{words.sentence(finding)}\n{quoted}{words.hint(finding)}".strip()


def _where(place: Place, words: Words, folder: Path, target: Path) -> str | Link:
    """The cell; in a Word file where its reader finds it, for the definition its line."""
    if place.paragraph is not None:
        return words.where(replace(place, year=None, file=None, excerpt=None))
    if place.line is not None:
        return words.say("cli.place.line", part=place.line)
    if place.file is None or place.cell is None:
        return place.cell or ""
    path = os.path.relpath(folder / place.file, target.parent)
    cell = place.cell if _CELL.fullmatch(place.cell) else f"A{place.cell}"
    return Link(place.cell, path.replace(os.sep, "/"), place.sheet or "", cell)
