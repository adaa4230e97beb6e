"""What is entered twice on one sheet; beside each the right figure, or what has to be said.

Months: in month m 云川 has 10 + m items, 198 a year, and 100 + m followers; 甲县 has one more of
each.  Days: record n is on day n of March, 100 + n characters long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filing import answer, define, file_all

if TYPE_CHECKING:
    from pathlib import Path

Row = tuple[object, ...]
Rows = list[Row]
Places = set[tuple[str, str]]

MONTHS = """\
  公众号:
    files: "*公众号*"
    date: 月份
    columns: {月份: [], 账号: [], 推送条数: []}
    measures:
      推送: {column: 推送条数, kind: sum, measure_word: 条}
"""
BARE = MONTHS.replace("账号: [], ", "")
STOCK = MONTHS + "      关注: {column: 关注人数, kind: last, measure_word: 人}\n"
RANKS = """\
  公众号:
    files: "*公众号*"
    date: 月份
    columns: {月份: []}
    measures:
      推送: {column: 推送条数, kind: sum, measure_word: 条}
      名次: {column: 名次, kind: rank, measure_word: 位}
"""
CROSS = """\
  公众号:
    files: "*公众号*"
    date: 月份
    measure_word: 条
    columns: {单位: []}
    unpivot: {columns: "*月", into: 月份, value: 条数}
    measures:
      推送: {column: 条数, kind: sum, measure_word: 条}
"""
KINDS = """\
  公众号:
    files: "*公众号*"
    measure_word: 条
    columns: {单位: []}
    unpivot: {columns: "*类", into: 类别, value: 条数}
    measures:
      推送: {column: 条数, kind: sum, measure_word: 条}
"""
DAYS = """\
  公众号:
    files: "*公众号*"
    date: 日期
    measure_word: 篇
    columns: {日期: [], 单位: [], 字数: []}
    measures:
      总字: {column: 字数, kind: sum, measure_word: 字}
"""
TITLED = DAYS.replace("日期: [], ", "日期: [], 标题: [], ")
EVENTS = """\
  公众号:
    files: "*公众号*"
    date: 日期
    measure_word: 篇
    columns: {日期: [], 类别: [], 单位: []}
"""
DATELESS = """\
  公众号:
    files: "*公众号*"
    measure_word: 篇
    columns: {单位: [], 姓名: [], 岗位: []}
"""


def month(m: int, name: str | None = "云川", more: int = 0) -> Row:
    return (f"{m}月", 10 + m + more) if name is None else (f"{m}月", name, 10 + m + more)


def bare(*rows: Row) -> Rows:
    return [("月份", "推送条数"), *rows]


def of(*rows: Row, others: Row = ()) -> Rows:
    return [("月份", "账号", "推送条数", *others), *rows]


def stock(*rows: Row) -> Rows:
    return [("月份", "账号", "推送条数", "关注人数"), *rows]


YEAR = range(1, 13)
ONE: Rows = [month(m, None) for m in YEAR]
TWO: Rows = [month(m, n, k) for m in YEAR for k, n in enumerate(("云川", "甲县"))]
FOLLOWED: Rows = [(*month(m), 100 + m) for m in YEAR]
PARTS: Rows = [(f"{m}月", "云川", n) for m in YEAR for n in (m, m + 30)]
EACH_ONE: Rows = [(f"{m}月", name, 1) for m in YEAR for name in ("云川", "云川", "甲县")]


def day(n: int, unit: str = "甲县") -> Row:
    return f"2023-03-{n:02}", unit, 100 + n


def days(*numbers: int) -> Rows:
    return [("日期", "单位", "字数"), *map(day, numbers)]


def titled(*numbers: int) -> Rows:
    return [
        ("日期", "标题", "单位", "字数"),
        *((day(n)[0], f"事项{n}", *day(n)[1:]) for n in numbers),
    ]


def event(day: int, kind: str, unit: str = "甲县", *more: object) -> Row:
    return f"2023-03-{day:02}", kind, unit, *more


def events(*rows: Row, others: Row = ()) -> Rows:
    return [("日期", "类别", "单位", *others), *rows]


def crossed(*rows: Row, last: Row = ()) -> Rows:
    return [("单位", *last, "1月", "2月", "3月"), *rows]


TWELVE = range(1, 13)
KIND_OF = {0: "信息", 1: "简报"}
MANY: Rows = [event(n // 4 + 1, KIND_OF[n * 7 // 3 % 2], "甲县") for n in range(60)]
B = "公众号.推送"
S = "Sheet1"

# name, definition, rows of the sheet, expression, its text (None: refused), what is said and where
SITUATIONS: list[tuple[str, str, Rows, str, str | None, Places]] = [
    ("twelve months", BARE, bare(*ONE), B, "198条", set()),
    ("a month twice", BARE, bare(*ONE[:6], ONE[5], *ONE[6:]), B, None, {("month_twice", S)}),
    (
        "a month twice, written otherwise",
        BARE,
        bare(*ONE, ("六月", 16)),
        B,
        None,
        {("month_twice", S)},
    ),
    ("a month twice at the end", BARE, bare(*ONE, ONE[5]), B, None, {("month_twice", S)}),
    (
        "a month again with another number",
        BARE,
        bare(*ONE, ("6月", 17)),
        B,
        "215条",
        {("month_again", S)},
    ),
    ("a month three times", BARE, bare(*ONE, ONE[5], ONE[5]), B, None, {("month_twice", S)}),
    ("the year pasted below itself", BARE, bare(*ONE, *ONE), B, None, {("copied_rows", S)}),
    (
        "the year pasted below a blank row, with its header",
        BARE,
        bare(*ONE, (), ("月份", "推送条数"), *ONE),
        B,
        None,
        {("copied_rows", S)},
    ),
    ("four months pasted below", BARE, bare(*ONE[:4], *ONE[:4]), B, None, {("month_twice", S)}),
    (
        "the year pasted and sorted",
        BARE,
        bare(*(row for row in ONE for _ in range(2))),
        B,
        None,
        {("month_twice", S)},
    ),
    (
        "each month with the same number",
        BARE,
        bare(*((f"{m}月", 5) for m in YEAR)),
        B,
        "60条",
        set(),
    ),
    ("half a year pasted", BARE, bare(*ONE, *ONE[3:9]), B, None, {("copied_rows", S)}),
    ("months in two parts each", MONTHS, of(*PARTS), B, "516条", set()),
    (
        "a line for each item, most months several",
        MONTHS,
        of(*EACH_ONE),
        B,
        "36条",
        set(),
    ),
    ("two accounts", MONTHS, of(*TWO), B, "408条", set()),
    ("an account's month twice", MONTHS, of(*TWO, month(6)), B, None, {("month_twice", S)}),
    (
        "an account's month twice, with a space in its name",
        MONTHS,
        of(*TWO, month(6, " 云川")),
        B,
        None,
        {("month_twice", S)},
    ),
    (
        "an account's month again",
        MONTHS,
        of(*TWO, month(6, more=3)),
        B,
        "427条",
        {("month_again", S)},
    ),
    (
        "accounts in a column that the definition does not have",
        BARE,
        of(*TWO),
        B,
        "408条",
        set(),
    ),
    (
        "one month of another account, in a column that the definition does not have",
        BARE,
        of(*(month(m) for m in YEAR), month(6, "甲县")),
        B,
        "214条",
        set(),
    ),
    (
        "a month twice with other remarks and numbers",
        BARE,
        [
            ("序号", "月份", "推送条数", "备注"),
            *((n, *row, None) for n, row in enumerate(ONE)),
            (13, *ONE[5], "补登"),
        ],
        B,
        None,
        {("month_twice", S)},
    ),
    (
        "a month twice, by two persons",
        BARE,
        [
            ("月份", "推送条数", "填报人"),
            *((*row, "张某") for row in ONE),
            (*ONE[5], "李某"),
        ],
        B,
        "214条",
        {("month_again", S)},
    ),
    (
        "what one month has stands in two rows",
        STOCK,
        stock(*FOLLOWED[:11], ("12月", "云川", 22, None), ("12月", "云川", None, 112)),
        B,
        "198条",
        set(),
    ),
    ("followers", STOCK, stock(*FOLLOWED), "公众号.关注", "112人", set()),
    ("followers twice", STOCK, stock(*FOLLOWED, FOLLOWED[5]), B, None, {("month_twice", S)}),
    (
        "followers again",
        STOCK,
        stock(*FOLLOWED, ("6月", "云川", 17, 106)),
        B,
        None,
        {("month_twice", S)},
    ),
    (
        "two ranks of a month",
        RANKS,
        [("月份", "推送条数", "名次"), *((*row, 3) for row in ONE), ("12月", None, 5)],
        B,
        None,
        {("month_twice", S), ("ranks_together", S)},
    ),
    (
        "quarters",
        BARE,
        bare(("一季度", 1), ("二季度", 2), ("三季度", 3), ("四季度", 4), ("三季度", 3)),
        B,
        None,
        {("month_twice", S)},
    ),
    (
        "a month of nought twice",
        BARE,
        bare(*ONE[:11], ("12月", 0), ("12月", 0)),
        B,
        None,
        {("month_twice", S)},
    ),
    (
        "a cross table",
        CROSS,
        crossed(("甲县", 1, 2, 3), ("乙市", 4, 5, 6)),
        B,
        "21条",
        set(),
    ),
    (
        "a unit in two rows of a cross table",
        CROSS,
        crossed(("甲县", 1, 2, 3), ("乙市", 4, 5, 6), ("丙区", 7, 8, 9), ("甲县", 1, 2, 3)),
        B,
        None,
        {("month_twice", S)},
    ),
    (
        "a unit again in a cross table",
        CROSS,
        crossed(*((f"{c}县", 1, 2, 3) for c in "甲乙丙丁戊"), ("甲县", 4, 2, 5)),
        B,
        "41条",
        {("month_again", S)},
    ),
    (
        "a unit a kind, which the definition does not have",
        CROSS,
        crossed(
            ("甲县", "信息", 1, 2, 3),
            ("甲县", "简报", 1, 2, 3),
            ("乙市", "信息", 1, 1, 1),
            last=("类别",),
        ),
        B,
        "15条",
        set(),
    ),
    (
        "a unit in two rows of a cross table without months",
        KINDS,
        [
            ("单位", "甲类", "乙类"),
            *(("甲县", 1, 2), ("乙市", 3, 4), ("丙区", 5, 6), ("丁县", 7, 8), ("甲县", 1, 2)),
        ],
        B,
        None,
        {("month_twice", S)},
    ),
    ("twelve days", DAYS, days(*TWELVE), "公众号", "12篇", set()),
    (
        "twelve days pasted below",
        DAYS,
        days(*TWELVE, *TWELVE),
        "公众号",
        None,
        {("copied_rows", S)},
    ),
    (
        "pasted three times",
        DAYS,
        days(*TWELVE, *TWELVE, *TWELVE),
        "公众号",
        None,
        {("copied_rows", S)},
    ),
    (
        "five of them pasted in between",
        DAYS,
        days(*TWELVE, 3, 4, 5, 6, 7, 13, 14),
        "公众号",
        None,
        {("copied_rows", S)},
    ),
    (
        "pasted, then sorted",
        DAYS,
        days(*sorted([*TWELVE, *TWELVE])),
        "公众号",
        None,
        {("copied_rows", S)},
    ),
    ("one day twice", DAYS, days(*TWELVE, 6), "公众号.总字", "1384字", {("duplicate", S)}),
    ("two days twice", DAYS, days(*TWELVE, 6, 3), "公众号", "14篇", {("duplicate", S)}),
    (
        "one day twice, counted once",
        DAYS + "    duplicates: first\n",
        days(*TWELVE, 6),
        "公众号.总字",
        "1278字",
        {("duplicate_left_out", S)},
    ),
    (
        "one day twice, refused",
        DAYS + "    duplicates: error\n",
        days(*TWELVE, 6),
        "公众号",
        None,
        {("duplicate_left_out", S)},
    ),
    (
        "pasted and counted once",
        DAYS + "    duplicates: first\n",
        days(*TWELVE, *TWELVE),
        "公众号",
        "12篇",
        {("copied_rows", S)},
    ),
    (
        "pasted and both to count",
        DAYS + "    copies: accept\n",
        days(*TWELVE, *TWELVE),
        "公众号",
        "24篇",
        {("duplicate", S)},
    ),
    (
        "pasted, then numbered anew and remarked on",
        DAYS,
        [
            ("序号", "日期", "单位", "字数", "备注"),
            *((n, *day(n), None) for n in TWELVE),
            *((12 + n, *day(n), "补") for n in TWELVE),
        ],
        "公众号",
        None,
        {("copied_rows", S)},
    ),
    (
        "two calls of one day",
        EVENTS,
        events(
            *((f"2023-03-{n:02} 09:{n:02}", "信息", "甲县") for n in TWELVE),
            ("2023-03-05 10:30", "信息", "甲县"),
        ),
        "公众号",
        "13篇",
        set(),
    ),
    (
        "with titles and no media: one twice",
        TITLED,
        titled(*TWELVE, 4),
        "公众号",
        "13篇",
        {("duplicate", S)},
    ),
    ("with titles: pasted", TITLED, titled(*TWELVE, *TWELVE), "公众号", None, {("copied_rows", S)}),
    ("few kinds, many equal rows", EVENTS, events(*MANY), "公众号", "60篇", set()),
    (
        "one kind a day, ten times",
        EVENTS,
        events(*[event(5, "信息")] * 10, event(6, "简报")),
        "公众号",
        "11篇",
        set(),
    ),
    (
        "equal but for a title that the definition does not have",
        EVENTS,
        events(
            *(event(n, "信息", "甲县", f"事项{n}{k}") for k in "ab" for n in TWELVE),
            others=("题目",),
        ),
        "公众号",
        "24篇",
        set(),
    ),
    (
        "the units of one day, twice round",
        EVENTS,
        events(
            *(event(5, "信息", f"{c}县", f"第{k}号") for k in (1, 2) for c in "甲乙丙丁戊"),
            others=("文号",),
        ),
        "公众号",
        "10篇",
        set(),
    ),
    (
        "people without dates, pasted",
        DATELESS,
        [("单位", "姓名", "岗位"), *(("甲县", f"赵{c}", "科员") for c in "一二三四五六" * 2)],
        "公众号",
        None,
        {("copied_rows", S)},
    ),
    (
        "people without dates",
        DATELESS,
        [("单位", "姓名", "岗位"), *(("甲县", f"赵{c}", "科员") for c in "一二三四五六")],
        "公众号",
        "6篇",
        set(),
    ),
]


def load(folder: Path, definition: str, sheets: dict[str, Rows]) -> None:
    define(folder, definition)
    file_all(folder, {"2023/公众号.xlsx": sheets})


@pytest.mark.parametrize(
    ("definition", "rows", "expression", "text", "said"),
    [situation[1:] for situation in SITUATIONS],
    ids=[situation[0] for situation in SITUATIONS],
)
def test_what_is_entered_twice_on_one_sheet(  # noqa: PLR0917  # a row of the table
    tmp_path: Path, definition: str, rows: Rows, expression: str, text: str | None, said: Places
) -> None:
    load(tmp_path, definition, {S: rows})
    found = answer(tmp_path, expression)
    assert (found.text, {(code, sheet) for code, _, sheet in found.odd}) == (text, said)


# name, definition, sheets of one file, the figure 公众号, what is said and where
SHEETS: list[tuple[str, str, dict[str, Rows], str | None, Places]] = [
    (
        "a part of a sheet pasted into another",
        DAYS,
        {"一": days(*TWELVE), "二": days(*range(13, 22), *range(2, 8))},
        None,
        {("copied_rows", "二")},
    ),
    (
        "two rows of another sheet",
        DAYS,
        {"一": days(*TWELVE), "二": days(*range(13, 22), 2, 3)},
        "23篇",
        set(),
    ),
    (
        "two sheets of two units that are alike",
        DAYS,
        {
            "甲县": days(*TWELVE, *range(15, 20)),
            "乙市": days(*range(15, 20), *range(21, 30)),
        },
        "31篇",
        set(),
    ),
]


@pytest.mark.parametrize(
    ("definition", "sheets", "text", "said"),
    [situation[1:] for situation in SHEETS],
    ids=[situation[0] for situation in SHEETS],
)
def test_what_is_pasted_into_another_sheet(
    tmp_path: Path, definition: str, sheets: dict[str, Rows], text: str | None, said: Places
) -> None:
    load(tmp_path, definition, sheets)
    found = answer(tmp_path, "公众号")
    assert (found.text, {(code, sheet) for code, _, sheet in found.odd}) == (text, said)
