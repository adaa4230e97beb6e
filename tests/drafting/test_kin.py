from __future__ import annotations

import pytest

from zgreport.drafting.kin import are_related, is_part_name, word_beside_offices


@pytest.mark.parametrize(
    ("name", "part"),
    [
        *(
            (name, True)
            for name in ("3月", "一季度", "甲县", "县（市）区", "市直单位", "Sheet2", "明细")
        ),
        *((name, False) for name in ("投诉", "表扬", "门诊", "培训")),
    ],
)
def test_some_sheets_are_parts_of_what_their_file_is_called(name: str, part: bool) -> None:
    assert is_part_name(name) is part


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("发稿", "云川先锋发稿", True),
        ("甲县办件", "乙县办件", True),
        ("办件(甲县)", "办件(乙县)", True),
        ("投诉", "表扬", False),
        ("投诉", "投诉回访", False),
        ("收文", "发文", False),
    ],
)
def test_names_are_related_where_one_says_more_or_offices_differ(
    one: str, other: str, related: bool
) -> None:
    assert are_related(one, other) is related
    assert are_related(other, one) is related


def test_what_names_have_in_common_beside_offices_is_a_word() -> None:
    assert word_beside_offices(["甲县办件", "乙县办件"]) == "办件"
    assert word_beside_offices(["宣传科-办件", "组织科-办件"]) == "办件"
