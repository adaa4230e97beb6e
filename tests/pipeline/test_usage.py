"""What a template uses of the names, where, and what it never uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from bare_office import with_page
from desk import ROOT
from small_office import small_office

from zgreport.findings import Severity, ZgreportError
from zgreport.pipeline.order import Order
from zgreport.pipeline.usage import Usage, usage

if TYPE_CHECKING:
    from pathlib import Path


def used(found: Usage) -> dict[tuple[str, str], int]:
    """How many tags each name stands in."""
    return {(u.mention.sort, u.mention.name): len(u.places) for u in found.uses}


def unused(found: Usage) -> list[tuple[str, str]]:
    return [(each.mention.sort, each.mention.name) for each in found.unused]


def of_page(folder: Path, *lines: str) -> Usage:
    """The usage of the small office with a template of these paragraphs."""
    office = with_page(small_office(folder), lines)
    office.define(
        "figures:\n", "figures:\n  两级: 发稿(级别=['市级', '省级'])\n  下半年: 发稿(半年=2)\n"
    )
    return usage(Order(office.root, year=2023))


# The names of a tag.


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("{{ 发稿 }}", {("ledger", "发稿")}),
        ("{{ 市级刊发.同比 }}", {("figure", "市级刊发"), ("form", "同比")}),
        ("｛｛ 市级刊发。同比 ｝｝", {("figure", "市级刊发"), ("form", "同比")}),
        (
            '{{ 发稿(级别="市级")|带同比 }}',
            {("ledger", "发稿"), ("column", "级别"), ("value", "市级"), ("filter", "带同比")},
        ),
        (
            "{{ 发稿(标题_含=“丙”) }}",
            {("ledger", "发稿"), ("column", "标题"), ("suffix", "含"), ("value", "丙")},
        ),
        (
            '{{ 发稿.列("标题", 3, 按="级别")|书名号 }}',
            {("ledger", "发稿"), ("form", "列"), ("column", "标题"), ("column", "级别")}
            | {("filter", "书名号")},
        ),
        ("{% if 全年 %}", {("block", "if"), ("built_in", "全年")}),
        (
            '{% for 项 in 发稿.按("月") %}',
            {("block", "for"), ("ledger", "发稿"), ("form", "按")} | {("column", "月")},
        ),
        ("{% set 甲 = 市级刊发 %}", {("block", "set"), ("figure", "市级刊发")}),
        ("{%p if 发稿 %}", {("block", "if"), ("ledger", "发稿")}),
        ('{{ 序("级别") }}', {("function", "序")}),
        ("{# {{ 发稿 }} #}", set()),
        ("{{ 项.名 }}", set()),
    ],
)
def test_the_names_of_a_tag_are_found_however_it_was_typed(
    tmp_path: Path, tag: str, names: set[tuple[str, str]]
) -> None:
    found = of_page(tmp_path, tag)
    assert {name for name, count in used(found).items() if count} == names


def test_each_tag_counts_once_and_knows_its_place(tmp_path: Path) -> None:
    found = of_page(tmp_path, "头一段", "共{{ 发稿 / 发稿 }}，{{ 发稿 }}", "{{ 发稿 }}")
    (ledger,) = (use for use in found.uses if use.mention.name == "发稿")
    assert [(at.tag, at.place.paragraph, at.offset) for at in ledger.places] == [
        ("{{ 发稿 / 发稿 }}", 2, 1),
        ("{{ 发稿 }}", 2, 15),
        ("{{ 发稿 }}", 3, 0),
    ]


def test_tags_in_tables_headers_and_footers_are_found_there(tmp_path: Path) -> None:
    office = small_office(tmp_path)
    page = docx.Document()
    page.sections[0].header.paragraphs[0].text = "{{ 年 }}年"
    table = page.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells),
        ("级别", "篇数", "市级", "{{ 市级刊发 }}"),
        strict=True,
    ):
        cell.text = text
    page.save(str(office.root / "templates" / "综述.docx"))
    found = usage(Order(office.root, year=2023))
    at = {use.mention.name: use.places[0].place for use in found.uses if use.places}
    assert at["年"].part == "header"
    assert at["市级刊发"].spot is not None
    assert at["市级刊发"].spot.cell is not None
    cell = at["市级刊发"].spot.cell
    assert (cell.row_words, cell.column_words) == ("市级", "篇数")


# What is not used, and what only through others.


def test_what_no_tag_leads_to_is_unused(tmp_path: Path) -> None:
    found = of_page(tmp_path, "{{ 市级刊发 }}")
    assert unused(found) == [("figure", "两级"), ("figure", "下半年")]


def test_a_ledger_is_used_through_the_figures_that_count_it(tmp_path: Path) -> None:
    found = of_page(tmp_path, "{{ 市级刊发 }}", "{{ 下半年 }}")
    (ledger,) = (use for use in found.uses if use.mention.name == "发稿")
    assert (ledger.places, ledger.through) == ((), ("市级刊发", "下半年"))


def test_a_template_without_tags_uses_nothing(tmp_path: Path) -> None:
    found = of_page(tmp_path, "没有标签")
    assert found.uses == ()
    assert ("ledger", "发稿") in unused(found)


def test_the_example_uses_all_but_what_its_checks_and_its_readers_have() -> None:
    found = usage(Order(ROOT, year=2023))
    named = {(each.mention.sort, each.mention.name): each.in_checks for each in found.unused}
    assert named == {
        ("ledger", "采用统计"): True,
        ("measure", "采用"): True,
        ("figure", "每条阅读"): False,
    }
    assert found.findings == ()


# Templates that are wrong.


def test_what_cannot_be_read_is_told_and_the_rest_is_listed(tmp_path: Path) -> None:
    found = of_page(tmp_path, "{{ 发稿( }}", "{{ 市级刊发", "{{ 年 }}")
    told = [(f.code, f.severity, f.place.paragraph) for f in found.findings]
    assert told == [
        ("document.tag_not_closed", Severity.WARNING, 2),
        ("language.parentheses", Severity.WARNING, 1),
    ]
    assert used(found) == {("built_in", "年"): 1}


def test_a_missing_template_is_refused(tmp_path: Path) -> None:
    office = small_office(tmp_path)
    (office.root / "templates" / "综述.docx").unlink()
    with pytest.raises(ZgreportError) as caught:
        usage(Order(office.root, year=2023))
    assert [finding.code for finding in caught.value.findings] == ["document.no_template"]
