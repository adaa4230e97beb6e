"""Lists without dates in several sheets and files: what their names tell of them.

In 2022 three units have 20 each: 60.  In 2023 each list is small enough to be added by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filing import answer, define, file_all

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """\
  党员:
    files: "*党员*"
    measure_word: 条
    columns: {类别: [], 人数: []}
    measures:
      人: {column: 人数, kind: sum, measure_word: 人}
"""
KINDS = ("农民", "职工", "教师")

Table = list[tuple[object, ...]]
Books = dict[str, dict[str, Table]]


def table(*numbers: int, captions: tuple[str, ...] = (), kinds: tuple[str, ...] = KINDS) -> Table:
    rows = zip(kinds, numbers, strict=True)
    return [*((text,) for text in captions), ("类别", "人数"), *rows]


LAST_YEAR: Books = {"2022/党员.xlsx": {"S": table(20, 20, 20)}}
ONE, TWO, THREE = table(11, 12, 14), table(21, 25, 29), table(31, 38, 43)
SUM = table(63, 75, 86)


def said(folder: Path, books: Books) -> tuple[str | None, list[str]]:
    define(folder, LEDGER)
    file_all(folder, {**LAST_YEAR, **{f"2023/{name}": sheets for name, sheets in books.items()}})
    found = answer(folder, "党员.人")
    return found.text, sorted({code for code, _, _ in found.odd})


@pytest.mark.parametrize(
    ("books", "text", "codes"),
    [
        # The sheet of the sums, whatever the file is called: 37 + 75 + 112 are 224.
        (
            {file: {"城关镇": ONE, "河东镇": TWO, "河西乡": THREE, name: SUM}},
            "224人",
            ["summary_left_out"],
        )
        for file in ("党员统计.xlsx", "党员人数.xlsx", "党员汇总.xlsx", "全年党员统计表.xlsx")
        for name in ("汇总", "全县", "合计")
    ]
    + [
        # All files have the word; one has another beside it.
        (
            {
                "城关镇党员统计.xlsx": {"S": ONE},
                "河东镇党员统计.xlsx": {"S": TWO},
                "河西乡党员统计.xlsx": {"S": THREE},
                "党员统计汇总.xlsx": {"S": SUM},
            },
            "224人",
            ["summary_left_out"],
        ),
        # The sheet is in one of several files that are all so called, and sums up its own alone.
        (
            {
                "甲片党员统计.xlsx": {"城关镇": ONE, "河东镇": TWO, "汇总": table(32, 37, 43)},
                "乙片党员汇总.xlsx": {"河西乡": THREE},
            },
            None,
            ["summary_with_records"],
        ),
        # A sheet of sums that is not right is not left out in silence.
        (
            {"党员统计.xlsx": {"城关镇": ONE, "河东镇": TWO, "汇总": table(32, 37, 44)}},
            None,
            ["summary_with_records"],
        ),
        # Ordinary: lists of offices in files so called, no sums among them.
        ({"党员统计.xlsx": {"城关镇": ONE, "河东镇": TWO, "河西乡": THREE}}, "224人", []),
        ({"党员汇总.xlsx": {"城关镇": ONE, "河东镇": TWO, "河西乡": THREE}}, "224人", []),
        ({"城关镇党员统计.xlsx": {"S": ONE}, "河东镇党员统计.xlsx": {"S": TWO}}, "112人", []),
        ({"城关镇党员统计.xlsx": {"S": ONE}, "河东镇党员汇总.xlsx": {"S": TWO}}, "112人", []),
        ({"党员统计.xlsx": {"统计": ONE}}, "37人", []),
    ],
)
def test_a_sheet_of_sums_is_seen_in_a_file_of_any_name(
    tmp_path: Path, books: Books, text: str | None, codes: list[str]
) -> None:
    assert said(tmp_path, books) == (text, codes)
