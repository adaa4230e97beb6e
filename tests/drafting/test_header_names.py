from __future__ import annotations

import pytest

from zgreport.drafting.header_names import header_name, month_glob


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("金 额\n（万元）", "金额"),
        ("*日期（必填）", "日期"),
        ("推送（条）", "推送"),
        ("题　目", "题目"),
        ("Publish Date", "Publish Date"),
        ("稿件标题（全称）", "稿件标题(全称)"),
    ],
)
def test_a_header_is_named_in_one_line_without_its_unit(header: str, name: str) -> None:
    assert header_name(header) == name


@pytest.mark.parametrize(
    ("headers", "glob"),
    [
        (["1月", "2月"], "*月"),
        (["2023年1月", "二月"], "*月"),
        (["1月（件）", "2月（件）"], "*月"),
        (["一季度", "二季度"], "*季度"),
        (["Jan", "Feb"], "[JFMASONDjfmasond][aepucoAEPUCO][nbrylgptvcNBRYLGPTVC]*"),
    ],
)
def test_a_glob_takes_the_months(headers: list[str], glob: str) -> None:
    assert month_glob(headers) == glob
