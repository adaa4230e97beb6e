"""Amounts whose measure word has a size of its own: 12000万元 is 1.2亿元."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tagged import tags

from zgreport.figures.facts import Facts
from zgreport.language.session import Session
from zgreport.marks import strip
from zgreport.periods import Period

if TYPE_CHECKING:
    from zgreport.definition.model import Definition
    from zgreport.ledgers.model import Records


@pytest.fixture
def paid(definition: Definition, records: Records) -> Session:
    """The account's reads as an amount in 万元: 402371 this year, 300000 last year."""
    account = next(one for one in definition.ledgers if one.name == "公众号")
    money = replace(account.measures[0], measure_word="万元")
    ledgers = tuple(
        replace(one, measures=(money, *one.measures[1:])) if one is account else one
        for one in definition.ledgers
    )
    changed = replace(definition, ledgers=ledgers)
    year = Period.whole(2023)
    told = Facts(changed, records, year)
    return Session(changed, told, year, issuer="中共云川市委组织部", date=date(2024, 1, 5))


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("{{ 公众号.阅读 }}", "402371万元"),
        ("{{ 公众号.阅读|万 }}", "40.2亿元"),
        ("{{ 公众号.阅读|亿 }}", "40.2亿元"),
        ("{{ 公众号.阅读.上年|亿 }}", "30亿元"),
        ("{{ 公众号.阅读(月=6)|万 }}", "2371万元"),
        ("{{ 公众号.阅读(月=6)|亿 }}", "2371万元"),  # less than 1亿: as it is
        ("{{ 公众号.阅读(月=6)|大写 }}", "贰仟叁佰柒拾壹万元整"),
        ("{{ 公众号.阅读|亿|带同比 }}", "40.2亿元，同比增长34.1%"),
        ("{{ 公众号.阅读.约 }} {{ 公众号.阅读.超 }}", "40亿多元 超过40亿元"),
        ("{{ 公众号.阅读(月=6).约 }}", "2300多万元"),
    ],
)
def test_an_amount_in_ten_thousands_is_said_with_one_size(
    paid: Session, tag: str, printed: str
) -> None:
    assert strip(paid.render(tags(tag))) == printed
