"""Months that are there twice, or not at all; months told by names; years without folders."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from filing import answer, define, file_all

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ("月份", "账号", "阅读", "关注")
LEDGER = """\
  公众号:
    files: "*公众号*"
    date: 月份
    columns: {月份: [], 账号: [], 阅读: [], 关注: []}
    measures:
      阅读量: {column: 阅读, kind: sum, measure_word: 次}
      关注人数: {column: 关注, kind: last, measure_word: 人}
"""
F = "公众号.xlsx"
MISSING, MISSING_OF = "months_missing", "months_missing_of"

Table = list[tuple[object, ...]]


def months(*numbers: int, account: str = "甲", reads: int = 100) -> Table:
    return [HEAD, *((f"{n}月", account, reads + n, 1000 + n) for n in numbers)]


WHOLE = range(1, 13)
NO_MARCH = [1, 2, *range(4, 13)]
# Of twelve months of 100 and their number: 1278.  Without March: 1175.


@pytest.mark.parametrize(
    ("now", "before", "keys", "expression", "text", "change", "codes"),
    [
        (
            months(*WHOLE),
            months(*WHOLE, reads=50),
            "",
            "公众号.阅读量",
            "1278次",
            "同比增长88.5%",
            [],
        ),
        (months(*NO_MARCH), months(*WHOLE), "", "公众号.阅读量", "1175次", "", [MISSING]),
        (months(*WHOLE), months(*NO_MARCH), "", "公众号.阅读量", "1278次", "", [MISSING]),
        (
            months(*NO_MARCH),
            months(*WHOLE),
            "gaps: accept",
            "公众号.阅读量",
            "1175次",
            "同比下降8.1%",
            [],
        ),
        (
            months(*NO_MARCH),
            months(*WHOLE),
            "",
            "公众号.阅读量(月=4)",
            "104次",
            "与上年同期持平",
            [MISSING],
        ),
        (months(*NO_MARCH), months(*WHOLE), "", "公众号.阅读量(季=1)", "203次", "", [MISSING]),
        (
            months(*NO_MARCH),
            months(*WHOLE),
            "",
            "公众号.关注人数",
            "1012人",
            "与上年末持平",
            [MISSING],
        ),
        (months(*range(1, 12)), months(*WHOLE), "", "公众号.关注人数", "1011人", "", [MISSING]),
        (
            [*months(*WHOLE), *months(*NO_MARCH, account="乙")[1:]],
            [*months(*WHOLE), *months(*WHOLE, account="乙")[1:]],
            "",
            '公众号.阅读量(账号="甲")',
            "1278次",
            "与上年持平",
            [MISSING_OF],
        ),
        (
            [*months(*WHOLE), *months(*NO_MARCH, account="乙")[1:]],
            [*months(*WHOLE), *months(*WHOLE, account="乙")[1:]],
            "",
            '公众号.阅读量(账号="乙")',
            "1175次",
            "",
            [MISSING_OF],
        ),
        (
            [*months(*WHOLE), *months(7, 8, account="新")[1:]],
            months(*WHOLE),
            "",
            "公众号.阅读量",
            "1493次",
            "同比增长16.8%",
            ["account_ends"],  # 新 has no row after August
        ),
    ],
)
def test_months_that_one_year_lacks(  # noqa: PLR0917  # a row of the table
    tmp_path: Path,
    now: Table,
    before: Table,
    keys: str,
    expression: str,
    text: str,
    change: str,
    codes: list[str],
) -> None:
    define(tmp_path, LEDGER + (f"    {keys}\n" if keys else ""))
    file_all(tmp_path, {f"2023/{F}": {"S": now}, f"2022/{F}": {"S": before}})
    found = answer(tmp_path, expression)
    assert (found.text, found.change, found.codes) == (text, change, codes)


@pytest.mark.parametrize("dash", ["—", "/", "暂无", None])
def test_a_month_with_a_dash_for_its_number_is_missing(tmp_path: Path, dash: object) -> None:
    table: Table = [("3月", "甲", dash, dash) if row[0] == "3月" else row for row in months(*WHOLE)]
    define(tmp_path, LEDGER)
    file_all(tmp_path, {f"2023/{F}": {"S": table}, f"2022/{F}": {"S": months(*WHOLE)}})
    found = answer(tmp_path, "公众号.阅读量")
    assert (found.text, found.change) == ("1175次", "")
    assert MISSING in found.codes


def test_a_month_after_the_period_is_not_missing(tmp_path: Path) -> None:
    define(tmp_path, LEDGER)
    file_all(
        tmp_path, {f"2023/{F}": {"S": months(*range(1, 7))}, f"2022/{F}": {"S": months(*WHOLE)}}
    )
    found = answer(tmp_path, "公众号.阅读量", through=dt.date(2023, 6, 30))
    assert (found.text, found.change, found.odd) == ("621次", "与上年同期持平", frozenset())


@pytest.mark.parametrize(
    ("one", "two", "text", "codes"),
    [
        (months(1, 2), months(3), "306次", []),
        (months(1, 2), months(2, 3, reads=7), None, ["month_twice"]),
        (months(1, 2), months(2, account="乙"), "305次", []),
        (
            [("月份", "账号", "阅读"), ("1月", "甲", 101), ("2月", "甲", 102)],
            [("月份", "账号", "关注"), ("2月", "甲", 9)],
            None,
            ["column_in_part"],
        ),
    ],
)
def test_two_sheets_with_one_month(
    tmp_path: Path, one: Table, two: Table, text: str | None, codes: list[str]
) -> None:
    define(tmp_path, LEDGER)
    file_all(tmp_path, {f"2023/{F}": {"上": one, "下": two}})
    found = answer(tmp_path, "公众号.阅读量")
    assert (found.text, found.codes) == (text, codes)


COUNTS = """\
  台账:
    files: "*台账*"
    date: {from: WHERE}
    columns: {单位: [], 件数: []}
    measures:
      件: {column: 件数, kind: sum, measure_word: 件}
"""
ONE: Table = [("单位", "件数"), ("甲县", 3), ("乙市", 4)]


@pytest.mark.parametrize(
    ("sheets", "expression", "text", "codes"),
    [
        (["1月", "2月"], "台账.件(月=2)", "7件", []),
        (["2023年1月", "二月"], "台账.件(月=2)", "7件", []),
        (["202301", "202302"], "台账.件(月=1)", "7件", []),
        (["1", "2", "12"], "台账.件(月=12)", "7件", []),
        (["一季度", "第二季度"], "台账.件(季=2)", "7件", []),
        (["Q1", "Q2", "Q3"], "台账.件(季=3)", "7件", []),
        (["上半年", "下半年"], "台账.件(半年=2)", "7件", []),
        (["一季度", "二季度"], "台账.件(月=2)", None, ["coarse_months"]),
        (["上半年"], "台账.件(季=1)", None, ["coarse_months"]),
        (["Sheet1"], "台账.件", None, ["no_months"]),
        (["2022年1月"], "台账.件", None, ["months_outside_year"]),
        (["4月上旬"], "台账.件", None, ["no_months"]),
        (["一季度", "1月"], "台账.件", None, ["month_twice"]),
    ],
)
def test_the_sheets_name_tells_the_month(
    tmp_path: Path, sheets: list[str], expression: str, text: str | None, codes: list[str]
) -> None:
    define(tmp_path, COUNTS.replace("WHERE", "sheet"))
    file_all(tmp_path, {"2023/台账.xlsx": dict.fromkeys(sheets, ONE)})
    found = answer(tmp_path, expression)
    assert (found.text, sorted(set(found.codes))) == (text, codes)


@pytest.mark.parametrize(
    ("sheets", "end", "text"),
    [
        (["1月", "2月", "3月"], dt.date(2023, 2, 28), "14件"),
        (["1月", "2月", "3月"], dt.date(2023, 3, 15), "14件"),
        (["一季度", "二季度"], dt.date(2023, 3, 31), "7件"),
        (["一季度", "二季度"], dt.date(2023, 5, 31), None),
    ],
)
def test_a_quarter_counts_only_as_a_whole(
    tmp_path: Path, sheets: list[str], end: dt.date, text: str | None
) -> None:
    define(tmp_path, COUNTS.replace("WHERE", "sheet"))
    file_all(tmp_path, {"2023/台账.xlsx": dict.fromkeys(sheets, ONE)})
    assert answer(tmp_path, "台账.件", through=end).text == text


def test_the_files_name_and_the_caption_tell_the_month(tmp_path: Path) -> None:
    define(tmp_path, COUNTS.replace("WHERE", "file"))
    file_all(tmp_path, {f"2023/台账{n}月.xlsx": {"S": ONE} for n in (4, 5)})
    assert answer(tmp_path, "台账.件(月=5)").text == "7件"
    define(tmp_path, COUNTS.replace("WHERE", "caption"))
    sheets = {"一": [("2023年4月台账",), *ONE], "二": [("填表日期：2023年6月2日", "五月"), *ONE]}
    (tmp_path / "inputs" / "2023" / "台账4月.xlsx").unlink()
    file_all(tmp_path, {"2023/台账5月.xlsx": sheets})
    assert answer(tmp_path, "台账.件(月=5)").text == "7件"


ARTICLES = """\
  稿件:
    files: "*稿件*"
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: []}
"""


def articles(*days: str) -> Table:
    return [("日期", "标题"), *((day, f"事项{n}") for n, day in enumerate(days))]


@pytest.mark.parametrize(
    ("files", "year", "text", "codes"),
    [
        ({"稿件.xlsx": {"S": articles("2022-3-1", "2023-3-1", "2023-3-2")}}, None, "2篇", []),
        ({"稿件.xlsx": {"S": articles("2022-3-1", "2023-3-1", "2023-3-2")}}, 2022, "1篇", []),
        (
            {
                "稿件2022.xlsx": {"S": articles("3月1日")},
                "稿件2023.xlsx": {"S": articles("3月2日")},
            },
            None,
            "1篇",
            [],
        ),
        (
            {"稿件.xlsx": {"2022年": articles("3月1日"), "2023年": articles("3月2日", "3月3日")}},
            2023,
            "2篇",
            [],
        ),
        ({"稿件.xlsx": {"S": articles("2022-3-1")}}, 2023, None, ["no_rows_of_year"]),
        (
            {"稿件.xlsx": {"S": articles(*["2022-3-1"] * 30, *["2023-3-1"] * 30, "2203-3-1")}},
            None,
            "30篇",
            ["far_year"],
        ),
        ({"稿件.xlsx": {"S": articles("2023-3-1", "")}}, 2023, None, ["footer_no_date"]),
    ],
)
def test_where_no_year_has_a_folder_the_rows_tell(
    tmp_path: Path,
    files: dict[str, dict[str, Table]],
    year: int | None,
    text: str,
    codes: list[str],
) -> None:
    define(tmp_path, ARTICLES)
    file_all(tmp_path, files)
    found = answer(tmp_path, "稿件", year=year)
    assert (found.text, found.codes) == (text, codes)


def test_no_folder_and_no_dates_is_one_line(tmp_path: Path) -> None:
    define(tmp_path, ARTICLES)
    assert answer(tmp_path, "稿件", year=None).codes == ["no_year"]


TO_DECEMBER = [f"2022-{month}-1" for month in range(1, 13)]
TO_SEPTEMBER = [f"2023-{month}-30" for month in range(3, 10)]
EARLIER = [day.replace("2023", "2022") for day in TO_SEPTEMBER]


@pytest.mark.parametrize(
    ("now", "before", "codes"),
    [
        (TO_SEPTEMBER, TO_DECEMBER, ["ends_early"]),
        ([d.replace("2022", "2023") for d in TO_DECEMBER], EARLIER, ["ends_early"]),
        (["2023-9-30"], ["2022-12-1"], []),  # one record says nothing of when the next comes
        (["2023-9-30"], [f"2022-{month}-1" for month in (2, 5, 10, 11, 12)], []),
        (["2023-2-28"], [f"2022-{month}-1" for month in (3, 5, 10, 11, 12)], ["ends_early"]),
        (["2023-9-30"], ["2022-9-30"], []),
        (["2023-10-1"], ["2022-12-1"], []),
    ],
)
def test_a_ledger_that_ends_in_september(
    tmp_path: Path, now: list[str], before: list[str], codes: list[str]
) -> None:
    define(tmp_path, ARTICLES)
    file_all(
        tmp_path,
        {"2023/稿件.xlsx": {"S": articles(*now)}, "2022/稿件.xlsx": {"S": articles(*before)}},
    )
    assert answer(tmp_path, "稿件").codes == codes


@pytest.mark.parametrize(
    ("now", "before", "codes"),
    [
        (months(*WHOLE), months(*WHOLE), ["same_as_last_year"]),
        (months(*WHOLE), months(*WHOLE, reads=7), []),
        (months(1, 2, 3, 4), months(1, 2, 3, 4), []),
    ],
)
def test_last_years_table_copied_and_not_filled_in(
    tmp_path: Path, now: Table, before: Table, codes: list[str]
) -> None:
    define(tmp_path, LEDGER)
    file_all(tmp_path, {f"2023/{F}": {"S": now}, f"2022/{F}": {"S": before}})
    assert answer(tmp_path, "公众号.阅读量").codes == codes


def test_sheets_that_tell_the_month_need_no_listed_columns(tmp_path: Path) -> None:
    define(
        tmp_path,
        COUNTS.replace("WHERE", "sheet").replace("    columns: {单位: [], 件数: []}\n", ""),
    )
    file_all(tmp_path, {"2023/台账.xlsx": {"1月": ONE, "2月": ONE}})
    found = answer(tmp_path, "台账.件(月=2)")
    assert (found.text, found.codes) == ("7件", [])
