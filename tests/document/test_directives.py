from __future__ import annotations

import pytest

from zgreport.document.directives import Directive, directive_of
from zgreport.tags import Span


@pytest.mark.parametrize(
    ("kind", "inner", "directive"),
    [
        ("{", " 发稿.约 ", Directive("{", "", "", "发稿.约")),
        ("{", "- 发稿 -", Directive("{", "", "", "发稿")),
        ("%", " if 不足 ", Directive("%", "", "if", "if 不足")),
        ("%", "p if 不足 ", Directive("%", "p", "if", "if 不足")),
        ("%", " p if 不足 ", Directive("%", "p", "if", "if 不足")),
        ("%", "p　for x in 不足 ", Directive("%", "p", "for", "for x in 不足")),
        ("%", "tr endfor ", Directive("%", "tr", "endfor", "endfor")),
        ("#", "p 说明 ", Directive("#", "p", "", "")),
    ],
)
def test_a_tag_is_taken_apart_into_its_scope_and_body(
    kind: str, inner: str, directive: Directive
) -> None:
    assert directive_of(Span(0, 0, kind, inner)) == directive


@pytest.mark.parametrize(
    ("kind", "inner", "refusal"),
    [
        ("%", "pif 不足 ", "no_space_in_tag"),
        ("%", "trfor x in 不足 ", "no_space_in_tag"),
        ("%", "- if 不足 ", "unsupported_form"),
        ("%", " if 不足 -", "unsupported_form"),
        ("%", " colspan 3 ", "unsupported_tag"),
        ("%", " vm ", "unsupported_tag"),
        ("%", "r if x ", "unsupported_form"),
        ("{", "r 红字 ", "unsupported_form"),
        ("{", "p 子文档 ", "unsupported_form"),
    ],
)
def test_a_tag_that_cannot_be_meant_is_refused(kind: str, inner: str, refusal: str) -> None:
    assert directive_of(Span(0, 0, kind, inner)).refusal == refusal
