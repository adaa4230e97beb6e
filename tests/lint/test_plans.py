"""A number of a plan is another one than that of what was done; a title is no plan."""

from __future__ import annotations

import pytest

from zgreport.lint.check import check_text

DONE = "全市组织部门报送稿件284篇。"
OTHER = "总的看，质量有提高。全市组织部门报送稿件294篇。"
TWICE = [
    ["2023年重点工作总结", DONE, OTHER],
    ["围绕市委重点工作抓信息，" + DONE, OTHER],
    ["一、主要做法", DONE, "二、重点工作完成情况", OTHER],
    ["一、主要做法", DONE, "二、下一步打算", "抓好报送。", "三、其他情况", OTHER],
]
PLANNED = [
    ["一、主要做法", DONE, "二、下一步打算", OTHER],
    ["一、主要做法", DONE, "二、2024年重点工作", "（一）抓报送", OTHER],
    ["一、主要做法", DONE, "下一步，我们将做到：", OTHER],
    ["一、主要做法", DONE, "三、目标任务。明年要做到以下几点。", OTHER],
]


@pytest.mark.parametrize("text", TWICE)
def test_two_values_outside_of_plans_are_told(text: list[str]) -> None:
    assert [found.code for found in check_text(text)] == ["lint.two_values"]


@pytest.mark.parametrize("text", PLANNED)
def test_what_is_planned_may_be_another_number(text: list[str]) -> None:
    assert "lint.two_values" not in {found.code for found in check_text(text)}
