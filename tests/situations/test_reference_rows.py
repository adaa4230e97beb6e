"""Rows in pairs: this year's number and last year's, or the plan's, told apart by a column.

Each line of a table is one thing a clerk does, the sum that must come of it and what is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from office import ARTICLES, Office, Rows, changed

from zgreport.definition.model import ColumnDef, LedgerDef, MeasureDef, MeasureKind
from zgreport.findings import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.ledgers.model import Records

MONTHS = changed(
    ARTICLES,
    files=("*台账*",),
    date="月份",
    columns=(ColumnDef("月份"),),
    measures=(MeasureDef("推送", "条数", MeasureKind.SUM, "条"),),
    duplicate_key=(),
)
UNDATED = changed(
    MONTHS,
    date=None,
    columns=(ColumnDef("单位"),),
    measures=(MeasureDef("人数量", "人数", MeasureKind.SUM, "人"),),
)
LISTED = changed(UNDATED, columns=(ColumnDef("单位"), ColumnDef("类型")))


def load(office: Office, ledger: LedgerDef, rows: Rows) -> Records:
    office.book("2023/台账.xlsx", rows)
    return office.load(ledger)


def told(records: Records) -> list[str]:
    """Code and cell of all that is more than a note."""
    return [
        f"{finding.code.removeprefix('ledgers.')} {finding.place.cell}"
        for finding in records.findings
        if finding.severity is not Severity.NOTE and finding.code != "ledgers.no_file"
    ]


def total(records: Records, ledger: LedgerDef) -> int:
    (measure,) = ledger.measures
    return sum(records.ledgers[ledger.name].frame[measure.column])


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace with folders for 2022 and 2023."""
    return Office(tmp_path)


def in_pairs(header: str, own: object, other: object) -> Rows:
    """Two months of two units: 11, 13 of the year's own, 20, 24 of the others."""
    return [
        ("月份", "单位", header, "条数"),
        ("1月", "甲县", own, 11),
        ("1月", "甲县", other, 20),
        ("2月", "甲县", own, 13),
        ("2月", "甲县", other, 24),
    ]


@pytest.mark.parametrize("header", ["年度", "年份", "统计年度", "年 度"])
@pytest.mark.parametrize(("own", "other"), [(2023, 2022), ("2023年", "2022年"), ("2023", "2022")])
def test_a_row_of_another_year_is_outside_the_folders(
    office: Office, header: str, own: object, other: object
) -> None:
    records = load(office, MONTHS, in_pairs(header, own, other))
    assert total(records, MONTHS) == 24
    assert told(records) == ["outside_year C3"]


@pytest.mark.parametrize(
    ("header", "own", "other"),
    [
        ("类型", "完成", "计划"),
        ("类型", "实际", "目标"),
        ("口径", "本年", "上年"),
        ("口径", "今年", "去年"),
        ("栏目", "完成数", "年度任务"),
        ("栏目", "本年数", "预算数"),
    ],
)
def test_a_row_of_a_plan_or_of_last_year_does_not_count_and_is_told(
    office: Office, header: str, own: str, other: str
) -> None:
    records = load(office, MONTHS, in_pairs(header, own, other))
    assert total(records, MONTHS) == 24
    assert [code for code in told(records) if "months_twice" not in code] == ["reference_rows C3"]


@pytest.mark.parametrize("other", ["上年同期", "去年同期数"])
def test_a_row_of_the_same_period_of_last_year_is_no_record(office: Office, other: str) -> None:
    records = load(office, MONTHS, in_pairs("口径", "本期", other))
    (sheet,) = records.accounts["发稿", 2023].sheets
    assert (total(records, MONTHS), sheet.left_out) == (24, {"rate": (3, 5)})


@pytest.mark.parametrize(
    ("header", "own", "other"),
    [
        ("年度", 2023, 2023),
        ("类型", "线上", "线下"),
        ("类型", "计划生育", "完成学业"),
        ("出生年份", 1980, 1975),
        ("来源", "上级", "本级"),
    ],
)
def test_rows_of_two_kinds_of_the_years_own_count(
    office: Office, header: str, own: object, other: object
) -> None:
    records = load(office, MONTHS, in_pairs(header, own, other))
    assert total(records, MONTHS) == 68
    assert not [code for code in told(records) if "reference" in code or "outside" in code]


def test_rows_without_a_date_are_told_likewise(office: Office) -> None:
    rows = [("单位", "类型", "人数"), ("甲县", "完成", 5), ("甲县", "计划", 9), ("乙县", "完成", 6)]
    records = load(office, UNDATED, rows)
    assert (total(records, UNDATED), told(records)) == (11, ["reference_rows B3"])


def test_a_column_that_the_definition_lists_is_the_offices_own(office: Office) -> None:
    rows = [("单位", "类型", "人数"), ("甲县", "完成", 5), ("甲县", "计划", 9), ("乙县", "完成", 6)]
    records = load(office, LISTED, rows)
    assert (total(records, LISTED), told(records)) == (20, [])


def test_where_all_rows_are_plans_the_sheet_is_what_is_meant(office: Office) -> None:
    rows = [("单位", "类型", "人数"), ("甲县", "计划", 9), ("乙县", "计划", 6)]
    records = load(office, UNDATED, rows)
    assert (total(records, UNDATED), told(records)) == (15, [])


@pytest.mark.parametrize(
    ("header", "own", "other"),
    [
        ("年度", "本年", "上年"),
        ("年份", "今年", "去年"),
        ("年度", "本年度", "上年度"),
        ("类型", "实绩", "计划"),
        ("口径", "决算", "预算"),
        ("口径", "决算数", "预算数"),
    ],
)
def test_words_for_the_years_are_read_under_any_header(
    office: Office, header: str, own: str, other: str
) -> None:
    records = load(office, MONTHS, in_pairs(header, own, other))
    assert (total(records, MONTHS), told(records)) == (24, ["reference_rows C3"])


@pytest.mark.parametrize(
    ("header", "own", "other"),
    [
        ("期间", 2023, 2022),
        ("时间", "2023年", "2022年"),
        ("类型", "2023", "2022"),
        ("备注", "2023年", "2022年"),
        ("统计期间", "2023年度", "2022年度"),
        ("口径", "2023年数", "2022年数"),
        ("年", "23年", "22年"),
        ("年度", "23年度", "22年度"),
    ],
)
def test_so_are_the_years_themselves(
    office: Office, header: str, own: object, other: object
) -> None:
    records = load(office, MONTHS, in_pairs(header, own, other))
    assert (total(records, MONTHS), told(records)) == (24, ["outside_year C3"])


@pytest.mark.parametrize("header", ["年度", "年份", "期间", "时间", "类型"])
@pytest.mark.parametrize(("own", "other"), [(2023, 2022), ("2023年", "2022年")])
def test_and_without_dates(office: Office, header: str, own: object, other: object) -> None:
    rows = [
        ("单位", header, "人数"),
        ("甲镇", own, 137),
        ("甲镇", other, 141),
        ("乙镇", own, 20),
        ("乙镇", other, 19),
    ]
    records = load(office, UNDATED, rows)
    assert (total(records, UNDATED), told(records)) == (157, ["outside_year B3"])


def test_words_under_a_year_that_is_listed_are_read(office: Office) -> None:
    ledger = changed(UNDATED, columns=(ColumnDef("单位"), ColumnDef("年度")))
    rows = [("单位", "年度", "人数"), ("甲镇", "本年", 137), ("甲镇", "上年", 141)]
    records = load(office, ledger, rows)
    assert (total(records, ledger), told(records)) == (137, ["reference_rows B3"])


def test_all_three_years_of_each_unit(office: Office) -> None:
    rows = [
        ("单位", "年度", "人数"),
        *((unit, year, 10) for unit in ("甲镇", "乙镇") for year in (2021, 2022, 2023)),
    ]
    records = load(office, UNDATED, rows)
    assert (total(records, UNDATED), told(records)) == (20, ["outside_year B2", "outside_year B3"])


@pytest.mark.parametrize("header", ["年度", "年份", "年"])
@pytest.mark.parametrize(
    "years",
    [(2005, 2018, 2011), (2019, 2020, 2022), (2019, 2022, 2023), ("2019年", "2021年", "2022年")],
)
def test_years_of_long_ago_are_a_property(
    office: Office, header: str, years: tuple[object, ...]
) -> None:
    schools = zip(("一中", "二中", "三中"), years, (130, 148, 90), strict=True)
    records = load(office, UNDATED, [("单位", header, "人数"), *schools])
    assert (total(records, UNDATED), told(records)) == (368, [])


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("备注", ("2022年", "2023年", "2023年")),
        ("时间", ("2023年", "2022年", "2023年")),
        ("类型", ("2022年", None, "新增")),
        ("建成年份", (2022, 2023, 2023)),
    ],
)
def test_years_that_no_unit_has_twice_count(
    office: Office, header: str, values: tuple[object, ...]
) -> None:
    schools = zip(("一中", "二中", "三中"), values, (130, 148, 90), strict=True)
    records = load(office, UNDATED, [("单位", header, "人数"), *schools])
    assert (total(records, UNDATED), told(records)) == (368, [])


def test_years_of_which_one_is_far_from_the_folders_are_a_property_beside_last_years_too(
    office: Office,
) -> None:
    schools = [("一中", 2021, 130), ("二中", 2022, 148), ("三中", 2023, 90)]
    office.book(
        "2022/台账.xlsx", [("单位", "年度", "人数"), ("一中", 2021, 120), ("二中", 2022, 7)]
    )
    records = load(office, UNDATED, [("单位", "年度", "人数"), *schools])
    frame = records.ledgers["发稿"].frame
    counted = [n for year, n in zip(frame.years, frame["人数"], strict=True) if year == 2023]
    assert sum(counted) == 368
