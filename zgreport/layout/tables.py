"""Tables: what happens to them where a page ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.layout.rule import Breach, Rule, Strength, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.document.looks.model import TableLook
    from zgreport.layout.composition import Composition

__all__ = ["RULES"]

_MANY_ROWS = 8  # a shorter table mostly stands on one page
_SOME_COLUMNS = 2


def _long_tables(composition: Composition) -> Iterator[TableLook]:
    for table in composition.looks.tables:
        if table.rows >= _MANY_ROWS and table.columns >= _SOME_COLUMNS:
            yield table


def _header(composition: Composition) -> Iterator[Breach]:
    for table in _long_tables(composition):
        if not table.header_rows:
            yield at(composition.pieces[table.paragraph - 1], table=table.number)


def _rows(composition: Composition) -> Iterator[Breach]:
    for table in _long_tables(composition):
        if table.whole_rows < table.rows:
            yield at(composition.pieces[table.paragraph - 1], table=table.number)


RULES = (
    Rule("layout.table_header", "表头不重复", "惯例/表格跨页", Strength.PRACTICE, _header),
    Rule("layout.table_rows", "表格行跨页断开", "惯例/表格跨页", Strength.PRACTICE, _rows),
)
