from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from folders import CASES, UNITS, book, cases, sheet

from zgreport.drafting.headers import find_headers
from zgreport.drafting.tables import read_sheets

if TYPE_CHECKING:
    from zgreport.ledgers.files.sheet import Sheet

NUMBERS = [(unit, 3 * n + 1, 5 * n + 2, 7 * n + 3, 2 * n + 9) for n, unit in enumerate(UNITS)]
DATED = [(dt.date(2023, n + 1, 3), f"第{n}期培训班", 10 + n) for n in range(6)]
MONTHS = [f"{m}月" for m in range(1, 13)]
TWELVE = [(unit, *range(n + 1, n + 13)) for n, unit in enumerate(UNITS)]


@pytest.mark.parametrize(
    ("page", "rows", "names"),
    [
        (sheet("S", [CASES, *cases(6, 2023)]), (1, 1), [*CASES[:5], "办理时长"]),
        (
            sheet(
                "S",
                [
                    ["附件2"],
                    ["2023年培训登记表"],
                    ["填报单位：", "某市局", "填报时间：", "2024年1月2日"],
                    [],
                    ["培训日期", "班次", "人数（人）"],
                    *DATED,
                ],
            ),
            (5, 5),
            ["培训日期", "班次", "人数"],
        ),
        (
            sheet(
                "S",
                [[None, None, *row] for row in (["培训情况"], ["日期", "班次", "人数"], *DATED)],
            ),
            (2, 2),
            ["日期", "班次", "人数"],
        ),
        (
            sheet(
                "S",
                [
                    ["2023年情况"],
                    ["单位", "受理", None, "办结", None],
                    [None, "来电", "来信", "按期", "超期"],
                    *NUMBERS,
                ],
                [(1, 1, 1, 5), (2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5)],
            ),
            (2, 3),
            ["单位", "来电", "来信", "按期", "超期"],
        ),
        (
            sheet(
                "S",
                [
                    ["单位", "业务量", None, None, None],
                    [None, "受理", None, "办结", None],
                    [None, "线上", "线下", "线上", "线下"],
                    *NUMBERS,
                ],
                [(1, 1, 3, 1), (1, 2, 1, 5), (2, 2, 2, 3), (2, 4, 2, 5)],
            ),
            (1, 3),
            ["单位", "业务量受理线上", "业务量受理线下", "业务量办结线上", "业务量办结线下"],
        ),
        (
            sheet("S", [["甲县", "2023年"], ["日期", "班次", "人数"], *DATED]),
            (2, 2),
            ["日期", "班次", "人数"],
        ),
        (
            sheet(
                "S",
                [["No", "Start Date", "Title"], *((n, d, t) for n, (d, t, _) in enumerate(DATED))],
            ),
            (1, 1),
            ["No", "Start Date", "Title"],
        ),
        (
            sheet(
                "S",
                [
                    ["信息员名册"],
                    ["姓名", "单位"],
                    ["张甲", "甲县"],
                    ["王乙", "乙县"],
                    ["李丙", "丙区"],
                ],
            ),
            (2, 2),
            ["姓名", "单位"],
        ),
        (
            sheet("S", [["单位名录"], ["单位名称"], *([unit] for unit in UNITS)]),
            (2, 2),
            ["单位名称"],
        ),
        (
            sheet(
                "S",
                [[f"第{n}条说明，请认真阅读。"] for n in range(1, 40)]
                + [["日期", "班次", "人数"], *DATED],
            ),
            (40, 40),
            ["日期", "班次", "人数"],
        ),
        (
            sheet(
                "S",
                [
                    ["项目名称", "总投资", "完成投资", "开工日期"],
                    ["", "万元", "万元", ""],
                    [1, 2, 3, 4],
                    *(
                        (f"{c}工程", 100 + n, 10 + n, dt.date(2023, 3, n))
                        for n, c in enumerate("东西南北", 1)
                    ),
                ],
            ),
            (1, 1),
            ["项目名称", "总投资", "完成投资", "开工日期"],
        ),
    ],
    ids=[
        *("first row", "titles", "blank columns", "two rows", "three rows", "office above"),
        *("English", "texts only", "one column", "far down", "units and numbers below"),
    ],
)
def test_the_header_is_found_wherever_it_stands(
    page: Sheet, rows: tuple[int, int], names: list[str]
) -> None:
    (header,) = find_headers(page)
    assert ((header.top, header.bottom), list(header.names)) == (rows, names)


@pytest.mark.parametrize(
    "page",
    [
        sheet("S", [["填表说明"], ["一、每月5日前报送；二、逐项填写。"]]),
        sheet("S", [[n, dt.date(2023, 1, n), f"事项{n}", "甲县"] for n in range(1, 20)]),
        sheet("S", []),
        sheet("S", [["行标签", "计数项:事项"], ["甲县", 3], ["乙县", 4], ["总计", 7]]),
        sheet("S", [["单位", *range(1, 13)], *TWELVE]),
    ],
    ids=["notes", "no header", "blank", "pivot", "bare numbers of months"],
)
def test_no_header_is_invented(page: Sheet) -> None:
    assert find_headers(page) == ()


@pytest.mark.parametrize(
    ("headers", "months"),
    [
        (MONTHS, MONTHS),
        ([f"2023年{m}月" for m in range(1, 13)], [f"2023年{m}月" for m in range(1, 13)]),
        ([dt.date(2023, m, 1) for m in range(1, 13)], [f"2023年{m}月" for m in range(1, 13)]),
        (["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],) * 2,
    ],
    ids=["1月", "2023年1月", "dates", "English"],
)
def test_the_months_of_a_cross_table_are_found(headers: list[object], months: list[str]) -> None:
    total = (*("" for _ in headers), 0)
    page = sheet(
        "S",
        [["单位", *headers, "合计"], *((*row, sum(row[1:])) for row in TWELVE), ("合计", *total)],
    )
    (read,) = read_sheets(book("2023.xlsx", page))
    (table,) = read.tables
    assert (list(table.months), table.records) == (months, len(UNITS))
    assert table.columns[months[5]].tolist() == [6, 7, 8, 9]


def test_quarters_are_the_columns_of_a_cross_table_too() -> None:
    quarters = ["一季度", "二季度", "三季度", "四季度"]
    (read,) = read_sheets(book("2023.xlsx", sheet("S", [["单位", *quarters], *NUMBERS])))
    assert list(read.tables[0].months) == quarters


def test_a_table_is_read_as_a_build_reads_it() -> None:
    page = sheet(
        "S",
        [
            ["2023年培训情况"],
            ["单位：人"],
            ["日期", "班次", "人数", "费用（万元）"],
            *((*row, n) for n, row in enumerate(DATED)),
            ["日期", "班次", "人数", "费用（万元）"],
            [dt.date(2023, 9, 1), "第9期培训班", 7, 2],
            ["合计", None, 82, 17],
            ["注：以上数据截至12月31日。"],
            ["制表人：张三"],
        ],
    )
    (table,) = read_sheets(book("2023.xlsx", page))[0].tables
    assert (table.records, table.caption, table.unit_line) == (7, "2023年培训情况 单位：人", "人")
    assert (dict(table.units), table.totals["人数"]) == ({"费用": "万元"}, (82,))


def test_tables_below_one_another_that_cannot_be_parted_are_told() -> None:
    page = sheet(
        "S",
        [
            ["一、培训"],
            ["培训日期", "班次", "人数"],
            *DATED,
            [],
            ["二、获奖"],
            ["获奖项目", "奖项级别", "获奖单位"],
            *((f"项目{n}", "省级", unit) for n, unit in enumerate(UNITS)),
        ],
    )
    (read,) = read_sheets(book("2023.xlsx", page))
    assert (read.stacked, read.others) == (True, (11,))


def test_a_list_beside_itself_is_two_tables_and_columns_without_a_header_are_told() -> None:
    beside = sheet("S", [["日期", "班次", "人数"] * 2, *((*row, *row) for row in DATED)])
    (read,) = read_sheets(book("2023.xlsx", beside))
    assert ([table.records for table in read.tables], read.same) == ([6, 6], ())
    unnamed = sheet("S", [["日期", "", "人数"], *DATED])
    assert read_sheets(book("2023.xlsx", unnamed))[0].unnamed == ("B",)
