"""A date whose year, month or quarter, and day stand in columns of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from office import Office, Rows, changed
from told import codes

from zgreport.definition.model import (
    Duplicates,
    LedgerDef,
    MeasureDef,
    MeasureKind,
    UnpivotDef,
)
from zgreport.findings import Severity
from zgreport.ledgers.tables.date_parts import date_of_parts

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.ledgers.model import Records

GRAIN = LedgerDef(
    name="收购",
    files=("*收购*",),
    date="年月",
    measure_word="",
    columns=(),
    groups=(),
    measures=(MeasureDef("收购量", "收购量", MeasureKind.SUM, "吨"),),
    duplicates=Duplicates.COUNT,
    duplicate_key=None,
    unpivot=None,
    line=1,
    date_parts=("年度", "月份"),
)
HEAD = ("年度", "月份", "收购量")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def told(records: Records) -> list[str]:
    """Code and cell of all that is more than a note."""
    found = [f for f in records.findings if f.severity is not Severity.NOTE]
    names = [code.removeprefix("ledgers.") for code in codes(found, but=())]
    return [
        f"{name} {finding.place.cell}"
        for name, finding in zip(names, found, strict=True)
        if name not in {"no_file", "months_missing"}
    ]


def by_month(records: Records, ledger: LedgerDef, column: str = "收购量") -> dict[object, object]:
    """The number of each day or month that the ledger has in this year."""
    frame = records.ledgers[ledger.name].frame
    return {str(d): n for d, n in zip(frame[ledger.date or ""], frame[column], strict=True)}


@pytest.mark.parametrize(
    ("headers", "cells", "said", "looked_at"),
    [
        ("年度 月份", (2022, 1), "2022年1月", 1),
        ("年度 月份", ("2022年", "1月"), "2022年1月", 1),
        ("年度 月份", ("2022年度", "元月"), "2022年1月", 1),
        ("年度 月份", ("二〇二二年", "十二月"), "2022年12月", 1),
        ("年度 月份", (2022.0, "1-2月"), "2022年1-2月", 1),
        ("月份 年度", (3, 2022), "2022年3月", 1),
        ("年度 月份", (2022, "2022年3月"), "2022年3月", 1),
        ("Year Month", (2022, 3), "2022年3月", 1),
        ("年份 季度", ("2022年", "第一季度"), "2022年1-3月", 1),
        ("年份 季度", (2022, 4), "2022年10-12月", 1),
        ("年份 季度", (2022, "Q2"), "2022年4-6月", 1),
        ("年份 半年度", (2022, "上半年"), "2022年1-6月", 1),
        ("年份 报告期", (2022, "三季度"), "2022年7-9月", 1),
        ("年 月 日", (2023, 2, 28), "2023年2月28日", 2),
        ("年 月 日", ("2023年", "2月", "8号"), "2023年2月8日", 2),
        ("月 日", (3, 5), "3月5日", 1),
        ("年度 月份", (None, None), None, 1),
        ("年度 月份", (None, 3), "3月", 1),
    ],
)
def test_the_parts_make_what_one_cell_would_say(
    headers: str, cells: tuple[object, ...], said: str | None, looked_at: int
) -> None:
    assert date_of_parts([(h,) for h in headers.split()], cells) == (said, looked_at)


@pytest.mark.parametrize(
    ("headers", "cells", "looked_at"),
    [
        ("年度 月份", (2022, None), 1),
        ("年度 月份", (2022, "合计"), 1),
        ("年度 月份", (2022, 13), 1),
        ("年度 月份", (22, 3), 0),
        ("年度 月份", ("11", "12月"), 0),
        ("年度 月份", (2022, "2023年3月"), 1),
        ("年份 季度", (2022, 5), 1),
        ("年 月 日", (2023, 5, None), 2),
        ("年 月 日", (2023, 5, 32), 2),
    ],
)
def test_a_part_that_cannot_be_read_leaves_no_date_and_is_shown(
    headers: str, cells: tuple[object, ...], looked_at: int
) -> None:
    text, at = date_of_parts([(h,) for h in headers.split()], cells)
    assert " | " in str(text)
    assert at == looked_at


def test_a_years_months_are_read_from_a_file_of_several_years(office: Office) -> None:
    rows = [HEAD, (2022, 11, 5), (2022, 12, 7), (2023, 1, 20), (2023, 2, 30), (2023, 12, 40)]
    office.book("收购台账.xlsx", rows)
    found = by_month(office.load(GRAIN), GRAIN)
    assert found == {
        "2022-11-01": 5,
        "2022-12-01": 7,
        "2023-01-01": 20,
        "2023-02-01": 30,
        "2023-12-01": 40,
    }


CELLS: list[tuple[Rows, list[str]]] = [
    ([(2023, 13, 9)], ["not_a_date B3"]),
    ([("来年", 3, 9)], ["not_a_date A3"]),
    ([(2023, None, 9)], ["not_a_date B3"]),
    ([(2023, 5, 0), (None, 3, 9)], ["ambiguous_date B4"]),
]


@pytest.mark.parametrize(("rows", "findings"), CELLS)
def test_a_bad_part_is_told_by_its_own_cell_and_its_row_does_not_count(
    office: Office, rows: Rows, findings: list[str]
) -> None:
    office.book("收购台账.xlsx", [HEAD, (2023, 1, 20), *rows, (2023, 12, 40)])
    records = office.load(GRAIN)
    assert told(records) == findings
    assert sum(records.ledgers["收购"].frame["收购量"]) == 60


def test_a_year_that_stands_at_its_first_month_only_goes_on_with_the_months(
    office: Office,
) -> None:
    rows = [HEAD, (2022, 11, 5), (None, 12, 7), (2023, 1, 20), (None, 2, 30), (None, 12, 40)]
    office.book("收购台账.xlsx", rows)
    records = office.load(GRAIN)
    assert told(records) == []
    assert list(by_month(records, GRAIN)) == [
        "2022-11-01",
        "2022-12-01",
        "2023-01-01",
        "2023-02-01",
        "2023-12-01",
    ]


def test_a_blank_year_is_that_of_the_folder(office: Office) -> None:
    office.book("2023/收购.xlsx", [HEAD, (2023, 1, 20), (None, 2, 30)])
    records = office.load(GRAIN)
    assert (told(records), len(by_month(records, GRAIN))) == ([], 2)


def test_another_year_in_a_years_folder_is_told(office: Office) -> None:
    office.book("2023/收购.xlsx", [HEAD, (2023, 1, 20), (2022, 2, 30)])
    assert told(office.load(GRAIN)) == ["outside_year B3"]


def test_month_and_day_take_the_year_of_the_folder(office: Office) -> None:
    days = changed(GRAIN, date="日期", date_parts=("月", "日"))
    office.book("2023/收购.xlsx", [("月", "日", "收购量"), (1, 5, 20), ("2月", "28日", 30)])
    records = office.load(days)
    assert told(records) == []
    assert by_month(records, days) == {"2023-01-05": 20, "2023-02-28": 30}


def test_a_missing_part_is_told_and_not_the_date_it_would_make(office: Office) -> None:
    office.book("2023/收购.xlsx", [("年度", "收购量"), (2023, 20), (2023, 30)])
    findings = [f for f in office.load(GRAIN).findings if f.code == "ledgers.no_column"]
    assert [finding.values["column"] for finding in findings] == ["月份"]


def test_totals_under_the_months_are_left_out(office: Office) -> None:
    rows = [HEAD, *((2023, n, 10 * n) for n in range(1, 13)), ("合计", None, 780)]
    office.book("收购台账.xlsx", rows)
    records = office.load(GRAIN)
    assert sum(records.ledgers["收购"].frame["收购量"]) == 780


def test_years_in_rows_and_months_across_make_one_date(office: Office) -> None:
    crossed = changed(
        GRAIN,
        unpivot=UnpivotDef(("*月",), "月份", "收购量"),
        date_parts=("年份", "月份"),
    )
    rows = [("年份", "1月", "2月", "12月"), ("2022年", 1, 2, 3), ("2023年", 10, 20, 30)]
    office.book("收购台账.xlsx", rows)
    records = office.load(crossed)
    assert told(records) == []
    assert by_month(records, crossed) == {
        "2022-01-01": 1,
        "2022-02-01": 2,
        "2022-12-01": 3,
        "2023-01-01": 10,
        "2023-02-01": 20,
        "2023-12-01": 30,
    }


def test_a_cross_table_may_name_its_columns_one_by_one(office: Office) -> None:
    fields = changed(
        GRAIN,
        date=None,
        date_parts=(),
        unpivot=UnpivotDef(("柳河乡", "石桥镇"), "乡镇", "收购量"),
    )
    rows = [("作物", "柳河乡", "石桥镇", "合计"), ("水稻", 1, 2, 3), ("玉米", 10, 20, 30)]
    office.book("2023/收购.xlsx", rows)
    records = office.load(fields)
    assert told(records) == []
    frame = records.ledgers["收购"].frame
    assert list(frame["乡镇"]) == ["柳河乡", "石桥镇"] * 2
    assert sum(frame["收购量"]) == 33
