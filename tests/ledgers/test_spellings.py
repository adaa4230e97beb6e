"""Spellings that the definition says are one value: 甲县委 counts as 甲县."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from office import ARTICLES, HEADER, UNITS, Office, changed

from zgreport.definition.model import ColumnDef

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.definition.model import LedgerDef

DAY = dt.date(2023, 3, 4)


def spelled(**columns: ColumnDef) -> LedgerDef:
    """The ledger of articles with these columns in place of its own."""
    kept = tuple(c for c in ARTICLES.columns if c.name not in columns)
    return changed(ARTICLES, columns=(*kept, *columns.values()))


def units_of(office: Office, ledger: LedgerDef, *units: str, **registries: object) -> list[object]:
    rows = [(DAY, f"题{n}", unit, "省报") for n, unit in enumerate(units)]
    office.book("2023/发稿.xlsx", [HEADER, *rows])
    records = office.load(ledger, **registries)  # type: ignore[arg-type]  # registries only
    return list(records.ledgers["发稿"].frame["单位"])


def test_spellings_become_the_value_in_any_width_and_blanks(tmp_path: Path) -> None:
    ledger = spelled(单位=ColumnDef("单位", ("供稿单位",), spellings={"甲县": ("甲县委", "ＪＸ")}))
    units = units_of(Office(tmp_path), ledger, "甲县委", " 甲县委 ", "JX", "甲县", "甲县政府", "")
    assert units == ["甲县", "甲县", "甲县", "甲县", "甲县政府", None]


def test_a_spelling_finds_the_member_of_a_registry(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.book("名录.xlsx", [("单位", "别名"), ("甲县", "")], sheet="单位")
    ledger = spelled(单位=ColumnDef("单位", ("供稿单位",), spellings={"甲县": ("甲县委",)}))
    units = units_of(office, ledger, "甲县委", "甲县", registries=[UNITS])
    assert units == ["甲县", "甲县"]
    assert "ledgers.unknown_name" not in {
        f.code for f in office.load(ledger, registries=[UNITS]).findings
    }


def test_a_spelling_is_a_value_of_the_closed_list(tmp_path: Path) -> None:
    listed = ColumnDef("单位", values=("甲县", "乙市"), spellings={"甲县": ("甲",)})
    assert units_of(Office(tmp_path), spelled(单位=listed), "甲", "乙市") == ["甲县", "乙市"]
