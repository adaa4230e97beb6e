"""Places, figures and the order of findings."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.figures.model import Basis, Change, Figure, Kind, Status
from zgreport.findings import Place, Severity
from zgreport.lint.check import check_text
from zgreport.statements import Statement
from zgreport.wording.approximation import rounded_down


def broken(*paragraphs: str, figures: tuple[Statement, ...] = ()) -> list[str]:
    return [finding.code for finding in check_text(paragraphs, figures)]


def stated(
    text: str, value: int, previous: int | None, paragraph: int = 1, name: str = "发稿"
) -> Statement:
    before = None if previous is None else Fraction(previous)
    change = Change(Status.NEW, Basis.LAST_YEAR)
    figure = Figure(name, name, Kind.FLOW, "篇", Fraction(value), before, change)
    return Statement(name, "", text, "word/document.xml", paragraph, 0, figure)


def test_a_finding_names_paragraph_sentence_and_words() -> None:
    found = check_text(["标题", "", "工作有序推进。全年报送约560余篇，采用73篇。效果良好。"])
    assert len(found) == 1
    assert found[0].place == Place(paragraph=3, excerpt="全年报送约560余篇，采用73篇。")
    assert found[0].values["words"] == ("约560余篇",)
    assert found[0].severity is Severity.ERROR


def test_breaches_of_one_rule_in_one_sentence_are_one_finding() -> None:
    found = check_text(["会议指出,各单位要重视,要落实。会后,各单位行动起来。"])
    assert [finding.values["words"] for finding in found] == [("出,", "视,"), ("后,",)]


def test_findings_come_in_the_order_of_the_text() -> None:
    found = check_text(["减少2倍，", "会议于05月09日召开。", "刊发{{ 稿 }}。"])
    assert [finding.place.paragraph for finding in found] == sorted(
        finding.place.paragraph or 0 for finding in found
    )
    assert len(found) == 3


def test_what_is_expected_is_said() -> None:
    found = check_text(["一、总体情况", "三、主要做法"])
    expected = {"words": ("三、",), "expected": ("二",), "clause": "GB/T 9704-2012 7.3.3"}
    assert found[0].values == expected


def test_advice_is_a_note() -> None:
    found = check_text(["推出“云课堂”、“微党课”。"])
    assert [finding.severity for finding in found] == [Severity.NOTE]


@pytest.mark.parametrize(
    ("text", "figure", "wrong"),
    [
        ("刊发563篇，同比增长10.0%。", stated("563篇", 563, 512), False),
        ("刊发563篇，同比下降10.0%。", stated("563篇", 563, 512), True),
        ("刊发499篇，比上年下降2.5%。", stated("499篇", 499, 512), False),
        ("刊发499篇，比上年增加13篇。", stated("499篇", 499, 512), True),
        ("出刊24期，与上年持平。", stated("24期", 24, 24), False),
        ("出刊25期，与上年持平。", stated("25期", 25, 24), True),
        ("阅读90025次，与上年基本持平。", stated("90025次", 90025, 90000), False),
        ("出刊24期，比上年增加。", stated("24期", 24, 24), True),
        ("居全省第2位，比上年上升1位。", stated("第2位", 2, 3), False),
        ("居全省第3位，比上年上升1位。", stated("第3位", 3, 2), True),
        ("刊发563篇，同比下降10.0%。", stated("563篇", 563, None), False),
        ("刊发563篇，其中上年约稿减少。", stated("563篇", 563, 512), False),
    ],
)
def test_the_word_behind_a_figure_agrees_with_it(text: str, figure: Statement, wrong: bool) -> None:
    assert broken(text, figures=(figure,)) == ["lint.wrong_direction"] * wrong


def test_the_same_text_twice_is_looked_at_twice() -> None:
    text = "县区12篇，同比增长9.1%；市直12篇，同比下降7.7%。"
    figures = (stated("12篇", 12, 11), stated("12篇", 12, 13, name="市直"))
    assert broken(text, figures=figures) == []
    assert broken(text, figures=figures[::-1]) == ["lint.wrong_direction"]


def test_a_figure_that_is_not_in_its_paragraph_is_passed_over() -> None:
    assert broken("刊发563篇。", figures=(stated("564篇", 564, 512),)) == []


def test_one_figure_with_two_values_is_found() -> None:
    figures = (stated("563篇", 563, 512, 1), stated("560篇", 560, 512, 2))
    assert broken("刊发563篇。", "共560篇。", figures=figures) == ["lint.two_values"]


@given(st.integers(21, 10**9), st.sampled_from("多余"))
def test_what_wording_writes_is_never_found_fault_with(value: int, marker: str) -> None:
    assert broken(f"全年报送{rounded_down(value, '篇', marker)}。") == []


@given(
    st.lists(
        st.text(alphabet="约近1二三是、，。《》“”（）年月0余多%—-~ 等其中篇减增长", max_size=40)
    )
)
def test_any_text_can_be_checked(paragraphs: list[str]) -> None:
    for finding in check_text(paragraphs):
        assert 1 <= (finding.place.paragraph or 0) <= len(paragraphs)
        assert finding.values["words"]


def test_a_number_that_one_figure_prints_whole_is_not_typed_twice() -> None:
    said = "增加的有北沟林场（17亩）。抚育1717亩。刊发161161篇。"
    assert broken(said) == ["lint.doubled_digits"] * 2
    figures = (
        stated("1717亩", 1717, None, name="抚育"),
        stated("161161篇", 161161, None, name="刊发"),
    )
    assert broken(said, figures=figures) == []
    assert broken("刊发161161篇。", figures=(stated("161篇", 161, None),)) == [
        "lint.doubled_digits"
    ]
