"""What a text says otherwise than the one before, in one sentence."""

from __future__ import annotations

import pytest

from zgreport.pipeline.revision import Revision, Rewording, revision

LONG = "全市组织系统紧紧围绕中心工作，共编发信息{}篇，其中被省级以上刊物采用12篇，位居全省前列。"

CHANGES = [
    (["共3篇。"], ["共3篇。"], None, 0),
    ([], [], None, 0),
    (["共3篇。"], ["共4篇。"], Rewording("共3篇。", "共4篇。"), 1),
    (["共3篇。"], [], Rewording("共3篇。", ""), 1),
    ([], ["共3篇。"], Rewording("", "共3篇。"), 1),
    (["甲。乙。"], ["甲。丙。乙。"], Rewording("", "丙。"), 1),
    (["甲。乙。丙。"], ["丁。乙。戊。"], Rewording("甲。", "丁。"), 2),
    (["甲。", "乙。"], ["甲。乙。"], None, 0),  # a paragraph less is no other sentence
    (
        [LONG.format(563)],
        [LONG.format(564)],
        Rewording("…，共编发信息563篇，其中被省级以…", "…，共编发信息564篇，其中被省级以…"),
        1,
    ),
    (  # no number is cut in two, however long
        ["增加值一二三四五六123456789012亿元。"],
        ["增长值一二三四五六123456789012亿元。"],
        Rewording("增加值一二三四五六123456789012…", "增长值一二三四五六123456789012…"),
        1,
    ),
    (  # of a sentence all new, its beginning
        [],
        ["这是一句很长很长很长很长很长很长很长很长很长很长很长很长的话。"],
        Rewording("", "这是一句很长很长很长很长很长很长很长很长很长很长很长很长…"),
        1,
    ),
]


@pytest.mark.parametrize(("before", "after", "first", "count"), CHANGES)
def test_what_changed(
    before: list[str], after: list[str], first: Rewording | None, count: int
) -> None:
    assert revision(before, after) == Revision(first, count)


def test_of_very_many_changes_the_first_is_told() -> None:
    before, after = ([f"第{n}句{word}。" for n in range(5_000)] for word in "甲乙")
    assert revision(before, after) == Revision(Rewording("第0句甲。", "第0句乙。"), 5_000)
