"""A column under another header than the definition has it: the remedy names both."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lists import ARTICLES
from office import Office, changed

from zgreport.definition.model import ColumnDef

if TYPE_CHECKING:
    from pathlib import Path

RENAMED = [
    ("期次号", ("column_renamed", "期次号")),
    ("册", ("column_absent", None)),
]


@pytest.mark.parametrize(("header", "told"), RENAMED)
def test_a_header_that_may_be_the_column_is_named(
    tmp_path: Path, header: str, told: tuple[str, str | None]
) -> None:
    office = Office(tmp_path)
    ledger = changed(ARTICLES, columns=(*ARTICLES.columns, ColumnDef("期次")))
    head = ("日期", "标题", "单位", "字数", header)
    office.book("2023/稿件.xlsx", [head, (dt.date(2023, 3, 4), "题", "甲县", 5, 1)])
    found = [
        (f.code.removeprefix("ledgers."), f.values.get("header"))
        for f in office.load(ledger).findings
        if ".column_" in f.code
    ]
    assert found == [told]
