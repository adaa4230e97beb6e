"""Totals that no word tells: 全县 over its towns, 一、 over 1. and 2., and words in remarks.

Each line of a table is one thing a clerk does, and what must come of it: the numbers that count,
or the code of an error that asks.
"""

from __future__ import annotations

import datetime as dt
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

pytestmark = pytest.mark.long(8)

ITEMS = LedgerDef(
    name="办件",
    files=("*办件*",),
    date=None,
    measure_word="件",
    columns=(ColumnDef("事项"),),
    groups=(),
    measures=(MeasureDef("件数量", "件数", MeasureKind.SUM, "件"),),
    duplicates=Duplicates.COUNT,
    duplicate_key=None,
    unpivot=None,
    line=1,
)
UNITS = changed(
    ITEMS,
    columns=(ColumnDef("单位"),),
    measures=(
        MeasureDef("件数量", "件数", MeasureKind.SUM, "件"),
        MeasureDef("发展数量", "发展", MeasureKind.SUM, "人"),
    ),
)
MONTHS = changed(ITEMS, date="月份", columns=(ColumnDef("月份"),))
STOCKS = changed(
    ITEMS,
    date="月份",
    columns=(ColumnDef("月份"), ColumnDef("水库")),
    measures=(MeasureDef("蓄水", "件数", MeasureKind.LAST, "方"),),
)
LISTS = changed(ITEMS, date="日期", columns=tuple(map(ColumnDef, ("日期", "事项", "单位"))))
CLASSES = changed(ITEMS, columns=(ColumnDef("类别"), ColumnDef("事项")))
CROSSED = changed(
    ITEMS, columns=(ColumnDef("单位"),), unpivot=UnpivotDef(("*月",), "月份", "件数"), date="月份"
)
MONEY = changed(
    ITEMS,
    date="日期",
    measure_word="笔",
    columns=(ColumnDef("日期"), ColumnDef("项目"), ColumnDef("金额", ("金额（万元）",))),
    measures=(MeasureDef("总额", "金额", MeasureKind.SUM, "元"),),
)
REGISTRY = RegistryDef("单位", "名录.xlsx", "单位", None, None, {}, 1)
HEAD, U, M = ("事项", "件数"), ("单位", "件数", "发展"), ("月份", "件数", "备注")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace with folders for 2022 and 2023."""
    return Office(tmp_path)


def read(office: Office, ledger: LedgerDef, rows: Rows) -> tuple[list[object], list[str]]:
    """The numbers that count, and the codes of all that is more than a note."""
    office.book("2023/办件.xlsx", rows)
    records = office.load(ledger)
    found = [f for f in records.findings if f.severity is not Severity.NOTE]
    told = sorted({code.removeprefix("ledgers.") for code in codes(found)})
    frame = records.ledgers[ledger.name].frame
    return list(frame[ledger.measures[0].column]), told


def day(month: int) -> dt.date:
    return dt.date(2023, month, 5)


TOWNS: Rows = [("甲乡", 120, 3), ("乙乡", 80, 2), ("丙镇", 200, 0)]
WHOLES = [
    "全县", "全市", "全省", "全区", "全局", "全系统", "全州", "全部", "全体", "总体", "各单位",
    "各乡镇", "合并", "汇总表", "全镇", "全乡", "全校", "全院", "本县", "All", "总的", "总合",
    "全县情况", "各乡镇合计", "三乡合计", "全县（含机关）",
]  # fmt: skip


@pytest.mark.parametrize("is_last", [False, True])
@pytest.mark.parametrize("word", WHOLES)
def test_a_whole_over_or_under_its_rows_is_no_record(
    office: Office, word: str, is_last: bool
) -> None:
    whole = [(word, 400, 5)]
    rows: Rows = [U, *TOWNS, *whole] if is_last else [U, *whole, *TOWNS]
    assert read(office, UNITS, rows) == ([120, 80, 200], [])


@pytest.mark.parametrize("is_last", [False, True])
@pytest.mark.parametrize("word", ["机关", "市本级", "县级", "甲县", "云川"])
def test_a_unit_that_is_the_sum_of_all_others_is_asked_about(
    office: Office, word: str, is_last: bool
) -> None:
    whole = [(word, 400, 5)]
    rows: Rows = [U, *TOWNS, *whole] if is_last else [U, *whole, *TOWNS]
    assert read(office, UNITS, rows)[1] == ["perhaps_whole"]


ITEMS_ABOVE: Rows = [("甲事", 12), ("乙事", 8), ("丙事", 5)]
TOTALS = [
    "办件总量", "办件总数", "受理总数", "总受理量", "总办件量", "办结总数", "累计办件", "累计受理",
    "共办理", "总办理", "总的", "合并计算", "合计=1+2", "总合", "和", "总", "办件合计", "一共",
]  # fmt: skip


@pytest.mark.parametrize("word", TOTALS)
def test_a_phrase_with_the_exact_sum_is_a_total(office: Office, word: str) -> None:
    assert read(office, ITEMS, [HEAD, *ITEMS_ABOVE, (word, 25)]) == ([12, 8, 5], [])


@pytest.mark.parametrize("word", ["总工会慰问", "总队检查", "共青团活动", "全科医生培训", "总办理"])
def test_other_numbers_make_it_a_record(office: Office, word: str) -> None:
    numbers, _ = read(office, ITEMS, [HEAD, *ITEMS_ABOVE, (word, 7)])
    assert numbers == [12, 8, 5, 7]


RIGHT = [
    ("mean on top", UNITS, [U, ("全县平均", 133.3, 1.7), *TOWNS], [120, 80, 200]),
    ("last year's below", ITEMS, [HEAD, *ITEMS_ABOVE, ("合计", 25), ("上年合计", 20)], [12, 8, 5]),
    ("去年合计", ITEMS, [HEAD, *ITEMS_ABOVE, ("合计", 25), ("去年合计", 20)], [12, 8, 5]),
    ("2022年合计", ITEMS, [HEAD, *ITEMS_ABOVE, ("合计", 25), ("2022年合计", 20)], [12, 8, 5]),
    ("上年同期合计", ITEMS, [HEAD, *ITEMS_ABOVE, ("合计", 25), ("上年同期合计", 20)], [12, 8, 5]),
    ("whole and 合计", UNITS, [U, ("全县", 400, 5), *TOWNS, ("合计", 400, 5)], [120, 80, 200]),
    (
        "each month",
        STOCKS,
        [("月份", "水库", "件数")]
        + [
            row
            for n in range(1, 5)
            for row in (
                (f"{n}月", "全县", 60 + 3 * n),
                (f"{n}月", "甲库", 10 + n),
                (f"{n}月", "乙库", 20 + n),
                (f"{n}月", "丙库", 30 + n),
            )
        ],
        [number + n for n in range(1, 5) for number in (10, 20, 30)],
    ),
    (
        "各水库合计 each month",
        STOCKS,
        [("月份", "水库", "件数")]
        + [
            row
            for n in range(1, 4)
            for row in (
                (f"{n}月", "各水库合计", 30 + 2 * n),
                (f"{n}月", "甲库", 10 + n),
                (f"{n}月", "乙库", 20 + n),
            )
        ],
        [number + n for n in range(1, 4) for number in (10, 20)],
    ),
    (
        "crosstab",
        CROSSED,
        [
            ("单位", "1月", "2月"),
            ("全县", 6, 15),
            ("甲县", 1, 4),
            ("乙县", 2, 5),
            ("丙县", 3, 6),
        ],
        [1, 4, 2, 5, 3, 6],
    ),
    (
        "date and sum without a title",
        LISTS,
        [
            ("日期", "事项", "单位", "件数"),
            (day(1), "甲事", "甲县", 100),
            (day(2), "乙事", "乙县", 200),
            (day(3), "丙事", "甲县", 300),
            (dt.date(2023, 12, 31), None, None, 600),
        ],
        [100, 200, 300],
    ),
    (
        "一、 over 1.",
        ITEMS,
        [HEAD, ("一、甲类", 5), ("1.甲事", 3), ("2.丙事", 2), ("二、乙类", 7), ("1.乙事", 7)],
        [3, 2, 7],
    ),
    (
        "（一） over 1、",
        ITEMS,
        [
            HEAD,
            ("（一）甲类", 5),
            ("1、甲事", 3),
            ("2、丙事", 2),
            ("（二）乙类", 7),
            ("1、乙事", 7),
        ],
        [3, 2, 7],
    ),
    (
        "1 over 1.1",
        ITEMS,
        [HEAD, ("1 甲类", 5), ("1.1 甲事", 3), ("1.2 丙事", 2), ("2 乙类", 7), ("2.1 乙事", 7)],
        [3, 2, 7],
    ),
    (
        "indents",
        ITEMS,
        [HEAD, ("甲类", 5), ("　甲事", 3), ("　丙事", 2), ("乙类", 7), ("　乙事", 7)],
        [3, 2, 7],
    ),
    (
        "serial numbers",
        ITEMS,
        [
            ("序号", *HEAD),
            ("一", "甲类", 5),
            (1, "甲事", 3),
            (2, "丙事", 2),
            ("二", "乙类", 7),
            (1, "乙事", 7),
        ],
        [3, 2, 7],
    ),
    (
        "classes of units",
        UNITS,
        [
            U,
            ("县（市）区", 5, 1),
            ("甲县", 3, 1),
            ("乙县", 2, 0),
            ("市直部门", 7, 2),
            ("丙局", 7, 2),
        ],
        [3, 2, 7],
    ),
    (
        "all, classes, units",
        UNITS,
        [
            U,
            ("全市", 12, 3),
            ("县（市）区", 5, 1),
            ("甲县", 3, 1),
            ("乙县", 2, 0),
            ("市直部门", 7, 2),
            ("丙局", 7, 2),
        ],
        [3, 2, 7],
    ),
    (
        "# before parts",
        ITEMS,
        [HEAD, ("甲类", 5), ("#甲事", 3), ("#丙事", 2), ("丁类", 7)],
        [3, 2, 7],
    ),
    (
        "class alone, items below",
        CLASSES,
        [
            ("类别", "事项", "件数"),
            ("甲类", None, 5),
            (None, "甲事", 3),
            (None, "丙事", 2),
            ("乙类", None, 7),
            (None, "乙事", 7),
        ],
        [3, 2, 7],
    ),
    (
        "three levels",
        ITEMS,
        [
            HEAD,
            ("一、甲", 10),
            ("（一）子", 4),
            ("1.丑", 3),
            ("2.寅", 1),
            ("（二）卯", 6),
            ("1.辰", 6),
        ],
        [3, 1, 6],
    ),
    (
        "units in cells",
        MONEY,
        [
            ("日期", "项目", "金额（万元）"),
            (day(1), "甲", 700),
            (day(2), "乙", 500),
            (day(3), "丙", "1.2万元"),
            ("合计", None, 1201.2),
        ],
        [7000000, 5000000, 12000],
    ),
    (
        "units in cells, no label",
        MONEY,
        [
            ("日期", "项目", "金额（万元）"),
            (day(1), "甲", 700),
            (day(2), "乙", 500),
            (day(3), "丙", "12.5万元"),
            (None, None, 1212.5),
        ],
        [7000000, 5000000, 125000],
    ),
]


@pytest.mark.parametrize(
    ("ledger", "rows", "expected"), [row[1:] for row in RIGHT], ids=[row[0] for row in RIGHT]
)
def test_what_is_said_once_more_is_left_out(
    office: Office, ledger: LedgerDef, rows: Rows, expected: list[object]
) -> None:
    assert read(office, ledger, rows) == (expected, [])


ASKED = [
    ("其中 goes on", [("甲类", 5), ("其中：甲事", 3), ("丙事", 2), ("丁类", 7)], "perhaps_part"),
    (
        "one parent differs",
        [("一、甲类", 5), ("1.甲事", 3), ("2.丙事", 2), ("二、乙类", 8), ("1.乙事", 7)],
        "parent_differs",
    ),
    ("the only parent differs", [("一、甲类", 6), ("1.甲事", 3), ("2.丙事", 2)], "parent_differs"),
    (
        "no marks",
        [("红", 51), ("橙", 30), ("黄", 21), ("绿", 73), ("青", 42), ("蓝", 31)],
        "perhaps_parent",
    ),
    (
        "no marks, round numbers",
        [("红", 50), ("橙", 30), ("黄", 20), ("绿", 70), ("青", 40), ("蓝", 30)],
        "perhaps_sum",
    ),
    ("whole with a slip", [("全县", 410), ("甲", 120), ("乙", 80), ("丙", 200)], "whole_differs"),
    ("whole of one", [("全县", 30), ("甲县", 30)], "perhaps_whole"),
]


@pytest.mark.parametrize(
    ("rows", "code"), [row[1:] for row in ASKED], ids=[row[0] for row in ASKED]
)
def test_what_nobody_can_tell_is_asked(office: Office, rows: Rows, code: str) -> None:
    assert read(office, ITEMS, [HEAD, *rows])[1] == [code]


ORDINARY = [
    ("one is the sum of two", [("甲县", 30), ("乙县", 10), ("丙县", 20)]),
    ("in the middle", [("甲县", 10), ("乙县", 60), ("丙县", 20), ("丁县", 30)]),
    ("small numbers", [("甲县", 5), ("乙县", 1), ("丙县", 1), ("丁县", 3)]),
    ("pairs", [("甲县", 5), ("乙县", 5), ("丙县", 7), ("丁县", 7)]),
    ("all alike", [("甲县", 1), ("乙县", 1), ("丙县", 1), ("丁县", 1)]),
    ("noughts", [("甲县", 0), ("乙县", 0), ("丙县", 0), ("丁县", 0)]),
    ("one number", [("甲县", 0), ("乙县", 0), ("丙县", 15), ("丁县", 0)]),
    ("one style of numbers", [("1.甲", 5), ("2.乙", 3), ("3.丙", 2), ("4.丁", 9)]),
    ("one title begins with a year", [("甲", 5), ("2023年计划", 3), ("丙", 4)]),
    ("one name indented", [("甲县", 5), (" 乙县", 3), ("丙县", 4)]),
    ("全县 as an item", [("全县", 5), ("甲县", 30), ("乙县", 40), ("丙县", 50)]),
    ("总工会", [("总工会", 5), ("妇联", 30), ("团委", 40)]),
    ("two", [("甲县", 30), ("乙县", 30)]),
    ("one", [("甲县", 30)]),
    ("two alike", [("甲县", 4), ("乙县", 4), ("丙县", 2), ("丁县", 3)]),
    ("units and classes", [("企业", 12), ("高校", 15), ("机关", 9), ("乡镇", 21)]),
    ("小计（同志）", [("小计（同志）来访", 5), ("甲", 30), ("乙", 11)]),
]


@pytest.mark.parametrize("rows", [row[1] for row in ORDINARY], ids=[row[0] for row in ORDINARY])
def test_an_ordinary_list_is_taken_as_it_is(office: Office, rows: Rows) -> None:
    assert read(office, ITEMS, [HEAD, *rows]) == ([number for _, number in rows], [])


REMARKS = [
    "合计", "合计2次", "共3篇", "小计", "汇总", "累计", "同比增长", "其中：重点", "全县", "一季度",
    "上年", "月均", "Total", "总量", "含1月合计",
]  # fmt: skip


@pytest.mark.parametrize("remark", REMARKS)
@pytest.mark.parametrize("header", ["备注", "状态", "报送方式", "口径"])
def test_a_remark_makes_no_month_a_total(office: Office, remark: str, header: str) -> None:
    rows: Rows = [(f"{n}月", 10 + n, remark if n == 7 else None) for n in range(1, 13)]
    found = read(office, MONTHS, [("月份", "件数", header), *rows])
    assert found == ([10 + n for n in range(1, 13)], [])


@pytest.mark.parametrize("remark", ["合计", "汇总", "累计", "小计"])
def test_nor_a_record_with_its_date_and_number(office: Office, remark: str) -> None:
    head = ("日期", "事项", "单位", "件数", "备注")
    rows = [(day(n), f"第{n}事", "甲县", 100 + n, remark if n == 2 else None) for n in (1, 2, 3)]
    assert read(office, LISTS, [head, *rows]) == ([101, 102, 103], [])


@pytest.mark.parametrize("title", ["第1-12个月合计情况通报", "小计（同志）慰问"])
def test_a_title_with_such_a_word_counts(office: Office, title: str) -> None:
    head = ("日期", "事项", "单位", "件数")
    rows = [(day(n), f"第{n}事", "甲县", 100 + n) for n in (1, 2)]
    found, _ = read(office, LISTS, [head, *rows, (day(3), title, "乙县", 50)])
    assert found == [101, 102, 50]


OFF = [
    ([None, None, "全县", 1300], ["whole_differs"]),
    ([None, "全县", None, 1300], ["whole_differs"]),
    ([None, None, "全系统", 1100], ["whole_differs"]),
    ([None, None, "全县", 1200], []),
]


@pytest.mark.parametrize(("last", "told"), OFF)
def test_a_whole_without_a_date_that_is_off_is_asked_about(
    office: Office, last: list[object], told: list[str]
) -> None:
    head = ("日期", "事项", "单位", "件数")
    rows: Rows = [head, *((day(m), f"事{m}", f"{m}县", 300) for m in (1, 2, 3, 4)), last]
    assert [c for c in read(office, LISTS, rows)[1] if c == "whole_differs"] == told
