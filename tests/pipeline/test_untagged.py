"""Slips at tags: block tags in other brackets, words beside a tag that says them itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pages import page_of
from small_office import small_office
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

UNBRACED = {
    "【p else 】": "{%p else %}",
    "【否则】": "{% 否则 %}",
    "【% endif %】": "{% endif %}",
    "[else]": "{% else %}",
    "<% endif %>": "{% endif %}",
    "〔段 否则〕": "{%段 否则 %}",
    "（p else）": "{%p else %}",
    "(% endif %)": "{% endif %}",
    "%p endif%": "{%p endif %}",
    "p else": "{%p else %}",
    "【如果 发稿 > 3】": "{% 如果 发稿 > 3 %}",
    "【p if 发稿】": "{%p if 发稿 %}",
}
TEXTS = (
    "（否则）",
    "（结束）",
    "结束",
    "【如果有】",
    "【注】",
    "[1]",
    "〔2023〕5号",
    "（如果发稿）",
)

BESIDE = [
    ("采用增长{{ 发稿|带同比 }}。", "direction_by_hand"),
    ("采用同比{{ 发稿|带同比 }}。", "direction_by_hand"),
    ("采用比上年{{ 发稿.约|带同比 }}。", "direction_by_hand"),
    ('采用{{ 发稿|带居前(1, "级别") }}篇。', "said_twice"),
    ('采用{{ 发稿|带同比|带居前(1, "级别") }}%。', "said_twice"),
    ("下降到{{ 发稿|带同比 }}。", ""),
    ("采用{{ 发稿|带同比 }}。", ""),
    ('采用{{ 发稿|带居前(1, "级别") }}，篇幅不长。', ""),
    ("增长{{ 发稿 }}。", ""),
]
CODES = ("pipeline.direction_by_hand", "pipeline.said_twice")


def found(folder: Path, typed: str) -> list[dict[str, object]]:
    small_office(folder)
    (folder / "templates" / "综述.docx").write_bytes(page_of("{{ 标题 }}", typed))
    findings: list[dict[str, object]] = called("check", "2023", "--json", folder=folder).json[
        "findings"
    ]
    return findings


@pytest.mark.parametrize(("typed", "right"), UNBRACED.items())
def test_a_block_tag_in_other_brackets_is_told_with_how_to_write_it(
    tmp_path: Path, typed: str, right: str
) -> None:
    told = [f for f in found(tmp_path, typed) if f["code"] == "pipeline.block_unbraced"]
    assert [(f["paragraph"], right in str(f["hint"])) for f in told] == [(2, True)]


def test_words_in_brackets_are_text(tmp_path: Path) -> None:
    told = found(tmp_path, "".join(f"{text}。" for text in TEXTS))
    assert "pipeline.block_unbraced" not in {f["code"] for f in told}


@pytest.mark.parametrize(("typed", "code"), BESIDE)
def test_words_beside_a_tag_that_says_them_itself_are_told(
    tmp_path: Path, typed: str, code: str
) -> None:
    told = {f["code"] for f in found(tmp_path, typed)}
    assert told & set(CODES) == ({f"pipeline.{code}"} if code else set())


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("{{ 发稿上年 }}", "发稿.上年"),
        ("{{ 市级刊发·增幅|或横线 }}", "市级刊发.增幅"),
        ("{{ 市级刊发增幅|或横线 }}", "市级刊发.增幅"),
        ("{{ 市级刊法 }}", "市级刊发"),
    ],
)
def test_a_lost_dot_is_put_back(tmp_path: Path, typed: str, near: str) -> None:
    (told,) = [f for f in found(tmp_path, typed) if f["code"] == "language.unknown_name"]
    assert f"{near}？" in str(told["hint"])


def test_a_misspelt_form_in_a_loop_is_told_once(tmp_path: Path) -> None:
    told = found(tmp_path, '{% for 行 in 发稿.按("级别") %}{{ 行.某次 }}{% endfor %}')
    assert [f["code"] for f in told].count("language.unknown_attribute") == 1


def test_a_chinese_name_may_follow_a_word_without_a_space(tmp_path: Path) -> None:
    typed = "{% if市级刊发 > 5 %}有{% elif发稿 > 1 %}两篇以上{% endif %}"
    assert not [f for f in found(tmp_path, typed) if f["severity"] == "error"]


@pytest.mark.parametrize(
    ("typed", "right"),
    [("{%pp if 发稿 %}", "{%p if 发稿 %}"), ("{%trr if 发稿 %}", "{%tr if 发稿 %}")],
)
def test_letters_typed_twice_keep_what_the_tag_takes_away(
    tmp_path: Path, typed: str, right: str
) -> None:
    told = found(tmp_path, typed)
    assert right in [str(f["hint"])[-len(right) :] for f in told]
