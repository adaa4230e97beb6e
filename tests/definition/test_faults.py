"""Each line of the table: a faulty definition, and the one finding that it must give."""

# ruff: noqa: E501  # one row of the table is one line, so that it can be read across
from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zgreport.cli.words import Words
from zgreport.definition.read import parse_definition
from zgreport.findings import ZgreportError
from zgreport.language.reference import RESERVED

if TYPE_CHECKING:
    from zgreport.findings import Finding

EXAMPLE = (Path(__file__).parents[2] / "inputs" / "report.yaml").read_text(encoding="utf-8")

# Lines 1 to 3; a snippet begins at line 4.
HEAD = 'title: "{{ 年 }}年综述"\ntemplate: 综述.docx\nissuer: 云川\n'
# Lines 1 to 6; what is added begins at line 7, inside the ledger.
LEDGER = HEAD + "ledgers:\n  发稿:\n    files: a\n"
# Lines 1 to 7, a whole definition; what is added begins at line 8.
WHOLE = LEDGER + "    measure_word: 篇\n"
# Lines 1 to 9; what is added begins at line 10, inside the columns.
COLUMNS = WHOLE + "    date: 日期\n    columns:\n"
MEASURE = "    measures:\n      阅读: {column: 次数, kind: %s, measure_word: %s}\n"
Rows = list[tuple[str, str, int, str | None, tuple[str, ...]]]


def faults_of(text: str | bytes) -> tuple[Finding, ...]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(ZgreportError) as caught:
        parse_definition(data, "inputs/report.yaml", RESERVED)
    return caught.value.findings


SOURCE = [
    # What YAML itself refuses, said by its cause.
    ("\tledgers: 1\n", "tab", 1),
    ("a: \tb\n", "tab", 1),
    ("a:\n　　b: 1\nc: 2\n", "wide_space", 2),
    ("a: x\nissuer：y\nb: z\n", "wide_colon", 2),
    ("ledgers:\n  发稿：\n    files: x\n", "wide_colon", 2),
    ("title: x\n  issuer：y\n", "wide_colon", 2),
    ("a:1\nb: 2\n", "colon_space", 1),
    ("ledgers:\n  甲:\n    files: *发稿*\n", "alias", 3),
    ("a: *abc\n", "alias", 1),
    ("a: &x 1\nb: 2\n", "anchor", 1),
    ("a: !!python/object:os.system x\n", "yaml_type", 1),
    ("<<: {a: 1}\n", "merge_key", 1),
    ("title: {{ 年 }}年综述\nb: 1\n", "tag_unquoted", 1),
    ("title: {{ 年 }}\nb: 1\n", "tag_unquoted", 1),
    ("title: {% if x %}\n", "tag_unquoted", 1),
    ('figures:\n  甲: 发稿(标题="a: b")\n', "value_cut", 2),
    ('figures:\n  甲: "市级" + 发稿\n  乙: 1\n', "value_cut", 2),
    ('a: "x\nb: c\n', "open_quote", 1),
    ("a: [x, y\nb: c\n", "open_bracket", 1),
    ("a: 1\n  b: 2\n", "indentation", 2),
    ("a: @x\n", "syntax", 1),
    ("a: 1\n---\nb: 2\n", "many_documents", 2),
    ("? [a, b]\n: 1\n", "key_not_text", 1),
    ("a: \x01\n", "bad_character", 1),
    ("", "empty", None),
    ("# 只有注释\n", "empty", None),
    (b"\xff\xfea\x00", "encoding", None),
    (b"a: " + b"x" * 1_000_000, "too_large", None),
    ("a: " + "[" * 40 + "]" * 40 + "\n", "too_deep", 1),
]


@pytest.mark.parametrize(("text", "code", "line"), SOURCE, ids=[row[1] for row in SOURCE])
def test_what_yaml_refuses_is_said_by_its_cause(
    text: str | bytes, code: str, line: int | None
) -> None:
    assert (f"definition.{code}", line) in {(f.code, f.place.line) for f in faults_of(text)}


SECTIONS: Rows = [
    # snippet, code, line, key, near
    (HEAD, "missing_key", 1, None, ()),
    (HEAD + "ledgers:\n", "null_value", 4, "ledgers", ()),
    (HEAD + "ledgers: {}\n", "no_ledgers", 4, "ledgers", ()),
    (HEAD + "ledgers: [发稿]\n", "expected_table", 4, "ledgers", ()),
    (HEAD + "ledgers:\n  发稿： x\n", "wide_colon", 5, "ledgers", ()),
    (HEAD + "legders:\n  发稿: {files: a, measure_word: 篇}\n", "unknown_key", 4, "legders", ("ledgers",)),
    (WHOLE + "issuer: 云川\n", "duplicate_key", 8, "issuer", ()),
    (WHOLE + "date: ~\n", "null_value", 8, "date", ()),
    (WHOLE + "date: 2024-02-30\n", "not_a_date", 8, "date", ()),
    (WHOLE + "date: 明年一月\n", "not_a_date", 8, "date", ()),
    (WHOLE + "date: [2024-01-05]\n", "expected_text", 8, "date", ()),
    (WHOLE + "small_base: 十\n", "not_a_number", 8, "small_base", ()),
    (WHOLE + "decimals: 3\n", "not_a_choice", 8, "decimals", ()),
    (WHOLE + "decimals: 1.0\n", "not_a_choice", 8, "decimals", ()),
    (WHOLE + "decimals: -1\n", "not_a_choice", 8, "decimals", ()),
    (WHOLE + "decimals: 一位\n", "not_a_choice", 8, "decimals", ()),
    (WHOLE + "decimals:\n", "null_value", 8, "decimals", ()),
    (WHOLE + "small_base: -1\n", "not_a_number", 8, "small_base", ()),
    (WHOLE + "approximate: 约\n", "not_a_choice", 8, "approximate", ()),
    (WHOLE + 'archive: ""\n', "empty_text", 8, "archive", ()),
    (WHOLE + "archive: “out”\n", "curly_quotes", 8, "archive", ()),
    (WHOLE + "registries:\n  单位: {files: a}\n", "missing_key", 9, "registries.单位", ()),
    (WHOLE + "registries:\n  单位: {files: b/a, key: 单位}\n", "file_in_folder", 9, "registries.单位.files", ()),
    (WHOLE + "registries:\n  _单位: {files: a, key: b}\n", "underscore", 9, "registries._单位", ()),
    (WHOLE + "registries:\n  单位:\n    files: a\n    key: b\n    alias: c\n", "unknown_key", 12, "registries.单位.alias", ("aliases",)),
    (WHOLE + "figures: {甲: 发稿(级别=1, 月=2)}\n", "flow_style", 8, "figures", ()),
    (WHOLE + "figures: [发稿]\n", "flow_style", 8, "figures", ()),
    (WHOLE + "figures:\n  甲:\n", "null_value", 9, "figures.甲", ()),
    (WHOLE + "figures:\n  甲: [发稿]\n", "expected_text", 9, "figures.甲", ()),
    (WHOLE + 'figures:\n  甲: 发稿(标题="a #1")\n', "value_cut", 9, "figures.甲", ()),
    (WHOLE + "figures:\n  发稿: 发稿\n", "name_clash", 9, "figures.发稿", ()),
    (WHOLE + "figures:\n  质效: 发稿\n", "reserved_name", 9, "figures.质效", ()),
    (WHOLE + "figures:\n  if: 发稿\n", "reserved_name", 9, "figures.if", ()),
    (WHOLE + "figures:\n  2023年发稿: 发稿\n", "not_identifier", 9, "figures.2023年发稿", ()),
    (WHOLE + "figures:\n  县（市）区: 发稿\n", "not_identifier", 9, "figures.县（市）区", ()),
    (WHOLE + "figures:\n  ~: 发稿\n", "null_key", 9, None, ()),
    (WHOLE + "weaknesses:\n  - {title: a, when: 发稿, text: b}\n", "flow_style", 9, "weaknesses[1]", ()),
    (WHOLE + "weaknesses:\n  - title: a\n    wenn: 发稿\n    text: b\n", "unknown_key", 10, "weaknesses[1].wenn", ("when",)),
    (WHOLE + "weaknesses:\n  甲: 乙\n", "expected_list", 9, "weaknesses", ()),
    (WHOLE + "scoring: {ledger: 发搞, by: a, points: b}\n", "unknown_ledger", 8, "scoring.ledger", ("发稿",)),
    (WHOLE + "contests:\n  十佳: {ledger: 发稿, places: 0, weights: {a: {weight: 1, full: 1}}}\n", "not_a_number", 9, "contests.十佳.places", ()),
    (WHOLE + "contests:\n  十佳: {ledger: 发稿, places: 1, weights: {a: {weight: -40, full: 1}}}\n", "not_a_number", 9, "contests.十佳.weights.a.weight", ()),
    (WHOLE + "contests:\n  十佳: {ledger: 发稿, places: 1, weights: {a: {weight: 40, full: hightest}}}\n", "not_a_number", 9, "contests.十佳.weights.a.full", ()),
    (WHOLE + "contests:\n  十佳: {ledger: 发稿, places: 1, weights: {}}\n", "empty_list", 9, "contests.十佳.weights", ()),
    (WHOLE + "contests:\n  发稿: {ledger: 发稿, places: 1, weights: {a: {weight: 1, full: 1}}}\n", "name_clash", 9, "contests.发稿", ()),
]  # fmt: skip

LEDGERS: Rows = [
    (LEDGER, "measure_word_missing", 5, "ledgers.发稿", ()),
    (LEDGER + '    measure_word: ""\n', "empty_text", 7, "ledgers.发稿.measure_word", ()),
    (WHOLE + "    duplicates: frist\n", "not_a_choice", 8, "ledgers.发稿.duplicates", ("first",)),
    (WHOLE + "    approximate_counts: true\n", "not_a_choice", 8, "ledgers.发稿.approximate_counts", ()),
    (WHOLE + "    column: {}\n", "unknown_key", 8, "ledgers.发稿.column", ("columns",)),
    (WHOLE + "    files: b\n", "duplicate_key", 8, "ledgers.发稿.files", ()),
    (WHOLE + "    date: _date\n", "underscore", 8, "ledgers.发稿.date", ()),
    (WHOLE + "    unpivot: {columns: 甲, into: 乙}\n", "missing_key", 8, "ledgers.发稿.unpivot", ()),
    (HEAD + "ledgers:\n  发 稿: {files: a, measure_word: 篇}\n", "not_identifier", 5, "ledgers.发 稿", ()),
    (HEAD + "ledgers:\n  年: {files: a, measure_word: 篇}\n", "reserved_name", 5, "ledgers.年", ()),
    (HEAD + "ledgers:\n  甲: {files: [], measure_word: 篇}\n", "empty_list", 5, "ledgers.甲.files", ()),
    (HEAD + "ledgers:\n  甲: {files: ../a, measure_word: 篇}\n", "file_in_folder", 5, "ledgers.甲.files", ()),
    (HEAD + "ledgers:\n  甲: {files: [a\\b], measure_word: 篇}\n", "file_in_folder", 5, "ledgers.甲.files[1]", ()),
    (COLUMNS + "      字数: {headers: }\n", "null_value", 10, "ledgers.发稿.columns.字数.headers", ()),
    (WHOLE + "    columns:\n", "null_value", 8, "ledgers.发稿.columns", ()),
    (COLUMNS + "      字数: 全文字数\n", "expected_list", 10, "ledgers.发稿.columns.字数", ()),
    (COLUMNS + "      字数：[全文字数]\n", "wide_colon", 10, "ledgers.发稿.columns", ()),
    (COLUMNS + "      字数: [全文字数，篇幅]\n", "wide_comma", 10, "ledgers.发稿.columns.字数[1]", ()),
    (COLUMNS + "      字数: {header: [篇幅]}\n", "unknown_key", 10, "ledgers.发稿.columns.字数.header", ("headers",)),
    (COLUMNS + "      字数: {values: []}\n", "empty_list", 10, "ledgers.发稿.columns.字数.values", ()),
    (COLUMNS + "      字数: {values: [甲, 乙, 甲]}\n", "value_twice", 10, "ledgers.发稿.columns.字数.values[3]", ()),
    (COLUMNS + "      字数: [{a: b}]\n", "expected_text", 10, "ledgers.发稿.columns.字数[1]", ()),
    (COLUMNS + "      字数: [篇幅]\n      长度: [篇 幅]\n", "header_clash", 11, "ledgers.发稿.columns.长度", ()),
    (COLUMNS + "      字数: [长度]\n      长度: []\n", "header_clash", 10, "ledgers.发稿.columns.字数", ()),
    (COLUMNS + "      月: []\n", "reserved_name", 10, "ledgers.发稿.columns.月", ()),
    (COLUMNS + "      推送（条）: []\n", "not_identifier", 10, "ledgers.发稿.columns.推送（条）", ()),
    (COLUMNS + "      标题_含: []\n", "condition_name", 10, "ledgers.发稿.columns.标题_含", ()),
    (COLUMNS + "      刊发日期: [日期]\n", "alias_as_name", 8, "ledgers.发稿.date", ()),
    (COLUMNS + "      期号: {measure_words: 辑}\n", "unknown_key", 10, "ledgers.发稿.columns.期号.measure_words", ("measure_word",)),
    (COLUMNS + "      期号: {measure_word: []}\n", "expected_text", 10, "ledgers.发稿.columns.期号.measure_word", ()),
    (WHOLE + MEASURE % ("last", "人, pre: [账号]"), "unknown_key", 9, "ledgers.发稿.measures.阅读.pre", ("per",)),
    (WHOLE + MEASURE % ("last", "人, per: 账号"), "expected_list", 9, "ledgers.发稿.measures.阅读.per", ()),
    (WHOLE + MEASURE % ("sum", "次, per: [账号]"), "per_without_last", 9, "ledgers.发稿.measures.阅读.per", ()),
    (COLUMNS + "      栏目: [频道]\n" + MEASURE % ("last", "人, per: [频道]"), "alias_as_name", 12, "ledgers.发稿.measures.阅读.per[1]", ()),
    (WHOLE + MEASURE % ("stock", "次"), "not_a_choice", 9, "ledgers.发稿.measures.阅读.kind", ()),
    (WHOLE + MEASURE % ("sum", '""'), "empty_text", 9, "ledgers.发稿.measures.阅读.measure_word", ()),
    (WHOLE + "    measures:\n      同比: {column: a, kind: sum, measure_word: 次}\n", "reserved_name", 9, "ledgers.发稿.measures.同比", ()),
    (WHOLE + "    measures:\n      次数: {column: 阅读, kind: sum, measure_word: 次}\n      阅读数: {column: 次数, kind: sum, measure_word: 次}\n", "name_clash", 9, "ledgers.发稿.measures.次数", ()),
    (COLUMNS + "      次数: [阅读量]\n" + MEASURE.replace("次数", "阅读量") % ("sum", "次"), "alias_as_name", 12, "ledgers.发稿.measures.阅读.column", ()),
    (COLUMNS + "      标题: [题目]\n    duplicate_key: [题目]\n", "alias_as_name", 11, "ledgers.发稿.duplicate_key[1]", ()),
    (COLUMNS + "      单位: {spellings: {甲县: [甲], 乙市: [甲]}}\n", "spelling_taken", 10, "ledgers.发稿.columns.单位.spellings.乙市", ()),
    (COLUMNS + "      单位: {spellings: {甲县: [乙市], 乙市: [乙]}}\n", "spelling_taken", 10, "ledgers.发稿.columns.单位.spellings.甲县", ()),
    (COLUMNS + "      单位: {spellings: {甲县: [ 甲 县 ]}}\n", "spelling_taken", 10, "ledgers.发稿.columns.单位.spellings.甲县", ()),
    (COLUMNS + "      单位: {values: [甲县, 乙市], spellings: {甲: [甲县委]}}\n", "value_not_listed", 10, "ledgers.发稿.columns.单位.spellings.甲", ("甲县",)),
    (COLUMNS + "      单位: {spellings: {甲县: []}}\n", "empty_list", 10, "ledgers.发稿.columns.单位.spellings.甲县", ()),
]  # fmt: skip

GROUPS = [
    ("镜: {values: {甲: [A]}}", "missing_key", "", ()),
    ("镜: {from: 类别, values: {甲: []}}", "empty_list", ".values.甲", ()),
    ("镜: {from: 类别, values: [A]}", "expected_table", ".values", ()),
    ("镜: {from: 类别, values: {甲: [A], 乙: [A]}}", "value_in_two_groups", ".values.乙", ()),
    ("镜: {from: 类别, values: {甲: [经验作法]}}", "value_not_listed", ".values.甲", ("经验做法",)),
    ("镜: {from: 种类, values: {甲: [A]}}", "alias_as_name", ".from", ()),
    ("镜: {from: 镜, values: {甲: [A]}}", "group_of_group", ".from", ()),
]


@pytest.mark.parametrize(
    ("text", "code", "line", "key", "near"),
    SECTIONS + LEDGERS,
    ids=[r[1] for r in SECTIONS + LEDGERS],
)
def test_a_fault_is_told_with_its_line_and_path(
    text: str, code: str, line: int, key: str | None, near: tuple[str, ...]
) -> None:
    findings = {(f.code, f.place.line, f.place.key): f for f in faults_of(text)}
    found = findings.get((f"definition.{code}", line, key))
    assert found is not None, sorted(findings, key=str)
    assert tuple(found.values.get("near", ()))[: len(near)] == near  # type: ignore[arg-type]
    assert all(f.place.file == "inputs/report.yaml" for f in findings.values())


@pytest.mark.parametrize("text", [*(r[0] for r in SOURCE), *(r[0] for r in SECTIONS + LEDGERS)])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_message_has_its_values(text: str | bytes, language: str) -> None:
    words = Words(language)
    for finding in faults_of(text):
        said = words.line(finding)
        assert finding.code not in said
        assert not re.search(r"(?<!\{)\{[a-z_]+\}", said), said


@pytest.mark.parametrize(("group", "code", "end", "near"), GROUPS, ids=[row[1] for row in GROUPS])
def test_a_group_is_held_to_its_column(
    group: str, code: str, end: str, near: tuple[str, ...]
) -> None:
    column = "      类别: {headers: [种类], values: [A, 经验做法]}\n"
    text = COLUMNS + column + f"    groups:\n      {group}\n"
    findings = {f.code: f for f in faults_of(text)}
    found = findings[f"definition.{code}"]
    assert found.place.key == f"ledgers.发稿.groups.镜{end}"
    assert found.place.line == 12
    assert tuple(found.values.get("near", ()))[: len(near)] == near  # type: ignore[arg-type]


def test_a_renamed_attribute_must_not_take_a_columns_name() -> None:
    text = COLUMNS + "      载体: []\n      级别: []\n"
    text += "registries:\n  载体: {files: a, key: 载体, attributes: {级别: 级别}}\n"
    (finding,) = faults_of(text)
    assert finding.code == "definition.name_clash"
    assert finding.place.key == "registries.载体.attributes.级别"
    assert finding.values["other"] == "ledgers.发稿.columns.级别"


def test_what_an_entry_of_a_contest_has_cannot_be_a_column_there() -> None:
    text = COLUMNS + "      名次: []\n"
    parse_definition(text.encode(), "r.yaml", RESERVED)
    text += "contests:\n  十佳: {ledger: 发稿, places: 1, weights: {票: {weight: 1, full: 1}}}\n"
    assert [f.code for f in faults_of(text)] == ["definition.reserved_name"]


def test_a_misspelt_key_is_not_told_twice() -> None:
    findings = faults_of(WHOLE.replace("title:", "titel:"))
    assert [(f.code, f.values["near"]) for f in findings] == [
        ("definition.unknown_key", ("title",))
    ]


def test_every_line_with_a_full_width_colon_is_told() -> None:
    text = "title: x\nissuer：y\ntemplate：z\nledgers:\n  发稿：\n    files: a # 说明：无\n"
    assert [(f.code, f.place.line) for f in faults_of(text)] == [
        ("definition.wide_colon", 2),
        ("definition.wide_colon", 3),
        ("definition.wide_colon", 5),
    ]


def test_a_text_with_full_width_colons_is_left_alone() -> None:
    text = WHOLE + "figures:\n  甲: |\n    说明：发稿\n  乙: *x*\n"
    assert [f.code for f in faults_of(text)] == ["definition.alias"]


def test_an_alias_bomb_does_not_grow() -> None:
    text = "a: &a [x]\n" + "".join(f"b{n}: &b{n} [{'*a, ' * 9}*a]\n" for n in range(200))
    assert {f.code for f in faults_of(text)} >= {"definition.anchor", "definition.alias"}


@given(
    st.integers(0),
    st.sampled_from([*"：，“”\"'[]{}\t\u3000#*&!|>%@\n\0", ": ", "- ", "---\n", "<<: ", "null"]),
)
@settings(max_examples=80)
def test_any_slip_of_the_hand_is_read_or_told(place: int, typed: str) -> None:
    place %= len(EXAMPLE)
    findings: tuple[Finding, ...] | None = None
    try:
        parse_definition(
            (EXAMPLE[:place] + typed + EXAMPLE[place + 1 :]).encode(), "r.yaml", RESERVED
        )
    except ZgreportError as refused:
        findings = refused.findings
    assert findings != ()
