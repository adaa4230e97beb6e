"""Habits of offices and traps of spreadsheets, each in a small workbook of its own.

Every load is held to the account: rows read are rows counted and rows excluded.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlwt
from office import ARTICLES, HEADER, UNITS, Office, Rows, changed
from told import codes

from zgreport.definition.model import ColumnDef, MeasureDef, MeasureKind, UnpivotDef
from zgreport.findings import Severity
from zgreport.ledgers.model import Account

if TYPE_CHECKING:
    from zgreport.definition.model import LedgerDef
    from zgreport.ledgers.model import Records

pytestmark = pytest.mark.long(7)

COUNTS = changed(
    ARTICLES,
    columns=(ColumnDef("日期"), ColumnDef("单位", ("供稿单位",)), ColumnDef("条数", ("篇数",))),
    measures=(MeasureDef("采用", "条数", MeasureKind.SUM, "篇"),),
    duplicate_key=("单位", "日期"),
)
HEAD = ("日期", "单位", "条数")


def load(office: Office, ledger: LedgerDef = COUNTS) -> Records:
    """The records; the account of each year adds up to its frame."""
    records = office.load(ledger)
    frame = records.ledgers[ledger.name].frame
    for (_, year), account in records.accounts.items():
        assert account.read == account.counted + account.excluded
        assert account.counted == (frame.years == year).sum()
    return records


def numbers(records: Records, column: str = "条数") -> list[object]:
    return list(records.ledgers["发稿"].frame[column])


def day(number: int) -> str:
    return f"2023-04-{number:02}"


def test_three_header_rows_with_merges_are_one_header(office: Office) -> None:
    rows: Rows = [
        ["2023年发稿情况", "", "", ""],
        ["日期", "来源", "", "数量"],
        ["", "报送", "", ""],
        ["", "单位", "联系人", "条数"],
        [day(5), "甲县", "某人", 3],
    ]
    book = office.book("2023/发稿.xlsx", rows)
    for merged in ("A1:D1", "A2:A4", "B2:C2", "B3:C3", "D2:D3"):
        book.worksheets[0].merge_cells(merged)
    book.save(office.path("2023/发稿.xlsx"))
    records = load(office)
    frame = records.ledgers["发稿"].frame
    assert (list(frame["单位"]), list(frame["条数"]), list(frame.rows)) == (["甲县"], [3], [5])
    assert codes(records.findings) == []


@pytest.mark.parametrize("caption", ["一、县（市）区", "（二）市直单位", "县区组"])
def test_captions_inside_a_table_are_no_records(office: Office, caption: str) -> None:
    rows: Rows = [
        HEAD,
        [caption, "", ""],
        [day(5), "甲县", 3],
        [caption, "", ""],
        [day(6), "丙局", 4],
    ]
    book = office.book("2023/发稿.xlsx", rows)
    book.worksheets[0].merge_cells("A2:C2")
    book.worksheets[0].merge_cells("A4:C4")
    book.save(office.path("2023/发稿.xlsx"))
    records = load(office)
    assert (numbers(records), codes(records.findings)) == ([3, 4], [])


@pytest.mark.parametrize(
    "word", ["小计", "合计", "总计", "合 计", "合　计", "共计", "合计：", "总 计（篇）", "本月合计"]
)
def test_total_rows_under_any_word_are_no_records_but_must_agree(office: Office, word: str) -> None:
    office.book("2023/发稿.xlsx", [HEAD, [day(5), "甲县", 3], [day(6), "乙县", 4], [word, "", 8]])
    records = load(office)
    assert numbers(records) == [3, 4]
    (finding,) = records.findings
    assert (finding.code, finding.severity, finding.place.cell) == (
        "ledgers.total_mismatch",
        Severity.WARNING,
        "C4",
    )
    assert (finding.values["written"], finding.values["counted"]) == ("8", "7")


def test_notes_and_signatures_below_a_table_are_no_records(office: Office) -> None:
    notes = ["注：以上为采用数", "1.转载不计", "2.约稿另计", "填表人：某某  审核：某某"]
    below = [[note, "", ""] for note in notes]
    office.book("2023/发稿.xlsx", [HEAD, [day(5), "甲县", 3], [], *below])
    records = load(office)
    assert numbers(records) == [3]
    assert records.accounts["发稿", 2023] == Account(1, 1, 0)


@pytest.mark.parametrize("blank", ["无", "—", "——", "/", "-", "", " ", "\u3000", None])
def test_a_mark_for_nothing_is_a_blank_and_no_zero(office: Office, blank: object) -> None:
    office.book("2023/发稿.xlsx", [HEAD, [day(5), "甲县", blank], [day(6), "乙县", 0]])
    assert numbers(load(office)) == [None, 0]


@pytest.mark.parametrize("style", ["", "0.0%"])
def test_a_percentage_is_its_share_however_it_is_stored(office: Office, style: str) -> None:
    book = office.book("2023/发稿.xlsx", [HEAD, [day(5), "甲县", 0.125 if style else "12.5%"]])
    book.worksheets[0]["C2"].number_format = style or "General"
    book.save(office.path("2023/发稿.xlsx"))
    (measure,) = COUNTS.measures
    percents = changed(COUNTS, measures=(replace(measure, kind=MeasureKind.PERCENT),))
    assert numbers(load(office, percents)) == [Decimal("0.125")]


def test_a_percentage_among_counts_is_an_error(office: Office) -> None:
    office.book("2023/发稿.xlsx", [HEAD, [day(5), "甲县", "12.5%"]])
    records = load(office)
    assert (numbers(records), codes(records.findings)) == ([None], ["ledgers.percent_here"])


@pytest.mark.parametrize("cell", ["½", "三四十", "①②", "563①", "12²", "√"])
def test_a_sign_that_is_no_plain_number_is_an_error_and_no_guess(office: Office, cell: str) -> None:
    office.book("2023/发稿.xlsx", [HEAD, [day(5), "甲县", cell], [day(6), "乙县", 4]])
    records = load(office)
    assert numbers(records) == [None, 4]
    assert [(f.severity, f.place.cell) for f in records.findings] == [(Severity.ERROR, "C2")]


@pytest.mark.parametrize(
    ("cell", "count"), [("'12", 12), ("12", 12), ("１２", 12), ("1，234", 1234), ("12篇", 12)]
)
def test_a_number_kept_as_text_counts_and_is_told(office: Office, cell: str, count: int) -> None:
    rows = [HEAD, [day(5), "甲县", 3], [day(6), "乙县", cell.removeprefix("'")]]
    office.book("2023/发稿.xlsx", rows)
    records = load(office)
    assert numbers(records) == [3, count]
    assert [(f.code, f.severity, f.place.cell) for f in records.findings] == [
        ("ledgers.number_as_text", Severity.NOTE, "C3")
    ]


def test_an_identity_number_stored_as_number_has_lost_digits(office: Office) -> None:
    office.book("2023/发稿.xlsx", [HEAD, [day(5), "甲县", 110101199003078896]])
    records = load(office)
    assert codes(records.findings) == ["ledgers.lost_digits"]
    assert numbers(records) == [None]


@pytest.mark.parametrize("cell", [4.1, 4.2, 4.3, "2023.4.31", "2023-02-29", 60, 0])
def test_a_date_that_may_be_another_or_none_excludes_its_row(office: Office, cell: object) -> None:
    office.book("2023/发稿.xlsx", [HEAD, [cell, "甲县", 3], [day(6), "乙县", 4]])
    records = load(office)
    assert numbers(records) == [4]
    assert [(f.severity, f.place.cell) for f in records.findings] == [(Severity.ERROR, "A2")]
    assert records.accounts["发稿", 2023] == Account(2, 1, 1)


def test_a_date_of_9999_is_outside_its_year(office: Office) -> None:
    office.book("2023/发稿.xlsx", [HEAD, [dt.date(9999, 12, 31), "甲县", 3]])
    assert codes(load(office).findings) == ["ledgers.outside_year"]


def test_two_years_in_one_book_are_told_apart_by_their_sheets(office: Office) -> None:
    book = office.book("发稿.xlsx", [HEAD, ["4月5日", "甲县", 3]], sheet="2022年")
    page = book.create_sheet("2023年")
    for row in (HEAD, ("4月6日", "甲县", 4), ("4月7日", "甲县", 5)):
        page.append(row)
    book.save(office.path("发稿.xlsx"))
    records = load(office)
    assert list(records.ledgers["发稿"].frame.years) == [2022, 2023, 2023]
    assert records.accounts["发稿", 2022] == Account(1, 1, 0)
    assert records.accounts["发稿", 2023] == Account(2, 2, 0)


def test_a_sheet_for_each_quarter_is_one_ledger(office: Office) -> None:
    book = office.book("2023/发稿.xlsx", [HEAD, ["2.1", "甲县", 1]], sheet="一季度")
    for name, when in (("二季度", "5.1"), ("三季度", "8.1"), ("四季度", "11.11")):
        book.create_sheet(name).append(HEAD)
        book[name].append([when, "甲县", 1])
    book.save(office.path("2023/发稿.xlsx"))
    frame = load(office).ledgers["发稿"].frame
    assert [d.month for d in frame.dates] == [2, 5, 8, 11]


def test_hidden_columns_are_read_and_told(office: Office) -> None:
    book = office.book("2023/发稿.xlsx", [HEAD, [day(5), "甲县", 3]])
    book.worksheets[0].column_dimensions["C"].hidden = True
    book.save(office.path("2023/发稿.xlsx"))
    records = load(office)
    assert numbers(records) == [3]
    assert [(f.code, f.severity, f.place.cell) for f in records.findings] == [
        ("ledgers.hidden_column", Severity.NOTE, "C1")
    ]


def test_filtered_rows_count_and_are_told(office: Office) -> None:
    book = office.book("2023/发稿.xlsx", [HEAD, [day(5), "甲县", 3], [day(6), "乙县", 4]])
    page = book.worksheets[0]
    page.auto_filter.ref = "A1:C3"
    page.auto_filter.add_filter_column(1, ["甲县"])
    page.row_dimensions[3].hidden = True
    book.save(office.path("2023/发稿.xlsx"))
    records = load(office)
    assert numbers(records) == [3, 4]
    assert [(f.code, f.severity, f.values["rows"]) for f in records.findings] == [
        ("ledgers.filtered_rows", Severity.NOTE, ("3",))
    ]


def test_control_characters_are_taken_out_and_told(office: Office) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (HEAD, (day(5), "甲_x0001_县", 3), (day(6), "乙\u200b县", 4)):
        page.append(row)
    book.save(office.path("2023/发稿.xlsx"))
    records = load(office)
    assert numbers(records, "单位") == ["甲县", "乙县"]
    assert [(f.code, f.place.cell) for f in records.findings] == [
        ("ledgers.control_characters", "B2")
    ]


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("Ａ县", "A县"),
        ("A 县", "A县"),
        (unicodedata.normalize("NFD", "é县"), unicodedata.normalize("NFC", "é县")),
        ("⼀县", "一县"),  # the radical, as PDF copies have it
    ],
)
def test_twins_that_differ_in_form_only_are_one_and_told(
    office: Office, written: str, listed: str
) -> None:
    office.book("名录.xlsx", [("单位", "别名"), (listed, None)], sheet="单位")
    office.book("2023/发稿.xlsx", [HEAD, [day(5), written, 3], [day(6), listed, 4]])
    records = office.load(COUNTS, registries=[UNITS])
    assert numbers(records, "单位") == [listed, listed]
    assert codes(records.findings) == ["ledgers.spelling"]


def test_an_error_cell_and_a_lost_formula_are_errors_with_their_cells(office: Office) -> None:
    rows = [HEAD, [day(5), "甲县", "#REF!"], [day(6), "乙县", "=1+2"], [day(7), "#N/A", 5]]
    office.book("2023/发稿.xlsx", rows)
    found = {(f.code, f.severity, f.place.cell) for f in load(office).findings}
    assert {
        ("ledgers.error_cell", Severity.ERROR, "C2"),
        ("ledgers.formula_without_value", Severity.ERROR, "C3"),
        ("ledgers.error_cell", Severity.ERROR, "B4"),
    } <= found


@pytest.mark.parametrize("suffix", ["xls", "et"])
def test_an_et_of_wps_is_read_as_the_xls_it_is(office: Office, suffix: str) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("发稿")
    for at, row in enumerate([HEAD, (day(5), "甲县", 3), ("合 计", "", 3)]):
        for column, cell in enumerate(row):
            page.write(at, column, cell)
    book.save(str(office.path("2023/发稿.tmp.xls")))
    office.path("2023/发稿.tmp.xls").rename(office.path(f"2023/发稿.{suffix}"))
    assert numbers(load(office)) == [3]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";", "，"])
@pytest.mark.parametrize("suffix", ["csv", "txt"])
def test_delimited_text_is_a_ledger_in_any_encoding(
    office: Office, encoding: str, mark: str, suffix: str
) -> None:
    lines = [HEAD, ("2023.4.5", "甲县", "12篇"), ("2023年4月6日", "乙县", "３")]
    text = "\r\n".join(mark.join(line) for line in lines)
    office.path(f"2023/发稿.{suffix}").write_bytes(text.encode(encoding))
    assert numbers(load(office)) == [12, 3]


def test_an_export_with_three_tables_side_by_side_counts_each_day_once(office: Office) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("Sheet1")
    lines: Rows = [
        ["", "数据趋势概况"],
        ["", "日期", "渠道", "阅读人数", "", "日期", "分享人数", "", "传播渠道", "发表日期"],
        ["", "2023-04-05", "全部", "20,816", "", "2023-04-05", 3, "", "推荐", "20230405"],
        ["", "2023-04-05", "公众号消息", "20,000", "", "2023-04-06", 4],
        ["", "2023-04-05", "朋友圈", "816"],
        ["", "2023-04-06", "全部", "12", "", "", ""],
    ]
    for at, line in enumerate(lines):
        for column, cell in enumerate(line):
            page.write(at, column, cell)
    book.save(str(office.path("2023/tendency_发稿.xls")))
    reads = changed(
        COUNTS,
        columns=(ColumnDef("日期"), ColumnDef("阅读人数")),
        measures=(MeasureDef("阅读", "阅读人数", MeasureKind.SUM, "人"),),
    )
    assert numbers(load(office, reads), "阅读人数") == [20816, 12]


def test_the_last_month_of_a_cross_table_with_totals_adds_up(office: Office) -> None:
    crossed = changed(
        ARTICLES,
        date="月份",
        columns=(ColumnDef("单位"),),
        measures=(MeasureDef("采用", "条数", MeasureKind.SUM, "篇"),),
        unpivot=UnpivotDef(("*月",), "月份", "条数"),
    )
    rows: Rows = [["单位", "11月", "12月", "合计"], ["甲县", 3, 4, 7], ["合 计", 3, 4, 7]]
    office.book("2023/发稿.xlsx", rows)
    records = load(office, crossed)
    assert (numbers(records), codes(records.findings)) == ([3, 4], [])
    assert records.accounts["发稿", 2023] == Account(2, 2, 0)


def test_blank_columns_serial_numbers_and_empty_rows_are_no_records(office: Office) -> None:
    rows: Rows = [
        ["序号", "", "日期", "", "单位", "条数"],
        [1, "", day(5), "", "甲县", 3],
        [],
        [2, "", "", "", "", ""],
        [3, "", day(6), "", "乙县", 4],
    ]
    office.book("2023/发稿.xlsx", rows)
    records = load(office)
    assert (numbers(records), codes(records.findings)) == ([3, 4], ["ledgers.empty_row"])


def test_a_merged_unit_fills_its_own_rows_only(office: Office) -> None:
    rows: Rows = [HEAD, [day(5), "甲县", 1], [day(6), "", 2], [day(7), "", 3]]
    book = office.book("2023/发稿.xlsx", rows)
    book.worksheets[0].merge_cells("B2:B3")
    book.save(office.path("2023/发稿.xlsx"))
    assert numbers(load(office), "单位") == ["甲县", "甲县", None]


def test_every_row_read_is_in_the_account_whatever_became_of_it(office: Office) -> None:
    first = [*HEADER, "类别"]
    closed = changed(
        ARTICLES, columns=(*ARTICLES.columns, ColumnDef("类别", (), ("贯彻落实", "基层实践")))
    )
    rows = [
        [day(5), "一", "甲县", "云川党建", "贯彻落实"],
        [day(5), "一", "甲县", "云川党建", "贯彻落实"],  # a duplicate that counts
        ["2022-12-31", "二", "甲县", "云川党建", "贯彻落实"],  # outside its year
        ["春节前", "三", "甲县", "云川党建", "贯彻落实"],  # no date
        [day(6), "四", "甲县", "云川党建", "落实"],  # not listed
        ["", "五", "甲县", "云川党建", "基层实践"],  # blank date: counts
        ["合计", "6篇", "", "", ""],
    ]
    office.book("2023/发稿.xlsx", [first, *rows])
    records = load(office, closed)
    assert records.accounts["发稿", 2023] == Account(read=6, counted=3, excluded=3)
    excluded = [f for f in records.findings if f.severity is Severity.ERROR]
    assert sorted(str(f.place.cell) for f in excluded) == ["A4", "A5", "E6"]
