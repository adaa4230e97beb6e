"""Headers: where a table's header stands on a sheet of which no column's name is known."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from zgreport.drafting.header_names import SUM_COLUMNS, Header, may_be_header, month_columns
from zgreport.ledgers.sheetnames import is_no_ledger
from zgreport.ledgers.tables.header import crossed_line, header_spans
from zgreport.ledgers.tables.unit_phrases import lone_unit
from zgreport.names import comparable, is_blank
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.ledgers.files.sheet import Scalar, Sheet, Span

__all__ = ["find_headers", "has_bare_months"]

_SEARCHED = 200  # rows
_LOOKED_AT = 40  # rows below a header that show what kind of cells it stands over
_WIDEST = 300
_TALLEST = 3
_WIDE = 0.6  # of the columns of the rows below
_PAIR = 2  # 甲县 and 2023年 above the header of a narrow table
_OF_FORM = 3  # headers of a form without records
_SAID = Pattern(r"[:：]\s*\S|[:：]$")  # 填报单位：甲县
_TITLE = Pattern("(?:名录|名单|一览表?|目录|表)$")
_SHORT = 15  # signs of a name in a list of one column
_FEWEST_NAMES = 3
_MONTHS = 12


def find_headers(sheet: Sheet) -> tuple[Header, ...]:
    """The header of each table on the sheet, from the top down; the same once more is none."""
    spans = header_spans(sheet)
    rows = _Rows(sheet, spans)
    found: list[Header] = []
    row = 1
    while row <= min(len(sheet.rows), _SEARCHED):
        header = rows.header_at(row) if rows.may_begin(row, found) else None
        if header is not None and not _is_known(header, found):
            found.append(header)
        row = header.bottom + 1 if header else row + 1
    return tuple(found) or _of_list(sheet)


def _of_list(sheet: Sheet) -> tuple[Header, ...]:
    """The header of a list of names in a single column, which differ; its title stands above."""
    filled = [n for n, cells in enumerate(sheet.columns, 1) if not all(map(is_blank, cells.values))]
    if len(filled) != 1 or is_no_ledger(sheet.name):
        return ()
    cells = [(row, sheet.at(row, filled[0])) for row in range(1, len(sheet.rows) + 1)]
    names = [(row, cell) for row, cell in cells if not is_blank(cell)]
    if len(names) > 1 and _TITLE.search(comparable(str(names[0][1]))):
        names = names[1:]
    texts = [comparable(cell) for _, cell in names if isinstance(cell, str) and may_be_header(cell)]
    fit = len(texts) == len(names) == len(set(texts)) and all(len(text) <= _SHORT for text in texts)
    if not fit or len(names) <= _FEWEST_NAMES:
        return ()
    row, text = names[0]
    return (Header(row, row, {filled[0]: (str(text),)}),)


def has_bare_months(sheet: Sheet) -> bool:
    """True where a row has the numbers 1 to 12 one beside the other, which no header may be."""
    rows = (sheet.rows[n][:_WIDEST] for n in range(min(len(sheet.rows), _LOOKED_AT)))
    return any(
        [cell for cell in row if isinstance(cell, int | float)][:_MONTHS]
        == list(range(1, _MONTHS + 1))
        for row in rows
    )


def _is_known(header: Header, found: Sequence[Header]) -> bool:
    """True for a header that stands above already, or that names nothing else."""
    own = {comparable(texts[-1]) for texts in header.texts.values()}
    return any(
        2 * len(own & {comparable(texts[-1]) for texts in other.texts.values()}) > len(own)
        for other in found
    )


class _Rows:
    """The rows of a sheet, looked at as headers."""

    def __init__(self, sheet: Sheet, spans: Sequence[Span]) -> None:
        self.sheet, self.spans = sheet, spans
        self._lines: dict[int, dict[int, str]] = {}
        self._own: dict[int, dict[int, Scalar]] = {}

    def own(self, row: int) -> dict[int, Scalar]:
        """What is filled in a row, merged cells at their first."""
        if row not in self._own:
            cells = self.sheet.rows[row - 1][:_WIDEST] if 0 < row <= len(self.sheet.rows) else ()
            self._own[row] = {c: v for c, v in enumerate(cells, 1) if not is_blank(v)}
        return self._own[row]

    def line(self, row: int) -> dict[int, str]:
        """The texts of a row, merged cells filled, months that are dates too."""
        if row not in self._lines:
            found = crossed_line(self.sheet, self.spans, row)
            self._lines[row] = {c: text for c, text in found.items() if c <= _WIDEST}
        return self._lines[row]

    def may_begin(self, row: int, found: Sequence[Header]) -> bool:
        """True unless records stand above that belong to no header."""
        if found:
            return not self.own(row - 1) or len(self.own(row - 1)) == 1
        return sum(map(self._is_record, range(max(1, row - 30), row))) <= _TALLEST

    def _is_record(self, row: int) -> bool:
        own = self.own(row)
        return len(own) > _TALLEST and not self._is_of_names(row)

    def header_at(self, row: int) -> Header | None:
        """The header whose fullest row this is; None where it is none."""
        if not self._is_of_names(row):
            return None
        below = self._widths(row)
        if not below:
            return self._of_form(row)
        if len(self.line(row)) == _PAIR < len(self.line(row + 1)) and self._is_of_names(row + 1):
            return None
        wide = statistics.median(below)
        if len(self.line(row)) < _WIDE * wide or not self._is_over(row):
            return None
        return self._header(self._top(row), self._bottom(row))

    def _widths(self, row: int) -> list[int]:
        """How many cells are filled in the rows below, where there are two and more."""
        last = min(row + _LOOKED_AT, len(self.sheet.rows))
        counts = (len(self.own(n)) for n in range(row + 1, last + 1))
        filled = [count for count in counts if count]
        wide = [count for count in filled if count > 1]
        return wide or ([1] if len(self.line(row)) > 1 and filled else [])

    def _of_form(self, row: int) -> Header | None:
        """The header of a form that has no records: three names and more that are no sentence."""
        if len(self.line(row)) < _OF_FORM or not self._is_over(row):
            return None
        return self._header(row, self._bottom(row))

    def _is_of_names(self, row: int) -> bool:
        """True where all that stands in the row may be headers, and says nothing of the table."""
        own, line = self.own(row), self.line(row)
        if len(line) < 2 or len(self._parts(row)) < 2:
            return False
        if not all(map(may_be_header, own.values())):
            return False
        said = sum(isinstance(cell, str) and bool(_SAID.search(cell)) for cell in own.values())
        texts = [comparable(str(cell)) for cell in own.values()]
        return 2 * said < len(own) and _begins_as_header(texts) and not all(map(lone_unit, texts))

    def _parts(self, row: int) -> set[tuple[int, int, str]]:
        """The different texts of the row; a merged cell is one."""
        line = self.line(row)
        merged = {
            c: (span.top, span.left)
            for span in self.spans
            if span.top <= row <= span.bottom
            for c in range(span.left, min(span.right, _WIDEST) + 1)
        }
        return {(*merged.get(c, (row, c)), text) for c, text in line.items()}

    def _is_over(self, row: int) -> bool:
        """True where the texts differ, and are not said again in the rows right below."""
        texts = [comparable(text) for _, _, text in sorted(self._parts(row))]
        once = _once(texts)
        if len(set(once)) * 5 < len(once) * 3:
            return False
        below: dict[int, set[str]] = {}
        for n in range(row + 1, min(row + _LOOKED_AT, len(self.sheet.rows)) + 1):
            line = self.own(n)
            if {c: comparable(str(v)) for c, v in line.items()} != self._plain(row):
                for c, v in line.items():
                    below.setdefault(c, set()).add(comparable(str(v)))
        again = sum(text in below.get(c, ()) for c, text in self._plain(row).items())
        return 3 * again <= len(texts)

    def _plain(self, row: int) -> dict[int, str]:
        return {c: comparable(str(v)) for c, v in self.own(row).items()}

    def _top(self, row: int) -> int:
        """The first row of the header that has its fullest one there."""
        top = row
        while top > 1 and row - top + 1 < _TALLEST and self._is_group_row(top - 1, top):
            top -= 1
        return top

    def _is_group_row(self, row: int, below: int) -> bool:
        """True where the row has names of columns that the one below it lacks, or of groups."""
        line = self.line(row)
        if len(self._parts(row)) < 2 or not self._is_of_names(row):
            return False
        if len(self.own(row)) > len(self.line(below)):
            return False
        lone = line.keys() - self.line(below).keys()
        return bool(lone) or any(span.right > span.left for span in self._spans_at(row))

    def _bottom(self, row: int) -> int:
        """The last row of the header: below merged names, below groups of columns."""
        bottom = max([row, *(s.bottom for s in self._spans_at(row) if s.bottom > s.top)])
        bottom = min(bottom, row + _TALLEST - 1)
        while bottom - row + 1 < _TALLEST and self._goes_on(row, bottom):
            bottom += 1
        return bottom

    def _spans_at(self, row: int) -> list[Span]:
        return [s for s in self.spans if s.top <= row <= s.bottom and not self._is_title(s)]

    def _is_title(self, span: Span) -> bool:
        return len(self.own(span.top)) == 1 and span.right > span.left

    def _goes_on(self, top: int, bottom: int) -> bool:
        """True where the row below says what the groups of the one above are made of."""
        groups = {
            c
            for s in self._spans_at(bottom)
            if s.right > s.left and s.top >= top
            for c in range(s.left, s.right + 1)
        }
        groups |= self._open_groups(bottom)
        below = self.own(bottom + 1)
        if not groups or not below or not set(below) <= groups:
            return False
        return all(map(may_be_header, below.values())) and len(below) > 1

    def _open_groups(self, row: int) -> set[int]:
        """The columns of groups in a file that keeps no merges: a name, and blanks behind it."""
        own, below = self.own(row), self.own(row + 1)
        if self.spans or not below or set(own) & set(below) == set(own):
            return set()
        free = set(below) - set(own)
        return free | {c - 1 for c in free if c - 1 in own and c - 1 in below}

    def _header(self, top: int, bottom: int) -> Header:
        texts: dict[int, tuple[str, ...]] = {}
        for row in range(top, bottom + 1):
            for column, text in self.line(row).items():
                above = texts.get(column, ())
                if above[-1:] != (text,) and not (above and lone_unit(text)):
                    texts[column] = (*above, text)
        texts = dict(sorted(texts.items()))
        return Header(top, bottom, texts, month_columns(texts))


def _once(texts: Sequence[str]) -> Sequence[str]:
    """The texts of a list that goes on beside itself, once."""
    for size in range(2, len(texts) // 2 + 1):
        if len(texts) % size == 0 and [*texts] == [*texts[:size]] * (len(texts) // size):
            return texts[:size]
    return texts


def _begins_as_header(texts: Sequence[str]) -> bool:
    """False for a row that begins with a word of a total."""
    return not (texts and texts[0].lower().startswith(SUM_COLUMNS))
