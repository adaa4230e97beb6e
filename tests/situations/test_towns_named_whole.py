"""Sheets and files of towns whose names begin with a word for all: 全兴镇, 全南县, 分水镇, 本溪市.

Each line is one way to name the sheets, the sum of all and what is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filing import answer, define, file_all

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """\
  采用:
    files: "*稿件*"
    date: 月份
    measure_word: 条
    columns: {月份: [], 条数: []}
    measures:
      采用条: {column: 条数, kind: sum, measure_word: 条}
"""
NUMBERS = ((11, 25, 32), (18, 37, 24), (43, 19, 57))  # 68, 79 and 119: 266


def months(*numbers: int) -> list[tuple[object, ...]]:
    return [("月份", "条数"), *((f"{n}月", number) for n, number in enumerate(numbers, 1))]


TOWNS = [
    ("全兴镇", "河东镇", "城关镇"),
    ("全福镇", "河西乡", "城关镇"),
    ("全南县", "甲县", "乙县"),
    ("全椒县", "全州县", "甲县"),
    ("全胜村", "东村", "西村"),
    ("分水镇", "河东镇", "城关镇"),
    ("本溪市", "甲市", "乙市"),
    ("总店乡", "合兴镇", "共和镇"),
]


@pytest.mark.parametrize("towns", TOWNS)
def test_a_sheet_of_such_a_town_is_one_office_among_others(
    tmp_path: Path, towns: tuple[str, ...]
) -> None:
    define(tmp_path, LEDGER)
    sheets = {town: months(*own) for town, own in zip(towns, NUMBERS, strict=True)}
    file_all(tmp_path, {"2023/稿件.xlsx": sheets})
    found = answer(tmp_path, "采用.采用条")
    assert (found.text, found.odd) == ("266条", frozenset())


@pytest.mark.parametrize("towns", TOWNS)
def test_a_file_of_such_a_town_is_one_office_among_others(
    tmp_path: Path, towns: tuple[str, ...]
) -> None:
    define(tmp_path, LEDGER)
    books = {
        f"2023/{town}稿件.xlsx": {"Sheet1": months(*own)}
        for town, own in zip(towns, NUMBERS, strict=True)
    }
    file_all(tmp_path, books)
    found = answer(tmp_path, "采用.采用条")
    assert (found.text, found.odd) == ("266条", frozenset())


@pytest.mark.parametrize("name", ["全县", "全市汇总", "本县", "全部", "全县乡镇"])
def test_the_sum_of_the_towns_is_not_counted_beside_them(tmp_path: Path, name: str) -> None:
    define(tmp_path, LEDGER)
    sheets = {town: months(*own) for town, own in zip(TOWNS[0], NUMBERS, strict=True)}
    sums = [sum(each) for each in zip(*NUMBERS, strict=True)]
    file_all(tmp_path, {"2023/稿件.xlsx": {**sheets, name: months(*sums)}})
    assert answer(tmp_path, "采用.采用条").text in {"266条", None}
