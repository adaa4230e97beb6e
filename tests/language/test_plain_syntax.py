from __future__ import annotations

import pytest
from jinja2 import Environment, nodes

from zgreport.language.source.plain_syntax import plain

PLAIN = (
    "年",
    "发稿.约",
    "发稿.同比|汉字",
    '发稿(级别="市级").同比',
    '发稿(标题_含="党建", 月=6)|带同比',
    '发稿(载体=["省先锋网", "省日报"]).数',
    '序("镜子")',
    '稿.列("标题", 3, 按="分值")|书名号',
    " 发稿 . 按(1)",
    "项.值()",
    "甲.is",
    '甲("}}", "{%")',
)
LEFT_TO_JINJA = (
    '名单.前(3, "单位",)|顿号',
    "",
    "not 甲",
    "甲 == 1",
    "甲 and 乙",
    "true",
    "甲|乙|not",
    "甲('乙')",
    "甲[1]",
    "甲(1.5)",
    "甲(乙)",
    "甲(级=1, 2)",
    '甲(级=="一")',
    "甲(1,,)",
    '甲("一" "二")',
    '甲("\\n")',
    "甲|乙.丙",
    "甲.降㈠",
    "甲.1",
    "甲(０)",
    "甲(01)",
    "甲、乙",
)


def as_jinja_reads_it(text: str) -> nodes.Node:
    (output,) = Environment(autoescape=True).parse("{{ " + text + " }}").body
    assert isinstance(output, nodes.Output)
    (expression,) = output.nodes
    return expression


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_expression_is_the_tree_that_jinja_makes_of_it(text: str) -> None:
    assert plain(text) == as_jinja_reads_it(text)


@pytest.mark.parametrize("text", LEFT_TO_JINJA)
def test_what_is_not_plain_is_left_to_jinja(text: str) -> None:
    assert plain(text) is None
