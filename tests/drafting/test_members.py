"""Headers that are the members of one thing are a cross-table by it, others are columns."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from found_tables import ledger, table

from zgreport.drafting.given import Given, GivenColumn
from zgreport.drafting.guesses import Role

TOWNS = "作物 柳河乡 石桥镇 城关镇 合计"
ROWS = [["水稻", 10, 20, 30, 60], ["玉米", 1, 2, 3, 6], ["大豆", 4, 5, 6, 15]]
AREA = "播种面积"


def test_townships_with_their_total_are_one_measure_by_township() -> None:
    found = ledger(table(TOWNS, ROWS), name=AREA)
    assert found.crossing is not None
    assert (found.crossing.into, found.crossing.value) == ("乡镇", AREA)
    assert found.crossing.columns == ("柳河乡", "石桥镇", "城关镇")
    listed = [c.values for c in found.columns if c.role is Role.LIST and c.name == "乡镇"]
    assert listed == [("柳河乡", "石桥镇", "城关镇")]


def test_a_total_that_is_not_their_sum_leaves_them_columns() -> None:
    rows = [[*row[:-1], 1000 + n] for n, row in enumerate(ROWS)]
    assert ledger(table(TOWNS, rows), name=AREA).crossing is None


@pytest.mark.parametrize("headers", ["已办 未办 待办", "自然村 行政村 贫困村", "男生 女生 教师"])
def test_kinds_that_end_alike_are_no_members(headers: str) -> None:
    rows = [row[:-1] for row in ROWS]
    assert ledger(table(f"作物 {headers}", rows), name=AREA).crossing is None


def test_units_are_members_only_where_a_total_adds_them_up() -> None:
    headers = "项目 东门社区 西门社区 南门社区"
    rows = [row[:-1] for row in ROWS]
    assert ledger(table(headers, rows), name=AREA).crossing is None
    assert ledger(table(f"{headers} 合计", ROWS), name=AREA).crossing is not None


def test_what_the_office_says_of_a_column_goes_before() -> None:
    said = {(AREA, "柳河乡"): GivenColumn(role=Role.NUMBER)}
    given = Given(columns=MappingProxyType(said))
    assert ledger(table(TOWNS, ROWS), name=AREA, given=given).crossing is None


def test_numbers_of_unknown_unit_under_months_are_no_count() -> None:
    months = " ".join(f"{n}月" for n in range(1, 13))
    rows = [["增值税", *[1.5 * n for n in range(1, 13)]], ["契税", *[2.5] * 12]]
    across = table(f"税种 {months}", rows, months=tuple(months.split()))
    found = ledger(across, name="税收分税种")
    assert [c.measure for c in found.columns if c.measure] == []
    assert not found.counted
