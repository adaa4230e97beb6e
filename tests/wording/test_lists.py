"""Names and titles in a row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.wording import lists

FOUR = ("甲县", "乙市", "丙区", "丁县")


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ((), ""),
        (("甲",), "甲"),
        (("甲", "乙"), "甲、乙"),
        (("甲", "乙", "丙"), "甲、乙、丙"),
        (("甲", "", " ", "乙"), "甲、乙"),  # nothing is not a name
        (("《甲》", "《乙》"), "《甲》《乙》"),  # GB/T 15834 4.5.3.5
        (("《甲》（第3期）", "《乙》"), "《甲》（第3期）、《乙》"),
        (("“甲”", "“乙”", "丙"), "“甲”“乙”、丙"),
    ],
)
def test_names_stand_with_commas_of_enumeration(names: tuple[str, ...], text: str) -> None:
    assert lists.enumerate_names(names) == text


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ((), ""),
        (("甲",), "甲"),
        (("甲", "乙"), "甲和乙"),
        (("甲", "乙", "丙"), "甲、乙和丙"),  # never 、和
        (("文化和旅游局", "财政局", "教育局"), "文化和旅游局、财政局以及教育局"),
        (("《甲》", "《乙》", "《丙》"), "《甲》《乙》和《丙》"),
    ],
)
def test_the_last_name_is_joined_by_and(names: tuple[str, ...], text: str) -> None:
    assert lists.joined_and(names) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("云川党建", "《云川党建》"),
        ("读《云川党建》有感", "《读〈云川党建〉有感》"),  # GB/T 15834 4.15
        ("读〈云川党建〉有感", "《读〈云川党建〉有感》"),
        ("评《读〈甲〉有感》", "《评〈读《甲》有感〉》"),
        ("《云川党建》", "《云川党建》"),  # typed with its marks
        ("《甲》与《乙》", "《〈甲〉与〈乙〉》"),
        (" 云川党建 ", "《云川党建》"),
        ("“十佳”评选", "《“十佳”评选》"),
        ("5》3", "《5》3》"),  # a mark that closes nothing is left
    ],
)
def test_titles_nest_their_marks(name: str, text: str) -> None:
    assert lists.title(name) == text


def test_titles_stand_side_by_side() -> None:
    assert lists.titles(("甲", "", "乙", "《丙》")) == "《甲》《乙》《丙》"
    assert lists.titles(()) == ""


@given(st.lists(st.text("甲乙丙《》〈〉", max_size=8)))
def test_a_title_is_never_empty_and_always_closed(names: list[str]) -> None:
    for name in names:
        text = lists.titles([name])
        assert text == "" if not name.strip() else (text[0], text[-1]) == ("《", "》")
        assert "、" not in text


@pytest.mark.parametrize(
    ("most", "text"),
    [
        (4, "甲县、乙市、丙区、丁县"),  # all of them: no 等
        (9, "甲县、乙市、丙区、丁县"),
        (3, "甲县、乙市、丙区等4个单位"),
        (2, "甲县、乙市等4个单位"),
        (1, "甲县、乙市等4个单位"),  # at least two before 等
    ],
)
def test_a_cut_list_gives_the_count_of_all(most: int, text: str) -> None:
    assert lists.with_count(FOUR, most, "个单位") == text


@pytest.mark.parametrize(
    ("most", "text"),
    [
        (4, "甲县、乙市、丙区、丁县"),
        (3, "甲县、乙市、丙区和其他1个单位"),
        (1, "甲县和其他3个单位"),
        (0, "甲县和其他3个单位"),
    ],
)
def test_a_cut_list_may_count_the_rest(most: int, text: str) -> None:
    assert lists.shortened(FOUR, most, "个单位") == text


def test_two_names_are_cut_to_one_where_one_is_wanted() -> None:
    assert lists.shortened(FOUR[:2], 1, "个单位") == "甲县和其他1个单位"
    assert lists.shortened(FOUR[:1], 0, "个单位") == "甲县"


def test_titles_are_cut_without_commas() -> None:
    assert lists.with_count(("《甲》", "《乙》", "《丙》"), 2, "篇") == "《甲》《乙》等3篇"


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((), ""),
        ((("甲县", "3篇"),), "甲县3篇"),
        ((("甲县", "3篇"), ("乙县", "3篇")), "甲县、乙县各3篇"),
        ((("甲县", "3篇"), ("乙县", "3篇"), ("丙县", "2篇")), "甲县、乙县各3篇，丙县2篇"),
        ((("甲县", "3篇"), ("丙县", "2篇"), ("乙县", "3篇")), "甲县、乙县各3篇，丙县2篇"),
    ],
)
def test_equal_counts_are_said_once(counts: tuple[tuple[str, str], ...], text: str) -> None:
    assert lists.grouped_by_count(counts) == text


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((("甲", "9篇"), ("乙", "3篇"), ("丙", "3篇")), "甲（9篇），乙、丙（各3篇）"),
        ((("甲", "9篇"), ("乙", "3篇")), "甲（9篇）、乙（3篇）"),
        ((("甲", "9篇"), ("乙", "")), "甲（9篇）、乙（没有）"),
        ((("甲", ""), ("乙", "")), "甲、乙（均没有）"),
        ((), ""),
    ],
)
def test_quantities_stand_in_brackets(counts: tuple[tuple[str, str], ...], text: str) -> None:
    assert lists.bracketed_counts(counts) == text


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((("第一季度", "12篇"), ("第二季度", "9篇")), "第一季度12篇、第二季度9篇"),
        ((("第一季度", "12篇"), ("第二季度", "12篇")), "第一、第二季度均为12篇"),
        ((("第一季度", "12篇"), ("第二季度", "")), "第一季度12篇、第二季度没有"),
        (
            (("第一季度", "5篇"), ("第二季度", ""), ("第三季度", ""), ("第四季度", "5篇")),
            "第一季度5篇，第二、第三季度没有，第四季度5篇",
        ),
        ((("第一季度", "3篇"), ("第二季度", "3篇"), ("第三季度", "5篇")),
         "第一、第二季度各3篇，第三季度5篇"),
        ((("第一季度", ""), ("第二季度", "")), "第一、第二季度均没有"),
        ((("1月", "2篇"), ("2月", "2篇"), ("3月", "")), "1月、2月各2篇，3月没有"),
        ((("第一季度", "3篇"), ("第二季度", "3篇"), ("第三季度", "3篇"), ("第四季度", "3篇")),
         "各季度均为3篇"),
        ((("第一季度", "12篇"),), "第一季度12篇"),
        ((), ""),
    ],
)  # fmt: skip
def test_items_in_their_order_each_with_its_number(
    counts: tuple[tuple[str, str], ...], text: str
) -> None:
    assert lists.one_by_one(counts) == text


def test_titles_stand_behind_their_owners_and_neighbours_together() -> None:
    owned = [("甲县", "一"), ("甲县", "二"), ("乙县", "三"), ("甲县", "四"), ("", "五")]
    assert lists.owned_titles(owned) == (
        "甲县的《一》",
        "甲县的《二》",
        "乙县的《三》",
        "甲县的《四》",
        "《五》",
    )
    assert lists.owners_together(owned) == (
        "甲县的《一》《二》",
        "乙县的《三》",
        "甲县的《四》",
        "《五》",
    )
