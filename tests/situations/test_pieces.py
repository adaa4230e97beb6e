"""Cross-tables cut into pieces that stand one below the other; beside each the sums by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from office import ARTICLES, Office, Rows, changed

from zgreport.definition.model import ColumnDef, DateSource, MeasureDef, MeasureKind, UnpivotDef
from zgreport.findings import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.ledgers.model import Records

CROSSED = changed(
    ARTICLES,
    name="统计",
    files=("*台账*",),
    date="月份",
    columns=(ColumnDef("单位"),),
    measures=(MeasureDef("推送", "条数", MeasureKind.SUM, "条"),),
    duplicate_key=(),
    unpivot=UnpivotDef(columns=("*月",), into="月份", value="条数"),
)


def sums_by_month(records: Records) -> dict[int, int]:
    frame = records.ledgers["统计"].frame
    sums: dict[int, int] = {}
    for date, number in zip(frame.dates, frame["条数"], strict=True):
        sums[date.month] = sums.get(date.month, 0) + int(number)
    return sums


def told(records: Records) -> set[str]:
    """The codes of all that is more than a note."""
    return {f.code for f in records.findings if f.severity is not Severity.NOTE}


PIECES = {
    "by months": (
        [
            ("单位", "1月", "2月"), ("甲县", 11, 20), ("乙县", 13, 24),
            ("单位", "3月", "4月"), ("甲县", 35, 47), ("乙县", 39, 58),
        ],
        {1: 24, 2: 44, 3: 74, 4: 105},
    ),
    "with a blank row and a caption": (
        [
            ("2023年统计表",), ("单位", "1月", "2月"), ("甲县", 11, 20), ("乙县", 13, 24), (),
            ("（续表）",), ("单 位", "3月", "4月"), ("甲县", 35, 47), ("乙县", 39, 58),
        ],
        {1: 24, 2: 44, 3: 74, 4: 105},
    ),
    "with totals of each piece": (
        [
            ("单位", "1月", "2月"), ("甲县", 11, 20), ("乙县", 13, 24), ("合计", 24, 44),
            ("单位", "3月", "4月"), ("甲县", 35, 47), ("乙县", 39, 58), ("合计", 74, 105),
        ],
        {1: 24, 2: 44, 3: 74, 4: 105},
    ),
    "the last piece narrower": (
        [
            ("单位", "1月", "2月", "3月"), ("甲县", 11, 20, 35), ("乙县", 13, 24, 39),
            ("单位", "4月"), ("甲县", 47), ("乙县", 58),
        ],
        {1: 24, 2: 44, 3: 74, 4: 105},
    ),
    "the header once more on the next page": (
        [
            ("单位", "1月", "2月"), ("甲县", 11, 20),
            ("单位", "1月", "2月"), ("乙县", 13, 24),
        ],
        {1: 24, 2: 44},
    ),
}  # fmt: skip


@pytest.mark.parametrize("rows_and_sums", PIECES.values(), ids=PIECES)
def test_a_cross_table_in_pieces_is_one(
    tmp_path: Path, rows_and_sums: tuple[Rows, dict[int, int]]
) -> None:
    rows, by_month = rows_and_sums
    office = Office(tmp_path)
    office.book("2023/台账.xlsx", rows)
    records = office.load(CROSSED)
    assert sums_by_month(records) == by_month
    assert told(records) <= {"ledgers.no_file", "ledgers.months_missing"}


BLOCKS = changed(
    CROSSED,
    columns=(ColumnDef("单位"),),
    date_from=DateSource.CAPTION,
    measures=(MeasureDef("推送", "条数", MeasureKind.SUM, "条"),),
    unpivot=None,
)
UNDER = {
    "other units": [
        ("2023年1月",), ("单位", "条数"), ("甲县", 11), ("乙县", 20),
        ("2023年2月",), ("单位", "条数"), ("丙县", 35), ("丁县", 47),
    ],
    "the same units, a gap and totals": [
        ("2023年1月统计表",), ("单位", "条数"), ("甲县", 11), ("乙县", 20), ("合计", 31), (),
        ("2023年2月统计表",), ("填报单位：甲局",), ("单位", "条数"), ("甲县", 35), ("乙县", 47),
        ("合计", 82),
    ],
    "only the month": [
        ("1月",), ("单位", "条数"), ("甲县", 11), ("乙县", 20), (),
        ("二月份",), ("单位", "条数"), ("甲县", 35), ("乙县", 47),
    ],
}  # fmt: skip


@pytest.mark.parametrize("rows", UNDER.values(), ids=UNDER)
def test_blocks_captioned_with_months_are_of_their_months(tmp_path: Path, rows: Rows) -> None:
    office = Office(tmp_path)
    office.book("2023/台账.xlsx", rows)
    records = office.load(BLOCKS)
    assert sums_by_month(records) == {1: 31, 2: 82}
    assert told(records) <= {"ledgers.no_file", "ledgers.months_missing"}
