"""What clerks put between and below records: totals, signatures, notes, nothing at all.

Each line of a table is one thing a clerk does, and what must come of it.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlwt
from lists import ARTICLES, BY_UNIT, ITEMS, MONTHS
from office import Office, Rows, changed
from openpyxl.worksheet.table import Table, TableColumn
from told import codes

from zgreport.definition.model import (
    ColumnDef,
    IgnoreDef,
    LedgerDef,
    MeasureDef,
    MeasureKind,
    RegistryDef,
    UnpivotDef,
)
from zgreport.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zgreport.ledgers.model import Records

pytestmark = pytest.mark.long(8)

UNITS = RegistryDef("单位", "名录.xlsx", "单位", None, None, {}, 1)
HEAD = ("序号", "日期", "标题", "单位", "字数", "备注")


def day(month: int) -> dt.date:
    return dt.date(2023, month, 3)


FIRST: Rows = [
    (1, day(1), "第一篇", "甲县", 100, None),
    (2, day(2), "第二篇", "甲县", 200, None),
    (3, day(3), "第三篇", "乙县", 300, None),
]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace with folders for 2022 and 2023."""
    return Office(tmp_path)


def load(
    office: Office, rows: Rows, ledger: LedgerDef = ARTICLES, units: Sequence[str] = ()
) -> Records:
    office.book("2023/稿件.xlsx", rows)
    if units:
        office.book("名录.xlsx", [("单位",), *((unit,) for unit in units)], sheet="单位")
    return office.load(ledger, registries=[UNITS] if units else [])


def numbers(records: Records, ledger: LedgerDef = ARTICLES) -> list[object]:
    """The values of the ledger's measure, record by record."""
    (measure,) = ledger.measures
    return list(records.ledgers[ledger.name].frame[measure.column])


def warnings(records: Records) -> list[str]:
    """The codes of all that is more than a note."""
    found = [f for f in records.findings if f.severity is not Severity.NOTE]
    return [code.removeprefix("ledgers.") for code in codes(found)]


# ---- totals by word: in each column, with and without a date, in any form ----

WORDS = [
    "合计", "总计", "小计", "累计", "汇总", "总数", "总量", "共3篇", "共计", "共计 3 篇",
    "Total", "TOTAL", "Sum", "∑", "Σ", "合 计", "合　计", "【合计】", "（合计）", "合计：",
    "本页小计", "本月合计", "一季度小计", "1-6月累计", "１－６月累计", "全年合计",
    "上半年小计", "2023年合计", "2023年1—12月合计", "小计（篇）", "总字数", "年度汇总",
    "Grand Total", "※合计※", "合\n计", "总　　计", "截至6月底累计", "第一季度合计",
    "合计数", "合计（1-12月）", "各单位合计", "全市总计",
]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("column", [0, 1, 2, 3])
def test_a_total_is_no_record_wherever_its_word_stands(
    office: Office, word: str, column: int
) -> None:
    row: list[object] = [None, None, None, None, 600, None]
    row[column] = word
    records = load(office, [HEAD, *FIRST, row])
    assert (numbers(records), warnings(records)) == ([100, 200, 300], [])


@pytest.mark.parametrize("word", ["合计", "小 计", "汇总", "本年累计", "12月合计", "Total"])
@pytest.mark.parametrize("serial", [None, 4, "4"])
def test_a_total_is_no_record_with_a_date_or_a_serial_number_beside_it(
    office: Office, word: str, serial: object
) -> None:
    records = load(office, [HEAD, *FIRST, (serial, day(12), word, None, 600, None)])
    assert (numbers(records), warnings(records)) == ([100, 200, 300], [])


# What stands in 序号, 日期, 标题, 单位, 字数, 备注 of one more row; its counted value; warnings.
ROWS: list[tuple[str, Sequence[object], list[object], list[str]]] = [
    # totals
    ("合 and 计 in two cells", ("合", "计", None, None, 600), [], []),
    ("the word only in the remarks", (None, None, None, None, 600, "合计"), [], []),
    ("a unit's subtotal, Excel's own", (None, None, None, "甲县 汇总", 300), [], []),
    ("a unit's subtotal", (None, None, "甲县小计", None, 300), [], []),
    ("the unit beside it", (None, None, "小计", "甲县", 600), [], []),
    ("no word, but the sum of all", (None, None, None, None, 600), [], []),
    ("no word, with a serial number", (4, None, None, None, 600), [], []),
    ("其中 below a total", (None, None, "其中：甲县", None, 300), [], []),
    ("an average", (None, None, "平均", None, 200), [], []),
    ("平均每篇", ("平均", None, None, None, 200), [], []),
    ("a wrong total", (None, None, "合计", None, 700), [], ["total_mismatch"]),
    ("a running total of more", (None, None, "累计", None, 5000), [], []),
    ("a title beside 合计 elsewhere", (4, day(4), "第四篇", "合计", 600), [], ["titled_total"]),
    ("counts below titles and units", ("合计", None, "3篇", 2, 600), [], []),
    ("a count below titles", (None, None, "3篇", "汇总", 600), [], []),
    ("a dated 其中", (4, day(4), "其中：报纸", None, 20), [20], ["perhaps_total"]),
    ("其中 beside a unit", (None, day(4), "其中：报纸", "甲县", 20), [20], ["perhaps_total"]),
    ("not quite the sum", (None, None, None, None, 599), [599], ["footer_without_date"]),
    # records that only look like one
    ("a title that holds 累计", (4, day(4), "全县党员累计超万名", "甲县", 400), [400], []),
    ("a title that holds 合计", (4, day(4), "关于合计核算的通知", "甲县", 400), [400], []),
    ("共青团", (4, day(4), "共青团", "甲县", 400), [400], []),
    ("总数据库", (4, day(4), "总数据库", "甲县", 400), [400], []),
    ("汇总办", (4, day(4), "第四篇", "汇总办", 400), [400], []),
    ("合计乡", (4, day(4), "第四篇", "合计乡", 400), [400], []),
    ("总计划", (4, day(4), "总计划", "甲县", 400), [400], []),
    ("a title ending in 合计", (4, day(4), "年度审计合计", "甲县", 4), [4], ["perhaps_total"]),
    ("汇总 as a kind", (4, day(4), "第四篇", "汇总", 400), [400], ["perhaps_total"]),
    ("合计 as a remark", (4, day(4), "第四篇", "甲县", 400, "合计"), [400], []),
    ("a title that begins with 同比", (4, day(4), "同比增长超三成的背后", "甲县", 4), [4], []),
    ("审核 in a title", (4, day(4), "审核：让权力在阳光下运行", "甲县", 4), [4], []),
    ("说明 in a title", (4, day(4), "说明：一份答卷", "甲县", 4), [4], []),
    ("无 in the remarks", (4, day(4), "第四篇", "甲县", 400, "无"), [400], []),
    ("a note in the remarks", (4, day(4), "第四篇", "甲县", 400, "注：转载"), [400], []),
    ("无锡", (4, day(4), "无锡经验", "甲县", 400), [400], []),
    ("以上率下", (4, day(4), "以上率下转作风", "甲县", 400), [400], []),
    ("a name alone and a date", (None, day(4), None, "甲县", None), [], ["untitled_row"]),
    ("a measure alone and a date", (None, day(4), None, None, 5), [5], []),
    # signatures, notes, pages
    ("制表人 in cells", ("制表人：", "张三", "审核人：", None), [], []),
    ("制表人 in later cells", (None, "制表人：", "张三", "审核人：", None), [], []),
    ("all in one cell", ("制表人：张三　审核人：李四　联系电话：0871-1234567",), [], []),
    ("spaced out", ("制 表 人 ：", None, "审 核 ：", None), [], []),
    ("half-width colons", (None, None, "填报人:张三", "审核:李四"), [], []),
    ("a date beside 填表日期", (None, "填表日期：", dt.date(2023, 12, 31)), [], []),
    ("a date in its own column", ("填表日期：", dt.date(2023, 12, 31)), [], []),
    ("a telephone under the measure", (None, None, None, "联系电话：", 12345678), [], []),
    ("科长", (None, None, "科长：", None), [], []),
    ("分管领导", (None, "分管领导：", None, "主管领导："), [], []),
    ("填报单位", ("填报单位：云川市委组织部办公室",), [], []),
    ("单位负责人", (None, "单位负责人（签字）：",), [], []),
    ("单位盖章", ("单位（盖章）：", None, None, "2023年12月31日"), [], []),
    ("盖章", (None, None, None, "（盖章）"), [], []),
    ("no colon", ("制表人", "张三", "审核人", "李四"), [], []),
    ("a role alone", (None, None, "审核", None), [], []),
    ("以上共3篇", ("以上共3篇",), [], []),
    ("以上共 with a number", (None, None, "以上共", None, 600), [], []),
    ("以上数据", (None, None, "以上数据由甲县提供", None), [], []),
    ("此件公开", (None, None, "（此件公开发布）", None), [], []),
    ("第1页", (None, None, None, "第1页 共1页"), [], []),
    ("第1页/共3页", ("第1页/共3页",), [], []),
    ("第1页 under the measure", (None, None, None, None, "第1页"), [], []),
    ("a page and its serial number", (4, None, None, None, "第 1 页，共 1 页"), [], []),
    ("制表人 under the measure", (None, None, None, None, "制表人：张三"), [], []),
    ("a note under the measure", (None, None, None, None, "注：转载不计"), [], []),
    ("— 1 —", (None, None, "— 1 —", None), [], []),
    ("打印日期", (None, "打印日期：2023-12-31"), [], []),
    ("打印日期 apart", (None, None, "打印日期：", dt.date(2023, 12, 31)), [], []),
    ("说明", (None, "说明：本表由各单位填报，数据截至12月底。"), [], []),
    ("注", (None, None, "注：转载不计"), [], []),
    ("*注", ("*注：转载不计",), [], []),
    ("备注", (None, None, "备注：转载不计，约稿另计"), [], []),
    ("数据来源", ("数据来源：市委组织部",), [], []),
    ("过次页", (None, None, "过次页", None, 600), [], []),
    ("the day below the table", (None, None, None, "2023年12月31日"), [], []),
    # nothing to report
    ("无", (4, day(4), "无", "甲县", None), [], []),
    ("无 and 0", (4, day(4), "无", "甲县", 0), [], []),
    ("零报告", (None, day(4), "零报告", None, None), [], []),
    ("0报告", (None, day(4), "0报告", "甲县", 0), [], []),
    ("本月无", (None, None, "本月无", None, None), [], []),
    ("a slash", (4, day(4), "/", "甲县", None), [], []),
    ("dashes all along", (4, "—", "—", "—", "—"), [], []),
    ("slashes all along", (4, "/", "/", "/", "/", "/"), [], []),
    ("暂无", (None, None, None, "暂无", None), [], []),
    ("4月份无报送", (None, None, "4月份无报送", None), [], []),
    ("无 as a remark alone", (None, None, None, None, None, "本月无"), [], []),
    ("无 with a number", (4, day(4), "无", "甲县", 400), [400], ["nil_with_number"]),
    # rates
    ("上年同期", (None, None, "上年同期", None, 500), [], []),
    ("同比", ("同比增长（%）", None, None, None, 20), [], []),
    ("完成率", (None, "完成率", None, None, "95%"), [], []),
    ("排名", (None, None, "排名", None, 3), [], []),
    ("占比", (None, None, None, "占全市比重", "12.5%"), [], []),
    # hardly anything
    ("a serial number alone", (4,), [], ["empty_row"]),
    ("a remark alone", (None, None, None, None, None, "待补"), [], ["empty_row"]),
    ("a date alone", (None, day(4)), [], ["date_only_row"]),
    ("a serial number and a date", (4, day(4)), [], ["date_only_row"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "counted", "said"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS]
)
@pytest.mark.parametrize("at", ["below", "between", "above"])
def test_a_row_is_a_record_only_if_it_is_one(
    office: Office, row: Sequence[object], counted: list[object], said: list[str], at: str
) -> None:
    """Below the records; between them, where what depends on the rows above is left aside."""
    if at == "below":
        records = load(office, [HEAD, *FIRST, row])
        assert (numbers(records), warnings(records)) == ([100, 200, 300, *counted], said)
        return
    rows = [*FIRST[:2], row, *FIRST[2:]] if at == "between" else [row, *FIRST]
    found = load(office, [HEAD, *rows])
    expected = [100, 200, *counted, 300] if at == "between" else [*counted, 100, 200, 300]
    assert numbers(found) == expected or warnings(found), row


# ---- the same words where they are values: closed lists, registries, measures ----


def test_a_value_of_a_closed_list_is_never_a_total_or_a_signature(office: Office) -> None:
    kinds = ColumnDef("状态", (), ("审核", "汇总", "合计", "无", "完成率"))
    ledger = changed(ARTICLES, columns=(*ARTICLES.columns, kinds))
    rows = [(day(n), f"第{n}篇", "甲县", n, v) for n, v in enumerate(kinds.values or (), 1)]
    records = load(office, [("日期", "标题", "单位", "字数", "状态"), *rows], ledger)
    assert (numbers(records), warnings(records)) == ([1, 2, 3, 4, 5], [])


def test_a_closed_list_s_value_is_none_either_where_nothing_else_is_named(office: Office) -> None:
    ledger = changed(ITEMS, columns=(ColumnDef("事项", (), ("汇总", "审核", "甲事")),))
    rows: Rows = [("事项", "件数"), ("甲事", 5), ("汇总", 7), ("审核", None)]
    records = load(office, rows, ledger)
    assert (numbers(records, ledger), warnings(records)) == ([5, 7, None], [])


def test_a_registry_s_name_is_none(office: Office) -> None:
    rows = [HEAD, *FIRST, (4, day(4), "第四篇", "汇总", 400, None)]
    records = load(office, rows, units=("甲县", "乙县", "汇总"))
    assert (numbers(records), warnings(records)) == ([100, 200, 300, 400], [])


@pytest.mark.parametrize("word", ["不涉及", "暂缺", "N/A", "无", "没有", "（无）", "———", "×"])
def test_a_word_for_nothing_is_one_in_a_measure_too(office: Office, word: str) -> None:
    records = load(office, [HEAD, *FIRST, (4, day(4), "第四篇", "甲县", word, None)])
    assert (numbers(records), warnings(records)) == ([100, 200, 300, None], [])


def test_a_column_of_running_totals_is_a_column(office: Office) -> None:
    rows: Rows = [("月份", "推送", "累计"), ("1月", 5, 5), ("2月", 7, 12), ("3月", 9, 21)]
    records = load(office, rows, MONTHS)
    assert (numbers(records, MONTHS), warnings(records)) == ([5, 7, 9], [])


# ---- ledgers without dates, of months, and cross tables ----

ITEM_ROWS: list[tuple[Sequence[object], list[object], list[str]]] = [
    (("以上共", 12), [], []),
    (("经手人：张某", None), [], []),
    (("经手人：", "张某"), [], []),
    (("经办人", "张某"), [], []),
    (("第1页 共1页", None), [], []),
    (("此件公开", None), [], []),
    (("科长：", None), [], []),
    (("共2项", 12), [], []),
    (("汇总", 12), [], []),
    ((None, 12), [], []),
    (("合计", 12), [], []),
    (("乡镇小计", 12), [], []),
    (("同比", "20%"), [], []),
    (("无", 0), [], []),
    (("无", None), [], []),
    (("审核：李四", 5), [], ["signature_with_number"]),
    ((None, 11), [11], ["nameless_row"]),
    (("云川市委组织部", None), [], ["lonely_left_out"]),
    (("党员合计", 11), [], ["total_mismatch", "named_total"]),
    (("丙事", 12), [12], []),
    (("二、人才工作", None), [], []),
    (("全市", 12), [], []),
    (("全市", 13), [13], ["whole_differs"]),
    (("合计（不含转载及约稿）", 12), [], []),
    (("制表：李四　2023年12月31日", None), [], []),
    (("平均每项", 6), [], []),
    (("其中：重点事项", 3), [], []),
    (("其中", 3), [], []),
    (("上年实际", 25), [], []),
    (("排序", 1), [], []),
    (("队长审核", "王五"), [], []),
    (("2022年完成", 25), [], []),
    (("年度计划值", 40), [], []),
    (("上季实际", 25), [], []),
    (("上年完成", 25), [], []),
    (("公开发布", None), [], []),
    (("镇长审批", None), [], []),
    ((None, "第1页"), [], []),
]


@pytest.mark.parametrize(("row", "counted", "said"), ITEM_ROWS, ids=[str(r[0]) for r in ITEM_ROWS])
def test_a_ledger_without_dates_has_footers_too(
    office: Office, row: Sequence[object], counted: list[object], said: list[str]
) -> None:
    records = load(office, [("事项", "件数"), ("甲事", 5), ("乙事", 7), row], ITEMS)
    assert (numbers(records, ITEMS), warnings(records)) == ([5, 7, *counted], said)


RATES = [
    "月均", "平均", "占比", "上年同期", "去年同期", "同比", "同比增长（%）", "环比", "增减",
    "增幅", "完成率", "排名", "上年", "目标", "季度平均", "比上年同期增长",
    "年度目标完成率", "合计", "全年累计", "同比±%",
]  # fmt: skip


@pytest.mark.parametrize("word", RATES)
def test_a_row_of_rates_in_a_month_sheet_is_no_record_and_stops_nothing(
    office: Office, word: str
) -> None:
    rows: Rows = [("月份", "推送"), ("1月", 5), ("2月", 7), (word, 12), ("3月", 9)]
    records = load(office, rows, MONTHS)
    assert (numbers(records, MONTHS), warnings(records)) == ([5, 7, 9], [])


def test_a_month_s_zero_beside_a_remark_is_nought(office: Office) -> None:
    rows: Rows = [("月份", "推送", "备注"), (1, 5, ""), (2, 0, "无"), (3, 5, "")]
    records = load(office, rows, MONTHS)
    assert (numbers(records, MONTHS), warnings(records)) == ([5, 0, 5], [])


def test_a_month_that_equals_the_sum_of_those_before_is_a_month(office: Office) -> None:
    records = load(office, [("月份", "推送"), (1, 5), (2, 7), (3, 12)], MONTHS)
    assert (numbers(records, MONTHS), warnings(records)) == ([5, 7, 12], [])


def test_subtotals_by_unit_and_month_are_all_left_out_and_all_checked(office: Office) -> None:
    rows: Rows = [
        ("月份", "单位", "推送"),
        ("1月", "甲县", 5),
        ("1月", "乙县", 7),
        ("1月", "小计", 12),
        ("2月", "甲县", 1),
        ("2月", "乙县", 2),
        ("2月", "小计", 3),
        ("一季度", "合计", 15),
        ("甲县合计", None, 6),
        ("总计", None, 16),
    ]
    records = load(office, rows, BY_UNIT)
    assert numbers(records, BY_UNIT) == [5, 7, 1, 2]
    mismatches = [f.place.cell for f in records.findings if f.code == "ledgers.total_mismatch"]
    assert mismatches == ["C10"]


CROSS = changed(
    ITEMS,
    columns=(ColumnDef("单位"),),
    unpivot=UnpivotDef(("*月",), "月份", "件数"),
    date="月份",
)


@pytest.mark.parametrize(
    "row",
    [
        ("合计", 4, 6),
        ("上年同期", 3, 3),
        ("同比增长（%）", 33.3, 100),
        ("完成率", "90%", "95%"),
        ("无", None, None),
        ("制表人：张三", None, None),
        ("月均", 2, 3),
        (None, 4, 6),
    ],
)
def test_a_cross_table_has_totals_rates_and_signatures(
    office: Office, row: Sequence[object]
) -> None:
    rows: Rows = [("单位", "1月", "2月"), ("甲县", 1, 2), ("乙县", 3, 4), row]
    records = load(office, rows, CROSS)
    assert (numbers(records, CROSS), warnings(records)) == ([1, 2, 3, 4], [])


# ---- the form of the table ----


def test_totals_above_the_records_are_held_against_those_below(office: Office) -> None:
    records = load(office, [HEAD, (None, None, "合计", None, 600), *FIRST])
    assert (numbers(records), warnings(records)) == ([100, 200, 300], [])
    records = load(office, [HEAD, (None, None, "合计", None, 650), *FIRST])
    assert (numbers(records), warnings(records)) == ([100, 200, 300], ["total_mismatch"])


def test_a_printed_ledger_repeats_header_and_totals_on_each_page(office: Office) -> None:
    page_end: Rows = [(None, None, "本页小计", None, 600), ("第1页 共2页",)]
    rows = [HEAD, *FIRST, *page_end, (), HEAD, *FIRST, (None, None, "本页小计", None, 600)]
    records = load(office, [*rows, (None, None, "累计", None, 1200)])
    assert numbers(records) == [100, 200, 300] * 2
    assert set(warnings(records)) == {"duplicate"}


def test_tables_side_by_side_each_have_their_total(office: Office) -> None:
    rows: Rows = [
        ("事项", "件数", None, "事项", "件数"),
        ("甲事", 5, None, "丙事", 1),
        ("乙事", 7, None, "丁事", 2),
        ("合计", 12, None, "戊事", 3),
        (None, None, None, "合计", 6),
        ("制表人：张三", None, None, None, None),
    ]
    records = load(office, rows, ITEMS)
    assert (numbers(records, ITEMS), warnings(records)) == ([5, 7, 1, 2, 3], [])


def test_another_table_below_is_not_read_and_said(office: Office) -> None:
    rows: Rows = [
        ("事项", "件数"),
        ("甲事", 5),
        ("乙事", 7),
        (),
        ("件数", "事项"),
        (5, "甲事"),
        (7, "乙事"),
    ]
    records = load(office, rows, ITEMS)
    assert (numbers(records, ITEMS), warnings(records)) == ([5, 7], ["other_table"])
    assert records.findings[0].place.cell == "A5"


def test_a_merged_unit_is_the_name_of_its_rows(office: Office) -> None:
    rows: Rows = [("月份", "单位", "推送"), ("", "甲县", 5), ("", "", 7), ("", "", 12)]
    book = office.book("2023/稿件.xlsx", rows)
    book.worksheets[0].merge_cells("B2:B4")
    book.save(office.path("2023/稿件.xlsx"))
    assert numbers(office.load(BY_UNIT), BY_UNIT) == [5, 7, 12]


# ---- totals by their formulas ----

FORMULAS: list[tuple[str, str | int, bool]] = [
    ("SUM over the rows above", "=SUM(B2:B4)", True),
    ("SUM with dollars", "=SUM(B$2:$B4)", True),
    ("SUM from the header on", "=SUM(B1:B4)", True),
    ("SUBTOTAL", "=SUBTOTAL(9,B2:B4)", True),
    ("SUBTOTAL of what is shown", "=SUBTOTAL(109,B2:B4)", True),
    ("AGGREGATE", "=AGGREGATE(9,6,B2:B4)", True),
    ("cells added up", "=B2+B3+B4", True),
    ("several ranges", "=SUM(B2:B3,B4)", True),
    ("a count", "=COUNTA(B2:B4)", True),
    ("an average", "=AVERAGE(B2:B4)", True),
    ("one row only", "=SUM(B4:B4)", False),
    ("another column", "=SUM(D2:D4)", False),
    ("its own row", "=SUM(C5:E5)", False),
    ("a number", 99, False),
]


@pytest.mark.parametrize(
    ("formula", "is_total"), [f[1:] for f in FORMULAS], ids=[f[0] for f in FORMULAS]
)
def test_a_sum_over_the_rows_above_is_a_total_whatever_it_is_called(
    office: Office, formula: str | int, is_total: bool
) -> None:
    rows: Rows = [("事项", "件数"), ("甲", 5), ("乙", 7), ("丙", 9), ("全市情况", formula)]
    assert len(numbers(load(office, rows, ITEMS), ITEMS)) == (3 if is_total else 4)


def test_a_share_beside_the_total_keeps_the_row_a_record(office: Office) -> None:
    """Every filled measure must be a sum."""
    two = changed(
        ITEMS, measures=(*ITEMS.measures, MeasureDef("人", "人数", MeasureKind.SUM, "人"))
    )
    rows: Rows = [("事项", "件数", "人数"), ("甲", 5, 1), ("乙", 7, 1), ("丙", "=SUM(B2:B3)", 3)]
    assert list(load(office, rows, two).ledgers["稿件"].frame["人数"]) == [1, 1, 3]


def table_with_totals(path: Path, label: str | None) -> None:
    """A real table whose totals row is switched on."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in [("日期", "标题", "单位", "字数"), *(r[1:5] for r in FIRST)]:
        page.append(list(row))
    page.append([label, None, None, 600])
    table = Table(displayName="表1", ref="A1:D5", totalsRowCount=1)
    for n, title in enumerate(("日期", "标题", "单位", "字数"), 1):
        table.tableColumns.append(TableColumn(id=n, name=title))
    page.add_table(table)
    book.save(path)


@pytest.mark.parametrize("label", ["汇总", "全县情况", "2023-12-31", None, "Σ"])
def test_the_totals_row_of_a_table_is_no_record_whatever_it_is_called(
    office: Office, label: str | None
) -> None:
    table_with_totals(office.path("2023/稿件.xlsx"), label)
    records = office.load(ARTICLES)
    assert (numbers(records), warnings(records)) == ([100, 200, 300], [])


@pytest.mark.parametrize(
    "formula", ["SUM(B2:B4)", "B2+B3+B4", "SUBTOTAL(9,B2:B4)", "AVERAGE(B2:B4)"]
)
def test_so_it_is_in_an_old_workbook(office: Office, formula: str) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("表")
    for r, row in enumerate(
        [("事项", "件数"), ("甲", 5), ("乙", 7), ("丙", 9), ("丁", 1), ("全市情况",)]
    ):
        for c, cell in enumerate(row):
            page.write(r, c, cell)
    page.write(5, 1, xlwt.Formula(formula))
    page.write(6, 0, "戊")
    page.write(6, 1, xlwt.Formula("SUM(C2:C4)"))
    book.save(str(office.path("2023/稿件.xls")))
    frame = office.load(ITEMS).ledgers["稿件"].frame
    assert list(frame.rows) == [2, 3, 4, 5, 7]


def test_so_it_is_in_an_opendocument_sheet(office: Office) -> None:
    def cell(text: str, formula: str = "") -> str:
        kind = "float" if text.isdecimal() else "string"
        value = f' office:value="{text}"' if kind == "float" else ""
        formula = f' table:formula="{formula}"' if formula else ""
        return (
            f'<table:table-cell office:value-type="{kind}"{value}{formula}>'
            f"<text:p>{text}</text:p></table:table-cell>"
        )

    rows = [("事项", "件数"), ("甲", "5"), ("乙", "7")]
    lines = ["".join(map(cell, row)) for row in rows]
    lines.append(cell("全市情况") + cell("99", "of:=SUM([.B2:.B3])"))
    body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0">'
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="表">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(office.path("2023/稿件.ods"), "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    assert numbers(office.load(ITEMS), ITEMS) == [5, 7]


def test_so_it_is_by_word_in_a_text_file(office: Office) -> None:
    text = "事项,件数\n甲,5\n乙,7\n 合 计 ,12\n制表人：张三,\n第1页 共1页,\n"
    office.path("2023/稿件.csv").write_text(text, encoding="gb18030")
    assert numbers(office.load(ITEMS), ITEMS) == [5, 7]


# ---- ignore, and what is said where a row may be a footer ----


@pytest.mark.parametrize(
    "ignored",
    [{"标题": ("第三篇",)}, {"单位": ("乙*",)}, {"序号": ("3",)}, {"日期": ("2023-03-03",)}],
)
def test_ignored_rows_are_no_records(office: Office, ignored: dict[str, tuple[str, ...]]) -> None:
    ledger = changed(ARTICLES, ignore=IgnoreDef(rows=ignored))
    records = load(office, [HEAD, *FIRST], ledger)
    assert (numbers(records), codes(records.findings)) == ([100, 200], [])


def test_an_ignore_in_vain_is_a_note_and_a_column_nobody_has_an_error(office: Office) -> None:
    ledger = changed(ARTICLES, ignore=IgnoreDef(rows={"标题": ("无此篇",), "标提": ("x",)}))
    records = load(office, [HEAD, *FIRST], ledger)
    assert numbers(records) == [100, 200, 300]
    assert codes(records.findings) == ["ledgers.ignore_unused", "ledgers.ignore_no_column"]
    assert records.findings[-1].values["near"] == ("标题",)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ((None, "县区情况", "见附件", None, 5, None), "ledgers.footer_row"),
        ((None, None, "县区情况", None, 5, None), "ledgers.footer_without_date"),
    ],
)
def test_where_a_row_may_be_a_footer_the_advice_is_to_delete_or_ignore_it(
    office: Office, row: Sequence[object], code: str
) -> None:
    records = load(office, [HEAD, *FIRST, row])
    assert codes(records.findings) == [code]
