"""Captions over a second block of the same months: how offices write that it is last year's.

The year's own numbers are 21 to 32: 318.  Each line is one caption, with the header again or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filing import answer, define, file_all

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.long(6)

LEDGER = """\
  采用:
    files: "*稿件*"
    date: 月份
    measure_word: 条
    columns: {月份: [], 条数: []}
    measures:
      采用条: {column: 条数, kind: sum, measure_word: 条}
"""
HEADER = ("月份", "条数")
NOW = [(f"{n}月", 20 + n) for n in range(1, 13)]
BEFORE = [(f"{n}月", 11 + n) for n in range(1, 13)]


@pytest.mark.parametrize("again", [[], [HEADER]])
@pytest.mark.parametrize(
    "caption",
    [
        "2022年报表",
        "2022年1-6月",
        "2022.1-12",
        "2022年上半年",
        "2022",
        "二〇二二年",
        "（2022年）",
        "对比期：2022年",
        "2022年同期数据",
        "附2022年",
        "附：2022年数据",
        "上年报表",
        "去年报表",
        "前一年",
        "历史数据（2022）",
        "历史数据",
    ],
)
def test_last_years_block_does_not_count(
    tmp_path: Path, caption: object, again: list[tuple[object, ...]]
) -> None:
    define(tmp_path, LEDGER)
    rows = [HEADER, *NOW, (caption,), *again, *BEFORE]
    file_all(tmp_path, {"2023/稿件.xlsx": {"Sheet1": rows}})
    found = answer(tmp_path, "采用.采用条")
    assert (found.text, found.codes) == ("318条", ["section_left_out"])


@pytest.mark.parametrize("caption", ["2023年1-12月", "一、全年", "2023", "（2023年）", "下半年"])
def test_a_caption_of_the_year_itself_leaves_nothing_out(tmp_path: Path, caption: str) -> None:
    define(tmp_path, LEDGER)
    rows = [HEADER, *NOW[:6], (caption,), HEADER, *NOW[6:]]
    file_all(tmp_path, {"2023/稿件.xlsx": {"Sheet1": rows}})
    assert answer(tmp_path, "采用.采用条").text == "318条"
