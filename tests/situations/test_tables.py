"""What clerks do to rows and to the shape of a table: other formulas, lists beside lists, fillers.

Each line of a table is one thing a clerk does, what then counts, and what is said, at which cell.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import xlwt
from calculated import Formula, calculated
from lists import ARTICLES, BY_UNIT, ITEMS, MONTHS
from office import Office, Rows, changed

from zgreport.definition.model import (
    ColumnDef,
    LedgerDef,
    MeasureDef,
    MeasureKind,
    UnpivotDef,
)
from zgreport.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zgreport.ledgers.model import Records

pytestmark = pytest.mark.long(8)

TITLES = changed(ARTICLES, columns=tuple(map(ColumnDef, ("日期", "标题"))))
UNMEASURED = changed(ARTICLES, measures=())
TWO = changed(ITEMS, measures=(*ITEMS.measures, MeasureDef("人", "人数", MeasureKind.SUM, "人")))
MONEY = changed(ITEMS, measures=(MeasureDef("钱", "金额", MeasureKind.SUM, "元"),))
FINAL = changed(MONEY, columns=(ColumnDef("事项"), ColumnDef("金额", ("金额决算",))))
CROSS = changed(ITEMS, unpivot=UnpivotDef(("*月",), "月份", "件数"), date="月份")
HEAD = ("序号", "日期", "标题", "单位", "字数", "备注")

Said = list[tuple[str, str | None]]
F = Formula


def day(month: int, number: int = 3) -> dt.date:
    return dt.date(2023, month, number)


FIRST: Rows = [
    (1, day(1), "第一篇", "甲县", 100, None),
    (2, day(2), "第二篇", "甲县", 200, None),
    (3, day(3), "第三篇", "乙县", 300, None),
]
LIST: Rows = [("事项", "件数"), ("甲事", 5), ("乙事", 7), ("丙事", 9)]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace with folders for 2022 and 2023."""
    return Office(tmp_path)


def load(
    office: Office, rows: Rows, ledger: LedgerDef = ARTICLES, merges: Sequence[str] = ()
) -> Records:
    calculated(office.path("2023/稿件.xlsx"), rows, merges)
    return office.load(ledger)


def counted(records: Records, ledger: LedgerDef = ARTICLES) -> list[object]:
    """The values of the ledger's first measure, record by record; without one the rows' numbers."""
    frame = records.ledgers[ledger.name].frame
    if not ledger.measures:
        return [int(row) for row in frame.rows]
    return list(frame[ledger.measures[0].column])


def said(records: Records) -> Said:
    """The codes of all that is more than a note, each with its cell."""
    return [
        (finding.code.removeprefix("ledgers."), finding.place.cell)
        for finding in records.findings
        if finding.severity is not Severity.NOTE and finding.code != "ledgers.no_file"
    ]


def left_out(records: Records) -> dict[str, tuple[int, ...]]:
    """The rows of this year's only sheet that are no records, by reason."""
    (sheet,) = records.accounts["稿件", 2023].sheets
    return dict(sheet.left_out)


def named(table: Sequence[tuple[Any, ...]], *, whole: bool = False) -> list[Any]:
    """The lines of a table for pytest, each under its first cell; the rest as one where `whole`."""
    rest = [(line[1:],) if whole else line[1:] for line in table]
    return [pytest.param(*own, id=line[0]) for line, own in zip(table, rest, strict=True)]


# ---- rows that formulas make from the rows around them ----

MADE: list[tuple[str, float, str]] = [
    ("SUM(B2:B4)", 21, "total"),
    ("B2+B3+B4", 21, "total"),
    ("+B2+B3+B4", 21, "total"),
    ("SUM(B2,B3,B4)", 21, "total"),
    ("SUM(Sheet1!B2:B4)", 21, "total"),
    ("SUM('Sheet1'!B$2:B$4)", 21, "total"),
    ("SUBTOTAL(9,B2:B4)", 21, "total"),
    ("ROUND(SUM(B2:B4),2)", 21, "derived"),
    ("SUM(B2:B4)/10000", 0.0021, "derived"),
    ("SUM(B2:B4)*1", 21, "derived"),
    ("IF(SUM(B2:B4)=0,0,SUM(B2:B4))", 21, "derived"),
    ("IFERROR(SUM(B2:B4),0)", 21, "derived"),
    ("SUMPRODUCT(B2:B4)", 21, "derived"),
    ('SUMPRODUCT((A2:A4<>"")*B2:B4)', 21, "derived"),
    ('SUM(INDIRECT("B2:B"&ROW()-1))', 21, "derived"),
    ("SUM(B2:OFFSET(B5,-1,0))", 21, "derived"),
    ("SUM(B2:INDEX(B:B,ROW()-1))", 21, "derived"),
    ("SUM(B2:B3)+SUM(B4:B4)", 21, "derived"),
    ("(B2+B3+B4)/3", 7, "derived"),
    ("MAX(B2:B4)", 9, "derived"),
    ("MIN(B2:B4)", 5, "derived"),
    ("LARGE(B2:B4,1)", 9, "derived"),
    ("MEDIAN(B2:B4)", 7, "derived"),
    ("COUNT(B2:B4)", 3, "derived"),
    ("COUNTA(A2:A4)", 3, "derived"),
    ('COUNTIF(B2:B4,">5")', 2, "derived"),
    ('SUMIF(A2:A4,"甲事",B2:B4)', 5, "derived"),
    ("SUMIFS(B$2:B$4,A$2:A$4,A5)", 0, "derived"),
    ("SUBTOTAL(3,B2:B4)", 3, "derived"),
    ("AVERAGE(B2:B4)", 7, "rate"),
]


@pytest.mark.parametrize(("formula", "value", "why"), MADE, ids=[m[0] for m in MADE])
def test_a_row_made_from_those_above_is_no_record_whatever_it_is_called(
    office: Office, formula: str, value: float, why: str
) -> None:
    records = load(office, [*LIST, ("全市情况", F(formula, value))], ITEMS)
    assert (counted(records, ITEMS), said(records)) == ([5, 7, 9], [])
    assert left_out(records) == {why: (5,)}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("SUM(B2:B4)-B3", 14),
        ("100-SUM(B2:B4)", 79),
        ("B2-B3", -2),
        ("SUM(D2:D4)", 0),
    ],
)
def test_where_it_may_be_a_record_it_is_asked(office: Office, formula: str, value: float) -> None:
    """其他 is what the others leave of a whole; nobody can tell it from a total."""
    records = load(office, [*LIST, ("其他", F(formula, value))], ITEMS)
    (made,) = [found for found in records.findings if found.code == "ledgers.made_of_rows"]
    assert (made.place.cell, made.severity) == ("B5", Severity.ERROR)


OWN_ROW: list[tuple[str, Rows, LedgerDef, list[object]]] = [
    (
        "price by number",
        [("事项", "单价", "件数"), *[(n, 5, F(f"B{r}*2", 10)) for r, n in enumerate("甲乙丙", 2)]],
        ITEMS,
        [10, 10, 10],
    ),
    (
        "a sum along the row",
        [
            ("事项", "上", "下", "件数"),
            *[(n, 5, 1, F(f"SUM(B{r}:C{r})", 6)) for r, n in enumerate("甲乙丙", 2)],
        ],
        ITEMS,
        [6, 6, 6],
    ),
    (
        "looked up elsewhere",
        [
            ("事项", "件数"),
            *[(n, F(f"VLOOKUP(A{r},表2!A:B,2,0)", 4)) for r, n in enumerate("甲乙丙", 2)],
        ],
        ITEMS,
        [4, 4, 4],
    ),
    (
        "summed on another sheet",
        [("月份", "推送"), *[(f"{n}月", F(f"SUM('{n}月'!D2:D99)", n)) for n in (1, 2, 3)]],
        MONTHS,
        [1, 2, 3],
    ),
    (
        "what was there before, summed",
        [
            ("事项", "进", "件数"),
            ("甲", 5, 0),
            *[(n, 5, F(f"SUM(B$2:B{r - 1})", 5)) for r, n in enumerate("乙丙丁戊", 3)],
        ],
        ITEMS,
        [0, 5, 5, 5, 5],
    ),
    (
        "running totals",
        [
            ("事项", "进", "件数"),
            *[(n, 5, F(f"SUM(B$2:B{r})", 5)) for r, n in enumerate("甲乙丙丁", 2)],
        ],
        ITEMS,
        [5, 5, 5, 5],
    ),
    (
        "last month's and this one's",
        [
            ("月份", "新增", "推送"),
            ("1月", 5, 5),
            *[(f"{n}月", 5, F(f"C{n}+B{n + 1}", 5 * n)) for n in (2, 3, 4)],
        ],
        MONTHS,
        [5, 10, 15, 20],
    ),
    (
        "the month out of running totals",
        [
            ("月份", "累计", "推送"),
            ("1月", 5, F("B2", 5)),
            ("2月", 12, F("B3-B2", 7)),
            ("3月", 20, F("B4-B3", 8)),
        ],
        MONTHS,
        [5, 7, 8],
    ),
    (
        "numbers of the list",
        [
            HEAD,
            *[(F(f"MAX(A$1:A{r - 1})+1", r - 1), day(r), f"第{r}", "甲县", 1) for r in range(2, 6)],
        ],
        ARTICLES,
        [1, 1, 1, 1],
    ),
    (
        "a mark at what comes twice",
        [
            (*HEAD[:5], "重复"),
            *[
                (r, day(r), f"第{r}", "甲县", 1, F(f"COUNTIF(C$2:C$5,C{r})", 1))
                for r in range(2, 6)
            ],
        ],
        ARTICLES,
        [1, 1, 1, 1],
    ),
    (
        "an estimate from the month before",
        [("月份", "推送"), ("1月", 10), ("2月", F("B2*2", 20)), ("3月", F("B3*2", 40))],
        MONTHS,
        [10, 20, 40],
    ),
]


@pytest.mark.parametrize(("rows", "ledger", "values"), named(OWN_ROW))
def test_a_formula_of_the_own_row_makes_a_record(
    office: Office, rows: Rows, ledger: LedgerDef, values: list[object]
) -> None:
    records = load(office, rows, ledger)
    assert (counted(records, ledger), said(records)) == (values, [])


def test_months_quarters_and_half_years_are_parted_by_their_formulas(office: Office) -> None:
    rows: Rows = [
        ("月份", "推送"),
        ("1月", 5),
        ("2月", 7),
        ("3月", 8),
        ("第一季度情况", F("SUM(B2:B4)", 20)),
        ("4月", 1),
        ("5月", 2),
        ("6月", 3),
        ("第二季度情况", F("SUM(B6:B8)", 6)),
        ("上半年情况", F("B5+B9", 26)),
        ("折合万条", F("B10/10000", 0.0026)),
    ]
    records = load(office, rows, MONTHS)
    assert (counted(records, MONTHS), said(records)) == ([5, 7, 8, 1, 2, 3], [])
    assert left_out(records) == {"total": (5, 9, 10), "derived": (11,)}


@pytest.mark.parametrize(
    ("formula", "code", "values"),
    [
        ("SUM(B2:B4)", "total_with_date", [5, 7, 9]),
        ("AVERAGE(B2:B4)", "made_of_rows", [5, 7, 9, 21]),
        ("100-SUM(B2:B4)", "made_of_rows", [5, 7, 9, 21]),
    ],
)
def test_a_month_made_from_other_months_is_said(
    office: Office, formula: str, code: str, values: list[object]
) -> None:
    rows: Rows = [("月份", "推送"), ("1月", 5), ("2月", 7), ("3月", 9), ("4月", F(formula, 21))]
    records = load(office, rows, MONTHS)
    assert (counted(records, MONTHS), said(records)) == (values, [(code, "B5")])


def test_a_row_of_which_only_one_number_is_a_sum_is_asked(office: Office) -> None:
    rows: Rows = [
        ("事项", "件数", "人数"),
        ("甲", 5, 1),
        ("乙", 7, 1),
        ("丙", F("SUM(B2:B3)", 12), 3),
    ]
    records = load(office, rows, TWO)
    assert said(records) == [("made_of_rows", "B4")]


def test_a_sum_below_a_list_without_measures_is_a_total(office: Office) -> None:
    rows: Rows = [HEAD, *FIRST, (None, None, "全市情况", None, F("SUM(E2:E4)", 600))]
    records = load(office, rows, UNMEASURED)
    assert (counted(records, UNMEASURED), said(records)) == ([2, 3, 4], [])


@pytest.mark.parametrize("formula", ["ROUND(SUM(B2:B4),2)", "MAX(B2:B4)", "SUM(B2:B4)/10000"])
def test_so_it_is_in_an_old_workbook(office: Office, formula: str) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("表")
    for r, row in enumerate([*LIST, ("全市情况",), ("丁事",)]):
        for c, cell in enumerate(row):
            page.write(r, c, cell)
    page.write(4, 1, xlwt.Formula(formula))
    page.write(5, 1, xlwt.Formula("LEN(A6)*2"))
    book.save(str(office.path("2023/稿件.xls")))
    assert list(office.load(ITEMS).ledgers["稿件"].frame.rows) == [2, 3, 4, 6]


# ---- lines of text that are longer or shorter than their header ----

LINES = "日期,标题,单位,字数\n2023-01-03,一,甲,100\n2023-02-03,二,甲,200\n"
TEXTS: list[tuple[str, str, list[object], Said]] = [
    ("as it should be", LINES, [100, 200], []),
    ("quoted", LINES + '2023-04-01,题,甲,"1,200"\n', [100, 200, 1200], []),
    (
        "a thousands comma",
        LINES + "2023-04-01,题,甲,1,200\n",
        [100, 200, 1],
        [("line_longer_by_comma", "4")],
    ),
    (
        "two of them",
        LINES + "2023-04-01,题,甲,1,234,567\n",
        [100, 200, 1],
        [("line_longer_by_comma", "4")],
    ),
    (
        "in a column before the last",
        "日期,字数,标题,单位\n2023-01-03,100,一,甲\n2023-04-01,1,200,题,甲\n",
        [100, 1],
        [("line_longer_by_comma", "3")],
    ),
    (
        "in the only record",
        "日期,标题,单位,字数\n2023-04-01,题,甲,1,200\n",
        [1],
        [("line_longer_by_comma", "2")],
    ),
    (
        "into a blank remark",
        "日期,标题,单位,字数,备注\n2023-01-03,一,甲,100,好\n2023-04-01,题,甲,1,200\n",
        [100, 1],
        [("number_cut", "D3")],
    ),
    (
        "a remark too many",
        LINES + "2023-04-01,题,甲,200,已核\n",
        [100, 200, 200],
        [("line_longer", "4")],
    ),
    ("a comma lost", LINES + "2023-04-01,题甲,200\n", [100, 200, None], [("line_shorter", "4")]),
    (
        "blank at the end",
        LINES + "2023-04-01,题,甲\n",
        [100, 200, None],
        [("line_ends_early", "4")],
    ),
    ("commas at the end", LINES + "2023-04-01,题,甲,200,,\n", [100, 200, 200], []),
    ("in each line", LINES.replace("\n", ",\n"), [100, 200], []),
    ("in the header alone", LINES.replace("字数", "字数,", 1), [100, 200], []),
    ("a title, a total, a note", f"某市台账\n{LINES}合计,,,300\n制表人：张三\n", [100, 200], []),
    ("a short total", LINES + "合计\n", [100, 200], []),
    (
        "remarks left out where there are none",
        "日期,标题,单位,字数,备注\n2023-01-03,一,甲,100,好\n2023-02-03,二,甲,200\n",
        [100, 200],
        [],
    ),
    ("a blank line", LINES + "\n2023-04-01,题,甲,200\n", [100, 200, 200], []),
]


@pytest.mark.parametrize(("text", "values", "told"), named(TEXTS))
@pytest.mark.parametrize("separator", [",", ";"])
def test_a_line_of_another_length_than_its_header_is_told(
    office: Office, text: str, values: list[object], told: Said, separator: str
) -> None:
    if '"' not in text:
        text = text.replace(",", separator)
    office.path("2023/稿件.csv").write_text(text, encoding="utf-8")
    records = office.load(ARTICLES)
    assert (counted(records), said(records)) == (values, told)


BESIDE: list[tuple[str, Rows, list[object], Said]] = [
    (
        "a number right of the last header",
        [HEAD, *FIRST, (4, day(4), "第四篇", "甲县", 1, None, 200)],
        [100, 200, 300, 1],
        [("number_without_header", "G5")],
    ),
    (
        "in each row: once",
        [HEAD, *[(*row, 7) for row in FIRST]],
        [100, 200, 300],
        [("number_without_header", "G2")],
    ),
    (
        "further away",
        [HEAD, *FIRST[:2], (*FIRST[2], None, None, 600)],
        [100, 200, 300],
        [("number_without_header", "I4")],
    ),
    ("a remark", [HEAD, *FIRST[:2], (*FIRST[2], "已核")], [100, 200, 300], []),
    ("ticks", [HEAD, *[(*row, "√") for row in FIRST]], [100, 200, 300], []),
    ("below the list", [HEAD, *FIRST, (), (None,) * 6 + (600,)], [100, 200, 300], []),
    (
        "beside the total",
        [HEAD, *FIRST, (None, "合计", None, None, 600, None, 3)],
        [100, 200, 300],
        [],
    ),
    (
        "numbers of the list without a header",
        [(None, *HEAD[1:]), *FIRST],
        [100, 200, 300],
        [],
    ),
    (
        "another table beside it",
        [
            (*HEAD, None, "类别", "篇数"),
            (*FIRST[0], None, "甲", 5),
            (*FIRST[1], None, "乙", 6),
            FIRST[2],
        ],
        [100, 200, 300],
        [],
    ),
]


@pytest.mark.parametrize(("rows", "values", "told"), named(BESIDE))
def test_a_number_without_a_header_beside_records_is_told(
    office: Office, rows: Rows, values: list[object], told: Said
) -> None:
    records = load(office, rows)
    assert (counted(records), said(records)) == (values, told)


# ---- lists side by side, and headers over several columns ----

THREE = ("日期", "标题", "字数")
PAIRS: list[tuple[str, Rows, Sequence[str], LedgerDef, list[object], Said]] = [
    (
        "two halves",
        [THREE * 2, (day(1), "一", 1, day(2), "二", 2), (day(3), "三", 3)],
        (),
        TITLES,
        [1, 3, 2],
        [],
    ),
    (
        "with numbers of the list",
        [("序号", *THREE) * 2, (1, day(1), "一", 1, 2, day(2), "二", 2)],
        (),
        TITLES,
        [1, 2],
        [],
    ),
    (
        "three of them",
        [("事项", "件数") * 3, ("甲", 1, "乙", 2, "丙", 3), ("丁", 4)],
        (),
        ITEMS,
        [1, 4, 2, 3],
        [],
    ),
    (
        "under captions",
        [("上半年", None, None, "下半年"), THREE * 2, (day(1), "一", 1, day(7), "二", 2)],
        ("A1:C1", "D1:F1"),
        TITLES,
        [1, 2],
        [],
    ),
    (
        "spaced out",
        [("日 期", "标题", "字数", "日期", "标 题", "字数"), (day(1), "一", 1, day(7), "二", 2)],
        (),
        TITLES,
        [1, 2],
        [],
    ),
    (
        "remarks on one side",
        [(*THREE, "备注", *THREE), (day(1), "一", 1, "x", day(7), "二", 2)],
        (),
        TITLES,
        [1, 2],
        [],
    ),
    (
        "a total each",
        [THREE * 2, (day(1), "一", 1, day(7), "二", 2), ("合计", None, 1, "合计", None, 2)],
        (),
        TITLES,
        [1, 2],
        [],
    ),
    (
        "a total of both",
        [THREE * 2, (day(1), "一", 1, day(7), "二", 2), (None,) * 3 + ("合计", None, 3)],
        (),
        TITLES,
        [1, 2],
        [],
    ),
    (
        "a gap between",
        [(*THREE, None, *THREE), (day(1), "一", 1, None, day(2), "二", 2)],
        (),
        TITLES,
        [1, 2],
        [],
    ),
    (
        "in another order",
        [(*THREE, "标题", "日期", "字数"), (day(1), "一", 1, "二", day(2), 2)],
        (),
        TITLES,
        [1],
        [("lists_side_by_side", "E1")],
    ),
    (
        "one column twice",
        [(*THREE, "日期"), (day(1), "一", 1, day(2))],
        (),
        TITLES,
        [1],
        [("header_twice", "A1")],
    ),
]


@pytest.mark.parametrize("case", named(PAIRS, whole=True))
def test_lists_side_by_side_are_all_read_or_refused(
    office: Office, case: tuple[Rows, Sequence[str], LedgerDef, list[object], Said]
) -> None:
    rows, merges, ledger, values, told = case
    records = load(office, rows, ledger, merges)
    assert (counted(records, ledger), said(records)) == (values, told)


OVER: list[tuple[str, Rows, Sequence[str], LedgerDef, list[object], Said]] = [
    (
        "two under one",
        [("事项", "金额"), (None, "预算", "决算"), ("甲", 1, 2)],
        ("A1:A2", "B1:C1"),
        MONEY,
        [1],
        [("header_spread", "B2")],
    ),
    (
        "a total among them",
        [("事项", "金额"), (None, "合计", "省", "市"), ("甲", 3, 1, 2)],
        ("A1:A2", "B1:D1"),
        MONEY,
        [3],
        [("header_spread", "B2")],
    ),
    (
        "chosen by the definition",
        [("事项", "金额"), (None, "预算", "决算"), ("甲", 1, 2)],
        ("A1:A2", "B1:C1"),
        FINAL,
        [2],
        [],
    ),
    (
        "its own header under itself",
        [("事项", "金额"), (None, "金额", "增幅"), ("甲", 1, 2)],
        ("A1:A2", "B1:C1"),
        MONEY,
        [1],
        [],
    ),
    (
        "its unit under it",
        [("事项", "金额"), (None, "（元）", "备注"), ("甲", 1, "x")],
        ("A1:A2", "B1:C1"),
        MONEY,
        [1],
        [],
    ),
    (
        "merged over a blank column",
        [("事项", "金额"), ("甲", 1), ("乙", 2)],
        ("B1:C1",),
        MONEY,
        [1, 2],
        [],
    ),
    (
        "merged over two that are filled",
        [("事项", "金额"), ("甲", 1, 2)],
        ("B1:C1",),
        MONEY,
        [1],
        [("header_spread", "B1")],
    ),
    (
        "a heading over others",
        [("日期", "稿件"), (None, "标题", "字数"), (day(1), "一", 5)],
        ("A1:A2", "B1:C1"),
        TITLES,
        [5],
        [],
    ),
    (
        "months under quarters",
        [
            ("事项", "一季度", None, "二季度"),
            (None, "1月", "2月", "4月", "5月"),
            ("甲", 1, 2, 3, 4),
        ],
        ("A1:A2", "B1:C1", "D1:E1"),
        CROSS,
        [1, 2, 3, 4],
        [],
    ),
]


@pytest.mark.parametrize("case", named(OVER, whole=True))
def test_of_columns_under_one_header_the_first_is_never_taken_silently(
    office: Office, case: tuple[Rows, Sequence[str], LedgerDef, list[object], Said]
) -> None:
    rows, merges, ledger, values, told = case
    records = load(office, rows, ledger, merges)
    assert said(records) == told
    name = "件数" if ledger is CROSS else ledger.measures[0].column
    assert list(records.ledgers["稿件"].frame[name]) == values


def test_the_columns_under_the_header_are_named_and_how_to_choose(office: Office) -> None:
    rows: Rows = [("事项", "金额"), (None, "预算", "决算"), ("甲", 1, 2)]
    found = load(office, rows, MONEY, ["A1:A2", "B1:C1"]).findings[-1]
    assert found.values["headers"] == ("金额/预算", "金额/决算")
    assert found.values["joined"] == "金额预算"


# ---- blocks of statistics below a list ----

BLOCKS: list[tuple[str, Rows, LedgerDef, list[object], Said]] = [
    (
        "below a blank row",
        [HEAD, *FIRST, (), (None, "类别", "篇数"), (None, "甲", 5), (None, "乙", 6)],
        ARTICLES,
        [100, 200, 300],
        [("block_below", "B6")],
    ),
    (
        "from the first column",
        [HEAD, *FIRST, (), ("类别", "篇数"), ("甲", 5), ("乙", 6)],
        ARTICLES,
        [100, 200, 300],
        [("block_below", "A6")],
    ),
    (
        "without a blank row",
        [HEAD, *FIRST, ("类别", "篇数"), ("甲", 5), ("乙", 6)],
        ARTICLES,
        [100, 200, 300],
        [("block_below", "A5")],
    ),
    (
        "by months",
        [HEAD, *FIRST, (), (None, "月份", "篇数"), (None, "1月", 5), (None, "2月", 6)],
        ARTICLES,
        [100, 200, 300],
        [("block_below", "B6")],
    ),
    (
        "below months",
        [("月份", "推送"), ("1月", 5), ("2月", 6), (), ("季度", "条数"), ("一季度", 11)],
        MONTHS,
        [5, 6],
        [("block_below", "A5")],
    ),
    (
        "under a title",
        [HEAD, *FIRST, (), (None, "按单位统计："), (None, "甲县", 2), (None, "乙县", 1)],
        ARTICLES,
        [100, 200, 300],
        [("block_below", "B6")],
    ),
    (
        "where nobody can tell",
        [*LIST, (), ("类别", "篇数"), ("甲类", 5), ("乙类", 16)],
        ITEMS,
        [5, 7, 9],
        [("block_in_list", "A6")],
    ),
    (
        "a title where nobody can tell",
        [*LIST, (), ("分类统计",), ("甲类", 5), ("乙类", 16)],
        ITEMS,
        [5, 7, 9],
        [("block_in_list", "A6")],
    ),
    (
        "records below it",
        [HEAD, *FIRST, (), ("类别", "篇数"), ("甲", 5), (), (4, day(4), "四", "甲县", 7)],
        ARTICLES,
        [100, 200, 300, 7],
        [("block_below", "A6")],
    ),
    (
        "the list goes on",
        [HEAD, *FIRST, (), (4, day(4), "四", "甲县", 7)],
        ARTICLES,
        [100, 200, 300, 7],
        [],
    ),
    (
        "its header again",
        [HEAD, *FIRST, (), HEAD, (4, day(4), "四", "甲县", 7)],
        ARTICLES,
        [100, 200, 300, 7],
        [],
    ),
    (
        "a section",
        [HEAD, *FIRST, (), ("二、下半年统计",), (4, day(7), "四", "甲县", 7)],
        ARTICLES,
        [100, 200, 300, 7],
        [],
    ),
    (
        "a section without a number",
        [HEAD, *FIRST, (), ("下半年发稿统计",), (4, day(7), "四", "甲县", 7)],
        ARTICLES,
        [100, 200, 300, 7],
        [],
    ),
    ("items called so", [*LIST, (), ("统计工作", 3), ("情况汇总", 4)], ITEMS, [5, 7, 9, 3, 4], []),
    (
        "each record apart",
        [HEAD, FIRST[0], (), FIRST[1], (), FIRST[2]],
        ARTICLES,
        [100, 200, 300],
        [],
    ),
]


@pytest.mark.parametrize(("rows", "ledger", "values", "told"), named(BLOCKS))
def test_statistics_below_a_list_are_no_records_and_said(
    office: Office, rows: Rows, ledger: LedgerDef, values: list[object], told: Said
) -> None:
    records = load(office, rows, ledger)
    assert (counted(records, ledger), said(records)) == (values, told)


# ---- rows that stand for others, that show how it is done, that number the columns ----

FILLERS = [
    "……",
    "...",
    "…",
    "。。。",
    "⋮",
    "同上",
    "〃",
    "～～～",
    "******",
    "略",
    "（略）",
    "此处省略",
]


@pytest.mark.parametrize("text", FILLERS)
@pytest.mark.parametrize("cells", [(None, None, 1), (1, 1, 1, 1, 1, 1), (None, 1, 1)])
def test_a_row_of_dots_is_no_record(office: Office, text: str, cells: Sequence[int | None]) -> None:
    row = [cell and text for cell in cells]
    records = load(office, [HEAD, *FIRST[:2], row, FIRST[2]])
    assert (counted(records), said(records)) == ([100, 200, 300], [])
    assert left_out(records) == {"filler": (4,)}


@pytest.mark.parametrize("text", ["——", "-----", "/", "———", "–"])
def test_nor_is_a_row_of_dashes(office: Office, text: str) -> None:
    records = load(office, [HEAD, *FIRST[:2], (3, *(text,) * 5), FIRST[2]])
    assert (counted(records), said(records)) == ([100, 200, 300], [])
    assert left_out(records) == {"nil": (4,)}


ODD: list[tuple[str, Rows, LedgerDef, list[object], Said]] = [
    (
        "同上 in a record",
        [HEAD, *FIRST, (4, day(4), "第四篇", "同上", 4)],
        ARTICLES,
        [100, 200, 300, 4],
        [("ditto", "D5")],
    ),
    (
        "〃 in records",
        [HEAD, FIRST[0], *[(n, day(n), f"第{n}", "〃", 4) for n in (2, 3)]],
        ARTICLES,
        [100, 4, 4],
        [("ditto", "D3")],
    ),
    (
        "同上 as a remark",
        [HEAD, *[(*row[:5], "同上") for row in FIRST]],
        ARTICLES,
        [100, 200, 300],
        [],
    ),
    (
        "dots within a title",
        [HEAD, *FIRST, (4, day(4), "此处省略一万字……", "甲县", 4)],
        ARTICLES,
        [100, 200, 300, 4],
        [],
    ),
    (
        "a form's example",
        [HEAD, ("示例", day(1), "某某工作", "甲县", 9), *FIRST],
        ARTICLES,
        [100, 200, 300],
        [("example_row", "A2")],
    ),
    (
        "例 in front",
        [HEAD, ("例：", day(1), "某某工作", "甲县", 9), *FIRST],
        ARTICLES,
        [100, 200, 300],
        [("example_row", "A2")],
    ),
    ("示范 as a name", [("事项", "件数"), ("示范", 1), ("示范点", 2)], ITEMS, [1, 2], []),
    (
        "示例 as a title",
        [HEAD, *FIRST, (4, day(4), "示例", "甲县", 4)],
        ARTICLES,
        [100, 200, 300, 4],
        [],
    ),
    ("columns numbered", [HEAD, (1, 2, 3, 4, 5, 6), *FIRST], ARTICLES, [100, 200, 300], []),
    (
        "columns as in statistics",
        [HEAD, ("甲", "乙", "丙", "丁", 1, 2), *FIRST],
        ARTICLES,
        [100, 200, 300],
        [],
    ),
    (
        "columns in brackets",
        [HEAD, tuple(f"({n})" for n in range(1, 7)), *FIRST],
        ARTICLES,
        [100, 200, 300],
        [],
    ),
    (
        "columns in circles",
        [HEAD, ("①", "②", "③", "④", "⑤", "⑥"), *FIRST],
        ARTICLES,
        [100, 200, 300],
        [],
    ),
    ("columns by letters", [HEAD, tuple("ABCDEF"), *FIRST], ARTICLES, [100, 200, 300], []),
    ("栏次", [HEAD, ("栏次", 1, 2, 3, 4, 5), *FIRST], ARTICLES, [100, 200, 300], []),
    (
        "a first record like one",
        [("事项", "件数", "人数"), ("甲", 1, 2), ("乙", 3, 4)],
        TWO,
        [1, 3],
        [],
    ),
    (
        "a first month like one",
        [("月份", "推送", "阅读"), (1, 2, 3), (2, 3, 4)],
        MONTHS,
        [2, 3],
        [],
    ),
    (
        "formulas drawn too far",
        [
            ("事项", "单", "件数"),
            ("甲", 5, F("B2*2", 10)),
            *[(None, None, F(f"B{n}*2", 0)) for n in (3, 4)],
        ],
        ITEMS,
        [10],
        [("empty_row", "3")],
    ),
]


@pytest.mark.parametrize(("rows", "ledger", "values", "told"), named(ODD))
def test_rows_that_are_there_for_show_are_no_records(
    office: Office, rows: Rows, ledger: LedgerDef, values: list[object], told: Said
) -> None:
    records = load(office, rows, ledger)
    assert (counted(records, ledger), said(records)) == (values, told)


@pytest.mark.parametrize(
    "word", ["占比", "平均", "月均", "同比", "环比", "上年同期", "增幅", "完成率"]
)
@pytest.mark.parametrize("unit", [None, "甲县"])
def test_a_row_of_rates_that_has_a_day_is_left_out_with_a_warning(
    office: Office, word: str, unit: str | None
) -> None:
    records = load(office, [HEAD, *FIRST, (4, day(4), word, unit, 12)])
    assert (counted(records), said(records)) == ([100, 200, 300], [("left_with_date", "C5")])
    assert left_out(records) == {"rate": (5,)}


def test_the_average_of_a_month_is_left_out_without_one(office: Office) -> None:
    rows: Rows = [
        ("月份", "单位", "推送"),
        ("1月", "甲县", 7),
        ("1月", "平均", 7),
        ("2月", "甲县", 8),
    ]
    records = load(office, rows, BY_UNIT)
    assert (counted(records, BY_UNIT), said(records)) == ([7, 8], [])


@pytest.mark.parametrize(
    ("above", "told"),
    [
        (("", "2022年", "2023年"), [("header_spread", "B2")]),
        (("月份", "上半年", "下半年"), [("header_spread", "B2")]),
        (("统计表", "", ""), [("header_twice", "B2")]),
    ],
)
def test_one_header_under_several_others_is_refused(
    tmp_path: Path, above: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    office = Office(tmp_path)
    office.book("2023/稿件.xlsx", [above, ("月份", "推送", "推送"), ("1月", 4, 11)])
    found = office.load(MONTHS).findings
    loud = [f for f in found if f.code.startswith("ledgers.header_")]
    assert [(f.code.removeprefix("ledgers."), f.place.cell) for f in loud] == told
