"""What clerks do to sheets and files; beside each the right figure, or what has to be said.

In 2022 there are ten records.  A record is named by its number; equal numbers are equal rows.
"""

from __future__ import annotations

import os
import socket
from contextlib import chdir
from typing import TYPE_CHECKING

import pytest
from filing import answer, define, file_all

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ("日期", "标题", "单位", "字数")
LEDGER = """\
  稿件:
    files: "*稿件*"
    date: 日期
    measure_word: 篇
    columns: {日期: [刊发日期], 标题: [题目], 单位: [供稿单位], 字数: [全文字数]}
    measures:
      总字: {column: 字数, kind: sum, measure_word: 字}
"""
UNTITLED = LEDGER.replace("标题: [题目], ", "")

Sheets = dict[str, list[tuple[object, ...]]]
Odd = set[tuple[str, str, str]]


def record(n: int, year: int = 2023) -> tuple[object, ...]:
    return f"{year}-{n % 12 + 1:02}-{n // 12 + 1:02}", f"事项{n}", "甲县", 50 + n


def of(*numbers: int, year: int = 2023) -> list[tuple[object, ...]]:
    return [HEAD, *(record(n, year) for n in numbers)]


LAST_YEAR = {"2022/稿件.xlsx": {"全年": of(*range(10), year=2022)}}
TEN, FIVE, THREE = range(10), range(5), range(3)
F = "稿件.xlsx"


# name, files of 2023, keys at the ledger, the figure 稿件 (None: refused), what is said
SITUATIONS: list[tuple[str, dict[str, Sheets], str, str | None, Odd]] = [
    ("one sheet", {F: {"Sheet1": of(*TEN)}}, "", "10篇", set()),
    (
        "a sheet copied in Excel",
        {F: {"Sheet1": of(*TEN), "Sheet1 (2)": of(*TEN)}},
        "",
        None,
        {("copied_sheet", F, "Sheet1 (2)")},
    ),
    (
        "a copied sheet of three rows",
        {F: {"Sheet1": of(*THREE), "Sheet1 (2)": of(*THREE)}},
        "",
        None,
        {("copied_sheet", F, "Sheet1 (2)")},
    ),
    (
        "a copy under any name",
        {F: {"一": of(*TEN), "二": of(*TEN)}},
        "",
        None,
        {("copied_sheet", F, "二")},
    ),
    (
        "nine of ten rows and three new ones",
        {F: {"台账": of(*TEN), "台账副本": of(*range(1, 10), 20, 21, 22)}},
        "",
        None,
        {("copied_sheet_partly", F, "台账副本")},
    ),
    (
        "the older sheet is the copy, whatever the names",
        {F: {"台账": of(*TEN), "台账副本": of(*range(13))}},
        "",
        None,
        {("copied_sheet", F, "台账")},
    ),
    (
        "both are to count",
        {F: {"Sheet1": of(*TEN), "Sheet1 (2)": of(*TEN)}},
        "copies: accept",
        "20篇",
        {("duplicate", F, "Sheet1 (2)")},
    ),
    (
        "a copy that is ignored",
        {F: {"Sheet1": of(*TEN), "Sheet1 (2)": of(*TEN)}},
        'ignore: {sheets: ["* (2)"]}',
        "10篇",
        set(),
    ),
    (
        "a file saved under another name",
        {F: {"S": of(*TEN)}, "稿件 - 副本.xlsx": {"S": of(*TEN)}},
        "",
        None,
        {("copied_file", "稿件 - 副本.xlsx", "")},
    ),
    (
        "a file downloaded twice, of three rows",
        {F: {"S": of(*THREE)}, "稿件(1).xlsx": {"S": of(*THREE)}},
        "",
        None,
        {("copied_file", "稿件(1).xlsx", "")},
    ),
    (
        "a conflict copy of a cloud folder",
        {F: {"S": of(*TEN)}, "稿件_冲突文件_甲.xlsx": {"S": of(*TEN)}},
        "",
        None,
        {("copied_file", "稿件_冲突文件_甲.xlsx", "")},
    ),
    (
        "the workbook and its export as text",
        {F: {"S": of(*TEN)}, "稿件.csv": {"S": of(*TEN)}},
        "",
        None,
        {("copied_file", F, "")},
    ),
    (
        "a file copied whose sheets have two rows each",
        {
            F: {"1月": of(0, 12), "2月": of(1, 13), "3月": of(2, 14)},
            "稿件备份.xlsx": {"1月": of(0, 12), "2月": of(1, 13), "3月": of(2, 14)},
        },
        "",
        None,
        {("copied_file", "稿件备份.xlsx", "")},
    ),
    (
        "all months once more on one sheet",
        {
            F: {
                "1月": of(0, 12),
                "2月": of(1, 13),
                "3月": of(2, 14),
                "Sheet4": of(0, 12, 1, 13, 2, 14),
            }
        },
        "",
        None,
        {("copied_sheet", F, "Sheet4")},
    ),
    (
        "two files of different records",
        {F: {"S": of(*FIVE)}, "稿件二.xlsx": {"S": of(*range(5, 10))}},
        "",
        "10篇",
        set(),
    ),
    (
        "two small sheets that share one row",
        {F: {"一": of(0, 1), "二": of(1, 2)}},
        "",
        "4篇",
        {("duplicate", F, "二")},
    ),
    (
        "what Office leaves beside an open file",
        {F: {"S": of(*TEN)}, "~$稿件.xlsx": {"S": of(*TEN)}, "._稿件.xlsx": {"S": of(*TEN)}},
        "",
        "10篇",
        set(),
    ),
    (
        "a summary of all rows",
        {F: {"上半年": of(*FIVE), "下半年": of(*range(6, 11)), "汇总": of(*FIVE, *range(6, 11))}},
        "",
        "10篇",
        {("summary_left_out", F, "汇总")},
    ),
    (
        "a summary with records of its own",
        {F: {"上半年": of(*FIVE), "汇总": of(*FIVE, 30)}},
        "",
        None,
        {("summary_with_records", F, "汇总")},
    ),
    (
        "a summary that is to be read",
        {F: {"上半年": of(*FIVE), "汇总": of(30)}},
        'sheets: "*"',
        "6篇",
        set(),
    ),
    (
        "sums by unit that the rows give",
        {F: {"台账": of(*FIVE), "统计": [("日期", "单位", "字数"), ("", "甲县", 260)]}},
        "",
        "5篇",
        {("summary_left_out", F, "统计")},
    ),
    (
        "sums by unit that the rows do not give",
        {F: {"台账": of(*FIVE), "统计": [("日期", "单位", "字数"), ("", "甲县", 999)]}},
        "",
        None,
        {("summary_with_records", F, "统计")},
    ),
    (
        "a page of explanations",
        {F: {"台账": of(*FIVE), "说明": [("本表由办公室填写",), ("每月五日前报送",)]}},
        "",
        "5篇",
        set(),
    ),
    ("the year's only sheet is called so", {F: {"全年": of(*FIVE)}}, "", "5篇", set()),
    (
        "a summary file",
        {F: {"S": of(*FIVE)}, "稿件汇总.xlsx": {"S": of(*FIVE)}},
        "",
        "5篇",
        {("summary_left_out", "稿件汇总.xlsx", "S")},
    ),
    (
        "a summary file with other records",
        {F: {"S": of(*FIVE)}, "全年稿件.xlsx": {"S": of(7, 8)}},
        "",
        None,
        {("summary_file_with_records", "全年稿件.xlsx", "S")},
    ),
    (
        "a ledger that is called 统计",
        {F: {"S": of(*FIVE)}, "稿件统计.xlsx": {"S": of(7, 8)}},
        "",
        "7篇",
        set(),
    ),
    (
        "only the months are read",
        {F: {"1月": of(0), "2月": of(1), "草稿": of(2)}},
        'sheets: ["*月"]',
        "2篇",
        {("none_chosen", F, "")},  # last year's sheet is called otherwise
    ),
    (
        "a sheet that is not there",
        {F: {"1月": of(0), "2月": of(1)}},
        'sheets: ["1月份"]',
        None,
        {("no_such_sheet", F, "")},
    ),
    (
        "a sheet to ignore that is not there",
        {F: {"1月": of(0), "2月": of(1)}},
        "ignore: {sheets: 草稿}",
        "2篇",
        {("no_sheet_to_ignore", F, "")},
    ),
    ("a blank workbook", {F: {"Sheet1": []}}, "", "", {("empty_ledger", F, "Sheet1")}),
    ("a header and no row", {F: {"Sheet1": [HEAD]}}, "", "", {("empty_ledger", F, "Sheet1")}),
    (
        "three blank sheets",
        {F: {"Sheet1": [], "Sheet2": [], "Sheet3": [HEAD]}},
        "",
        "",
        {("empty_ledger", F, "")},
    ),
    (
        "a text with its header alone",
        {"稿件.csv": {"": [HEAD]}},
        "",
        "",
        {("empty_ledger", "稿件.csv", "")},
    ),
    ("nothing is nought here", {F: {"Sheet1": [HEAD]}}, "empty: zero", "0篇", set()),
    ("and a blank book, too", {F: {"Sheet1": []}}, "empty: zero", "0篇", set()),
    (
        "a sheet prepared for a month to come",
        {F: {"1月": of(0), "2月": [HEAD]}},
        "",
        "1篇",
        {("empty_sheets", F, "2月")},
    ),
    (
        "a blank file among others",
        {F: {"S": of(*FIVE)}, "稿件二.xlsx": {"S": []}},
        "",
        "5篇",
        {("empty_sheets", "稿件二.xlsx", "S")},
    ),
    (
        "a month whose header was lost",
        {F: {"1月": of(0, 12), "2月": of(1, 13, 25)[1:]}},
        "",
        None,
        {("no_header", F, "2月")},
    ),
    ("no file of this year", {}, "", "", {("no_file", "", "")}),
    ("a suffix in capitals", {"稿件.XLSX": {"S": of(*FIVE)}}, "", "5篇", set()),
    ("a suffix that is not the file's kind", {"稿件.xls": {"S": of(*FIVE)}}, "", "5篇", set()),
    (
        "a year mistyped",
        {F: {"S": [*of(*FIVE), ("2032-01-01", "远", "甲县", 1)]}},
        "",
        None,
        {("outside_year", F, "S")},
    ),
]


@pytest.mark.parametrize(
    ("files", "keys", "text", "odd"), [s[1:] for s in SITUATIONS], ids=[s[0] for s in SITUATIONS]
)
def test_a_situation(
    tmp_path: Path, files: dict[str, Sheets], keys: str, text: str | None, odd: Odd
) -> None:
    define(tmp_path, LEDGER + (f"    {keys}\n" if keys else ""))
    (tmp_path / "inputs" / "2023").mkdir()
    file_all(tmp_path, LAST_YEAR | {f"2023/{name}": sheets for name, sheets in files.items()})
    found = answer(tmp_path, "稿件")
    told = {one for one in found.odd if one[0] != "ends_early"}
    assert (found.text, told) == (text, odd)


def test_last_years_blank_workbook_is_no_nought(tmp_path: Path) -> None:
    define(tmp_path, LEDGER)
    file_all(tmp_path, {"2022/稿件.xlsx": {"S": []}, "2023/稿件.xlsx": {"S": of(*FIVE)}})
    found = answer(tmp_path, "稿件")
    assert (found.text, found.change) == ("5篇", "")
    assert found.odd == {("empty_ledger", F, "S")}


def dangling(path: Path) -> None:
    path.symlink_to(path.parent / "别处.xlsx")


def loop(path: Path) -> None:
    path.symlink_to(path)


def folder(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/null")


def zero(path: Path) -> None:
    path.write_bytes(b"")


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as end, chdir(path.parent):  # such a path may not be long
        end.bind(path.name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such files")
@pytest.mark.parametrize(
    ("made", "code"),
    [
        (dangling, "broken_link"),
        (loop, "broken_link"),
        (folder, "folder_for_file"),
        (pipe, "device_for_file"),
        (device, "device_for_file"),
        (listening, "device_for_file"),
        (zero, "empty_file"),
    ],
)
def test_a_name_that_cannot_be_read_is_an_error(tmp_path: Path, made: object, code: str) -> None:
    define(tmp_path, LEDGER)
    file_all(tmp_path, LAST_YEAR | {"2023/稿件.xlsx": {"S": of(*FIVE)}})
    assert callable(made)
    made(tmp_path / "inputs" / "2023" / "稿件二.xlsx")
    assert answer(tmp_path, "稿件").odd >= {(code, "稿件二.xlsx", "")}


SMALL = [("单位", "字数"), ("甲县", 1), ("乙县", 1), ("丙县", 1), ("丁县", 1), ("戊县", 1)]


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([f"{n}月" for n in range(1, 13)], "60字"),
        (["一季度", "二季度"], "10字"),
        (["云川市", "白河区"], "10字"),
        (["人事科", "办公室"], "10字"),
        (["甲", "乙"], None),
    ],
)
def test_equal_rows_of_other_months_or_units_are_no_copies(
    tmp_path: Path, names: list[str], text: str | None
) -> None:
    define(tmp_path, UNTITLED.replace("    date: 日期\n", "").replace("日期: [刊发日期], ", ""))
    file_all(tmp_path, {"2023/稿件.xlsx": dict.fromkeys(names, SMALL)})
    assert answer(tmp_path, "稿件.总字").text == text
