"""Cells that say that their record does not count: 作废, 已撤稿, 重复，不计, 题目（作废）."""

# ruff: noqa: E501  # one thing a clerk does is one line or less
from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lists import ARTICLES, ITEMS
from office import Office, Rows, changed

from zgreport.definition.model import ColumnDef, GroupDef, IgnoreDef

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.definition.model import LedgerDef

pytestmark = pytest.mark.long(6)

DAY = dt.date(2023, 3, 4)


def told(folder: Path, ledger: LedgerDef, rows: Rows) -> list[str]:
    """The cells at which records are said to be cancelled."""
    office = Office(folder)
    office.book("2023/稿件.xlsx", rows)
    found = office.load(ledger).findings
    return [f.place.cell or "" for f in found if f.code == "ledgers.cancelled_rows"]


def listed(header: str, cell: object, ledger: LedgerDef = ARTICLES) -> tuple[LedgerDef, Rows]:
    head = ("日期", "标题", "单位", "字数", header)
    return ledger, [
        head,
        (DAY, "党建引领", "甲县", 50, None),
        (DAY, "基层治理", "乙县", 60, cell),
        (DAY, "干部培训", "乙县", 70, "见第3版" if isinstance(cell, str) else None),
    ]


CANCELLED = [
    ("备注", "作废"), ("备注", "已作废"), ("备注", "已撤稿"), ("备注", "撤稿"), ("备注", "重复，不计"),
    ("备注", "重复"), ("备注", "重复不计"), ("备注", "与第3行重复"), ("备注", "重复报送"), ("备注", "不计入"),
    ("备注", "不计"), ("备注", "不统计"), ("备注", "不计分"), ("备注", "删除"), ("备注", "删"), ("备注", "（作废）"),
    ("备注", "作废。"), ("备注", "此件作废"), ("备注", "已撤回"), ("备注", "误录"), ("备注", "录入错误"),
    ("备注", "作废，5月重发"), ("备注", "取消（领导要求）"), ("备注", "不纳入统计"), ("备注", "退稿"),
    ("状态", "作废"), ("状态", "已取消"), ("状态", "已删除"), ("审核情况", "撤稿"), ("标记", "重复"),
    ("是否作废", "是"), ("作废", "√"), ("是否重复", 1), ("撤稿", "Y"), ("附件", "作废"),
]  # fmt: skip


@pytest.mark.parametrize(("header", "cell"), CANCELLED)
def test_a_cell_beside_the_record_says_so(tmp_path: Path, header: str, cell: object) -> None:
    assert told(tmp_path, *listed(header, cell)) == ["E3"]


TITLES = [
    "题目（作废）",
    "题目(已撤稿)",
    "题目【作废】",
    "【作废】题目",
    "（重复）题目",
    "题目（不计）",
    "题目-作废",
    "作废：题目",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_says_so(tmp_path: Path, title: str) -> None:
    rows = [("日期", "标题", "单位", "字数"), (DAY, "党建", "甲县", 5), (DAY, title, "乙县", 6)]
    assert told(tmp_path, ARTICLES, rows) == ["B3"]


@pytest.mark.parametrize("name", ["作废", "删", "重复", "已取消", "不计"])
def test_a_name_says_so(tmp_path: Path, name: str) -> None:
    rows = [("事项", "件数"), ("来信", 5), (name, 6), ("来访", 7)]
    assert told(tmp_path, ITEMS, rows) == ["A3"]


NO_CANCELLING = [
    ("备注", "见第3版"), ("备注", "重复来信"), ("备注", "不计名投票"), ("备注", "未采用"), ("备注", "无"),
    ("备注", "取消限制"), ("备注", "已报送"), ("备注", "删繁就简"), ("备注", "退休干部"), ("备注", "停车"),
    ("是否作废", "否"), ("是否作废", None), ("作废", "/"), ("变动类型", "取消"), ("类别", "撤销"),
    ("处分", "撤销"), ("状态", "采用"), ("状态", "有效"), ("内容", "重复"),
]  # fmt: skip


@pytest.mark.parametrize(("header", "cell"), NO_CANCELLING)
def test_nothing_is_said_of_other_cells(tmp_path: Path, header: str, cell: object) -> None:
    assert told(tmp_path, *listed(header, cell)) == []


@pytest.mark.parametrize(
    "title",
    [
        "关于取消部分证明事项的通知",
        "关于废止一批文件的公告",
        "取消农业税纪实",
        "关于废止有关文件的决定（云组发〔2023〕5号）",
        "重复建设如何避免",
        "一批文件作废",
        "删繁就简抓落实",
        "不计得失写春秋",
    ],
)
def test_a_title_about_cancelling_is_one(tmp_path: Path, title: str) -> None:
    rows = [("日期", "标题", "单位", "字数"), (DAY, "党建", "甲县", 5), (DAY, title, "乙县", 6)]
    assert told(tmp_path, ARTICLES, rows) == []


COLUMNS = ARTICLES.columns
SETTLED = [
    changed(ARTICLES, columns=(*COLUMNS, ColumnDef("状态", values=("采用", "作废", "见第3版")))),
    changed(ARTICLES, groups=(GroupDef("计否", "状态", {"计": ("采用",)}, "不计"),)),
    changed(ARTICLES, ignore=IgnoreDef(rows={"状态": ("作废",)})),
    changed(ARTICLES, named_elsewhere=("状态",)),
]


@pytest.mark.parametrize("ledger", SETTLED)
def test_nothing_is_said_of_a_column_that_is_settled(tmp_path: Path, ledger: LedgerDef) -> None:
    assert told(tmp_path, *listed("状态", "作废", ledger)) == []


def test_one_warning_names_all_rows_of_a_sheet(tmp_path: Path) -> None:
    _, rows = listed("备注", "作废")
    office = Office(tmp_path)
    office.book("2023/稿件.xlsx", [*rows, (DAY, "党员教育", "丙区", 9, "已撤稿")])
    found = [f for f in office.load(ARTICLES).findings if f.code == "ledgers.cancelled_rows"]
    assert [(f.values["rows"], f.values["value"]) for f in found] == [
        (("3", "5"), ("作废", "已撤稿"))
    ]


STATES = [
    ("效力", "有效", "废止"), ("状态", "在用", "停用"), ("状态", "正常", "作废"), ("状态", "启用", "停用"),
    ("效力状态", "现行有效", "已废止"), ("状态", "运行", "停用"), ("时效", "继续有效", "废止"), ("状态", "使用中", "已停用"),
    ("证照状态", "有效", "撤销"), ("登记状态", "存续", "撤销"),
]  # fmt: skip


@pytest.mark.parametrize(("header", "in_force", "gone"), STATES)
def test_a_column_of_states_has_both(tmp_path: Path, header: str, in_force: str, gone: str) -> None:
    states = (in_force, gone, in_force, gone)
    rows = [("事项", "件数", header), *zip("甲乙丙丁", (5, 6, 7, 8), states, strict=True)]
    assert told(tmp_path, ITEMS, rows) == []


@pytest.mark.parametrize(
    ("header", "states"),
    [
        ("状态", ("正常", "正常", "作废", "正常", "正常")),  # one of five
        ("状态", (None, "作废", None, None, None)),
        ("状态", ("已发", "作废", "已发", "作废", "已发")),
        ("状态", ("有效", "作废", "有效", "有效", "有效")),
        ("备注", ("有效", "作废", "有效", "有效", "有效")),
    ],
)
def test_one_among_records_is_told(
    tmp_path: Path, header: str, states: tuple[str | None, ...]
) -> None:
    rows = [("事项", "件数", header), *zip("甲乙丙丁戊", (5, 6, 7, 8, 9), states, strict=True)]
    assert told(tmp_path, ITEMS, rows) == [f"C{2 + states.index('作废')}"]
