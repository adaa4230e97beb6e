"""How long the times are that the rows of a ledger have."""

from __future__ import annotations

import pytest
from found_tables import family, ledger, table, taken

from zgreport.definition.choices import DateSource
from zgreport.drafting.grain import longest_time


@pytest.mark.parametrize(
    ("header", "times", "months"),
    [
        ("月份", ["2023年1月", "2023年2月"], 1),
        ("季度", ["2023年第一季度", "2023年第二季度"], 3),
        ("发放期", ["2023年上半年", "2023年下半年"], 6),
        ("日期", ["2023年3月1日", "2023年4月1日"], 1),
    ],
)
def test_the_longest_time_of_the_rows(header: str, times: list[str], months: int) -> None:
    rows = [[time, 10 + n] for n, time in enumerate(times * 4)]
    found = ledger(table(f"{header} 补贴户数", rows), name="补贴发放")
    assert longest_time(found) == months


def test_quarters_across_are_as_long_as_a_quarter() -> None:
    headers = ("第一季度", "第二季度", "第三季度", "第四季度")
    rows = [["甲镇", 1, 2, 3, 4], ["乙镇", 2, 3, 4, 5]]
    across = table(f"乡镇 {' '.join(headers)}", rows, months=headers)
    assert longest_time(ledger(across, name="维权接访")) == 3


def test_sheets_of_months_with_a_row_for_each_unit_are_statistics() -> None:
    units = ["内科", "外科", "儿科"]
    rows = [[unit, 100 + n] for n, unit in enumerate(units)]
    tables = [table("科室 门诊人次", rows, sheet=f"{n}月") for n in range(1, 13)]
    found = taken(family("门诊", *tables, date_from=DateSource.SHEET)).ledgers[0]
    assert found.measure_word == ""


@pytest.mark.parametrize(("often", "word"), [(1, ""), (2, "次")])
def test_a_row_for_each_day_is_a_report_of_the_day(often: int, word: str) -> None:
    days = [f"2023年3月{day}日" for day in range(1, 32) for _ in range(often)]
    rows = [[day, 100 + n, "晴雨"[n % 2]] for n, day in enumerate(days)]
    found = ledger(table("日期 观众人次 天气", rows), name="参观")
    assert found.measure_word == word
