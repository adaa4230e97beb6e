"""In which order things stand, what becomes of ties, and what may be calculated with figures."""

# ruff: noqa: E501  # one row of a table is one line, so that it can be read across
from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from clerk import asked

if TYPE_CHECKING:
    from pathlib import Path

_DEFINITION = """\
registries:
  单位: {files: 名录.xlsx, key: 单位}
ledgers:
  稿件:
    files: "*稿件*"
    date: 日期
    measure_word: 篇
    columns:
      日期: []
      标题: []
      单位: []
      类别: {values: [要闻, 经验, 问题]}
    measures:
      字: {column: 字数, kind: sum, measure_word: 字}
  人口:
    files: "*人口*"
    date: 月份
    measures:
      常住: {column: 人数, kind: last, measure_word: 人}
      平均分: {column: 分数, kind: mean, measure_word: 分}
      比重: {column: 比例, kind: percent}
      名次: {column: 位次, kind: rank, measure_word: 位}
  名单:
    files: "*名单*"
    measure_word: 人
    columns: {姓名: [], 部门: []}
figures:
  上榜: 名单
"""
_UNITS = "单位 组别/甲县 县/乙县 县/丙县 县/丁县 县/戊局 局/己局 局/庚局 局"
_ARTICLES = (
    "日期 标题 单位 类别 字数 月度 星级 期号/"
    "Y-11-01 子 乙县 经验 300 11月 5 001/Y-12-02 丑 乙县 经验 100 12月 5 1/Y-02-03 寅 丙县 要闻 200 2月 4 第1期/"
    "Y-02-04 卯 甲县 经验 200 2月 5 １/Y-05-05 辰 丁县 要闻 200 5月 4 第一期/Y-11-06 巳 戊局 经验 200 11月 4 第2期/"
    "Y-11-07 午 己局 问题 200 11月 5 02/Y-11-08 未 庚局 经验 200 11月 5 增刊"
)
_PEOPLE = "月份 人数 分数 比例 位次/Y年12月 40000 80 10% 3"
_NAMES = "姓名 部门/张 一科/王 二科"

# what is asked; what it says (units by their rows: 乙 2, the other six one each)
ORDER = """
稿件.按("月")|顿号 | 1月、2月、3月、4月、5月、6月、7月、8月、9月、10月、11月、12月
稿件.按("季")|顿号 | 第一季度、第二季度、第三季度、第四季度
稿件.按("半年")|顿号 | 上半年、下半年
稿件.按("月度")|各 | 2月2篇，5月、12月各1篇，11月4篇
稿件.前(1, "月度")|各 | 11月4篇
稿件(类别="经验").按("日期")|个数 | 5
稿件.按("类别")|顿号 | 经验、要闻、问题
稿件.按("类别", 序="名录")|顿号 | 要闻、经验、问题
稿件.按("单位")|顿号 | 乙县、甲县、丙县、丁县、戊局、己局、庚局
稿件.按("单位", 序="名录")|顿号 | 甲县、乙县、丙县、丁县、戊局、己局、庚局
稿件.前(1, "单位")|顿号 | 乙县
稿件.前(2, "单位")|顿号 | 乙县、甲县等7个单位
稿件.前(2, "单位")|和 | 乙县、甲县等7个单位
稿件.前(2, "单位")|个数 | 7
稿件.前(3, "单位")|顿号 | 乙县、甲县、丙县等7个单位
稿件.前(4, "单位")|顿号 | 乙县、甲县、丙县、丁县、戊局、己局、庚局
稿件.前(2, "单位")|等(3, "个单位") | 乙县、甲县、丙县等7个单位
稿件.列("标题", 2, 按="星级")|书名号 | 《卯》《子》等5篇
稿件.列("标题", 3, 按="星级")|书名号 | 《卯》《子》《午》《未》《丑》
稿件.列("标题", 2, 按="星级")|个数 | 5
稿件.列("标题", 2)|书名号 | 《寅》《卯》
稿件.列("标题", 1, 按="字数")|书名号 | 《子》
稿件.列("单位", 1, 按="星级")|顿号 | 甲县等4个单位
稿件.按("星级")|各 | 星级5：5篇，星级4：3篇
稿件.按("星级")|顿号 | 星级5、星级4
稿件.种数("期号") | 3期
稿件(期号="01") | 5篇
稿件(期号="第二期") | 2篇
"""


def _rows(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in text.strip().splitlines()]


def _answer(folder: Path, expression: str, through: date | None = None) -> tuple[str, str, object]:
    articles = _ARTICLES
    tables = {
        "稿件": (articles, articles.split("/Y-05")[0]),
        "人口": (_PEOPLE, _PEOPLE.replace("40000", "50000")),
        "名单": (_NAMES, _NAMES),
        "名录": (_UNITS, _UNITS),
    }
    found = asked(folder, _DEFINITION, tables, expression, through)
    return found.text, found.change, {code for code, _ in found.odd if code in _CODES}


_CODES = {
    *("breaks_measure_word", "rate_of_ratio", "rate_in_arithmetic", "rank_in_arithmetic"),
    *("mixed_units", "mixed_kinds", "not_additive", "form_arguments", "no_listed_order"),
    *("use_parentheses", "share_in_quotient", "undated_without_value", "undated_ledger"),
}


@pytest.mark.parametrize(("expression", "said"), _rows(ORDER))
def test_things_stand_in_their_order(tmp_path: Path, expression: str, said: str) -> None:
    assert _answer(tmp_path, expression)[::2] == (said, set())


# what is asked; what it says; its change
RATES = """
稿件.每(人口.常住, 10000) | 每万人2篇 | 同比增长1.5倍
稿件.每(人口.常住, 100000) | 每10万人20篇 | 同比增长1.5倍
稿件.每(人口.常住, 1000000) | 每百万人200篇 | 同比增长1.5倍
稿件.每(人口.常住, 1000) | 每千人0.2篇 | 同比增长1.5倍
稿件.每(人口.常住, 100) | 每百人0.02篇 | 同比增长1.5倍
稿件.每(人口.常住, 1) | 每人0.0002篇 | 同比增长1.5倍
稿件(类别="要闻").每(稿件, 100) | 每百篇25篇 | 与上年持平
稿件.字.每(稿件, 1) | 每篇200字 | 与上年持平
(稿件 + 稿件).每(人口.常住, 10000) | 每万人4篇 | 同比增长1.5倍
稿件.每(稿件(月=7), 10000) | |
稿件 / 12 | 0.67篇 | 比上年增加0.33篇
稿件 * 2 | 16篇 | 比上年增加8篇
"""


@pytest.mark.parametrize("row", _rows(RATES.replace("| |", "|  | ")), ids=lambda row: row[0])
def test_rates_say_what_they_are_for(tmp_path: Path, row: list[str]) -> None:
    expression, said, change = (*row, "", "")[:3]
    assert _answer(tmp_path, expression) == (said.strip(" |"), change, set())


# what is asked; why it is refused
REFUSED = """
稿件 * 100 | breaks_measure_word
100 * 稿件 | breaks_measure_word
稿件 / 1000 | breaks_measure_word
稿件 * 0.01 | breaks_measure_word
稿件 * 10 * 10 | breaks_measure_word
稿件 / 5 / 20 | breaks_measure_word
稿件 * 10000 / 3 | breaks_measure_word
人口.常住 / 100000000 | breaks_measure_word
稿件 / 人口.常住 * 10000 | breaks_measure_word
稿件(类别="要闻") / 稿件 * 100 | breaks_measure_word
(稿件 * 10) / (人口.常住 / 10) | breaks_measure_word
稿件.每(人口.常住) | form_arguments
稿件.每(人口.常住, 0) | form_arguments
稿件.每(人口.常住, 2.5) | form_arguments
稿件.每(10000, 人口.常住) | form_arguments
稿件.每(人口.比重, 100) | rate_of_ratio
稿件.每(人口.平均分, 100) | rate_of_ratio
稿件.每(人口.名次, 100) | rank_in_arithmetic
稿件.每(人口.常住, 1) + 稿件 | use_parentheses
人口.比重 + 人口.比重 | not_additive
人口.平均分 - 人口.平均分 | not_additive
人口.比重 / 稿件 | share_in_quotient
稿件 + 人口.常住 | mixed_kinds
稿件 + 稿件.字 | mixed_units
稿件.按("标题", 序="名录") | no_listed_order
稿件.按("单位", 序="大小") | form_arguments
稿件.前(3, "单位", 序="名录") | form_arguments
名单(月=6) | undated_ledger
"""


@pytest.mark.parametrize(("expression", "code"), _rows(REFUSED))
def test_what_means_nothing_is_refused(tmp_path: Path, expression: str, code: str) -> None:
    assert _answer(tmp_path, expression) == ("", "", {code})


@pytest.mark.parametrize("expression", ["名单", "上榜", "上榜 + 名单", "上榜 / 稿件"])
def test_a_part_of_the_year_leaves_what_has_no_dates_without_a_value(
    tmp_path: Path, expression: str
) -> None:
    answer = _answer(tmp_path, expression, date(2023, 6, 30))
    assert answer == ("", "", {"undated_without_value"})


def test_the_rest_of_the_year_is_counted_all_the_same(tmp_path: Path) -> None:
    answer = _answer(tmp_path, "稿件", date(2023, 6, 30))
    assert answer[::2] == ("3篇", {"undated_without_value"})


def test_a_rate_is_narrowed_in_both_its_parts(tmp_path: Path) -> None:
    december = "稿件.每(人口.常住, 10000)(月=12)|带同比"  # 1 in 40,000, last year 1 in 50,000
    assert _answer(tmp_path, december)[0] == "每万人0.3篇，同比增长25.0%"
