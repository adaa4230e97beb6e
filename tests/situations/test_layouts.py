"""How offices lay a ledger out over sheets and files; beside each the right figure or the word.

Twelve months of three units: 甲县 m, 乙市 2m, 丙区 3m in month m, so 78, 156, 234 a year and 468
together.  Records: two a month, numbered within it, 100 + 10m + n characters long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import openpyxl
import pytest
from filing import answer, define, file_all
from packages import packed, parts_of

if TYPE_CHECKING:
    from pathlib import Path

Rows = list[tuple[object, ...]]
Files = dict[str, dict[str, Rows]]

A, B = "稿件.xlsx", "上报.xlsx"
HEAD = ("日期", "标题", "单位", "字数")
ARTICLES = """\
  稿件:
    files: "*稿件*"
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: [], 单位: [], 字数: []}
    measures:
      总字: {column: 字数, kind: sum, measure_word: 字}
"""


def ledger(date: str, kind: str = "sum", columns: str = "单位: [], 件数: []") -> str:
    dated = f"    date: {date}\n" if date else ""
    return f"""\
  上报:
    files: "*上报*"
{dated}    measure_word: 件
    columns: {{{columns}}}
    measures:
      件: {{column: 件数, kind: {kind}, measure_word: 件}}
"""


def record(month: int, n: int, unit: str = "甲县") -> tuple[object, ...]:
    return f"2023-{month:02}-{n:02}", f"{month}月事项{n}", unit, 100 + month * 10 + n


def of_month(month: int) -> Rows:
    return [HEAD, record(month, 1), record(month, 2, "乙市")]


def units(*numbers: object) -> Rows:
    return [("单位", "件数"), *zip(("甲县", "乙市", "丙区"), numbers, strict=False)]


def of_year(factor: int) -> Rows:
    return [("月份", "件数"), *((f"2023年{m}月", factor * m) for m in range(1, 13))]


def captioned(caption: str, factor: int) -> Rows:
    return [(caption, None), *of_year(factor)]


MONTHS = {f"{m}月": units(m, 2 * m, 3 * m) for m in range(1, 13)}
FIRST = {f"{m}月": units(m, 2 * m, 3 * m) for m in range(1, 4)}
RECORDS = {f"{m}月": of_month(m) for m in range(1, 13)}
ALL = [HEAD, *(row for rows in RECORDS.values() for row in rows[1:])]
BY_UNIT = {
    "甲县": of_year(1),
    "乙市": of_year(2),
    "丙区": of_year(4),
}  # 78, 156, 312; at the end 84

BY_SHEET, BY_FILE = ledger("{from: sheet}"), ledger("{from: file}", columns="类型: [], 件数: []")
STOCK_BY_SHEET = ledger("{from: sheet}", "last")
FLOW = ledger("月份", columns="月份: [], 件数: []")
STOCK = ledger("月份", "last", "月份: [], 件数: []")
NAMED = ledger("月份", columns="月份: [], 单位: [], 件数: []")
DATELESS = ledger("", columns="类型: [], 件数: []")


def kinds(a: int, b: int) -> Rows:
    return [("类型", "件数"), ("甲", a), ("乙", b)]


# the ledger, what is asked, the files of 2023, the answer (None: refused), what is said and where
SITUATIONS: dict[str, tuple[str, str, Files, str | None, set[tuple[str, str]]]] = {
    "a sheet a month": (BY_SHEET, "上报.件", {B: MONTHS}, "468件", set()),
    "months from the last to the first": (
        BY_SHEET,
        "上报.件",
        {B: dict(reversed(MONTHS.items()))},
        "468件",
        set(),
    ),
    "a wrong sum in the summary": (
        BY_SHEET,
        "上报.件",
        {B: MONTHS | {"总表": units(78, 157, 234)}},
        None,
        {("summary_with_records", "总表")},
    ),
    "a unit that no month has": (
        BY_SHEET,
        "上报.件",
        {B: MONTHS | {"汇总": [*units(78, 156, 234), ("丁旗", 5)]}},
        None,
        {("summary_with_records", "汇总")},
    ),
    "the summary comes first and ends in a total": (
        BY_SHEET,
        "上报.件",
        {B: {"总表": [*units(78, 156, 234), ("合计", 468)]} | MONTHS},
        "468件",
        {("summary_left_out", "总表")},
    ),
    "a summary of nought, to be filled in": (
        BY_SHEET,
        "上报.件",
        {B: FIRST | {"汇总": units(0, 0, 0)}},
        "36件",
        {("summary_left_out", "汇总")},
    ),
    "a summary with the months in rows": (
        BY_SHEET,
        "上报.件",
        {
            B: FIRST
            | {"汇总": [("单位", "月份", "件数"), *((None, f"{m}月", 6 * m) for m in (1, 2, 3))]}
        },
        "36件",
        {("summary_left_out", "汇总")},
    ),
    "a summary of one name nobody knows": (
        BY_SHEET,
        "上报.件",
        {B: MONTHS | {"Sheet13": units(78, 156, 234)}},
        "468件",
        {("summary_left_out", "Sheet13")},
    ),
    "records of one name nobody knows": (
        BY_SHEET,
        "上报.件",
        {B: MONTHS | {"补报": units(1, 2, 4)}},
        None,
        {("no_months", "补报")},
    ),
    "a quarter after its months": (
        BY_SHEET,
        "上报.件",
        {B: FIRST | {"一季度": units(6, 12, 18), "4月": units(1, 1, 1)}},
        "39件",
        {("summary_left_out", "一季度")},
    ),
    "a quarter that its months do not make": (
        BY_SHEET,
        "上报.件",
        {B: FIRST | {"一季度": units(6, 12, 19)}},
        None,
        {("month_twice", "一季度")},
    ),
    "quarters, halves and the year": (
        BY_SHEET,
        "上报.件",
        {
            B: {
                "一季度": units(1, 2, 3),
                "二季度": units(4, 5, 6),
                "上半年": units(5, 7, 9),
                "三季度": units(1, 1, 1),
                "四季度": units(2, 2, 2),
                "下半年": units(3, 3, 3),
                "全年": units(8, 10, 12),
            }
        },
        "30件",
        {("summary_left_out", name) for name in ("上半年", "下半年", "全年")},
    ),
    "the end of the year as the summary of stocks": (
        STOCK_BY_SHEET,
        "上报.件",
        {B: MONTHS | {"汇总": units(12, 24, 36)}},
        "72件",
        {("summary_left_out", "汇总")},
    ),
    "the units' months and their sum": (
        FLOW,
        "上报.件",
        {B: {"甲县": of_year(1), "乙市": of_year(2), "合计": of_year(3)}},
        "234件",
        {("summary_left_out", "合计")},
    ),
    "the sum of the county": (
        STOCK,
        "上报.件",
        {B: {"甲县": of_year(1), "乙市": of_year(2), "全市": of_year(3)}},
        "36件",
        {("summary_left_out", "全市")},
    ),
    "a ledger without dates and its sum": (
        DATELESS,
        "上报.件",
        {B: {"甲县": kinds(1, 2), "乙市": kinds(3, 4), "合计": kinds(4, 6)}},
        "10件",
        {("summary_left_out", "合计")},
    ),
    "all records once more": (
        ARTICLES,
        "稿件",
        {A: RECORDS | {"总表": ALL}},
        "24篇",
        {("summary_left_out", "总表")},
    ),
    "all records and one more": (
        ARTICLES,
        "稿件",
        {A: RECORDS | {"总表": [*ALL, record(5, 9)]}},
        None,
        {("summary_with_records", "总表")},
    ),
    "the records' sums by month": (
        ARTICLES,
        "稿件.总字",
        {
            A: RECORDS
            | {"汇总": [("日期", "字数"), *((f"{m}月", 203 + 20 * m) for m in range(1, 13))]}
        },
        "3996字",
        {("summary_left_out", "汇总")},
    ),
    "one month's sums by unit": (
        ARTICLES,
        "稿件",
        {
            A: RECORDS
            | {"1月汇总": [("日期", "单位", "字数"), (None, "甲县", 111), (None, "乙市", 112)]}
        },
        "24篇",
        {("summary_left_out", "1月汇总")},
    ),
    "the only sheet is called 总表": (ARTICLES, "稿件", {A: {"总表": ALL}}, "24篇", set()),
    "a form with an example": (
        ARTICLES,
        "稿件",
        {A: {"台账": ALL, "模板": [HEAD, ("2023-01-01", "某某活动", "某县", 800)]}},
        "24篇",
        {("sample_left_out", "模板")},
    ),
    "an example whose date is none": (
        ARTICLES,
        "稿件",
        {A: {"台账": ALL, "填写示例": [HEAD, ("2023年X月X日", "××", "某县", 800)]}},
        "24篇",
        {("sample_left_out", "填写示例")},
    ),
    "a form that was filled in": (
        ARTICLES,
        "稿件",
        {A: {"台账": of_month(1), "模板": ALL}},
        None,
        {("sample_with_records", "模板")},
    ),
    "a blank form": (ARTICLES, "稿件", {A: {"台账": ALL, "空表": [HEAD]}}, "24篇", set()),
    "a blank form with its units": (
        BY_SHEET,
        "上报.件",
        {B: MONTHS | {"模板": units(None, None, None)}},
        "468件",
        set(),
    ),
    "a blank form as a file": (
        ARTICLES,
        "稿件",
        {A: {"S": ALL}, "稿件模板.xlsx": {"S": [HEAD]}},
        "24篇",
        set(),
    ),
    "the ledger was kept in the form": (ARTICLES, "稿件", {A: {"模板": ALL}}, "24篇", set()),
    "rows that were set aside": (
        ARTICLES,
        "稿件",
        {A: {"台账": ALL, "作废": [HEAD, record(3, 20)]}},
        None,
        {("set_aside", "作废")},
    ),
    "what was planned beside what was done": (
        FLOW,
        "上报.件",
        {B: {"计划": of_year(1), "实际": of_year(2)}},
        None,
        {("set_aside", "计划")},
    ),
    "a sheet a unit": (FLOW, "上报.件", {B: BY_UNIT}, "546件", set()),
    "stocks on a sheet a unit": (STOCK, "上报.件", {B: BY_UNIT}, "84件", set()),
    "a sheet a unit, whose column the definition has": (
        NAMED,
        '上报.件(单位="乙市")',
        {B: BY_UNIT},
        "156件",
        set(),
    ),
    "a file a unit": (
        STOCK,
        "上报.件",
        {f"2023年{name}上报表.xlsx": {"Sheet1": rows} for name, rows in BY_UNIT.items()},
        "84件",
        set(),
    ),
    "a file a department, in brackets": (
        STOCK,
        "上报.件",
        {f"上报（{name}）.xlsx": {"S": of_year(n)} for n, name in ((1, "组织部"), (4, "宣传部"))},
        "60件",
        set(),
    ),
    "the unit in the caption": (
        STOCK,
        "上报.件",
        {
            f"上报{n}.xlsx": {"S": captioned(f"填报单位：{u}", n)}
            for n, u in ((1, "甲县"), (4, "乙市"))
        },
        "60件",
        set(),
    ),
    "the unit in the title": (
        FLOW,
        "上报.件",
        {
            f"上报{n}.xlsx": {"S": captioned(f"{u}2023年统计表", n)}
            for n, u in ((1, "甲县"), (4, "乙市"))
        },
        "390件",
        set(),
    ),
    "a sheet an account": (
        STOCK,
        "上报.件",
        {B: {"微信": of_year(1), "微博": of_year(2), "抖音": of_year(4)}},
        "84件",
        set(),
    ),
    "a sheet a well": (
        STOCK,
        "上报.件",
        {B: {"1号井": of_year(1), "2号井": of_year(2)}},
        "36件",
        set(),
    ),
    "a unit's quarters on sheets of their own": (
        STOCK,
        "上报.件",
        {
            B: {
                name: [("月份", "件数"), *of_year(1)[1 + 3 * n : 4 + 3 * n]]
                for n, name in enumerate(("一季度", "二季度", "三季度", "四季度"))
            }
        },
        "12件",
        set(),
    ),
    "a file a unit and month": (
        BY_FILE,
        "上报.件",
        {
            f"{name}上报{m}月.xlsx": {"S": [("类型", "件数"), ("甲", m * n)]}
            for n, name in ((1, "甲县"), (2, "乙市"))
            for m in (1, 2)
        },
        "9件",
        set(),
    ),
    "one unit twice": (
        FLOW,
        "上报.件",
        {B: {"甲县": of_year(1), "甲县2": of_year(2)}},
        None,
        {("month_twice", "甲县2")},
    ),
    "a unit and nobody knows who": (
        FLOW,
        "上报.件",
        {B: {"甲县": of_year(1), "Sheet2": of_year(2)}},
        None,
        {("month_twice", "Sheet2")},
    ),
    "two sheets nobody knows whose": (
        FLOW,
        "上报.件",
        {B: {"Sheet1": of_year(1), "Sheet2": of_year(2)}},
        None,
        {("month_twice", "Sheet2")},
    ),
    "to whom it was sent is no unit": (
        FLOW,
        "上报.件",
        {B: {"报县委": of_year(1), "报市委": of_year(2)}},
        None,
        {("month_twice", "报市委")},
    ),
    "the draft and what became of it": (
        ARTICLES,
        "稿件",
        {"稿件初稿.xlsx": {"S": of_month(1)}, "稿件最终版.xlsx": {"S": [HEAD, record(2, 3)]}},
        None,
        {("versions_of_files", "")},
    ),
    "a sheet and its update": (
        ARTICLES,
        "稿件",
        {A: {"1月": of_month(1), "1月（更新）": [HEAD, record(1, 3), record(1, 4)]}},
        None,
        {("versions", "1月")},
    ),
    "two parts of one ledger": (
        ARTICLES,
        "稿件",
        {"稿件（1）.xlsx": {"S": of_month(1)}, "稿件（2）.xlsx": {"S": of_month(2)}},
        "4篇",
        set(),
    ),
    "blank sheets that a new workbook has": (
        ARTICLES,
        "稿件",
        {A: {"Sheet1": ALL, "Sheet2": [], "Sheet3": []}},
        "24篇",
        set(),
    ),
    "a month that has not come": (
        ARTICLES,
        "稿件",
        {A: {"11月": of_month(11), "12月": []}},
        "2篇",
        {("empty_sheets", "12月")},
    ),
    "lists to choose from": (
        ARTICLES,
        "稿件",
        {
            A: {
                "台账": ALL,
                "数据字典": [("甲县",), ("乙市",)],
                "Sheet2": [("单位", "类别"), ("甲县", "经验")],
            }
        },
        "24篇",
        set(),
    ),
    "a cover, a table of contents, an explanation": (
        ARTICLES,
        "稿件",
        {
            A: {
                "封面": [("2023年稿件台账",), ("2023年12月",)],
                "目录": [("序号", "名称"), (1, "台账")],
                "台账": ALL,
                "填表说明": [("1", "日期写到日"), ("2", "单位写全称")],
            }
        },
        "24篇",
        set(),
    ),
    "a pivot table": (
        ARTICLES,
        "稿件",
        {A: {"台账": ALL, "Sheet2": [("行标签", "求和项:字数"), ("甲县", 1200), ("总计", 1200)]}},
        "24篇",
        set(),
    ),
    "what programs keep beside a file": (
        ARTICLES,
        "稿件",
        {
            name: {"S": ALL}
            for name in (A, "~$稿件.xlsx", ".~稿件.xlsx", "稿件.xlsx.bak", "稿件.xlsx~", "稿件.xlk")
        },
        "24篇",
        set(),
    ),
    "records on a sheet a unit": (
        ARTICLES,
        "稿件",
        {
            A: {
                u: [HEAD, *(record(m, n, u) for m in range(1, 13))]
                for n, u in ((1, "甲县"), (2, "乙市"))
            }
        },
        "24篇",
        set(),
    ),
    "halves in two files": (
        ARTICLES,
        "稿件",
        {"稿件上半年.xlsx": {"S": ALL[:13]}, "稿件下半年.xlsx": {"S": [HEAD, *ALL[13:]]}},
        "24篇",
        set(),
    ),
    "the year's export replaces that of the half year": (
        ARTICLES,
        "稿件",
        {"稿件1-6月.xlsx": {"S": ALL[:13]}, "稿件1-7月.xlsx": {"S": ALL[:15]}},
        None,
        {("copied_file", "")},
    ),
}

SUMS = (
    "汇总",
    "总表",
    "合计",
    "总计",
    "汇总表",
    "年度汇总",
    "全年合计",
    "累计",
    "全县",
    "1-12月",
    "2023年",
)


@pytest.mark.parametrize(
    ("asked", "files", "value", "odd"),
    [((text, asked), *rest) for text, asked, *rest in SITUATIONS.values()],
    ids=SITUATIONS.keys(),
)
def test_a_layout(
    tmp_path: Path,
    asked: tuple[str, str],
    files: Files,
    value: str | None,
    odd: set[tuple[str, str]],
) -> None:
    text, figure = asked
    define(tmp_path, text)
    file_all(tmp_path, {f"2023/{name}": sheets for name, sheets in files.items()})
    found = answer(tmp_path, figure)
    told = {(code, sheet) for code, _, sheet in found.odd if code != "ends_early"}
    assert (found.text, told) == (value, odd)


@pytest.mark.parametrize("name", SUMS)
def test_sums_of_the_months_beside_them_are_left_out(tmp_path: Path, name: str) -> None:
    define(tmp_path, BY_SHEET)
    file_all(tmp_path, {f"2023/{B}": MONTHS | {name: units(78, 156, 234)}})
    found = answer(tmp_path, "上报.件")
    assert (found.text, set(found.odd)) == ("468件", {("summary_left_out", B, name)})


@pytest.mark.parametrize(
    ("state", "rows", "odd"),
    [
        ("hidden", [("甲县",), ("乙市",)], set()),
        ("veryHidden", [("甲县",), ("乙市",)], set()),
        ("hidden", [], set()),
        ("hidden", ALL[:5], {("hidden_sheet", A, "备用")}),
        ("veryHidden", ALL[1:8], {("hidden_sheet", A, "备用")}),
    ],
)
def test_a_hidden_sheet_is_told_where_it_may_hold_records(
    tmp_path: Path, state: str, rows: Rows, odd: set[tuple[str, str, str]]
) -> None:
    define(tmp_path, ARTICLES)
    file_all(tmp_path, {f"2023/{A}": {"台账": ALL, "备用": rows}})
    path = tmp_path / "inputs" / "2023" / A
    made = openpyxl.load_workbook(path)
    made["备用"].sheet_state = state  # type: ignore[assignment]  # one of the three
    made.save(path)
    found = answer(tmp_path, "稿件")
    assert (found.text, set(found.odd)) == ("24篇", odd)


def test_two_ledgers_on_sheets_of_one_workbook(tmp_path: Path) -> None:
    first = ARTICLES.replace("    date:", "    sheets: 发稿\n    date:")
    second = ARTICLES.replace("  稿件:", "  报送:").replace("总字", "报送字数")
    define(tmp_path, first + second.replace("    date:", "    sheets: 报送\n    date:"))
    file_all(tmp_path, {f"2023/{A}": {"发稿": ALL, "报送": of_month(1)}})
    found = answer(tmp_path, "报送 / 稿件")
    assert (found.text, {code for code in found.codes if code != "ends_early"}) == ("8.3%", set())


def test_a_sheet_that_two_ledgers_read_is_an_error(tmp_path: Path) -> None:
    second = ARTICLES.replace("  稿件:", "  报送:").replace("总字", "报送字数")
    define(tmp_path, ARTICLES + second)
    file_all(tmp_path, {f"2023/{A}": {"发稿": ALL}})
    assert ("claimed_twice", A, "") in answer(tmp_path, "报送").odd


def linked(path: Path, formulas: dict[str, str], *, calculated: bool = True) -> None:
    """Give the cells of the workbook's last sheet formulas, whose results are what they hold."""
    parts = parts_of(path)
    last = max((n for n in parts if n.startswith("xl/worksheets/sheet")), key=lambda n: (len(n), n))
    text = parts[last].decode()
    for cell, formula in formulas.items():
        pattern = rf'(<c r="{cell}"[^>]*>)(<v>[^<]*</v>)'
        value = r"\2" if calculated else ""
        text, count = re.subn(pattern, rf"\1<f>{formula}</f>{value}", text)
        assert count == 1
    parts[last] = text.encode()
    path.write_bytes(packed(parts))


TWO = {"甲县": of_year(1), "乙市": of_year(2)}
ADDED = {f"B{row}": f"甲县!B{row}+乙市!B{row}" for row in range(2, 14)}


@pytest.mark.parametrize(
    ("text", "filed", "value", "odd"),
    [
        (FLOW, (TWO | {"云川市": of_year(3)}, ADDED), "234件", {("summary_left_out", "云川市")}),
        (
            FLOW,
            (TWO | {"丙区": of_year(4), "云川市": of_year(3)}, ADDED),
            None,
            {("linked_with_records", "云川市")},
        ),
        (
            BY_SHEET,
            (
                FIRST | {"表四": units(6, 12, 18)},
                {f"B{row}": f"SUM('1月:3月'!B{row})" for row in (2, 3, 4)},
            ),
            "36件",
            {("summary_left_out", "表四")},
        ),
        (
            BY_SHEET,
            (FIRST, {f"B{row}": f"'2月'!B{row}+{row - 1}" for row in (2, 3, 4)}),
            "36件",
            set(),
        ),
    ],
    ids=["a city", "a city without one of its counties", "quarter", "a month from the one before"],
)
def test_formulas_over_other_sheets_make_a_summary(
    tmp_path: Path,
    text: str,
    filed: tuple[dict[str, Rows], dict[str, str]],
    value: str | None,
    odd: set[tuple[str, str]],
) -> None:
    sheets, formulas = filed
    define(tmp_path, text)
    file_all(tmp_path, {f"2023/{B}": sheets})
    linked(tmp_path / "inputs" / "2023" / B, formulas)
    found = answer(tmp_path, "上报.件")
    told = {(code, sheet) for code, _, sheet in found.odd if code != "ends_early"}
    assert (found.text, told) == (value, odd)


def test_formulas_of_a_summary_that_nobody_calculated(tmp_path: Path) -> None:
    define(tmp_path, BY_SHEET)
    file_all(tmp_path, {f"2023/{B}": MONTHS | {"汇总": units(1, 1, 1)}})
    formulas = {f"B{row}": f"SUM('1月:12月'!B{row})" for row in (2, 3, 4)}
    linked(tmp_path / "inputs" / "2023" / B, formulas, calculated=False)
    found = answer(tmp_path, "上报.件")
    assert (found.text, set(found.odd)) == ("468件", {("summary_left_out", B, "汇总")})
