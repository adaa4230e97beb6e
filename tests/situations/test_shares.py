"""Rates, ranks and stocks below the rows they go with, that no list of words holds.

Each line of a table is one thing a clerk does, and what must come of it: the numbers that count,
or the code of a finding that asks.
"""

# ruff: noqa: E501  # one thing a clerk does is one line or less
from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lists import ARTICLES, ITEMS, MONTHS
from office import Office, Rows, changed
from told import codes

from zgreport.definition.model import ColumnDef
from zgreport.findings import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.definition.model import LedgerDef

UNITS = changed(ITEMS, columns=(ColumnDef("单位"),))
LONG = changed(ITEMS, columns=(ColumnDef("单位"), ColumnDef("指标")))
LISTED = changed(ITEMS, columns=(ColumnDef("事项", values=("来信", "来访", "满意率")),))
HEAD: Rows = [("单位", "件数")]
TOWNS: Rows = [*HEAD, ("甲乡", 30), ("乙乡", 45), ("丙镇", 7)]
TAIL: Rows = [("月份", "推送")]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace with folders for 2022 and 2023."""
    return Office(tmp_path)


def read(office: Office, ledger: LedgerDef, rows: Rows) -> tuple[list[object], list[str]]:
    """The numbers that count, and the codes of all that is a warning at least."""
    office.book("2023/稿件.xlsx", rows)
    records = office.load(ledger)
    found = [f for f in records.findings if f.severity is not Severity.NOTE]
    told = sorted({code.removeprefix("ledgers.") for code in codes(found)})
    return list(records.ledgers[ledger.name].frame[ledger.measures[0].column]), told


WORDS = [
    "进度", "工作进度", "全年进度", "覆盖率", "全县覆盖率", "知晓率", "满意率", "合格率（%）", "上报率",
    "党员参训率", "基数", "上年基数", "全省排名", "全市位次", "排名", "位列", "得分", "考核得分", "与上年比",
    "较去年比", "升降", "升降位次", "全年预计", "预计数", "年初数", "年末数", "期末余额", "期初余额", "结余",
    "余额", "缺口", "差距", "未完成数", "全市占比", "比重", "名次变化", "全省增幅", "目标值", "任务数",
    "计划数", "【进度】", "覆 盖 率", "进度：",
]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_a_rate_or_a_stock_below_units_is_no_record(office: Office, word: str) -> None:
    assert read(office, UNITS, [*TOWNS, (word, 90)]) == ([30, 45, 7], [])


@pytest.mark.parametrize("word", WORDS)
def test_nor_below_months_and_their_total(office: Office, word: str) -> None:
    months = [(f"{month}月", 10 + month) for month in range(1, 13)]
    rows = [*TAIL, *months, ("合计", 198), (word, 90)]
    assert read(office, MONTHS, rows) == ([10 + m for m in range(1, 13)], [])


def test_several_of_them_follow_each_other(office: Office) -> None:
    rows = [*TOWNS, ("合计", 82), ("进度", 80), ("基数", 60), ("全省排名", 3), ("得分", 9)]
    assert read(office, UNITS, rows) == ([30, 45, 7], [])


def test_a_whole_above_them_is_told_as_without_them(office: Office) -> None:
    assert read(office, UNITS, [*TOWNS, ("全县", 82), ("覆盖率", 90)]) == ([30, 45, 7], [])


def test_that_one_was_left_out_is_noted_at_its_cell(office: Office) -> None:
    office.book("2023/稿件.xlsx", [*TOWNS, ("覆盖率", 90)])
    (finding,) = (f for f in office.load(UNITS).findings if f.code == "ledgers.left_as_rate")
    assert (finding.place.cell, finding.severity) == ("A5", Severity.NOTE)


ASKED: list[tuple[LedgerDef, Rows, list[int]]] = [
    (UNITS, [*TOWNS, ("基层党员教育覆盖率", 90)], [30, 45, 7, 90]),
    (ITEMS, [("事项", "件数"), ("来信数", 3), ("来访数", 4), ("办结率", 90)], [3, 4, 90]),
]


@pytest.mark.parametrize(("ledger", "rows", "numbers"), ASKED)
def test_a_longer_name_or_one_among_indicators_is_asked_about(
    office: Office, ledger: LedgerDef, rows: Rows, numbers: list[int]
) -> None:
    assert read(office, ledger, rows) == (numbers, ["perhaps_total"])


RECORDS: list[tuple[LedgerDef, Rows, list[int]]] = [
    (ITEMS, [("事项", "件数"), ("覆盖率", 3), ("满意率", 4), ("办结率", 90)], [3, 4, 90]),
    (ITEMS, [("事项", "件数"), ("来信", 3), ("满意率", 4), ("来访", 90)], [3, 4, 90]),
    (ITEMS, [("事项", "件数"), ("党建", 3), ("提升覆盖率", 4)], [3, 4]),
    (ITEMS, [("事项", "件数"), ("党建", 3), ("提高工作效率", 4)], [3, 4]),
    (ITEMS, [("事项", "件数"), ("财政", 3), ("汇率", 4)], [3, 4]),
    (ITEMS, [("事项", "件数"), ("甲", 5), ("乙", 3), ("2023年计划", 4)], [5, 3, 4]),
    (ITEMS, [("事项", "件数"), ("覆盖率", 4)], [4]),
    (LISTED, [("事项", "件数"), ("来信", 3), ("满意率", 4)], [3, 4]),
    (LONG, [("单位", "指标", "件数"), ("甲乡", "数量", 3), ("甲乡", "覆盖率", 4)], [3, 4]),
    (UNITS, [*TOWNS, ("温度镇", 5)], [30, 45, 7, 5]),
    (UNITS, [*TOWNS, ("率水镇", 5)], [30, 45, 7, 5]),
    (
        ARTICLES,
        [
            ("日期", "标题", "单位", "字数"),
            (dt.date(2023, 3, 4), "党建引领", "甲县", 5),
            (dt.date(2023, 3, 5), "通报工作进度", "甲县", 6),
            (dt.date(2023, 3, 6), "覆盖率", "甲县", 7),
        ],
        [5, 6, 7],
    ),
]


@pytest.mark.parametrize(("ledger", "rows", "numbers"), RECORDS)
def test_what_is_one_of_its_kind_or_a_subject_is_a_record(
    office: Office, ledger: LedgerDef, rows: Rows, numbers: list[int]
) -> None:
    assert read(office, ledger, rows) == (numbers, [])
