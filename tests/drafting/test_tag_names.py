from __future__ import annotations

import pytest

from zgreport.drafting.tag_names import literal, noun, tag_name


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        ("甲", '"甲"'),
        ('退回"重办"', "'退回\"重办\"'"),
        ("“转”办", '"“转”办"'),
        ("it's", '"it\'s"'),
        ("a'b\"c", ""),
        ("甲}}", ""),
        ("甲\\乙", ""),
    ],
)
def test_a_value_stands_in_the_marks_that_it_has_not_itself(value: str, typed: str) -> None:
    assert literal(value) == typed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("县（市）区", "县市区"),
        ("12345热线", "热线"),
        ("甲 乙", "甲乙"),
        ("ＡＢ", "AB"),
        ("——", ""),
        ("2023", ""),
        ("𐋡", ""),  # a sign of a number, and no letter
        ("甲𐋡乙", "甲乙"),
        ("甲②", "甲2"),
        ("፩件", "件"),
        ("_𐋡_甲", "甲"),
    ],
)
def test_a_name_keeps_what_a_tag_may_hold(text: str, name: str) -> None:
    assert tag_name(text) == name


@pytest.mark.parametrize(
    ("ledger_name", "what"),
    [
        ("投诉台账", "投诉"),
        ("门诊月报", "门诊"),
        ("信息采用统计表", "信息采用"),
        ("投诉", "投诉"),
        ("报表", "报表"),
        ("信访登记表", "信访"),
        ("优秀稿件评选结果", "优秀稿件评选"),
    ],
)
def test_what_a_ledger_holds_is_its_name_without_what_says_that_it_is_a_table(
    ledger_name: str, what: str
) -> None:
    assert noun(ledger_name) == what
