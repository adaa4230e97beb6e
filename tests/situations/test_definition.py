"""What a clerk does to the definition and to the headers it speaks of, with what comes of it."""

# ruff: noqa: E501  # one row of a table is one line, so that it can be read across
from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import docx
import pytest
from pages import page_of
from small_office import small_office
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "title: 综述\ntemplate: 综述.docx\nissuer: 某机关\n"
LEDGER = '  稿件:\n    files: "*稿件*"\n    measure_word: 篇\n'
DATED = "    date: 日期\n"
ROWS = "日期,标题,单位,类型,字数,票数（张）\n{0}-03-01,题一,甲县,甲,100,3\n{0}-04-01,题二,甲县,乙,100,2\n{0}-05-01,题三,乙县,甲,100,1\n"


def office(folder: Path, definition: str, **files: str) -> Path:
    """A workspace of one ledger of two years, three records of 100 字 in each."""
    texts = {f"{year}/稿件.csv": ROWS.format(year) for year in (2022, 2023)} | files
    for name, text in texts.items():
        path = folder / "inputs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "inputs" / "report.yaml").write_text(definition, encoding="utf-8")
    (folder / "templates").mkdir()
    (folder / "templates" / "综述.docx").write_bytes(page_of("{{ 标题 }}"))
    return folder


def value(folder: Path, expression: str) -> object:
    said = called("figures", "2023", "--json", "-e", expression, folder=folder)
    assert said.code == 0, said.err + said.out
    return said.json["figures"][-1]["value"]


def found(folder: Path, code: str) -> dict[str, Any]:
    """The one finding of that code that `check` has."""
    all_found = called("check", "2023", "--json", folder=folder).json["findings"]
    (one,) = [f for f in all_found if f["code"] == code and "/2022/" not in (f["file"] or "")]
    return dict(one)


GROUP = "    groups: {类组: {from: %s, values: {前: [甲], 后: [乙]}}}\n"
SUM = "    measures: {%s: {column: %s, kind: sum, measure_word: %s}}\n"

COUNTED = [
    # what the ledger says besides its files, an expression, its value
    (DATED + GROUP % "类型", '稿件(类组="前")', 2),
    (DATED + GROUP % "类 型", '稿件(类组="后")', 1),
    (DATED + GROUP % '"类型"', '稿件(类型="甲", 类组="前")', 2),
    (DATED + "    columns: {标题: []}\n" + GROUP % "类型", '稿件(类组="前")', 2),
    (GROUP % "类型", '稿件(类组="前")', 2),  # nothing else that is looked for in the header
    (DATED + SUM % ("总字", "字数", "字"), "稿件.总字", 300),
    (SUM % ("总字", "字数", "字"), "稿件.总字", 300),
    (DATED + SUM % ("得票", "票数（张）", "张"), "稿件.得票", 6),
    (DATED + SUM % ("得票", "票数(张)", "张"), "稿件.得票", 6),
    (DATED + SUM % ("字数", "字数", "字"), "稿件.字数", 300),  # a measure called like its column
    (DATED + SUM % ("字数", "字数", "字"), "稿件(字数_大于=50)", 3),
    (DATED + "    columns: {字数: [篇幅]}\n" + SUM % ("字数", "字数", "字"), "稿件.字数(月=3)", 100),
    (DATED + SUM % ("字数", "字数", "字"), '稿件.字数(单位="甲县")', 200),
    (DATED, '稿件(类型="甲")', 2),
    (DATED, '稿件(类型_不是="甲", 字数_至少=100)', 1),
    (DATED + "    columns:\n      标题:\n      单位:\n", '稿件(单位="乙县")', 1),
    (DATED + "    columns: {标题: , 类型: ~, 单位: []}\n", '稿件(类型="甲", 单位="甲县")', 1),
    (DATED + "    columns: {标题: null}\n    duplicates: first\n    duplicate_key: [单位]\n", "稿件", 2),
    (DATED + "    duplicates: first\n    duplicate_key: [类型]\n", "稿件", 2),
    (DATED + "    duplicates: first\n    duplicate_key: [票数（张）]\n", "稿件", 3),
    (DATED + "    measures: {存: {column: 字数, kind: last, measure_word: 字, per: [单位]}}\n", "稿件.存", 200),
    (DATED + SUM % ("甲字", "字数", "字") + GROUP % "类型", '稿件.甲字(类组="前")', 200),
]  # fmt: skip


@pytest.mark.parametrize(("ledger", "expression", "expected"), COUNTED)
def test_a_column_need_not_be_listed_to_be_used(
    tmp_path: Path, ledger: str, expression: str, expected: int
) -> None:
    folder = office(tmp_path, f"{HEAD}ledgers:\n{LEDGER}{ledger}")
    assert value(folder, expression) == expected


def test_groups_and_measures_of_an_unlisted_column_are_counted_in_a_cross_table(
    tmp_path: Path,
) -> None:
    cross = "类型,单位,1月,2月\n甲,甲县,1,2\n乙,乙县,3,4\n"
    ledger = '    unpivot: {columns: "*月", into: 月份, value: 条数}\n    date: 月份\n'
    ledger += GROUP % "类型" + SUM % ("条数", "条数", "条")
    files = {f"{year}/稿件.csv": cross for year in (2022, 2023)}
    folder = office(tmp_path, f"{HEAD}ledgers:\n{LEDGER}{ledger}", **files)
    assert value(folder, '稿件.条数(类组="后")') == 7
    assert value(folder, "稿件.条数(月=2)") == 6


def test_a_contest_and_scoring_take_columns_that_are_not_listed(tmp_path: Path) -> None:
    more = "scoring: {ledger: 稿件, by: 单位, points: 字数, bonus: {column: 类型, value: 乙, points: 字数}}\n"
    more += "contests:\n  十佳: {ledger: 稿件, places: 1, weights: {票数（张）: {weight: 100, full: highest}}}\n"
    units = {"名录.csv": "单位\n甲县\n乙县\n"}
    more += "registries: {单位: {files: 名录.csv, key: 单位}}\n"
    folder = office(tmp_path, f"{HEAD}ledgers:\n{LEDGER}{DATED}{more}", **units)
    page = docx.Document()
    page.add_paragraph("{% for 项 in 质效 %}{{ 项.名 }}{{ 项.得分 }}{% endfor %}")
    page.add_paragraph("{% for 项 in 十佳 %}{{ 项.标题 }}{% endfor %}")
    page.save(str(folder / "templates" / "综述.docx"))
    said = called("build", "2023", "--draft", "--date", "2024-01-05", folder=folder)
    assert (said.code, said.out) == (0, "甲县300分乙县100分\n题一\n"), said.err


REFUSED = [
    # what the ledger says besides its files, the code, the place's key
    ("    columns:\n      字数: {headers: }\n", "definition.null_value", "ledgers.稿件.columns.字数.headers"),
    ("    columns:\n", "definition.null_value", "ledgers.稿件.columns"),
    ("    measures:\n", "definition.null_value", "ledgers.稿件.measures"),
    ("    sheets:\n", "definition.null_value", "ledgers.稿件.sheets"),
    ("    duplicate_key: ~\n", "definition.null_value", "ledgers.稿件.duplicate_key"),
    ("    columns: {单位: []}\n" + SUM % ("单位", "字数", "字"), "definition.name_clash", "ledgers.稿件.measures.单位"),
    ("    columns: {字数: [篇幅]}\n" + SUM % ("总字", "篇幅", "字"), "definition.alias_as_name", "ledgers.稿件.measures.总字.column"),
    (GROUP % "类组", "definition.group_of_group", "ledgers.稿件.groups.类组.from"),
    (GROUP % "类型" + SUM % ("类组", "字数", "字"), "definition.name_clash", "ledgers.稿件.measures.类组"),
    ("    ignore: {rows: {题目: [无]}}\n    columns: {标题: [题目]}\n", "definition.alias_as_name", "ledgers.稿件.ignore.rows.题目"),
    ("    ignore: {row: {标题: [无]}}\n", "definition.unknown_key", "ledgers.稿件.ignore.row"),
    ("    copies: yes\n", "definition.not_a_choice", "ledgers.稿件.copies"),
    ("    empty: 0\n", "definition.not_a_choice", "ledgers.稿件.empty"),
    ("    date: {from: 表名}\n", "definition.not_a_choice", "ledgers.稿件.date.from"),
    ("    measures: {\ufdd0: {column: 字数, kind: sum, measure_word: 字}}\n", "definition.control_character", "ledgers.稿件.measures"),
    ("    measures: {\ue000: {column: 字数, kind: sum, measure_word: 字}}\n", "definition.not_identifier", "ledgers.稿件.measures.\ue000"),
    ("    columns: {\uf8ff: []}\n", "definition.not_identifier", "ledgers.稿件.columns.\uf8ff"),
    ('    columns: {"标\\x01题": []}\n', "definition.control_character", "ledgers.稿件.columns"),
    ('    columns: {标题: ["题\\u0000目"]}\n', "definition.control_character", "ledgers.稿件.columns.标题[1]"),
]  # fmt: skip


@pytest.mark.parametrize(("ledger", "code", "key"), REFUSED)
def test_what_stays_an_error_names_its_key(
    tmp_path: Path, ledger: str, code: str, key: str
) -> None:
    folder = office(tmp_path, f"{HEAD}ledgers:\n{LEDGER}{ledger}")
    said = called("check", "2023", "--json", folder=folder)
    assert said.code == 1
    assert [(each["code"], each["key"]) for each in said.json["findings"]] == [(code, key)]


@pytest.mark.parametrize(
    ("line", "key", "number"),
    [
        ('title: "综\\x07述"', "title", 1),
        ('title: "综\\n述"', "title", 1),
        ('title: "综\\t述"', "title", 1),
        ("title: |\n  综\n  述", "title", 2),
        ('issuer: "某\\x00机关"', "issuer", 1),
        ('issuer: "某\\u2028机关"', "issuer", 1),
        ('issuer: "某\\uffff机关"', "issuer", 1),
        ('template: "综\\x1b述.docx"', "template", 1),
        ("title: 综\ufdd0述", "title", 1),
        ("issuer: 某\ufdd2机关", "issuer", 1),
    ],
)
def test_control_characters_are_told_with_line_and_key(
    tmp_path: Path, line: str, key: str, number: int
) -> None:
    rest = [other for other in HEAD.splitlines() if not other.startswith(f"{key}:")]
    folder = office(tmp_path, "\n".join([line, *rest, "ledgers:", LEDGER]))
    one = found(folder, "definition.control_character")
    assert (one["key"], one["line"]) == (key, number)


MISSING = [
    # the table, the code, the row, words of the message, words that it must not have
    ("某机关稿件\n\n期次,名称,备注\n1,甲,\n", "header_incomplete", "3", ["有“期次”，缺少：日期、标题", "期次、名称、备注"], "您是不是"),
    ("期次,名称,备注\n", "header_incomplete", "1", ["缺少：日期、标题"], "您是不是"),
    ("期次,刊发日其,备注\n1,3月,\n", "header_incomplete", "1", ["缺少：日期、标题", "您是不是想写 刊发日期？"], "想写 期次"),
    ("编号,时间,题名\n1,3月,甲\n", "no_header", "1", ["编号、时间、题名", "要找的列：期次、日期、标题"], "缺少"),
    ("2023年稿件\n编号,时间,题名\n1,3月,甲\n", "no_header", "2", ["编号、时间、题名"], "缺少"),
    ("1,2\n3,4\n", "sheet_without_texts", None, ["没有文字"], "缺少"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "code", "row", "words", "never"), MISSING)
def test_a_missing_header_shows_the_headers_there_are_and_which_is_missing(
    tmp_path: Path, table: str, code: str, *, row: str | None, words: list[str], never: str
) -> None:
    ledger = DATED + "    columns: {期次: [], 日期: [刊发日期], 标题: []}\n"
    folder = office(tmp_path, f"{HEAD}ledgers:\n{LEDGER}{ledger}", **{"2023/稿件.csv": table})
    one = found(folder, f"ledgers.{code}")
    assert (one["file"], one["cell"]) == ("inputs/2023/稿件.csv", row)
    said = called("check", "2023", folder=folder).out
    assert all(word in said for word in words), said
    assert never not in one["message"] + one["hint"]


def test_a_column_that_no_table_has_is_told_with_the_headers_there_are(tmp_path: Path) -> None:
    folder = office(
        tmp_path,
        f"{HEAD}ledgers:\n{LEDGER}{DATED}    columns: {{标题: }}\n{SUM % ('总字', '字数量', '字')}",
    )
    one = found(folder, "ledgers.no_column")
    assert (one["file"], one["cell"]) == ("inputs/2023/稿件.csv", "1")
    assert "日期、标题、单位、类型、字数" in one["message"]
    assert "columns: {字数量: [字数]}" in one["hint"]


@pytest.mark.parametrize(
    "more",
    [
        "    duplicate_key: [编号]\n",
    ],
)
def test_a_column_that_only_settles_rows_may_be_missing(tmp_path: Path, more: str) -> None:
    """As long as there was one column to find, one was enough."""
    folder = office(tmp_path, f"{HEAD}ledgers:\n{LEDGER}{DATED}{more}")
    assert value(folder, "稿件") == 3


def test_a_ledger_left_over_from_the_example_may_be_deleted(tmp_path: Path) -> None:
    more = '  培训: {files: "*培训*", date: 开班日期, measure_word: 期}\n'
    folder = office(tmp_path, f"{HEAD}ledgers:\n{LEDGER}{DATED}{more}")
    assert "不用就删去" in found(folder, "ledgers.no_file_at_all")["hint"]


DEEP = [
    "[" * 300_000,
    "{" * 300_000,
    "a: " + "[" * 21 + "]" * 21,
    "- " * 100_000 + "x",
    "? " * 100_000 + "x",
    "".join(f"{' ' * n}a:\n" for n in range(400)),
    "a:\n" + "".join(f"{' ' * n}- \n" for n in range(1, 400)) + " " * 400 + "- x\n",
]


@pytest.mark.parametrize("text", DEEP, ids=range(len(DEEP)))
def test_a_definition_nested_beyond_twenty_levels_is_one_error(tmp_path: Path, text: str) -> None:
    folder = office(tmp_path, text)
    said = called("check", "2023", folder=folder)
    assert said.code == 1
    assert said.out + said.err == (
        f"错误：inputs/report.yaml，第 {_line_of_level(text, 21)} 行：层次太深，超过 20 层。\n"
        "    请检查缩进，报告定义用不到这么多层。\n"
        "共有错误 1 处、警告 0 处、提示 0 处。\n"
    )


def _line_of_level(text: str, level: int) -> int:
    """The line in which so many levels are open: the line itself where a line opens one."""
    return level if text.count("\n") >= 399 else 1


BAGS = [
    # what the definition is, the folder of the archive, or the fault
    (HEAD + "archive: 档案\nledgers: {}\n", "档案"),
    ("archive: 档案\nledgers:\n  稿件： x\n", "档案"),
    ("titel: x\nsmall_base: 十\narchive: 档案  # 在这里\n", "档案"),
    ("title: {{ 年 }}年\narchive: 档案\nissuer: x\n", "档案"),
    ('title: "x\narchive: 档案\nissuer: x\n', "档案"),
    ("a: 1\n  b: 2\narchive: 档案\n", "档案"),
    ('\tledgers: 1\narchive: "档案"\n', "档案"),
    ("ａｒｃｈｉｖｅ: 档案\n", "档案"),
    (HEAD + "ledgers: {}\n", "out/archive"),
    ("# archive: 说明\ntitle: x\n", "out/archive"),
    ("title: {{ 年 }}年\n", "out/archive"),
    ("", "out/archive"),
    ("archive：档案\ntitle: x\n", "definition.wide_colon"),
    ("title: x\narchive：档案\n", "definition.wide_colon"),
    ("archiv: 档案\ntitle: x\n", "definition.unknown_key"),
    ("archive:\ntitle: x\n", "definition.null_value"),
    ("archive: [档案]\ntitle: x\n", "definition.expected_text"),
    ("archive: 档案\narchive: out/archive\n", "definition.duplicate_key"),
    ("title: {{ 年 }}年\n  archive: 档案\n", "definition.tag_unquoted"),
    ("title: {{ 年 }}年\narchive: 档案\narchive: 别处\n", "definition.tag_unquoted"),
    ("- archive: 档案\n", "definition.expected_table"),
    ("archive: " + "[" * 1000 + "\n", "definition.too_deep"),
    ('archive: "档\\x01案"\n', "definition.control_character"),
]


@pytest.mark.parametrize(("definition", "where"), BAGS)
@pytest.mark.parametrize("command", [("list",), ("show", "2023"), ("verify",)])
def test_the_archive_is_where_its_line_says_or_the_fault_is_told(
    sealed_small: Path, definition: str, where: str, command: tuple[str, ...]
) -> None:
    """Of two archives only one has a bag; the other must never be taken for it."""
    (sealed_small / "inputs" / "report.yaml").write_text(definition, encoding="utf-8")
    for folder in ("out/archive", "档案", "别处"):
        shutil.rmtree(sealed_small / folder, ignore_errors=True)
    if not where.startswith("definition."):
        shutil.copytree(sealed_small / "sealed", sealed_small / where)
    said = called("archive", *command, folder=sealed_small)
    if where.startswith("definition."):
        assert said.code == 1
        assert "inputs/report.yaml" in said.err
    else:
        assert "2023-r1" in said.out or ("2023" in said.out and "r1" in said.out)


@pytest.mark.parametrize("command", [("list",), ("show", "2023"), ("verify",)])
def test_as_json_the_fault_is_a_list_of_findings(
    sealed_small: Path, command: tuple[str, ...]
) -> None:
    definition = sealed_small / "inputs" / "report.yaml"
    definition.write_text("archive：档案\ntitle: x\n", encoding="utf-8")
    said = called("archive", *command, "--json", folder=sealed_small)
    assert (said.code, said.err) == (1, "")
    assert [f["code"] for f in said.json["findings"]] == ["definition.wide_colon"]


def test_two_bags_are_compared_only_where_the_archive_is_known(sealed_small: Path) -> None:
    definition = sealed_small / "inputs" / "report.yaml"
    definition.write_text("archiv: 档案\n", encoding="utf-8")
    said = called("archive", "diff", "2023-r1", "2023-r1", folder=sealed_small)
    assert (said.code, said.out) == (1, "")
    assert "您是不是想写 archive" in said.err


def test_without_a_definition_the_archive_is_the_usual_one(sealed_small: Path) -> None:
    (sealed_small / "inputs" / "report.yaml").unlink()
    shutil.rmtree(sealed_small / "out/archive", ignore_errors=True)
    shutil.copytree(sealed_small / "sealed", sealed_small / "out/archive")
    assert "r1" in called("archive", "list", folder=sealed_small).out


@pytest.fixture(scope="module")
def sealed_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office whose archive lies aside, in `sealed`."""
    root = small_office(tmp_path_factory.mktemp("sealed")).root
    assert called("build", "2023", folder=root).code == 0
    assert called("archive", "add", "2023", "--no-pdf", folder=root).code == 0
    shutil.move(root / "out" / "archive", root / "sealed")
    return root
