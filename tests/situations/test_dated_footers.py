"""Rows below a list that are none of it, though a date stands in their column of dates."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from office import Office, Rows, changed

from zgreport.definition.model import (
    ColumnDef,
    Duplicates,
    LedgerDef,
    MeasureDef,
    MeasureKind,
)

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = LedgerDef(
    name="稿件",
    files=("*稿件*",),
    date="日期",
    measure_word="篇",
    columns=(ColumnDef("日期"), ColumnDef("标题")),
    groups=(),
    measures=(MeasureDef("总字", "字数", MeasureKind.SUM, "字"),),
    duplicates=Duplicates.COUNT,
    duplicate_key=("标题", "日期"),
    unpivot=None,
    line=1,
)
BY_UNIT = changed(LEDGER, columns=tuple(map(ColumnDef, ("日期", "标题", "单位"))))
HEAD = ("日期", "标题", "单位", "字数")
END = dt.date(2023, 12, 31)
LIST: Rows = [(dt.date(2023, n, 5), f"第{n}篇", "甲县", 100 * n) for n in range(1, 4)]

FOOTERS = [
    "制表人：张三",
    "制表人：",
    "审核：李四",
    "填表日期：2023年12月31日",
    "联系电话：12345678",
    "单位负责人（签字）：王五",
    "注：转载不计",
    "说明：以上均为原创",
    "第1页 共1页",
    "以上共12篇",
    "此件公开",
    "END",
    "数据来源：信息科",
    "截至2023年底",
]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace with folders for 2022 and 2023."""
    return Office(tmp_path)


def sizes(office: Office, rows: Rows, ledger: LedgerDef) -> tuple[list[object], list[str]]:
    """The numbers of the records, and the codes of all that is more than a note."""
    office.book("2023/稿件.xlsx", rows)
    records = office.load(ledger)
    codes = [
        found.code.removeprefix("ledgers.")
        for found in records.findings
        if found.severity.value != "note"
    ]
    return list(records.ledgers["稿件"].frame["字数"]), codes


@pytest.mark.parametrize("serial", [False, True])
@pytest.mark.parametrize("ledger", [LEDGER, BY_UNIT], ids=["titles", "units"])
@pytest.mark.parametrize("text", FOOTERS)
def test_a_footer_with_a_date_is_no_record(
    office: Office, text: str, ledger: LedgerDef, serial: bool
) -> None:
    rows: Rows = [HEAD, *LIST, (END, text, None, None)]
    if serial:
        rows = [("序号", *HEAD), *((n, *row) for n, row in enumerate(rows[1:], 1))]
    numbers, codes = sizes(office, rows, ledger)
    assert numbers == [100, 200, 300]
    assert codes == (["left_with_date"] if serial else [])


@pytest.mark.parametrize("text", ["制表人：张三", "审核：李四", "注：转载不计", "以上共12篇"])
def test_with_a_number_beside_it_too_and_that_is_said(office: Office, text: str) -> None:
    numbers, codes = sizes(office, [HEAD, *LIST, (END, text, None, 600)], LEDGER)
    assert numbers == [100, 200, 300]
    assert codes in (["signature_with_number"], ["left_with_date"])


def test_between_records_a_signature_with_a_number_may_be_a_title(office: Office) -> None:
    odd = (dt.date(2023, 2, 9), "审核：严把关口", None, 150)
    numbers, codes = sizes(office, [HEAD, LIST[0], odd, *LIST[1:]], LEDGER)
    assert (numbers, codes) == ([100, 150, 200, 300], ["perhaps_footer"])


def test_beside_a_unit_it_counts_and_is_asked_about(office: Office) -> None:
    odd = (END, "审核：李四", "甲县", 400)
    numbers, codes = sizes(office, [HEAD, *LIST, odd], BY_UNIT)
    assert (numbers, codes) == ([100, 200, 300, 400], ["perhaps_footer"])


TITLES = [
    "审核：让权力在阳光下运行",
    "联系服务群众：十条措施见成效",
    "注重实效10项",
    "说明会召开",
    "截止阀更换记录",
    "第1页书香进机关",
    "科长下基层",
    "统计局：数据说话",
    "以上率下抓作风",
    "本表率先填报",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_that_only_begins_like_one_is_a_record(office: Office, title: str) -> None:
    numbers, codes = sizes(office, [HEAD, *LIST, (END, title, "甲县", 400)], BY_UNIT)
    assert (numbers, codes) == ([100, 200, 300, 400], [])


def test_the_date_may_be_the_footers_own(office: Office) -> None:
    rows: Rows = [HEAD, *LIST, ("填表日期：", END, None, None), ("制表人：", "张三", None, None)]
    assert sizes(office, rows, LEDGER) == ([100, 200, 300], [])
