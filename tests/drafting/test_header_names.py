"""What a header is called."""

from __future__ import annotations

import pytest

from zgreport.drafting.header_names import header_name


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
