"""Each block tag of the shipped template lost, or pasted twice: told where it is, or beside it."""

from __future__ import annotations

import copy
import io
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from zgreport.document.opened import BrokenTemplateError
from zgreport.document.template import open_template

TEMPLATE = Path(__file__).parents[2] / "templates" / "综述.docx"


@cache
def content() -> bytes:
    return TEMPLATE.read_bytes()


def numbers() -> list[int]:
    """The paragraphs, counted from 1, that hold a {%p if %} or {%p endif %}."""
    body = docx.Document(io.BytesIO(content())).element.body
    texts = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]
    return [n for n, text in enumerate(texts, 1) if text.startswith(("{%p if", "{%p endif"))]


def told(number: int, *, twice: bool) -> set[int | None]:
    """The paragraphs where blocks are told when this one is lost, or stands there twice."""
    page = docx.Document(io.BytesIO(content()))
    paragraph = list(page.element.body.iter(qn("w:p")))[number - 1]
    if twice:
        paragraph.addnext(copy.deepcopy(paragraph))
    else:
        paragraph.getparent().remove(paragraph)
    saved = io.BytesIO()
    page.save(saved)
    with pytest.raises(BrokenTemplateError) as caught:
        open_template(saved.getvalue(), "综述.docx")
    return {f.place.paragraph for f in caught.value.findings if f.code.startswith("document.block")}


@pytest.mark.parametrize("number", numbers())
def test_a_lost_tag_is_told_beside_where_it_stood(number: int) -> None:
    assert told(number, twice=False) & {number - 1, number}


@pytest.mark.parametrize("number", numbers())
def test_a_tag_that_stands_twice_is_told_there(number: int) -> None:
    assert told(number, twice=True) & {number - 1, number, number + 1, number + 2}
