"""Footers: page numbers, notes and signatures, between records or below them."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.labels import Label, label_of
from zgreport.names import comparable, is_blank
from zgreport.numerals.months import in_digits
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.ledgers.files.sheet import Scalar
    from zgreport.ledgers.tables.rows import Row, Verdict

__all__ = ["OFFICE", "footer", "further_note"]

_ALONE = MappingProxyType(
    {
        Label.PAGE: RowKind.PAGE,
        Label.NOTE: RowKind.NOTE,
        Label.SIGNATURE: RowKind.SIGNATURE,
    }
)
"""What a text under a measure makes of a row with nothing else in it."""
_SIGN_ROWS, _LONGEST = 4, 25
OFFICE = Pattern(
    r"[\u4e00-\u9fff]{2,}(?:[部局委办室厅院处科站所会社]|中心|公司|政府|支队|大队|学校|医院)$"
)
"""A text that ends as the names of offices do."""
_SIGNED = frozenset({Label.SIGNATURE, Label.ROLE, Label.NOTE})
_CONTENT = Pattern(r"[\u4e00-\u9fff·]{1,4}|[\d\-_()/.年月日转 ]+")
"""What stands beside a bare role: a person's name, a date, a telephone number."""


def footer(row: Row) -> Verdict | None:
    """A page number, note or signature: the first of the row's texts says so."""
    if _is_sign_off(row):
        return row.verdict(RowKind.SIGNATURE)
    if row.roles.measures.issuperset(row.own):
        return _under_measures(row)
    label = row.labels.get(row.first)
    if label is Label.PAGE:
        return None if row.names() else row.verdict(RowKind.PAGE)
    own = {Label.NOTE: _note, Label.SIGNATURE: _signature, Label.ROLE: _role}
    if label in own:
        return own[label](row)
    signed = next((c for c, of in row.labels.items() if of is Label.SIGNATURE), 0)
    if signed and not row.dated and not row.numbers and not row.is_known:
        return row.verdict(RowKind.RECORD, "perhaps_footer", signed)
    return _last_date(row)


def _is_sign_off(row: Row) -> bool:
    """True for an office or a day alone below all records, where the last such row is a day.

    An office alone under a measure, where only numbers stand, is one too.
    """
    grounds = row.grounds
    if row.roles.registry or not _is_below_all(row) or len(row.own) != 1 or row.dated:
        return False
    rows = range(row.number, len(grounds.sheet.rows) + 1)
    told = (cell for n in rows if (cell := _only(grounds.sheet.rows[n - 1])) is not None)
    cells = list(islice(told, _SIGN_ROWS + 1))
    if len(cells) > _SIGN_ROWS or not all(map(_may_sign, cells)):
        return False
    if _is_day(cells[-1]):
        return row.roles.date not in row.own
    return row.roles.measures.issuperset(row.own) and bool(OFFICE.search(str(cells[0]).strip()))


def _is_below_all(row: Row) -> bool:
    """True below the last row that is plainly a record, where there is one."""
    return row.grounds.table.bottom < row.grounds.last < row.number


def _only(cells: Sequence[Scalar]) -> Scalar:
    """The only filled cell of a row, None for a blank row; False where there are more."""
    filled = [cell for cell in cells if not is_blank(cell)]
    return (filled[0] if len(filled) == 1 else False) if filled else None


def _may_sign(cell: Scalar) -> bool:
    """True for a day and for a short text without a digit."""
    if _is_day(cell):
        return True
    return isinstance(cell, str) and len(cell) <= _LONGEST and not any(map(str.isdigit, cell))


def _is_day(cell: Scalar) -> bool:
    if isinstance(cell, dt.date):
        return True
    plain = in_digits(comparable(cell)) if isinstance(cell, str) else ""
    return plain[:2] == "20" and read_day(plain, None).reading is DateReading.DAY


def _under_measures(row: Row) -> Verdict | None:
    """A footer that stands under the measures alone, where all of its cells say so."""
    labels = [label_of(cell) for cell in row.own.values() if isinstance(cell, str)]
    kinds = [_ALONE[label] for label in labels if label is not None and label in _ALONE]
    if not kinds or len(kinds) < len(row.own) or row.numbers:
        return None
    return row.verdict(kinds[0])


def _note(row: Row) -> Verdict | None:
    """A note has nothing beside it, or a date or number that belongs to it."""
    if not list(_evidence(row)):
        return row.verdict(RowKind.NOTE)
    if row.dated or row.is_known:
        return None
    return row.verdict(RowKind.RECORD, "perhaps_footer")


def _signature(row: Row) -> Verdict | None:
    """A signature, dated or not; with a number between records it may be a title."""
    evidence = list(_evidence(row))
    if evidence and (row.dated or row.is_known) and not _is_bare(row, row.first):
        is_title = row.first in row.roles.titles
        return row.verdict(RowKind.RECORD, "perhaps_footer") if is_title else None
    if row.dated and row.has_amount and row.number < row.grounds.last:
        return row.verdict(RowKind.RECORD, "perhaps_footer")
    if row.has_amount and not _is_bare(row, row.first):
        return row.verdict(RowKind.SIGNATURE, "signature_with_number")
    return row.verdict(RowKind.SIGNATURE)


def _role(row: Row) -> Verdict | None:
    """A role without a colon: in a row without date and measure, beside names of persons."""
    if row.dated or row.numbers or row.roles.registry:
        return None
    beside = [c for c in row.own if c != row.first and row.labels.get(c) not in _SIGNED]
    if not all(_CONTENT.fullmatch(row.text(c)) for c in beside) or row.is_known:
        return None
    if beside and any(map(row.recurs, beside)):
        return None
    return row.verdict(RowKind.SIGNATURE)


def _evidence(row: Row) -> Iterator[int]:
    """The columns of names whose cells are neither signed nor what a bare 制表人： stands for."""
    before = 0
    for column in row.own:
        is_name = row.labels.get(column) not in _SIGNED and column in row.roles.names
        if is_name and not (before and _is_bare(row, before)):
            yield column
        before = column


def _is_bare(row: Row, column: int) -> bool:
    """True for 制表人： with nothing behind the colon, and for 制表人."""
    text = row.text(column).rstrip("_—- ")
    return text.endswith(":") or row.labels.get(column) is Label.ROLE


def _last_date(row: Row) -> Verdict | None:
    """The day below a table, with nothing beside it."""
    if row.roles.registry or row.number < row.grounds.last or len(row.own) != 1:
        return None
    column, cell = next(iter(row.own.items()))
    if column == row.roles.date or not isinstance(cell, str):
        return None
    is_day = read_day(cell, None).reading is DateReading.DAY
    return row.verdict(RowKind.SIGNATURE) if is_day else None


def further_note(row: Row) -> Verdict | None:
    """A line that goes on below a note, when no record follows."""
    grounds = row.grounds
    lines = list(row.cells.values())
    if not grounds.noted or row.number < grounds.last or len(lines) != 1 or row.dated:
        return None
    single = isinstance(lines[0], str) and bool(comparable(lines[0]))
    return row.verdict(RowKind.NOTE) if single and grounds.noted in row.cells else None
