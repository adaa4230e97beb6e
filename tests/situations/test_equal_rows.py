"""What says that rows are the same: the key that is written, none, or the whole row."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lists import ARTICLES
from office import Office, Rows, changed
from told import codes

from zgreport.definition.model import ColumnDef, Duplicates

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.definition.model import LedgerDef

NUMBERED = changed(ARTICLES, columns=tuple(map(ColumnDef, ("日期", "编号", "单位"))))
FIRST = Duplicates.FIRST
HEAD = ("日期", "标题", "编号", "单位", "字数")
TWICE: Rows = [
    HEAD,
    (dt.date(2023, 3, 4), "党建引领", 7, "甲县", 50),
    (dt.date(2023, 3, 4), "党建引领", 7, "甲县", 50),
    (dt.date(2023, 3, 9), "党建引领", 7, "乙县", 60),
]
TOLD, LEFT = ["ledgers.duplicate"], ["ledgers.duplicate_left_out"]

KEYS: list[tuple[LedgerDef, int, list[str]]] = [
    (changed(ARTICLES), 160, TOLD),
    (changed(ARTICLES, duplicate_key=()), 160, []),
    (changed(ARTICLES, duplicate_key=(), duplicates=FIRST), 160, []),
    (changed(ARTICLES, duplicate_key=(), duplicates=Duplicates.ERROR), 160, []),
    (changed(ARTICLES, duplicate_key=("标题",)), 160, TOLD * 2),
    (changed(ARTICLES, duplicate_key=("标题",), duplicates=FIRST), 50, LEFT * 2),
    (changed(NUMBERED, duplicate_key=None), 160, TOLD),
    (changed(NUMBERED, duplicate_key=None, duplicates=FIRST), 110, LEFT),
    (changed(NUMBERED, duplicate_key=()), 160, []),
    (changed(NUMBERED, duplicate_key=(), duplicates=FIRST), 160, []),
    (changed(NUMBERED, duplicate_key=("编号",), duplicates=FIRST), 50, LEFT * 2),
]


@pytest.mark.parametrize(("ledger", "total", "told"), KEYS)
def test_rows_are_the_same_by_the_key(
    tmp_path: Path, ledger: LedgerDef, total: int, told: list[str]
) -> None:
    office = Office(tmp_path)
    office.book("2023/稿件.xlsx", TWICE)
    records = office.load(ledger)
    found = [code for code in codes(records.findings) if "duplicate" in code or "equal" in code]
    assert (sum(records.ledgers["稿件"].frame["字数"]), found) == (total, told)
