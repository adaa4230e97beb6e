"""Slips that leave a template readable and a document wrong: each is told, at its paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from small_office import small_office
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

# The paragraphs that somebody typed below the two of the office's template, and what is told.
EMPTY = [
    (("{%p if 发稿 %}", "{%p endif %}", "有稿件。"), [3]),
    (("{%p if 发稿 %}", "", "{%p endif %}", "有稿件。"), [3]),
    (("有稿件。", "{%段 如果 发稿 %}", "{%段 结束 %}"), [4]),
    (("{% if 发稿 %}{% endif %}有稿件。",), [3]),
    (("{%p if 发稿 %}", "{%p if 发稿 %}", "{%p endif %}", "有稿件。", "{%p endif %}"), [4]),
    (("{%p if 发稿 %}", "有稿件。", "{%p endif %}"), []),
    (("{% if 发稿 %}{{ 发稿 }}{% endif %}",), []),
    (("{% if 发稿 %}{% else %}没有稿件。{% endif %}",), []),
]
ORDINALS = [
    (('{{ 序("镜子") }}是甲。', '{{ 序("镜子") }}是乙。', '{{ 序("竟子") }}是丙。'), [5]),
    (('{{ 序("镜子") }}是甲。', "{{ 序（“竟子”） }}是乙。", '{{ 共("镜子") }}面。'), [4]),
    (('{{ 序("分组") }}、甲', '{{ 序("组分") }}、乙'), [3, 4]),
    (('{{ 序("镜子") }}是甲。', '{{ 序("镜子") }}是乙。'), []),
    (('{{ 序("镜子") }}是甲。', '{{ 共("镜子") }}面。'), []),
    (('{% for 项 in 发稿.按("单位") %}{{ 序("项") }}是{{ 项.名 }}{% endfor %}',), []),
]

UNBRACED = [
    "增长发稿.增幅|或横线。",
    "共发稿|带同比。",
    "共（（ 发稿 ））。",
    "共{发稿}。",
    "共｛发稿｝。",
]
UNBRACED += ["共【【发稿】】。", "共$发稿$。", "共«发稿»。", "共［［发稿］］。", "共%发稿%。"]
NO_TAGS = ["{注}", "{a,b}", "见www.gov.cn。", "党建.docx", "《发稿》", "（发稿）", "由50%发稿5%。"]
TWICE = [
    (("增长{{ 发稿 }}增长{{ 发稿 }}。",), [3]),
    (("{{ 发稿 }}{{ 发稿 }}。",), [3]),
    (("刊发稿件共{{ 发稿 }}。", "刊发稿件共{{ 发稿 }}。"), [4]),
    (("刊发稿件", "{{ 发稿 }}", "刊发稿件", "{{ 发稿 }}"), [5]),
    (("共{{ 发稿 }}，市级{{ 市级刊发 }}。",), []),
    (("共{{ 发稿 }}、{{ 发稿 }}。",), []),
    (
        (
            "{%p if 发稿 %}",
            "共{{ 发稿 }}篇目。",
            "{%p else %}",
            "共{{ 发稿 }}篇目。",
            "{%p endif %}",
        ),
        [],
    ),
    (("无", "无", "—", "—"), []),
]


def told(folder: Path, typed: tuple[str, ...], code: str) -> list[int]:
    """The paragraphs at which the code is told."""
    small_office(folder)
    path = folder / "templates" / "综述.docx"
    page = docx.Document(str(path))
    for text in typed:
        page.add_paragraph(text)
    page.save(str(path))
    found = called("check", "2023", "--json", folder=folder).json["findings"]
    return [finding["paragraph"] for finding in found if finding["code"] == code]


@pytest.mark.parametrize(("typed", "paragraphs"), EMPTY)
def test_a_block_with_nothing_in_it_is_told(
    tmp_path: Path, typed: tuple[str, ...], paragraphs: list[int]
) -> None:
    assert told(tmp_path, typed, "document.block_empty") == paragraphs


@pytest.mark.parametrize(("typed", "paragraphs"), ORDINALS)
def test_an_item_that_is_numbered_alone_is_told(
    tmp_path: Path, typed: tuple[str, ...], paragraphs: list[int]
) -> None:
    assert told(tmp_path, typed, "document.ordinal_alone") == paragraphs


@pytest.mark.parametrize("typed", UNBRACED)
def test_a_tag_without_its_braces_is_told(tmp_path: Path, typed: str) -> None:
    assert told(tmp_path, (typed,), "pipeline.tag_unbraced") == [3]


@pytest.mark.parametrize("typed", NO_TAGS)
def test_other_brackets_are_text(tmp_path: Path, typed: str) -> None:
    assert told(tmp_path, (typed,), "pipeline.tag_unbraced") == []


@pytest.mark.parametrize(("typed", "paragraphs"), TWICE)
def test_what_was_pasted_twice_is_told(
    tmp_path: Path, typed: tuple[str, ...], paragraphs: list[int]
) -> None:
    assert told(tmp_path, typed, "pipeline.pasted_twice") == paragraphs
