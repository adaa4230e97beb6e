"""What is added up, and what is not: stocks, levels, what a month begins with, the unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from found_tables import column, family, ledger, named, table, taken

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Role, Sureness
from zgreport.drafting.naming_figures import FigureKind, named_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.drafting.found import FoundTable

MONTHS = [f"{m}月" for m in range(1, 13)]
UNSTEADY = [40.0, 73.0, 51.0, 90.0, 38.0, 66.0, 84.0, 45.0, 79.0, 52.0, 61.0, 35.0]
TOWNS = ("柳河乡", "石桥镇", "大坪乡")


def monthly(header: str, values: Sequence[object] = UNSTEADY, **more: Any) -> FoundTable:
    rows = [[month, value] for month, value in zip(MONTHS, values, strict=True)]
    return table(f"月份 {header}", rows, **more)


@pytest.mark.parametrize(
    ("header", "unit", "kind"),
    [
        ("存栏", "头", MeasureKind.LAST),
        ("能繁母猪存栏量", "头", MeasureKind.LAST),
        ("出栏", "头", MeasureKind.SUM),
        ("未结", "件", MeasureKind.LAST),
        ("审结", "件", MeasureKind.SUM),
        ("蓄水量", "万立方米", MeasureKind.LAST),
        ("供水量", "万立方米", MeasureKind.SUM),
        ("在册户数", "户", MeasureKind.LAST),
        ("受益户数", "户", MeasureKind.SUM),
        ("账户余额", "元", MeasureKind.LAST),
        ("本月末库存", "吨", MeasureKind.LAST),
        ("本月入库", "吨", MeasureKind.SUM),
        ("户籍人口", "人", MeasureKind.LAST),
        ("出生", "人", MeasureKind.SUM),
        ("播种面积", "亩", MeasureKind.LAST),
        ("造林面积", "亩", MeasureKind.SUM),
        ("水位", "米", MeasureKind.MEAN),
        ("海拔", "米", MeasureKind.MEAN),
        ("零售价格", "元/公斤", MeasureKind.MEAN),
        ("批发价", "元", MeasureKind.MEAN),
        ("月工资", "元/月", MeasureKind.MEAN),
        ("次均费用", "元", MeasureKind.MEAN),
        ("年龄", "岁", MeasureKind.MEAN),
        ("体温", "℃", MeasureKind.MEAN),
        ("服务时长", "小时", MeasureKind.SUM),
        ("处理时长", "小时", MeasureKind.MEAN),
        ("培训天数", "天", MeasureKind.SUM),
        ("办理天数", "天", MeasureKind.MEAN),
    ],
)
def test_what_a_header_says_is_added_up_or_not(header: str, unit: str, kind: MeasureKind) -> None:
    found = column(ledger(monthly(header, units={header: unit})), header)
    assert (found.role, found.kind) == (Role.NUMBER, kind)


@pytest.mark.parametrize("header", ["旧存", "期初余额", "上月末存栏", "上年结转"])
def test_what_there_was_at_the_beginning_is_no_measure(header: str) -> None:
    found = column(ledger(monthly(header, units={header: "件"})), header)
    assert (found.role, found.measure) == (Role.TEXT, "")
    assert found.reasons[0].code == "drafting.opening"


def carried(came: Sequence[float], went: Sequence[float], first: float) -> list[list[object]]:
    """Rows of 月份, 甲, 乙, 丙, 丁: what there was, came, went, and was left."""
    rows: list[list[object]] = []
    for month, more, less in zip(MONTHS, came, went, strict=True):
        rows.append([month, first, more, less, first + more - less])
        first += more - less
    return rows


def test_what_goes_on_from_month_to_month_is_a_stock_whatever_it_is_called() -> None:
    rows = carried(UNSTEADY, UNSTEADY[::-1], 300.0)
    units = dict.fromkeys(("甲", "乙", "丙", "丁"), "台")
    draft = ledger(table("月份 甲 乙 丙 丁", rows, units=units))
    assert column(draft, "甲").reasons[0].code == "drafting.carried_over"
    assert column(draft, "甲").measure == ""
    assert column(draft, "丁").kind is MeasureKind.LAST


def test_what_came_and_went_shows_a_stock_without_what_there_was_before() -> None:
    rows = [[row[0], *row[2:]] for row in carried(UNSTEADY, UNSTEADY[::-1], 300.0)]
    draft = ledger(table("月份 乙 丙 丁", rows, units=dict.fromkeys(("乙", "丙", "丁"), "台")))
    found = column(draft, "丁")
    assert (found.kind, found.reasons[0].code) == (MeasureKind.LAST, "drafting.left_over")


def test_a_stock_goes_on_for_each_place() -> None:
    rows: list[list[object]] = []
    for n, town in enumerate(TOWNS):
        came = UNSTEADY[n:] + UNSTEADY[:n]
        rows += [[row[0], town, *row[1:]] for row in carried(came, UNSTEADY[::-1], 100.0 * n)]
    units = dict.fromkeys(("甲", "乙", "丙", "丁"), "台")
    draft = ledger(table("月份 乡镇 甲 乙 丙 丁", rows, units=units))
    assert column(draft, "甲").measure == ""
    assert column(draft, "丁").kind is MeasureKind.LAST


def test_numbers_that_go_up_and_down_are_added_up_with_doubt() -> None:
    found = column(ledger(monthly("路灯", units={"路灯": "盏"})), "路灯")
    assert (found.role, found.kind, found.sure) == (
        Role.NUMBER,
        MeasureKind.SUM,
        Sureness.DOUBTFUL,
    )


def test_what_neither_words_nor_months_tell_is_text_and_offered_as_a_number() -> None:
    rows = [["1月", 40.0], ["2月", 42.0], ["3月", 41.0]]
    found = column(ledger(table("月份 路灯", rows, units={"路灯": "盏"})), "路灯")
    assert (found.role, found.others, found.sure) == (
        Role.TEXT,
        (Role.NUMBER,),
        Sureness.DOUBTFUL,
    )
    assert found.reasons[0].code == "drafting.kind_unknown"


def test_a_number_of_persons_each_of_which_nothing_is_known_is_no_sum() -> None:
    rows = [[f"2023-03-{n + 1:02}", f"T{n}", 110.0 + n] for n in range(20)]
    found = column(ledger(table("体检日期 体检编号 收缩压", rows)), "收缩压")
    assert (found.role, found.others) == (Role.TEXT, (Role.NUMBER,))


@pytest.mark.parametrize(
    "headers", ["指标 计量单位 本年累计", "主要指标 计量单位 本年累计", "项目 计量单位 本年累计"]
)
def test_indicators_below_one_another_are_not_added_up(headers: str) -> None:
    rows = [["总产值", "万元", 4732.0], ["用电量", "万千瓦时", 4455.0], ["从业", "人", 2192.0]]
    found = column(ledger(table(headers, rows)), "本年累计")
    assert (found.role, found.measure, found.sure) == (Role.TEXT, "", Sureness.DOUBTFUL)


def test_things_that_name_their_own_units_are_not_added_up() -> None:
    rows = [["总产值（万元）", 4732.0], ["用电量（万千瓦时）", 4455.0], ["从业（人）", 2192.0]]
    assert column(ledger(table("名称 本年累计", rows)), "本年累计").measure == ""


def test_a_number_before_what_it_counts_is_a_number() -> None:
    rows = [[f"2023-03-{n + 1:02}", "个人", f"{n % 5 + 1}卷"] for n in range(20)]
    found = column(ledger(table("日期 利用者 查阅卷数", rows)), "查阅卷数")
    assert (found.role, found.kind, found.measure_word) == (Role.NUMBER, MeasureKind.SUM, "卷")


def test_a_total_of_stocks_is_one() -> None:
    rows = [["一年级", 31.0, 40.0, 71.0], ["二年级", 33.0, 38.0, 71.0]]
    found = column(ledger(table("年级段 男生 女生 合计", rows)), "合计")
    assert (found.kind, found.measure_word) == (MeasureKind.LAST, "人")


def test_stocks_of_two_terms_are_not_added_up() -> None:
    first = table("班级 男生", [["一班", 31.0], ["二班", 33.0]], file="2023/上学期.xlsx")
    second = table("班级 男生", [["一班", 30.0], ["二班", 34.0]], file="2023/下学期.xlsx")
    found = column(ledger(first, second), "男生")
    assert (found.role, found.others) == (Role.TEXT, (Role.NUMBER,))


def test_rows_of_a_statistics_table_are_no_records() -> None:
    rows = [[town, n + 2.0, n + 1.0] for n, town in enumerate(TOWNS)]
    rows = [[n + 1.0, *row] for n, row in enumerate(rows)]
    draft = ledger(table("序号 乡镇 检查次数 隐患处数", rows), name="安全检查")
    assert draft.measure_word == ""


def test_rows_are_not_counted_in_what_a_column_counts() -> None:
    rows = [[f"2023-03-{n + 1:02}", "企业", n + 3.0] for n in range(20)]
    draft = ledger(
        table("检查日期 场所 发现隐患数", rows, units={"发现隐患数": "处"}), name="隐患排查"
    )
    assert (draft.measure_word, draft.sure) == ("次", Sureness.DOUBTFUL)


def test_what_there_was_a_year_before_and_a_running_total_are_not_told_again() -> None:
    so_far = [sum(UNSTEADY[: n + 1]) for n in range(12)]
    rows = [[m, v, s, v - 3] for m, v, s in zip(MONTHS, UNSTEADY, so_far, strict=True)]
    units = dict.fromkeys(("办理量", "本年累计", "上年同期"), "件")
    proposal = taken(family("办理", table("月份 办理量 本年累计 上年同期", rows, units=units)))
    draft = named(proposal, "办理")
    assert column(draft, "本年累计").kind is MeasureKind.CUMULATIVE
    assert column(draft, "上年同期").role is Role.LAST_YEAR
    told = [f.label for f in named_figures(proposal) if f.kind is FigureKind.MEASURE]
    assert told == ["办理量"]
