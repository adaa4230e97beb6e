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
