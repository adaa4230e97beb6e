"""Second blocks, rows that number the columns, cross-tables, units beside a table, sign-offs.

Each line of a table is one thing a clerk does, the sum that must come of it (None: it is refused)
and the findings, notes left aside.
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
    UnpivotDef,
)
from zgreport.findings import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.ledgers.model import Records

pytestmark = pytest.mark.long(8)

MONTHS = LedgerDef(
    name="公众号",
    files=("*台账*",),
    date="月份",
    measure_word="",
    columns=(ColumnDef("月份"),),
    groups=(),
    measures=(MeasureDef("推送", "条数", MeasureKind.SUM, "条"),),
    duplicates=Duplicates.COUNT,
    duplicate_key=None,
    unpivot=None,
    line=1,
)
ITEMS = changed(
    MONTHS,
    date=None,
    columns=(ColumnDef("事项"),),
    measures=(MeasureDef("件数量", "件数", MeasureKind.SUM, "件"),),
)
ARTICLES = changed(
    MONTHS,
    date="日期",
    columns=(ColumnDef("日期", ("刊发日期",)), ColumnDef("标题", ("题目",)), ColumnDef("单位")),
    measures=(MeasureDef("总字", "字数", MeasureKind.SUM, "字"),),
)
MONEY = changed(
    MONTHS,
    date="日期",
    columns=(ColumnDef("日期"), ColumnDef("项目")),
    measures=(MeasureDef("总额", "金额", MeasureKind.SUM, "元"),),
)
CROSSED = changed(
    MONTHS,
    columns=(ColumnDef("单位"),),
    unpivot=UnpivotDef(columns=("*月",), into="月份", value="条数"),
)
COUNTIES = changed(
    MONTHS,
    date=None,
    columns=(ColumnDef("事项"),),
    unpivot=UnpivotDef(columns=("*县",), into="单位", value="条数"),
)
HEAD = ("月份", "条数")
NOW: Rows = [("1月", 10), ("2月", 20), ("3月", 30)]  # 60
THEN: Rows = [("1月", 4), ("2月", 5), ("3月", 6)]  # 15
LIST = ("事项", "件数")
NOW_LIST: Rows = [("甲事", 5), ("乙事", 7)]  # 12
THEN_LIST: Rows = [("甲事", 4), ("乙事", 6)]  # 10


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace with folders for 2022 and 2023."""
    return Office(tmp_path)


def load(office: Office, ledger: LedgerDef, rows: Rows) -> Records:
    office.book("2023/台账.xlsx", rows)
    return office.load(ledger)


def told(records: Records) -> list[str]:
    """Code and cell of all that is more than a note."""
    found = [f for f in records.findings if f.severity is not Severity.NOTE]
    names = [code.removeprefix("ledgers.") for code in codes(found, but=())]
    return [
        f"{name} {finding.place.cell}"
        for name, finding in zip(names, found, strict=True)
        if name not in {"no_file", "months_missing"}
    ]


def total(records: Records, ledger: LedgerDef) -> int:
    """The sum of the ledger's measure over this year's records."""
    (measure,) = ledger.measures
    return sum(records.ledgers[ledger.name].frame[measure.column])


def beside(*tables: Rows) -> Rows:
    """Tables of the same height side by side."""
    return [tuple(cell for row in rows for cell in row) for rows in zip(*tables, strict=True)]


# ---- a second block under the same header ----

OUT = [
    "2022年", "上年同期数", "去年同期", "上年", "2022年数据", "2022年1-12月推送情况", "计划数",
    "2023年计划", "目标", "预算", "三、上年情况", "附：上年数据",
]  # fmt: skip


@pytest.mark.parametrize("caption", OUT)
def test_a_block_captioned_as_another_years_or_as_a_plan_is_left_out(
    office: Office, caption: str
) -> None:
    records = load(office, MONTHS, [HEAD, *NOW, (), (caption,), HEAD, *THEN])
    assert (total(records, MONTHS), told(records)) == (60, ["section_left_out A6"])


BARE = [
    "2022年", "2022年度", "上年同期", "去年同期", "上年", "附：2022年数据", "上年数（对比）",
    "（二）上年", "2023年计划", "目标",
]  # fmt: skip


@pytest.mark.parametrize("gap", [[], [()]], ids=["at once", "after a blank row"])
@pytest.mark.parametrize("caption", BARE)
def test_so_is_one_under_nothing_but_such_a_caption(
    office: Office, caption: str, gap: list[tuple[object, ...]]
) -> None:
    records = load(office, MONTHS, [HEAD, *NOW, *gap, (caption,), *THEN])
    at = f"A{5 + len(gap)}"
    assert (total(records, MONTHS), told(records)) == (60, [f"section_left_out {at}"])


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        (None, None, 75),
        ("上半年", "下半年", 75),
        ("甲县", "乙县", 75),
        ("2023年上半年", "2023年下半年", 75),
        ("2023年推送情况", "2023年推送情况（续）", 75),
    ],
)
def test_other_blocks_are_counted(
    office: Office, first: str | None, second: str | None, number: int
) -> None:
    later = [("4月", 4), ("5月", 5), ("6月", 6)]
    rows = [*([(first,)] if first else []), HEAD, *NOW, (), *([(second,)] if second else [])]
    records = load(office, MONTHS, [*rows, HEAD, *later])
    assert (total(records, MONTHS), told(records)) == (number, [])


BLOCKS = [
    (MONTHS, [("2022年",), HEAD, *THEN, (), ("2023年",), HEAD, *NOW], 60, "A1"),
    (MONTHS, [("2022年",), HEAD, *THEN, ("合计", 15), (), ("2023年",), HEAD, *NOW], 60, "A1"),
    (MONTHS, [("2023年",), HEAD, *NOW, ("合计", 60), ("2022年",), HEAD, *THEN], 60, "A7"),
    (ITEMS, [LIST, *NOW_LIST, ("上年",), LIST, *THEN_LIST], 12, "A4"),
    (ITEMS, [("2022年",), LIST, *THEN_LIST, (), ("2023年",), LIST, *NOW_LIST], 12, "A1"),
    (ITEMS, [LIST, *NOW_LIST, (), ("2022年",), *THEN_LIST], 12, "A5"),
    (
        MONTHS,
        beside([("2023年", None), HEAD, *NOW], [(None,)] * 5, [("2022年", None), HEAD, *THEN]),
        60,
        "D1",
    ),
    (MONTHS, beside([("本年", None), HEAD, *NOW], [("上年", None), HEAD, *THEN]), 60, "C1"),
    (MONTHS, beside([("计划", None), HEAD, *THEN], [("完成", None), HEAD, *NOW]), 60, "A1"),
]


@pytest.mark.parametrize(("ledger", "rows", "number", "cell"), BLOCKS)
def test_the_years_own_block_is_counted_wherever_it_stands(
    office: Office, ledger: LedgerDef, rows: Rows, number: int, cell: str
) -> None:
    records = load(office, ledger, rows)
    assert (total(records, ledger), told(records)) == (number, [f"section_left_out {cell}"])


# ---- the row that numbers the columns ----

NUMBERED = [
    (MONTHS, HEAD, NOW, (1, 2), 60),
    (MONTHS, HEAD, NOW, ("甲", 1), 60),
    (MONTHS, HEAD, NOW, ("栏次", 1), 60),
    (MONTHS, HEAD, NOW, ("（1）", "（2）"), 60),
    (MONTHS, ("序号", *HEAD), [(n, *row) for n, row in enumerate(NOW, 1)], (1, 2, 3), 60),
    (ITEMS, LIST, NOW_LIST, (1, 2), 12),
    (ITEMS, LIST, NOW_LIST, ("甲", 1), 12),
    (ITEMS, LIST, NOW_LIST, ("A", 1), 12),
    (ITEMS, LIST, NOW_LIST, ("栏次", "1"), 12),
    (
        ITEMS,
        ("序号", *LIST),
        [(n, *row) for n, row in enumerate(NOW_LIST, 1)],
        ("甲", "乙", 1),
        12,
    ),
]


@pytest.mark.parametrize("situation", NUMBERED)
def test_a_row_that_numbers_the_columns_is_no_record(
    office: Office, situation: tuple[LedgerDef, tuple[str, ...], Rows, tuple[object, ...], int]
) -> None:
    ledger, head, rows, numbers, number = situation
    records = load(office, ledger, [head, numbers, *rows])
    assert (total(records, ledger), told(records)) == (number, [])
    (sheet,) = records.accounts[ledger.name, 2023].sheets
    assert sheet.left_out["column_numbers"] == (2,)


FIRST_RECORDS = [
    (MONTHS, [HEAD, (1, 2), (2, 5), (3, 7)], 14),
    (MONTHS, [HEAD, ("1月", 2), ("2月", 5)], 7),
    (MONTHS, [("序号", *HEAD), (1, 1, 2), (2, 2, 5)], 7),
    (ITEMS, [LIST, ("甲", 1), ("乙", 2)], 3),
    (ITEMS, [LIST, ("A", 1), ("B", 4), ("C", 2)], 7),
    (ITEMS, [LIST, ("甲", 1)], 1),
    (ITEMS, [LIST, ("甲", 1), ("合计", 1)], 1),
    (ITEMS, [LIST, ("1", 2), ("2", 9)], 11),
]


@pytest.mark.parametrize(("ledger", "rows", "number"), FIRST_RECORDS)
def test_a_first_record_that_looks_like_numbers_of_columns_counts(
    office: Office, ledger: LedgerDef, rows: Rows, number: int
) -> None:
    records = load(office, ledger, rows)
    assert (total(records, ledger), told(records)) == (number, [])


# ---- cross-tables ----

SEASON = ("单位", "1月", "2月", "3月")
CELLS: Rows = [("甲县", 1, 2, 3), ("乙县", 4, 5, 6)]  # 21


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (("单位", "1月", "2月", "3月份"), "unpivot_missed D1"),
        (("单位", "1月", "2月", 3), "unpivot_missed D1"),
        (("单位", "1月", "2月", "3月*"), "unpivot_missed D1"),
        (("单位", "1月", "2月", "3月（预计）"), "unpivot_missed D1"),
        (("单位", "1月", "二月份", "3月"), "unpivot_missed C1"),
        (("单位", "1月", "2月", "2月"), "unpivot_twice D1"),
        (("单位", "1月", "2月", "二月"), "unpivot_twice D1"),
    ],
)
def test_a_month_that_the_glob_misses_or_that_comes_twice_is_an_error(
    office: Office, head: tuple[object, ...], code: str
) -> None:
    assert code in told(load(office, CROSSED, [head, *CELLS]))


@pytest.mark.parametrize(
    "head",
    [
        SEASON,
        ("单位", "一月", "二月", "三月"),
        ("单位", "元月", "2月", "3月"),
        ("单位", "九月", "十月", "十一月"),
        ("单位", "1月（条）", "2月（条）", "3月（条）"),
        ("单位", *(dt.date(2023, month, 1) for month in (1, 2, 3))),
        ("单位", dt.date(2023, 1, 1), "2月", "3月"),
    ],
)
def test_months_are_read_however_they_are_written(office: Office, head: tuple[object, ...]) -> None:
    records = load(office, CROSSED, [head, *CELLS])
    assert (total(records, CROSSED), told(records)) == (21, [])


@pytest.mark.parametrize(
    ("more", "cells"),
    [
        (("合计",), [(6,), (15,)]),
        (("排名", "同比", "上年合计"), [(2, "5%", 5), (1, "3%", 14)]),
        (("备注",), [("补报",), (None,)]),
        (("一季度",), [(6,), (15,)]),
    ],
)
def test_what_stands_beside_the_months_is_no_month(
    office: Office, more: tuple[str, ...], cells: Rows
) -> None:
    rows = [(*row, *own) for row, own in zip(CELLS, cells, strict=True)]
    records = load(office, CROSSED, [(*SEASON, *more), *rows])
    assert (total(records, CROSSED), told(records)) == (21, [])


def test_a_month_written_as_a_number_in_its_format_is_one(office: Office) -> None:
    book = office.book("2023/台账.xlsx", [("单位", 1, 2, 3), *CELLS])
    page = book.active
    assert page is not None
    for cell in page["B1:D1"][0]:
        cell.number_format = '0"月"'
    book.save(office.path("2023/台账.xlsx"))
    records = office.load(CROSSED)
    assert (total(records, CROSSED), told(records)) == (21, [])


@pytest.mark.parametrize(
    ("head", "cells", "number", "found"),
    [
        (("甲县", "乙县", "丙县"), [(1, 2, 3), (4, 5, 6)], 21, []),
        (("甲县", "乙县", "全县"), [(1, 2, 3), (4, 5, 9)], 12, []),
        (("甲县", "乙县", "全椒县"), [(1, 2, 4), (4, 5, 6)], 22, []),
        (("甲县", "乙县", "合计"), [(1, 2, 3), (4, 5, 9)], 12, []),
        (("甲县", "乙县", "平均"), [(1, 2, 1.5), (4, 5, 4.5)], 12, []),
        (("甲县", "乙县", "丁区"), [(1, 2, 3), (4, 5, 6)], None, ["unpivot_missed D1"]),
        (("甲县", "丁区", "乙县"), [(1, 2, 3), (4, 5, 6)], None, ["unpivot_missed C1"]),
        (("甲县", "乙县", "乙县"), [(1, 2, 3), (4, 5, 6)], None, ["unpivot_twice D1"]),
        (("甲县", "乙县", "合计全县"), [(1, 2, 7), (4, 5, 9)], None, ["unpivot_total D1"]),
    ],
)
def test_counties_across(
    office: Office, head: tuple[str, ...], cells: Rows, number: int | None, found: list[str]
) -> None:
    rows = [(item, *own) for item, own in zip(("甲事", "乙事"), cells, strict=True)]
    records = load(office, COUNTIES, [("事项", *head), *rows])
    assert told(records) == found
    if number is not None:
        assert total(records, COUNTIES) == number


def test_the_message_names_the_columns_that_none_is_like(office: Office) -> None:
    records = load(office, CROSSED, [("单位", "一季度", "二季度"), ("甲县", 1, 2)])
    (found,) = [f for f in records.findings if f.code == "ledgers.header_incomplete"]
    assert found.values["wanted"] == ("*月",)


# ---- units beside a table ----

PAID = ("日期", "项目", "金额")


def paid(*more: object, before: tuple[object, ...] = ()) -> Rows:
    """Two payments, 3 together, with more cells at their end or before them."""
    return [
        (*before, dt.date(2023, month, 3), item, month, *more)
        for month, item in ((1, "修路"), (2, "架桥"))
    ]


@pytest.mark.parametrize(
    ("head", "rows", "number"),
    [
        ((*PAID, "单位：万元"), paid(), 30000),
        ((*PAID, "万元"), paid(), 30000),
        ((*PAID, None, "（单位：万元）"), paid(), 30000),
        (("单位：万元", *PAID), paid(before=(None,)), 30000),
        (PAID, paid("万元"), 30000),
        ((None, *PAID), paid(before=("万元",)), 30000),
        ((*PAID, "备注"), paid("万元"), 30000),
        ((*PAID, "备注"), paid("单位：万元"), 30000),
        ((*PAID, "备注"), paid("元"), 3),
        ((*PAID, "备注"), paid("已付"), 3),
        ((*PAID, "单位：元"), paid(), 3),
        ((*PAID, "数量（件）"), paid(1), 3),
        ((*PAID, "万元"), paid(0.5), 3),
    ],
)
def test_a_unit_beside_the_table_holds_for_its_numbers(
    office: Office, head: tuple[object, ...], rows: Rows, number: int
) -> None:
    records = load(office, MONEY, [head, *rows])
    assert (total(records, MONEY), told(records)) == (number, [])


# ---- headers again, statistics beside, sign-offs ----

STORY = ("日期", "标题", "单位", "字数")
STORIES: Rows = [
    (dt.date(2023, month, 3), title, "甲县", 100)
    for month, title in ((1, "春耕"), (2, "防汛"), (3, "丰收"))
]


@pytest.mark.parametrize(
    ("again", "found"),
    [
        (STORY, []),
        (("刊发日期", "题目", "单位", "字数"), []),
        (("日期", "标题", "单位", "全部字数"), ["number_header_changes D5"]),
        (("日期", "篇名", "单位", "字数"), ["header_changes B5"]),
    ],
)
def test_a_header_in_the_middle(office: Office, again: tuple[str, ...], found: list[str]) -> None:
    more = [(dt.date(2023, 5, 3), "义诊", "乙县", 100)]
    records = load(office, ARTICLES, [STORY, *STORIES, again, *more])
    assert (total(records, ARTICLES), told(records)) == (400, found)


@pytest.mark.parametrize("gap", [1, 2])
def test_statistics_beside_the_list_are_left_alone(office: Office, gap: int) -> None:
    counts: Rows = [("单位", "篇数"), ("甲县", 2), ("乙县", 1)]
    rows = [(*s, *[None] * gap, *c) for s, c in zip(STORIES, counts, strict=True)]
    records = load(office, ARTICLES, [STORY, *rows])
    assert (total(records, ARTICLES), told(records)) == (300, [])


@pytest.mark.parametrize(
    "foot",
    [
        [(), (None, None, None, "市委宣传部"), (None, None, None, "2024年1月3日")],
        [(), (None, None, "市委宣传部"), (None, None, "2024年1月3日")],
        [(), (None, "市委宣传部"), (None, "2024年1月3日")],
        [(None, None, None, "市委宣传部"), (None, None, None, dt.date(2024, 1, 3))],
        [(), (None, None, None, "办公室"), (None, None, None, "二〇二四年一月三日")],
        [(), (None, None, None, "2024年1月3日")],
    ],
)
def test_a_sign_off_at_the_lower_right_is_no_record(office: Office, foot: Rows) -> None:
    records = load(office, ARTICLES, [STORY, *STORIES, *foot])
    assert (total(records, ARTICLES), told(records)) == (300, [])
