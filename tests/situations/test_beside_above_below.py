"""What stands beside, above and below a table without being part of it, or being it once more.

Expected figures are added up by hand: 12 + 35 + 28 + 41 = 116, 7 + 29 + 21 + 33 = 90.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from filing import answer, define, file_all

if TYPE_CHECKING:
    from pathlib import Path

UNDATED = """\
  稿件:
    files: "*稿件*"
    measure_word: 条
    columns: {单位: []}
    measures:
      件: {column: 件数, kind: sum, measure_word: 件}
"""
LIST = """\
  稿件:
    files: "*稿件*"
    measure_word: 人
    columns: {姓名: [], 单位: []}
    measures:
      件: {column: 学时, kind: sum, measure_word: 时}
"""
DATED = """\
  稿件:
    files: "*稿件*"
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: [], 单位: []}
    measures:
      件: {column: 字数, kind: sum, measure_word: 字}
"""
H, HL, HD = ("单位", "件数"), ("姓名", "单位", "学时"), ("日期", "标题", "单位", "字数")
UNITS = ("甲县", "乙县", "丙县", "丁区")
PERSONS = ("王一", "李二强", "张三丰", "刘四海")

Rows = list[tuple[object, ...]]


def table(*numbers: int, over: tuple[str, ...] = ()) -> Rows:
    return [*((text,) for text in over), H, *zip(UNITS, numbers, strict=False)]


WHOLE, HALF, SECOND = (12, 35, 28, 41), (5, 6, 7, 8), (7, 29, 21, 33)
CLASS: Rows = [HL, *((name, "甲县", 8) for name in PERSONS)]
YEAR: Rows = [HD, *((dt.date(2023, m, 5), f"第{m}月稿件", UNITS[m % 4], 100) for m in range(1, 13))]


def said(
    folder: Path, books: dict[str, dict[str, Rows]], ledger: str = UNDATED
) -> tuple[str | None, list[str]]:
    """What is counted, and the codes of errors and warnings."""
    define(folder, ledger)
    file_all(folder, {f"2023/{name}": _filed(name, sheets) for name, sheets in books.items()})
    found = answer(folder, "稿件.件")
    return found.text, sorted({code for code, _, _ in found.odd})


def _filed(name: str, sheets: dict[str, Rows]) -> dict[str, Rows]:
    """The sheets, as lines of one length where the file is a text."""
    if not name.endswith(".csv"):
        return sheets
    width = max(len(row) for rows in sheets.values() for row in rows)
    blank = ("",) * width
    return {
        sheet: [(*("" if cell is None else cell for cell in row), *blank)[:width] for row in rows]
        for sheet, rows in sheets.items()
    }


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("2023年上半年稿件", "2023年稿件"),
        ("上半年稿件", "2023年稿件"),
        ("稿件1-6月", "稿件2023年"),
        ("稿件上半年", "稿件年度"),
        ("稿件一季度", "稿件"),
        ("2023年6月稿件", "2023年稿件"),
        ("稿件前三季度", "稿件年报"),
        ("稿件半年报", "稿件年报"),
        ("稿件（1-6月）", "稿件（2023）"),
        ("稿件2023年一季度统计表", "2023年度稿件统计表"),
        ("稿件1-11月", "稿件"),
    ],
)
def test_a_part_of_the_year_in_a_file_beside_the_whole(
    tmp_path: Path, part: str, whole: str
) -> None:
    books = {f"{part}.xlsx": {"S": table(*HALF)}, f"{whole}.xlsx": {"S": table(*WHOLE)}}
    assert said(tmp_path, books) == (None, ["part_beside_whole"])


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("上半年", "年度"),
        ("1-6月", "2023"),
        ("上半年", "Sheet1"),
        ("1-6月", "本年"),
        ("上半年", "稿件"),
        ("上半年", "年报"),
        ("1-9月", "采用情况"),
        ("前三季度", "今年"),
    ],
)
def test_in_a_sheet_beside_it(tmp_path: Path, part: str, whole: str) -> None:
    sheets = {part: table(*HALF), whole: table(*WHOLE)}
    assert said(tmp_path, {"稿件.xlsx": sheets}) == (None, ["part_beside_whole"])


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("2023年上半年采用情况", "2023年采用情况"),
        ("2023年一季度", "2023年度"),
        ("2023年1-6月统计表", "采用统计表"),
        ("上半年采用情况", "年度采用情况"),
    ],
)
def test_by_their_captions(tmp_path: Path, part: str, whole: str) -> None:
    sheets = {"Sheet1": table(*HALF, over=(part,)), "Sheet2": table(*WHOLE, over=(whole,))}
    assert said(tmp_path, {"稿件.xlsx": sheets}) == (None, ["part_beside_whole"])


OTHERS = [("戊市", 9), ("己市", 11)]


@pytest.mark.parametrize(
    ("books", "sum_"),
    [
        ({"稿件.xlsx": {"上半年": table(*HALF), "下半年": table(*WHOLE)}}, 142),
        ({"稿件.xlsx": {"上半年": table(*WHOLE), "Sheet2": table(*SECOND)}}, 206),
        ({"稿件.xlsx": {"上半年": table(*WHOLE), "其他单位": [H, *OTHERS]}}, 136),
        (
            {
                "稿件报纸上半年.xlsx": {"S": table(*HALF)},
                "稿件报纸下半年.xlsx": {"S": table(*SECOND)},
                "稿件网站.xlsx": {"S": table(*WHOLE)},
            },
            232,
        ),
        (
            {
                f"2023年{q}季度稿件.xlsx": {"S": table(*WHOLE, over=("2023年度采用情况",))}
                for q in "一二三四"
            },
            464,
        ),
    ],
)
def test_what_is_no_whole_beside_a_part_adds_up(
    tmp_path: Path, books: dict[str, dict[str, Rows]], sum_: int
) -> None:
    text, codes = said(tmp_path, books)
    assert (text, "part_beside_whole" in codes) == (f"{sum_}件", False)


def test_rows_with_dates_say_themselves_when_they_are(tmp_path: Path) -> None:
    sheets = {"上半年": YEAR[:7], "稿件": [HD, *YEAR[7:]]}
    assert said(tmp_path, {"稿件.xlsx": sheets}, DATED) == ("1200字", [])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([*table(*SECOND, over=("上半年",)), *table(*WHOLE, over=("下半年",))], ("206件", [])),
        ([H, ("1-6月",), *table(*SECOND)[1:], ("7-12月",), *table(*WHOLE)[1:]], ("206件", [])),
        (
            [
                *table(*HALF, over=("2023年上半年情况",)),
                *table(*WHOLE, over=("2023年全年情况",)),
            ],
            (None, ["stated_twice"]),
        ),
        (
            [*table(*HALF, over=("2023年上半年情况",)), *table(*WHOLE, over=("2023年情况",))],
            (None, ["stated_twice"]),
        ),
        (
            [*table(*SECOND, over=("一季度",)), *table(*WHOLE, over=("二季度",))],
            ("206件", ["part_year_stated"]),
        ),
    ],
)
def test_blocks_of_one_sheet_are_of_the_months_over_them(
    tmp_path: Path, rows: Rows, expected: tuple[str | None, list[str]]
) -> None:
    define(tmp_path, UNDATED)
    file_all(tmp_path, {"2022/稿件.xlsx": {"S": table(*WHOLE)}, "2023/稿件.xlsx": {"S": rows}})
    found = answer(tmp_path, "稿件.件")
    assert (found.text, found.codes) == expected


def moved(rows: Rows, n: int) -> Rows:
    """The rows with the header below the first n records."""
    return [*rows[1 : n + 1], rows[0], *rows[n + 1 :]]


@pytest.mark.parametrize("n", [1, 2, 6, 11])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_records_above_the_header_are_told(tmp_path: Path, n: int, kind: str) -> None:
    books = {f"稿件.{kind}": {"S": moved(YEAR, n)}}
    text, codes = said(tmp_path, books, DATED)
    assert (text, "records_above" in codes) == (None, True)


@pytest.mark.parametrize(
    ("rows", "ledger"),
    [
        (moved(table(*WHOLE), 2), UNDATED),
        ([("2023年采用情况",), *moved(table(*WHOLE), 2)], UNDATED),
        ([("单位：件",), *moved(table(*WHOLE), 3)], UNDATED),
        (moved(CLASS, 1), LIST),
        (moved(CLASS, 3), LIST),
        ([*YEAR[11:13], (None,), *YEAR[:11]], DATED),
        ([(*r[:3], None) for r in YEAR[1:4]] + [HD, *YEAR[4:]], DATED),
        (
            [(n, *r) for n, r in enumerate(YEAR[1:3], 1)]
            + [("序号", *HD)]
            + [(n, *r) for n, r in enumerate(YEAR[3:], 3)],
            DATED,
        ),
    ],
)
def test_also_below_a_title_in_lists_and_with_serial_numbers(
    tmp_path: Path, rows: Rows, ledger: str
) -> None:
    text, codes = said(tmp_path, {"稿件.xlsx": {"S": rows}}, ledger)
    assert (text, "records_above" in codes) == (None, True)


NAMES = """\
  稿件:
    files: "*稿件*"
    measure_word: 人
    columns: {姓名: [], 单位: []}
"""
MEMBERS: Rows = [HL[:2], *((name, UNITS[n % 2]) for n, name in enumerate(PERSONS))]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (MEMBERS, "4人"),
        (moved(MEMBERS, 2), None),
        ([*MEMBERS, ("县委组织部", "2024年1月5日")], "4人"),
        ([*MEMBERS, ("电话", "13800000000")], "4人"),
        ([("填报单位", "甲县"), ("填报人", "张三"), *MEMBERS], "4人"),
        ([("第一期", "甲县"), *MEMBERS], "4人"),
    ],
)
def test_lists_of_names_alone(tmp_path: Path, rows: Rows, expected: str | None) -> None:
    define(tmp_path, NAMES)
    file_all(tmp_path, {"2023/稿件.xlsx": {"S": rows}})
    found = answer(tmp_path, "稿件")
    assert (found.text, found.codes) == (expected, [] if expected else ["records_above"])


def test_of_a_single_row_of_a_name_and_a_number_there_is_a_warning(tmp_path: Path) -> None:
    books = {"稿件.xlsx": {"S": moved(table(*WHOLE), 1)}}
    assert said(tmp_path, books) == ("104件", ["records_above"])


ABOVE: list[Rows] = [
    [("表号", 12)],
    [("附件", 3)],
    [("单位数", 4), ("总件数", 116)],
    [("应报单位", 6), ("实报单位", 4), ("未报", 2)],
    [("合计", 116)],
    [("全市", 116)],
    [("制表：张三", "日期：2024-1-3")],
    [("填报日期", dt.date(2024, 1, 3))],
    [("统计年度", 2023)],
    [("期次", 12)],
    [("联系电话", 13800000000)],
    [("采用情况", 2023)],
    [("填报单位：甲县", "单位：件")],
    [("单位", "人数"), ("甲县", 5), ("乙县", 6), (None,)],
    [("地区", "总数"), ("甲县", 5), ("乙县", 6)],
    [("填报人", "张三"), ("份数", 2)],
    [("年度目标", 200)],
]


def test_of_names_unlike_those_below_too(tmp_path: Path) -> None:
    rows: Rows = [
        ("政府办", 5),
        ("档案馆", 2),
        ("史志办", 4),
        H,
        ("组织部", 4),
        ("统战部", 5),
        ("宣传部", 7),
    ]
    assert said(tmp_path, {"稿件.xlsx": {"S": rows}}) == ("16件", ["records_above"])


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_a_form_says_above_its_header_is_no_record(
    tmp_path: Path, above: Rows, kind: str
) -> None:
    rows = [*above, *table(*WHOLE)]
    assert said(tmp_path, {f"稿件.{kind}": {"S": rows}}) == ("116件", [])


@pytest.mark.parametrize(
    "above",
    [
        [
            ("填报单位", "甲县", "填报日期", dt.date(2024, 1, 3)),
            ("填报人", "张三", "电话", "12345"),
        ],
        [("例：2023-1-1", "某某稿件", "甲县", 800)],
        [("单位", "字数"), ("甲县", 400), ("乙县", 800)],
        [("合计", "12篇", None, 1200)],
        [("2023-1-1", "至", "2023-12-31")],
    ],
)
def test_nor_over_one_with_dates(tmp_path: Path, above: Rows) -> None:
    rows = [("2023年稿件台账",), *above, (None,), *YEAR]
    assert said(tmp_path, {"稿件.xlsx": {"S": rows}}, DATED) == ("1200字", [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 东片 is the sum of those above it, more towns follow: an error
        ("甲乡11 乙乡20 戊乡33 东片64 己乡17 庚乡25 辛乡9", (None, ["perhaps_parent"])),
        ("东片64 甲乡11 乙乡20 戊乡33 己乡17", (None, ["perhaps_parent"])),
        ("丁乡40 甲乡11 乙乡20 戊乡33 东片64", (None, ["perhaps_parent"])),
        ("一中12 二中25 三小31 教育系统68 医院40 疾控7", (None, ["perhaps_parent"])),
        ("直属单位68 一中12 二中25 三小31 甲乡40 乙乡7", (None, ["perhaps_parent"])),
        # it is the sum of all, small, or of two only: a warning
        ("甲乡11 乙乡20 戊乡33 东片64", ("128件", ["perhaps_sum"])),
        ("甲乡1 乙乡2 戊乡3 东片6", ("12件", ["perhaps_sum"])),
        ("甲乡11 乙乡20 东片31", ("62件", ["perhaps_sum"])),
        # names like the others, no sum, or names of one place
        ("甲县12 乙县18 丙县30 丁县7 戊县52", ("119件", [])),
        ("甲县7 乙县8 开发区15 丁县9 戊县12", ("51件", [])),
        ("甲科7 乙科8 机关16 丁科9", ("40件", [])),
        ("王一2 李二强3 张三丰5 刘四海4 陈五岳9", ("23件", [])),
        ("东片12 西片19 南片31 北片8", ("70件", [])),
        ("甲乡0 乙乡0 东片0 丙乡4", ("4件", [])),
        ("甲县4 乙县5 丙县7 高新区16 丁县9", ("41件", [])),
        ("甲镇1 乙镇1 丙镇1 总府街道3", ("6件", [])),
    ],
)
def test_a_group_beside_rows_that_belong_to_none(
    tmp_path: Path, text: str, expected: tuple[str | None, list[str]]
) -> None:
    rows = [
        (each.rstrip("0123456789"), int("".join(filter(str.isdigit, each))))
        for each in text.split()
    ]
    assert said(tmp_path, {"稿件.xlsx": {"S": [H, *rows]}}) == expected


THREE = table(12, 35, 28)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([*THREE, *THREE[1:]], ("150件", ["list_twice"])),
        ([*THREE, (None,), *THREE[1:]], ("150件", ["list_twice"])),
        ([*THREE, (None,), *THREE], ("150件", ["list_twice"])),
        ([*THREE, *THREE[1:], ("戊市", 9)], ("159件", ["list_twice"])),
        ([(*H, None, *H), *((*r, None, *r) for r in THREE[1:])], ("150件", ["list_twice"])),
        ([("采用",), *THREE, ("采用",), *THREE], ("150件", ["list_twice"])),
        ([("报纸",), *THREE, ("网站",), *THREE], ("150件", [])),
        ([*table(1, 0, 2), *table(1, 0, 2)[1:]], ("6件", [])),
        ([*THREE, ("甲县", 13), ("乙县", 35), ("丙县", 27)], ("150件", [])),
    ],
)
def test_a_list_pasted_twice(tmp_path: Path, rows: Rows, expected: tuple[str, list[str]]) -> None:
    assert said(tmp_path, {"稿件.xlsx": {"S": rows}}) == expected


BELOW: list[Rows] = [
    [("县委组织部", "2024年1月5日")],
    [("宣传科", "2024.1.5")],
    [("甲县县委办公室", "2024年1月5日印发")],
    [("组织部", dt.date(2024, 1, 5))],
    [("统计截止日期", "2023-12-31")],
    [("联系电话", "0830-1234567")],
    [("制表人张三", "2024年1月5日")],
    [("制表：张三", "审核：李四")],
    [("填报人", "张三", "2024-1-5")],
    [("抄送：市委办", "2024年1月5日")],
    [("邮箱", "abc@163.com")],
    [(None,), ("县委组织部", "2024年1月5日")],
    [("填报单位（盖章）", "2024年1月5日")],
    [("复核", "王五"), ("日期", "2024-1-5")],
]


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize(
    ("ledger", "rows", "sum_"),
    [(UNDATED, table(*WHOLE), "116件"), (LIST, CLASS, "32时"), (DATED, YEAR, "1200字")],
)
def test_an_office_beside_a_day_signs(
    tmp_path: Path, below: Rows, ledger: str, rows: Rows, sum_: str
) -> None:
    counted = len(rows) - 1
    assert said(tmp_path, {"稿件.xlsx": {"S": [*rows, *below]}}, ledger) == (sum_, [])
    assert (
        answer(tmp_path, "稿件").text
        == f"{counted}{ {'件': '条', '时': '人', '字': '篇'}[sum_[-1]] }"
    )


@pytest.mark.parametrize(
    ("rows", "ledger", "expected"),
    [
        ([*table(12, 35, 28), ("丁县", dt.date(2023, 1, 5))], UNDATED, (None, ["not_a_number"])),
        ([*table(12, 35, 28), ("丁县", "2023-1-5")], UNDATED, (None, ["not_a_number"])),
        (
            [(*HL, "报到"), *((*r, f"2023年{n}月5日") for n, r in enumerate(CLASS[1:], 1))],
            LIST,
            ("32时", []),
        ),
        ([*CLASS, ("杨六郎", "县委组织部", 13)], LIST, ("45时", [])),
    ],
)
def test_a_day_beside_a_name_may_be_a_records(
    tmp_path: Path, rows: Rows, ledger: str, expected: tuple[str | None, list[str]]
) -> None:
    assert said(tmp_path, {"稿件.xlsx": {"S": rows}}, ledger) == expected


@pytest.mark.parametrize(
    ("text", "code", "count"),
    [
        ("信息科", "lonely_left_out", 4),
        ("特此报告", "lonely_left_out", 4),
        ("仅供参考", "lonely_left_out", 4),
        ("县信访局 2024年1月5日", "lonely_left_out", 4),
        ("戊县", "lonely_row", 5),
        ("开发区", "lonely_row", 5),
        ("戊镇", "lonely_row", 5),
    ],
)
def test_a_text_alone_below_all_records(tmp_path: Path, text: str, code: str, count: int) -> None:
    books = {"稿件.xlsx": {"S": [*table(*WHOLE), (text,)]}}
    assert said(tmp_path, books) == ("116件", [code])
    assert answer(tmp_path, "稿件").text == f"{count}条"


@pytest.mark.parametrize(
    ("rows", "ledger", "expected"),
    [
        ([(*H, None), ("甲县", 12, "补报"), ("乙县", 35, None)], UNDATED, ("47件", [])),
        ([(*HD, None), (*YEAR[1], None), (*YEAR[2], "转载")], DATED, ("200字", [])),
        ([(*HL, None), (*CLASS[1], "缺席一次"), (*CLASS[2], None)], LIST, ("16时", [])),
        (
            [(*HD, None), (*YEAR[1], None), ("2023-2-5", "第2月", "稿件", "甲县", 100)],
            DATED,
            (None, ["line_longer", "not_a_number"]),
        ),
        (
            [(*HD, None), (*YEAR[1], None), ("2023-2-5", "第2月稿", "甲县", 1, 200)],
            DATED,
            (None, ["line_longer_by_comma"]),
        ),
    ],
)
def test_lines_padded_with_blanks_are_not_too_long(
    tmp_path: Path, rows: Rows, ledger: str, expected: tuple[str | None, list[str]]
) -> None:
    assert said(tmp_path, {"稿件.csv": {"S": rows}}, ledger) == expected


CORRECTED = table(12, 37, 29, 41)
WORDS = [
    "报送版",
    "终",
    "老",
    "底稿",
    "领导审后",
    "打印版",
    "报市委",
    "原始",
    "签字版",
    "勿用",
    "有误",
    "已核",
    "李四核",
    "会后",
    "完整版",
    "反馈后",
    "退回修改",
    "重新上报",
    "以此为准",
    "rev1",
    "排序后",
    "二次",
]


@pytest.mark.parametrize("word", WORDS)
def test_a_list_corrected_under_a_longer_name_was_sent_again(tmp_path: Path, word: str) -> None:
    books = {"稿件.xlsx": {"S": table(*WHOLE)}, f"稿件{word}.xlsx": {"S": CORRECTED}}
    text, codes = said(tmp_path, books)
    assert text is None
    assert set(codes) <= {"sent_again", "versions_of_files"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("稿件甲", "稿件乙"),
        ("稿件报纸", "稿件网站"),
        ("稿件第一次抽查", "稿件第二次抽查"),
        ("稿件春季", "稿件秋季"),
        ("稿件3月", "稿件9月"),
    ],
)
def test_lists_that_differ_in_a_word_are_two(tmp_path: Path, one: str, other: str) -> None:
    books = {f"{one}.xlsx": {"S": table(*WHOLE)}, f"{other}.xlsx": {"S": CORRECTED}}
    text, codes = said(tmp_path, books)
    assert (text, "sent_again" in codes) == ("235件", False)


def test_what_is_added_later_adds_up(tmp_path: Path) -> None:
    books = {"稿件.xlsx": {"S": table(*WHOLE)}, "稿件补报.xlsx": {"S": table(3, 4)}}
    assert said(tmp_path, books) == ("123件", [])
