from __future__ import annotations

import pytest
from work import calls

from zgreport.findings import Place
from zgreport.tags import Loose, Span, Tag, Unclosed, cut, scan


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
        ("{{ x(“}}”) }}", "{", " x(“}}”) "),
        ('{{ x("{{") }}', "{", ' x("{{") '),
        ("{{ x(“}} {{”) }}", "{", " x(“}} {{”) "),
        ('{{ x("it\'s}}") }}', "{", ' x("it\'s}}") '),
    ],
)
def test_a_tag_is_found_however_its_braces_were_typed(text: str, kind: str, inner: str) -> None:
    assert list(scan(f"前{text}后")) == [Span(1, 1 + len(text), kind, inner)]


@pytest.mark.parametrize(
    ("text", "kind", "inner"),
    [
        ("{{ 年 }}}", "{", " 年 "),
        ("{{ 年 }}｝", "{", " 年 "),
        ("{{ 年 }} }", "{", " 年 "),
        ("{{{ 年 }}", "{", " 年 "),
        ("｛{{ 年 }}", "{", " 年 "),
        ("{{{{ 年 }}}}", "{", " 年 "),
        ("{% if 不足 %}}", "%", " if 不足 "),
        ("{{% if 不足 %}", "%", " if 不足 "),
        ("{{% if 不足 %}}", "%", " if 不足 "),
        ("{%% if 不足 %%}", "%", " if 不足 "),
    ],
)
def test_signs_too_many_belong_to_their_tag(text: str, kind: str, inner: str) -> None:
    assert list(scan(f"前{text}后")) == [Span(1, 1 + len(text), kind, inner, is_surplus=True)]


def test_signs_of_braces_apart_from_a_tag_are_text() -> None:
    found = list(scan("{注}{{ 年 }}、{a,b}{{ 月 }}{"))
    assert found == [Span(3, 10, "{", " 年 "), Span(16, 23, "{", " 月 ")]


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
        ("{{ 年 {{ 月 }}", [Loose(0, unclosed=True, kind="{"), Span(5, 12, "{", " 月 ")]),
        ("{{ 年 %} {{ 月 }}", [Loose(0, unclosed=True, kind="{"), Span(8, 15, "{", " 月 ")]),
    ],
)
def test_a_tag_without_its_other_end_is_told(text: str, expected: list[Span | Loose]) -> None:
    found = list(scan(text))
    assert [piece for piece in found if piece in expected] == expected


def test_a_comment_may_quote_a_tag() -> None:
    text = "{# 原来写的是 {{ 年 }} #}{{ 月 }}"
    assert [(span.kind, span.inner) for span in scan(text) if isinstance(span, Span)] == [
        ("#", " 原来写的是 {{ 年 }} "),
        ("{", " 月 "),
    ]


def at(position: int) -> Place:
    return Place(line=position)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("没有标签", ("没有标签",)),
        ("{{ 年 }}年", ("", Tag("{", " 年 ", at(3)), "年")),
        ("共{# 说明 #}篇", ("共", "篇")),
        ("甲 {{- 年 -}} 乙", ("甲", Tag("{", " 年 ", at(6)), "乙")),
        ("甲 {{ 年 -}} 乙", ("甲 ", Tag("{", " 年 ", at(5)), "乙")),
        ("甲 {{－ 年 }} 乙", ("甲", Tag("{", " 年 ", at(6)), " 乙")),
        ("多{ { 年 } }", ("多", Tag("{", " 年 ", at(5)), "")),
        ("{% if 有 %}有", ("", Tag("%", " if 有 ", at(3)), "有")),
        ('{{ 发稿(标题_含="}}") }}', ("", Tag("{", ' 发稿(标题_含="}}") ', at(3)), "")),
    ],
)  # fmt: skip
def test_a_text_is_cut_into_what_stands_and_tags_with_their_place(
    text: str, pieces: tuple[str | Tag, ...]
) -> None:
    assert cut(text, at) == pieces


def test_a_tag_without_an_end_stays_text_and_is_told() -> None:
    assert cut("共{{ 年 篇", at) == (Unclosed("{{ 年 篇", at(1)), "共{{ 年 篇")


@pytest.mark.parametrize(
    "text",
    ['{{ x("甲) }}，{{ x("乙") }}', "{{ x(“甲) }}，“乙”。{{ 年 }}", "{{ it's }}、{{ it's }}"],
)
def test_a_literal_that_is_never_closed_takes_no_other_tag_along(text: str) -> None:
    assert [type(found) for found in scan(text)] == [Span, Span]


@pytest.mark.parametrize("text", ["{#", '{{ "}}', '{{ "{{', '{{ "甲"', "{{ '", "“{{“"])
def test_what_is_never_closed_costs_no_more_than_in_proportion(text: str) -> None:
    few = calls(lambda: list(scan(text * 500)))
    assert calls(lambda: list(scan(text * 5_000))) < 15 * few
