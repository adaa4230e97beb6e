"""A month that one name lacks while the others have it: told, and no change is worded for it.

Each row of a table is what a clerk did to a ledger of three accounts (or units) by month.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from filing import answer, define, file_all

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("甲号", "乙号", "丙号")
WHOLE = range(1, 13)
LEDGER = """\
  公众号:
    files: "*公众号*"
    date: 月份
    measures:
      阅读: {column: 阅读量, kind: sum, measure_word: 次}
"""
OF, ALL = "months_missing_of", "months_missing"
F = "公众号.xlsx"

Table = list[tuple[object, ...]]
Lacks = dict[str, list[int]]


LAST = (90, 101, 109)  # 300 together, as this year


def table(
    lacks: Lacks, reads: tuple[int, ...] = (100, 100, 100), label: dict[int, object] | None = None
) -> Table:
    """A row for each month and account, but for those that lack it."""
    rows: Table = [("月份", "账号", "阅读量")]
    for month in WHOLE:
        shown = (label or {}).get(month, f"{month}月")
        rows += [
            (shown, n, k)
            for n, k in zip(NAMES, reads, strict=True)
            if month not in lacks.get(n, ())
        ]
    return rows


@pytest.mark.parametrize(
    ("now", "before", "change", "codes"),
    [
        ({}, {}, "与上年持平", []),
        ({"乙号": [7]}, {}, "", [OF]),
        ({}, {"乙号": [7]}, "", [OF]),
        ({"乙号": [7, 8, 9, 10, 11, 12]}, {}, "", [OF]),
        ({"乙号": [12]}, {}, "", [OF]),
        ({"甲号": [3], "丙号": [9]}, {}, "", [OF]),
        ({"甲号": [7], "乙号": [7], "丙号": [7]}, {}, "", [ALL]),
        ({"乙号": [*WHOLE]}, {}, "同比下降33.3%", []),  # it ended
        ({}, {"乙号": [*WHOLE]}, "同比增长50.8%", []),  # it is new
        ({"乙号": [1, 3, 5, 7, 9, 11]}, {"乙号": [2, 4, 6, 8, 10, 12]}, "同比增长0.2%", []),
        ({"乙号": [1, 2, 3, 4]}, {"乙号": [9, 10, 11, 12]}, "同比增长0.1%", []),
    ],
)
def test_a_month_that_a_name_lacks_leaves_no_change(
    tmp_path: Path, now: Lacks, before: Lacks, change: str, codes: list[str]
) -> None:
    define(tmp_path, LEDGER)
    file_all(tmp_path, {f"2023/{F}": {"S": table(now)}, f"2022/{F}": {"S": table(before, LAST)}})
    told = answer(tmp_path, "公众号.阅读")
    assert (told.change, told.codes) == (change, codes)


@pytest.mark.parametrize(
    ("label", "codes"),
    [
        ({5: dt.date(2023, 5, 31)}, []),  # stands for May
        ({5: "2023-05-31"}, []),
        ({5: "2023年5月"}, []),
        ({12: dt.date(2023, 12, 31)}, []),
    ],
)
def test_a_month_written_as_a_date_is_there(
    tmp_path: Path, label: dict[int, object], codes: list[str]
) -> None:
    define(tmp_path, LEDGER)
    file_all(
        tmp_path, {f"2023/{F}": {"S": table({}, label=label)}, f"2022/{F}": {"S": table({}, LAST)}}
    )
    told = answer(tmp_path, "公众号.阅读")
    assert (told.change, told.codes) == ("与上年持平", codes)


def test_texts_that_differ_from_month_to_month_name_nothing(tmp_path: Path) -> None:
    rows = [("月份", "主题", "阅读量"), *((f"{n}月", f"主题{n}", 100) for n in WHOLE)]
    before = [("月份", "主题", "阅读量"), *((f"{n}月", f"旧题{n}", 87 + 2 * n) for n in WHOLE)]
    define(tmp_path, LEDGER)
    file_all(tmp_path, {f"2023/{F}": {"S": rows}, f"2022/{F}": {"S": before}})
    told = answer(tmp_path, "公众号.阅读")
    assert (told.change, told.codes) == ("与上年持平", [])


@pytest.mark.parametrize(
    ("header", "before", "change", "codes"),
    [
        ("粉丝数（万人）", "粉丝数", "", ["unit_missing"]),
        ("粉丝数", "粉丝数（万人）", "", ["unit_missing"]),
        ("粉丝数（万人）", "粉丝数（万人）", "与上年末持平", []),
        ("粉丝数", "粉丝数", "与上年末持平", []),
        ("粉丝数（人）", "粉丝数", "与上年末持平", []),
    ],
)
def test_a_stock_without_its_unit_is_compared_with_none_in_larger_units(
    tmp_path: Path, header: str, before: str, change: str, codes: list[str]
) -> None:
    rows = [(f"{n}月", 12) for n in WHOLE]
    earlier = [(f"{n}月", n) for n in WHOLE]
    last = "{column: 粉丝数, kind: last, measure_word: 人}"
    define(tmp_path, LEDGER.replace("{column: 阅读量, kind: sum, measure_word: 次}", last))
    file_all(tmp_path, {f"2023/{F}": {"S": [("月份", header), *rows]}})
    file_all(tmp_path, {f"2022/{F}": {"S": [("月份", before), *earlier]}})
    told = answer(tmp_path, "公众号.阅读")
    assert (told.change, told.codes) == (change, codes)
