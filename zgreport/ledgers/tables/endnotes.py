"""Endnotes: an office, a person or a word of a form beside a day, below the records.

县委组织部 2024年1月5日 under a list of persons, 电话 0830-1234567, 邮箱 and an address: what no
record has in that column tells that the row is none.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.tables.footers import OFFICE
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.labels import Label
from zgreport.names import comparable, is_blank
from zgreport.numerals.months import in_digits
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.ledgers.files.sheet import Scalar
    from zgreport.ledgers.tables.rows import Row, Verdict

__all__ = ["endnote"]

_MOST_CELLS = 3
_LONGEST = 20
_SHORT = 3  # signs of a person's name
_FEWEST = 2  # records above
_DAY = Pattern(r"[2二][0〇零○].{2}年.*月.*日")
_OF_MONTH = Pattern(r"1?\d月[1-3]?\d[日号]|20\d\d(?:0[1-9]|1[0-2])[0-3]\d")
_ISSUED = Pattern(r"(?:印发|印制|制表?|填[报表]?|报送?|签发)$")
_REACHED = Pattern(r"(?:\(?0\d{2,3}\)?-?)?\d{7,8}|1[3-9]\d{9}|[\w.-]+@[\w-]+(?:\.[\w-]+)+")
_OF_FORM = Pattern(
    r".*(?:日期|时间|电话|手机|传真|邮箱|截[至止]|印发|抄送).*|.*\((?:盖|公|签|印)章\)"
    r"|(?:制|填)表人?.{0,4}|(?:审|复)核人?.{0,4}"
)
_SIGNS = frozenset({Label.SIGNATURE, Label.ROLE, Label.NOTE, Label.TOTAL})


def endnote(row: Row) -> Verdict | None:
    """A row of two or three cells at the end, one of which says when, or whom to ask.

    A record whose number Excel made a day of is none: its name is like those above.
    """
    if row.number not in row.grounds.like_records or row.dated or row.numbers or row.is_known:
        return None
    if not 1 < len(row.own) <= _MOST_CELLS or len(row.grounds.segments.rows) < _FEWEST:
        return None
    facts = [c for c, cell in row.own.items() if _is_fact(cell)]
    others = [c for c in row.own if c not in facts]
    if not facts or not others or any(len(row.text(c)) > _LONGEST for c in others):
        return None
    if any(_holds_facts(row, c) for c in facts):
        return None
    is_said = all(_DAY.match(row.text(c)) for c in facts)
    is_short = _lacks_some(row) and row.roles.measures.isdisjoint(facts)
    if is_short or _are_misplaced(row, facts) or any(_signs(row, c, is_said) for c in others):
        return row.verdict(RowKind.SIGNATURE)
    return None


def _is_fact(cell: Scalar) -> bool:
    """True for a day, also of no year or with 印发 behind it, a telephone number, an address."""
    if isinstance(cell, dt.date):
        return True
    plain = comparable(str(cell)) if isinstance(cell, str | int) else ""
    day = _ISSUED.sub("", in_digits(plain))
    if _REACHED.fullmatch(plain) or _OF_MONTH.fullmatch(day):
        return True
    return day[:2] == "20" and read_day(day, None).reading is DateReading.DAY


def _holds_facts(row: Row, column: int) -> bool:
    """True where a record above has such a cell in the column."""
    sheet = row.grounds.sheet
    return any(_is_fact(sheet.at(n, column)) for n in row.grounds.segments.rows)


def _are_misplaced(row: Row, facts: Sequence[int]) -> bool:
    """True for a day or a telephone number where a list without dates has names: 王一|2024.1.4."""
    names = row.roles.names - row.roles.remarks
    return row.roles.date is None and not row.measures and names.issuperset(facts)


def _lacks_some(row: Row) -> bool:
    """True where the records above mostly have a cell in a column that the row has nothing in.

    So has every table of more than two columns; a measure that is no number lacks it too.
    """
    sheet, records = row.grounds.sheet, row.grounds.segments.rows
    table = row.grounds.table
    columns = set(table.columns.values()) | set(table.others.values())
    filled = set(row.own) - row.roles.measures - {row.roles.date}
    return any(
        2 * sum(not is_blank(sheet.at(n, c)) for n in records) > len(records)
        for c in columns - filled - row.roles.serials
    )


def _signs(row: Row, column: int, is_said: bool) -> bool:
    """True for a text that signs, and for an office among records that do not end like it.

    Beside a day that is said in full, 2024年1月5日, which Excel makes of no number, an office that
    no record has is enough, and so is a person among others.
    """
    text = row.text(column)
    if row.labels.get(column) in _SIGNS or _OF_FORM.fullmatch(text):
        return True
    names = {
        comparable(cell)
        for n in row.grounds.segments.rows
        for c in row.roles.names
        if isinstance(cell := row.grounds.sheet.at(n, c), str)
    }
    is_other = text[-1:] not in {name[-1:] for name in names}
    is_office = bool(OFFICE.search(text))
    if is_said and text not in names:
        return is_office or (is_other and len(text) <= _SHORT)
    return is_office and is_other
