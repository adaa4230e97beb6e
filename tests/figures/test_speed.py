"""Counting is never what a build waits for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from zgreport.figures.expression import Condition, Op, Rows

if TYPE_CHECKING:
    from tests.figures.conftest import Office


def test_sixty_figures_over_a_hundred_thousand_rows_take_a_moment(office: Office) -> None:
    lines = (
        f"202{2 + n % 2}-{n % 12 + 1:02}-{n % 28 + 1:02} 第{n}篇 单位{n % 21}"
        for n in range(100_000)
    )
    office.ledger("发稿", "日期* 标题 单位\n" + "\n".join(lines))
    start = time.perf_counter()
    facts = office.facts()
    figures = [
        facts.figure(
            Rows(
                "发稿",
                (
                    Condition("单位", Op.IS, (f"单位{n % 21}",)),
                    Condition("月", Op.IS, (n % 12 + 1,)),
                    Condition("标题", Op.CONTAINS, (str(n),)),
                ),
            )
        )
        for n in range(60)
    ]
    assert len(figures) == 60
    assert time.perf_counter() - start < 5  # about half a second here; loose, for slow machines
