"""Headings between the rows of a table: its header again, another table's header, captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.ledgers.tables.kinds import RowKind
from zgreport.names import comparable

if TYPE_CHECKING:
    from zgreport.ledgers.tables.rows import Row, Verdict

__all__ = ["caption", "header", "other_table"]

_FEWEST = 2  # headers that make a row one
_LONGEST = 40
_NUMBERED = re.compile(
    r"\(?[一二三四五六七八九十]{1,3}[、.)]|第[一二三四五六七八九十]{1,3}(?:部分|类|组)"
)


def header(row: Row) -> Verdict | None:
    """The header once more, as it stands on every printed page."""
    own = row.grounds.headers.own
    named = {c for c in row.own if c in own and c in row.grounds.table.columns.values()}
    same = sum(comparable(str(row.own[c])) in own[c] for c in named)
    fewest = max(1, min(_FEWEST, len(row.grounds.table.columns)))
    if same < fewest or same != len(named):
        return None
    row.grounds.strayed = False
    return row.verdict(RowKind.HEADER)


def other_table(row: Row) -> Verdict | None:
    """The header of another table below this one, with the columns elsewhere; and what follows."""
    if row.grounds.strayed:
        return row.verdict(RowKind.OTHER)
    headers = row.grounds.headers
    texts = [(c, comparable(v)) for c, v in row.own.items() if isinstance(v, str)]
    there = [c for c, text in texts if text in headers.every]
    elsewhere = [c for c in there if row.text(c) not in headers.own.get(c, frozenset())]
    if row.roles.registry or row.dated or row.numbers or len(there) < _FEWEST or not elsewhere:
        return None
    row.grounds.strayed = True
    return row.verdict(RowKind.OTHER, "other_table", elsewhere[0])


def caption(row: Row) -> Verdict | None:
    """A single text over the table or at its left: 一、县（市）区."""
    if len(row.own) != 1:
        return None
    column, cell = next(iter(row.own.items()))
    if not isinstance(cell, str) or (row.roles.registry and len(cell) > _LONGEST):
        return None
    table = row.grounds.table
    at_left = column == table.left and table.right > column + 1 and not row.roles.registry
    numbered = not row.roles.registry and bool(_NUMBERED.match(row.text(column)))
    if at_left or (numbered and row.roles.measures) or (row.number, column) in row.grounds.wide:
        return row.verdict(RowKind.CAPTION)
    return None
