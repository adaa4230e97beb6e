"""Which columns are quantities, how their numbers add up, and in what they are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from found_tables import column, ledger, table

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Role, Sureness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.drafting.found import FoundTable

MONTHS = [f"{m}月" for m in range(1, 13)]


def monthly(header: str, values: Sequence[object], *, year: int = 2023, **more: Any) -> FoundTable:
    rows = [[month, value] for month, value in zip(MONTHS, values, strict=False)]
    return table(f"月份 {header}", rows, year, **more)


@pytest.mark.parametrize(
    ("header", "values", "kind", "word"),
    [
        ("推送条数", [20.0, 31.0, 18.0], MeasureKind.SUM, "条"),
        ("年末户数", [20.0, 31.0, 18.0], MeasureKind.LAST, "户"),
        ("累计关注人数", [200.0, 231.0, 250.0], MeasureKind.LAST, "人"),
        ("在册党员人数", [200.0, 199.0, 201.0], MeasureKind.LAST, "人"),
        ("新关注人数", [20.0, 31.0, 18.0], MeasureKind.SUM, "人"),
        ("全省位次", [3.0, 2.0, 4.0], MeasureKind.RANK, "位"),
        ("排名", ["第3名", "第2名", "第4名"], MeasureKind.RANK, "位"),
        ("满意率", ["95.2%", "96%", "94.1%"], MeasureKind.PERCENT, ""),
        ("办结率", [0.95, 0.96, 0.97], MeasureKind.PERCENT, ""),
        ("平均用时天数", [3.5, 4.0, 2.8], MeasureKind.MEAN, "天"),
        ("评分", [92.0, 88.5, 90.0], MeasureKind.MEAN, "分"),
        ("出院人数", [92.0, 80.0, 70.0], MeasureKind.SUM, "人"),
        ("门诊人次", [920.0, 800.0, 700.0], MeasureKind.SUM, "人次"),
        ("发稿", ["12篇", "8篇", "20篇"], MeasureKind.SUM, "篇"),
        ("开放床位", [92.0, 92.0, 92.0], MeasureKind.LAST, "张"),
    ],
)
def test_numbers_add_up_by_their_header_and_their_cells(
    header: str, values: list[object], kind: MeasureKind, word: str
) -> None:
    found = column(ledger(monthly(header, values)), header)
    assert (found.role, found.kind, found.measure_word) == (Role.NUMBER, kind, word)


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("联系电话", [13800000001.0, 13800000002.0, 13900000003.0]),
        ("期号", [1.0, 2.0, 3.0]),
        ("邮编", ["230001", "230002", "230003"]),
        ("工号", ["0012", "0013", "0014"]),
        ("年度", [2021.0, 2022.0, 2023.0]),
        ("同比增长", [3.2, -1.5, 4.0]),
        ("OrderNo", [11.0, 25.0, 39.0]),
    ],
)
def test_what_names_something_and_what_is_a_change_is_no_measure(
    header: str, values: list[object]
) -> None:
    rows = [["某事" + str(n), value] for n, value in enumerate(values)]
    found = column(ledger(table(f"标题 {header}", rows)), header)
    assert found.role in {Role.TEXT, Role.DATE}
    assert found.measure == ""


def test_an_amount_without_a_unit_is_left_as_text_and_offered_as_a_number() -> None:
    found = column(ledger(monthly("处罚金额", [200.0, 350.5, 80.0])), "处罚金额")
    assert (found.role, found.others, found.sure) == (
        Role.TEXT,
        (Role.NUMBER,),
        Sureness.DOUBTFUL,
    )


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"units": {"处罚金额": "万元"}}, "万元"),
        ({"unit_line": "元"}, "元"),
    ],
)
def test_the_unit_of_an_amount_is_in_its_header_or_on_a_line_above(
    more: dict[str, Any], word: str
) -> None:
    found = column(ledger(monthly("处罚金额", [200.0, 350.5, 80.0], **more)), "处罚金额")
    assert (found.role, found.measure_word) == (Role.NUMBER, word)


def test_a_line_of_the_unit_holds_only_for_what_it_can_measure() -> None:
    found = column(ledger(monthly("参加人数", [20.0, 35.0], unit_line="万元")), "参加人数")
    assert found.measure_word == "人"


def test_a_cell_that_is_no_number_makes_the_column_text_and_is_told() -> None:
    found = column(ledger(monthly("条数", [*map(float, range(20, 31)), "见附件"])), "条数")
    assert (found.role, found.others) == (Role.TEXT, (Role.NUMBER,))
    assert found.reasons[0].values["value"] == "见附件"


def test_a_running_total_begins_anew_each_january() -> None:
    before = monthly("本年累计件数", [10.0, 30.0, 60.0], year=2022)
    now = monthly("本年累计件数", [12.0, 31.0, 64.0])
    found = column(ledger(before, now), "本年累计件数")
    assert (found.kind, found.reasons[0].code) == (
        MeasureKind.CUMULATIVE,
        "drafting.begins_anew",
    )


def test_a_running_total_that_never_begins_anew_is_a_stock() -> None:
    before = monthly("累计件数", [10.0, 30.0, 60.0], year=2022)
    now = monthly("累计件数", [72.0, 91.0, 104.0])
    assert column(ledger(before, now), "累计件数").kind is MeasureKind.LAST


def test_a_running_total_of_one_year_grows_by_another_column() -> None:
    rows = [["1月", 10.0, 10.0], ["2月", 20.0, 30.0], ["3月", 5.0, 35.0]]
    found = column(ledger(table("月份 受理件数 累计件数", rows)), "累计件数")
    assert (found.kind, found.sure) == (MeasureKind.CUMULATIVE, Sureness.LIKELY)
    assert found.reasons[0].code == "drafting.grows_by"


def test_a_running_total_of_one_year_that_nothing_explains_is_doubtful() -> None:
    found = column(ledger(monthly("累计件数", [10.0, 30.0, 35.0])), "累计件数")
    assert found.sure is Sureness.DOUBTFUL


def test_numbers_that_hardly_change_are_taken_for_a_stock_with_doubt() -> None:
    steady = [500.0 + n for n in range(12)]
    found = column(ledger(monthly("路灯数", steady)), "路灯数")
    assert (found.kind, found.sure) == (MeasureKind.LAST, Sureness.DOUBTFUL)


def test_a_part_is_counted_and_named_after_its_whole() -> None:
    rows = [["1月", 40.0, 14.0], ["2月", 50.0, 13.0]]
    made = table("月份 推送数 其中:本部", rows, units={"推送数": "条"})
    found = column(ledger(made), "其中:本部")
    assert (found.name, found.measure, found.measure_word) == ("本部推送数", "本部推送数", "条")


def test_a_measure_that_a_year_lacks_is_left_as_text() -> None:
    before = table("月份 推送条数", [["1月", 5.0], ["2月", 6.0]], 2022)
    now = table("月份 推送条数 阅读次数", [["1月", 5.0, 90.0], ["2月", 6.0, 80.0]])
    found = column(ledger(before, now), "阅读次数")
    assert (found.role, found.others) == (Role.TEXT, (Role.NUMBER,))
    assert found.reasons[0].code == "drafting.not_in_all"


def test_what_there_was_a_year_before_is_no_measure_of_this_year() -> None:
    rows = [["1月", 5.0, 4.0], ["2月", 6.0, 7.0]]
    found = column(ledger(table("月份 受理件数 上年同期件数", rows)), "上年同期件数")
    assert (found.role, found.measure_word) == (Role.LAST_YEAR, "件")


def test_numbers_of_which_some_are_vague_are_neither_a_list_nor_a_measure() -> None:
    rows = [[f"第{n}次会议", ["15", "20余", "约30", 18.0][n % 4]] for n in range(20)]
    found = column(ledger(table("会议名称 参会人数", rows)), "参会人数")
    assert (found.role, found.others, found.measure_word) == (Role.TEXT, (Role.NUMBER,), "人")


def test_the_last_number_of_months_without_a_year_is_not_known() -> None:
    rows = [[f"{m}月", 25.0 + m % 2, float(m)] for m in range(1, 13)]
    draft = ledger(table("月份 窗口人员年末人数 排名", rows, 0))
    for header in ("窗口人员年末人数", "排名"):
        found = column(draft, header)
        assert (found.role, found.others) == (Role.TEXT, (Role.NUMBER,))
        assert found.reasons[0].code == "drafting.needs_date"


def test_a_stock_in_a_list_of_a_year_needs_no_date() -> None:
    rows = [["一小", 520.0], ["二小", 610.0], ["一中", 900.0]]
    found = column(ledger(table("学校名称 在校生数", rows)), "在校生数")
    assert (found.role, found.kind, found.measure_word) == (
        Role.NUMBER,
        MeasureKind.LAST,
        "人",
    )


def test_quantities_of_several_units_are_not_added_up() -> None:
    rows = [["打印纸", "箱", 5.0], ["签字笔", "支", 60.0], ["硒鼓", "个", 3.0]]
    found = column(ledger(table("品名 计量单位 数量", rows)), "数量")
    assert (found.role, found.others) == (Role.TEXT, (Role.NUMBER,))
    assert found.reasons[0].values["units"] == ("箱", "支", "个")


def test_quantities_of_one_unit_are_counted_in_it() -> None:
    rows = [["打印纸", "箱", 5.0], ["档案盒", "箱", 6.0]]
    assert column(ledger(table("品名 单位 数量", rows)), "数量").measure_word == "箱"


@pytest.mark.parametrize("header", ["楼层", "经度", "届次号", "学期"])
def test_a_number_that_says_which_is_not_added_up(header: str) -> None:
    rows = [[f"某事{n}", value] for n, value in enumerate([3.0, 5.0, 12.0, 31.5])]
    assert column(ledger(table(f"标题 {header}", rows)), header).measure == ""


EVENTS = [[f"2023-{m:02}-05", f"第{m}次敬老活动", 10.0 + m] for m in range(1, 13)]
MONTHS_OF_SCHOOLS = [
    [f"{m}月", school, 600.0 + m] for m in range(1, 13) for school in ("一中", "二中")
]


def test_whoever_came_to_an_event_is_added_up_with_doubt_and_a_stock_of_a_month_is_not() -> None:
    event = column(ledger(table("日期 活动名称 志愿者人数", EVENTS)), "志愿者人数")
    assert (event.kind, event.sure) == (MeasureKind.SUM, Sureness.DOUBTFUL)
    there = column(ledger(table("月份 学校名称 学生人数", MONTHS_OF_SCHOOLS)), "学生人数")
    assert there.kind is MeasureKind.LAST
