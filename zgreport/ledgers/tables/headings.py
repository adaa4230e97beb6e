"""Headings between the rows of a table: its header again, another table's header, captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.cells import text_of
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.labels import label_of
from zgreport.names import comparable, is_blank
from zgreport.numerals.months import read_months
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.ledgers.tables.rows import Row, Verdict

__all__ = ["caption", "column_numbers", "header", "other_table"]

_FEWEST = 2  # headers that make a row one
_LONGEST = 40
_FEWEST_COUNTED = 3
_COUNTERS = ("", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "甲乙丙丁戊己庚辛壬癸", "①②③④⑤⑥⑦⑧⑨⑩")
_COUNTER_NAMES = frozenset({"栏次", "栏目", "行次", "列次", "序号", "栏号", "-", "—", "/"})
_NUMBERED = Pattern(
    r"\(?[一二三四五六七八九十]{1,3}[、.)]|第[一二三四五六七八九十]{1,3}(?:部分|类|组)"
)
_MONTHS = Pattern("[月季半]")


def header(row: Row) -> Verdict | None:
    """The header once more, as it stands on every printed page."""
    own = row.grounds.headers.own
    named = {c for c in row.own if c in own and c in row.grounds.table.columns.values()}
    same = sum(comparable(str(row.own[c])) in own[c] for c in named)
    fewest = max(1, min(_FEWEST, len(row.grounds.table.columns)))
    if same < fewest or same != len(named):
        return _changed(row, same)
    row.grounds.strayed = row.grounds.in_block = False
    return row.verdict(RowKind.HEADER)


def _changed(row: Row, same: int) -> Verdict | None:
    """The header once more, but with another name over a column that is read."""
    grounds = row.grounds
    own, columns = grounds.headers.own, set(grounds.table.columns.values())
    words = all(isinstance(cell, str) for cell in row.own.values())
    others = [c for c in row.own if c in columns and row.text(c) not in own[c]]
    if same < _FEWEST or row.dated or not words or len(others) != 1:
        return None
    if row.roles.registry or row.text(others[0]) in grounds.headers.every:
        return None
    grounds.strayed = grounds.in_block = False
    is_number = others[0] in row.roles.measures
    code = "number_header_changes" if is_number else "header_changes"
    return row.verdict(RowKind.HEADER, code, others[0])


def column_numbers(row: Row) -> Verdict | None:
    """The numbers of the columns, right under the header: 甲 乙 1 2, (1) (2) (3), 栏次 1 2."""
    table = row.grounds.table
    if row.roles.registry or row.number != table.bottom + 1:
        return None
    texts = [row.text(column).strip("()[]").split("=")[0] for column in row.cells]
    is_named = texts[0] in _COUNTER_NAMES
    texts = texts[is_named:]
    is_named = is_named or (len(texts) >= _FEWEST and _is_nameless(row))
    counter = next((each for each in _COUNTERS if _counted_on(texts, each)), None)
    if counter is None or _is_short(row) or (not is_named and _goes_on(row, texts[0])):
        return None
    return row.verdict(RowKind.COLUMN_NUMBERS)


def _is_short(row: Row) -> bool:
    """True for a row of two numbers in a table of more columns."""
    table = row.grounds.table
    columns = {*table.columns.values(), *table.others.values(), *table.crossed.values()}
    return len(row.cells) < min(_FEWEST_COUNTED, len(columns)) and not _is_nameless(row)


def _is_nameless(row: Row) -> bool:
    """True where columns of names are there and none is filled."""
    return bool(row.roles.names) and not row.dated and not row.names()


def _counted_on(texts: Sequence[str], counter: str) -> bool:
    """True for signs of a counter one after the other, and behind them numbers from 1."""
    own = next((n for n, text in enumerate(texts) if text != counter[n : n + 1]), len(texts))
    return bool(texts) and texts[own:] == list(map(str, range(1, len(texts) - own + 1)))


def _goes_on(row: Row, first: str) -> bool:
    """True where the next row begins with a sign of that kind too: then both are records.

    Below 1 in a column of serial numbers that is 2; elsewhere any number.
    """
    grounds = row.grounds
    column = next(iter(row.cells))
    below = (grounds.sheet.at(number, column) for number in range(row.number + 1, row.number + 4))
    following = next((cell for cell in below if not is_blank(cell)), None)
    text = comparable(text_of(following) or "").strip("()[]")
    if following is None or label_of(text) is not None:
        return True
    if first.isdigit():
        return text == "2" or (column not in row.roles.serials and text.isdigit())
    counter = next((each for each in _COUNTERS if first in each[:1]), "")
    return len(text) == 1 and text in counter


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
    is_heading = _is_of_months(row, column) or _is_over_header(row, column)
    return row.verdict(RowKind.CAPTION) if is_heading else None


def _is_over_header(row: Row, column: int) -> bool:
    """True right above the header once more, where no name of a record ends like the text."""
    grounds = row.grounds
    if row.roles.registry or row.roles.date or column not in row.roles.names:
        return False
    below = (n for n in range(row.number + 1, min(row.number + 3, len(grounds.sheet.rows)) + 1))
    head = next((n for n in below if not all(map(is_blank, grounds.sheet.rows[n - 1]))), 0)
    own, columns = grounds.headers.own, set(grounds.table.columns.values())
    if not head or not all(comparable(str(grounds.sheet.at(head, c))) in own[c] for c in columns):
        return False
    names = (grounds.sheet.at(n, column) for n in grounds.segments.rows)
    ends = {comparable(name)[-1:] for name in names if isinstance(name, str)}
    return bool(ends) and row.text(column)[-1:] not in ends


def _is_of_months(row: Row, column: int) -> bool:
    """True for 2月份 alone in a list without dates, where no month has a number beside it."""
    roles, grounds = row.roles, row.grounds
    if roles.registry or roles.date or not roles.measures or not _MONTHS.search(row.text(column)):
        return False
    if not read_months(row.text(column)):
        return False
    cells = grounds.sheet.columns[column - 1]
    months = {n for n, v in enumerate(cells.values) if isinstance(v, str) and _names_months(v)}
    rows = (n for n, code in enumerate(cells.codes, 1) if code in months)
    at = (grounds.sheet.at(n, c) for n in rows if n > grounds.table.bottom for c in roles.measures)
    return row.number < grounds.last and all(map(is_blank, at))


def _names_months(text: str) -> bool:
    return read_months(comparable(text)) is not None
