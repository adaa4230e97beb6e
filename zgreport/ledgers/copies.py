"""Copies: files and sheets that repeat another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import Copies
from zgreport.findings import Place, room
from zgreport.ledgers.choosing import Why
from zgreport.ledgers.coded import Coded, distinct, paired
from zgreport.ledgers.duplicates import key_of, plain
from zgreport.ledgers.nested import nested
from zgreport.ledgers.parts import Part, left_out, mapped, named_months, parts_of
from zgreport.ledgers.versions import follows, leave_out_versions
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.ledgers.choosing import LeftOut
    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.offices import NamedAfter

__all__ = ["ABOUT_REPETITION", "find_copies", "tell_last_years"]

ABOUT_REPETITION = frozenset(
    f"ledgers.{code}"
    for code in (
        *("copied_file", "copied_file_partly", "copied_sheet", "copied_sheet_partly"),
        *("summary_left_out", "summary_with_records", "summary_file_with_records"),
        *("linked_with_records", "perhaps_summary", "set_aside"),
        *("sample_left_out", "sample_file_left_out"),
        *("sample_with_records", "sample_file_with_records"),
        *("versions", "versions_of_files"),
    )
)
"""What is said of a sheet that is left out because it says again what others say."""

_ROOM = room("ledgers")

_FEWEST_ROWS = 5  # fewer may be alike by chance


def find_copies(draft: Draft) -> list[LeftOut]:
    """Report the files, then the sheets, most of whose rows repeat others'; leave them out.

    Two parts that are named after different offices are no copies of each other.
    """
    sheets = {(e.source.folder, e.source.file, e.source.sheet.name) for e in draft.extracts}
    folders = {folder for folder, _, _ in sheets}
    if draft.ledger.copies is Copies.ACCEPT or len(sheets) == len(folders):
        return []
    found: list[LeftOut] = []
    for by_sheet in (False, True):
        parts = parts_of(draft, by_sheet=by_sheet)
        for year in dict.fromkeys(part.year for part in parts):
            mine = [part for part in parts if part.year == year]
            if len(mine) > 1:
                of_year = _Year(draft, mine)
                found.extend(of_year.copies())
                found.extend(leave_out_versions(draft, mine, of_year.are_alike))
    return found


def tell_last_years(draft: Draft, years: Sequence[int]) -> None:
    """A warning where all that a ledger without days says of this year was last year's already.

    So it is where last year's file was copied to begin the new one, and never filled in.
    """
    before, now = (np.flatnonzero(draft.live() & (draft.year == year)) for year in years)
    if draft.ledger.copies is Copies.ACCEPT or not _FEWEST_ROWS <= len(now) == len(before):
        return
    if draft.ledger.date is not None and not draft.month[now].all():
        return
    months = draft.day.changed([day.month if day else 0 for day in draft.day.values])
    names = [name for name in mapped(draft) if name != draft.ledger.date]
    numbers = paired([months.codes, *(plain(draft.values[name]).codes for name in names)])
    if np.isin(numbers[now], numbers[before]).all():
        place = Place(year=years[-1], file=draft.source(int(now[0])).file)
        shown = {"ledger": draft.ledger.name, "rows": len(now), "year": years[0]}
        draft.findings.append(_ROOM.warning("same_as_last_year", place, **shown))


class _Year:
    """The files or sheets of one year, from which copies are taken one by one."""

    def __init__(self, draft: Draft, parts: Sequence[Part]) -> None:
        self.draft, self.left = draft, list(parts)
        self.prints = list(_prints(draft))
        self.nested = nested(draft)
        apart = [self.nested.numbers] if self.nested else []
        self.doubtful = _doubtful(parts, [*self.prints, *apart])
        self.labels = {part: _named_after(draft, part) for part in parts if self.doubtful}

    def copies(self) -> Iterator[LeftOut]:
        """The copies, the surest first; each is reported, and its rows are excluded."""
        while found := [r for part in self.doubtful if (r := self._repetition(part))]:
            surest = max(found, key=_Repetition.rank)
            self.left.remove(surest.part)
            self.doubtful.remove(surest.part)
            _report(self.draft, surest)
            if surest.is_sure:
                yield from left_out(self.draft, surest.part, Why.COPY)
                self.draft.excluded[surest.part.rows] = True

    def are_alike(self, part: Part, other: Part) -> bool:
        """True where most of the rows of one stand in the other, too many for chance."""
        return self._holds_most(part, other) or self._holds_most(other, part)

    def _holds_most(self, other: Part, part: Part) -> bool:
        again = _repeated(part, [other], self.prints)
        return bool(again.all()) or int(again.sum()) * 2 > len(part.rows) >= _FEWEST_ROWS

    def _repetition(self, part: Part) -> _Repetition | None:
        """The part as a copy, where most of its rows stand in parts of no other office."""
        others = [other for other in self.left if other is not part and self._may_be(part, other)]
        count = int(_repeated(part, others, self.prints).sum())
        few = len(part.rows) < _FEWEST_ROWS and count < len(part.rows)
        if few or count * 2 <= len(part.rows):
            holder = self.nested.holder(part, others) if self.nested else None
            return _Repetition(part, holder, len(part.rows), is_nested=True) if holder else None
        other = max(others, key=lambda one: int(_repeated(part, [one], self.prints).sum()))
        return _Repetition(part, other, count)

    def _may_be(self, part: Part, other: Part) -> bool:
        """True unless they are of different offices, or versions of which neither has the other.

        The version after is no copy of the one before, however many of its rows stand there.
        """
        if self.labels[part].is_apart(self.labels[other]):
            return False
        if follows(part, other):
            return False
        return not follows(other, part) or bool(_repeated(part, [other], self.prints).all())


def _doubtful(parts: Sequence[Part], prints: Sequence[Numbers]) -> list[Part]:
    """The parts most of whose rows may stand in another one; found by one look at all of them."""
    rows = np.concatenate([part.rows for part in parts])
    owners = np.repeat(np.arange(len(parts)), [len(part.rows) for part in parts])
    found = np.zeros(len(rows), dtype=bool)
    for numbers in prints:
        own = numbers[rows]
        pairs = distinct(own[own >= 0] * len(parts) + owners[own >= 0])
        times = np.bincount(pairs // len(parts), minlength=int(own.max(initial=0)) + 1)
        found |= (own >= 0) & (times[own] > 1)
    shares = np.bincount(owners[found], minlength=len(parts))
    return [p for p, n in zip(parts, shares.tolist(), strict=True) if n * 2 > len(p.rows)]


def _prints(draft: Draft) -> Iterator[Numbers]:
    """For each way to compare rows a number that equal rows share; below 0: compare it not.

    Rows are equal in all cells that the definition speaks of, or in those of the key of
    duplicates.  The month in a sheet's name is a cell of rows that have no date of their own.
    """
    undated = draft.day.where([day is None for day in draft.day.values])
    months = Coded.of([str(named_months(extract)) for extract in draft.extracts])
    own = np.where(undated, months.codes[draft.owner], -1)
    yield paired([own - own.min(initial=0), *(plain(draft.values[n]).codes for n in mapped(draft))])
    if key := key_of(draft):
        columns = [plain(draft.values[name]) for name in key]
        filled = np.ones(len(draft), dtype=bool)
        for column in columns:
            filled &= column.where([part is not None and part != "" for part in column.values])
        yield np.where(filled, paired([column.codes for column in columns]), -1)


def _repeated(part: Part, others: Sequence[Part], prints: Sequence[Numbers]) -> Mask:
    """Which rows of the part stand in the others as well."""
    found = np.zeros(len(part.rows), dtype=bool)
    for numbers in prints if others else ():
        own = numbers[part.rows]
        known = np.concatenate([numbers[other.rows] for other in others])
        found |= (own >= 0) & np.isin(own, known)
    return found


def _named_after(draft: Draft, part: Part) -> NamedAfter:
    """What the part is named after: a file is not by its first sheet."""
    found = draft.named_after[int(draft.owner[part.rows[0]])]
    return found if part.sheet is not None else replace(found, sheet=None)


@dataclass(frozen=True, slots=True, eq=False)
class _Repetition:
    """A part of which `count` rows stand in others, most of them in `other`."""

    part: Part
    other: Part
    count: int
    is_nested: bool = False

    @property
    def is_whole(self) -> bool:
        return self.count == len(self.part.rows)

    @property
    def is_sure(self) -> bool:
        """Few rows may be alike by chance, unless the name says that it is a copy."""
        return len(self.part.rows) >= _FEWEST_ROWS or self.part.is_named_copy or self.is_nested

    def rank(self) -> tuple[bool, bool, int, bool, int, str]:
        """The greatest is the copy: whose rows all stand elsewhere, whatever its name."""
        part, size = self.part, len(self.part.rows) if self.is_whole else 0
        named = part.is_named_copy
        return self.is_sure, self.is_whole, size, named, len(part.file + part.name), part.name


def _report(draft: Draft, found: _Repetition) -> None:
    part, other = found.part, found.other
    shown = {"ledger": draft.ledger.name, "other": other.shown, "repeated": found.count}
    rows = len(part.rows)
    if not found.is_sure:
        if part.sheet is not None and not key_of(draft) and _are_dated(draft, part):
            draft.findings.append(_ROOM.warning("few_repeated", part.place, **shown, rows=rows))
    else:
        code = "copied_file" if part.sheet is None else "copied_sheet"
        if not found.is_whole:
            code, shown["own"] = f"{code}_partly", rows - found.count
        draft.findings.append(_ROOM.error(code, part.place, **shown, rows=rows))


def _are_dated(draft: Draft, part: Part) -> bool:
    """True for two rows and more that all have a day: they are hardly alike by chance."""
    days = (draft.day[i] is not None and not draft.month[i] for i in part.rows.tolist())
    return len(part.rows) > 1 and all(days)
