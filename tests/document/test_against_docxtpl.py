"""The same templates filled by docxtpl itself and by this program: they must say the same."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import docx
import pytest
from docxtpl import DocxTemplate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

    from zgreport.document.render import Rendered

Make = Callable[..., bytes]
Fill = Callable[..., "Rendered"]

VALUES: dict[str, object] = {
    "篇数": 563,
    "有": True,
    "无": False,
    "单位": ["甲", "乙", "丙"],
    "行": "一\n二",
}

TEMPLATES: dict[str, tuple[object, ...]] = {
    "a value": ("共{{ 篇数 }}篇",),
    "a tag over several runs": (("共{", "{ 篇", "数 }", "}篇"),),
    "two values in a run": ("{{ 篇数 }}、{{ 篇数 }}",),
    "a condition inside a paragraph": ("甲{% if 有 %}乙{% else %}丙{% endif %}丁",),
    "a condition over runs": (("甲{% if", " 无 %}乙{% ", "endif %}丁"),),
    "a loop inside a paragraph": ("{% for x in 单位 %}{{ x }}，{% endfor %}完",),
    "paragraphs by condition": ("甲", "{%p if 无 %}", "乙", "{%p else %}", "丙", "{%p endif %}"),
    "paragraphs in a loop": ("{%p for x in 单位 %}", "有{{ x }}", "{%p endfor %}", "完"),
    "loops in loops": (
        *("{%p for x in 单位 %}", "{%p for y in 单位 %}", "{{ x }}{{ y }}"),
        *("{%p endfor %}", "{%p endfor %}"),
    ),
    "rows in a loop": (
        [["{%tr for x in 单位 %}", ""], ["{{ x }}", "{{ 篇数 }}"], ["{%tr endfor %}", ""]],
    ),
    "rows by condition": ([["{%tr if 有 %}"], ["甲"], ["{%tr endif %}"], ["乙"]],),
    "cells in a loop": ([["单位", "{%tc for x in 单位 %}", "{{ x }}", "{%tc endfor %}"]],),
    "a value in a cell": ([["篇数", "{{ 篇数 }}"]],),
    "a comment": ("甲{# 不印 #}乙",),
    "a paragraph of a comment": ("甲", "{#p 不印 #}", "乙"),
    "a name that is set": ("{% set 数 = 篇数 %}{{ 数 }}篇",),
    "a paragraph that sets": ("{%p set 数 = 篇数 %}", "{{ 数 }}篇"),
    "lines in a value": ("{{ 行 }}完",),
    "spaces at the ends": ("甲 {{ 篇数 }} 乙",),
    "angle brackets around a value": ("<{{ 篇数 }}>&",),
}


def texts(document: Document) -> Iterator[str]:
    for paragraph in document.paragraphs:
        yield paragraph.text
    for table in document.tables:
        for row in table.rows:
            yield " | ".join(cell.text for cell in row.cells)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_of_docxtpl_says_the_same_here(make: Make, fill: Fill, name: str) -> None:
    template = make(*TEMPLATES[name])
    theirs = DocxTemplate(io.BytesIO(template))
    theirs.render(dict(VALUES), autoescape=True)
    ours = docx.Document(io.BytesIO(fill(template, **VALUES).docx))
    assert list(texts(ours)) == list(texts(theirs.docx))
