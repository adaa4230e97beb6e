"""HTML tables: what back ends export under the name .xls."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from zgreport.ledgers.files.delimited import decode
from zgreport.ledgers.files.sheet import Book, Scalar, Sheet, Span
from zgreport.patterns import Pattern

__all__ = ["read_html"]

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_WIDEST = 1000  # colspan="99999999" is cheap to write
# What stands on a line of its own, and what is raised or struck out, belongs to no number before.
_APART = dict.fromkeys(("br", "p", "div", "li"), "\n")
_APART |= dict.fromkeys(("sup", "sub", "s", "strike", "del"), " ")
_LINES = Pattern(r"\n\s*\n")
_MOST_ROWS = 1_048_576  # of an Excel sheet


def read_html(content: bytes) -> Book:
    """The tables of the page, one sheet each; a single table has no name."""
    parser = _Tables()
    parser.feed(_text(content))
    parser.close()
    tables = [table for table in parser.tables if table.rows]
    names = [""] if len(tables) == 1 else [f"表{n}" for n in range(1, len(tables) + 1)]
    return Book("html", tuple(t.sheet(n) for t, n in zip(tables, names, strict=True)))


def _text(content: bytes) -> str:
    declared = _CHARSET.search(content[:2000])
    if declared and declared[1].lower() in {b"gb2312", b"gbk", b"gb18030"}:
        return content.decode("gb18030", errors="replace")
    return decode(content)


class _Table:
    """A table while it is read: a cell takes the first free place of its row."""

    def __init__(self) -> None:
        self.rows: list[dict[int, Scalar]] = []
        self.merges: list[Span] = []
        self.taken: set[tuple[int, int]] = set()

    def put(self, text: str, across: int, down: int) -> None:
        row, column = len(self.rows), 1
        while (row, column) in self.taken:
            column += 1
        self.rows[-1][column] = text
        if across > 1 or down > 1:
            span = Span(row, column, row + down - 1, column + across - 1)
            self.merges.append(span)
        self.taken.update(
            (r, c) for r in range(row, row + down) for c in range(column, column + across)
        )

    def sheet(self, name: str) -> Sheet:
        rows = [[row.get(c, "") for c in range(1, max(row, default=0) + 1)] for row in self.rows]
        return Sheet(name, rows, merges=tuple(self.merges))


class _Tables(HTMLParser):
    """Collects the cells of every table; tables inside a cell count as tables of their own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._cell: list[str] | None = None
        self._spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end_cell()
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open and len(self._open[-1].rows) < _MOST_ROWS:
            self._end_cell()
            self._open[-1].rows.append({})
        elif tag in {"td", "th"} and self._open:
            self._start_cell(dict(attrs))
        elif tag in _APART and self._cell is not None:
            self._cell.append(_APART[tag])

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"}:
            self._end_cell()
        elif tag in _APART and self._cell is not None:
            self._cell.append(_APART[tag])
        if tag == "table" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _start_cell(self, attrs: dict[str, str | None]) -> None:
        self._end_cell()
        if not self._open[-1].rows:
            self._open[-1].rows.append({})
        self._cell = []
        self._spans = (_span(attrs.get("colspan")), _span(attrs.get("rowspan")))

    def _end_cell(self) -> None:
        if self._cell is not None and self._open:
            text = _LINES.sub("\n", "".join(self._cell)).strip()
            self._open[-1].put(text, *self._spans)
        self._cell = None


def _span(text: str | None) -> int:
    number = int(text) if text and text.isascii() and text.isdigit() else 1
    return min(max(number, 1), _WIDEST)
