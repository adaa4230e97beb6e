from __future__ import annotations

import pytest

from zgreport.document.directives import Directive, directive_of, other_half
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
        ("#", "段 说明 ", Directive("#", "p", "", "")),
        ("%", "pif 不足 ", Directive("%", "p", "if", "if 不足")),
        ("%", "P IF 不足 ", Directive("%", "p", "if", "if 不足")),
        ("%", "ｐ　ｉｆ 不足", Directive("%", "p", "if", "if 不足")),
        ("%", "ＴＲ EndFor", Directive("%", "tr", "endfor", "endfor")),
        ("%", "段 如果 不足 ", Directive("%", "p", "if", "if 不足")),
        ("%", " 段如果 不足 ", Directive("%", "p", "if", "if 不足")),
        ("%", " 否则如果 不足 ", Directive("%", "", "elif", "elif 不足")),
        ("%", " 否则 如果 不足 ", Directive("%", "", "elif", "elif 不足")),
        ("%", " else if 不足 ", Directive("%", "", "elif", "elif 不足")),
        ("%", "否则", Directive("%", "", "else", "else")),
        ("%", "p endi\u00adf", Directive("%", "p", "endif", "endif")),
        ("%", "p if共(1)", Directive("%", "p", "if", "if 共(1)")),
        ("%", "段 结束如果", Directive("%", "p", "endif", "endif")),
        ("%", "行 循环 项 在 不足", Directive("%", "tr", "for", "for 项 in 不足")),
        ("%", "循环 项 在 不足 如果 项.值", Directive("%", "", "for", "for 项 in 不足 if 项.值")),
        ("%", "行 结束循环", Directive("%", "tr", "endfor", "endfor")),
        ("%", " 结束 ", Directive("%", "", "end", "end")),
        ("{", " 循环经济 ", Directive("{", "", "", "循环经济")),
    ],
)
def test_a_tag_is_taken_apart_into_its_scope_and_body(
    kind: str, inner: str, directive: Directive
) -> None:
    assert directive_of(Span(0, 0, kind, inner)) == directive


@pytest.mark.parametrize(
    ("kind", "inner", "refusal"),
    [
        ("%", "iff 不足 ", "block_misspelt"),
        ("%", "p fro x in 不足 ", "block_misspelt"),
        ("%", "endfi", "block_misspelt"),
        ("%", "段 结束如国", "block_misspelt"),
        ("{", " if 不足 ", "block_in_output"),
        ("{", " endif ", "block_in_output"),
        ("{", " 结束 ", "block_in_output"),
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


@pytest.mark.parametrize(
    ("kind", "inner", "right"),
    [
        ("%", "段 如国 发稿 ", "{%段 如果 发稿 %}"),
        ("%", "段 结束如国 ", "{%段 结束如果 %}"),
        ("%", "行 循坏 项 在 不足 ", "{%行 循环 项 在 不足 %}"),
        ("%", " 否責 ", "{% 否则 %}"),
        ("%", "段 iff 发稿 ", "{%段 if 发稿 %}"),
        ("%", "p 如国 发稿 ", "{%p 如果 发稿 %}"),
        ("%", "p iff 发稿 ", "{%p if 发稿 %}"),
        ("%", "-段 如果 发稿 -", "{%段 如果 发稿 %}"),
        ("%", "r 循环 项 在 不足 ", "{% 循环 项 在 不足 %}"),
        ("%", "段 p if 发稿 ", "{%段 if 发稿 %}"),
        ("{", " 如果 发稿 ", "{% 如果 发稿 %}"),
        ("{", "段 循环 项 在 不足 ", "{%段 循环 项 在 不足 %}"),
        ("{", " 结束循环 ", "{% 结束循环 %}"),
    ],
)
def test_a_tag_is_put_right_in_the_words_of_who_typed_it(kind: str, inner: str, right: str) -> None:
    assert directive_of(Span(0, 0, kind, inner)).right == right


@pytest.mark.parametrize(
    ("source", "other"),
    [
        ("{%段 如果 发稿 %}", "{%段 结束如果 %}"),
        ("{%行 循环 项 在 不足 %}", "{%行 结束循环 %}"),
        ("{%段 if 发稿 %}", "{%段 endif %}"),
        ("{%p if 发稿 %}", "{%p endif %}"),
        ("{% for 项 in 不足 %}", "{% endfor %}"),
        ("｛％段　如果　发稿％｝", "{%段 结束如果 %}"),
        ("{%段 结束如果 %}", "{%段 如果 … %}"),
        ("{% 结束 %}", "{% 如果 … %}"),
        ("{%行 结束循环 %}", "{%行 循环 … %}"),
        ("{% else %}", "{% if … %}"),
        ("{%段 如果 发稿 }", "{%段 结束如果 %}"),
    ],
)
def test_the_other_half_of_a_block_is_told_in_the_words_of_this_one(
    source: str, other: str
) -> None:
    assert other_half(source) == other
