"""What a clerk does to the header of one sheet or file only, and to names, with what comes of it."""

# ruff: noqa: E501  # one row of a table is one line, so that it can be read across
from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from pages import page_of
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "title: 综述\ntemplate: 综述.docx\nissuer: 某机关\n"
REGISTRY = "registries:\n  单位: {files: 名录.csv, key: 单位, aliases: 别名}\n"
LEDGER = """ledgers:
  稿件:
    files: "*稿件*"
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: [题目], 单位: [供稿单位], 字数: [篇幅]}
    measures: {总字: {column: 字数, kind: sum, measure_word: 字}}
"""
NAMES = "单位,别名,组别\n甲县,甲,县\n乙县,乙,县\n市委办,办公室,市直\n"
FIRST = "日期,标题,单位,字数,约稿"
UNITS = ("甲县", "乙县", "市委办")
TITLES = (
    "春耕备耕忙",
    "防汛演练见实效",
    "社区食堂暖心",
    "夜校灯火",
    "银龄课堂开讲",
    "老旧小区改造",
)


def rows(months: range, year: int = 2023, *, old: str = "", cut: int = 5) -> str:
    lines = []
    for n, month in enumerate(months):
        cells = [
            f"{year}-{month:02}-05",
            old + TITLES[(month - 1) % 6] + str(month),
            UNITS[n % 3],
            "100",
            "是",
        ]
        lines.append(",".join(cells[:cut]))
    return "\n".join(lines) + "\n"


def office(folder: Path, second: str, more: str = "", names: str = NAMES, **files: str) -> Path:
    """Twelve articles a year of 100 字; this year's second half in a file of its own."""
    texts = {
        "2022/稿件.csv": f"{FIRST}\n" + rows(range(1, 13), 2022, old="旧"),
        "2023/稿件上.csv": f"{FIRST}\n" + rows(range(1, 7)),
        "2023/稿件下.csv": second,
        "名录.csv": names,
        "report.yaml": HEAD + REGISTRY + LEDGER + more,
    }
    for name, text in (texts | files).items():
        path = folder / "inputs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "templates").mkdir()
    (folder / "templates" / "综述.docx").write_bytes(page_of("{{ 标题 }}"))
    return folder


def asked(folder: Path, expression: str) -> tuple[object, list[dict[str, Any]]]:
    """The figure's value, None where it is refused, and what is found."""
    said = called("figures", "2023", "--json", "-e", expression, folder=folder).json
    figures = [f for f in said.get("figures", ()) if f["name"] == expression]
    told = said if "findings" in said else called("check", "2023", "--json", folder=folder).json
    return (figures[0]["value"] if figures else None), told["findings"]


def half(header: str, cut: int = 5) -> str:
    return f"{header}\n" + rows(range(7, 13), cut=cut)


TOLD = [
    # the second file, the expression that is asked for, the finding's code
    (half("日期,标题,单位,字数合计,约稿"), "稿件.总字", "ledgers.column_in_part"),
    (half("日期,标题,单位,宇数,约稿"), "稿件.总字", "ledgers.column_in_part"),
    (half("日期,标题,单位,全文字数,约稿"), "稿件.总字", "ledgers.column_in_part"),
    (half("日期,标题,单位", 3), "稿件.总字", "ledgers.column_in_part"),
    (half("日期,标题,报送部门,字数,约稿"), '稿件(单位="甲县")', "ledgers.column_in_part"),
    (half("日期,标题,单位,字数", 4), '稿件(约稿="是")', "figures.column_lacking"),
    (half("日期,标题,单位,字数,是否约稿"), '稿件(约稿="是")', "figures.column_lacking"),
    (half("日期,标题,单位,字数", 4), '稿件(约稿_不是="是")', "figures.column_lacking"),
    (half("日期,标题,单位,字数", 4), "稿件(约稿_为空=true)", "figures.column_lacking"),
    (half("日期,标题,单位,字数", 4), '稿件.种数("约稿")', "figures.column_lacking"),
    (half("日期,名称,单位,字数,约稿"), '稿件(标题_含="春耕")', "figures.column_lacking"),
    (half("日期,标题,单位,字数", 4), '稿件(月=[6, 7], 约稿="是")', "figures.column_lacking"),
    (half("日期,标题,单位,字数", 4), '稿件.按("约稿")', "figures.column_lacking"),
]


@pytest.mark.parametrize(("second", "expression", "code"), TOLD)
def test_a_column_missing_in_one_file_is_told_where_it_matters(
    tmp_path: Path, second: str, expression: str, code: str
) -> None:
    value, findings = asked(office(tmp_path, second), expression)
    assert value is None
    wrong = [f for f in findings if f["code"] == code]
    assert [(f["file"], f["cell"]) for f in wrong] == [("inputs/2023/稿件下.csv", "1")]


QUIET = [
    # the second file, an expression, its value
    (half(FIRST), "稿件.总字", 1200),
    (half("日期,题目,供稿单位,篇幅,约稿"), "稿件.总字", 1200),
    (half("日期,标题,单位,字 数,约稿"), "稿件.总字", 1200),
    (half("日期,标题,单位,字数（字）,约稿"), "稿件.总字", 1200),
    (half("日期,标题,单位,字数", 4), "稿件", 12),
    (half("日期,标题,单位,字数", 4), "稿件.总字", 1200),
    (half("日期,标题,单位,字数", 4), '稿件(单位="甲县")', 4),
    (half("日期,标题,单位,字数", 4), '稿件(月_至多=6, 约稿="是")', 6),
    (half("日期,标题,单位,字数,备注"), '稿件(标题_含="春耕")', 2),
    (half(FIRST), '稿件(约稿="是")', 12),
    (half(FIRST), '稿件(单位="甲")', 4),
    (half(FIRST), '稿件(单位=["甲", "办公室"])', 8),
    (half(FIRST), '稿件(单位_不是="甲")', 8),
    (half(FIRST), '稿件(组别="县")', 8),
    (half(FIRST), "稿件.占(稿件)", "1.000000"),
]


@pytest.mark.parametrize(("second", "expression", "value"), QUIET)
def test_what_no_figure_needs_may_be_missing(
    tmp_path: Path, second: str, expression: str, value: object
) -> None:
    found, findings = asked(office(tmp_path, second), expression)
    assert found == value
    assert [f for f in findings if f["severity"] != "note"] == []


GROUPS = [
    ("    groups: {片: {from: 单位, values: {东: [甲]}, rest: 其他}}\n", '稿件(片="东")', 4),
    ("    groups: {片: {from: 单位, values: {东: [甲县, 乙]}, rest: 其他}}\n", '稿件(片="东")', 8),
    ("    groups: {片: {from: 组别, values: {东: [县]}, rest: 其他}}\n", '稿件(片="东")', 8),
    ("    duplicate_key: [标题, 日期]\n", "稿件", 12),
]


@pytest.mark.parametrize(("more", "expression", "value"), GROUPS)
def test_groups_take_aliases_and_attributes(
    tmp_path: Path, more: str, expression: str, value: int
) -> None:
    found, findings = asked(office(tmp_path, half(FIRST), more), expression)
    assert (found, [f for f in findings if f["severity"] != "note"]) == (value, [])


WRONG = [
    (
        "    groups: {片: {from: 单位, values: {东: [甲现]}, rest: 其他}}\n",
        NAMES,
        "ledgers.group_of_nothing",
    ),
    (
        "    groups: {片: {from: 组别, values: {东: [显]}, rest: 其他}}\n",
        NAMES,
        "ledgers.group_of_nothing",
    ),
    ("    duplicate_key: [标提]\n", NAMES, "ledgers.no_key_column"),
    ("archive: inputs\n", NAMES, "definition.archive_among_inputs"),
    ("archive: inputs/归档\n", NAMES, "definition.archive_among_inputs"),
    ("checks:\n  总数: 稿件\n", NAMES, "language.no_statement"),
    ("", "单位,简称,组别\n甲县,甲,县\n", "ledgers.no_registry_column"),
    (
        "",
        "单位,别名,组别\n甲县,甲,县\n乙县,乙,\n丙县,丙,\n市委办,办公室,市直\n",
        "ledgers.class_of_block",
    ),
]


@pytest.mark.parametrize(("more", "names", "code"), WRONG)
def test_names_that_stand_nowhere_are_told(
    tmp_path: Path, more: str, names: str, code: str
) -> None:
    folder = office(tmp_path, half(FIRST), more, names)
    found = called("check", "2023", "--json", folder=folder).json["findings"]
    assert code in {f["code"] for f in found}


def test_last_years_file_without_the_column_gives_no_comparison(tmp_path: Path) -> None:
    before = "日期,标题,单位,字数\n" + rows(range(1, 13), 2022, old="旧", cut=4)
    folder = office(tmp_path, half(FIRST), **{"2022/稿件.csv": before})
    said = called("figures", "2023", "--json", "-e", '稿件(约稿="是")', folder=folder).json
    assert (said["figures"][-1]["value"], said["figures"][-1]["previous"]) == (12, None)
    told = called("figures", "2023", "-e", '稿件(约稿="是")', folder=folder)
    assert "上年的“稿件”这张表没有“约稿”这一列" in told.out + told.err


def test_files_and_folders_that_nobody_reads_are_named(tmp_path: Path) -> None:
    folder = office(
        tmp_path, half(FIRST), **{"稿件补录.csv": half(FIRST), "2023/各县/稿件.csv": half(FIRST)}
    )
    codes = {f["code"] for f in asked(folder, "稿件")[1]}
    assert "ledgers.file_beside_years" in codes
    shutil.move(folder / "inputs" / "2023", folder / "inputs" / "2023年")
    codes = {f["code"] for f in called("check", "2023", "--json", folder=folder).json["findings"]}
    assert "ledgers.folder_named" in codes
