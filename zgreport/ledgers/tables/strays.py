"""Strays: records that stand above the only header of their table, where nothing is read.

The sheet was sorted together with its header, or rows were pasted on top.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections import Counter
from typing import TYPE_CHECKING

from zgreport.findings import Finding, room, row_ranges
from zgreport.ledgers.cells import read_count
from zgreport.ledgers.dates import DateReading, read_day
from zgreport.ledgers.margins import is_remark, is_serial
from zgreport.ledgers.tables.labels import label_of
from zgreport.names import comparable, is_blank
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.definition.model import LedgerDef
    from zgreport.ledgers.files.sheet import Scalar, Sheet
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.tables.body import Body
    from zgreport.ledgers.tables.header import Table
    from zgreport.ledgers.tables.roles import Roles

__all__ = ["stray_findings"]

_ROOM = room("ledgers")

_LOOKED_AT = 200  # records below that say what the columns hold
_FEWEST, _SURE = 2, 3  # cells of a record, and those that make one row alone one
_LONGEST = 4  # signs of a person's name
_USUAL = 0.8  # of the records below have a cell in a column that a record fills
# What a line of a cover or a form speaks of: 单位数 6, 表号 12, 填报日期 2024-01-03.
_OF_FORM = Pattern(
    r".*(?:[数量额率比值号期间次班场]|总[分计]|日期|时间|电话|人员?|合计|情况|说明|单位|部门|年度|名称|附件|截[至止])[:=]?\d*"
)
_DIALLED = Pattern(r"1[3-9]\d{9}(?:\.0)?")


class _Kind(enum.Enum):
    NUMBER = 1
    DAY = 2
    TEXT = 3


_Kinds = dict[int, _Kind]


def stray_findings(
    source: InputSheet, ledger: LedgerDef, table: Table, roles: Roles, body: Body
) -> Iterator[Finding]:
    """What is said of rows above the header that have the form of the records below it.

    An error where their cells leave no doubt; a warning for a row of a name and a number, and for
    several whose names are others than those below.
    """
    if table.above or table.top <= 1 or not len(body.records):
        return
    rows = [row for row in range(1, table.top) if len(_cells(source.sheet, table, row)) >= _FEWEST]
    if not rows:
        return
    usual = _usual(source.sheet, table, roles, body)
    found = [row for row in rows if _is_alike(source.sheet, table, roles, usual, row)]
    found = [row for row in found if not _is_headed(source.sheet, table, usual, found, row)]
    near = _near(source.sheet, body, usual, found)
    is_of_texts = {*usual.values()} == {_Kind.TEXT}
    is_sure = len(near) > 1 or (len(usual) >= _SURE and not is_of_texts)
    if not near and _are_adjacent(table, found):
        near, is_sure = found, False
    if near:
        shown = {"ledger": ledger.name, "rows": row_ranges(near), "header": table.bottom}
        finding = _ROOM.error if is_sure else _ROOM.warning
        yield finding("records_above", source.place(None, near[0]), **shown, count=len(near))


def _near(
    sheet: Sheet, body: Body, usual: Mapping[int, _Kind], found: Sequence[int]
) -> Sequence[int]:
    """Those of the rows whose names, or whose many cells, tell that they are records.

    Of texts alone two: one may say of whom the list is, if its name is longer than those below.
    """
    if {*usual.values()} == {_Kind.TEXT}:
        again = [row for row in found if _recurs(sheet, body, usual, row)]
        is_short = all(_is_short(sheet, body, usual, row) for row in again)
        return again if len(again) > 1 or is_short else []
    if len(usual) >= _SURE:
        return found
    return [row for row in found if _has_like_name(sheet, body, usual, found, row)]


def _cells(sheet: Sheet, table: Table, row: int) -> dict[int, Scalar]:
    cells = enumerate(sheet.rows[row - 1][table.left - 1 : table.right], table.left)
    return {column: cell for column, cell in cells if not is_blank(cell)}


def _told(sheet: Sheet, table: Table, usual: Mapping[int, _Kind], row: int) -> dict[int, Scalar]:
    return {c: cell for c, cell in _cells(sheet, table, row).items() if c in usual}


def _usual(sheet: Sheet, table: Table, roles: Roles, body: Body) -> _Kinds:
    """What nearly all records have in each column, but serial numbers and remarks."""
    margins = {c for h, c in table.others.items() if is_serial(h) or is_remark(h)}
    records = body.records[:_LOOKED_AT].tolist()
    kinds: dict[int, Counter[_Kind]] = {}
    known: dict[object, _Kind] = {}  # most cells of a column are like one before
    for row in records:
        for column, cell in _cells(sheet, table, row).items():
            if column not in margins | roles.serials | roles.remarks:
                key = column, type(cell), cell
                if key not in known:
                    known[key] = _kind(cell, column, roles)
                kinds.setdefault(column, Counter())[known[key]] += 1
    usual = {c: n.most_common(1)[0] for c, n in kinds.items()}
    return {c: kind for c, (kind, n) in usual.items() if n >= _USUAL * len(records)}


def _kind(cell: Scalar, column: int, roles: Roles) -> _Kind:
    if column == roles.date:
        return _Kind.DAY if roles.is_date(cell) else _Kind.TEXT
    if isinstance(cell, dt.date):
        return _Kind.DAY
    if read_count(cell, roles.words_of(column)).exact is not None:
        return _Kind.NUMBER
    is_day = isinstance(cell, str) and read_day(cell, None).reading is DateReading.DAY
    return _Kind.DAY if is_day else _Kind.TEXT


def _is_alike(
    sheet: Sheet, table: Table, roles: Roles, usual: Mapping[int, _Kind], row: int
) -> bool:
    """True for a row that has in each column what the records have there.

    A row with a day and a title may lack its numbers.
    """
    cells = _told(sheet, table, usual, row)
    kinds = {c: _kind(cell, c, roles) for c, cell in cells.items()}
    lacking = usual.keys() - kinds.keys()
    if roles.date in kinds and len(cells) >= _SURE:
        lacking -= roles.measures
    if len(cells) < _FEWEST or lacking or any(kinds[c] is not usual[c] for c in kinds):
        return False
    texts = [comparable(str(cells[c])) for c, kind in kinds.items() if kind is _Kind.TEXT]
    if not texts or any(_labels(t) and not _stands_below(sheet, table, cells, t) for t in texts):
        return False
    if any(_DIALLED.fullmatch(comparable(str(cell))) for cell in cells.values()):
        return False
    return roles.date in kinds or not _OF_FORM.fullmatch(texts[0])


def _stands_below(sheet: Sheet, table: Table, cells: Mapping[int, Scalar], text: str) -> bool:
    """True for 主任 under 职务: a label elsewhere, and here what records have too."""
    columns = [c for c, cell in cells.items() if comparable(str(cell)) == text and c > min(cells)]
    rows = range(table.bottom + 1, min(len(sheet.rows), table.bottom + _LOOKED_AT) + 1)
    return any(comparable(str(sheet.at(n, c) or "")) == text for c in columns for n in rows)


def _recurs(sheet: Sheet, body: Body, usual: Mapping[int, _Kind], row: int) -> bool:
    """True where a cell behind the first stands in its column below too: 甲县 under 单位."""
    records = body.records[:_LOOKED_AT].tolist()
    behind = sorted(usual)[1:]
    return any(sheet.at(row, c) in {sheet.at(n, c) for n in records} for c in behind)


def _is_short(sheet: Sheet, body: Body, usual: Mapping[int, _Kind], row: int) -> bool:
    """True where the first name is one as those of persons below, 王一, and of no form."""
    column = min(usual)
    below = (sheet.at(n, column) for n in body.records[:_LOOKED_AT].tolist())
    longest = max((len(comparable(cell)) for cell in below if isinstance(cell, str)), default=0)
    text = comparable(str(sheet.at(row, column)))
    return _FEWEST <= len(text) <= min(longest, _LONGEST) and not _OF_FORM.fullmatch(text)


def _labels(text: str) -> bool:
    return label_of(text) is not None or text.endswith(":")


def _are_adjacent(table: Table, found: Sequence[int]) -> bool:
    """True for three rows and more right above the header."""
    last = range(table.top - len(found), table.top)
    return len(found) >= _SURE and list(last) == list(found)


def _is_headed(
    sheet: Sheet, table: Table, usual: Mapping[int, _Kind], found: Sequence[int], row: int
) -> bool:
    """True where the row stands below texts of another table's header: 单位 人数."""
    while row - 1 in found:
        row -= 1
    above = _cells(sheet, table, row - 1) if row > 1 else {}
    texts = [comparable(cell) for cell in above.values() if isinstance(cell, str)]
    if len(texts) < min(len(usual), _SURE) or len(texts) < len(above):
        return False
    return not any(":" in text or text.isdecimal() for text in texts)


def _has_like_name(
    sheet: Sheet, body: Body, usual: Mapping[int, _Kind], found: Sequence[int], row: int
) -> bool:
    """True where the row's name is one of those below, or ends as one of them does.

    Where these end in many ways, as projects and persons do, it needs to be no longer.  The other
    rows above are asked too where they are more than those below.
    """
    column = next(c for c, kind in usual.items() if kind is _Kind.TEXT)
    records = body.records[:_LOOKED_AT].tolist()
    records += [n for n in found if n != row] if len(found) > len(records) else []
    name = comparable(str(sheet.at(row, column)))
    below = (sheet.at(n, column) for n in records)
    names = {comparable(cell) for cell in below if isinstance(cell, str)}
    ends = {other[-1:] for other in names}
    if name in names or name[-1:] in ends:
        return True
    return 2 * len(ends) > len(names) > 2 and _FEWEST <= len(name) <= max(map(len, names))
