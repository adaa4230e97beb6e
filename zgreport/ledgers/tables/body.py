"""Bodies: which rows under a header are records, and what the other rows are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from zgreport.ledgers.coded import Coded
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.texts import are_blank, comparables, strings
from zgreport.names import comparable, is_blank

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.files.sheet import Scalar, Sheet
    from zgreport.ledgers.tables.header import Table

__all__ = ["Body", "Total", "is_note", "merged_values", "read_body"]


Sure = tuple[int, Callable[[Any], bool]]
"""A column, and whether its cell tells that the row is a record."""


@dataclass(frozen=True, slots=True, eq=False)
class Total:
    """A total row: its row number, and the records it may stand for, nearest part first."""

    row: int
    part: Numbers
    whole: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The rows of a table by what they are; numbers count from 1.

    `left_out` has the rows that are neither records nor blank, by kind, in their order.
    """

    records: Numbers
    totals: tuple[Total, ...]
    left_out: Mapping[RowKind, tuple[int, ...]]

    @property
    def captions(self) -> tuple[int, ...]:
        """The rows that are a heading between records."""
        return self.left_out.get(RowKind.CAPTION, ())

    @property
    def is_nil(self) -> bool:
        """True where the table reports that there was nothing: nought, not unknown."""
        return not len(self.records) and RowKind.NIL in self.left_out


_TOTAL = re.compile(
    r"[^,。;:]{0,10}?(?:合计|小计|总计|共计|累计|平均)(?:数|值|分|篇数)?(?:[:(].{0,8})?"
)
# No sum of the rows above, so not held against them.
_AVERAGE = re.compile(r".*(?:平均|累计)")
_NOTE = re.compile(
    r"(?:备|附)?注[:.、\d]|(?:备注|附注|注|说明|填表说明|填[报表]|制[表单]|审[核签批]|统计[人员]|联系|负责人"
    r"|单位负责人|主管|经办|复核|数据来源|打印|报送时间|截至|截止)[^,。]{0,8}:"
)
_WORDS = re.compile(rf"合计|小计|总计|共计|累计|平均|^(?:{_NOTE.pattern})", re.MULTILINE)
# A number there does not make a row a record.
_SERIAL = frozenset({"序号", "编号", "序", "no", "no.", "no.:"})


def read_body(sheet: Sheet, table: Table, *, sure: Sure | None = None, lone: bool = False) -> Body:
    """The rows under the table's header.

    `sure` is a column and what its cell must be for the row to be a record whatever else it
    holds: with a date a row is no total and no note.  With `lone` a row with a single value is a
    record (a registry of names alone).
    """
    kinds = _Kinds(sheet, table, lone=lone)
    below = np.arange(table.bottom + 1, len(sheet.rows) + 1)
    is_record = _sure_rows(sheet, below, sure)
    is_record[~is_record] = kinds.plain_records(below[~is_record])
    found = {row: kinds.of(row) for row in below[~is_record].tolist()}
    is_record[~is_record] = [kind is RowKind.RECORD for kind in found.values()]
    records = below[is_record]
    totals: list[Total] = []
    part = 0
    for row in (row for row, kind in found.items() if kind is RowKind.TOTAL):
        above = int(np.searchsorted(records, row))
        if not kinds.is_average(row):
            totals.append(Total(row, records[part:above], records[:above]))
        part = above
    return Body(records, tuple(totals), _left_out(found))


def _left_out(found: Mapping[int, RowKind]) -> Mapping[RowKind, tuple[int, ...]]:
    kinds: dict[RowKind, list[int]] = {}
    for row, kind in found.items():
        if kind not in {RowKind.RECORD, RowKind.BLANK}:
            kinds.setdefault(kind, []).append(row)
    return MappingProxyType({kind: tuple(rows) for kind, rows in kinds.items()})


def _sure_rows(sheet: Sheet, rows: Numbers, sure: Sure | None) -> Mask:
    if sure is None:
        return np.zeros(len(rows), dtype=bool)
    cells = Coded.of_sheet(sheet, sure[0], rows)
    return cells.where([sure[1](value) for value in cells.values])


class _Kinds:
    """Tells what a row is by its own cells, merged ones counted where they are written."""

    def __init__(self, sheet: Sheet, table: Table, *, lone: bool) -> None:
        self.sheet, self.table, self.lone = sheet, table, lone
        self.serials = {
            c for header, c in table.others.items() if comparable(header).lower() in _SERIAL
        }
        top_rows = range(table.top, table.bottom + 1)
        self.headers = {
            column: {comparable(str(sheet.at(row, column) or "")) for row in top_rows} - {""}
            for column in table.columns.values()
        }
        self.wide = {(s.top, s.left) for s in sheet.merges if s.right > s.left}

    def plain_records(self, rows: Numbers) -> Mask:
        """Which of the rows need no closer look: most of them, in most ledgers.

        Two cells are filled besides the serial number, and none looks like a total, a note or
        the header.
        """
        filled, odd = np.zeros(len(rows), dtype=np.int32), np.zeros(len(rows), dtype=bool)
        for column in range(self.table.left, self.table.right + 1) if len(rows) else ():
            cells = Coded.of_sheet(self.sheet, column, rows)
            odd |= cells.where(_are_odd(cells.values, self.headers.get(column, frozenset())))
            if column not in self.serials:
                filled += ~cells.where(are_blank(cells.values))
        return (filled >= 2) & ~odd

    def of(self, row: int) -> RowKind:
        cells = self.sheet.rows[row - 1][self.table.left - 1 : self.table.right]
        filled = [
            (column, cell)
            for column, cell in enumerate(cells, self.table.left)
            if cell != "" and not is_blank(cell)
        ]
        own = [(column, cell) for column, cell in filled if column not in self.serials]
        if not own:
            return self._of_serials(filled)
        first = own[0][1] if _is_serial(filled[0][1]) else filled[0][1]
        if isinstance(first, str) and len(first) <= 40:
            return self._by_text(row, comparable(first), own)
        return RowKind.RECORD

    @staticmethod
    def _of_serials(filled: Sequence[tuple[int, Scalar]]) -> RowKind:
        """Only a serial number, or nothing: prepared for a record that never came."""
        text = next((cell for _, cell in filled if isinstance(cell, str)), "")
        plain = comparable(text)
        if plain and not plain.isdigit():
            return RowKind.TOTAL if _TOTAL.fullmatch(plain) else RowKind.CAPTION
        return RowKind.BLANK

    def _by_text(self, row: int, first: str, own: Sequence[tuple[int, Scalar]]) -> RowKind:
        if _TOTAL.fullmatch(first):
            return RowKind.TOTAL
        if _NOTE.match(first) and all(_is_signature(cell) for _, cell in own[1:]):
            return RowKind.CAPTION
        if self._repeats_header(own):
            return RowKind.HEADER
        return RowKind.CAPTION if self._is_lone(row, own) else RowKind.RECORD

    def _repeats_header(self, own: Sequence[tuple[int, Scalar]]) -> bool:
        known = [(c, cell) for c, cell in own if c in self.headers]
        same = sum(comparable(str(cell)) in self.headers[c] for c, cell in known)
        return same >= max(1, min(2, len(self.headers))) and same == len(known)

    def _is_lone(self, row: int, own: Sequence[tuple[int, Scalar]]) -> bool:
        if len(own) != 1 or not isinstance(own[0][1], str):
            return False
        column = own[0][0]
        if (row, column) in self.wide:
            return True
        return not self.lone and column == self.table.left and self.table.right > column + 1

    def is_average(self, row: int) -> bool:
        cells = self.sheet.rows[row - 1][self.table.left - 1 : self.table.right]
        texts = (comparable(cell) for cell in cells if isinstance(cell, str))
        return any(_AVERAGE.match(text) for text in texts)


def _are_odd(values: Sequence[Scalar], headers: Collection[str]) -> list[bool]:
    """For each value whether it may make its row something else than a record."""
    texts = strings(values)
    plain = comparables(texts)
    odd: set[Scalar] = (
        {t for t, p in zip(texts, plain, strict=True) if p in headers} if headers else set()
    )
    if _WORDS.search("\n".join(plain)):
        odd |= {t for t, p in zip(texts, plain, strict=True) if _WORDS.search(p)}
    if any(map(str.isdigit, "".join(headers))):  # a number may be the header of its column
        others = (value for value in values if not isinstance(value, str | None))
        odd |= {value for value in others if comparable(str(value)) in headers}
    return [value in odd for value in values] if odd else [False] * len(values)


def _is_signature(cell: Scalar) -> bool:
    """填表人：某某 stands beside 审核：某某; a record has other values as well."""
    return isinstance(cell, str) and ":" in comparable(cell)


def is_note(text: str) -> bool:
    """True for text that begins as notes below a table do, such as 注： or 填表人：."""
    return bool(_NOTE.match(comparable(text)))


def _is_serial(cell: Scalar) -> bool:
    return not isinstance(cell, str) or comparable(cell).isdigit()


def merged_values(sheet: Sheet, table: Table) -> Mapping[tuple[int, int], Scalar]:
    """The values that vertical merges lend to the cells below their first, in this body."""
    lent: dict[tuple[int, int], Scalar] = {}
    for span in sheet.merges:
        inside = table.left <= span.left <= table.right and span.top > table.bottom
        if inside and span.bottom > span.top:
            value = sheet.at(span.top, span.left)
            last = min(span.bottom, len(sheet.rows))
            lent.update({(row, span.left): value for row in range(span.top + 1, last + 1)})
    return lent
