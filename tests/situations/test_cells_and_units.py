"""What clerks do to a cell, a number format and a unit: the figure it has to be, or the finding.

Each row of a table is one thing that somebody did, and beside it, worked out by hand, what the
sum of the column is then, or the code of the error at the cell.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlwt
from office import Office, Rows, changed
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from told import codes

from zgreport.cli.words import Words
from zgreport.definition.model import (
    ColumnDef,
    Duplicates,
    LedgerDef,
    MeasureDef,
    MeasureKind,
    RegistryDef,
    UnpivotDef,
)
from zgreport.findings import Severity
from zgreport.ledgers.files.excerpt import row_at
from zgreport.ledgers.files.reader import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.ledgers.model import Records

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
ERROR = Severity.ERROR


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def measured(
    word: str, kind: MeasureKind = MeasureKind.SUM, also: tuple[str, ...] = ()
) -> LedgerDef:
    measure = replace(WORDS, measure_word=word, kind=kind, also=also)
    return changed(LEDGER, measures=(measure,))


def read(office: Office, cell: object, ledger: LedgerDef = LEDGER) -> tuple[object, list[str]]:
    """The number that the cell is, and what is said of it at C2 but notes."""
    rows: Rows = [HEAD, [DAY, "第一篇", cell], [DAY, "第二篇", 100]]
    office.book("2023/稿件.xlsx", rows)
    return held(office.load(ledger))


def held(records: Records, column: str = "字数", at: str = "C2") -> tuple[object, list[str]]:
    told = [f for f in records.findings if f.severity is not Severity.NOTE and f.place.cell == at]
    return next(iter(records.ledgers["稿件"].frame[column])), codes(told)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1 200 300", 1200300),  # groups of three
        ("1\u00a0200\u00a0300", 1200300),  # copied from a web page
        ("1\u2009200", 1200),  # as type-setters part groups
        ("1\u3000200", 1200),
        ("1,200,300", 1200300),
        ("1，200", 1200),
        ("١٢", 12),  # digits of another script
        ("12 字", 12),
        ("12字", 12),
        (" 12\n", 12),  # a line break after all
        ("\ufeff12\u200b", 12),
        ("1.2w", 12000),
        ("1.2W", 12000),
        ("1.2ｗ", 12000),
        ("1.2 w", 12000),
        ("1.2w字", 12000),
        ("3k", 3000),
        ("3K字", 3000),
        ("1.2万", 12000),
        ("1.2 万 字", 12000),
        ("1.2万字", 12000),
        ("3百万", 3_000_000),
        ("2千字", 2000),
        ("1.2亿", 120_000_000),
        ("1万2000", 12000),
        ("一千二百", 1200),
        ("两千三百字", 2300),
        ("0012", 12),
        ("+12", 12),
        ("0", 0),
    ],
)
def test_a_number_is_read_in_the_forms_that_mean_one(
    office: Office, cell: object, number: object
) -> None:
    assert read(office, cell) == (number, [])


@pytest.mark.parametrize(
    ("cell", "number", "code"),
    [
        ("1,200.5", Decimal("1200.5"), "fraction"),
        ("１２．５", Decimal("12.5"), "fraction"),
        (0.1 + 0.2, Decimal("0.3"), "fraction"),  # as Excel shows it
        ("-12", -12, "negative_count"),
        ("−12", -12, "negative_count"),
    ],
)
def test_a_number_that_nothing_counted_comes_to_is_read_with_a_warning(
    office: Office, cell: object, number: object, code: str
) -> None:
    assert read(office, cell) == (number, [f"ledgers.{code}"])


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("12\n13", "two_numbers"),
        ("12\r\n13", "two_numbers"),
        ("12\n字", "broken_line"),
        ("1\n200", "two_numbers"),
        ("一百\n二十", "two_numbers"),
        ("12 13", "two_numbers"),
        ("12\t13", "two_numbers"),
        ("1 20", "two_numbers"),
        ("12 345 6", "two_numbers"),
        ("1\u2009200\u00a0300", "two_numbers"),  # two kinds of space
        ("一 二", "two_numbers"),
        ("1, 200", "not_a_number"),
        ("1,2,3", "not_a_number"),
        ("12,34", "not_a_number"),
        ("0,123", "not_a_number"),
        ("12、13", "not_a_number"),
        ("1.2.3", "not_a_number"),
        ("12.", "not_a_number"),
        (".5", "not_a_number"),
        ("1. 5", "not_a_number"),
        ("12-13", "not_a_number"),
        ("12/13", "not_a_number"),
        ("12+3", "not_a_number"),
        ("(12)", "not_a_number"),
        ("12字13", "not_a_number"),
        ("12（字）", "not_a_number"),
        ("1e5", "not_a_number"),
        ("12①", "not_a_number"),
        ("12*", "not_a_number"),
        ("#12", "not_a_number"),
        ("'12", "not_a_number"),
        ("NaN", "not_a_number"),
        ("∞", "not_a_number"),
        ("12待核", "not_a_number"),
        ("12作废", "not_a_number"),
        ("1O", "not_a_number"),  # the letter
        ("l2", "not_a_number"),
        ("3m", "other_word"),  # metres, millions or a slip
        ("3M", "other_word"),
        ("3kg", "other_word"),
        ("45分钟", "other_word"),
        ("12篇", "other_word"),
        ("12元", "other_word"),
        ("￥12", "not_a_number"),
        ("50%", "percent_here"),
        ("50％", "percent_here"),
        ("百分之五十", "percent_here"),
        ("约12", "approximate_number"),
        ("12余字", "approximate_number"),
        ("12字左右", "approximate_number"),
        ("√", "not_a_number"),
        ("○", "not_a_number"),
        ("☑", "not_a_number"),
        ("●", "not_a_number"),
        ("未填", "not_a_number"),
        (True, "not_a_number"),
        (dt.date(2023, 1, 1), "not_a_number"),
        (dt.time(12, 30), "not_a_number"),
        (dt.timedelta(hours=12), "not_a_number"),
        ("12:30", "not_a_number"),
    ],
)
def test_anything_else_in_the_cell_is_an_error_there(
    office: Office, cell: object, code: str
) -> None:
    assert read(office, cell) == (None, [f"ledgers.{code}"])


@pytest.mark.parametrize("cell", ["", " ", "—", "-", "/", "无", "\u200b"])
def test_a_mark_for_nothing_is_a_blank(office: Office, cell: object) -> None:
    assert read(office, cell) == (None, [])


@pytest.mark.parametrize(
    ("word", "cell", "number"),
    [
        ("人", "12名", 12),
        ("人", "1.2万位", 12000),
        ("篇", "12件", 12),
        ("次", "40.2万次", 402000),
        ("万元", "3", 3),
        ("万元", "3万元", 3),
        ("万元", "30000元", 3),
        ("万元", "1.5亿元", 15000),
        ("元", "￥1,200", 1200),
        ("元", "3万元", 30000),
        ("千瓦", "3千瓦", 3),  # not three thousand watts
        ("平方米", "3㎡", 3),
        ("平方米", "3 m²", 3),
        ("批次", "3批次", 3),
    ],
)
def test_a_word_of_the_same_kind_is_read(
    office: Office, word: str, cell: str, number: object
) -> None:
    assert read(office, cell, measured(word)) == (number, [])


@pytest.mark.parametrize(
    ("word", "cell", "code"),
    [
        ("人", "12人次", "other_word"),
        ("次", "12条", "other_word"),
        ("元", "12美元", "other_word"),
        ("亩", "3公顷", "other_word"),
        ("万元", "3万", "scaled_twice"),
        ("万元", "3千", "scaled_twice"),
    ],
)
def test_a_word_of_another_kind_is_not(office: Office, word: str, cell: str, code: str) -> None:
    assert read(office, cell, measured(word)) == (None, [f"ledgers.{code}"])


def test_a_word_the_definition_allows_is_read(office: Office) -> None:
    assert read(office, "1.2万人次", measured("人", also=("人次",))) == (12000, [])


def test_another_word_of_the_kind_is_a_note(office: Office) -> None:
    office.book("2023/稿件.xlsx", [HEAD, [DAY, "一", "12名"], [DAY, "二", "3人"]])
    (found,) = office.load(measured("人")).findings
    assert (found.code, found.severity, found.place.cell) == (
        "ledgers.like_word",
        Severity.NOTE,
        "C2",
    )


@pytest.mark.parametrize(
    ("cell", "rank"),
    [("第3名", 3), ("第三名", 3), ("3", 3), (3, 3), ("第3", 3), ("第十二位", 12), ("3位", 3)],
)
def test_a_place_in_a_ranking_is_a_number(office: Office, cell: object, rank: int) -> None:
    assert read(office, cell, measured("位", MeasureKind.RANK)) == (rank, [])


@pytest.mark.parametrize("word", ["篇", "人", "次", "件", "个", "家", "人次"])
def test_a_fraction_of_what_comes_whole_is_a_warning(office: Office, word: str) -> None:
    value, told = read(office, 12.5, measured(word))
    assert (value, told) == (Decimal("12.5"), ["ledgers.fraction"])


@pytest.mark.parametrize("word", ["元", "亩", "吨", "分"])
def test_a_fraction_of_what_does_not_is_none(office: Office, word: str) -> None:
    assert read(office, 12.5, measured(word)) == (Decimal("12.5"), [])


def test_a_mean_may_be_a_fraction(office: Office) -> None:
    assert read(office, 12.5, measured("人", MeasureKind.MEAN)) == (Decimal("12.5"), [])


def formatted(office: Office, cell: object, style: str) -> None:
    book = office.book("2023/稿件.xlsx", [HEAD, [DAY, "一", cell], [DAY, "二", 100]])
    book.worksheets[0]["C2"].number_format = style
    book.save(office.path("2023/稿件.xlsx"))


@pytest.mark.parametrize(
    ("cell", "style", "number"),
    [
        (12, "General", 12),
        (12, "#,##0.00_ ", 12),
        (12, '0"字"', 12),
        (3, '0"万"', 30000),  # shown as 3万
        (3, '0"万字"', 30000),
        (12000, '0!.0,"万"', 12000),  # shown as 1.2万, which divides
        (12345, '0!.0000"万"', 12345),  # shown as 1.2345万: the point is only written
        (12000, '0.0,"千"', 12000),
    ],
)
def test_what_a_number_format_shows_is_what_is_meant(
    office: Office, cell: object, style: str, number: int
) -> None:
    formatted(office, cell, style)
    assert held(office.load(LEDGER)) == (number, [])


@pytest.mark.parametrize(
    ("cell", "style", "code"),
    [
        (0.5, "0%", "percent_here"),
        (0.125, "0.0%", "percent_here"),
        (50, '0"%"', "percent_here"),
        (12, '0"分钟"', "other_word"),
    ],
)
def test_a_format_that_shows_something_else_is_an_error(
    office: Office, cell: object, style: str, code: str
) -> None:
    formatted(office, cell, style)
    assert held(office.load(LEDGER)) == (None, [f"ledgers.{code}"])


def test_a_percent_is_named_as_it_is_shown(office: Office) -> None:
    formatted(office, 0.5, "0%")
    (found,) = office.load(LEDGER).findings
    assert found.values["value"] == "50%"
    with Reader() as reader:
        assert row_at(found.place, office.workspace, reader) == (DAY, "一", "50%")


RATES = changed(LEDGER, measures=(replace(WORDS, kind=MeasureKind.PERCENT, measure_word="%"),))


@pytest.mark.parametrize(
    ("cells", "shares", "told"),
    [
        (["50%", "12.5%"], ["0.5", "0.125"], []),
        (["百分之五十", "5%"], ["0.5", "0.05"], []),
        ([50, 12.5], ["0.5", "0.125"], ["percent_assumed"]),
        ([0.5, 1], ["0.5", "1"], ["percent_assumed"]),
        ([50, 0.5], ["0.5", None], ["no_sign", "percent_assumed"]),  # a half, or half a percent
        (["50%", 12.5], ["0.5", None], ["no_sign"]),
        (["50%", 0], ["0.5", "0"], []),
    ],
)
def test_a_percent_measure_is_a_share(
    office: Office, cells: list[object], shares: list[str | None], told: list[str]
) -> None:
    office.book("2023/稿件.xlsx", [HEAD, *([DAY, f"题{n}", c] for n, c in enumerate(cells))])
    records = office.load(RATES)
    column = records.ledgers["稿件"].columns["字数"]
    wanted = [None if share is None else Decimal(share) for share in shares]
    assert list(records.ledgers["稿件"].frame["字数"]) == wanted
    assert column.percent
    assert sorted(f.code for f in records.findings if f.severity is not Severity.NOTE) == [
        f"ledgers.{code}" for code in told
    ]


def test_a_header_with_a_percent_sign_says_that_fifty_is_half(office: Office) -> None:
    head = ("日期", "标题", "字数（%）")
    office.book("2023/稿件.xlsx", [head, [DAY, "一", 50], [DAY, "二", 0.5]])
    records = office.load(RATES)
    assert list(records.ledgers["稿件"].frame["字数"]) == [Decimal("0.5"), Decimal("0.005")]
    assert codes(records.findings) == []


FREE = changed(
    LEDGER, measures=(), columns=(*LEDGER.columns[:2], ColumnDef("比例", ("占比（%）",)))
)


@pytest.mark.parametrize(
    ("header", "style", "cells", "shares"),
    [
        ("比例", "0.0%", [0.125, 0.1], ["0.125", "0.1"]),
        ("比例", "General", ["12.5%", "10%"], ["0.125", "0.1"]),
        ("占比（%）", "General", [12.5, 10], ["0.125", "0.1"]),
        ("比例", '0.0"%"', [12.5, 10], ["0.125", "0.1"]),
    ],
)
def test_a_free_column_of_percentages_knows_that_it_is_one(
    office: Office, header: str, style: str, cells: list[object], shares: list[str]
) -> None:
    rows = [("日期", "标题", header), *([DAY, f"题{n}", c] for n, c in enumerate(cells))]
    book = office.book("2023/稿件.xlsx", rows)
    for row in (2, 3):
        book.worksheets[0].cell(row, 3).number_format = style
    book.save(office.path("2023/稿件.xlsx"))
    ledger = office.load(FREE).ledgers["稿件"]
    assert ledger.columns["比例"].percent
    assert list(ledger.frame["比例"]) == [Decimal(share) for share in shares]


def test_one_bare_number_among_percentages_is_an_error(office: Office) -> None:
    rows = [("日期", "标题", "比例"), *([DAY, f"题{n}", c] for n, c in enumerate([0.1, 0.2, 12.5]))]
    book = office.book("2023/稿件.xlsx", rows)
    for row in (2, 3):
        book.worksheets[0].cell(row, 3).number_format = "0%"
    book.save(office.path("2023/稿件.xlsx"))
    records = office.load(FREE)
    assert list(records.ledgers["稿件"].frame["比例"]) == [Decimal("0.1"), Decimal("0.2"), None]
    assert [(f.code, f.place.cell) for f in records.findings] == [("ledgers.no_sign", "C4")]


def test_a_plain_free_column_is_no_percentage(office: Office) -> None:
    office.book("2023/稿件.xlsx", [("日期", "标题", "比例"), [DAY, "一", 12.5], [DAY, "二", 10]])
    ledger = office.load(FREE).ledgers["稿件"]
    assert (ledger.columns["比例"].numeric, ledger.columns["比例"].percent) == (True, False)


@pytest.mark.parametrize(
    ("above", "word", "cell", "number"),
    [
        ("单位：万字", "字", 100, 1_000_000),
        ("（单位：万字）", "字", 100, 1_000_000),
        ("计量单位：千字", "字", 1.5, 1500),
        ("单位:万字", "字", 100, 1_000_000),
        ("单 位：万字", "字", 100, 1_000_000),
        ("填报单位：甲县    单位：万元", "元", 100, 1_000_000),
        ("金额单位：人民币万元", "元", 100, 1_000_000),
        ("单位：万元、人", "元", 100, 1_000_000),
        ("单位：万元、人", "人", 100, 100),
        ("单位：元", "万元", 30000, 3),
        ("单位：万元", "万元", 3, 3),
        ("单位：万人次", "人次", 2, 20000),
        ("单位：万条", "篇", 2, 20000),
        ("经费支出表（万元）", "元", 2, 20000),
        ("单位：万元", "人", 12, 12),  # of another dimension
        ("单位：万元", "字", 12, 12),
        ("填报单位：甲县", "字", 12, 12),
        ("单位：组织部", "字", 12, 12),
        ("单位：万字", "字", "3万字", 30000),  # the cell's own unit wins
        ("单位：万字", "字", "300字", 300),
    ],
)
def test_a_line_above_the_table_says_the_unit_of_its_own_dimension(
    office: Office, above: str, word: str, cell: object, number: int
) -> None:
    office.book("2023/稿件.xlsx", [[above], HEAD, [DAY, "一", cell], [DAY, "二", 1]])
    assert held(office.load(measured(word)), at="C3") == (number, [])


@pytest.mark.parametrize(
    ("above", "word"),
    [("单位：美元", "元"), ("单位：公顷", "亩"), ("单位：公斤", "吨"), ("单位：小时", "分钟")],
)
def test_a_unit_that_does_not_convert_is_refused_where_it_stands(
    office: Office, above: str, word: str
) -> None:
    office.book("2023/稿件.xlsx", [[above], HEAD, [DAY, "一", 3], [DAY, "二", 1]])
    assert held(office.load(measured(word)), at="A1") == (None, ["ledgers.other_unit"])


def test_a_line_in_two_cells_and_one_below_the_table(office: Office) -> None:
    office.book("2023/稿件.xlsx", [["", "单位：", "万字"], HEAD, [DAY, "一", 3]])
    assert held(office.load(LEDGER)) == (30000, [])
    office.book("2023/稿件.xlsx", [HEAD, [DAY, "一", 3], ["注：计量单位：万字"]])
    assert held(office.load(LEDGER)) == (30000, [])


@pytest.mark.parametrize(
    ("header", "word", "cell", "number"),
    [
        ("字数（万字）", "字", 2, 20000),
        ("字数(单位：千字)", "字", 2, 2000),
        ("字数（万）", "字", 2, 20000),
        ("字数（字）", "字", 2, 2),
        ("字数（含网络）", "字", 2, None),  # another header, which the definition has to name
        ("字数（万元）", "元", "3元", 3),
        ("字数（元）", "万元", 30000, 3),
        ("字数（个）", "篇", 2, 2),
        ("字数（月）", "字", 2, None),  # a period is no unit, and may stand beside 字数（年）
    ],
)
def test_a_header_says_the_unit_in_brackets(
    office: Office, header: str, word: str, cell: object, number: int | None
) -> None:
    office.book("2023/稿件.xlsx", [("日期", "标题", header), [DAY, "一", cell]])
    assert held(office.load(measured(word))) == (number, [])


def test_a_header_wins_over_a_line(office: Office) -> None:
    rows = [["单位：亿字"], ("日期", "标题", "字数（万字）"), [DAY, "一", 3]]
    office.book("2023/稿件.xlsx", rows)
    assert held(office.load(LEDGER)) == (30000, [])


@pytest.mark.parametrize(
    ("bracket", "word"), [("千瓦", "元"), ("美元", "元"), ("条", "次"), ("%", "字")]
)
def test_a_header_of_another_unit_is_refused(office: Office, bracket: str, word: str) -> None:
    office.book("2023/稿件.xlsx", [("日期", "标题", f"字数（{bracket}）"), [DAY, "一", 3]])
    assert held(office.load(measured(word)), at="C1") == (None, ["ledgers.other_unit"])


def test_two_files_of_one_ledger_each_have_their_unit(office: Office) -> None:
    office.book("2023/稿件1.xlsx", [["单位：万字"], HEAD, [DAY, "一", 3]])
    office.book("2023/稿件2.xlsx", [HEAD, [DAY, "二", 3]])
    office.book("2023/稿件3.xlsx", [("日期", "标题", "字数（千字）"), [DAY, "三", 3]])
    records = office.load(LEDGER)
    assert list(records.ledgers["稿件"].frame["字数"]) == [30000, 3, 3000]
    assert sorted((f.code, f.place.file) for f in records.findings) == [
        ("ledgers.unit_converted", "inputs/2023/稿件1.xlsx"),
        ("ledgers.unit_converted", "inputs/2023/稿件3.xlsx"),
        ("ledgers.unit_missing", "inputs/2023/稿件2.xlsx"),
    ]


def test_a_free_column_in_two_units_has_to_say_so_everywhere(office: Office) -> None:
    free = changed(LEDGER, measures=())
    office.book("2023/稿件1.xlsx", [("日期", "标题", "字数（万字）"), [DAY, "一", 3]])
    office.book("2023/稿件2.xlsx", [HEAD, [DAY, "二", 3]])
    (found,) = office.load(free).findings
    assert (found.code, found.severity, found.place.file) == (
        "ledgers.unit_missing",
        ERROR,
        "inputs/2023/稿件2.xlsx",
    )


CROSSED = changed(
    LEDGER,
    date="月份",
    columns=(ColumnDef("标题"),),
    measures=(replace(WORDS, column="字数"),),
    unpivot=UnpivotDef(("*月",), "月份", "字数"),
)


@pytest.mark.parametrize(
    ("cell", "number", "told"),
    [
        (3, 3, []),
        ("1.2w", 12000, []),
        ("12 13", None, ["two_numbers"]),
        ("45分钟", None, ["other_word"]),
        ("50%", None, ["percent_here"]),
        ("√", None, ["not_a_number"]),
    ],
)
def test_a_cross_table_is_read_alike(
    office: Office, cell: object, number: object, told: list[str]
) -> None:
    office.book("2023/稿件.xlsx", [["标题", "1月", "2月"], ["甲", cell, 4]])
    found = [f"ledgers.{code}" for code in told]
    assert held(office.load(CROSSED), at="B2") == (number, found)


def test_a_cross_table_has_a_unit_above_it_and_formats_in_it(office: Office) -> None:
    book = office.book("2023/稿件.xlsx", [["单位：万字"], ["标题", "1月", "2月"], ["甲", 3, 0.5]])
    book.worksheets[0]["C3"].number_format = "0%"
    book.save(office.path("2023/稿件.xlsx"))
    records = office.load(CROSSED)
    assert list(records.ledgers["稿件"].frame["字数"]) == [30000, None]
    assert [(f.code, f.place.cell) for f in records.findings if f.severity is ERROR] == [
        ("ledgers.percent_here", "C3")
    ]


POINTS = RegistryDef("载体", "名录.xlsx", "载体", "载体", "别名", {}, 1)


@pytest.mark.parametrize(
    ("cells", "values", "told"),
    [
        ([3, "5分", "1.5"], [3, 5, Decimal("1.5")], []),
        ([3, "1 200", "1.2w"], [3, 1200, 12000], []),
        ([3, "—", 5], [3, None, 5], []),
        (["50%", "25%", "10%"], [Decimal("0.5"), Decimal("0.25"), Decimal("0.1")], []),
        ([3, "12 13", 5], ["3", "12 13", "5"], ["ledgers.mixed_column"]),
        ([3, "12\n13", 5], ["3", "1213", "5"], ["ledgers.mixed_column"]),
        ([3, "5待定", 5], ["3", "5待定", "5"], ["ledgers.mixed_column"]),
        ([3, "50%", 5], ["3", "50%", "5"], ["ledgers.mixed_column"]),
        (["市级", "省级", "国家级"], ["市级", "省级", "国家级"], []),
        (["001", "002", "003"], ["001", "002", "003"], []),
    ],
)
def test_a_registry_is_read_alike(
    office: Office, cells: list[object], values: list[object], told: list[str]
) -> None:
    rows: Rows = [("载体", "别名", "分值"), *((f"报{n}", None, c) for n, c in enumerate(cells))]
    office.book("名录.xlsx", rows, sheet="载体")
    office.book("2023/稿件.xlsx", [HEAD, [DAY, "一", 3]])
    records = office.load(LEDGER, registries=[POINTS])
    members = records.registries["载体", 2023].members
    assert [member.attributes["分值"] for member in members] == values
    assert sorted(set(codes(records.findings))) == told


def test_aliases_one_a_line_are_several(office: Office) -> None:
    office.book("名录.xlsx", [("载体", "别名", "分值"), ("报", "甲\n乙", 1)], sheet="载体")
    office.book("2023/稿件.xlsx", [HEAD, [DAY, "一", 3]])
    (member,) = office.load(LEDGER, registries=[POINTS]).registries["载体", 2023].members
    assert member.aliases == ("甲", "乙")


@pytest.mark.parametrize(
    ("head", "row", "value", "unit"),
    [
        (("名称", "数值"), ("甲", 512), "512", ""),
        (("名称", "数值"), ("甲", "512篇"), "512", "篇"),
        (("名称", "数值"), ("甲", "1.2万字"), "12000", "字"),
        (("名称", "数值"), ("甲", "1.2w"), "12000", ""),
        (("名称", "数值"), ("甲", "11.5%"), "0.115", "%"),
        (("名称", "数值"), ("甲", "617.1次/条"), "617.1", "次/条"),
        (("名称", "数值", "单位"), ("甲", 3, "万元"), "3", "万元"),
        (("名称", "数值", "单位"), ("甲", 11.5, "%"), "0.115", "%"),
        (("名称", "数值（万元）"), ("甲", 3), "3", "万元"),
        (("名称", "数值"), ("甲", "第5名"), "5", ""),
        (("名称", "数值"), ("甲", "第五名"), "5", ""),
        (("名称", "数值"), ("甲", "并列第3"), "3", ""),
        (("名称", "数值", "单位"), ("甲", "第5名", "位"), "5", "位"),
    ],
)
def test_last_years_typed_numbers_are_read_alike_and_keep_their_unit(
    office: Office, head: tuple[str, ...], row: tuple[object, ...], value: str, unit: str
) -> None:
    office.book("2022/上年数.xlsx", [head, row])
    office.book("2023/稿件.xlsx", [HEAD, [DAY, "一", 3]])
    records = office.load(LEDGER)
    typed = records.typed.get(2022, {})
    found = [(figure.value, figure.unit) for figure in typed.values()]
    assert (found, codes(records.findings)) == ([(Decimal(value), unit)], [])


@pytest.mark.parametrize(
    ("cell", "unit", "code"),
    [
        ("12 13", "", "two_numbers"),
        ("12\n13", "", "two_numbers"),
        ("12待核", "", "not_a_number"),
        ("第0名", "", "not_a_number"),
        ("待定", "", "not_a_number"),
        ("约200", "", "typed_approximate"),
        ("3分钟", "万元", "word_unclear"),
        ("3万", "万元", "scaled_twice"),
        (1.1010119900307888e17, "", "lost_digits"),
    ],
)
def test_what_was_typed_in_and_is_no_number_is_told_for_what_it_is(
    office: Office, cell: object, unit: str, code: str
) -> None:
    office.book("2022/上年数.xlsx", [("名称", "数值", "单位"), ("甲", cell, unit)])
    office.book("2023/稿件.xlsx", [HEAD, [DAY, "一", 3]])
    (finding,) = office.load(LEDGER).findings
    assert (finding.code, finding.place.cell) == (f"ledgers.{code}", "B2")
    assert "合计" not in Words("zh_CN").sentence(finding)


VOTED = replace(LEDGER, measures=(), counted_elsewhere=("票数",))


@pytest.mark.parametrize(
    ("cells", "numbers", "told"),
    [
        ([10, "12票", "13票"], [10, 12, 13], []),
        ([10, "12票", "13人"], [10, 12, None], [("word_unclear", "C4")]),
        (["10票", "12票", "待定"], [10, 12, None], [("not_a_number", "C4")]),
        (["待定", "缺", 12], [None, None, 12], [("not_a_number", "C2"), ("not_a_number", "C3")]),
        ([10, "约20", "—"], [10, None, None], [("approximate_number", "C3")]),
        ([10, "12 13", 11], [10, None, 11], [("two_numbers", "C3")]),
        ([10, "50%", 11], [10, None, 11], [("percent_unclear", "C3")]),
        ([None, "缺", "12分"], [None, None, 12], [("not_a_number", "C3")]),
        (["1.2w", "十二", 3.5], [12000, 12, Decimal("3.5")], []),
    ],
)
def test_votes_and_points_are_numbers_or_an_error_at_the_cell(
    office: Office, cells: list[object], numbers: list[object], told: list[tuple[str, str]]
) -> None:
    rows = [(DAY, name, cell) for name, cell in zip("一二三", cells, strict=True)]
    office.book("2023/稿件.xlsx", [(*HEAD[:2], "票数"), *rows])
    records = office.load(VOTED)
    assert list(records.ledgers["稿件"].frame["票数"]) == numbers
    errors = [f for f in records.findings if f.severity is ERROR]
    assert [(f.code, f.place.cell) for f in errors] == [(f"ledgers.{c}", at) for c, at in told]
    assert not any("报告定义这个指标" in (Words("zh_CN").hint(f) or "") for f in errors)


@pytest.mark.parametrize("cell", ["1.2w", "3万", "2千"])
def test_a_number_with_a_size_is_no_percentage(office: Office, cell: str) -> None:
    definition = measured("%", MeasureKind.PERCENT)
    office.book("2023/稿件.xlsx", [HEAD, (DAY, "一", cell), (DAY, "二", "12%")])
    assert held(office.load(definition)) == (None, ["ledgers.not_a_number"])


def test_a_typed_percentage_by_its_format(office: Office) -> None:
    book = office.book("2022/上年数.xlsx", [("名称", "数值"), ("采用率", 0.115)])
    book.worksheets[0]["B2"].number_format = "0.0%"
    book.save(office.path("2022/上年数.xlsx"))
    office.book("2023/稿件.xlsx", [HEAD, [DAY, "一", 3]])
    figure = office.load(LEDGER).typed[2022]["采用率"]
    assert (figure.value, figure.unit) == (Decimal("0.115"), "%")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2023 年 4 月 5 日", (4, 5)),
        ("2023. 4. 5", (4, 5)),
        ("２０２３．４．５", (4, 5)),
        ("2023-04-05 上午", (4, 5)),
        ("2023-04-05 9:30", (4, 5)),
        ("2023年4月5日9时30分", (4, 5)),
        ("2023-04-05（周三）", (4, 5)),
        ("2023年4月5日 星期三 上午9:30", (4, 5)),
        ("2023-04-05 9:00-11:00", (4, 5)),
        ("2023-04-05\n9:00", (4, 5)),
        ("2023-04-05T20:00Z", (4, 6)),
        ("2023-04-05T20:00:00.000Z", (4, 6)),
        ("2023-04-05T20:00+00:00", (4, 6)),
        ("2023-04-05T20:00:00+0000", (4, 6)),
        ("2023-04-05 20:00 UTC", (4, 6)),
        ("2023-04-05T20:00+08:00", (4, 5)),
        ("2023-04-05 20:00 GMT+8", (4, 5)),
        ("2023-04-06T00:30:00+09:00", (4, 5)),
        ("20230405T200000Z", (4, 6)),
        (dt.datetime(2023, 4, 4, 23, 59, 59, 999_900), (4, 5)),  # noqa: DTZ001
        ("45021", (4, 5)),
    ],
)
def test_a_date_is_read_with_its_time_and_zone(
    office: Office, cell: object, day: tuple[int, int]
) -> None:
    office.book("2023/稿件.xlsx", [HEAD, [cell, "一", 3]])
    records = office.load(LEDGER)
    assert list(records.ledgers["稿件"].frame.dates) == [dt.date(2023, *day)]
    assert codes(records.findings) == []


@pytest.mark.parametrize(
    "cell",
    [
        "2023.4.1 2",
        "2023.4.1\n2",
        "2023-04-01\n2023-04-02",
        "2023.4.1、2023.4.2",
        "4月5日-8日",
        "2023.4.5-8",
        "2023.4-5",
        "2023-04-05起",
        "2023-04-05（补）",
        "2023.4.5.",
        "2023年\n4月5日",
        "2023-04-05Z",
        "2023-04-05+08:00",
        "2023-04-05T20:00Z[UTC]",
        "2023-04-05 20:00 CST",
        "2023-04-05 25:00",
        "2023-04-0512:30",
        "2023 4 5",
    ],
)
def test_a_date_with_anything_left_over_is_none(office: Office, cell: str) -> None:
    office.book("2023/稿件.xlsx", [HEAD, [cell, "一", 3]])
    records = office.load(LEDGER)
    assert [(f.code, f.severity, f.place.cell) for f in records.findings] == [
        ("ledgers.not_a_date", ERROR, "A2")
    ]
    assert len(records.ledgers["稿件"].frame.dates) == 0


def test_the_last_hours_of_a_year_in_greenwich_are_the_next_in_beijing(office: Office) -> None:
    office.book("2023/稿件.xlsx", [HEAD, ["2023-12-31T20:00Z", "一", 3]])
    (found,) = office.load(LEDGER).findings
    assert (found.code, found.values["value"]) == ("ledgers.outside_year", "2024-01-01")


@pytest.mark.parametrize("column", [1, 2, 3])
def test_struck_out_rows_count_and_are_told(office: Office, column: int) -> None:
    rows: Rows = [HEAD, *([f"2023-04-0{n}", f"题{n}", n] for n in range(1, 5))]
    book = office.book("2023/稿件.xlsx", rows)
    for row in (3, 5):
        book.worksheets[0].cell(row, column).font = Font(strike=True)
    book.save(office.path("2023/稿件.xlsx"))
    records = office.load(LEDGER)
    (found,) = records.findings
    assert (found.code, found.severity, found.values["rows"]) == (
        "ledgers.struck_out",
        Severity.WARNING,
        ("3", "5"),
    )
    assert sum(records.ledgers["稿件"].frame["字数"]) == 10


def test_struck_out_rows_of_registries_and_typed_years_are_told(office: Office) -> None:
    tables: dict[str, tuple[str, Rows]] = {
        "名录.xlsx": ("载体", [("载体", "别名", "分值"), ("甲", "", 1), ("乙", "", 2)]),
        "2022/上年数.xlsx": ("Sheet1", [("名称", "数值"), ("甲", 1), ("乙", 2)]),
    }
    for name, (sheet, rows) in tables.items():
        book = office.book(name, rows, sheet=sheet)
        book.worksheets[0]["A3"].font = Font(strike=True)
        book.save(office.path(name))
    office.book("2023/稿件.xlsx", [HEAD, [DAY, "一", 3]])
    found = list(office.load(LEDGER, registries=[POINTS]).findings)
    told = {(f.place.file, f.values["rows"]) for f in found if f.code == "ledgers.struck_out"}
    assert told == {("inputs/名录.xlsx", ("3",)), ("inputs/2022/上年数.xlsx", ("3",))}


def test_struck_out_rows_of_an_xls_are_told_and_its_percentages_seen(office: Office) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("Sheet1")
    for column, header in enumerate(HEAD):
        page.write(0, column, header)
    page.write(1, 0, DAY)
    page.write(1, 1, "一", xlwt.easyxf("font: struck_out on"))
    page.write(1, 2, 0.5, xlwt.easyxf("", num_format_str="0%"))
    page.write(2, 0, DAY)
    page.write(2, 1, "二")
    page.write(2, 2, 3, xlwt.easyxf("", num_format_str='0"万"'))
    book.save(str(office.path("2023/稿件.xls")))
    records = office.load(LEDGER)
    assert list(records.ledgers["稿件"].frame["字数"]) == [None, 30000]
    assert sorted((f.code, f.place.cell) for f in records.findings) == [
        ("ledgers.percent_here", "C2"),
        ("ledgers.struck_out", "2"),
    ]


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet" office:version="1.3">
<office:automatic-styles>
<number:number-style style:name="N1"><number:number number:min-integer-digits="1"/>
<number:text>万</number:text></number:number-style>
<style:style style:name="ce1" style:family="table-cell">
<style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N1"/>
</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="S">
<table:table-row>{head}</table:table-row>
<table:table-row>{day}<table:table-cell table:style-name="ce1" office:value-type="string">
<text:p>一</text:p></table:table-cell>
<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p>
</table:table-cell></table:table-row>
<table:table-row>{day}<table:table-cell office:value-type="string"><text:p>二</text:p>
</table:table-cell><table:table-cell table:style-name="ce2" office:value-type="float"
 office:value="3"><text:p>3万</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>"""


def test_struck_out_rows_of_an_ods_are_told_and_its_percentages_seen(office: Office) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    text = ODS.format(head="".join(map(cell.format, HEAD)), day=cell.format(DAY))
    office.path("2023/稿件.fods").write_text(text, encoding="utf-8")
    records = office.load(LEDGER)
    assert list(records.ledgers["稿件"].frame["字数"]) == [None, 30000]
    assert sorted((f.code, f.place.cell) for f in records.findings) == [
        ("ledgers.percent_here", "C2"),
        ("ledgers.struck_out", "2"),
    ]


def test_a_number_of_which_a_part_is_struck_out_is_an_error(office: Office) -> None:
    book = office.book("2023/稿件.xlsx", [HEAD, [DAY, "一", 3], [DAY, "二", 4]])
    page = book.worksheets[0]
    page["C2"] = CellRichText(TextBlock(InlineFont(strike=True), "12"), "13")
    book.save(office.path("2023/稿件.xlsx"))
    assert held(office.load(LEDGER)) == (None, ["ledgers.two_numbers"])


def test_a_raised_digit_is_no_part_of_the_number(office: Office) -> None:
    book = office.book("2023/稿件.xlsx", [HEAD, [DAY, "一", 3], [DAY, "二", 4]])
    page = book.worksheets[0]
    page["C2"] = CellRichText("12", TextBlock(InlineFont(vertAlign="superscript"), "3"))
    book.save(office.path("2023/稿件.xlsx"))
    assert held(office.load(LEDGER)) == (None, ["ledgers.two_numbers"])


@pytest.mark.parametrize(
    "cell",
    ["<p>12</p><p>13</p>", "<div>12</div>13", "12<br>13", "<del>12</del>13", "12<sup>3</sup>"],
)
def test_what_stands_apart_on_a_page_is_not_joined(office: Office, cell: str) -> None:
    rows = [HEAD, (DAY, "一", cell)]
    lines = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    table = "".join(f"<tr>{line}</tr>" for line in lines)
    office.path("2023/稿件.xls").write_text(f"<table>{table}</table>", encoding="utf-8")
    assert held(office.load(LEDGER)) == (None, ["ledgers.two_numbers"])


@pytest.mark.parametrize("between", ["</text:p><text:p>", "<text:line-break/>", "<text:tab/>"])
def test_lines_and_tabs_of_an_ods_part_numbers(office: Office, between: str) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    text = ODS.format(head="".join(map(cell.format, HEAD)), day=cell.format(DAY))
    percent = '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%'
    odd = f'<table:table-cell office:value-type="string"><text:p>12{between}13'
    text = text.replace(percent, odd)
    office.path("2023/稿件.fods").write_text(text, encoding="utf-8")
    value, told = held(office.load(LEDGER))
    assert (value, told) == (None, ["ledgers.two_numbers"])


def test_dollars_of_an_ods_are_no_yuan(office: Office) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    text = ODS.format(head="".join(map(cell.format, HEAD)), day=cell.format(DAY))
    text = text.replace('"percentage"', '"currency" office:currency="USD"')
    office.path("2023/稿件.fods").write_text(text, encoding="utf-8")
    assert held(office.load(measured("元"))) == (None, ["ledgers.other_word"])


def test_a_workbook_that_counts_from_1904_has_its_own_dates(office: Office) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.active
    assert page is not None
    for row in (HEAD, (dt.date(2023, 4, 5), "一", 3)):
        page.append(row)
    book.save(office.path("2023/稿件.xlsx"))
    records = office.load(LEDGER)
    assert list(records.ledgers["稿件"].frame.dates) == [dt.date(2023, 4, 5)]
