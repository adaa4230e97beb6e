"""Spellings that may be one name are offered, and never merged unasked."""

from __future__ import annotations

import pytest
from found_tables import family, table, taken

from zgreport.drafting.given import Given

LIST = table(
    "单位 组别", [["青崖县", "县"], ["白鹭县", "县"], ["市教育局", "局"], ["市国资委", "局"]], 0
)


def offered(values: list[str], given: Given | None = None) -> dict[str, tuple[str, ...]]:
    known = ["青崖县", "白鹭县", "市教育局", "市国资委"] * 5
    rows = [[f"标题第{n}", value] for n, value in enumerate([*known, *values])]
    proposal = taken(family("名录", LIST), family("报送", table("标题 单位", rows)), given=given)
    return {s.kept: s.others for s in proposal.spellings}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("青崖县委组织部", "青崖县"),
        ("中共青崖县委", "青崖县"),
        ("《青崖县》", "青崖县"),
        ("青崖縣", "青崖县"),
        ("市教肓局", "市教育局"),
        ("市教育局办公室", "市教育局"),
    ],
)
def test_a_name_that_the_registry_lacks_is_offered_beside_the_member_it_may_mean(
    written: str, kept: str
) -> None:
    assert offered([written]) == {kept: (written,)}


@pytest.mark.parametrize("written", ["鹿泽市", "市卫健委", "省教育局"])
def test_a_name_of_something_else_is_not(written: str) -> None:
    assert offered([written]) == {}


def values_offered(values: list[str]) -> list[tuple[str, str, tuple[str, ...]]]:
    rows = [[f"标题第{n}", value] for n, value in enumerate(values)]
    proposal = taken(family("办件", table("标题 承办部门", rows)))
    return [(s.owner, s.kept, s.others) for s in proposal.spellings]


def test_values_without_a_registry_are_compared_with_one_another() -> None:
    assert values_offered(["市城管局"] * 9 + ["市城管局 办公室"]) == [
        ("办件.承办部门", "市城管局", ("市城管局 办公室",))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第一中学", "第二中学"),
        ("东城街道", "西城街道"),
        ("一年级甲班", "一年级乙班"),
        ("满意", "不满意"),
    ],
)
def test_values_that_a_number_or_a_side_tells_apart_are_not_one(one: str, other: str) -> None:
    assert values_offered([one] * 9 + [other] * 2) == []


def test_the_office_accepts_what_is_one_name() -> None:
    said = Given(spellings=(("单位", "青崖县", ("青崖县委组织部",)),))
    rows = [["标题", "青崖县"], ["另一标题", "青崖县委组织部"], ["三", "白鹭县"]]
    proposal = taken(family("名录", LIST), family("报送", table("标题 单位", rows)), given=said)
    assert [s.accepted for s in proposal.spellings] == [True]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("城关", "城关镇"),
        ("云溪县城关镇", "城关镇"),
        ("城关镇政府", "城关镇"),
        ("城 关 镇", "城关镇"),
    ],
)
def test_a_place_without_its_rank_or_with_the_county_before_it_may_be_that_place(
    written: str, kept: str
) -> None:
    values = ["城关镇"] * 5 + ["柳河乡"] * 5 + [written] * 6
    assert values_offered(values) == [("办件.承办部门", kept, (written,))]


def test_a_short_name_of_two_places_is_offered_for_neither() -> None:
    assert values_offered(["石桥镇"] * 5 + ["石桥乡"] * 5 + ["石桥"] * 5) == []


def test_who_signed_is_no_spelling_of_who_else_did() -> None:
    rows = [["标题", "李书记"]] * 9 + [["另一标题", "王书记"]]
    assert taken(family("办件", table("标题 支部书记", rows))).spellings == ()
