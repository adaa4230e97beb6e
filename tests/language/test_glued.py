"""A condition that lost its else is told where both its wordings stand together; others are not."""

# ruff: noqa: E501  # a row of the table is one line
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tagged import tags

from zgreport.language.glued import glued
from zgreport.language.source.parse import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.language.session import Session

WITH_ELSE = "{% if 全年 %}上年{% else %}上年同期{% endif %}。"


def told(session: Session, text: str) -> Sequence[str]:
    blocks, faults = parse(tags(text), session.gate)
    assert not faults
    return [found.code for found in glued(blocks)]


@pytest.mark.parametrize(
    "text",
    [
        WITH_ELSE + "{% if 全年 %}{{ 上年 }}年上年同期{% endif %}",
        WITH_ELSE + "{% if 发稿 %}{% if 全年 %}与上年上年同期{% endif %}比{% endif %}",
        "{% if 发稿 < 100 %}{{ 发稿 }}{{ 发稿.约 }}{% endif %}",
        "{% if 发稿 %}{{ 发稿|带同比 }}{{ 发稿.约|带同比 }}{% endif %}",
        "{% if 发稿 %}在市级刊物和媒体刊发{% if 发稿 > 9 %}很多{% endif %}在市级刊物和媒体没有刊发{% endif %}",
    ],
)
def test_both_wordings_one_behind_the_other_are_told(session: Session, text: str) -> None:
    assert told(session, text) == ["language.else_lost"]


def test_the_only_one_of_its_test_without_else_is_told(session: Session) -> None:
    without = "{% if 全年 %}{{ 下年 }}年下一步{% endif %}"
    assert told(session, WITH_ELSE * 3 + without) == ["language.else_missing"]
    assert told(session, WITH_ELSE * 3 + without * 2) == []
    assert told(session, WITH_ELSE * 2 + without) == []
    assert told(session, WITH_ELSE * 3 + without.replace("{% endif", "。{% endif")) == []
    assert told(session, WITH_ELSE * 3 + without.replace("{% endif", "{% else %}{% endif")) == []


@pytest.mark.parametrize(
    "text",
    [
        WITH_ELSE,
        "{% if 全年 %}全年{% endif %}",
        WITH_ELSE + "{% if 全年 %}上年同期{% endif %}",  # nothing else is said there
        WITH_ELSE + "{% if 发稿 %}上年同期{% endif %}",
        "{% if 发稿 %}{{ 发稿 }}，{{ 发稿.约 }}{% endif %}",
        "{% if 发稿 %}{{ 发稿 }}{{ 发稿.增幅 }}{% endif %}",
        "{% if 发稿 %}{{ 发稿 }}{{ 报送 }}{% endif %}",
        "{% if 发稿 %}{{ 发稿 }}</w:p></w:tc><w:tc><w:p>{{ 发稿.约 }}{% endif %}",
        "{% if 发稿 %}市级刊物和媒体刊发很多；市级刊物和媒体以外没有{% endif %}",
        "{% if 发稿 %}“甲”“乙”{% endif %}",
    ],
)
def test_other_conditions_are_not(session: Session, text: str) -> None:
    assert told(session, text) == []
