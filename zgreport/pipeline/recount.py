"""Recounting: a sealed year restored, built again and compared figure by figure."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from zgreport.archive.restore import restore
from zgreport.document.package import identity
from zgreport.figures.model import Figure
from zgreport.findings import ZgreportError, room
from zgreport.pipeline.build import make
from zgreport.pipeline.opening import open_year
from zgreport.pipeline.order import Choice, Order, silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.archive.record import Record, SealedFigure
    from zgreport.archive.store import Store
    from zgreport.findings import Finding
    from zgreport.pipeline.year import Year

__all__ = ["recounted"]

_ARCHIVE = room("archive")


def recounted(store: Store, bag_id: str) -> tuple[Finding, ...]:
    """What comes out otherwise when the bag's inputs are read and counted again."""
    shown = store.shown(bag_id)
    try:
        with tempfile.TemporaryDirectory(prefix="zgreport-") as scratch:
            folder = Path(scratch) / "workspace"
            return tuple(_compared(restore(store, bag_id, folder), folder, shown, bag_id))
    except ZgreportError as error:
        codes = tuple(dict.fromkeys(finding.code for finding in error.findings))
        return (_ARCHIVE.error("cannot_rebuild", shown, id=bag_id, codes=codes),)


def _compared(record: Record, folder: Path, shown: str, bag_id: str) -> Iterator[Finding]:
    choice = Choice.ARCHIVE if record.baseline else Choice.INPUTS
    dated = date.fromisoformat(record.date) if record.date else None
    year = open_year(Order(folder, year=record.year, date=dated, baseline=choice), silent)
    made = make(year, silent)
    different = [f for f in record.figures if not _is_same(f, _again(f, year))]
    for figure in different:
        again = _again(figure, year)
        here = "" if again is None else f"{again.value} ({again.previous})"
        there = f"{figure.value} ({figure.previous})"
        yield _ARCHIVE.error("figure_recomputed", shown, name=figure.name, here=here, there=there)
    if not different and identity(made.files[made.document]) != record.identity:
        yield _ARCHIVE.warning("document_rebuilt", shown, id=bag_id)
    elif not different:
        yield _ARCHIVE.note("rebuilt", shown, id=bag_id, figures=len(record.figures))


def _again(sealed: SealedFigure, year: Year) -> Figure | None:
    """The figure counted again: by its name where the definition has it, else its expression."""
    named = {figure.name: figure for figure in year.definition.figures}
    if sealed.name in named:
        return year.session.figure(named[sealed.name].expression, sealed.name)
    found = year.session.expression(sealed.expression)
    return found if isinstance(found, Figure) else None


def _is_same(sealed: SealedFigure, again: Figure | None) -> bool:
    return again is not None and (sealed.value, sealed.previous) == (again.value, again.previous)
