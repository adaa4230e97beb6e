"""What cells show beside their numbers, hide between digits, or say of what cannot be.

Each row of a table is one thing that a clerk does, and beside it the number that counts, worked
out by hand, and the code of what is said at the cell; nothing is said of ordinary ones.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
from office import Office, Rows, changed
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from told import codes

from zgreport.definition.model import ColumnDef, Duplicates, LedgerDef, MeasureDef, MeasureKind
from zgreport.findings import Severity

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.long(8)

WORDS = MeasureDef("总字", "字数", MeasureKind.SUM, "字")
LEDGER = LedgerDef(
    name="稿件",
    files=("*稿件*",),
    date="日期",
    measure_word="篇",
    columns=(ColumnDef("日期"), ColumnDef("标题"), ColumnDef("字数", ("全文字数",))),
    groups=(),
    measures=(WORDS,),
    duplicates=Duplicates.COUNT,
    duplicate_key=("标题", "日期"),
    unpivot=None,
    line=1,
)
HEAD = ("日期", "标题", "字数")
DAY = "2023-04-05"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def read(
    office: Office, cells: Rows, ledger: LedgerDef = LEDGER, head: str = "字数"
) -> tuple[object, list[str]]:
    """The number of the first cell, and what is said of it; each cell is (value, format)."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append([*HEAD[:2], head])
    for n, (value, style) in enumerate(cells, 2):
        page.append([DAY, f"第{n}篇稿子", value])
        page.cell(n, 3).number_format = str(style)
    book.save(office.path("2023/稿件.xlsx"))
    records = office.load(ledger)
    told = [f for f in records.findings if f.severity is not Severity.NOTE and f.place.cell == "C2"]
    held = records.ledgers["稿件"].frame["字数"]
    return next(iter(held)), codes(told)


def one(value: object, style: str = "General") -> Rows:
    return [(value, style), (100, "General"), (120, "0")]


@pytest.mark.parametrize(
    ("style", "number", "code"),
    [
        ('"约"0', 100, "approximate_number"),
        ('"近"0', 100, "approximate_number"),
        ('"不足"0', 100, "approximate_number"),
        ('0"余"', 100, "approximate_number"),
        ('0"余字"', 100, "approximate_number"),
        ('0"多"', 100, "approximate_number"),
        ('0"以上"', 100, "approximate_number"),
        ('General"余"', 100, "approximate_number"),
        ('"约"#,##0"字"', 100, "approximate_number"),
        ('">"0', 100, "not_a_number"),
        ('"≥"0', 100, "not_a_number"),
        ("\\≥0", 100, "not_a_number"),
        ('0"+"', 100, "not_a_number"),
        ("0\\+", 100, "not_a_number"),
        ('0"↑"', 100, "not_a_number"),
        ('0"?"', 100, "not_a_number"),
        ('0"？"', 100, "not_a_number"),
        ('0"篇"', 100, "other_word"),
        ('"共"0"字"', 100, ""),
        ('"共计"0', 100, ""),
        ('"字数："0', 100, ""),
        ('0"字"', 100, ""),
        ('#,##0"字"', 100, ""),
        ("0_ ", 100, ""),
        ("#,##0_);(#,##0)", 100, ""),
        ('_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ', 100, ""),
        ("[>=1000]#,##0;0", 100, ""),
        ("+0;-0", 100, ""),
        ("[Red]0", 100, ""),
        ("0\\ ", 100, ""),
        ("@", 100, ""),
        ("General", 100, ""),
    ],
)
def test_what_a_format_writes_beside_a_number_is_read_like_typed_text(
    office: Office, style: str, number: int, code: str
) -> None:
    said = [f"ledgers.{code}"] if code else []
    assert read(office, one(number, style)) == (None if code else number, said)


@pytest.mark.parametrize(
    ("cell", "number", "code"),
    [
        ("12\u200b13", None, "unseen_between"),
        ("12\u200c13", None, "unseen_between"),
        ("12\u200d13", None, "unseen_between"),
        ("12\u206013", None, "unseen_between"),
        ("12\ufeff13", None, "unseen_between"),
        ("12\u00ad13", None, "unseen_between"),
        ("12\u200e13字", None, "unseen_between"),
        ("12\u200b 13", None, "unseen_between"),
        ("一\u200b二", None, "unseen_between"),
        ("\u200b1213", 1213, ""),
        ("1213\u200e", 1213, ""),
        ("1213\u200b字", 1213, ""),
        ("1\u200b.5万", 15000, ""),
        ("\u202a1213\u202c", 1213, ""),
        ("12₂", None, "not_a_number"),
        ("12²", None, "not_a_number"),
        ("〇〇", None, "not_a_number"),
        ("〇", 0, ""),
        ("二〇二", 202, ""),
        ("1.200", None, "point_or_comma"),
        ("12.345字", None, "point_or_comma"),
        ("1.200万", 12000, ""),
        ("1.25万字", 12500, ""),
        ("200.83字", Decimal("200.83"), "fraction"),
        (200.83, Decimal("200.83"), "fraction"),
        ("200.0字", 200, ""),
        (-5, -5, "negative_count"),
        (0, 0, ""),
        ("100\n字", None, "broken_line"),
    ],
)
def test_a_cell_of_words_is_one_whole_number_or_something_is_said(
    office: Office, cell: object, number: object, code: str
) -> None:
    assert read(office, one(cell)) == (number, [f"ledgers.{code}"] if code else [])


def test_a_lowered_digit_is_not_read_as_the_last_of_a_number(office: Office) -> None:
    cell = CellRichText("12", TextBlock(InlineFont(vertAlign="subscript"), "2"))
    assert read(office, one(cell)) == (None, ["ledgers.two_numbers"])


@pytest.mark.parametrize(
    ("word", "head", "value", "said"),
    [
        ("元", "字数（元）", -5, (-5, "")),
        ("元", "字数（元）", "1.200", (Decimal("1.2"), "")),
        ("万字", "字数（万字）", 1.25, (Decimal("1.25"), "")),
        ("人", "字数", -5, (-5, "negative_count")),
        ("次", "字数", "1.200", (None, "point_or_comma")),
    ],
)
def test_what_may_be_below_nought_or_a_fraction_depends_on_the_unit(
    office: Office, word: str, head: str, value: object, said: tuple[object, str]
) -> None:
    number, code = said
    ledger = changed(LEDGER, measures=(replace(WORDS, measure_word=word),))
    told = [f"ledgers.{code}"] if code else []
    assert read(office, one(value), ledger, head) == (number, told)


@pytest.mark.parametrize(
    ("head", "cells", "number", "code"),
    [
        ("字数", [(97, "0%"), (0.95, "0%")], None, "huge_percent"),
        ("字数", [(97, "0.00%"), (96, "0.00%")], None, "huge_percent"),
        ("字数（%）", [(12.5, "0.0%"), (10.5, "General")], None, "huge_percent"),
        (
            "字数",
            [(9.5, "0%"), (0.9, "0%"), (0.95, "0%"), (0.92, "0%")],
            Decimal("9.5"),
            "percent_out_of_line",
        ),
        ("字数", [(0.5, '"约"0%'), (0.95, "0%")], None, "approximate_number"),
        ("字数", [(0.97, "0%"), (0.95, "0%")], Decimal("0.97"), ""),
        ("字数", [(1.2, "0%"), (0.95, "0%"), (0.9, "0%"), (0.9, "0%")], Decimal("1.2"), ""),
        ("字数", [(0.06, "0%"), (0.005, "0.0%"), (0.004, "0.0%"), (0, "0%")], Decimal("0.06"), ""),
        ("字数", [("1200%", "@"), (0.95, "0%")], 12, ""),
        ("字数（%）", [(12.5, "General"), (10.5, "General")], Decimal("0.125"), ""),
        ("字数", [(97, '0"%"'), (95, '0"%"')], Decimal("0.97"), ""),
    ],
)
def test_a_percentage_that_its_format_made_of_a_number_is_told(
    office: Office, head: str, cells: Rows, number: object, code: str
) -> None:
    ledger = changed(LEDGER, measures=(replace(WORDS, measure_word="%", kind=MeasureKind.PERCENT),))
    said = [f"ledgers.{code}"] if code else []
    assert read(office, cells, ledger, head) == (number, said)


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        ("2023.4.1\u200b2", None),
        ("2023.4.1\u00ad2", None),
        ("2023-04-0\u200e5", None),
        ("1\u20632月5日", None),
        ("2023年1\u202a2月5日", None),
        ("2023.4.12\u200b", 4),
        ("\u202a2023.4.12", 4),
        ("2023年\u200b4月12日", 4),
        ("2023-\u200b04-12", 4),
    ],
)
def test_a_date_with_something_unseen_between_its_digits_is_none(
    office: Office, cell: str, month: int | None
) -> None:
    office.book("2023/稿件.xlsx", [HEAD, [cell, "第一篇稿子", 100], [DAY, "第二篇稿子", 100]])
    records = office.load(LEDGER)
    days = [day.month for day in records.ledgers["稿件"].frame.dates if day]
    assert days == ([month, 4] if month else [4])
    assert [f.place.cell for f in records.findings if f.severity is Severity.ERROR] == (
        [] if month else ["A2"]
    )


UNITS = changed(
    LEDGER, columns=(ColumnDef("日期"), ColumnDef("标题"), ColumnDef("单位"), ColumnDef("字数"))
)
NAMED = ("日期", "标题", "单位", "字数")


@pytest.mark.parametrize(
    ("row", "count", "said"),
    [
        (("2023-12-31", None, "甲县", "无"), 2, []),
        (("2023-12-31", None, "甲县", "/"), 2, []),
        (("2023-12-31", None, "甲县", None), 2, ["ledgers.untitled_row"]),
        (("2023-12-31", 0, "甲县", "无"), 2, []),
        (("2023-12-31", "0", "甲县", 0), 2, []),
        (("2023-12-31", "0", "甲县", "/"), 2, []),
        (("2023-12-31", "无", "甲县", None), 2, []),
        (("2023-12-31", None, "甲县", 300), 3, []),
        (("2023-12-31", "第三篇稿子", "甲县", None), 3, []),
        (("2023-12-31", "第三篇稿子", "甲县", "无"), 3, []),
        (("2023-12-31", "第三篇稿子", None, 0), 3, []),
        (("2023-12-31", "〇二式农机下地", "甲县", 300), 3, []),
    ],
)
def test_a_row_of_a_date_and_a_unit_only_is_no_article(
    office: Office, row: tuple[object, ...], count: int, said: list[str]
) -> None:
    rows = [NAMED, [DAY, "第一篇稿子", "甲县", 100], [DAY, "第二篇稿子", "乙县", 100], row]
    office.book("2023/稿件.xlsx", rows)
    records = office.load(UNITS)
    told = [f for f in records.findings if f.severity is not Severity.NOTE and f.place.file]
    assert len(records.ledgers["稿件"].frame) == count
    assert [code for code in codes(told) if code == "ledgers.untitled_row"] == said
