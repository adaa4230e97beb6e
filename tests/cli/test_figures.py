"""`zgreport figures`: against counts by SQL, and in every shape it prints."""

from __future__ import annotations

import csv
import io
import re
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

import pytest
from terminal import Said, called
from yunchuan.truth import BREAKDOWNS, FIGURES, breakdown, figure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desk import Desk

pytestmark = pytest.mark.long(7)

ONE_MILLIONTH = Fraction(1, 10**6)
FIELDS = {
    *("name", "expression", "text", "approximate", "change", "status", "unit"),
    *("value", "previous", "difference", "ratio", "rows"),
}


@pytest.fixture(scope="session")
def figures(built: Desk) -> Callable[..., Said]:
    """What the command says with these arguments; asked once for each."""

    @cache
    def call(*arguments: str, lang: str = "zh_CN") -> Said:
        command = ("figures", "2023", "-C", str(built.root), *arguments)
        return called(*command, environ={"LANG": f"{lang}.UTF-8"})

    return call


def test_every_figure_agrees_with_sql_in_both_years(figures: Callable[..., Said]) -> None:
    arguments = [word for name in FIGURES for word in ("-e", name)]
    entries = {entry["name"]: entry for entry in figures("--json", *arguments).json["figures"]}
    for name in FIGURES:
        assert abs(Fraction(entries[name]["value"]) - figure(name, 2023)) < ONE_MILLIONTH, name
        assert abs(Fraction(entries[name]["previous"]) - figure(name, 2022)) < ONE_MILLIONTH, name
    named = {name for name, entry in entries.items() if name != entry["expression"]}
    assert named <= set(FIGURES)


@pytest.mark.parametrize("expression", BREAKDOWNS)
def test_a_breakdown_lists_what_sql_lists(figures: Callable[..., Said], expression: str) -> None:
    every = figures("--json", *(word for each in BREAKDOWNS for word in ("-e", each)))
    (entry,) = (entry for entry in every.json["figures"] if entry["name"] == expression)
    assert entry["expression"] == expression
    items = [(item["name"], item["value"]) for item in entry["items"]]
    assert items == breakdown(expression, 2023)


def test_the_json_has_the_shape_of_the_design(figures: Callable[..., Said]) -> None:
    said = figures("--json")
    assert (said.code, said.err) == (0, "")
    assert list(said.json) == ["year", "through", "figures"]
    assert (said.json["year"], said.json["through"]) == (2023, "2023-12-31")
    first, *others = said.json["figures"]
    assert first == {
        "name": "市级刊发",
        "expression": '发稿(级别="市级")',
        "value": 563,
        "previous": 512,
        "difference": 51,
        "ratio": "0.099609",
        "status": "increased",
        "unit": "篇",
        "rows": 563,
        "text": "563篇",
        "change": "同比增长10.0%",
        "approximate": "560多篇",
    }
    assert all(set(entry) - {"comparable"} == FIELDS for entry in others)


def test_a_figure_of_other_media_has_no_change_but_that_of_the_media_of_both_years(
    figures: Callable[..., Said],
) -> None:
    entries = {entry["name"]: entry for entry in figures("--json").json["figures"]}
    found = entries["其他省级以上刊发"]
    assert (found["value"], found["previous"], found["status"]) == (83, 38, "redefined")
    assert (found["difference"], found["ratio"], found["change"]) == (None, None, None)
    # 省先锋网 省日报 省党建月刊 国家党建报: 17 of 83 and 21 of 38, by the plan of the example
    assert found["comparable"] == {
        "value": 17,
        "previous": 21,
        "difference": -4,
        "ratio": "-0.190476",
        "status": "decreased",
        "change": "按可比口径同比下降19.0%",
        "left_out": [
            {"registry": "载体", "name": "省基层党建云", "rows": 40, "previous_rows": 0},
            {"registry": "载体", "name": "全国组工网", "rows": 26, "previous_rows": 0},
            {"registry": "载体", "name": "省远教在线", "rows": 0, "previous_rows": 17},
        ],
    }


@pytest.mark.parametrize(
    ("name", "numbers", "status"),
    [
        ("采用率", ("0.126761", "0.114943", "0.011818", None), "increased"),
        ("全省位次", (2, 3, 1, None), "increased"),
        ("中组部刊物刊发", (1, 0, 1, None), "new"),
        ("刊物期数", (24, 24, 0, "0.000000"), "unchanged"),
        ("改稿刊发篇数", (8, 6, 2, "0.333333"), "small_base"),
        ("每条阅读", ("617.133436", "541.904762", "75.228674", "0.138823"), "increased"),
        ("关注人数", (8342, 7015, 1327, "0.189166"), "increased"),
    ],
)
def test_numbers_are_counts_or_have_six_places(
    figures: Callable[..., Said], name: str, numbers: tuple[object, ...], status: str
) -> None:
    entry = next(e for e in figures("--json").json["figures"] if e["name"] == name)
    found = (entry["value"], entry["previous"], entry["difference"], entry["ratio"])
    assert found == numbers
    assert entry["status"] == status


def test_part_of_the_year_says_so(figures: Callable[..., Said]) -> None:
    said = figures("--json", "--through", "2023-06-30").json
    assert said["through"] == "2023-06-30"
    ranked = next(entry for entry in said["figures"] if entry["name"] == "全省位次")
    assert (ranked["value"], ranked["previous"], ranked["change"]) == (3, 4, "比上年同期上升1位")


def test_the_table_stands_in_columns(figures: Callable[..., Said]) -> None:
    said = figures("-e", "报送(月=6)")
    head, *lines = said.out.splitlines()
    assert re.split(" {2,}", head) == ["名称", "2023年", "2022年", "变化", "备注"]
    rows = {cells[0]: cells[1:] for cells in (re.split(" {2,}", line) for line in lines)}
    assert rows["市级刊发"] == ["563篇", "512篇", "同比增长10.0%"]
    assert rows["中组部刊物刊发"] == ["1篇", "0篇", "上年没有"]
    assert "报送(月=6)" in rows
    assert "警告" in said.err


def test_the_csv_can_be_read_by_a_spreadsheet(figures: Callable[..., Said]) -> None:
    head, *rows = csv.reader(io.StringIO(figures("--csv").out))
    assert head == ["名称", "2023年", "2022年", "变化", "备注"]
    assert rows[0] == ["市级刊发", "563篇", "512篇", "同比增长10.0%", ""]
    assert len({len(row) for row in rows}) == 1


def test_english_speaks_of_the_same_figures(figures: Callable[..., Said]) -> None:
    said = figures(lang="en_US")
    assert not re.search("[，。]$", said.out.splitlines()[0])
    assert "Warning" in said.err
    assert "563篇" in said.out


@pytest.mark.parametrize(
    ("expression", "code", "near"),
    [
        ('发稿(载体="省先锋往")', "figures.unknown_value", "省先锋网"),
        ('发稿(载休="省先锋网")', "figures.unknown_column", "载体"),
        ("发搞", "language.unknown_name", "发稿"),
        ("市级刊法", "language.unknown_name", "市级刊发"),
        ("发稿.同笔", "language.unknown_attribute", "同比"),
        ("公众号.阅渎", "language.unknown_attribute", "阅读"),
    ],
)
def test_a_wrong_name_is_refused_with_what_was_meant(
    figures: Callable[..., Said], expression: str, code: str, near: str
) -> None:
    said = figures("--json", "-e", expression)
    assert (said.code, said.err) == (1, "")
    assert list(said.json) == ["findings"]
    (finding,) = (f for f in said.json["findings"] if f["severity"] == "error")
    assert finding["code"] == code
    assert f"您是不是想写 {near}" in finding["hint"]
    spoken = figures("-e", expression)
    assert (spoken.code, spoken.out) == (1, "")
    assert f"您是不是想写 {near}" in spoken.err


def test_a_finding_has_the_fields_of_the_design(figures: Callable[..., Said]) -> None:
    finding = figures("--json", "-e", "发搞").json["findings"][-1]
    assert finding["severity"] == "error"
    assert list(finding) == [
        "severity", "code", "message", "hint", "year", "file", "sheet", "cell", "line", "key",
        "part", "paragraph", "heading", "table", "row", "column",
        "offset",
    ]  # fmt: skip


def test_all_wrong_expressions_are_told_at_once(figures: Callable[..., Said]) -> None:
    said = figures("--json", "-e", "发搞", "-e", '发稿(载体="省先锋往")')
    assert len([f for f in said.json["findings"] if f["severity"] == "error"]) == 2


def test_a_workspace_without_inputs_is_refused(tmp_path: Path) -> None:
    said = called("figures", "2023", "--json", "-C", str(tmp_path))
    assert said.code == 1
    assert [finding["code"] for finding in said.json["findings"]] == ["definition.missing"]
