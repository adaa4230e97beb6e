"""Drafts, finals, numbered versions and copies: which is left out, and what is advised.

In 2022 there are ten records.  A record is named by its number; equal numbers are equal rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filing import answer, define, file_all
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ("日期", "标题", "单位", "字数")
LEDGER = """\
  稿件:
    files: "*稿件*"
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: [], 单位: [], 字数: []}
    measures:
      总字: {column: 字数, kind: sum, measure_word: 字}
"""

Sheets = dict[str, list[tuple[object, ...]]]
F = "稿件.xlsx"


def record(n: int, year: int = 2023) -> tuple[object, ...]:
    return f"{year}-{n % 12 + 1:02}-{n // 12 + 1:02}", f"事项{n}", "甲县", 50 + n


def of(*numbers: int, year: int = 2023) -> list[tuple[object, ...]]:
    return [HEAD, *(record(n, year) for n in numbers)]


def given(folder: Path, files: dict[str, Sheets], keys: str = "") -> None:
    define(folder, LEDGER + (f"    {keys}\n" if keys else ""))
    (folder / "inputs" / "2023").mkdir()
    last = {"2022/稿件.xlsx": {"台账": of(*range(12), year=2022)}}
    file_all(folder, last | {f"2023/{name}": sheets for name, sheets in files.items()})


NINE, SHARED = of(*range(9)), of(0, 1, 2, 3, 4, 20, 21, 22)


# the earlier name, the later one, the rows of each, what is said of the earlier one
@pytest.mark.parametrize("by_file", [True, False], ids=["files", "sheets"])
@pytest.mark.parametrize(
    ("old", "new", "before", "after", "code"),
    [
        ("初稿", "定稿", NINE, SHARED, "versions"),
        ("初稿", "定稿", NINE, of(*range(8)), "versions"),
        ("初稿", "定稿", NINE, NINE, "copied"),
        ("初稿", "定稿", NINE, of(*range(12)), "copied"),
        ("初稿", "定稿", of(0, 1, 2), of(5, 6), "versions"),
        ("", "（定稿）", NINE, SHARED, "versions"),
        ("", "最终版", NINE, SHARED, "versions"),
        ("", "修改后", NINE, SHARED, "versions"),
        ("修改前", "修改后", NINE, SHARED, "versions"),
        ("草稿", "", NINE, SHARED, "versions"),
        ("旧版", "", NINE, SHARED, "versions"),
        ("旧版", "新版", NINE, SHARED, "versions"),
        ("征求意见稿", "送审稿", NINE, SHARED, "versions"),
        ("初稿", "征求意见稿", NINE, SHARED, "versions"),
        ("送审稿", "审定稿", NINE, SHARED, "versions"),
        ("修改稿", "定稿", NINE, of(*range(1, 10)), "versions"),
        ("draft", "Final", NINE, SHARED, "versions"),
        ("v1", "v2", NINE, of(*range(1, 10)), "versions"),
        ("V1.9", "V1.10", NINE, of(*range(1, 10)), "versions"),
        ("第一稿", "第二稿", NINE, of(*range(1, 10)), "versions"),
        ("二稿", "三稿", NINE, of(*range(3)), "versions"),
        ("v1", "v2", NINE, of(*range(12)), "copied"),
    ],
)
def test_the_earlier_version_is_left_out(
    tmp_path: Path,
    old: str,
    new: str,
    *,
    before: list[tuple[object, ...]],
    after: list[tuple[object, ...]],
    code: str,
    by_file: bool,
) -> None:
    names = [f"稿件{old}", f"稿件{new}"]
    sheets = dict(zip(names, (before, after), strict=True))
    if by_file:
        given(tmp_path, {f"{name}.xlsx": {"S": rows} for name, rows in sheets.items()})
        wanted = {"versions": "versions_of_files", "copied": "copied_file"}[code]
        place = f"{names[0]}.xlsx", ""
    else:
        given(tmp_path, {F: sheets})
        wanted = {"versions": "versions", "copied": "copied_sheet"}[code]
        place = F, names[0]
    found = answer(tmp_path, "稿件")
    assert found.text is None
    assert {one for one in found.odd if one[0] != "ends_early"} == {(wanted, *place)}


@pytest.mark.parametrize(
    ("old", "new", "after", "text"),
    [
        ("v1", "v2", of(*range(20, 29)), "18篇"),  # parts of the ledger are numbered as well
        ("第一稿", "第二稿", of(*range(20, 29)), "18篇"),
        ("（1）", "（2）", of(*range(20, 29)), "18篇"),
        ("CCTV1", "CCTV2", of(*range(20, 29)), "18篇"),
        ("甲县", "甲县新闻", of(*range(20, 29)), "18篇"),
        ("一队", "二队", of(*range(20, 29)), "18篇"),
        ("初稿", "乙县定稿", of(*range(20, 29)), "18篇"),  # of different things
    ],
)
def test_no_versions_are_made_of_parts(
    tmp_path: Path, old: str, new: str, after: list[tuple[object, ...]], text: str
) -> None:
    given(tmp_path, {f"稿件{old}.xlsx": {"S": NINE}, f"稿件{new}.xlsx": {"S": after}})
    found = answer(tmp_path, "稿件")
    assert (found.text, {one[0] for one in found.odd} - {"ends_early"}) == (text, set())


def test_of_three_versions_the_last_is_named(tmp_path: Path) -> None:
    sheets = {"初稿": NINE, "修改稿": of(*range(1, 12)), "定稿": of(*range(2, 14))}
    given(tmp_path, {F: sheets})
    said = called("check", "2023", folder=tmp_path).out
    assert said.count(f"与 inputs/2023/{F}（定稿） 是同一份") == 2
    assert "副本" not in said


def test_both_versions_count_where_the_definition_says_so(tmp_path: Path) -> None:
    given(tmp_path, {F: {"初稿": of(0, 1), "定稿": of(5, 6)}}, "copies: accept")
    assert answer(tmp_path, "稿件").text == "4篇"


def test_a_version_is_told_once_in_the_account(tmp_path: Path) -> None:
    given(tmp_path, {"稿件初稿.xlsx": {"S": NINE}, "稿件定稿.xlsx": {"S": SHARED}})
    said = called("check", "2023", folder=tmp_path).out.splitlines()
    mine = [line.strip() for line in said if line.startswith("  inputs/2023/稿件初稿.xlsx")]
    assert mine == ["inputs/2023/稿件初稿.xlsx [S]：没有计入：旧稿"]


# files, what is advised, what must not be
@pytest.mark.parametrize(
    ("files", "wanted", "unwanted"),
    [
        (
            {"稿件初稿.xlsx": {"S": NINE}, "稿件定稿.xlsx": {"S": SHARED}},
            "请把旧稿移出文件夹，或者在报告定义里把 files 写得更窄",
            "ignore: sheets",
        ),
        ({F: {"初稿": NINE, "定稿": SHARED}}, "请删去旧稿，或写进 ignore: sheets", "files"),
        (
            {F: {"台账": of(*range(10)), "台账副本": of(*range(1, 10), 20, 21, 22)}},
            "其余 3 行请先并过去",
            "ignore: sheets",
        ),
        (
            {F: {"S": of(*range(10))}, "稿件副本.xlsx": {"S": of(*range(1, 10), 20, 21, 22)}},
            "其余 3 行请先并过去，再删除或移走这个文件",
            "ignore: sheets",
        ),
        (
            {F: {"Sheet1": NINE}, "稿件模板.xlsx": {"Sheet1": of(30)}},
            "这个文件叫模板、样表一类的名字",
            "ignore: sheets",
        ),
        (
            {F: {"Sheet1": NINE}, "稿件模板.xlsx": {"Sheet1": of(*range(30, 36))}},
            "是示例，请把文件移出文件夹",
            "ignore: sheets",
        ),
        (
            {F: {"台账": NINE, "模板": of(*range(30, 36))}},
            "这张表叫模板、样表一类的名字",
            "这个文件叫",
        ),
        (
            {F: {"S": NINE}, "全年稿件.xlsx": {"S": of(30, 31)}},
            "这个文件叫汇总、统计一类的名字",
            "ignore: sheets",
        ),
    ],
)
def test_what_is_advised_can_be_done(
    tmp_path: Path, files: dict[str, Sheets], wanted: str, unwanted: str
) -> None:
    given(tmp_path, files)
    said = called("check", "2023", folder=tmp_path).out
    assert wanted in said
    assert unwanted not in said


@pytest.mark.parametrize(
    ("sheets", "keys", "text", "code"),
    [
        ({"S": NINE}, 'ignore: {sheets: ["S"]}', "", "all_ignored"),
        ({"S": NINE, "T": of(30)}, 'ignore: {sheets: ["*"]}', "", "all_ignored"),
        ({"S": NINE, "T": of(30)}, 'ignore: {sheets: ["S"]}', "1篇", None),
        ({"S": NINE}, 'sheets: ["台账"]', "", "none_chosen"),
        ({"S": NINE, "台账": of(30)}, 'sheets: ["台账"]', "1篇", None),
        ({"S": NINE, "T": []}, 'ignore: {sheets: ["S"]}', "", "empty_ledger"),
        ({"S": NINE, "T": of(30)}, "ignore: {sheets: [S, T]}\n    empty: zero", "", "all_ignored"),
        ({"S": NINE}, "sheets: [U]", None, "no_such_sheet"),
    ],
)
def test_a_year_that_the_definition_leaves_out_is_told(
    tmp_path: Path, sheets: Sheets, keys: str, text: str | None, code: str | None
) -> None:
    given(tmp_path, {F: sheets}, keys)
    found = answer(tmp_path, "稿件")
    codes = {one[0] for one in found.odd} - {"ends_early", "no_value"}
    assert (found.text, codes) == (text, {code} if code else set())


def test_what_is_said_of_it_names_the_key_and_not_nought(tmp_path: Path) -> None:
    given(tmp_path, {F: {"S": NINE}}, "ignore: {sheets: [S]}")
    said = called("check", "2023", folder=tmp_path).out
    assert "（S）都写在 ignore: sheets 里" in said
    assert "empty: zero" not in said
