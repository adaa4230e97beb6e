"""Parts: the records of a ledger by file or sheet, and what name each part goes by."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import numpy as np

from zgreport.findings import Place
from zgreport.ledgers.choosing import LeftOut
from zgreport.ledgers.coded import Coded, distinct
from zgreport.ledgers.editions import is_copy
from zgreport.ledgers.margins import is_margin
from zgreport.ledgers.offices import NamedAfter, office_in_caption, office_in_name
from zgreport.names import comparable, is_blank
from zgreport.numerals.months import find_months
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from zgreport.ledgers.choosing import Why
    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.tables.extract import Extract
    from zgreport.numerals.months import Months

__all__ = [
    "Part",
    "caption_of",
    "left_out",
    "mapped",
    "name_columns",
    "named_after",
    "named_months",
    "parts_of",
]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The records of one file or sheet in one year; `sheet` is None for a whole file."""

    year: int
    file: str
    sheet: str | None
    rows: Numbers

    @property
    def name(self) -> str:
        """What staff called it."""
        return self.sheet or PurePosixPath(self.file).stem

    @property
    def place(self) -> Place:
        """Where a finding about it is."""
        return Place(self.year, self.file, self.sheet or None)

    @property
    def shown(self) -> str:
        """How a finding about another part names this one: 发稿.xlsx（1月）."""
        return self.place.source

    @property
    def is_named_copy(self) -> bool:
        """True for 发稿 - 副本, Sheet1 (2), 发稿最终版."""
        return is_copy(self.name)


def parts_of(draft: Draft, *, by_sheet: bool, rows: Mask | None = None) -> list[Part]:
    """The records by year and file, or by sheet too, in the order they come.

    Those that count, or those of a mask.
    """
    keys = [(e.source.file, e.source.sheet.name if by_sheet else None) for e in draft.extracts]
    live = np.flatnonzero(draft.live() if rows is None else rows)
    if not keys or not len(live):
        return []
    sheets = Coded.of(keys)
    numbers = draft.year[live] * len(sheets.values) + sheets.codes[draft.owner[live]]
    found: list[Part] = []
    for number in dict.fromkeys(numbers.tolist()):
        year, sheet = divmod(number, len(sheets.values))
        file, name = sheets.values[sheet]
        found.append(Part(year, file, name, live[numbers == number]))
    return found


def left_out(draft: Draft, part: Part, why: Why) -> Iterator[LeftOut]:
    """The part's sheets as what does not count, each once."""
    owners = distinct(draft.owner[part.rows]).tolist()
    for sheet in dict.fromkeys(draft.extracts[n].source.sheet.name for n in owners):
        yield LeftOut(part.file, sheet, frozenset({part.year}), why)


def mapped(draft: Draft) -> list[str]:
    """The columns that the definition speaks of, but serial numbers and remarks; else all.

    Copies differ in what staff number rows with and in what they remark on them.
    """
    ledger = draft.ledger
    cross = (ledger.unpivot.into, ledger.unpivot.value) if ledger.unpivot else ()
    spoken = [
        *(column.name for column in ledger.columns),
        *((ledger.date,) if ledger.date else ()),
        *(group.source for group in ledger.groups),
        *(measure.column for measure in ledger.measures),
        *(name for measure in ledger.measures for name in measure.per or ()),
        *cross,
    ]
    names = [name for name in dict.fromkeys(spoken) if name in draft.values and not is_margin(name)]
    return names or [name for name in draft.values if not is_margin(name)]


def name_columns(draft: Draft) -> list[str]:
    """The mapped columns that name what a row is about: neither a number nor the date."""
    ledger = draft.ledger
    numbers = {measure.column for measure in ledger.measures} | {ledger.date}
    numbers |= {ledger.unpivot.value} if ledger.unpivot else set()
    return [name for name in mapped(draft) if name not in numbers]


def caption_of(extract: Extract) -> str:
    """What stands above the header of a table, as one text."""
    rows = extract.source.sheet.rows[: extract.top - 1]
    return " ".join(str(cell) for row in rows for cell in row if not is_blank(cell))


def named_months(extract: Extract) -> Months | None:
    """The months that the sheet's name, the caption or the file's name stands for, the first."""
    source = extract.source
    texts = (source.sheet.name, caption_of(extract), PurePosixPath(source.file).stem)
    return next((found for text in texts if (found := find_months(comparable(text)))), None)


def named_after(draft: Draft, known: Collection[str]) -> tuple[NamedAfter, ...]:
    """What each extract is named after; nothing where there is only one.

    `known` are the names in registries, in the form in which names compare.
    """
    if len(draft.extracts) < 2:  # one is told apart from nothing
        return (NamedAfter(),) * len(draft.extracts)
    names = (PurePosixPath(glob).stem for glob in draft.ledger.files)
    words = comparable("|".join(names).replace("*", "|").replace("?", "|"))
    found = tuple(_named_after(extract, known, words) for extract in draft.extracts)
    captions = {named.caption for named in found} - {None}
    if captions and _are_one(captions):
        return tuple(replace(named, caption=None) for named in found)
    return found


def _are_one(offices: Collection[str | None]) -> bool:
    """True for 供销社 and 县供销社: who fills in a form, on some sheets only, tells none apart."""
    longest = max((office or "" for office in offices), key=len)
    return all(longest.endswith(office or "") for office in offices)


def _named_after(extract: Extract, known: Collection[str], words: str) -> NamedAfter:
    source = extract.source
    return NamedAfter(
        office_in_name(source.sheet.name, known, words),
        office_in_caption(caption_of(extract), known) if extract.top > 1 else None,
        office_in_name(PurePosixPath(source.file).stem, known, words),
    )
