"""Statements: the words that may begin a {% %}, with their entries for the page."""

from __future__ import annotations

from zgreport.language.entries import Entry

__all__ = ["BLOCKS"]

BLOCKS = (
    Entry("if", "条件", "条件成立才印", "{% if 发稿 > 500 %}超过五百篇{% endif %}"),
    Entry(
        "elif",
        "条件",
        "前面不成立、这一条成立才印",
        "{% if 发稿 > 900 %}很多{% elif 发稿 > 500 %}不少{% endif %}",
    ),
    Entry(
        "else",
        "",
        "前面都不成立（或没有一项）才印",
        "{% if 发稿 > 900 %}很多{% else %}还不多{% endif %}",
    ),
    Entry("endif", "", "与 if 配对", "{% if 发稿 %}有稿件{% endif %}"),
    Entry(
        "for",
        "名 in 各项[ if 条件]",
        "逐项重复，最多套三层",
        '{% for 项 in 发稿.前(3, "单位") %}{{ 项.名 }}{{ 项.值 }}，{% endfor %}',
    ),
    Entry("endfor", "", "与 for 配对", "{% for 条 in 不足 %}{{ loop.index }}，{% endfor %}"),
    Entry(
        "set",
        "名 = 式子",
        "给式子起个临时的名字",
        '{% set 市级 = 发稿(级别="市级") %}{{ 市级 }}，{{ 市级.同比 }}',
    ),
)
"""What may stand in {% %}."""
