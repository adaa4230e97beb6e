"""The plan: how many articles and submissions each unit and category has, by medium and year."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .registry import UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ARTICLES", "CATEGORIES", "SUBMISSIONS", "MediumPlan", "SubmissionPlan"]

CATEGORIES = ("贯彻落实", "基层实践", "经验做法", "问题建议", "干部选任", "公务员管理")


@dataclass(frozen=True, slots=True)
class MediumPlan:
    """One medium's articles of one genre.

    `units` counts by unit, `categories` by category; they are dealt out to one another by
    chance.  Where `pairs` is given, it says which unit has which category itself.
    `submitted` of them came about through a submission, the units named there.
    """

    medium: str
    genre: str
    units: Mapping[str, int]
    categories: Mapping[str, int]
    pairs: tuple[tuple[str, str], ...] = ()
    commissioned: int = 0
    submitted: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SubmissionPlan:
    """One year's submissions: counts by unit, medium and category, adopted ones included."""

    units: Mapping[str, int]
    media: Mapping[str, int]
    categories: Mapping[str, int]
    too_long: int
    out_of_form: int
    quickest: Mapping[str, tuple[int, ...]]


def _by_unit(counties: str, city_level: str, department: int) -> dict[str, int]:
    numbers = [*map(int, counties.split()), *map(int, city_level.split()), department]
    return {unit.name: n for unit, n in zip(UNITS, numbers, strict=True)}


def _by_category(numbers: str) -> dict[str, int]:
    return dict(zip(CATEGORIES, map(int, numbers.split()), strict=True))


_NONE = "0 0 0 0 0 0 0 0 0 0"


def _plan(
    medium: str, genre: str, counts: tuple[str, str, int], categories: str, commissioned: int = 0
) -> MediumPlan:
    return MediumPlan(
        medium,
        genre,
        _by_unit(*counts),
        _by_category(categories),
        commissioned=commissioned,
    )


def _submitted(plan: MediumPlan, units: Mapping[str, int] | None = None) -> MediumPlan:
    return MediumPlan(
        plan.medium,
        plan.genre,
        plan.units,
        plan.categories,
        plan.pairs,
        plan.commissioned,
        plan.units if units is None else units,
    )


def _paired(medium: str, pairs: Mapping[str, str], commissioned: int = 0) -> MediumPlan:
    every = tuple((unit, category) for unit, names in pairs.items() for category in names.split())
    units = {unit.name: sum(u == unit.name for u, _ in every) for unit in UNITS}
    categories = {name: sum(c == name for _, c in every) for name in CATEGORIES}
    return MediumPlan(medium, "信息", units, categories, every, commissioned, units)


_PROVINCIAL_2022 = {
    "市委组织部": "贯彻落实 经验做法 贯彻落实 基层实践 问题建议 经验做法 贯彻落实 经验做法",
    "临云区": "经验做法 基层实践 经验做法 贯彻落实",
    "望川区": "经验做法 贯彻落实",
    "鹿泽市": "基层实践",
    "青崖县": "经验做法 问题建议 基层实践",
    "白鹭县": "经验做法",
    "禾丰县": "贯彻落实",
    "柳津县": "问题建议",
    "市委党校": "经验做法",
}
_PROVINCIAL_2023 = {
    "青崖县": "问题建议 经验做法 基层实践",
    "市委组织部": "贯彻落实 经验做法 问题建议 经验做法 贯彻落实 "
    "基层实践 经验做法 贯彻落实 经验做法",
    "临云区": "经验做法 贯彻落实 基层实践",
    "望川区": "经验做法",
    "白鹭县": "问题建议",
    "柳津县": "经验做法",
    "禾丰县": "贯彻落实",
    "市教育局": "问题建议",
}

ARTICLES: dict[int, tuple[MediumPlan, ...]] = {
    2022: (
        _paired("省组工信息", _PROVINCIAL_2022, 2),
        _submitted(_plan("省先锋网", "信息", ("1 1 1 1 0 1 1 0 0 0", _NONE, 0), "2 2 2 0 0 0")),
        _submitted(
            _plan("省日报", "通讯", ("2 1 1 1 0 0 0 0 0 0", _NONE, 2), "1 3 3 0 0 0"),
            {"临云区": 1, "青崖县": 1},
        ),
        _plan("国家党建报", "通讯", ("1 1 0 1 1 0 0 0 0 0", _NONE, 1), "0 2 3 0 0 0"),
        _plan(
            "省党建月刊",
            "理论文章",
            ("0 0 0 1 0 0 0 0 0 0", "0 0 0 0 1 0 0 0 0 0", 1),
            "0 0 2 1 0 0",
        ),
        _plan(
            "省远教在线", "信息", ("3 2 2 2 2 1 1 1 1 0", "0 0 0 0 0 0 1 0 0 1", 0), "4 6 6 0 1 0"
        ),
        _plan(
            "云川组工信息",
            "信息",
            ("10 9 8 9 7 6 6 5 4 3", "2 2 1 2 2 1 1 1 1 1", 7),
            "24 17 28 11 5 3",
            10,
        ),
        _plan(
            "云川党建",
            "理论文章",
            ("1 2 1 2 1 0 0 1 0 0", "0 2 0 0 4 2 0 0 0 0", 2),
            "0 6 7 5 0 0",
            5,
        ),
        _plan(
            "云川党建",
            "通讯",
            ("5 4 4 4 4 3 3 2 2 1", "1 1 1 0 1 1 1 1 0 0", 4),
            "8 17 13 3 1 1",
            3,
        ),
        _plan(
            "云川先锋",
            "通讯",
            ("19 20 16 14 13 12 11 9 7 5", "2 6 1 3 1 3 4 7 4 1", 23),
            "42 86 36 5 8 4",
        ),
        _plan(
            "云川组工网",
            "信息",
            ("17 16 15 14 13 12 11 10 9 7", "5 4 3 4 2 4 4 3 4 2", 23),
            "56 55 44 14 8 5",
        ),
    ),
    2023: (
        _paired("省组工信息", _PROVINCIAL_2023, 4),
        _submitted(_plan("省先锋网", "信息", ("2 1 1 1 1 0 1 0 1 0", _NONE, 0), "2 3 3 0 0 0")),
        _submitted(_plan("省日报", "通讯", ("1 0 1 1 0 0 0 0 0 0", _NONE, 1), "0 2 2 0 0 0")),
        _submitted(
            _plan("国家党建报", "通讯", ("1 1 0 1 0 0 1 0 0 0", _NONE, 1), "0 2 3 0 0 0"),
            {"临云区": 1, "青崖县": 1, "柳津县": 1},
        ),
        _plan(
            "省基层党建云",
            "信息",
            ("5 4 4 5 3 3 4 2 2 1", "0 0 0 0 1 1 1 1 1 0", 2),
            "9 14 14 1 1 1",
        ),
        _plan(
            "全国组工网", "信息", ("4 3 2 4 2 2 2 1 1 0", "0 1 0 0 1 0 0 1 0 0", 2), "5 9 9 2 0 1"
        ),
        _plan(
            "云川组工信息",
            "信息",
            ("12 9 8 10 7 6 8 5 4 3", "3 2 1 2 2 1 1 1 1 0", 9),
            "26 18 33 12 4 2",
            18,
        ),
        _plan(
            "云川党建",
            "理论文章",
            ("2 1 1 3 0 1 0 1 0 0", "0 1 0 0 5 3 1 0 0 0", 2),
            "0 7 8 6 0 0",
            8,
        ),
        _plan(
            "云川党建",
            "通讯",
            ("5 4 4 5 4 3 3 2 2 1", "1 1 0 0 1 2 1 1 0 1", 4),
            "8 18 14 3 1 1",
            4,
        ),
        _plan(
            "云川先锋",
            "通讯",
            ("24 21 19 17 16 14 12 12 9 6", "2 7 1 3 1 4 5 9 5 0", 25),
            "48 104 42 6 7 5",
        ),
        _plan(
            "云川组工网",
            "信息",
            ("18 17 15 16 14 13 12 10 9 8", "5 4 3 4 2 4 4 3 5 2", 22),
            "58 58 46 15 7 6",
        ),
    ),
}

SUBMISSIONS: dict[int, SubmissionPlan] = {
    2022: SubmissionPlan(
        _by_unit("30 27 23 29 24 22 20 18 15 11", "3 5 1 2 5 4 6 1 3 1", 11),
        {"省组工信息": 140, "中央组工简报": 10, "省先锋网": 58, "省日报": 33, "国家党建报": 20},
        _by_category("66 70 78 36 7 4"),
        too_long=19,
        out_of_form=16,
        quickest={"临云区": (1, 2, 0, 2), "望川区": (1, 2, 1, 3), "梧岭县": (2, 3, 2, 3)},
    ),
    2023: SubmissionPlan(
        _by_unit("34 29 26 31 27 24 22 20 17 13", "3 4 1 2 5 4 6 2 3 0", 11),
        {"省组工信息": 148, "中央组工简报": 12, "省先锋网": 60, "省日报": 34, "国家党建报": 30},
        _by_category("78 70 84 42 6 4"),
        too_long=14,
        out_of_form=11,
        quickest={"望川区": (0, 1, 2, 1), "禾丰县": (1, 2, 1, 2), "桐浦县": (2, 3, 1, 3)},
    ),
}
