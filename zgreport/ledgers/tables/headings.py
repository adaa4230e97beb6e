"""Headings between the rows of a table: its header again, another table's header, captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.ledgers.tables.kinds import RowKind
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.ledgers.tables.rows import Row, Verdict

__all__ = ["caption", "column_numbers", "header", "other_table"]

_FEWEST = 2  # headers that make a row one
_LONGEST = 40
_FEWEST_COUNTED, _FEWEST_LETTERS = 3, 2
_COUNTERS = ("", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "甲乙丙丁戊己庚辛壬癸", "①②③④⑤⑥⑦⑧⑨⑩")
_COUNTER_NAMES = frozenset({"栏次", "栏目", "行次", "列次", "序号", "栏号"})
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
    row.grounds.strayed = row.grounds.in_block = False
    return row.verdict(RowKind.HEADER)


def column_numbers(row: Row) -> Verdict | None:
    """The numbers of the columns, right under the header: 甲 乙 1 2, (1) (2) (3), 栏次 1 2."""
    if row.roles.registry or row.dated or row.number != row.grounds.table.bottom + 1:
        return None
    texts = [row.text(column).strip("()[]") for column in row.cells]
    texts = texts[1:] if texts[0] in _COUNTER_NAMES else texts
    fewest = 0 if row.roles.date else _FEWEST_LETTERS
    found = (_counted_on(texts, counter, fewest) for counter in _COUNTERS)
    return row.verdict(RowKind.HEADER) if any(found) else None


def _counted_on(texts: Sequence[str], counter: str, fewest: int) -> bool:
    """True for signs of a counter one after the other, and behind them numbers from 1.

    Of letters there must be as many: 甲 1 2 may be a record without a date.
    """
    own = next((n for n, text in enumerate(texts) if text != counter[n : n + 1]), len(texts))
    rest = [str(number) for number in range(1, len(texts) - own + 1)]
    enough = not own or (own >= fewest and len(texts) >= fewest + _FEWEST)
    return len(texts) >= _FEWEST_COUNTED and enough and list(texts[own:]) == rest


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
