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
    "甲('乙')",
    "甲(1.5)",
    "甲(乙.and)",
    "甲(乙)",
    "甲.占(乙.丙, 丁=戊.己)",
    '名单|带同比|带居前(3, "单位", 按="篇数")',
    "not 甲",
    "not (甲 or 乙)",
    "甲 == 1",
    "0.25 <= 甲.乙 < '丙'",
    "甲 > 乙 > 丙 != 丁",
    "甲 and 乙",
    "甲 and not 乙 or 丙 and 丁 or 戊",
    "甲 and (乙 or 丙) and ((丁))",
    "甲 > 0 and(乙|丙(1) == 丁)",
    "甲 == (乙 > 丙)",
    "and甲 or or乙",
)
LEFT_TO_JINJA = (
    '名单.前(3, "单位",)|顿号',
    '名单|带居前(3, "单位",)',
    "",
    "true",
    "甲|乙|not",
    "甲[1]",
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
    "甲 and true",
    "甲 or",
    "or 甲",
    "not not 甲",
    "甲 > not 乙",
    "甲 = 1",
    "甲 => 1",
    "甲 == == 乙",
    "甲 + 乙 > 1",
    "甲 > -1",
    "甲 in 乙",
    "甲 not in 乙",
    "甲 is 乙",
    "甲 if 乙 else 丙",
    "(甲.乙",
    "(甲).乙",
    "(甲, 乙)",
    '"甲"|乙',
    "甲 > 1.",
    "甲 > 1or 乙",
    "甲 > 01",
    "甲|乙()(1)",
    "甲|乙(1)(2)",
    "甲|乙(1).丙",
    "甲(乙 .丙)",
    f"{'(' * 21}甲{')' * 21}",
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
