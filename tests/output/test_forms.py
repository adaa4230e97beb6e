"""The tables of Excel in a form: names as the header has them, one row, no totals."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.worksheet.table import Table, TableColumn, TableFormula

from zgreport.output.forms import Form, emptied


def form(headers: list[str], *, totals: bool = False, top: int = 1) -> Table | None:
    """The table in the form of a sheet with three records, whose headers become these."""
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    rows: list[list[str | int | None]] = [["题目行", None, None] for _ in range(top - 1)]
    rows += [["题目", "2023年数量", "合计"], ["甲", 1, 2], ["乙", 3, 6], ["丙", 5, 10]]
    rows += [["合计", 3, 6]] if totals else []
    for row in rows:
        sheet.append(row)
    table = Table(displayName="表1", ref=f"A{top}:C{top + 3 + totals}")
    table.tableColumns = [
        TableColumn(id=at, name=str(name)) for at, name in enumerate(rows[top - 1], 1)
    ]
    table.tableColumns[2].calculatedColumnFormula = TableFormula(attr_text="表1[[#This Row],[x]]*2")
    if totals:
        table.totalsRowCount = 1
        table.tableColumns[0].totalsRowLabel = "合计"
        table.tableColumns[1].totalsRowFunction = "sum"
    sheet.add_table(table)
    data = io.BytesIO()
    book.save(data)
    texts = {(top, column): text for column, text in enumerate(headers, 1)}
    asked = Form("Sheet", "表", frozenset(range(1, top + 1)), top + 1, texts, {}, frozenset(), {})
    made = openpyxl.load_workbook(io.BytesIO(emptied(data.getvalue(), (asked,))))
    return next((one for one in made["表"].tables.values() if isinstance(one, Table)), None)


SAME = ["题目", "2023年数量", "合计"]
RENAMED = ["题目", "2024年数量", "合计"]


@pytest.mark.parametrize(("top", "totals"), [(1, False), (1, True), (3, True)])
def test_a_table_keeps_its_header_and_one_row(top: int, totals: bool) -> None:
    table = form(SAME, totals=totals, top=top)
    assert table is not None
    assert table.ref == f"A{top}:C{top + 1}"
    assert not table.totalsRowCount
    assert [column.totalsRowLabel for column in table.tableColumns] == [None, None, None]


def test_its_columns_are_called_what_the_header_says_in_the_new_year() -> None:
    table = form(RENAMED)
    assert table is not None
    assert [column.name for column in table.tableColumns] == RENAMED


@pytest.mark.parametrize(("headers", "stays"), [(SAME, True), (RENAMED, False)])
def test_a_formula_of_a_column_stays_unless_a_name_it_may_use_is_gone(
    headers: list[str], stays: bool
) -> None:
    table = form(headers)
    assert table is not None
    assert (table.tableColumns[2].calculatedColumnFormula is not None) is stays


def test_headers_that_become_equal_are_no_table_any_more() -> None:
    assert form(["题目", "合计", "合计"]) is None


def test_a_line_break_in_a_header_stands_in_the_column_name_too() -> None:
    table = form(["题目", "2024年\n数量", "合计"])
    assert table is not None
    assert table.tableColumns[1].name == "2024年\n数量"
