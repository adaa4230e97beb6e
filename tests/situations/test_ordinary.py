"""Ordinary sheets that are right: nothing is said of them, and both years' numbers are right."""

# ruff: noqa: E501  # one row of a table is one line, so that it can be read across
from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from pages import page_of
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.long(29)

Rows = Sequence[Sequence[object]]
Table = Callable[[int], Rows]
HEAD = 'title: 综述\ntemplate: 综述.docx\nissuer: 某局\nledgers:\n  表:\n    files: "*表*"\n'
MONTHS = range(1, 13)
COUNT = "    date: 月份\n    measures: {件: {column: 件数, kind: sum, measure_word: 件}}\n"
STOCK = COUNT.replace("sum", "last")
RECORDS = COUNT.replace("月份", "日期") + "    measure_word: 次\n"
GRAIN = "    date: 月份\n    measures: {轮出: {column: 轮出, kind: sum, measure_word: 吨}, 库存: {column: 库存, kind: last, measure_word: 吨}}\n"
BOOK = "    date: 日期\n    measures: {收入: {column: 收入, kind: sum, measure_word: 元}, 余额: {column: 余额, kind: last, measure_word: 元}}\n"
BY_SHEET = (
    "    date: {from: sheet}\n    measures: {额: {column: 销售额, kind: sum, measure_word: 万元}}\n"
)
FIRMS = "    date: 月份\n    columns: {新设企业: [企业]}\n    measures: {户: {column: 新设企业, kind: sum, measure_word: 户}}\n"
TWO = "    date: 月份\n    measures: {条: {column: 条数, kind: sum, measure_word: 条}, 次: {column: 次数, kind: sum, measure_word: 次}}\n"


def office(folder: Path, ledger: str, sheets: Callable[[int], dict[str, Rows]], kind: str) -> Path:
    """A workspace of both years with the ledger's book of sheets, or its text file."""
    for year in (2022, 2023):
        inputs = folder / "inputs" / str(year)
        inputs.mkdir(parents=True)
        if kind == "csv":
            (rows,) = sheets(year).values()
            with (inputs / "表.csv").open("w", newline="", encoding="utf-8-sig") as file:
                csv.writer(file).writerows([["" if v is None else v for v in row] for row in rows])
        else:
            _book(sheets(year)).save(inputs / "表.xlsx")
    (folder / "inputs" / "report.yaml").write_text(HEAD + ledger, encoding="utf-8")
    (folder / "templates").mkdir()
    (folder / "templates" / "综述.docx").write_bytes(page_of("{{ 标题 }}"))
    return folder


def _book(sheets: dict[str, Rows]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row, 1):
                if isinstance(value, tuple):
                    page.cell(r, c, value[0]).number_format = value[1]
                elif value is not None:
                    page.cell(r, c, value)
    return book


def said(folder: Path, expression: str, *more: str) -> tuple[Any, Any, str, list[str]]:
    """The figure's value, last year's, its change, and the codes of all that is more than a note."""
    figures = called("figures", "2023", "--json", "-e", expression, *more, folder=folder).json
    check = called("check", "2023", "--json", *more, folder=folder).json
    codes = [f["code"] for f in check["findings"] if f["severity"] != "note"]
    mine = [f for f in figures.get("figures", ()) if f["name"] == expression]
    if not mine:
        return None, None, "", codes
    return mine[0]["value"], mine[0]["previous"], mine[0]["status"], codes


def beside(header: str, first: object, later: object = None) -> Table:
    """Counts of months, 11 and more, and beside them a column that begins with another value."""
    return lambda y: [
        ("月份", "件数", header),
        *((f"{m}月", 10 + m + y - 2022, first if m < 4 else (later or m)) for m in MONTHS),
    ]


# 12 months of 11 to 22, one more each this year: 210 and 198.
BESIDE = [
    (header, sign)
    for header in (
        "同比增长",
        "罚款（元）",
        "其中：羊",
        "办理结果",
        "整改情况",
        "负责人",
        "排名变化",
    )
    for sign in ("—", "/", "无", "暂无")
]


@pytest.mark.parametrize(("header", "sign"), BESIDE)
def test_nothing_beside_a_months_number_is_no_matter(
    tmp_path: Path, header: str, sign: str
) -> None:
    later = "已办结" if header in {"办理结果", "整改情况"} else None
    table = beside(header, sign, later)
    folder = office(tmp_path, COUNT, lambda y: {"S": table(y)}, "xlsx")
    assert said(folder, "表.件") == (210, 198, "increased", [])


def nought(header: Sequence[str], row: Callable[[int], Sequence[object]], *at: int) -> Table:
    """Counts of months, 11 to 22, which are 0 in some months of last year."""
    return lambda y: [
        header,
        *((f"{m}月", *row(0 if m in at and y == 2022 else 10 + m + (y - 2022))) for m in MONTHS),
    ]


NOUGHTS = [
    (("月份", "件数"), lambda n: (n,)),
    (("月份", "件数", "其中牛"), lambda n: (n, 0)),
    (("月份", "件数", "合格率"), lambda n: (n, (1, "0%") if n else None)),
    (("月份", "件数", "罚款"), lambda n: (n, "—")),
    (("月份", "件数", "罚款"), lambda n: (n, 50 if n else "无")),
    (("月份", "件数", "死亡", "罚款"), lambda n: (n, 0, 0 if n < 13 else 50)),
    (("月份", "件数", "备注"), lambda n: (n, None if n else "零报告")),
    (("月份", "件数", "说明"), lambda n: (n, None if n else "无")),
]
AT = [((1,), 187), ((7,), 181), ((12,), 176), ((11, 12), 155)]  # 198 less 11, 17, 22, 21 + 22


@pytest.mark.parametrize(("at", "before"), AT)
@pytest.mark.parametrize(("header", "row"), NOUGHTS)
def test_a_month_of_nought_is_a_month(
    tmp_path: Path,
    header: Sequence[str],
    row: Callable[[int], Sequence[object]],
    at: tuple[int, ...],
    before: int,
) -> None:
    table = nought(header, row, *at)
    folder = office(tmp_path, COUNT, lambda y: {"S": table(y)}, "xlsx")
    assert said(folder, "表.件") == (210, before, "increased", [])


def opened(*rows: Sequence[object]) -> Table:
    """A stock of months, 302 to 313, one more each this year, below rows of what was before."""
    return lambda y: [
        ("月份", "件数"),
        *((str(row[0]).format(before=y - 1, year=y), *row[1:]) for row in rows),
        *((f"{m}月", 301 + m + y - 2022) for m in MONTHS),
    ]


OPENINGS = [
    "年初",
    "上年末",
    "上年结转",
    "{before}年末",
    "年初数",
    "期初",
    "上年12月",
    "{before}年底",
    "上年年末",
    "1月初",
    "年初存量",
    "{before}年12月",
    "{before}年12月31日",
    "{before}年末数",
    "结转",
    "{year}年初",
    "去年底",
    "期初余额",
]


@pytest.mark.parametrize("text", OPENINGS)
def test_what_there_was_before_is_no_month(tmp_path: Path, text: str) -> None:
    table = opened((text, 300))
    folder = office(tmp_path, STOCK, lambda y: {"S": table(y)}, "xlsx")
    assert said(folder, "表.件") == (314, 313, "increased", [])


def test_a_flow_of_the_years_beginning_is_asked_about(tmp_path: Path) -> None:
    table = opened(("年初", 300))
    folder = office(tmp_path, COUNT, lambda y: {"S": table(y)}, "xlsx")
    assert said(folder, "表.件") == (None, None, "", ["ledgers.not_a_date"] * 2)


def to_come(month: Callable[[int, int], object], until: int) -> Table:
    return lambda y: [
        ("月份", "轮出", "库存", "备注"),
        *(
            (
                month(y, m),
                *(
                    (100 + y - 2022, 500 - m + y - 2022)
                    if m <= until or y == 2022
                    else (None, None)
                ),
            )
            for m in MONTHS
        ),
    ]


DATES = [
    lambda y, m: m,
    lambda y, m: f"{m}月",
    lambda y, m: f"{y}年{m}月",
    lambda y, m: f"{y}-{m:02}",
    lambda y, m: dt.date(y, m, 1),
]


@pytest.mark.parametrize("expression", ["表.轮出", "表.库存"])
@pytest.mark.parametrize("month", DATES)
def test_months_to_come_may_be_written_beforehand(
    tmp_path: Path, month: Callable[[int, int], object], expression: str
) -> None:
    table = to_come(month, 11)
    folder = office(tmp_path, GRAIN, lambda y: {"S": table(y)}, "xlsx")
    # 1200 of last year less December's 100; of the stock last year's end
    wanted = {"表.轮出": (1111, 1100), "表.库存": (490, 488)}[expression]
    assert said(folder, expression, "--through", "2023-11-30") == (*wanted, "increased", [])
    codes = said(folder, expression)[3]  # November's number is no year's end
    assert sorted(codes) == ["figures.account_ends", "figures.months_missing"]


def book(y: int) -> Rows:
    return [
        ("日期", "摘要", "收入", "支出", "余额"),
        (f"{y}-01-05", "上年结转", None, None, 1000),
        (f"{y}-03-05", "办公费", None, 200, 800),
        (f"{y}-12-05", "收款", 300, None, 1100),
        (f"{y}-12-05", "电费", None, 50.5 + y - 2022, 1049.5 - (y - 2022)),
    ]


def moves(y: int) -> Rows:
    return [
        ("日期", "事由", "收入", "余额"),
        (f"{y}-02-01", "盘存", 0, 100),
        (f"{y}-02-01", "入库", 30, 130),
        (f"{y}-11-01", "出库", -20, 110),
        (f"{y}-11-01", "出库", -5 - (y - 2022), 105 - (y - 2022)),
    ]


def grown(share: object) -> Table:
    return lambda y: [
        ("月份", "件数", "同比增长"),
        *((f"{m}月", 10 + m + y - 2022, share if m == 5 else (0.12, "0.0%")) for m in MONTHS),
    ]


def accidents(now: str, before: str) -> Table:
    return lambda y: [
        ("日期", "地点", "件数"),
        *((f"{y}-{m}-15", f"第{m}村", 5) for m in (now if y == 2023 else before).split()),
    ]


def sales(caption: Callable[[int, int], str | None]) -> Callable[[int], dict[str, Rows]]:
    def sheets(y: int) -> dict[str, Rows]:
        return {
            f"{m}月": [
                *([(told, None)] if (told := caption(y, m)) else []),
                ("类别", "销售额"),
                ("农资", 10 * m + 7 * (m % 3)),
                ("日用品", 4 + m + y - 2022),
            ]
            for m in MONTHS
        }

    return sheets


def firms(y: int) -> Rows:
    return [
        ("月份", "新设", None, "注销", "期末实有"),
        (None, "企业", "个体", None, None),
        *((f"{m}月", 20 + m + y - 2022, 100 + m, 30, 9000 + m) for m in MONTHS),
    ]


def sparse(y: int) -> Rows:
    """次数 is blank where there was none: 3 in each of 2月, 7月 and 12月, or of 3月 and 8月."""
    return [
        ("月份", "条数", "次数"),
        *((f"{m}月", 10 + m + y - 2022, 3 if (m + y) % 5 == 0 else None) for m in MONTHS),
    ]


def answers(header: str, answer: str) -> Table:
    """Two checks a month, of 3 and 4 or 5 things: 96 or 84."""
    return lambda y: [
        ("日期", "企业", "件数", header),
        *(
            (
                f"{y}-{m:02}-0{d}",
                f"企业{m}{d}",
                n + (y == 2023 and d == 3),
                answer if d < 3 else "超范围",
            )
            for m in MONTHS
            for d, n in ((1, 3), (3, 4))
        ),
    ]


ASKED = RECORDS + "    columns: {问题: []}\n"
ONE: list[tuple[str, str, Any, str, str, Any, Any]] = [
    # what it is, the ledger, its table, the file's kind, the figure, its value and last year's
    ("a running book, two rows a day", BOOK, book, "xlsx", "表.余额", "1048.500000", "1049.500000"),
    ("its income", BOOK, book, "xlsx", "表.收入", 300, 300),
    (
        "a running book of one account",
        BOOK.replace("last,", "last, per: [],"),
        book,
        "xlsx",
        "表.余额",
        "1048.500000",
        "1049.500000",
    ),
    ("a running book as text", BOOK, book, "csv", "表.余额", "1048.500000", "1049.500000"),
    ("moves with their signs", BOOK, moves, "xlsx", "表.余额", 104, 105),
    ("growth of 1150%", COUNT, grown((11.5, "0.0%")), "xlsx", "表.件", 210, 198),
    ("growth of 1150%, typed", COUNT, grown("1150%"), "xlsx", "表.件", 210, 198),
    ("growth of -30%", COUNT, grown((-0.3, "0.0%")), "xlsx", "表.件", 210, 198),
    ("one accident a year", RECORDS, accidents("3", "11"), "xlsx", "表.件", 5, 5),
    ("two, all early", RECORDS, accidents("2 5", "3 12"), "xlsx", "表", 2, 2),
    ("three, all early", RECORDS, accidents("2 5 9", "3 10 12"), "xlsx", "表", 3, 3),
    ("four, one late", RECORDS, accidents("2 5 9 6", "3 4 5 10"), "xlsx", "表", 4, 4),
    ("fewer than before, all early", RECORDS, accidents("2 5", "3 4 5 11"), "xlsx", "表", 2, 4),
    ("more than before, now late", RECORDS, accidents("2 5 12 11", "3 4"), "xlsx", "表", 4, 2),
    ("a header of two lines", FIRMS, firms, "xlsx", "表.户", 330, 318),
    ("a header of two lines as text", FIRMS, firms, "csv", "表.户", 330, 318),
    ("below a title", FIRMS, lambda y: [(f"{y}年市场主体",), *firms(y)], "csv", "表.户", 330, 318),
    ("blank where there was none", TWO, sparse, "xlsx", "表.次", 9, 6),
    ("no problem found", ASKED, answers("问题", "无"), "xlsx", "表.件", 96, 84),
    (
        "a stroke for no problem",
        ASKED,
        answers("问题", "—"),
        "xlsx",
        "表.件",
        96,
        84,
    ),
    ("and how many checks", ASKED, answers("问题", "/"), "xlsx", "表", 24, 24),
    ("problems nobody reads", RECORDS, answers("问题", "无"), "xlsx", "表.件", 96, 84),
]


@pytest.mark.parametrize("row", ONE, ids=lambda row: row[0])
def test_an_ordinary_sheet(tmp_path: Path, row: tuple[str, str, Any, str, str, Any, Any]) -> None:
    _, ledger, table, kind, expression, now, before = row
    folder = office(tmp_path, ledger, lambda y: {"S": table(y)}, kind)
    value, previous, status, codes = said(folder, expression)
    assert (value, previous, codes) == (now, before, [])
    assert status != "not_available"


# The sheets' numbers: 10 * 78 + 7 * 12, and 48 + 78 (60 + 78 this year): 1002 and 990.
CAPTIONS: list[tuple[str, Callable[[int, int], str | None]]] = [
    ("on two sheets", lambda y, m: "编制单位：办公室" if m < 3 and y == 2022 else None),
    ("on one sheet of each year", lambda y, m: "填报单位：综合科" if m == 3 else None),
    ("in one year", lambda y, m: "填报单位：综合科" if y == 2022 else None),
    (
        "another form of the name",
        lambda y, m: "填报单位：县供销社" if m == 4 and y == 2023 else "填报单位：供销社",
    ),
    ("to be filled in", lambda y, m: "填报单位（盖章）：" if m < 5 else None),
    ("on all", lambda y, m: "填报单位：供销社"),
]


@pytest.mark.parametrize(("_what", "caption"), CAPTIONS)
def test_who_fills_in_the_sheets_is_one_office(
    tmp_path: Path, _what: str, caption: Callable[[int, int], str | None]
) -> None:
    folder = office(tmp_path, BY_SHEET, sales(caption), "xlsx")
    assert said(folder, "表.额") == (1002, 990, "increased", [])


def units(blank: Callable[[int, int, str], bool], nothing: object = None) -> Table:
    """Two counties a month, of 11 to 22 条, one more this year, and 21 to 32 次."""
    return lambda y: [
        ("月份", "单位", "条数", "次数"),
        *(
            (f"{m}月", unit, 10 + m + (y - 2022), nothing if blank(y, m, unit) else 20 + m)
            for m in MONTHS
            for unit in ("甲县", "乙县")
        ),
    ]


BLANK: list[tuple[str, Table, int, int, str]] = [
    # where 次数 is blank, 次 this year and last, the first row without
    ("from April on", units(lambda y, m, _: y == 2023 and m > 3), 132, 636, "8"),
    ("until April", units(lambda y, m, _: y == 2023 and m < 5), 456, 636, "2"),
    ("until April of last year", units(lambda y, m, _: y == 2022 and m < 5), 636, 456, "2"),
    ("a stroke until April", units(lambda y, m, _: y == 2023 and m < 5, "—"), 456, 636, "2"),
    ("of one county", units(lambda y, m, u: y == 2023 and m < 5 and u == "乙县"), 546, 636, "3"),
    ("in December", units(lambda y, m, _: y == 2023 and m == 12), 572, 636, "24"),
]


@pytest.mark.parametrize(("_what", "table", "now", "before", "cell"), BLANK)
def test_a_measure_blank_for_months_is_not_compared(
    tmp_path: Path, _what: str, table: Table, now: int, before: int, cell: str
) -> None:
    folder = office(tmp_path, TWO, lambda y: {"S": table(y)}, "xlsx")
    assert said(folder, "表.次") == (now, before, "not_available", ["figures.months_blank"])
    assert said(folder, "表.条")[:3] == (420, 396, "increased")
    told = called("check", "2023", "--json", folder=folder).json["findings"]
    assert [f["cell"] for f in told if f["code"] == "figures.months_blank"] == [cell]


LIST = "    measures: {人: {column: 人数, kind: sum, measure_word: 人}}\n"
BELOW = [
    ("联系电话", 13800000000),
    ("手机", 13900000000),
    ("电话", 6512345),
    ("传真", 6512345),
    ("填表人", 13800000000),
    ("联系人", 13800000000),
    ("负责人", 13800000000),
    ("微信", 13800000000),
    ("QQ", 123456789),
    ("邮政编码", 650000),
    ("报送份数", 2),
    ("印发份数", 30),
    ("填报日期", 20231231),
    ("某办公室", 20231231),
    ("张三", 20231231),
    ("张三", 13800000000),
    ("值班电话", 12345),
    ("监督电话", 12380),
    ("举报电话", 5123456),
    ("Tel", 5123456),
    ("统一社会信用代码", 123456789012),
    ("表号", 3),
    ("版本", 2),
    ("满分", 100),
    ("应报单位", 6),
    ("实报单位", 5),
    ("下达任务", 1200),
]


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize(("text", "number"), BELOW)
def test_a_number_below_a_list_that_is_none_of_it(
    tmp_path: Path, text: str, number: int, gap: int
) -> None:
    rows = [("单位", "人数"), ("甲乡", 11), ("乙乡", 20), ("丙乡", 44), *[()] * gap, (text, number)]
    folder = office(
        tmp_path, LIST, lambda y: {"S": [*rows[:3], ("丙乡", y - 1979), *rows[4:]]}, "xlsx"
    )
    # 11 + 20 + 44, and 43 last year
    codes = ["ledgers.signature_with_number"] * 2
    assert said(folder, "表.人") == (75, 74, "increased", codes)


MEMBERS = [
    ("电话局", 30),
    ("传真科", 30),
    ("页码乡", 30),
    ("手机厂", 30),
    ("邮编办", 30),
    ("办公室", 30),
    ("手机", 30),
    ("负责人", 30),
    ("联系人", 30),
    ("张三", 30),
    ("报送科", 30),
    ("总工会", 30),
    ("监督电话", 30),
    ("热线办", 30),
    ("版本科", 30),
    ("下达乡", 30),
    ("其中乡", 30),
]


@pytest.mark.parametrize(("text", "number"), MEMBERS)
def test_a_member_with_such_a_name_is_one(tmp_path: Path, text: str, number: int) -> None:
    rows = [("单位", "人数"), ("甲乡", 11), ("乙乡", 20)]
    folder = office(
        tmp_path, LIST, lambda y: {"S": [*rows, ("丙乡", y - 1979), (text, number)]}, "xlsx"
    )
    assert said(folder, "表.人") == (105, 104, "increased", [])  # 75 and 74, and 30


PRESS = "    date: 日期\n    measure_word: 篇\n    columns: {日期: [], 标题: [], 单位: []}\n    measures: {字: {column: 字数, kind: sum, measure_word: 字}}\n"


def press(*rows: Sequence[object]) -> Table:
    """Three articles of 500, 600 and 830 (829 last year), and other rows behind them."""
    return lambda y: [
        ("日期", "标题", "单位", "字数"),
        (f"{y}-03-05", "春耕备耕忙", "甲县", 500),
        (f"{y}-05-05", "防汛演练", "甲县", 600),
        (f"{y}-08-05", "秋收", "乙县", 830 - (2023 - y)),
        *((f"{y}-12-31", *(1930 - (2023 - y) if v == "sum" else v for v in row)) for row in rows),
    ]


LAST: list[tuple[Sequence[object], int, list[str]]] = [
    # the last row behind its date, how many articles, what is said in each year
    (("12篇", None, "sum"), 3, []),
    (("本年共刊发", None, "sum"), 3, []),
    (("某市", None, "sum"), 3, []),
    (("字数", None, "sum"), 3, []),
    (("甲县", None, 1100), 3, []),
    ((None, "甲县", "sum"), 3, []),
    (("甲县", None, 700), 4, []),
    (("年终总结", "甲县", "sum"), 4, []),
    (("某办公室",), 4, ["ledgers.perhaps_footer"]),
    (("张三", "李四"), 4, ["ledgers.perhaps_footer"]),
    (("王五（签字）",), 4, ["ledgers.perhaps_footer"]),
    (("特此报告", "某办"), 4, ["ledgers.perhaps_footer"]),
    (("甲县",), 4, ["ledgers.perhaps_footer"]),
    (("市委办开展年终总结活动",), 4, []),
    (("冬藏", "乙县"), 4, []),
    (("办公室", "乙县", 300), 4, []),
]


@pytest.mark.parametrize(("row", "articles", "codes"), LAST)
def test_a_last_row_with_a_date(
    tmp_path: Path, row: Sequence[object], articles: int, codes: list[str]
) -> None:
    folder = office(tmp_path, PRESS, lambda y: {"S": press(row)(y)}, "xlsx")
    assert said(folder, "表") == (articles, articles, "unchanged", codes * 2)


@pytest.mark.parametrize("at", [0, 1, 3])
@pytest.mark.parametrize("name", ["其中村", "其中屯", "其中镇"])
def test_a_village_called_like_a_part_is_one(tmp_path: Path, name: str, at: int) -> None:
    kind = name[-1]
    rows = [(f"甲{kind}", 11), (f"乙{kind}", 20), (f"丙{kind}", 44)]
    folder = office(
        tmp_path,
        LIST,
        lambda y: {"S": [("单位", "人数"), *rows[:at], (name, y - 1993), *rows[at:]]},
        "xlsx",
    )
    assert said(folder, "表.人") == (105, 104, "increased", [])  # 75, and 30 or 29


def test_villages_of_all_places_are_a_part(tmp_path: Path) -> None:
    rows = [("单位", "人数"), ("甲乡", 11), ("其中村", 9), ("乙乡", 20)]
    folder = office(tmp_path, LIST, lambda y: {"S": [*rows, ("丙乡", y - 1979)]}, "xlsx")
    assert said(folder, "表.人")[:2] == (75, 74)
