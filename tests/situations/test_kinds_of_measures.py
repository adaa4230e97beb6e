"""Stocks, running totals, places, means and percentages, as offices keep them.

Each row is one thing a clerk does with such a table: what the figure says then, and the findings
with the rows they name.
"""

# ruff: noqa: E501  # one row of a table is one line, so that it can be read across
from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from clerk import asked

if TYPE_CHECKING:
    from pathlib import Path

Odd = set[tuple[str, str | None]]

_LEDGER = """\
ledgers:
  月报:
    files: "*月报*"
    date: 月份
    measures:
      量: {measure}
"""
STOCK = "{column: 蓄水, kind: last, measure_word: 万方}"
TOTAL = "{column: 投资, kind: cumulative, measure_word: 亿元}"

# what the clerk does; this year's table, and last year's likewise; the figure; the findings
STOCKS = """
three reservoirs | 月份 水库 蓄水/Y年1月 东湖 5/Y年1月 西湖 6/Y年1月 南湖 7/Y年2月 东湖 8/Y年2月 西湖 9/Y年2月 南湖 10 | 27万方 |
bureaus with a serial number | 月份 序号 局 蓄水/Y年1月 1 水务局 5/Y年1月 2 林业局 6/Y年2月 1 水务局 7/Y年2月 2 林业局 8 | 15万方 |
two names of which one is enough | 月份 县 水库 蓄水/Y年1月 甲县 东湖 5/Y年1月 甲县 西湖 6/Y年2月 甲县 东湖 7/Y年2月 甲县 西湖 8 | 15万方 |
two names, both needed | 月份 县 类型 蓄水/Y年1月 甲县 大型 5/Y年1月 甲县 小型 6/Y年1月 乙县 大型 1/Y年2月 甲县 大型 7/Y年2月 甲县 小型 8/Y年2月 乙县 大型 3 | 18万方 |
a county misspelt, the reservoir alone is enough | 月份 县 水库 蓄水/Y年1月 甲县 东湖 5/Y年1月 乙县 西湖 6/Y年2月 甲 东湖 7/Y年2月 乙县 西湖 8 | 15万方 |
a remark that differs | 月份 水库 备注 蓄水/Y年1月 东湖 正常 5/Y年1月 西湖 检修 6/Y年2月 东湖 检修 7/Y年2月 西湖 正常 8 | 15万方 |
a code of digits | 月份 编号 蓄水/Y年1月 101 5/Y年1月 102 6/Y年2月 101 7/Y年2月 102 8 | 15万方 |
one stock, one row a month | 月份 蓄水/Y年1月 5/Y年2月 7 | 7万方 |
one stock read every week | 月份 蓄水/Y-03-03 5/Y-03-10 7/Y-03-17 6 | 6万方 |
once a year | 月份 水库 蓄水/Y年12月 东湖 5/Y年12月 西湖 6 | 11万方 |
each on a day of its own | 月份 水库 蓄水/Y-01-05 东湖 5/Y-01-06 西湖 6/Y-02-05 东湖 7/Y-02-06 西湖 8 | 15万方 |
one in odd months, the other in even ones | 月份 水库 蓄水/Y年1月 东湖 5/Y年2月 西湖 6/Y年3月 东湖 7/Y年4月 西湖 8 | 8万方 | one_account
one stops in November | 月份 水库 蓄水/Y年11月 东湖 10/Y年11月 西湖 20/Y年12月 西湖 21 | 31万方 | account_ends 2
the last cell left blank | 月份 水库 蓄水/Y年11月 东湖 10/Y年11月 西湖 20/Y年12月 东湖 -/Y年12月 西湖 21 | 31万方 | account_ends 4
the months to come laid out beforehand | 月份 水库 蓄水/Y年11月 东湖 10/Y年11月 西湖 20/Y年12月 东湖 -/Y年12月 西湖 - | 30万方 | account_ends 4, account_ends 5
one stock, its last months blank | 月份 蓄水/Y年1月 5/Y年2月 -/Y年3月 - | 5万方 | account_ends 3
one drained, said with 0 | 月份 水库 蓄水/Y年11月 东湖 10/Y年11月 西湖 20/Y年12月 东湖 0/Y年12月 西湖 21 | 21万方 |
a new one in December | 月份 水库 蓄水/Y年11月 东湖 10/Y年11月 西湖 20/Y年12月 东湖 11/Y年12月 西湖 21/Y年12月 南湖 5 | 37万方 |
a blank name | 月份 水库 蓄水/Y年11月 东湖 10/Y年11月 西湖 20/Y年12月 东湖 11/Y年12月 - 21 | 52万方 | account_ends 3, account_without_name 5
quarters beside the months | 月份 季度 蓄水/Y年1月 一季度 5/Y年2月 一季度 6/Y年4月 二季度 7/Y年5月 二季度 8 | 8万方 |
a full-width letter | 月份 水库 蓄水/Y年1月 A库 5/Y年1月 西湖 6/Y年2月 Ａ库 7/Y年2月 西湖 8 | 15万方 |
a well closed, another opened | 月份 井 蓄水/Y年11月 一号井 10/Y年11月 西湖 20/Y年12月 二号井 3/Y年12月 西湖 21 | 34万方 | account_ends 2
no column tells them apart | 月份 蓄水/Y年1月 5/Y年1月 6/Y年2月 7/Y年2月 8 | | accounts_untold 3
only a remark tells them apart | 月份 备注 蓄水/Y年1月 甲 5/Y年1月 乙 6 | | accounts_untold 3
only the state tells them apart | 月份 状态 蓄水/Y年1月 正常 5/Y年1月 检修 6/Y年2月 正常 7/Y年2月 检修 6 | | accounts_untold 3
a correction below the wrong row | 月份 水库 蓄水/Y年1月 东湖 5/Y年1月 西湖 6/Y年1月 东湖 7 | | accounts_untold 4
titles that never come again | 月份 标题 蓄水/Y年1月 甲报告 5/Y年1月 乙报告 6/Y年2月 丙报告 7/Y年2月 丁报告 8 | | accounts_untold 3
a name spelled otherwise in December | 月份 水库 蓄水/Y年11月 东湖 10/Y年11月 西湖 20/Y年12月 东湖水库 11/Y年12月 西湖 21 | | account_ends 2, account_renamed 4
a name mistyped in December | 月份 水库 蓄水/Y年11月 青崖湖 10/Y年11月 西湖 20/Y年12月 青涯湖 11/Y年12月 西湖 21 | | account_ends 2, account_renamed 4
a running total kept as a stock | 月份 蓄水/Y年1月 1/Y年2月 3/Y年3月 5/Y年12月 20 | 20万方 | one_looks_running 2
"""


def _rows(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def _odd(text: str) -> Odd:
    found = (entry.split() for entry in text.split(",") if entry.strip())
    return {(code, *place, *[None][len(place) :]) for code, *place in found}  # type: ignore[misc]


@pytest.mark.parametrize("row", _rows(STOCKS), ids=lambda row: row[0])
def test_a_stock_is_the_last_value_of_each(tmp_path: Path, row: list[str]) -> None:
    does, table, said, odd = row
    found = asked(tmp_path, _LEDGER.format(measure=STOCK), {"月报": (table, table)}, "月报.量")
    assert (found.text, found.odd) == (said, _odd(odd)), does


def test_what_each_is_kept_by_may_be_named(tmp_path: Path) -> None:
    table = "月份 状态 蓄水/Y年1月 正常 5/Y年1月 检修 6/Y年2月 正常 7/Y年2月 检修 8"
    measure = STOCK.replace("}", ", per: [状态]}")
    found = asked(tmp_path, _LEDGER.format(measure=measure), {"月报": (table, table)}, "月报.量")
    assert (found.text, found.odd) == ("15万方", set())


def test_two_rows_of_one_date_and_name_are_not_told_apart_by_naming_it(tmp_path: Path) -> None:
    table = "月份 水库 蓄水/Y年1月 东湖 5/Y年1月 东湖 6"
    measure = STOCK.replace("}", ", per: [水库]}")
    found = asked(tmp_path, _LEDGER.format(measure=measure), {"月报": (table, table)}, "月报.量")
    assert (found.text, found.odd) == ("", {("account_twice", "3")})


# what is asked; what the figure says, and its change
_NOW = "月份 投资/Y年1月 5/Y年2月 9/Y年3月 12/Y年4月 20"
_BEFORE = "月份 投资/Y年1月 4/Y年2月 8/Y年3月 11/Y年4月 16"
TOTALS = """
月报.量 | 20亿元 | 同比增长25.0%
月报.量(月=1) | 5亿元 | 比上年同期增加1亿元
月报.量(月=2) | 4亿元 | 与上年同期持平
月报.量(月=4) | 8亿元 | 比上年同期增加3亿元
月报.量(月=[1, 2]) | 9亿元 | 比上年同期增加1亿元
月报.量(月=[1, 3]) | 8亿元 | 比上年同期增加1亿元
月报.量(季=1) | 12亿元 | 同比增长9.1%
月报.量(季=2) | 8亿元 | 比上年同期增加3亿元
月报.量(半年=1) | 20亿元 | 同比增长25.0%
月报.量(月_大于=2) | 11亿元 | 比上年同期增加3亿元
月报.按("月") | 1月5亿元、2月4亿元、3月3亿元、4月8亿元、5月—、6月—、7月—、8月—、9月—、10月—、11月—、12月— |
月报.量 + 月报.量 | 40亿元 | 同比增长25.0%
"""


@pytest.mark.parametrize(("expression", "said", "change"), _rows(TOTALS))
def test_a_running_total_is_its_value_at_the_end(
    tmp_path: Path, expression: str, said: str, change: str
) -> None:
    expression = expression.replace('月报.按("月")', '月报.量.按("月")')
    tables = {"月报": (_NOW, _BEFORE)}
    found = asked(tmp_path, _LEDGER.format(measure=TOTAL), tables, expression)
    assert (found.text, found.change, found.odd) == (said, change, set())


def test_a_part_of_the_year_is_compared_at_the_same_point(tmp_path: Path) -> None:
    tables = {"月报": (_NOW, _BEFORE)}
    definition = _LEDGER.format(measure=TOTAL)
    found = asked(tmp_path, definition, tables, "月报.量", date(2023, 3, 31))
    assert (found.text, found.change, found.odd) == ("12亿元", "同比增长9.1%", set())


# what the clerk does; this year's table; what is asked; the figure; the findings
ODD_TOTALS = """
March forgotten: April alone is not known | 月份 投资/Y年1月 5/Y年2月 9/Y年4月 20 | 月报.量(月=4) | |
March forgotten: the quarter is not known | 月份 投资/Y年1月 5/Y年2月 9/Y年4月 20 | 月报.量(季=1) | |
March forgotten: the year is known | 月份 投资/Y年1月 5/Y年2月 9/Y年4月 20 | 月报.量 | 20亿元 |
ends before last year's | 月份 投资/Y年1月 5/Y年2月 9/Y年3月 12 | 月报.量 | | running_total_ends
falls in March | 月份 投资/Y年1月 5/Y年2月 9/Y年3月 8/Y年4月 20 | 月报.量 | 20亿元 | running_total_falls 4
by districts | 月份 县 投资/Y年3月 甲县 5/Y年3月 乙县 6/Y年4月 甲县 7/Y年4月 乙县 8 | 月报.量 | 15亿元 |
by districts, a month | 月份 县 投资/Y年3月 甲县 5/Y年3月 乙县 6/Y年4月 甲县 7/Y年4月 乙县 8 | 月报.量(月=4) | 4亿元 |
one district of them | 月份 县 投资/Y年3月 甲县 5/Y年3月 乙县 6/Y年4月 甲县 7/Y年4月 乙县 8 | 月报.量(县="乙县", 月=4) | 2亿元 |
a district that did not report April | 月份 县 投资/Y年3月 甲县 5/Y年3月 乙县 6/Y年4月 甲县 7 | 月报.量(月=4) | | account_ends 3
a district that begins in April | 月份 县 投资/Y年3月 甲县 5/Y年4月 甲县 7/Y年4月 乙县 8 | 月报.量(月=4) | 10亿元 | running_total_begins 4
asked by days | 月份 投资/Y年1月 5/Y年4月 9 | 月报.量(月份_至少="2023-02-01") | | running_total_by_day
quarterly: a quarter | 月份 投资/Y年3月 5/Y年4月 9 | 月报.量(季=2) | 4亿元 |
January and February told together | 月份 投资/Y年2月 5/Y年4月 9 | 月报.量(月=[1, 2]) | 5亿元 |
January and February told together, February alone | 月份 投资/Y年2月 5/Y年4月 9 | 月报.量(月=2) | |
"""


@pytest.mark.parametrize("row", _rows(ODD_TOTALS), ids=lambda row: row[0])
def test_what_running_totals_lack_is_not_made_up(tmp_path: Path, row: list[str]) -> None:
    does, table, expression, said, odd = row
    tables = {"月报": (table, "月份 县 投资/Y年3月 甲县 3/Y年4月 甲县 4")}
    if " 县 " not in table:
        tables = {"月报": (table, _BEFORE)}
    found = asked(tmp_path, _LEDGER.format(measure=TOTAL), tables, expression)
    assert (found.text, found.odd) == (said, _odd(odd)), does


# the cell of this year; the figure; the findings (last year's is 第4名)
RANKS = """
第3名 | 第3位 |
第三名 | 第3位 |
3 | 第3位 |
３ | 第3位 |
第3位 | 第3位 |
第3 | 第3位 |
3名 | 第3位 |
三 | 第3位 |
第十二名 | 第12位 |
03 | 第3位 |
并列第3名 | 第3位 | tied_rank B2
3／15 | | not_a_rank B2
0 | | not_a_rank B2
-1 | | not_a_rank B2
2.5 | | not_a_rank B2
前三 | | not_a_rank B2
第3名? | | not_a_rank B2
冠军 | | not_a_rank B2
第3名（并列） | 第3位 | tied_rank B2
"""


@pytest.mark.parametrize("row", _rows(RANKS), ids=lambda row: row[0])
def test_a_place_in_a_ranking_is_read_as_people_write_it(tmp_path: Path, row: list[str]) -> None:
    cell, said, *odd = row
    tables = {"月报": (f"月份 名次/Y年12月 {cell}", "月份 名次/Y年12月 第4名")}
    measure = "{column: 名次, kind: rank, measure_word: 位}"
    found = asked(tmp_path, _LEDGER.format(measure=measure), tables, "月报.量")
    assert (found.text, found.odd) == (said, _odd(",".join(odd)))


def test_several_ranks_of_one_date_need_a_condition(tmp_path: Path) -> None:
    table = "月份 指标 名次/Y年12月 信息 3/Y年12月 宣传 5"
    definition = _LEDGER.format(measure="{column: 名次, kind: rank, measure_word: 位}")
    tables = {"月报": (table, table)}
    found = asked(tmp_path, definition, tables, "月报.量")
    assert (found.text, found.odd) == ("", {("ranks_together", "3")})


@pytest.mark.parametrize(
    ("expression", "said"),
    [('月报.量(指标="宣传")', "第5位"), ('月报.量.按("指标")', "信息第3位、宣传第5位")],
)
def test_one_of_several_ranks_is_asked_for(tmp_path: Path, expression: str, said: str) -> None:
    table = "月份 指标 名次/Y年12月 信息 3/Y年12月 宣传 5"
    definition = _LEDGER.format(measure="{column: 名次, kind: rank, measure_word: 位}")
    found = asked(tmp_path, definition, {"月报": (table, table)}, expression)
    assert (found.text, found.odd) == (said, {("ranks_together", "3")})


# the measure; this year's cells and last year's; the figure and its change
MEANS = """
mean | 80 90 | 80 85 | 85分 | 比上年提高2.5分
mean | 80 90 | 85 85 | 85分 | 与上年持平
mean | 0 0 | 1 1 | 0分 | 比上年下降1分
percent | 10% 15% | 10% 10% | 12.5% | 比上年提高2.5个百分点
percent | 600% | 500% | 600.0% | 比上年提高100.0个百分点
percent | 120% 120% | 100% 100% | 120.0% | 比上年提高20.0个百分点
"""


@pytest.mark.parametrize("row", _rows(MEANS), ids="-".join)
def test_means_and_percentages_are_means_of_their_rows(tmp_path: Path, row: list[str]) -> None:
    kind, now, before, said, change = row
    tables = [
        "月份 分数/" + "/".join(f"Y年1月 {cell}" for cell in each.split()) for each in (now, before)
    ]
    word = ", measure_word: 分" if kind == "mean" else ""
    measure = f"{{column: 分数, kind: {kind}{word}}}"
    both = (tables[0], tables[1])
    found = asked(tmp_path, _LEDGER.format(measure=measure), {"月报": both}, "月报.量")
    assert (found.text, found.change, found.odd) == (said, change, set())


@pytest.mark.parametrize("sign", ["+", "-"])
@pytest.mark.parametrize("kind", ["mean, measure_word: 分", "percent"])
def test_means_and_percentages_do_not_add_up(tmp_path: Path, kind: str, sign: str) -> None:
    table = "月份 分数/Y年1月 10" + "%" * (kind == "percent")
    measure = f"{{column: 分数, kind: {kind}}}"
    definition = _LEDGER.format(measure=measure)
    found = asked(tmp_path, definition, {"月报": (table, table)}, f"月报.量 {sign} 月报.量")
    assert found.odd == {("not_additive", None)}
