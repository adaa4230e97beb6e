"""The cases by which the ledgers' rules were asked for, one row each, its number the test's id."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from filing import file_all
from packages import packed, parts_of
from pages import page_of
from terminal import called

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

HERE = Path(__file__).parent / "cases"

HEAD = ("日期", "标题", "单位", "字数")
THREE = [(f"2023-0{month}-03", f"本年第{month}篇", "甲县", 100) for month in (1, 2, 3)]
TEN = [HEAD, *((f"2022-{month:02}-03", f"上年第{month}篇", "甲县", 100) for month in range(1, 11))]
TWELVE = [(f"2023-{month:02}-{month:02}", f"事项{month}", "甲县", 50) for month in range(1, 13)]
ITEMS = [("事项", "件数"), ("甲事", 5), ("乙事", 7)]

ARTICLES = """\
    date: 日期
    measure_word: 篇
    columns: {日期: [刊发日期], 标题: [题目], 单位: [供稿单位], 字数: [全文字数]}
    measures: {总字: {column: 字数, kind: sum, measure_word: 字}}
"""
KINDS = """\
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: []}
    groups: {大类: {from: 类型, values: {要闻: [甲], 其余: [乙]}}}
    measures: {总字: {column: 字数, kind: sum, measure_word: 字}}
"""
RESERVOIRS = """\
    date: 月份
    columns: {月份: [], 水库: [], 蓄水: []}
    measures: {蓄水量: {column: 蓄水, kind: last, measure_word: 万方}}
"""
RANKS = """\
    date: 月份
    columns: {月份: [], 名次: []}
    measures: {位次: {column: 名次, kind: rank, measure_word: 位}}
"""
MATTERS = """\
    measure_word: 项
    columns: {事项: [], 件数: []}
    measures: {件数量: {column: 件数, kind: sum, measure_word: 件}}
"""
RATES = """\
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: [], 单位: [], 字数: [], 比例: [占比]}
"""
VOTES = """\
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: [], 票数: []}
    measures: {票: {column: 票数, kind: sum, measure_word: 票}}
"""
# Said of a year whose three records end in March, and of a workspace without a template.
ELSEWHERE = {"ends_early", "months_missing", "same_as_last_year", "no_template"}


@dataclass(frozen=True)
class Case:
    """What somebody kept in two years, and what is right of it.

    `right` has what each expression prints, None where there is no value; empty where all is
    refused.  `odd` names errors and warnings with the file's year and the cell or sheet;
    `left_out` the rows of this year that are no records, by the reason given in the accounting.
    """

    number: str
    now: Mapping[str, Sequence[Sequence[object]]] | Path
    right: Mapping[str, str | None] = field(default_factory=dict)
    odd: Sequence[tuple[str, str, str]] = ()
    left_out: Mapping[str, list[int]] = field(default_factory=dict)
    before: Mapping[str, Sequence[Sequence[object]]] | None = field(
        default_factory=lambda: {"全年": TEN}
    )
    ledger: str = ARTICLES
    typed: Sequence[Sequence[object]] = ()


def fourth(number: str, cell: object, letters: str = "", odd: str = "") -> Case:
    """A fourth record with an odd count; what the four sum up to, or the finding at the cell."""
    rows = [HEAD, *THREE, ("2023-05-05", "另一篇", "乙县", cell)]
    right = {"稿件": "4篇", "稿件.总字": letters} if letters else {}
    return Case(number, {"全年": rows}, right, [(odd, "2023", "D5")] if odd else [])


def ending(number: str, row: Sequence[object], reason: str) -> Case:
    """A last row that is no record, for this reason."""
    right = {"稿件": "3篇", "稿件.总字": "300字"}
    return Case(number, {"全年": [HEAD, *THREE, row]}, right, left_out={reason: [5]})


def matters(number: str, row: Sequence[object], reason: str) -> Case:
    """So in a ledger without dates."""
    right = {"稿件": "2项", "稿件.件数量": "12件"}
    now, before = {"表": [*ITEMS, row]}, {"表": ITEMS}
    return Case(number, now, right, (), {reason: [4]}, before, MATTERS)


def stocks(year: int) -> list[tuple[object, ...]]:
    """Three reservoirs a month: 117 + 217 + 317 in December."""
    levels = [
        (f"{year}年{month}月", name, level + month)
        for month in range(1, 13)
        for name, level in (("东湖", 105), ("西湖", 205), ("南湖", 305))
    ]
    return [("月份", "水库", "蓄水"), *levels]


def typed_by(rows: Sequence[Sequence[object]], *kinds: str) -> list[tuple[object, ...]]:
    """The rows with a column that the definition does not list."""
    return [(*row, kind) for row, kind in zip(rows, ("类型", *kinds), strict=True)]


NOTHING: dict[str, str | None] = {"稿件": None, "稿件.总字": None, "稿件.同比": None}
CASES = [
    fourth("01", "12\n13", odd="two_numbers"),
    fourth("02", "12 13", odd="two_numbers"),
    fourth("03", "1 200 300", "1200600字"),
    fourth("04", "12 字", "312字"),
    fourth("05", "1.2w", "12300字"),
    fourth("06", "12待核", odd="not_a_number"),
    fourth("07", "45分钟", odd="other_word"),
    fourth("08", "50%", odd="percent_here"),
    fourth("09", "12字", "312字"),
    fourth("10", "1.2万字", "12300字"),
    Case(
        "11",
        {"全年": [HEAD, *THREE, ("2023.4.1 2", "另一篇", "乙县", 100)]},
        odd=[("not_a_date", "2023", "A5")],
        left_out={"excluded": [5]},
    ),
    ending("12", (None, "汇总", None, 300), "total"),
    ending("13", (None, "合计", None, 300), "total"),
    ending("14", (None, "总数", None, 300), "total"),
    ending("15", (None, "小 计", None, 300), "total"),
    ending("16", ("制表人：", "张三", "审核人：", None), "signature"),
    ending("17", ("以上共3篇", None, None, None), "note"),
    Case("18", {"Sheet1": []}, NOTHING, [("empty_ledger", "2023", "Sheet1")]),
    Case("19", {"全年": [HEAD]}, NOTHING, [("empty_ledger", "2023", "全年")]),
    Case(
        "20",
        {"全年": [HEAD, *THREE]},
        {"稿件": "3篇", "稿件.同比": None, "稿件.总字.同比": None},
        [("empty_ledger", "2022", "Sheet1")],
        before={"Sheet1": []},
    ),
    Case(
        "21",
        {"Sheet1": [HEAD, *TWELVE], "Sheet1 (2)": [HEAD, *TWELVE]},
        odd=[("copied_sheet", "2023", "Sheet1 (2)")],
    ),
    Case(
        "22",
        {"全年": [("2023年稿件登记", None, None, "单位：万字"), HEAD, *THREE]},
        {"稿件": "3篇", "稿件.总字": "3000000字"},
        odd=[("unit_missing", "2022", "全年")],  # last year's table says none
    ),
    Case(
        "23",
        {"全年": [HEAD, *THREE]},
        odd=[("typed_unknown", "2022", "B2")],
        before=None,
        typed=[("名称", "数值"), ("稿件数", 12)],
    ),
    Case(
        "24",
        {"全年": typed_by([HEAD, *THREE], "甲", "甲", "乙")},
        {"稿件": "3篇", '稿件(类型="甲")': "2篇", '稿件(大类="其余")': "1篇", "稿件.总字": "300字"},
        before={"全年": typed_by(TEN, *["甲"] * 10)},
        ledger=KINDS,
    ),
    Case(
        "25",
        {"月报": stocks(2023)},
        {"稿件.蓄水量": "651万方", "稿件.蓄水量.同比": "与上年末持平"},
        before={"月报": stocks(2022)},
        ledger=RESERVOIRS,
    ),
    Case(
        "26",
        {"表": [("月份", "名次"), ("2023年12月", "第3名")]},
        {"稿件.位次": "第3位", "稿件.位次.同比": "比上年上升1位"},
        before={"表": [("月份", "名次"), ("2022年12月", "第4名")]},
        ledger=RANKS,
    ),
    matters("27", ("以上共", 12), "note"),
    matters("28", ("经手人：张某", None), "signature"),
    Case(
        "A",
        HERE / "A-table-totals.xlsx",
        {"稿件": "3篇", "稿件.总字": "300字"},
        left_out={"total": [5]},
    ),
    Case(
        "B",
        {"表": [(*HEAD, "比例"), *(("2023-03-01", f"t{n}", "甲县", 100, 0.125) for n in (0, 1))]},
        {'稿件.平均("比例")': "12.5%", '稿件.平均("比例").同比': "比上年提高2.5个百分点"},
        before={"表": [(*HEAD, "比例"), ("2022-03-01", "t0", "甲县", 100, 0.1)]},
        ledger=RATES,
    ),
    Case(
        "C",
        HERE / "C-stream-WORKBOOK.xls",
        odd=[("error_cell", "2023", "H3"), ("error_cell", "2023", "H4")],
        before=None,
        ledger=VOTES,
    ),
    Case(
        "C-twin",
        HERE / "C-stream-Workbook.xls",
        odd=[("error_cell", "2023", "H3"), ("error_cell", "2023", "H4")],
        before=None,
        ledger=VOTES,
    ),
]


def kept(folder: Path, case: Case) -> None:
    """The case's workspace."""
    inputs = folder / "inputs"
    (inputs / "2023").mkdir(parents=True)
    head = 'title: "{{ 年 }}年小结"\ntemplate: 综述.docx\nissuer: 测试办\ndate: 2024-01-05\n'
    page = f'{head}ledgers:\n  稿件:\n    files: "*稿*"\n{case.ledger}'
    (inputs / "report.yaml").write_text(page, encoding="utf-8")
    if isinstance(case.now, Path):
        shutil.copy(case.now, inputs / "2023" / f"稿件{case.now.suffix}")
    else:
        file_all(folder, {"2023/稿件.xlsx": case.now})
    if case.before is not None:
        file_all(folder, {"2022/稿件.xlsx": case.before})
    if case.typed:
        file_all(folder, {"2022/上年数.xlsx": {"数": case.typed}})
    if case.number == "B":
        shown_as_percent(inputs)


def shown_as_percent(inputs: Path) -> None:
    """The column E formatted 0.0%, as where somebody clicked on the percent sign."""
    for path in inputs.glob("*/稿件.xlsx"):
        made = openpyxl.load_workbook(path)
        for (cell,) in made["表"]["E2:E3"]:
            cell.number_format = "0.0%"
        made.save(path)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.number) for case in CASES])
def test_a_case_has_its_right_value(tmp_path: Path, case: Case) -> None:
    kept(tmp_path, case)
    wanted = [part for expression in case.right or ("稿件",) for part in ("-e", expression)]
    said = called("figures", "2023", "--json", *wanted, folder=tmp_path)
    assert said.code == (0 if case.right else 1)
    if case.right:
        lines = {line["expression"]: line["text"] for line in said.json["figures"]}
        assert {expression: lines[expression] for expression in case.right} == case.right


@pytest.mark.parametrize("case", [pytest.param(case, id=case.number) for case in CASES])
def test_a_case_is_accounted_for(tmp_path: Path, case: Case) -> None:
    kept(tmp_path, case)
    told = called("check", "2023", "--json", folder=tmp_path).json
    found = [
        (code, (one["file"] or "").split("/")[1], one["cell"] or one["sheet"])
        for one in told["findings"]
        if (code := one["code"].partition(".")[2]) not in ELSEWHERE and one["severity"] != "note"
    ]
    assert sorted(found) == sorted(case.odd)
    (ledger,) = told["rows"]["2023"].values()
    lost: dict[str, list[int]] = {}
    for sheet in ledger["sheets"]:
        lost |= sheet["left_out"]
    assert lost == case.left_out


# Word files: what is none, what is damaged, and what stands in one twice.


def word_file(path: Path, *paragraphs: str) -> None:
    """A document of these paragraphs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page_of(*paragraphs))


def damaged(path: Path) -> None:
    """The body ends in the middle."""
    parts = parts_of(path)
    body = parts["word/document.xml"]
    path.write_bytes(packed({**parts, "word/document.xml": body[: len(body) // 2]}))


def no_rels(path: Path) -> None:
    """The package does not say which part is the document."""
    parts = {name: data for name, data in parts_of(path).items() if name != "_rels/.rels"}
    path.write_bytes(packed(parts))


def xlsx_named(path: Path) -> None:
    """A workbook under the name of a document."""
    with path.open("wb") as file:
        openpyxl.Workbook().save(file)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        pytest.param(damaged, "broken_member", id="damaged"),
        pytest.param(no_rels, "not_word", id="no-rels"),
        pytest.param(xlsx_named, "not_word", id="xlsx-named"),
    ],
)
@pytest.mark.parametrize("place", ["综述.docx", "templates/综述.docx"])
def test_what_is_no_document_is_one_error(
    tmp_path: Path, spoil: Callable[[Path], None], code: str, place: str
) -> None:
    kept(tmp_path, CASES[2])
    word_file(tmp_path / place, "全市刊发稿件。")
    spoil(tmp_path / place)
    said = called("check", place if "/" not in place else "2023", "--json", folder=tmp_path)
    errors = [one["code"] for one in said.json["findings"] if one["severity"] == "error"]
    assert (said.code, errors) == (1, [f"document.{code}"])


@pytest.mark.parametrize("tag", ["r if 稿件", "x if 稿件", "R if 稿件"])
def test_a_form_of_tags_that_is_none_is_one_error_with_the_right_one(
    tmp_path: Path, tag: str
) -> None:
    kept(tmp_path, CASES[2])
    word_file(tmp_path / "templates" / "综述.docx", f"{{%{tag} %}}刊发稿件{{% endif %}}")
    said = called("build", "2023", folder=tmp_path)
    assert said.code == 1
    assert "{% if 稿件 %}" in said.err
    assert "Traceback" not in said.err


DOUBLED = "{{ 稿件 }}篇，比上年{{ 稿件.较上年 }}，增长{{ 稿件.增幅 }}，其中甲县占{{ 甲县 }}%。"


def test_doubled_words_are_told_at_the_tag_and_in_the_text(tmp_path: Path) -> None:
    kept(tmp_path, CASES[2])
    page = tmp_path / "inputs" / "report.yaml"
    figure = 'figures:\n  甲县: 稿件(单位="甲县").占(稿件)\n'
    page.write_text(page.read_text(encoding="utf-8") + figure, encoding="utf-8")
    word_file(tmp_path / "templates" / "综述.docx", f"全市刊发稿件{DOUBLED}")
    found = called("check", "2023", "--json", folder=tmp_path).json["findings"]
    told = [one["message"] for one in found if one["file"] == "templates/综述.docx"]
    for tag in ("{{ 稿件 }}", "{{ 稿件.较上年 }}", "{{ 稿件.增幅 }}", "{{ 甲县 }}"):
        assert len([line for line in told if tag in line]) == 1, tag


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("全市刊发稿件563篇篇。", "doubled_measure_word"),
        ("全市刊发稿件增长增长10.0%。", "doubled_direction"),
        ("采用率为12.7%%。", "doubled_measure_word"),
    ],
)
def test_doubled_words_of_a_document_are_told(tmp_path: Path, text: str, code: str) -> None:
    word_file(tmp_path / "综述.docx", text)
    found = called("check", "综述.docx", "--json", folder=tmp_path).json["findings"]
    assert [one["code"] for one in found] == [f"lint.{code}"]
