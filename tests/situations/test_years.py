"""What becomes of two years that don't count the same, and of last years that were typed in."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from pages import page_of

from zgreport.definition.model import GroupDef
from zgreport.definition.read import read_definition
from zgreport.figures.expression import Condition, Op, Rows
from zgreport.figures.facts import Facts
from zgreport.findings import ZgreportError
from zgreport.language.reference import RESERVED
from zgreport.ledgers.load import load_records
from zgreport.periods import Period
from zgreport.pipeline.build import draft
from zgreport.pipeline.check import check
from zgreport.pipeline.figures import FigureLine, figures
from zgreport.pipeline.order import Order, silent
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from zgreport.findings import Finding

DEFINITION = """\
title: "{{ 年 }}年综述"
template: 综述.docx
issuer: 测试办
date: 2024-01-05
registries:
  单位: {files: 单位名录.xlsx, key: 单位, aliases: 别名}
  载体: {files: 载体名录.xlsx, key: 载体, aliases: 别名}
ledgers:
  稿件:
    files: "*稿件*"
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: [], 单位: [], 载体: [], 字数: []}
    measures:
      总字: {column: 字数, kind: sum, measure_word: 字}
figures:
  省级稿: 稿件(级别="省级")
  省级占比: 稿件(级别="省级") / 稿件
"""


def save(path: Path, rows: Iterable[Sequence[object]]) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def registry(folder: Path, name: str, attribute: str, members: str) -> None:
    """Members as 甲=省级/旧名: name, attribute (- is blank), aliases."""
    points = "分值" if name == "载体" else "序号"
    rows: list[tuple[object, ...]] = [(name, "别名", attribute, points)]
    for number, member in enumerate(members.split(), start=1):
        known, _, value = member.partition("=")
        value, _, aliases = value.partition("/")
        rows.append((known, aliases or None, None if value == "-" else value, number))
    save(folder / f"{name}名录.xlsx", rows)


def ledger(folder: Path, year: int, counts: str) -> None:
    """Rows as 甲*3: the medium and how many; 甲@乙县*3 with the unit."""
    rows: list[tuple[object, ...]] = [("日期", "标题", "单位", "载体", "字数")]
    for each in counts.split():
        medium, _, count = each.partition("*")
        medium, _, unit = medium.partition("@")
        rows += [
            (
                day(year, n),
                f"{medium}{unit}{n}",
                unit or "子县",
                medium,
                100,
            )
            for n in range(int(count or 1))
        ]
    save(folder / "稿件.xlsx", rows)


def day(year: int, number: int) -> str:
    """A day of March for the first 28, then of May, June and July."""
    return f"{year}-{(3, 5, 6, 7)[number // 28]:02}-{number % 28 + 1:02}"


def workspace(  # noqa: PLR0917  # two years of two things
    root: Path, before: str, now: str, rows_before: str, rows: str, more: str = ""
) -> Path:
    inputs = root / "inputs"
    registry(inputs, "单位", "组别", "子县=县区 丑县=县区 寅局=市直")
    for year, members, counts in ((2022, before, rows_before), (2023, now, rows)):
        if members:
            registry(inputs / str(year), "载体", "级别", members)
        ledger(inputs / str(year), year, counts)
    (inputs / "report.yaml").write_text(DEFINITION + more, encoding="utf-8")
    return root


def asked(root: Path, expression: str, **order: object) -> tuple[FigureLine, set[str]]:
    """The line of an expression, and the codes of warnings and errors that name it or nobody."""
    table = figures(Order(root, year=2023, **order), [expression])  # type: ignore[arg-type]
    return table.lines[-1], {f.code for f in table.findings if f.severity != "note"}


OTHERS, PARTLY = "pipeline.other_members", "pipeline.partly_other_members"
UNLISTED = "pipeline.unlisted_name"
LEVEL = '稿件(级别="省级")'

# what the clerk did | media of 2022 | of 2023 | rows of 2022 | of 2023 | expression
#   this year, last year, status, 可比
SITUATIONS = [
    ("nothing changed", "甲=省级 乙=市级", "甲=省级 乙=市级", "甲*20", "甲*22", LEVEL,
     ("22篇", "20篇", "increased", "")),
    ("a medium was added", "甲=省级", "甲=省级 丁=省级", "甲*20", "甲*22 丁*9", LEVEL,
     ("31篇", "20篇", "redefined", "按可比口径同比增长10.0%")),
    ("a medium was added, nobody wrote for it", "甲=省级", "甲=省级 丁=省级", "甲*20", "甲*22",
     LEVEL, ("22篇", "20篇", "increased", "")),
    ("a medium was dropped", "甲=省级 丙=省级", "甲=省级", "甲*20 丙*5", "甲*22", LEVEL,
     ("22篇", "25篇", "redefined", "按可比口径同比增长10.0%")),
    ("a medium that nobody wrote for was dropped", "甲=省级 丙=省级", "甲=省级", "甲*20", "甲*22",
     LEVEL, ("22篇", "20篇", "increased", "")),
    ("one came, one went", "甲=省级 丙=省级", "甲=省级 丁=省级", "甲*20 丙*5", "甲*18 丁*9", LEVEL,
     ("27篇", "25篇", "redefined", "按可比口径同比下降10.0%")),
    ("a medium rose to another level", "甲=省级 乙=市级", "甲=省级 乙=省级", "甲*20 乙*4",
     "甲*22 乙*6", LEVEL, ("28篇", "20篇", "redefined", "按可比口径同比增长10.0%")),
    ("only the points differ", "乙=市级 甲=省级", "甲=省级 乙=市级", "甲*20", "甲*22", LEVEL,
     ("22篇", "20篇", "increased", "")),
    ("renamed, the old name is an alias", "旧甲=省级", "甲=省级/旧甲", "旧甲*20", "甲*22", LEVEL,
     ("22篇", "20篇", "increased", "")),
    ("renamed, asked by its new name", "旧甲=省级", "甲=省级/旧甲", "旧甲*20", "甲*22",
     '稿件(载体="甲")', ("22篇", "20篇", "increased", "")),
    ("renamed, last year's rows have the new name already", "旧甲=省级", "甲=省级/旧甲", "甲*20",
     "甲*22", LEVEL, ("22篇", "20篇", "increased", "")),
    ("renamed without an alias", "旧甲=省级 乙=省级", "甲=省级 乙=省级", "旧甲*20 乙*20",
     "甲*22 乙*20", LEVEL, ("42篇", "40篇", "redefined", "按可比口径与上年持平")),
    ("two became one", "甲=省级 丙=省级", "甲=省级/丙", "甲*10 丙*10", "甲*22", LEVEL,
     ("22篇", "20篇", "increased", "")),
    ("two of different levels became one", "甲=省级 丙=市级 乙=省级", "甲=省级/丙 乙=省级",
     "甲*10 丙*10 乙*20", "甲*22 乙*22", LEVEL,
     ("44篇", "30篇", "redefined", "按可比口径同比增长10.0%")),
    ("asked by name only", "甲=省级", "甲=省级 丁=省级", "甲*20", "甲*22 丁*1", '稿件(载体="甲")',
     ("22篇", "20篇", "increased", "")),
    ("the new one is left out by name", "甲=省级", "甲=省级 丁=省级", "甲*20", "甲*22 丁*9",
     '稿件(级别="省级", 载体_不是="丁")', ("22篇", "20篇", "increased", "")),
    ("a list of levels", "甲=省级 乙=中央级", "甲=中央级 乙=省级", "甲*10 乙*10", "甲*11 乙*11",
     '稿件(级别=["省级", "中央级"])', ("22篇", "20篇", "increased", "")),
    ("_不是", "甲=省级 乙=市级", "甲=省级 丁=省级 乙=市级", "甲*20", "甲*22 丁*3",
     '稿件(级别_不是="市级")', ("25篇", "20篇", "redefined", "按可比口径同比增长10.0%")),
    ("_含", "甲=省级 乙=市级", "甲=省级 丁=省级 乙=市级", "甲*20", "甲*22 丁*3",
     '稿件(级别_含="省")', ("25篇", "20篇", "redefined", "按可比口径同比增长10.0%")),
    ("_不含", "甲=省级 乙=市级", "甲=省级 丁=省级 乙=市级", "甲*20", "甲*22 丁*3",
     '稿件(级别_不含="市")', ("25篇", "20篇", "redefined", "按可比口径同比增长10.0%")),
    ("points as the condition", "甲=省级 乙=省级", "乙=省级 甲=省级", "甲*20 乙*5", "甲*22 乙*5",
     "稿件(分值_大于=1)", ("22篇", "5篇", "redefined", "")),
    ("_为空", "甲=- 乙=省级", "甲=- 丁=- 乙=省级", "甲*20", "甲*22 丁*3", "稿件(级别_为空=true)",
     ("25篇", "20篇", "redefined", "按可比口径同比增长10.0%")),
    ("a share: both parts lose the new medium", "甲=省级 乙=市级", "甲=省级 丁=省级 乙=市级",
     "甲*20 乙*80", "甲*25 丁*50 乙*75", "省级占比",
     ("50.0%", "20.0%", "redefined", "按可比口径比上年提高5.0个百分点")),
    ("占", "甲=省级 乙=市级", "甲=省级 丁=省级 乙=市级", "甲*20 乙*80", "甲*25 丁*50 乙*75",
     f"{LEVEL}.占(稿件)", ("50.0%", "20.0%", "redefined", "按可比口径比上年提高5.0个百分点")),
    ("a sum", "甲=省级 乙=市级", "甲=省级 丁=省级 乙=市级", "甲*10 乙*10", "甲*11 丁*9 乙*11",
     f'{LEVEL} + 稿件(级别="市级")', ("31篇", "20篇", "redefined", "按可比口径同比增长10.0%")),
    ("a measure", "甲=省级", "甲=省级 丁=省级", "甲*20", "甲*22 丁*9", '稿件.总字(级别="省级")',
     ("3100字", "2000字", "redefined", "按可比口径同比增长10.0%")),
    ("kinds of titles", "甲=省级", "甲=省级 丁=省级", "甲*20", "甲*22 丁*9",
     f'{LEVEL}.种数("标题")', ("31个", "20个", "redefined", "按可比口径同比增长10.0%")),
    ("narrowed to a month without the new one", "甲=省级", "甲=省级 丁=省级", "甲*20", "甲*22 丁*9",
     '稿件(级别="省级", 月=4)', ("0篇", "0篇", "both_zero", "")),
    ("nothing was left to compare with", "丙=省级", "丁=省级", "丙*20", "丁*22", LEVEL,
     ("22篇", "20篇", "redefined", "")),
    ("the comparable part is new", "甲=省级 丙=省级", "甲=省级", "丙*20", "甲*3", LEVEL,
     ("3篇", "20篇", "redefined", "按可比口径上年没有")),
    ("an article of an old and a new medium", "甲=省级", "甲=省级 丁=省级", "甲*20",
     "甲*20 甲、丁*2", LEVEL, ("22篇", "20篇", "increased", "")),
    ("two registries in one figure", "甲=省级", "甲=省级 丁=省级", "甲@子县*20 甲@寅局*5",
     "甲@子县*22 丁@子县*9 丁@寅局*7", '稿件(级别="省级", 组别="县区")',
     ("31篇", "20篇", "redefined", "按可比口径同比增长10.0%")),
    ("the other registry did not change", "甲=省级", "甲=省级 丁=省级", "甲@子县*20",
     "甲@子县*22", '稿件(组别="县区")', ("22篇", "20篇", "increased", "")),
    ("a name in no registry", "甲=省级", "甲=省级", "甲*20", "甲*22 申*1", LEVEL,
     ("22篇", "20篇", "not_available", "")),
    ("a name in no registry, last year", "甲=省级", "甲=省级", "甲*20 申*1", "甲*22", LEVEL,
     ("22篇", "20篇", "not_available", "")),
    ("a name in no registry, of another unit", "甲=省级", "甲=省级", "甲@子县*20",
     "甲@子县*22 申@寅局*1", '稿件(级别="省级", 单位="子县")',
     ("22篇", "20篇", "increased", "")),
    ("a name in no registry, in the total", "甲=省级", "甲=省级", "甲*20", "甲*21 申*1", "稿件",
     ("22篇", "20篇", "increased", "")),
]  # fmt: skip


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda row: row[0])
def test_two_years_are_compared_as_they_may_be(tmp_path: Path, situation: Sequence[object]) -> None:
    _, before, now, rows_before, rows, expression, expected = situation
    root = workspace(tmp_path, str(before), str(now), str(rows_before), str(rows))
    line, _ = asked(root, str(expression))
    assert line.figure is not None
    status = line.figure.change.status.value
    assert (line.text, line.previous_text, status, line.comparable) == expected
    if status in ("redefined", "not_available"):
        assert line.change == ""
        assert (line.figure.change.difference, line.figure.change.ratio) == (None, None)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("上级", (25, 20, "redefined", 22, 20)),  # 丁 is new, of 中央级
        ("本级", (7, 3, "redefined", 3, 3)),  # 戊 is new, of a level the group does not name
    ],
)
def test_a_group_made_from_an_attribute_reaches_the_registry(
    tmp_path: Path, group: str, expected: tuple[object, ...]
) -> None:
    media = "甲=省级 丁=中央级 乙=市级 戊=县级"
    root = workspace(tmp_path, "甲=省级 乙=市级", media, "甲*20 乙*3", "甲*22 丁*3 乙*3 戊*4")
    found = read_definition(root / "inputs/report.yaml", "inputs/report.yaml", RESERVED)
    made = GroupDef("层次", "级别", {"上级": ("省级", "中央级")}, "本级")
    (only,) = found.ledgers
    found = dataclasses.replace(found, ledgers=(dataclasses.replace(only, groups=(made,)),))
    records = load_records(found, Workspace(root), 2023)
    facts = Facts(found, records, Period.whole(2023))
    figure = facts.figure(Rows("稿件", (Condition("层次", Op.IS, (group,)),)))
    compared = figure.comparison
    assert compared is not None
    said = (figure.value, figure.previous, figure.change.status)
    assert (*said, compared.value, compared.previous) == expected


ADDED = ("甲=省级 乙=市级", "甲=省级 丁=省级 乙=市级", "甲*20", "甲*22 丁*9")


@pytest.mark.parametrize(
    ("comparable", "expression", "status"),
    [
        ("[省级稿]", "省级稿", "increased"),
        ("[省级稿]", '省级稿(单位="子县")', "increased"),
        ("[省级稿]", "省级稿.占(稿件)", "unchanged"),
        ("[省级占比]", "省级占比", "unchanged"),
        ("[载体]", LEVEL, "increased"),
        ("[单位]", LEVEL, "redefined"),
        ("[省级占比]", '稿件(级别_不是="市级")', "redefined"),
    ],
)
def test_the_office_may_vouch_for_a_figure_or_a_registry(
    tmp_path: Path, comparable: str, expression: str, status: str
) -> None:
    root = workspace(tmp_path, *ADDED, more=f"comparable: {comparable}\n")
    line, _ = asked(root, expression)
    assert line.figure is not None
    assert line.figure.change.status == status


def test_the_warning_names_the_members_and_their_rows(tmp_path: Path) -> None:
    root = workspace(tmp_path, "甲=省级 丙=省级", "甲=省级 丁=省级", "甲*20 丙*5", "甲*18 丁*9")
    found = figures(Order(root, year=2023)).findings
    said = [f.values for f in found if f.code == OTHERS]
    assert {(v["names"], v["now"], v["before"]) for v in said} == {
        (("省级稿", "省级占比"), ("丁",), ("丙",))
    }
    (alone,) = (
        f.values
        for f in figures(Order(workspace(tmp_path, *ADDED, more=""), year=2023), [LEVEL]).findings
        if f.code == OTHERS
    )
    assert alone["now"] == ("丁",)


def test_a_name_in_no_registry_is_named_with_its_rows_and_the_likeliest_member(
    tmp_path: Path,
) -> None:
    root = workspace(
        tmp_path, "省先锋网=省级", "省先锋网=省级", "省先锋网*20", "省先锋网*21 省先锋*1"
    )
    (found,) = (f for f in figures(Order(root, year=2023)).findings if f.code == UNLISTED)
    assert (found.place.file, found.place.sheet) == ("inputs/2023/稿件.xlsx", "Sheet")
    values = {name: found.values[name] for name in ("name", "rows", "near", "registry")}
    assert values == {"name": "省先锋", "rows": ("23",), "near": ("省先锋网",), "registry": "载体"}


@pytest.mark.parametrize(
    ("rows", "expression", "codes"),
    [
        ("甲*95 丁*5", "稿件", set()),  # exactly a twentieth
        ("甲*94 丁*6", "稿件", {PARTLY}),
        ("甲*90 丁*10", '稿件(载体="甲")', set()),
        ("甲*90 丁*10", '稿件(单位="子县")', {PARTLY}),
        ("甲*90 丁*10", '稿件(载体="丁")', {PARTLY}),
    ],
)
def test_a_large_part_of_one_years_members_is_told(
    tmp_path: Path, rows: str, expression: str, codes: set[str]
) -> None:
    """Of a figure without a condition on an attribute; the change is said all the same."""
    rule = "comparable: [省级稿, 省级占比]\n"
    root = workspace(tmp_path, "甲=市级 乙=省级", "甲=市级 乙=省级 丁=市级", "甲*50", rows, rule)
    line, found = asked(root, expression)
    assert found & {PARTLY, OTHERS} == codes
    assert line.change


def test_where_last_years_registry_is_missing_it_is_said(tmp_path: Path) -> None:
    root = workspace(tmp_path, "", "甲=省级 丁=省级", "甲*20", "甲*22 丁*9")
    line, codes = asked(root, LEVEL)
    assert (line.change, "ledgers.registry_stands_in" in codes) == ("同比增长55.0%", True)


@pytest.mark.parametrize(
    "expression", [LEVEL, '稿件(级别_不是="省级")', '稿件(级别="省级") + 稿件']
)
def test_what_last_years_registry_does_not_say_is_not_nought(
    tmp_path: Path, expression: str
) -> None:
    root = workspace(tmp_path, "甲=- 丁=-", "甲=省级 丁=省级", "甲*20", "甲*22 丁*9")
    registry(root / "inputs" / "2022", "载体", "备注", "甲=- 丁=-")
    line, _ = asked(root, expression)
    assert line.figure is not None
    assert (line.figure.previous, line.change or None) == (None, None)
    counted, _ = asked(root, "稿件")
    assert counted.figure is not None
    assert counted.figure.previous == 20


# ---- last years that were typed in


def typed(root: Path, rows: Iterable[Sequence[object]], name: str = "2022/上年数.xlsx") -> Path:
    inputs = root / "inputs"
    registry(inputs, "单位", "组别", "子县=县区")
    registry(inputs, "载体", "级别", "甲=省级 乙=市级")
    ledger(inputs / "2023", 2023, "甲*15 乙*5")
    (inputs / "report.yaml").write_text(DEFINITION, encoding="utf-8")
    save(inputs / name, [("名称", "数值"), *rows])
    (root / "templates").mkdir(exist_ok=True)
    page = page_of("全年刊发{{ 稿件|带同比 }}。")
    (root / "templates" / "综述.docx").write_bytes(page)
    return root


def refused(root: Path) -> list[Finding]:
    with pytest.raises(ZgreportError) as caught:
        figures(Order(root, year=2023))
    return [f for f in caught.value.findings if f.severity == "error"]


@pytest.mark.parametrize(
    ("name", "value", "expression", "previous"),
    [
        ("稿件", 10, "稿件", "10篇"),
        ("稿 件", "10篇", "稿件", "10篇"),
        ("稿件.总字", "1,000", "稿件.总字", "1000字"),
        ("省级稿", 8, "省级稿", "8篇"),
        ("省级稿", 8, LEVEL, "8篇"),
        ('稿件(级别="省级")', 8, "省级稿", "8篇"),
        ("稿件（级别=“省级”）", 8, LEVEL, "8篇"),
        ("稿件( 级别 = '省级' )", 8, "省级稿", "8篇"),
        ("省级占比", "40%", "省级占比", "40.0%"),
        ("省级占比", 0.4, "省级占比", "40.0%"),
    ],
)
def test_a_typed_figure_is_found_by_every_name_it_has(
    tmp_path: Path, name: str, value: object, expression: str, previous: str
) -> None:
    line, _ = asked(typed(tmp_path, [(name, value)]), expression)
    assert (line.previous_text, line.unverified) == (previous, True)


@pytest.mark.parametrize(
    ("rows", "code", "cell", "near"),
    [
        ([("稿件数", 12)], "pipeline.typed_unknown", "B2", "稿件"),
        ([("省级稿件", 12)], "pipeline.typed_unknown", "B2", "省级稿"),
        ([("总字", 12)], "pipeline.typed_unknown", "B2", "稿件.总字"),
        ([("稿件", 20), ("稿件", 21)], "ledgers.typed_twice", "B3", None),
        ([("省级稿", 8), ('稿件(级别="省级")', 9)], "pipeline.typed_contradicts", "B3", None),
        ([("省级占比", 40)], "pipeline.typed_not_percent", "B2", None),
        ([("稿件", "40%")], "pipeline.typed_percent", "B2", None),
        ([("稿件", 10.5)], "pipeline.typed_not_count", "B2", None),
        ([("稿件", -3)], "pipeline.typed_not_count", "B2", None),
        ([("稿件", "第5名")], "pipeline.typed_not_count", "B2", None),
        ([("稿件.总字", "第5名")], "pipeline.typed_not_count", "B2", None),
    ],
)
def test_what_no_figure_can_be_is_refused(
    tmp_path: Path, rows: list[tuple[str, object]], code: str, cell: str, near: str | None
) -> None:
    found = refused(typed(tmp_path, rows))
    assert [f.code for f in found] == [code]
    assert found[0].place.file == "inputs/2022/上年数.xlsx"
    assert found[0].place.cell == cell
    assert near is None or near in found[0].values["near"]  # type: ignore[operator]


@pytest.mark.parametrize("cell", ["第5名", "第五名", "第五位", "第 5 名", 5, "5位"])
def test_a_place_is_typed_in_as_it_is_said(tmp_path: Path, cell: object) -> None:
    root = typed(tmp_path, [("稿件.位次", cell)])
    rank = "位次: {column: 名次, kind: rank, measure_word: 位}"
    text = DEFINITION.replace("    measures:\n", f"    measures:\n      {rank}\n")
    (root / "inputs" / "report.yaml").write_text(text, encoding="utf-8")
    rows = [("日期", "标题", "字数", "名次", "单位", "载体")]
    rows += [("2023-12-05", "一", "100", "第3名", "子县", "甲")]
    for old in (root / "inputs" / "2023").iterdir():
        old.unlink()
    save(root / "inputs" / "2023" / "稿件.xlsx", rows)
    line, _ = asked(root, "稿件.位次")
    assert (line.text, line.previous_text, line.unverified) == ("第3位", "第5位", True)


@pytest.mark.parametrize("name", ["上年数.xlsx", "上年数(1).xlsx", "../上年数.xlsx"])
def test_typed_figures_in_the_wrong_folder_are_an_error_that_names_the_right_one(
    tmp_path: Path, name: str
) -> None:
    (found,) = refused(typed(tmp_path, [("稿件", 10)], name))
    assert found.code == "ledgers.typed_misplaced"
    assert found.values["right"] == "inputs/2022/上年数.xlsx"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("2023/上年数.xlsx", "ledgers.typed_in_own_year"),
        ("2022/上年数据.xlsx", "ledgers.typed_misnamed"),
        ("2022/去年数.xlsx", "ledgers.typed_misnamed"),
    ],
)
def test_typed_figures_that_are_not_read_are_told(tmp_path: Path, name: str, code: str) -> None:
    line, codes = asked(typed(tmp_path, [("稿件", 10)], name), "稿件")
    assert (line.previous_text, code in codes) == ("", True)


def test_where_last_year_has_ledgers_they_win_and_it_is_said(tmp_path: Path) -> None:
    root = typed(tmp_path, [("稿件", 12)])
    ledger(root / "inputs" / "2022", 2022, "甲*10")
    line, codes = asked(root, "稿件")
    assert (line.previous_text, line.unverified) == ("10篇", False)
    assert "pipeline.typed_overruled" in codes


def test_check_without_a_year_passes_over_a_year_that_is_only_typed_in(tmp_path: Path) -> None:
    from zgreport.pipeline.outset import outset

    order = Order(typed(tmp_path, [("稿件", 10)]))
    with outset(order, silent) as begun:
        checked = check(order, begun)
    assert not checked.has_errors
    assert set(checked.accounts) == {2023}


# ---- what was typed by hand into the template, and the date


def text_of(root: Path, *paragraphs: str, **order: date) -> list[Finding]:
    typed(root, [("稿件", 10)])
    (root / "templates" / "综述.docx").write_bytes(page_of(*paragraphs))
    _, found = draft(Order(root, year=2023, **order), silent)  # type: ignore[arg-type]
    return [f for f in found if f.code.startswith("pipeline.") and f.severity == "warning"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023年，全市组织部门刊发稿件。", "2023年"),
        ("办法于2022年12月31日印发。", None),
        ("与2022年相比，稿件有所增加。", "2022年"),
        ("2024年，我们将继续努力。", "2024年"),
        ("二〇二三年，全市刊发稿件。", "二〇二三年"),
        ("２０２３年度工作综述", "２０２３年"),
        ("2023", "2023"),
        ("自2019年起，每年评选一次。", None),
        ("学习《2023年工作要点》。", None),
        ("根据云组发〔2023〕5号文件。", None),
        ("落实2021—2025年规划。", None),
        ("{{ 年 }}年，{{ 上年 }}年，{{ 下年 }}年。", None),
    ],
)
def test_a_year_typed_by_hand_is_told_at_its_paragraph(
    tmp_path: Path, text: str, words: str | None
) -> None:
    found = [f for f in text_of(tmp_path, "第一段。", text) if f.code.endswith("year_by_hand")]
    assert [(f.values["words"], f.place.paragraph) for f in found] == (
        [] if words is None else [(words, 2)]
    )


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("刊发{{ 稿件 }}篇。", "said_twice", "篇"),
        ("刊发{{ 稿件 }} 篇。", "said_twice", "篇"),
        ("刊发{{ 稿件 }}条。", "said_twice", "条"),
        ("占{{ 省级占比 }}%。", "said_twice", "%"),
        ("占{{ 省级占比 }}％。", "said_twice", "％"),
        ("{{ 期间 }}年工作综述", "said_twice", "年"),
        ("稿件增长{{ 稿件.增幅 }}。", "direction_by_hand", "增长"),
        ("稿件下降{{ 稿件.增幅 }}。", "direction_by_hand", "下降"),
        ("稿件同比{{ 稿件.同比 }}。", "direction_by_hand", "同比"),
        ("稿件增长{% if 稿件 %}{{ 稿件.增幅 }}{% endif %}。", "direction_by_hand", "增长"),
        ("刊发{{ 稿件.数 }}篇，同比{{ 稿件.增幅 }}。", "", ""),
        ("刊发{{ 稿件 }}，{{ 稿件.同比 }}。", "", ""),
    ],
)
def test_a_word_beside_a_tag_that_says_it_is_told_at_the_tag(
    tmp_path: Path, text: str, code: str, words: str
) -> None:
    found = [f for f in text_of(tmp_path, text) if f.code.endswith(("_twice", "direction_by_hand"))]
    said = [(f.code, f.values["words"], f.place.paragraph) for f in found]
    assert said == ([(f"pipeline.{code}", words, 1)] if code else [])


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("共{{ 稿件 }}多篇。", "rounded_by_hand", "多篇"),
        ("共{{ 稿件 }}余篇。", "rounded_by_hand", "余篇"),
        ("近{{ 稿件 }}。", "rounded_by_hand", "近"),
        ("将近 {{ 稿件 }}。", "rounded_by_hand", "将近"),
        ("约{{ 稿件.约 }}。", "rounded_by_hand", "约"),
        ("{{ 稿件.约 }}左右。", "rounded_by_hand", "左右"),
        ("{{ 稿件|带同比 }}，同比增长较快。", "change_again", "同比"),
        ("{{ 稿件|带同比 }}比上年有所增加。", "change_again", "比上年"),
        ("约占{{ 省级占比 }}。", "", ""),
        ("约{{ 省级占比 }}。", "", ""),
        ("超过{{ 稿件 }}。", "", ""),
        ("附近{{ 稿件 }}。", "", ""),
        ("{{ 稿件 }}，同比{{ 稿件.增幅 }}。", "", ""),
        ("{{ 稿件 }}多次刊发。", "", ""),
    ],
)
def test_what_makes_a_number_round_or_says_its_change_again_is_told(
    tmp_path: Path, text: str, code: str, words: str
) -> None:
    found = [f for f in text_of(tmp_path, text) if f.code.endswith(("by_hand", "_again"))]
    assert [(f.code, f.values["words"]) for f in found] == (
        [(f"pipeline.{code}", words)] if code else []
    )


@pytest.mark.parametrize(
    ("order", "code"),
    [
        ({}, None),
        ({"date": date(2023, 12, 30)}, "pipeline.date_early"),
        ({"date": date(2023, 12, 31)}, None),
        ({"date": date(2024, 12, 31)}, None),
        ({"date": date(2025, 1, 5)}, "pipeline.date_late"),
        ({"through": date(2023, 6, 30)}, "pipeline.date_of_whole_year"),
        ({"through": date(2023, 6, 30), "date": date(2023, 7, 5)}, None),
        ({"through": date(2023, 6, 30), "date": date(2023, 6, 5)}, "pipeline.date_early"),
    ],
)
def test_a_date_that_does_not_fit_the_period_is_told(
    tmp_path: Path, order: dict[str, date], code: str | None
) -> None:
    found = [f.code for f in text_of(tmp_path, "{{ 日期 }}", **order)]
    assert [c for c in found if ".date_" in c] == ([code] if code else [])


def test_a_title_of_another_year_is_told_at_its_key(tmp_path: Path) -> None:
    root = typed(tmp_path, [("稿件", 10)])
    page = root / "inputs/report.yaml"
    page.write_text(DEFINITION.replace("{{ 年 }}年综述", "2021年综述"), encoding="utf-8")
    _, found = draft(Order(root, year=2023), silent)
    (said,) = (f for f in found if f.code == "pipeline.year_by_hand")
    assert (said.place.key, said.place.line, said.values["words"]) == ("title", 1, "2021年")


def test_a_year_in_a_header_and_in_a_table_is_told(tmp_path: Path) -> None:
    root = typed(tmp_path, [("稿件", 10)])
    page = docx.Document()
    page.sections[0].header.paragraphs[0].text = "2023年工作综述"
    page.add_table(1, 2).rows[0].cells[1].text = "2022年"
    page.save(str(root / "templates" / "综述.docx"))
    _, found = draft(Order(root, year=2023), silent)
    said = [(f.place.part, f.values["words"]) for f in found if f.code == "pipeline.year_by_hand"]
    assert said == [(None, "2022年"), ("header", "2023年")]
