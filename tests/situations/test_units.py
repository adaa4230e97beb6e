"""What offices do to say in what their numbers are counted: the right value, or a finding.

Every table has one record of 3 in a column 金额; beside each way of saying the unit stands how
many of the measure's own unit one of them is, or the code of the finding where it stands.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from office import Office, Rows, changed
from told import codes

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

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.ledgers.model import Records

pytestmark = pytest.mark.long(8)

MONEY = MeasureDef("总额", "金额", MeasureKind.SUM, "元")
LEDGER = LedgerDef(
    name="支出",
    files=("*支出*",),
    date="日期",
    measure_word="项",
    columns=(ColumnDef("日期"), ColumnDef("标题"), ColumnDef("金额")),
    groups=(),
    measures=(MONEY,),
    duplicates=Duplicates.COUNT,
    duplicate_key=("标题", "日期"),
    unpivot=None,
    line=1,
)
HEAD = ("日期", "标题", "金额")
DAY = "2023-04-05"
ROW = (DAY, "一", 3)
WAN, YI = 10**4, 10**8


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def measured(word: str, kind: MeasureKind = MeasureKind.SUM) -> LedgerDef:
    return changed(LEDGER, measures=(replace(MONEY, measure_word=word, kind=kind),))


def read(
    office: Office,
    rows: Rows,
    ledger: LedgerDef = LEDGER,
    file: str = "支出",
    sheet: str = "Sheet1",
) -> tuple[object, list[tuple[str, str | None]]]:
    """The first number, and what is said louder than a note, with its cell."""
    office.book(f"2023/{file}.xlsx", rows, sheet=sheet)
    return held(office.load(ledger))


def held(records: Records) -> tuple[object, list[tuple[str, str | None]]]:
    told = [f for f in records.findings if f.severity is not Severity.NOTE]
    cells = [(code, f.place.cell) for f in told for code in codes([f])]
    return next(iter(records.ledgers["支出"].frame["金额"])), cells


def three(size: int | Fraction) -> Decimal:
    """Three of a unit of this size."""
    whole = 3 * Fraction(size)
    return Decimal(whole.numerator) / Decimal(whole.denominator)


@pytest.mark.parametrize(
    ("line", "word", "size"),
    [
        ("单位：人民币（万元）", "元", WAN),
        ("单位：（万元）", "元", WAN),
        ("单位 万元", "元", WAN),
        ("单位万元", "元", WAN),
        ("单位为万元", "元", WAN),
        ("单位：均为万元", "元", WAN),
        ("金额单位均为万元", "元", WAN),
        ("金额单位统一为万元", "元", WAN),
        ("单位∶万元", "元", WAN),
        ("单位︰万元", "元", WAN),
        ("单位；万元", "元", WAN),
        ("单位﹕万元", "元", WAN),
        ("单位=万元", "元", WAN),
        ("单位-万元", "元", WAN),
        ("单位—万元", "元", WAN),
        ("单位.万元", "元", WAN),
        ("单位（万元）", "元", WAN),
        ("单位【万元】", "元", WAN),
        ("单位：10000元", "元", WAN),
        ("单位：10,000元", "元", WAN),
        ("单位：1万元", "元", WAN),
        ("单位：1000元", "元", 1000),
        ("单位：W元", "元", WAN),
        ("单位：k元", "元", 1000),
        ("币种：人民币 单位：万元", "元", WAN),
        ("币种：人民币；单位：万元", "元", WAN),
        ("单位（人民币）：万元", "元", WAN),
        ("单位：万元（人民币）", "元", WAN),
        ("单位：人民币/万元", "元", WAN),
        ("单位：RMB万元", "元", WAN),
        ("单位：￥万元", "元", WAN),
        ("单位：亿元人民币", "元", YI),
        ("单位：万圆", "元", WAN),
        ("單位：萬元", "元", WAN),
        ("单位：万 元", "元", WAN),
        ("单位：\n万元", "元", WAN),
        ("（单位：万元、人）", "元", WAN),
        ("（单位：万元、人）", "人", 1),
        ("单位：人、次、万元", "元", WAN),
        ("单位：万元 人", "元", WAN),
        ("单位：万元（不含税）", "元", WAN),
        ("单位：万元，保留两位小数", "元", WAN),
        ("单位：万元。", "元", WAN),
        ("单位：万元；人数单位：人", "元", WAN),
        ("以万元为单位", "元", WAN),
        ("（以万元计）", "元", WAN),
        ("表中金额以万元为计量单位", "元", WAN),
        ("万元", "元", WAN),
        ("(万元)", "元", WAN),
        ("金额（万元）：", "元", WAN),
        ("一览表单位：万元", "元", WAN),
        ("编制单位：甲局　　2023年　　金额单位：万元", "元", WAN),
        ("制表单位：财政局 单位 万元", "元", WAN),
        ("Unit: 万元", "元", WAN),
        ("单位：十万元", "万元", 10),
        ("单位：元", "亿元", Fraction(1, YI)),
        ("单位：万人/次", "人次", WAN),
        ("单位：篇/条", "篇", 1),
        ("单位：百万美元", "美元", 10**6),
        ("单位：万㎡", "平方米", WAN),
        ("单位：亿千瓦时", "千瓦时", YI),
        ("单位：元/人", "元/人", 1),
    ],
)
def test_a_line_is_obeyed_in_every_form(
    office: Office, line: str, word: str, size: int | Fraction
) -> None:
    assert read(office, [[line], HEAD, ROW], measured(word)) == (three(size), [])


@pytest.mark.parametrize(
    ("line", "word", "code"),
    [
        ("单位：万元/人", "元", "other_unit"),  # a rate, or 万元 and 人
        ("单位：人/万元", "元", "other_unit"),
        ("单位：元/平方米", "元", "other_unit"),
        ("单位：公斤/亩", "公斤", "other_unit"),
        ("单位：元、万元", "元", "units_differ"),
        ("单位：万美元", "元", "other_unit"),
        ("单位：USD", "元", "other_unit"),
        ("单位：万园", "元", "other_unit"),  # mistyped
        ("单位：万元以上企业名单", "元", "other_unit"),
        ("单位：吨", "公斤", "other_unit"),
    ],
)
def test_a_line_that_does_not_convert_is_refused_where_it_stands(
    office: Office, line: str, word: str, code: str
) -> None:
    assert read(office, [[line], HEAD, ROW], measured(word)) == (None, [(f"ledgers.{code}", "A1")])


@pytest.mark.parametrize(
    "line",
    [
        "填报单位：甲县",
        "主管单位：财政局",
        "单位（盖章）：",
        "单位名称：云川县财政局",
        "单位：元谋县",
        "单位：万州区财政局",
        "单位：万年县",
        "单位：百色市",
        "单位：千人计划办",
        "单位：人社局",
        "单位：度假区",
        "单位：无",
        "单位：___________",
        "各单位人次统计表",
        "本单位以万元以下项目为主",
        "以人为本",
        "以上数据按月统计",
        "参加单位：5个",
        "单位数：12",
        "单位：个",
        "单位：吨",
        "（一）",
        "统计表（篇）",
        "报送单位 人社局",
    ],
)
def test_what_says_nothing_of_money_changes_nothing(office: Office, line: str) -> None:
    assert read(office, [[line], HEAD, ROW]) == (3, [])


@pytest.mark.parametrize(
    ("note", "word", "size"),
    [
        ("注：金额单位为元", "万元", Fraction(1, WAN)),
        ("注：1.金额单位为万元；2.含税", "元", WAN),
        ("说明：本表金额单位：万元", "元", WAN),
        ("备注：金额单位为万元。", "元", WAN),
        ("说明：金额以万元为单位", "元", WAN),
        ("注：本表金额均以万元计", "元", WAN),
        ("注：金额单位 万元", "元", WAN),
        ("单位为万元", "元", WAN),
        ("金额单位：万元", "元", WAN),
        ("* 单位：万元", "元", WAN),
        ("注：单位系指填报单位", "元", 1),
        ("注：本表统计投资500万元以上项目", "元", 1),
        ("注：单位为民办非企业", "元", 1),
    ],
)
@pytest.mark.parametrize("before", [(), ("",)])
def test_a_note_below_the_table_is_obeyed(
    office: Office, note: str, word: str, size: int | Fraction, before: tuple[str, ...]
) -> None:
    rows = [HEAD, ROW, [], [*before, note]]
    assert read(office, rows, measured(word)) == (three(size), [])


@pytest.mark.parametrize(
    ("rows", "file", "sheet"),
    [
        ([["单位：", "万元"], HEAD, ROW], "支出", "一"),
        ([["单位", "万元"], HEAD, ROW], "支出", "一"),
        ([["", "", "单位：", "", "万元"], HEAD, ROW], "支出", "一"),
        ([[*[""] * 6, "单位：万元"], HEAD, ROW], "支出", "一"),
        ([["年度表\n单位：万元"], HEAD, ROW], "支出", "一"),
        ([["单位：万元"], ["年度表"], ["2023年"], HEAD, ROW], "支出", "一"),
        ([HEAD, ("", "", "万元"), ROW], "支出", "一"),
        ([HEAD, ("—", "—", "（万元）"), ROW], "支出", "一"),
        ([HEAD, ROW], "支出", "一季度（万元）"),
        ([HEAD, ROW], "支出（万元）", "一"),
    ],
)
def test_the_unit_may_stand_in_many_places(
    office: Office, rows: Rows, file: str, sheet: str
) -> None:
    assert read(office, rows, LEDGER, file, sheet) == (30000, [])


@pytest.mark.parametrize(
    ("header", "size"),
    [
        ("金额【万元】", WAN),
        ("金额/万元", WAN),
        ("金额：万元", WAN),
        ("金额〔万元〕", WAN),
        ("金额[万元]", WAN),
        ("金额(单位:万元)", WAN),
        ("金额_万元", WAN),
        ("金额-万元", WAN),
        ("金额—万元", WAN),
        ("金额，万元", WAN),
        ("金额、万元", WAN),
        ("金额 万元", WAN),
        ("金额\n（万元）", WAN),
        ("金额｛万元｝", WAN),
        ("金额<万元>", WAN),
        ("金额《万元》", WAN),
        ("金额「万元」", WAN),
        ("金额（万元", WAN),
        ("金额万元）", WAN),
        ("金额(万元)*", WAN),
        ("金额（人民币万元）", WAN),
        ("金额（人民币：万元）", WAN),
        ("金额（￥万元）", WAN),
        ("金额（以万元计）", WAN),
        ("金额（单位为万元）", WAN),
        ("金额 单位：万元", WAN),
        ("金额（单位：万元，保留两位）", WAN),
        ("金额（10000元）", WAN),
        ("金额(W)", WAN),
        ("金额（W元）", WAN),
        ("金额（萬元）", WAN),
        ("金额（千元）", 1000),
        ("金额（￥）", 1),
    ],
)
def test_a_header_is_the_column_whatever_stands_around_its_unit(
    office: Office, header: str, size: int
) -> None:
    assert read(office, [(*HEAD[:2], header), ROW]) == (three(size), [])


@pytest.mark.parametrize("header", ["金额（万元/人）", "金额（美元）", "金额（元、万元）"])
def test_a_header_of_another_unit_is_refused(office: Office, header: str) -> None:
    found = read(office, [(*HEAD[:2], header), ROW])
    assert found == (None, [("ledgers.other_unit", "C1")])


@pytest.mark.parametrize(
    "header", ["金额（含税，万元）", "金额（万元）（含税）", "金额超亿元", "金额/万元/年"]
)
def test_a_header_that_says_more_than_a_unit_is_another_one(office: Office, header: str) -> None:
    found = read(office, [(*HEAD[:2], header), ROW])
    assert found == (None, [("ledgers.no_column", "1")])


def test_a_header_in_the_definition_is_found_with_other_brackets(office: Office) -> None:
    columns = (*LEDGER.columns[:2], ColumnDef("金额", ("支出（万元）",)))
    rows = [(*HEAD[:2], "支出【万元】"), ROW]
    assert read(office, rows, changed(LEDGER, columns=columns)) == (30000, [])


def test_headers_with_brackets_are_among_those_that_the_message_shows(office: Office) -> None:
    office.book("2023/支出.xlsx", [(*HEAD[:2], "经费【万元】", "人数（人）"), (*ROW, 2)])
    (found,) = office.load(LEDGER).findings
    assert found.code == "ledgers.no_column"
    assert found.values["has"] == ("日期", "标题", "经费【万元】", "人数（人）")


@pytest.mark.parametrize(
    ("header", "cells", "numbers", "told"),
    [
        ("单位", ["万元", "元"], [30000, 3], []),
        ("计量单位", ["万元", "亿元"], [30000, 3 * YI], []),
        ("金额单位", ["W元", "（万元）"], [30000, 30000], []),
        ("单位（万元/元）", ["万元", "元"], [30000, 3], []),
        ("币种", ["人民币", "CNY"], [3, 3], []),
        ("币种", ["人民币", "美元"], [3, None], [("other_unit_in_row", "D3")]),
        ("单位", ["元", "万元/人"], [3, None], [("other_unit_in_row", "D3")]),
        ("单位", ["元", "人"], [3, None], [("other_unit_in_row", "D3")]),
        ("单位", ["万元", None], [30000, None], [("row_without_unit", "D3")]),
        ("单位", ["万元", "元", "待定"], [30000, 3, None], [("row_without_unit", "D4")]),
        ("单位", ["元", None], [3, 3], []),
        ("单位", ["云川县", "甲县"], [3, 3], []),
        ("单位", ["台", "套"], [3, 3], []),
        ("单位", ["人社局", "元谋县"], [3, 3], []),
    ],
)
def test_a_column_may_say_the_unit_of_each_row(
    office: Office,
    header: str,
    cells: list[str | None],
    numbers: list[object],
    told: list[tuple[str, str]],
) -> None:
    rows = [(DAY, f"题{n}", 3, cell) for n, cell in enumerate(cells)]
    office.book("2023/支出.xlsx", [(*HEAD, header), *rows])
    records = office.load(LEDGER)
    assert list(records.ledgers["支出"].frame["金额"]) == numbers
    assert held(records)[1] == [(f"ledgers.{code}", at) for code, at in told]


def test_a_rows_unit_wins_over_a_line_and_may_not_contradict_a_header(office: Office) -> None:
    rows: Rows = [["单位：万元"], (*HEAD, "单位"), (*ROW, "元")]
    assert read(office, rows) == (3, [])
    rows = [(*HEAD[:2], "金额（万元）", "单位"), (*ROW, "元")]
    assert read(office, rows) == (None, [("ledgers.row_unit_differs", "D2")])


def test_rows_without_a_unit_have_that_of_the_line(office: Office) -> None:
    rows = [
        ["单位：万元"],
        (*HEAD, "单位"),
        (*ROW, None),
        (DAY, "二", 3, "亿元"),
        (DAY, "三", 3, "元"),
    ]
    office.book("2023/支出.xlsx", rows)
    assert list(office.ledger(LEDGER).frame["金额"]) == [30000, 3 * YI, 3]


UNITS = RegistryDef("单位", "名录.xlsx", "单位", "单位", "别名", {}, 1)


def test_a_registry_of_offices_is_no_column_of_units(office: Office) -> None:
    office.book("名录.xlsx", [("单位", "别名"), ("甲县", None)], sheet="单位")
    office.book("2023/支出.xlsx", [(*HEAD, "单位", "计量单位"), (*ROW, "甲县", "万元")])
    records = office.load(LEDGER, registries=[UNITS])
    assert held(records) == (30000, [])


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        ([["单位：元"], ["单位：万元"], HEAD, ROW], "A1"),
        ([["单位：万元"], HEAD, ROW, ["注：金额单位为元"]], "A4"),
        ([["单位：元"], HEAD, ROW, [], ["单位：万元"], HEAD, (DAY, "二", 3)], "A5"),
    ],
)
def test_two_lines_that_contradict_each_other_are_refused(
    office: Office, rows: Rows, at: str
) -> None:
    assert read(office, rows) == (None, [("ledgers.units_differ", at)])


SILENT = [HEAD, (DAY, "二", 3)]


@pytest.mark.parametrize(
    ("said", "silent", "told"),
    [
        ([["单位：万元"], HEAD, ROW], SILENT, True),
        ([(*HEAD[:2], "金额（万元）"), ROW], SILENT, True),
        ([(*HEAD, "单位"), (*ROW, "万元")], SILENT, True),
        ([["单位：元"], HEAD, ROW], SILENT, False),  # as the definition has it
        ([["单位：万元"], HEAD, ROW], [HEAD, (DAY, "二", "3元")], False),
        ([["单位：万元"], HEAD, ROW], [HEAD], False),
    ],
)
def test_a_file_without_a_unit_beside_one_in_larger_units_is_doubtful(
    office: Office, said: Rows, silent: Rows, told: bool
) -> None:
    office.book("2023/支出1.xlsx", said)
    office.book("2023/支出2.xlsx", silent)
    found = [f for f in office.load(LEDGER).findings if f.code == "ledgers.unit_missing"]
    assert [(f.severity, f.place.file) for f in found] == (
        [(Severity.WARNING, "inputs/2023/支出2.xlsx")] if told else []
    )


def test_last_years_file_without_a_unit_is_doubtful_too(office: Office) -> None:
    office.book("2023/支出.xlsx", [["单位：万元"], HEAD, ROW])
    office.book("2022/支出.xlsx", [HEAD, ("2022-04-05", "二", 3)])
    assert held(office.load(LEDGER))[1] == [("ledgers.unit_missing", None)]


CROSSED = changed(
    LEDGER,
    date="月份",
    columns=(ColumnDef("标题"),),
    unpivot=UnpivotDef(("*月",), "月份", "金额"),
)


@pytest.mark.parametrize(
    "rows",
    [
        [["单位 万元"], ["标题", "1月", "2月"], ["甲", 3, 4]],
        [["支出表（万元）"], ["标题", "1月", "2月"], ["甲", 3, 4]],
        [["标题", "1月", "2月"], ["", "万元", "万元"], ["甲", 3, 4]],
        [["标题", "单位", "1月", "2月"], ["甲", "万元", 3, 4]],
    ],
)
def test_a_cross_table_says_its_unit_alike(office: Office, rows: Rows) -> None:
    office.book("2023/支出.xlsx", rows)
    assert list(office.load(CROSSED).ledgers["支出"].frame["金额"]) == [30000, 40000]


@pytest.mark.parametrize("kind", [MeasureKind.LAST, MeasureKind.MEAN, MeasureKind.CUMULATIVE])
def test_every_kind_of_measure_is_converted(office: Office, kind: MeasureKind) -> None:
    assert read(office, [["单位为万元"], HEAD, ROW], measured("元", kind))[0] == 30000


@pytest.mark.parametrize(
    ("cell", "number", "told"),
    [
        ("3元", 3, []),
        ("3万元", 30000, []),
        ("3亿元", 3 * YI, []),
        ("3万", None, ["scaled_twice"]),
        ("3美元", None, ["other_word"]),
    ],
)
def test_a_cells_own_unit_wins_over_that_of_its_row(
    office: Office, cell: str, number: object, told: list[str]
) -> None:
    rows = [(*HEAD, "单位"), (DAY, "一", cell, "万元"), (DAY, "二", 1, "元")]
    assert read(office, rows) == (number, [(f"ledgers.{code}", "C2") for code in told])


# ---- a unit said beside the table, or between two blocks ----


@pytest.mark.parametrize(
    ("beside", "of_one"),
    [
        ("单位：万元", WAN),
        ("计量单位：万元", WAN),
        ("（单位：万元）", WAN),
        ("以万元计", WAN),
        ("填报单位：甲县", 1),
        ("以上数据未经审计", 1),
    ],
)
def test_a_unit_beside_the_first_row_is_the_tables(
    office: Office, beside: str, of_one: int
) -> None:
    found, told = read(office, [HEAD, (*ROW, None, beside), ("2023-05-06", "二", 3)])
    assert (found, told) == (3 * of_one, [])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("单位：万元", [("ledgers.unit_midway", "A3")]),
        ("单位：元", []),
        ("填报单位：甲县", []),
    ],
)
def test_a_unit_over_the_second_block_only_is_no_unit_of_the_first(
    office: Office, line: str, told: list[tuple[str, str]]
) -> None:
    found, said = read(office, [HEAD, ROW, (line,), HEAD, ("2023-05-06", "二", 3)])
    assert said == told
    assert told or found == 3


def test_a_unit_over_both_blocks_holds_for_both(office: Office) -> None:
    line = ("单位：万元",)
    assert read(office, [line, HEAD, ROW, line, HEAD, ("2023-05-06", "二", 3)]) == (3 * WAN, [])
