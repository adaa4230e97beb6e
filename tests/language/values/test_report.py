"""Contests and the period in tags: what was weighed how, whole years and parts of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tagged import tags

from zgreport.figures.facts import Facts
from zgreport.language.session import Session
from zgreport.ledgers.model import Records
from zgreport.marks import strip
from zgreport.periods import Period

if TYPE_CHECKING:
    from tests.language.conftest import Faults, Said
    from zgreport.definition.model import Definition


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ('{{ 十佳.权重("票数") }}', "40%"),
        (
            '网络投票占{{ 十佳.权重("票数") }}，评分占{{ 十佳.权重("评分") }}',
            "网络投票占40%，评分占60%",
        ),
        ('{{ 发稿(载体="云川党建").列("月")|和 }}', "6月"),
        ('{{ 发稿.列("季")|顿号 }}', "第一季度、第二季度、第三季度、第四季度"),
        ('{{ 发稿(级别="省级").列("半年")|顿号 }}', "下半年"),
        ("{% if 全年 %}{{ 下年 }}年{% else %}下一步{% endif %}", "2024年"),
        ("{{ 视频条数.增幅|或横线 }}", "—"),
        ("{{ 市级刊发.增幅|或横线 }}", "增长10.0%"),
        ("{{ 市级刊发.上年|或横线 }}", "512篇"),
    ],
)
def test_a_tag_prints_what_was_counted_by_hand(said: Said, tag: str, printed: str) -> None:
    assert said(tag) == printed


def test_a_column_without_a_weight_is_a_fault_that_names_those_with_one(faults: Faults) -> None:
    (fault,) = faults('{{ 十佳.权重("票") }}')
    assert fault.code == "language.unknown_weight"
    assert fault.values["known"] == ("票数", "评分")


@pytest.mark.parametrize("tag", ["{{ 十佳.权重 }}", "{{ 十佳.权重() }}", "{{ 十佳.权重(票数) }}"])
def test_a_weight_is_asked_for_by_a_quoted_column(faults: Faults, tag: str) -> None:
    assert len(faults(tag)) == 1


@pytest.mark.parametrize(
    ("end", "printed"), [(date(2023, 12, 31), "2024年"), (date(2023, 6, 30), "下一步")]
)
def test_part_of_a_year_is_not_the_whole_of_it(
    definition: Definition, end: date, printed: str
) -> None:
    period = Period.through(end)
    facts = Facts(definition, Records(2023, {}, {}, {}, {}, (), ()), period)
    session = Session(definition, facts, period, issuer="", date=None)
    tag = "{% if 全年 %}{{ 下年 }}年{% else %}下一步{% endif %}"
    assert strip(session.render(tags(tag))) == printed
