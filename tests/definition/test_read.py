from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from zgreport.definition.model import Approximate, Definition, Duplicates, MeasureKind, UnpivotDef
from zgreport.definition.read import parse_definition, read_definition
from zgreport.findings import Severity, SurroundingsError, ZgreportError
from zgreport.language.reference import RESERVED

EXAMPLE = Path(__file__).parents[2] / "inputs" / "report.yaml"

SMALL = """\
title: "{{ 年 }}年工作综述"
template: 综述.docx
issuer: 中共云川市委组织部
ledgers:
  发稿:
    files: "*发稿*"
    date: 日期
    measure_word: 篇
    columns:
      日期: [刊发日期]
      标题: []
"""


def read(text: str) -> Definition:
    return parse_definition(text.encode(), "inputs/report.yaml", RESERVED)


def test_the_example_is_read_whole() -> None:
    definition = read_definition(EXAMPLE, "inputs/report.yaml", RESERVED)
    assert definition.file == "inputs/report.yaml"
    assert definition.title.text == "{{ 期间 }}组织部门信息宣传工作综述"
    assert (definition.title.key, definition.title.line) == ("title", 4)
    assert definition.date == date(2024, 1, 5)
    assert (definition.approximate, definition.small_base) == ("多", 10)
    assert [registry.name for registry in definition.registries] == ["单位", "载体"]
    assert {"发稿", "报送", "组工信息", "公众号", "位次", "培训", "评选", "采用统计"} <= {
        ledger.name for ledger in definition.ledgers
    }
    assert len(definition.weaknesses) == 5


def test_the_examples_first_ledger_has_everything_that_was_written() -> None:
    ledger = read_definition(EXAMPLE, "inputs/report.yaml", RESERVED).ledgers[0]
    assert (ledger.name, ledger.files, ledger.date) == ("发稿", ("*发稿*",), "日期")
    assert (ledger.measure_word, ledger.duplicates) == ("篇", Duplicates.FIRST)
    assert ledger.duplicate_key == ("标题", "载体", "日期")
    kinds = next(column for column in ledger.columns if column.name == "体裁")
    assert kinds.values == ("信息", "通讯", "理论文章")
    (mirrors,) = ledger.groups
    assert (mirrors.source, mirrors.rest) == ("类别", "其他")
    assert mirrors.values["三棱镜"] == ("基层实践", "经验做法")


def test_the_examples_measures_scoring_and_contest() -> None:
    definition = read_definition(EXAMPLE, "inputs/report.yaml", RESERVED)
    ledgers = {ledger.name: ledger for ledger in definition.ledgers}
    followers = ledgers["公众号"].measures[-1]
    assert (followers.name, followers.kind, followers.measure_word) == (
        "关注",
        MeasureKind.LAST,
        "人",
    )
    assert ledgers["采用统计"].unpivot == UnpivotDef(("*月",), "月份", "条数")
    assert definition.scoring is not None
    assert definition.scoring.bonus is not None
    assert definition.scoring.bonus.points == "约稿分值"
    (contest,) = definition.contests
    assert [(w.column, w.weight, w.full) for w in contest.weights] == [
        ("票数", 40, None),
        ("评分", 60, 100),
    ]


def test_what_is_left_out_has_its_usual_value() -> None:
    definition = read(SMALL)
    assert (definition.date, definition.approximate, definition.small_base) == (None, "多", 10)
    assert definition.decimals == 1
    assert definition.archive == "out/archive"
    assert (definition.registries, definition.figures, definition.checks) == ((), (), ())
    assert (definition.scoring, definition.contests, definition.weaknesses) == (None, (), ())
    (ledger,) = definition.ledgers
    assert ledger.duplicates is Duplicates.COUNT
    assert ledger.approximate_counts is Approximate.ERROR
    assert ledger.duplicate_key == ("标题", "日期")
    assert (ledger.groups, ledger.measures, ledger.unpivot, ledger.line) == ((), (), None, 5)


def test_a_ledger_may_let_approximate_counts_count() -> None:
    (ledger,) = read(SMALL + "    approximate_counts: count\n").ledgers
    assert ledger.approximate_counts is Approximate.COUNT


@pytest.mark.parametrize(("typed", "decimals"), [("0", 0), ("1", 1), ("2", 2), ('"2"', 2)])
def test_percentages_have_none_one_or_two_decimals(typed: str, decimals: int) -> None:
    assert read(SMALL + f"decimals: {typed}\n").decimals == decimals


@pytest.mark.parametrize(
    ("columns", "key"),
    [
        ("{标题: [], 载体: [], 日期: []}", ("标题", "载体", "日期")),
        ("{标题: [], 载体: []}", ("标题", "载体", "日期")),  # the date is the ledger's own
        ("{载体: [], 日期: []}", None),
        ("{单位: []}", None),
    ],
)
def test_the_usual_key_of_duplicates_needs_a_title(
    columns: str, key: tuple[str, ...] | None
) -> None:
    text = SMALL.partition("    columns:")[0] + f"    columns: {columns}\n"
    assert read(text).ledgers[0].duplicate_key == key


def test_an_empty_key_means_that_nothing_is_a_duplicate() -> None:
    assert read(SMALL + "    duplicate_key: []\n").ledgers[0].duplicate_key == ()


def test_a_rest_called_error_is_no_group() -> None:
    text = SMALL + "    groups:\n      类: {from: 标题, values: {甲: [乙]}, rest: error}\n"
    assert read(text).ledgers[0].groups[0].rest is None


def test_several_patterns_may_be_given() -> None:
    text = SMALL.replace('"*发稿*"', '["*发稿*", "*刊发*"]')
    assert read(text).ledgers[0].files == ("*发稿*", "*刊发*")


@pytest.mark.parametrize("data", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_every_usual_encoding_is_read(data: str) -> None:
    definition = parse_definition(SMALL.encode(data), "inputs/report.yaml", RESERVED)
    assert definition.issuer == "中共云川市委组织部"


def test_lines_may_end_as_windows_ends_them() -> None:
    definition = parse_definition(SMALL.replace("\n", "\r\n").encode("gb18030"), "r.yaml", RESERVED)
    assert definition.ledgers[0].line == 5


@pytest.mark.parametrize("typed", ["yes", "no", "on", "2023", "1.50", "2024-01-05", "是", "0x1F"])
def test_values_stay_the_text_that_was_typed(typed: str) -> None:
    text = SMALL + f"      采用: {{headers: [], values: [{typed}, 另一个]}}\n"
    assert read(text).ledgers[0].columns[-1].values == (typed, "另一个")


@pytest.mark.parametrize(
    "typed",
    ["2024-01-05", "2024-1-5", "2024年1月5日", "2024/1/5", '"2024-01-05"', "２０２４-１-５"],
)
def test_dates_are_read_in_the_forms_people_type(typed: str) -> None:
    assert read(SMALL + f"date: {typed}\n").date == date(2024, 1, 5)


def test_names_are_kept_after_nfkc() -> None:
    text = (
        SMALL.replace("  发稿:", "  发稿Ａ:") + "scoring: {ledger: 发稿A, by: 单位, points: 分}\n"
    )
    definition = read(text)
    assert definition.ledgers[0].name == "发稿A"
    assert definition.scoring is not None


def test_expressions_know_where_they_stand() -> None:
    text = (
        SMALL
        + 'figures:\n  甲: 发稿(级别="市级")\n  乙: |\n    发稿(标题="a: b #c")\n'
        + "checks:\n  （甲）: not 发稿\n"
    )
    definition = read(text)
    first, second = definition.figures
    assert (first.expression.text, first.expression.line) == ('发稿(级别="市级")', 13)
    assert (second.expression.text, second.expression.line) == ('发稿(标题="a: b #c")', 15)
    assert second.expression.key == "figures.乙"
    assert (definition.checks[0].name, definition.checks[0].expression.text) == (
        "（甲）",
        "not 发稿",
    )


def test_a_check_may_only_warn() -> None:
    text = SMALL + (
        "checks:\n  甲: 发稿 > 0\n"
        "  乙:\n    statement: 发稿 > 1\n    severity: warning\n"
        "  丙:\n    statement: 发稿 > 2\n"
    )
    first, second, third = read(text).checks
    assert (first.severity, second.severity, third.severity) == (
        Severity.ERROR,
        Severity.WARNING,
        Severity.ERROR,
    )
    assert (second.expression.text, second.expression.line) == ("发稿 > 1", 15)


def test_a_comment_behind_a_whole_expression_cuts_nothing() -> None:
    text = SMALL + 'figures:\n  甲: 发稿(级别="市级")   # 市级\n'
    assert read(text).figures[0].expression.text == '发稿(级别="市级")'


def test_a_ledger_may_share_its_name_with_the_column_of_its_measure() -> None:
    text = (
        SMALL
        + '  位次:\n    files: "*位次*"\n'
        + "    measures:\n      全省: {column: 位次, kind: rank, measure_word: 位}\n"
    )
    assert read(text).ledgers[1].measures[0].column == "位次"


def test_a_column_may_share_its_name_with_a_figure_and_a_built_in() -> None:
    assert read(SMALL + "figures:\n  刊发数: 发稿\n").ledgers[0].columns[0].name == "日期"


def test_every_fault_is_told_in_one_run() -> None:
    text = """\
titel: 综述
template: a/综述.docx
issuer:
ledgers:
  发稿:
    files: "*发稿*"
    kolumns: {}
    measures:
      阅读: {column: 阅读, kind: summe, measure_word: 次}
scoring: {ledger: 发搞, by: 单位, points: 分值}
approximate: 约
"""
    with pytest.raises(ZgreportError) as caught:
        read(text)
    assert [(f.code, f.place.line, f.place.key) for f in caught.value.findings] == [
        ("definition.unknown_key", 1, "titel"),
        ("definition.file_in_folder", 2, "template"),
        ("definition.null_value", 3, "issuer"),
        ("definition.unknown_key", 7, "ledgers.发稿.kolumns"),
        ("definition.not_a_choice", 9, "ledgers.发稿.measures.阅读.kind"),
        ("definition.unknown_ledger", 10, "scoring.ledger"),
        ("definition.not_a_choice", 11, "approximate"),
    ]
    assert {f.place.file for f in caught.value.findings} == {"inputs/report.yaml"}


def test_a_missing_file_is_an_error_of_the_inputs(tmp_path: Path) -> None:
    with pytest.raises(ZgreportError) as caught:
        read_definition(tmp_path / "report.yaml", "inputs/report.yaml", RESERVED)
    assert not isinstance(caught.value, SurroundingsError)
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.file) == ("definition.missing", "inputs/report.yaml")


def test_a_folder_in_the_files_place_is_an_error_of_the_surroundings(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsError) as caught:
        read_definition(tmp_path, "inputs/report.yaml", RESERVED)
    assert caught.value.findings[0].code == "definition.unreadable"


def test_a_file_is_read_from_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "report.yaml"
    path.write_text(SMALL, encoding="utf-8")
    assert read_definition(path, "inputs/report.yaml", RESERVED) == read(SMALL)


def test_the_guesses_about_the_office_can_be_replaced() -> None:
    text = (
        SMALL
        + '  公众号:\n    files: "*公众号*"\n    date: 月份\n'
        + "    columns:\n      月份: []\n      期号: {measure_word: 辑}\n"
        + "    measures:\n"
        + "      关注: {column: 关注人数, kind: last, measure_word: 人, per: [平台, 账号]}\n"
    )
    ledger = read(text).ledgers[1]
    assert [column.measure_word for column in ledger.columns] == [None, "辑"]
    assert ledger.measures[0].per == ("平台", "账号")
