"""Absences: rows that report nothing, and rows in which hardly anything is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.nothing import says_none
from zgreport.ledgers.tables import headings
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.labels import Label, label_of
from zgreport.names import comparable, is_blank
from zgreport.numerals.months import read_months
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from zgreport.ledgers.tables.rows import Row, Verdict

__all__ = ["empty", "example", "filler", "lonely", "nil", "to_come", "untitled"]

_PLACES = frozenset("县市区旗州盟乡镇村街道")  # with which the names of places end
_NOTHING = frozenset({Label.FILLER, Label.NIL})
_FEWEST = 2  # cells of a record, and records above
_USUAL = 0.8  # of the records above have what nearly all have
_SENTENCE = Pattern(r"(?=.*[\u4e00-\u9fff])(?:[^:]{2,}:.*[^:]|.*[。;].*|说明|备注|附?注)")
_SHORT = 4  # signs of a person's name


def nil(row: Row) -> Verdict | None:
    """A report of nothing: 无 or 零报告 as its title, or as its only text.

    A month with its number is a record, and beside it 无 says that nothing more is to be said.
    """
    if row.roles.registry or _is_of_series(row):
        return None
    nothing = {c for c, label in row.labels.items() if label is Label.NIL}
    nothing -= row.roles.measures
    titled = nothing & row.roles.titles
    if not nothing or (not titled and row.names()):
        return None
    column = min(titled or nothing)
    if (row.has_amount or len(row.numbers) < len(row.measures)) and (
        titled or nothing & row.roles.names
    ):
        is_odd = titled and not _is_detail(row, column)
        return row.verdict(RowKind.RECORD, "nil_with_number" if is_odd else "", column)
    if row.measures and not nothing & row.roles.names:
        return None
    return row.verdict(RowKind.NIL)


def _is_of_series(row: Row) -> bool:
    """True for a row of a month with a number, be it 0, where each month has one row."""
    return row.dated and bool(row.numbers) and row.grounds.is_series


def _is_detail(row: Row, column: int) -> bool:
    """True where 无 is an answer in its column, as under 存在问题, and no title that is missing."""
    if column not in row.roles.guessed:
        return False
    cells = row.grounds.sheet.columns[column - 1]
    answers = [row.grounds.labels.get(column, {}).get(v) is Label.NIL for v in cells.values]
    times = sum(answers[code] for code in cells.codes)
    return times > 1 or any(c in row.grounds.unspoken for c in row.own)


def untitled(row: Row) -> Verdict | None:
    """A row of a date and a unit: its title and its numbers are empty, 无 or 0.

    One that says 无 reports nothing; an empty one may only not have been filled in.
    """
    roles = row.roles
    if roles.registry or not roles.titles or not row.dated or row.has_amount:
        return None
    if _is_of_series(row):
        return None
    named = row.names()
    titled = any(c in named and not says_none(row.cells.get(c, "?")) for c in roles.titles)
    if titled or len(row.numbers) < len(row.measures) or len(set(named) - roles.titles) > 1:
        return None
    said = any(c in row.cells for c in roles.titles | roles.measures)
    if said:
        return row.verdict(RowKind.NIL)
    span = read_months(row.text(row.front)) if len(row.own) == 1 else None
    if span and span.length > 1 and (heading := headings.caption(row)):  # 下半年
        return heading
    return row.verdict(RowKind.UNTITLED, "untitled_row" if named else "date_only_row")


def filler(row: Row) -> Verdict | None:
    """A row that holds nothing but …… or 同上: it stands for rows that nobody wrote."""
    told = {row.labels.get(c) or label_of(str(v)) for c, v in row.own.items()}
    if row.roles.registry or Label.FILLER not in told or not _NOTHING.issuperset(told):
        return None
    return row.verdict(RowKind.FILLER)


def example(row: Row) -> Verdict | None:
    """A row that shows how to fill in the form: 示例 is its first text, or all of its title."""
    if row.roles.registry or row.labels.get(row.front) is not Label.EXAMPLE:
        return None
    in_front = row.front not in row.roles.names or not row.names()
    if in_front or row.front in row.roles.titles:
        return row.verdict(RowKind.EXAMPLE, "example_row", row.front)
    return None


def empty(row: Row) -> Verdict | None:
    """A row in which no name, title or measure is filled."""
    if not row.own and row.roles.registry:
        return row.verdict(RowKind.BLANK)
    filled = set(row.cells) & (row.roles.names | row.roles.measures)
    if row.roles.registry or row.names() or (filled and not _is_nought(row, filled)):
        return None
    return row.verdict(RowKind.EMPTY, "empty_row")


def to_come(row: Row) -> Verdict | None:
    """A date written beforehand in a table of dates and numbers: nothing is there yet.

    Of a stock it is a record, which lacks its number if the period reaches so far.
    """
    roles = row.roles
    is_table = roles.measures and roles.names - roles.remarks <= roles.unlisted
    if not is_table or not row.dated or not set(row.own) <= {roles.date}:
        return None
    is_stock = roles.stocks and row.grounds.is_series
    return row.verdict(RowKind.RECORD if is_stock else RowKind.EMPTY)


def _is_nought(row: Row, filled: set[int]) -> bool:
    """True where formulas that were drawn down too far give noughts without name and date."""
    noughts = filled <= row.roles.measures and not row.has_amount
    return noughts and not row.dated and len(row.numbers) == len(filled)


def lonely(row: Row) -> Verdict | None:
    """A single text in a ledger without dates, where more should be: a record, but doubtful.

    None below all records where it is no name such as theirs: 信息科 below 甲县 and 乙县.  In a
    list of names without numbers no single text below them is one without a serial number.
    """
    roles = row.roles
    if roles.registry or roles.date or row.measures or row.is_known or len(row.own) != 1:
        return None
    if _is_sentence(row):
        return row.verdict(RowKind.NOTE)
    if not roles.measures:
        return _lonely_name(row)
    unread = row.grounds.sheet.error_cells  # a number that the file does not hold is no blank
    if any((row.number, column) in unread for column in roles.measures):
        return None
    is_name = _is_like_names(row, row.first) and not _lacks_key(row)
    if row.number > row.grounds.last and not is_name:
        return row.verdict(RowKind.SIGNATURE, "lonely_left_out")
    return row.verdict(RowKind.RECORD, "lonely_row")


def _is_sentence(row: Row) -> bool:
    """True below all records for 联系人：王一，电话：… and for what ends with a full stop."""
    if row.number <= row.grounds.last or not _SENTENCE.fullmatch(row.text(row.first)):
        return False
    cells = row.grounds.sheet.columns[row.first - 1].values
    texts = (comparable(cell) for cell in cells if isinstance(cell, str))
    return not any(map(_SENTENCE.fullmatch, set(texts) - {row.text(row.first)}))


def _lonely_name(row: Row) -> Verdict | None:
    """What a single text is in a list of names, whose records have several cells."""
    grounds = row.grounds
    if len(grounds.segments.rows) < _FEWEST or not _are_several(row):
        return None
    is_below = row.number > grounds.last and row.own == row.cells
    lacks_key = _lacks_key(row)
    if not is_below and not lacks_key:
        return None
    is_name = _is_like_names(row, row.first) and len(row.text(row.first)) <= _SHORT
    may_be = row.recurs(row.first) if lacks_key else is_name and row.number not in grounds.after_gap
    if is_below and not may_be:
        return row.verdict(RowKind.SIGNATURE, "lonely_left_out")
    return row.verdict(RowKind.RECORD, "lonely_row")


def _are_several(row: Row) -> bool:
    """True where nearly all records above have two cells and more besides their serial number."""
    sheet, table, roles = row.grounds.sheet, row.grounds.table, row.roles
    columns = {*table.columns.values(), *table.others.values()} - roles.serials - roles.remarks
    rows = row.grounds.segments.rows
    filled = (sum(not is_blank(sheet.at(n, c)) for c in columns) for n in rows)
    return sum(count >= _FEWEST for count in filled) >= _USUAL * len(rows)


def _lacks_key(row: Row) -> bool:
    """True where 姓名, else the first name, is blank in the row and in hardly a record."""
    names, table = sorted(row.roles.names - row.roles.remarks), row.grounds.table
    persons = [c for name, c in table.columns.items() if "姓名" in name and c in names]
    key = (persons or names or [0])[0]
    rows = row.grounds.segments.rows
    if len(names) < _FEWEST or key in row.names() or not rows:
        return False
    filled = sum(not is_blank(row.grounds.sheet.at(n, key)) for n in rows)
    return filled >= _USUAL * len(rows)


def _is_like_names(row: Row, column: int) -> bool:
    """True for a text that ends as some name above, or is no longer where these end in all ways."""
    cells = (row.grounds.sheet.at(n, column) for n in row.grounds.segments.rows)
    names = {comparable(cell) for cell in cells if isinstance(cell, str)}
    ends, text = {name[-1:] for name in names}, row.text(column)
    if not names or text[-1:] in ends or (ends <= _PLACES and text[-1:] in _PLACES):
        return True
    is_mixed = 2 * len(ends) > len(names)
    return is_mixed and len(text) <= max(map(len, names)) and text.isalnum()
