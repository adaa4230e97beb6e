"""What the rows of a period hold in a column."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from office import ARTICLES, HEADER, Office, changed

from zgreport.definition.model import ColumnDef
from zgreport.figures.contents import contents_of, rows_of
from zgreport.periods import Period

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.ledgers.model import Ledger

LEDGER = changed(ARTICLES, columns=(*ARTICLES.columns, ColumnDef("篇数")), duplicate_key=())
ROWS = [
    ("2023-02-01", "甲事", "一处", "报", 3),
    ("2023-05-01", "乙事", "二处", "报", None),
    ("2023-05-09", "丙事", "一处", None, 10),
    ("2023-11-30", "丁事", "一处", "网", 7),
]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    office = Office(tmp_path)
    office.book("2023/发稿.xlsx", [(*HEADER, "篇数"), *ROWS])
    return office.ledger(LEDGER)


def test_values_are_counted_the_most_frequent_first(ledger: Ledger) -> None:
    held = contents_of(ledger, Period.whole(2023))
    assert held["单位"].values == (("一处", 3), ("二处", 1))
    assert held["载体"].values == (("报", 2), ("网", 1))
    assert (held["载体"].rows, rows_of(ledger, Period.whole(2023))) == (3, 4)


def test_numbers_and_dates_have_their_ends_and_one_between(ledger: Ledger) -> None:
    held = contents_of(ledger, Period.whole(2023))
    assert (held["篇数"].first, held["篇数"].middle, held["篇数"].last) == (3, 7, 10)
    assert (held["日期"].first, held["日期"].last) == (date(2023, 2, 1), date(2023, 11, 30))
    assert held["篇数"].values == ()


def test_only_the_rows_of_the_period_count(ledger: Ledger) -> None:
    held = contents_of(ledger, Period.through(date(2023, 6, 30)))
    assert held["单位"].values == (("一处", 2), ("二处", 1))
    assert held["篇数"].last == 10
    assert rows_of(ledger, Period.through(date(2023, 6, 30))) == 3
    assert contents_of(ledger, Period.whole(2022))["篇数"].first is None


@pytest.mark.parametrize(
    ("titles", "is_prose"),
    [
        ([f"第{n}件事" for n in range(11)], True),
        ([f"第{n}件事" for n in range(9)], False),
        ([f"第{n % 12}期" for n in range(36)], False),
        (["关于进一步加强和改进新时代全市组织系统信息宣传工作的若干具体措施的说明"] * 2, True),
    ],
)
def test_titles_are_told_from_values(tmp_path: Path, titles: list[str], is_prose: bool) -> None:
    office = Office(tmp_path)
    rows = [("2023-02-01", title, "一处", f"报{n}", n) for n, title in enumerate(titles)]
    office.book("2023/发稿.xlsx", [(*HEADER, "篇数"), *rows])
    ledger = office.ledger(LEDGER)
    assert contents_of(ledger, Period.whole(2023))["标题"].is_prose is is_prose
