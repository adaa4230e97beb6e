"""Which column of a ledger says when a record happened."""

from __future__ import annotations

import pytest
from found_tables import column, ledger, table

from zgreport.drafting.guesses import Role, Sureness

DAY, LATER, EARLIER = "2023年3月5日", "2023年4月6日", "2023年2月1日"


@pytest.mark.parametrize(
    ("headers", "rows", "date"),
    [
        ("刊发日期 标题", [[DAY, "甲"], [LATER, "乙"]], "刊发日期"),
        ("办结时间 受理时间 诉求", [[LATER, DAY, "甲"], [LATER, DAY, "乙"]], "受理时间"),
        ("事件日期 上报日期 标题", [[EARLIER, DAY, "甲"], [DAY, LATER, "乙"]], "上报日期"),
        ("姓名 出生日期", [["甲", "1980-01-02"], ["乙", "1981-02-03"]], ""),
        ("标题 日期1 日期2", [["甲", DAY, LATER], ["乙", DAY, LATER]], ""),
        ("名称 有效期至", [["甲", DAY], ["乙", LATER]], ""),
        ("标题 内容", [["甲", "丙"], ["乙", "丁"]], ""),
        ("月份 条数", [[1.0, 20.0], [2.0, 30.0]], "月份"),
        ("时间 阅读量", [["1月", 27315.0], ["2月", 25480.0]], "时间"),
        ("Date Title", [["2023-01-05", "First"], ["2023-02-06", "Second"]], "Date"),
        ("立案日期 结案日期 案由", [[DAY, LATER, "甲"], [DAY, "", "乙"]], "立案日期"),
        ("投票截止日期 参评稿件", [[DAY, "甲"], [DAY, "乙"]], "投票截止日期"),
    ],
)
def test_the_date_is_the_column_that_says_when_the_record_happened(
    headers: str, rows: list[list[object]], date: str
) -> None:
    assert ledger(table(headers, rows)).date == date


def test_readership_that_could_be_read_as_days_is_no_date() -> None:
    read = column(ledger(table("月份 阅读量", [["1月", 27315.0], ["2月", 25480.0]])), "阅读量")
    assert read.role is Role.NUMBER


def test_two_dates_that_could_both_be_meant_are_told_and_offered() -> None:
    draft = ledger(table("标题 日期1 日期2", [["甲", DAY, LATER], ["乙", DAY, LATER]]))
    assert draft.date == ""
    for header in ("日期1", "日期2"):
        one = column(draft, header)
        assert (one.role, one.sure, one.others) == (Role.TEXT, Sureness.DOUBTFUL, (Role.DATE,))
        assert [reason.code for reason in one.reasons] == ["drafting.two_dates"]


def test_the_other_dates_of_a_ledger_are_named_in_the_reason() -> None:
    draft = ledger(table("来信日期 受理日期 标题", [[DAY, LATER, "甲"], [DAY, LATER, "乙"]]))
    assert draft.date == "受理日期"


def test_a_number_of_a_month_is_read_under_a_name_of_months() -> None:
    draft = ledger(
        table("统计月 条数", [[1.0, 5.0], [2.0, 6.0]]),
        table("月份 条数", [[1.0, 5.0], [2.0, 6.0]], 2022),
    )
    assert draft.date in {"统计月", "月份"}


def test_days_without_a_year_are_no_date_where_nothing_tells_the_year() -> None:
    draft = ledger(table("会议日期 议题", [["9月7日", "甲"], ["12月1日", "乙"]], 0))
    assert draft.date == ""
    assert "drafting.date_without_year" in {reason.code for reason in draft.reasons}
    assert column(draft, "会议日期").others == (Role.DATE,)


def test_days_without_a_year_are_of_the_year_of_their_folder() -> None:
    draft = ledger(table("会议日期 议题", [["9月7日", "甲"], ["12月1日", "乙"]]))
    assert draft.date == "会议日期"


def test_a_cell_that_is_no_date_is_told() -> None:
    rows = [*([f"2023年3月{n}日", f"标题{n}"] for n in range(1, 20)), ["见附件", "末一篇"]]
    draft = ledger(table("日期 标题", rows))
    found = column(draft, "日期")
    assert (draft.date, found.sure) == ("日期", Sureness.DOUBTFUL)
    assert found.reasons[-1].values["value"] == "见附件"
