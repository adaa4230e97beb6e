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


NEWER = table(12, 12, 15)  # corrected: 39 with what was 37 before it


@pytest.mark.parametrize(
    "books",
    [
        {f"{one}.xlsx": {"Sheet1": ONE}, f"{other}.xlsx": {"Sheet1": NEWER}}
        for one, other in (
            ("党员20231205", "党员20231231"),
            ("党员1", "党员2"),
            ("党员v1", "党员v2"),
            ("党员", "党员(1)"),
            ("党员", "旧党员"),
            ("党员", "党员 - 张三"),
            ("党员", "党员_1"),
            ("党员上报", "党员核对"),
            ("党员12.5", "党员12.31"),
            ("党员（12月5日）", "党员（12月31日）"),
            ("党员", "党员（新）"),
            ("党员", "2023年党员"),
            ("党员 ", "党员"),
        )
    ]
    + [
        {"党员.xlsx": {"Sheet1": ONE}, "党员.csv": {"S": NEWER}},
        {"党员.xlsx": {"Sheet1": ONE, "Sheet2": NEWER}},
        {"党员.xlsx": {"一稿": ONE, "二稿": NEWER}},
        {"党员.xlsx": {"2023年": ONE, "Sheet2": NEWER}},
        {"党员.xlsx": {"2023年": ONE, "2023年改": NEWER}},
        {"党员.xlsx": {"20231205": ONE, "20231231": NEWER}},
        {"党员.xlsx": {"党员12.5": ONE, "党员12.31": NEWER}},
        {"党员.xlsx": {"Sheet1": table(11, 12, 14, captions=("党员情况",)), "Sheet2": NEWER}},
    ],
)
def test_a_list_that_was_sent_again_is_refused(tmp_path: Path, books: Books) -> None:
    assert said(tmp_path, books)[0] is None


@pytest.mark.parametrize(
    "books",
    [
        {f"{one}.xlsx": {"Sheet1": ONE}, f"{other}.xlsx": {"Sheet1": TWO}}
        for one, other in (
            ("甲科党员", "乙科党员"),
            ("党员（男）", "党员（女）"),
            ("党员一季度", "党员二季度"),
            ("党员1季度", "党员2季度"),
            ("党员Q1", "党员Q2"),
            ("党员上半年", "党员下半年"),
            ("党员1-6", "党员7-12"),
            ("党员1月", "党员2月"),
            ("党员202311", "党员202312"),
            ("党员第一批", "党员第二批"),
            ("党员1批", "党员2批"),
            ("党员1组", "党员2组"),
            ("1村党员", "2村党员"),
            ("报纸党员", "网站党员"),
            ("党员-张三", "党员-李四"),
            ("城区党员", "郊区党员"),
            ("在职党员", "退休党员"),
            ("老党员", "新党员"),
        )
    ]
    + [
        {"党员.xlsx": {"男": ONE, "女": TWO}},
        {"党员.xlsx": {"甲科": ONE, "乙科": TWO}},
        {"党员.xlsx": {"1季度": ONE, "2季度": TWO}},
        {
            "党员.xlsx": {
                "Sheet1": table(11, 12, 14, captions=("填报单位：甲镇",)),
                "Sheet2": table(21, 25, 29, captions=("填报单位：乙镇",)),
            }
        },
        {
            "党员.xlsx": {
                "Sheet1": table(11, 12, 14, captions=("男党员情况",)),
                "Sheet2": table(21, 25, 29, captions=("女党员情况",)),
            }
        },
        {
            "党员1.xlsx": {"Sheet1": ONE},
            "党员2.xlsx": {"Sheet1": table(21, 25, 29, kinds=("军人", "学生", "农民"))},
        },
    ],
)
def test_lists_that_their_names_tell_apart_are_not(tmp_path: Path, books: Books) -> None:
    text, codes = said(tmp_path, books)
    assert (text, {*codes} - {"part_year_stated"}) == ("112人", set())


def test_a_series_of_lists_was_not_sent_again(tmp_path: Path) -> None:
    weeks = {f"党员2023120{n}.xlsx": {"S": table(n, n + 3, n * n)} for n in range(1, 6)}
    # 1+4+1, 2+5+4, 3+6+9, 4+7+16, 5+8+25
    assert said(tmp_path, weeks) == ("100人", [])


ALL = table(22, 24, 30)  # of the whole year: 76; what was in its first half is in it


@pytest.mark.parametrize(
    "books",
    [
        {f"{one}.xlsx": {"Sheet1": ONE}, f"{other}.xlsx": {"Sheet1": ALL}}
        for one, other in (
            ("党员统计上半年", "党员统计全年"),
            ("党员上半年", "党员全年"),
            ("党员1-6月", "党员1-12月"),
            ("党员一季度", "党员全年"),
            ("党员半年", "党员全年"),
            ("党员（半年）", "党员（全年）"),
            ("党员年中", "党员年末"),
            ("党员统计（年中）", "党员统计（年底）"),
            ("党员截至6月30日", "党员截至12月31日"),
            ("2023年上半年党员", "2023年全年党员"),
            ("党员前三季度", "党员全年"),
        )
    ]
    + [
        {
            name: {sheet: table(*numbers, captions=(caption,))}
            for name, sheet, numbers, caption in (
                (files[0], "Sheet1", (11, 12, 14), captions[0]),
                (files[1], "Sheet1", (22, 24, 30), captions[1]),
            )
        }
        for files in (("党员a.xlsx", "党员b.xlsx"), ("党员统计1.xlsx", "党员统计2.xlsx"))
        for captions in (
            ("党员情况（上半年）", "党员情况（全年）"),
            ("2023年上半年党员统计表", "2023年全年党员统计表"),
            ("截至6月30日", "截至12月31日"),
            ("2023年1-6月", "2023年1-12月"),
        )
    ]
    + [
        {
            "党员统计.xlsx": {
                "Sheet1": table(11, 12, 14, captions=("党员情况（上半年）",)),
                "Sheet2": table(22, 24, 30, captions=("党员情况（全年）",)),
            }
        },
        {"党员.xlsx": {"半年": ONE, "全年": ALL}},
        {"党员.xlsx": {"年中": ONE, "年末": ALL}},
        {"党员.xlsx": {"上半年": ONE, "全年": ALL}},
        {"党员统计.xlsx": {"半年": ONE, "全年": ALL}},
    ],
)
def test_half_a_year_beside_the_whole_is_refused(tmp_path: Path, books: Books) -> None:
    assert said(tmp_path, books)[0] is None


@pytest.mark.parametrize(
    "books",
    [
        {f"{one}.xlsx": {"Sheet1": ONE}, f"{other}.xlsx": {"Sheet1": TWO}}
        for one, other in (
            ("党员上半年", "党员下半年"),
            ("党员1-6月", "党员7-12月"),
            ("男党员全年", "女党员全年"),
            ("甲镇党员全年", "乙镇党员全年"),
            ("甲镇党员1-12月", "乙镇党员1-12月"),
            ("2023年中小学党员", "2023年中医院党员"),
            ("入党半年以上党员", "入党半年以内党员"),
        )
    ]
    + [
        {
            "党员.xlsx": {
                "甲镇": table(11, 12, 14, captions=("全年",)),
                "乙镇": table(21, 25, 29, captions=("全年",)),
            }
        },
        {
            "党员.xlsx": {
                "甲镇": table(11, 12, 14, captions=("2023年1-12月",)),
                "乙镇": table(21, 25, 29, captions=("2023年1-12月",)),
            }
        },
    ],
)
def test_halves_and_whole_years_of_others_are_added(tmp_path: Path, books: Books) -> None:
    assert said(tmp_path, books) == ("112人", [])
