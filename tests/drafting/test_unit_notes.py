"""Units that lines, titles, sheets and files say of all numbers of a table."""

from __future__ import annotations

from typing import Any

import pytest
from found_tables import column, ledger, table

from zgreport.drafting.unit_notes import units_said, without_unit

SAID = [
    ({"caption": "2023年收储统计表（吨）"}, ("吨",)),
    ({"caption": "2023年执法情况 单位：次、处、万元"}, ("次", "处", "万元")),
    ({"caption": "执法情况 填报单位：应急局 单位：家次、条"}, ("家次", "条")),
    ({"caption": "进出口情况（单位：万美元）"}, ("万美元",)),
    ({"sheet": "收储（吨）"}, ("吨",)),
    ({"file": "2023/收储统计表（吨）.xlsx"}, ("吨",)),
    ({"caption": "填报单位：应急局"}, ()),
    ({"caption": "执法情况（试行）"}, ()),
    ({"caption": "收支情况（2023年）"}, ()),
    ({"file": "2023/名单（月）.xlsx"}, ()),
    ({"unit_line": "万元"}, ("万元",)),
]


@pytest.mark.parametrize(("more", "units"), SAID)
def test_what_is_said_of_all_numbers(more: dict[str, Any], units: tuple[str, ...]) -> None:
    assert units_said(table("乡镇 数量", [["东镇", 5.0]], **more)) == units


@pytest.mark.parametrize(
    ("title", "bare"),
    [("收储统计表（吨）", "收储统计表"), ("执法情况（试行）", "执法情况（试行）")],
)
def test_a_title_without_its_unit(title: str, bare: str) -> None:
    assert without_unit(title) == bare


TOWNS = [["东镇", 5.0, 7.0, 1.25], ["西镇", 9.0, 3.0, 0.75], ["南镇", 2.0, 8.0, 3.5]]


def words_of(headers: str, caption: str) -> list[str]:
    kept = ledger(table(f"乡镇 {headers}", TOWNS, caption=caption))
    return [column(kept, header).measure_word for header in headers.split()]


def test_units_stand_in_the_order_of_the_columns() -> None:
    found = words_of("执法检查 发现问题 处罚金额", "执法情况统计表 单位：家次、条、万元")
    assert found == ["家次", "条", "万元"]


def test_units_out_of_order_hold_for_what_they_can_measure() -> None:
    found = words_of("执法检查 发现问题数 处罚金额", "执法情况统计表 单位：万元、次")
    assert found[2] == "万元"
    assert "万元" not in found[:2]
