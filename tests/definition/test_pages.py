"""DEFINITION.md and definition.schema.json are held to the keys that the reader knows."""

# ruff: noqa: E501  # one row of the table is one line, so that it can be read across
from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from definition_pages import PAGE, SCHEMA, page, schema, sections
from desk import ROOT
from json_schema import fits

from zgreport.definition.log import Log
from zgreport.definition.nodes import Broken, Listing, Node, Scalar
from zgreport.definition.read import parse_definition
from zgreport.definition.yaml_source import read_tree
from zgreport.findings import ZgreportError
from zgreport.language.reference import RESERVED

if TYPE_CHECKING:
    from zgreport.definition.keys import AnyKey
    from zgreport.definition.model import Definition

TEXT = PAGE.read_text(encoding="utf-8")
RULES = json.loads(SCHEMA.read_text(encoding="utf-8"))
EXAMPLE = (ROOT / "inputs" / "report.yaml").read_text(encoding="utf-8")
KEYS = [(path, key) for path, keys in sections() for key in keys]

# What stands around an example: the lines before it and what else its table must hold.
TOP = {
    "title": "title: 综述",
    "template": "template: a.docx",
    "issuer": "issuer: 某机关",
    "registries": "registries: {载体: {files: a, key: 载体}}",
    "ledgers": "ledgers: {发稿: {files: a, measure_word: 篇}, 评选: {files: c, measure_word: 篇}}",
    "figures": "figures:\n  市级刊发: 发稿",
}
ABOVE = {
    "": "",
    "registries.〈名录〉": "registries:\n  单位:\n",
    "ledgers.〈台账〉": "ledgers:\n  报送:\n    {}\n",
    "ledgers.〈台账〉.date": "ledgers:\n  报送:\n    {}\n    date:\n",
    "ledgers.〈台账〉.columns.〈列〉": "ledgers:\n  报送:\n    {}\n    columns:\n      类别:\n",
    "ledgers.〈台账〉.groups.〈分组〉": "ledgers:\n  报送:\n    {}\n    groups:\n      镜子:\n",
    "ledgers.〈台账〉.measures.〈指标〉": "ledgers:\n  报送:\n    {}\n    measures:\n      阅读:\n",
    "ledgers.〈台账〉.unpivot": "ledgers:\n  报送:\n    {}\n    unpivot:\n",
    "ledgers.〈台账〉.ignore": "ledgers:\n  报送:\n    {}\n    ignore:\n",
    "checks.〈检查〉": "checks:\n  约稿不多:\n",
    "scoring": "scoring:\n",
    "scoring.bonus": "scoring:\n  ledger: 发稿\n  by: 单位\n  points: 分值\n  bonus:\n",
    "contests.〈评选〉": "contests:\n  十佳:\n",
    "contests.〈评选〉.weights.〈列〉": "contests:\n  十佳:\n    ledger: 发稿\n    places: 1\n    weights:\n      票数:\n",
    "weaknesses[1]": "weaknesses:\n  -\n",
}  # fmt: skip
LEDGER = "files: b\n    measure_word: 篇"
NEEDED = {
    ("ledgers.〈台账〉", "files"): "files: b",
    ("ledgers.〈台账〉", "measure_word"): "measure_word: 篇",
    ("scoring", "ledger"): "ledger: 发稿",
    ("contests.〈评选〉", "ledger"): "ledger: 发稿",
    ("ledgers.〈台账〉.measures.〈指标〉", "kind"): "kind: last",
    ("ledgers.〈台账〉.measures.〈指标〉", "measure_word"): "measure_word: 次",
}


def around(path: str, key: AnyKey, *, with_key: bool) -> str:
    """A whole definition that has the key's example at its place, or lacks the key."""
    top = path.partition(".")[0].partition("[")[0] or key.name
    head = "".join(f"{text}\n" for name, text in TOP.items() if name != top)
    above = ABOVE[path].replace("    {}\n", "" if path == "ledgers.〈台账〉" else f"    {LEDGER}\n")
    lines = [
        NEEDED.get((path, other.name), other.example)
        for table, other in KEYS
        if table == path and other.name != key.name and path
        if other.required or (path, other.name) in NEEDED
    ]
    if not lines and path:  # a table must not be empty
        lines = [next(other.example for table, other in KEYS if table == path and other != key)]
    lines += [key.example] if with_key else []
    last = above.splitlines()[-1] if above else ""
    indent = " " * (len(last) - len(last.lstrip()) + 2) if above else ""
    return (
        head + above + "".join(f"{indent}{line}\n" for each in lines for line in each.split("\n"))
    )


def read(text: str) -> Definition:
    return parse_definition(text.encode(), "inputs/report.yaml", RESERVED)


def plain(node: Node | None) -> Any:
    """What an editor makes of a node: numbers are numbers, nothing is null."""
    if isinstance(node, Scalar):
        if node.is_null:
            return None
        is_number = not node.quoted and re.fullmatch(r"-?\d+", node.text)
        return int(node.text) if is_number else node.text
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    assert node is not None
    assert not isinstance(node, Broken)
    return {entry.name: plain(entry.value) for entry in node.entries}


def value_of(text: str) -> Any:
    log = Log("inputs/report.yaml")
    found = plain(read_tree(text.encode(), log))
    assert not log.findings
    return found


def test_the_page_is_what_the_keys_make_it() -> None:
    assert page(TEXT) == TEXT, "python tests/kit/definition_pages.py"


def test_the_schema_is_what_the_keys_make_it() -> None:
    assert schema() == SCHEMA.read_text(encoding="utf-8"), "python tests/kit/definition_pages.py"


def test_the_page_has_every_table_of_keys_and_no_other() -> None:
    listed = re.findall(r"<!-- keys: (.*?) -->\n", TEXT)
    assert listed == [path or "顶层" for path, _ in sections()]


def test_every_key_of_the_page_is_one_of_the_code() -> None:
    rows = re.findall(r"<!-- keys: (.*?) -->\n(.*?)<!-- end -->", TEXT, flags=re.DOTALL)
    shown = [(path, name) for path, table in rows for name in re.findall(r"(?m)^\| `(\w+)`", table)]
    assert shown == [(path or "顶层", key.name) for path, key in KEYS]
    assert len(shown) > 60


@pytest.mark.parametrize(("path", "key"), KEYS, ids=[f"{path}.{key.name}" for path, key in KEYS])
def test_each_example_is_read_and_does_something(path: str, key: AnyKey) -> None:
    text = around(path, key, with_key=True)
    found = read(text)
    assert fits(RULES, value_of(text)), text
    other = key.name == "measure_word" and "columns" not in path  # or measures, percent
    if key.required or other or (path.endswith(".date") and key.name in {"from", "parts"}):
        with pytest.raises(ZgreportError):
            read(around(path, key, with_key=False))
    else:
        assert read(around(path, key, with_key=False)) != found, text


def test_the_whole_definition_of_the_page_is_read_and_fits() -> None:
    (shown,) = re.findall(r"<!-- definition -->\n```yaml\n(.*?)```", TEXT, flags=re.DOTALL)
    assert read(shown).ledgers[0].columns[1].headers == ()
    assert fits(RULES, value_of(shown))


def test_the_examples_definition_fits() -> None:
    assert fits(RULES, value_of(EXAMPLE))


WHOLE = "title: 综述\ntemplate: a.docx\nissuer: 某机关\nledgers:\n  发稿:\n    files: a\n    measure_word: 篇\n"
FITTING = [
    WHOLE,
    WHOLE + "    date: {from: file}\n",
    WHOLE + "    date: {parts: [年度, 月份], column: 年月}\n",
    WHOLE + "    columns: {标题: , 单位: [], 期号: {measure_word: 辑}}\n",
    WHOLE + "    measures: {存: {column: a, kind: last, measure_word: 方, per: [], also: 万方}}\n",
    WHOLE + "    measures: {率: {column: a, kind: percent}}\n",
    WHOLE + "decimals: 0\nsmall_base: 0\ndate: 2024年1月5日\napproximate: 余\n",
    WHOLE.replace("某机关", "2023") + 'decimals: "2"\n',
    WHOLE + "checks:\n  甲: 发稿 > 0\n  乙:\n    statement: 发稿 > 1\n",
    WHOLE + "contests: {十佳: {ledger: 发稿, places: 1, weights: {a: {weight: 1, full: highest}}}}\n",
    WHOLE + "weaknesses: []\nfigures: {}\nregistries: {}\ncomparable: []\n",
]  # fmt: skip
WRONG = [
    "[]\n",
    "title: 综述\n",
    WHOLE.replace("    measure_word: 篇\n", ""),
    WHOLE.replace("files: a", "files: b/a"),
    WHOLE.replace("files: a", "files: []"),
    WHOLE + "issue: x\n",
    WHOLE + "date: 明年一月\n",
    WHOLE + "date:\n",
    WHOLE + "small_base: -1\n",
    WHOLE + "small_base: 十\n",
    WHOLE + "decimals: 3\n",
    WHOLE + "approximate: 约\n",
    WHOLE + 'title: ""\n'.replace("title", "archive"),
    WHOLE + "registries: {单位: {files: a}}\n",
    WHOLE + "registries: [单位]\n",
    WHOLE + "    duplicates: frist\n",
    WHOLE + "    copies: true\n",
    WHOLE + "    sheets:\n",
    WHOLE + "    ignore: {row: {标题: [无]}}\n",
    WHOLE + "    ignore: {rows: {标题: []}}\n",
    WHOLE + "    date: {from: 表名}\n",
    WHOLE + "    date: {column: 月份}\n",
    WHOLE + "    columns: {标题: 题目}\n",
    WHOLE + "    columns:\n",
    WHOLE + "    columns: {类别: {values: []}}\n",
    WHOLE + "    columns: {类别: {values: [甲, 甲]}}\n",
    WHOLE + "    groups: {镜: {values: {甲: [A]}}}\n",
    WHOLE + "    measures: {阅读: {column: a, kind: stock, measure_word: 次}}\n",
    WHOLE + "    measures: {阅读: {column: a, kind: sum}}\n",
    WHOLE + "    unpivot: {columns: a, into: b}\n",
    WHOLE + "scoring: {ledger: 发稿, by: a}\n",
    WHOLE + "contests: {十佳: {ledger: 发稿, places: 0, weights: {a: {weight: 1, full: 1}}}}\n",
    WHOLE + "contests: {十佳: {ledger: 发稿, places: 1, weights: {}}}\n",
    WHOLE + "weaknesses: {甲: 乙}\n",
    WHOLE + "weaknesses:\n  - title: a\n",
    WHOLE + "checks:\n  甲:\n    severity: warning\n",
    WHOLE + "checks:\n  甲:\n    statement: 发稿\n    severity: note\n",
]  # fmt: skip


@pytest.mark.parametrize("text", FITTING)
def test_what_the_reader_takes_fits_the_schema(text: str) -> None:
    read(text)
    assert fits(RULES, value_of(text))


@pytest.mark.parametrize("text", WRONG)
def test_what_does_not_fit_the_schema_the_reader_refuses_too(text: str) -> None:
    assert not fits(RULES, value_of(text))
    with pytest.raises(ZgreportError):
        read(text)


def test_another_reader_of_schemas_says_the_same() -> None:
    validators = pytest.importorskip("jsonschema", reason="the schema's own reader is not here")
    validators.Draft202012Validator.check_schema(RULES)
    judge = validators.Draft202012Validator(RULES)
    assert [judge.is_valid(value_of(text)) for text in (*FITTING, EXAMPLE)] == [True] * (
        len(FITTING) + 1
    )
    assert [judge.is_valid(value_of(text)) for text in WRONG] == [False] * len(WRONG)
