"""甲县等: whom 等 stands for, nobody counts; so it is said."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lists import ARTICLES
from office import UNITS, Office

if TYPE_CHECKING:
    from pathlib import Path

CELLS = [
    ("甲县等", "甲县"),
    ("甲县等单位", "甲县"),
    ("甲县等地", "甲县"),
    ("甲县、乙县等", "甲县、乙县"),
    ("甲县", None),
    ("甲县、乙县", None),
    ("均等", None),
]


@pytest.mark.parametrize(("cell", "name"), CELLS)
def test_others_that_are_not_named_are_noted(tmp_path: Path, cell: str, name: str | None) -> None:
    office = Office(tmp_path)
    office.book("名录.xlsx", [("单位", "别名"), ("甲县", ""), ("乙县", ""), ("均等", "")], "单位")
    day = dt.date(2023, 3, 4)
    office.book("2023/稿件.xlsx", [("日期", "标题", "单位", "字数"), (day, "题", cell, 5)])
    found = office.load(ARTICLES, registries=[UNITS]).findings
    said = [f.values["name"] for f in found if f.code == "ledgers.others_unnamed"]
    assert said == ([name] if name else [])
