from __future__ import annotations

import pytest

from zgreport.document.tags import Form, Loose, Tag, form_of, scan


@pytest.mark.parametrize(
    ("text", "kind", "inner"),
    [
        ("{{ 年 }}", "{", " 年 "),
        ("{%p if 不足 %}", "%", "p if 不足 "),
        ("{# 说明 #}", "#", " 说明 "),
        ("｛｛ 年 ｝｝", "{", " 年 "),
        ("｛％p if 不足 ％｝", "%", "p if 不足 "),
        ("{ { 年 } }", "{", " 年 "),
        ("{　{ 年 }　}", "{", " 年 "),
        ("｛{ 年 }｝", "{", " 年 "),
        ("{ % if 不足 % }", "%", " if 不足 "),
        ('{{ x("%}") }}', "{", ' x("%}") '),
        ('{% if s == "5%}" %}', "%", ' if s == "5%}" '),
    ],
)
def test_a_tag_is_found_however_its_braces_were_typed(text: str, kind: str, inner: str) -> None:
    assert list(scan(f"前{text}后")) == [Tag(1, 1 + len(text), kind, inner)]


@pytest.mark.parametrize("text", ["", "没有标签", "{单个} 花括号", "增长5%（见附件）", "a } b { c"])
def test_ordinary_text_holds_no_tag(text: str) -> None:
    assert list(scan(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共{{ 年 篇", [Loose(1, unclosed=True, kind="{")]),
        ("共{{ 年 }篇", [Loose(1, unclosed=True, kind="{")]),
        ("共{ 年 }}篇", [Loose(5, unclosed=False, kind="{")]),
        ("共 年 %}篇", [Loose(4, unclosed=False, kind="%")]),
        ("{{ 年 {{ 月 }}", [Loose(0, unclosed=True, kind="{"), Tag(5, 12, "{", " 月 ")]),
        ("{{ 年 %} {{ 月 }}", [Loose(0, unclosed=True, kind="{"), Tag(8, 15, "{", " 月 ")]),
    ],
)
def test_a_tag_without_its_other_end_is_told(text: str, expected: list[Tag | Loose]) -> None:
    found = list(scan(text))
    assert [piece for piece in found if piece in expected] == expected


@pytest.mark.parametrize(
    ("kind", "inner", "form"),
    [
        ("{", " 发稿.约 ", Form("{", "", "", "发稿.约")),
        ("{", "- 发稿 -", Form("{", "", "", "发稿")),
        ("%", " if 不足 ", Form("%", "", "if", "if 不足")),
        ("%", "p if 不足 ", Form("%", "p", "if", "if 不足")),
        ("%", " p if 不足 ", Form("%", "p", "if", "if 不足")),
        ("%", "p　for x in 不足 ", Form("%", "p", "for", "for x in 不足")),
        ("%", "tr endfor ", Form("%", "tr", "endfor", "endfor")),
        ("#", "p 说明 ", Form("#", "p", "", "")),
    ],
)
def test_a_tag_is_taken_apart_into_its_scope_and_body(kind: str, inner: str, form: Form) -> None:
    assert form_of(Tag(0, 0, kind, inner)) == form


@pytest.mark.parametrize(
    ("kind", "inner", "fault"),
    [
        ("%", "pif 不足 ", "no_space_in_tag"),
        ("%", "trfor x in 不足 ", "no_space_in_tag"),
        ("%", "- if 不足 ", "unsupported_tag"),
        ("%", " if 不足 -", "unsupported_tag"),
        ("%", " colspan 3 ", "unsupported_tag"),
        ("%", " vm ", "unsupported_tag"),
        ("%", "r if x ", "unsupported_tag"),
        ("{", "r 红字 ", "unsupported_tag"),
        ("{", "p 子文档 ", "unsupported_tag"),
    ],
)
def test_a_tag_that_cannot_be_meant_is_a_fault(kind: str, inner: str, fault: str) -> None:
    assert form_of(Tag(0, 0, kind, inner)).fault == fault
