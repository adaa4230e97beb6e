"""Corrections: what the office changed in 对照表, as what is given for the next proposal.

A cell that differs from what the program wrote there is a correction, and what was said earlier
holds.  What cannot be meant is told by its cell, everything in one go, and then nothing is given.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.drafting.crosswalk import paper
from zgreport.drafting.crosswalk.cells import Sheets
from zgreport.drafting.crosswalk.columns import TypedColumns
from zgreport.drafting.crosswalk.remembered import HIDDEN, remembered
from zgreport.drafting.crosswalk.rows import FILE, texts_under
from zgreport.drafting.crosswalk.spellings import Spelled
from zgreport.drafting.given import Given, GivenLedger
from zgreport.findings import Place, ZgreportError, room
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.definition.names import Reserved
    from zgreport.drafting.crosswalk.remembered import Remembered
    from zgreport.drafting.found import TableName
    from zgreport.ledgers.files.sheet import Book

__all__ = ["Corrected", "corrected"]

_ROOM = room("drafting")


@dataclass(frozen=True, slots=True, eq=False)
class Corrected:
    """What the office has said in all, and how many rows it has changed this time.

    `wanted` are tables of files that were not copied, by their names in `folder`, and the ledger
    each is to belong to; `template` is the checksum of the template that was written before;
    `places` are the cells of the names that spellings are to become, by owner and name.
    """

    given: Given
    changed: int
    folder: str
    wanted: Mapping[TableName, str]
    template: str
    places: Mapping[tuple[str, str], Place]


def corrected(book: Book, reserved: Reserved) -> Corrected:
    """What the office has said in its 对照表.

    Raises ZgreportError with everything that cannot be meant, each by its cell.
    """
    was = _remembered(book)
    sheets = Sheets(book, was, reserved)
    found = _read(sheets, was)
    sheets.findings.refuse()
    return found


def _remembered(book: Book) -> Remembered:
    """What the hidden sheet says; raises ZgreportError where it is gone or no longer whole."""
    try:
        return remembered(texts_under(book, HIDDEN))
    except ValueError:
        place = Place(file=FILE, sheet=HIDDEN.name)
        raise ZgreportError([_ROOM.error("no_memory", place, sheet=HIDDEN.name)]) from None


def _read(sheets: Sheets, was: Remembered) -> Corrected:
    renamed = sheets.renamed()
    tables, wanted = _tables(sheets, was, renamed)
    moved = _moved(was, tables)
    columns = TypedColumns(sheets, was, moved)
    told = columns.told()
    ledgers = _ledgers(sheets, was, moved, columns)
    spelled = Spelled(sheets, was, moved, columns.names)
    spellings = list(spelled.told())
    said = {row.cells["项目"]: row.cells["写法"] for row, _ in sheets.changed(paper.PAPER)}
    given = Given(
        title=said.get(paper.TITLE, was.given.title),
        issuer=said.get(paper.ISSUER, was.given.issuer),
        tables=MappingProxyType(tables),
        renamed=frozenset({moved.get(name, name) for name in was.given.renamed})
        | frozenset(name for old, name in renamed.items() if name != old),
        ledgers=MappingProxyType(ledgers),
        columns=MappingProxyType(told),
        spellings=tuple(spellings),
    )
    places = MappingProxyType(spelled.places)
    wanted_after_all = MappingProxyType(wanted)
    return Corrected(given, sheets.count, was.folder, wanted_after_all, was.template, places)


def _tables(
    sheets: Sheets, was: Remembered, renamed: Mapping[str, str]
) -> tuple[dict[TableName, str], dict[TableName, str]]:
    """Where each table belongs that something was said of; those that were not copied apart."""
    found, wanted = dict(was.given.tables), {}
    for written in was.pages.get(paper.TABLES, ()):
        if (now := renamed.get(written["归入"], written["归入"])) != written["归入"]:
            found[written["文件"], written["工作表"]] = now
    for row, before in sheets.changed(paper.TABLES):
        owner = sheets.owner(row, renamed)
        if owner is None:
            continue
        about = before["文件"], before["工作表"]
        if about[0].startswith(paper.OUTSIDE):
            wanted[about[0].removeprefix(paper.OUTSIDE), about[1]] = owner
        else:
            found[about] = owner
    return found, {name: owner for name, owner in wanted.items() if owner}


def _moved(was: Remembered, tables: Mapping[TableName, str]) -> dict[str, str]:
    """What each ledger or registry is called now: another name where all its tables have that.

    The names are those of families.
    """
    now: dict[str, set[str]] = {}
    for row in was.pages.get(paper.TABLES, ()):
        name = row["归入"]
        family = was.families.get(name, name)
        about = row["文件"], row["工作表"]
        now.setdefault(name, set()).add(tables.get(about, family))
    return {
        name: own.pop() if len(own) == 1 else was.families.get(name, name)
        for name, own in now.items()
    }


def _ledgers(
    sheets: Sheets, was: Remembered, moved: Mapping[str, str], columns: TypedColumns
) -> dict[str, GivenLedger]:
    found = {moved.get(name, name): told for name, told in was.given.ledgers.items()}
    for row, before in sheets.changed(paper.LEDGERS):
        now = row.cells
        changed = {head for head in ("量词", "日期", "查重") if now[head] != before[head]}
        there = columns.are_there(row, before, changed & {"日期", "查重"})
        fits = columns.are_not_cells(row, before) if "量词" in changed else True
        if there and "日期" in changed:
            fits &= columns.is_dated(row, before)
        if not changed or not there or not fits or not sheets.is_word(row, "量词"):
            continue
        name = moved.get(before["台账"], before["台账"])
        told = found.get(name, GivenLedger())
        found[name] = GivenLedger(
            measure_word=now["量词"] if "量词" in changed else told.measure_word,
            date=now["日期"] if "日期" in changed else told.date,
            duplicate_key=sheets.names(now["查重"]) if "查重" in changed else told.duplicate_key,
        )
    return found
