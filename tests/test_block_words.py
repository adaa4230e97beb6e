"""How the inside of {% … %} may begin."""

from __future__ import annotations

import pytest

from zgreport.block_words import head_of, meant


@pytest.mark.parametrize(
    ("inner", "scope", "body"),
    [
        (" if 发稿 > 3 ", "", "if 发稿 > 3"),
        ("p if 发稿", "p", "if 发稿"),
        ("P IF 发稿", "p", "if 发稿"),
        ("ｐ　ｉｆ　发稿", "p", "if 发稿"),
        ("pif 发稿", "p", "if 发稿"),
        ("tr endfor", "tr", "endfor"),
        ("TR EndFor", "tr", "endfor"),
        ("tc else", "tc", "else"),
        ("段 如果 发稿 > 3", "p", "if 发稿 > 3"),
        ("段如果 发稿 > 3", "p", "if 发稿 > 3"),
        ("如果发稿 > 3", "", "if 发稿 > 3"),
        ("否则如果 发稿 > 3", "", "elif 发稿 > 3"),
        ("否则 如果 发稿 > 3", "", "elif 发稿 > 3"),
        ("else if 发稿 > 3", "", "elif 发稿 > 3"),
        ("elseif 发稿 > 3", "", "elif 发稿 > 3"),
        ("段 否则", "p", "else"),
        ("段 结束如果", "p", "endif"),
        ("行 循环 项 在 不足", "tr", "for 项 in 不足"),
        ("行 循环 项 in 不足", "tr", "for 项 in 不足"),
        ("for 项 在 不足", "", "for 项 in 不足"),
        ("循环 项 在 不足 如果 项.值 > 3", "", "for 项 in 不足 if 项.值 > 3"),
        ('循环 项 在 发稿.列("如果 在", 3)', "", 'for 项 in 发稿.列("如果 在", 3)'),
        ("行 结束循环", "tr", "endfor"),
        ("结束", "", "end"),
        ("段 结束", "p", "end"),
        ("end", "", "end"),
        ("set 市级 = 发稿", "", "set 市级 = 发稿"),
    ],
)
def test_a_block_tag_is_taken_apart_however_it_was_typed(inner: str, scope: str, body: str) -> None:
    head = head_of(inner)
    assert (head.scope, head.body) == (scope, body)


@pytest.mark.parametrize("inner", ["循环经济", "结束语", "否则句", "发稿", "prices", "forks"])
def test_a_name_that_begins_like_a_block_word_is_none(inner: str) -> None:
    assert head_of(inner).word == ""


@pytest.mark.parametrize(
    ("typed", "rest", "word"),
    [
        ("iff", "发稿", "if"),
        ("fi", "发稿", "if"),
        ("fro", "项 in 不足", "for"),
        ("foreach", "项 in 不足", "for"),
        ("如国", "发稿", "if"),
        ("endfi", "", "endif"),
        ("edif", "", "endif"),
        ("enfor", "", "endfor"),
        ("endfro", "", "endfor"),
        ("esle", "", "else"),
        ("结束如过", "", "endif"),
        ("发稿", "> 3", ""),
        ("市级刊发", "", ""),
        ("年", "", ""),
    ],
)
def test_a_misspelt_block_word_is_known_by_its_letters_and_what_follows(
    typed: str, rest: str, word: str
) -> None:
    assert meant(typed, rest) == word
