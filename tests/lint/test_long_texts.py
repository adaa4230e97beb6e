"""Texts no office writes: one paragraph without end is read through as any other.

Nothing here watches the clock: a rule that looks through the rest of the text from each of its
signs would take minutes for what takes a moment.
"""

from __future__ import annotations

import pytest

from zgreport.lint.check import RULES, check_text

LONG = 30_000
UNITS = [
    "1",
    "组",
    "一",
    "a",
    "a.",
    "甲、",
    "（",
    "《甲》",
    "等二个",
    "甲等二个、",
    "{{ 标题 }}",
    "三是甲，",
    "共3篇，其中甲1篇、乙2篇，",
    "由3篇",
    "刊发 3 篇，",
    "市直占",
    "1）甲；",
]


def test_a_list_of_attachments_full_of_blanks_is_read_through() -> None:
    assert not [f for f in check_text(["附件：甲" + " " * LONG + "乙"]) if "attach" in f.code]


@pytest.mark.parametrize("unit", UNITS)
def test_a_paragraph_without_end_is_read_through(unit: str) -> None:
    found = check_text([unit * (LONG // len(unit))])
    assert all(finding.place.paragraph == 1 for finding in found)


def test_every_rule_is_broken_once_in_each_sentence_of_a_long_paragraph() -> None:
    wrong = "全年约有560余人参加学习。"
    found = check_text([wrong * (LONG // len(wrong))])
    assert [f.code for f in found] == ["lint.double_approximation"] * (LONG // len(wrong))


def test_of_a_sentence_without_end_the_words_around_the_fault_are_quoted() -> None:
    (found,) = check_text(["甲，" * 1000 + "全年约有560余人参加学习，" + "乙，" * 1000 + "完。"])
    quoted = found.place.excerpt or ""
    assert "约有560余人" in quoted
    assert (quoted[:2], quoted[-2:]) == ("…甲", "，…")
    assert 290 < len(quoted) <= 302


def test_as_many_paragraphs_as_a_book_has_are_read_through() -> None:
    pages = [rule.right.split("\n")[0] for rule in RULES] * 100
    assert len(check_text(pages[:5000])) < 5000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲县、乙县、丙县等2个县供稿较多。", ["3"]),
        ("甲县、乙县、丙县等3个县供稿较多。", []),
        ("甲县、乙县等二个县、丙县等一个县供稿较多。", []),
        ("甲县、乙县、丙县等二个县、丁县等一个县供稿较多。", ["3"]),
        ("共5个、甲县、乙县、丙县等2个县供稿较多。", ["3"]),
        ("甲县和乙县、丙县等2个县供稿较多。", []),
        ("刊发《甲》《乙》《丙》等2篇。", ["3"]),
        ("刊发《甲、乙、丙》等2篇。", []),
    ],
)
def test_what_stands_before_its_count_is_counted(text: str, expected: list[str]) -> None:
    found = [f for f in check_text([text]) if f.code == "lint.count_below_listed"]
    assert [f.values["expected"] for f in found] == [(number,) for number in expected]
