"""Written: in what a column's numbers are written, table by table and row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import room
from zgreport.ledgers.coded import distinct
from zgreport.ledgers.row_units import RowUnits, speaks_of
from zgreport.ledgers.units import size_of, words_in
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.ledgers.coded import Coded
    from zgreport.ledgers.counts import Words
    from zgreport.ledgers.draft import Draft

__all__ = ["Written", "tell_unsaid", "written_in"]

_ROOM = room("ledgers")


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """What may stand behind a column's numbers in one table, with the unit of its bare numbers.

    `words` are those of the whole table, None where its unit is another one than the wanted: an
    error at its cell has said so, and nothing is read.  `by_row` has one of these for each record
    where a column of the table says the unit row by row.
    """

    words: Words | None
    by_row: Coded | None = None


def written_in(draft: Draft, name: str, words: Words) -> list[Written]:
    """How a column is written in each table of the draft; findings say where it is not as wanted.

    A row's own unit wins over a line 单位：万元, and may not contradict the header's bracket.
    """
    if not words.own:
        return [Written(words)] * len(draft.extracts)
    first, found = 0, []
    for extract in draft.extracts:
        if speaks_of(extract, name, words):
            rows = RowUnits(draft, extract, first, name, words).by_row()
            found.append(Written(words, rows))
        else:
            found.append(Written(words_in(draft, extract, name, words)))
        first += len(extract.rows)
    return found


def tell_unsaid(draft: Draft, name: str, written: Sequence[Written], words: Words) -> None:
    """A warning for each table that is silent where another of the ledger is in 万元.

    Its years go into `draft.unsaid`: what they come to is compared with nothing.
    """
    large = next(filter(None, (_large_in(one, words) for one in written)), None)
    first = 0
    for extract, one in zip(draft.extracts, written, strict=True) if large else ():
        rows = slice(first, first + len(extract.rows))
        first = rows.stop
        silent = one.by_row is None and one.words is not None and not one.words.column
        if silent and name in extract.values and _has_bare(draft, name, rows):
            shown = {"ledger": draft.ledger.name, "column": name, "unit": large}
            place = extract.source.place()
            draft.findings.append(_ROOM.warning("unit_missing", place, **shown))
            draft.unsaid.setdefault(name, set()).update(distinct(draft.year[rows]).tolist())


def _large_in(written: Written, words: Words) -> str | None:
    """The unit of a table that is converted."""
    every = written.by_row.values if written.by_row else (written.words,)
    units = (one.column for one in every if one is not None and one.column)
    return next((unit for unit in units if size_of(unit, words) != 1), None)


def _has_bare(draft: Draft, name: str, rows: slice) -> bool:
    """True where a row that counts has a number without a word behind it."""
    cells = draft.column(name)
    bare = [
        isinstance(v, int | float) or (isinstance(v, str) and v.isdecimal()) for v in cells.values
    ]
    return bool((cells.where(bare) & draft.live())[rows].any())
