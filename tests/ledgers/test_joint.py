"""Articles of several units: one in the total, one for each unit in a breakdown."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from office import ARTICLES, HEADER, UNITS, Office, changed, definition
from told import codes

from zgreport.definition.model import BonusDef, ColumnDef, GroupDef, RegistryDef, ScoringDef
from zgreport.figures.expression import Condition, Distinct, Mean, Op, Points, Rows
from zgreport.figures.facts import Facts
from zgreport.findings import Severity
from zgreport.periods import Period

if TYPE_CHECKING:
    from zgreport.figures.expression import Expression
    from zgreport.ledgers.model import Records

MEDIA = RegistryDef("载体", "计分办法.xlsx", "载体", "载体", None, {}, 1)
MEMBERS = [
    ("单位", "别名", "组别"),
    ("甲县", "甲县委组织部", "县（市）区"),
    ("乙县", None, "县（市）区"),
    ("丙局", None, "市直单位"),
    ("和县", None, "县（市）区"),
]
POINTS = [("载体", "分值", "约稿分值"), ("云川党建", 5, 2), ("省日报", 8, 2)]
SCORING = ScoringDef("发稿", "单位", "分值", BonusDef("约稿", "是", "约稿分值"), "组别", 1)
LEDGER = changed(ARTICLES, columns=(*ARTICLES.columns, ColumnDef("约稿", (), ("是", "否"))))


def article(title: str, unit: str, medium: str = "云川党建", asked: str = "否") -> list[str]:
    return ["2023-04-05", title, unit, medium, asked]


@pytest.fixture
def several(office: Office) -> Office:
    office.book("名录.xlsx", MEMBERS, sheet="单位")
    office.book("计分办法.xlsx", POINTS, sheet="载体")
    rows = [
        article("一", "甲县"),
        article("二", "甲县、乙县", asked="是"),
        article("三", "乙县，丙局", medium="省日报"),
        article("四", "甲县委组织部 / 丙局"),
        article("五", "丙局"),
        article("六", "甲县、丁科"),
        article("七", "丁科"),
    ]
    office.book("2023/发稿.xlsx", [(*HEADER, "约稿"), *rows])
    return office


def load(office: Office) -> Records:
    return office.load(LEDGER, registries=[UNITS, MEDIA])


@pytest.fixture
def facts(several: Office) -> Facts:
    whole = definition([LEDGER], [UNITS, MEDIA])
    made = dataclasses.replace(whole, scoring=SCORING)
    return Facts(made, load(several), Period.whole(2023))


def rows(op: Op = Op.IS, **conditions: str) -> Rows:
    return Rows("发稿", tuple(Condition(c, op, (value,)) for c, value in conditions.items()))


def test_a_joint_article_is_one_in_the_total(facts: Facts) -> None:
    assert facts.figure(rows()).value == 7


@pytest.mark.parametrize(("unit", "count"), [("甲县", 4), ("乙县", 2), ("丙局", 3), ("和县", 0)])
def test_narrowing_by_either_unit_finds_a_joint_article(
    facts: Facts, unit: str, count: int
) -> None:
    assert facts.figure(rows(单位=unit)).value == count


def test_a_list_of_units_finds_a_joint_article_once(facts: Facts) -> None:
    either = Rows("发稿", (Condition("单位", Op.IS, ("甲县", "乙县")),))
    assert facts.figure(either).value == 5


def test_a_breakdown_counts_a_joint_article_for_each_unit(facts: Facts) -> None:
    items = facts.breakdown(rows(), "单位").items
    assert [(item.name, int(item.value or 0)) for item in items] == [
        ("甲县", 4),
        ("丙局", 3),
        ("乙县", 2),
        ("和县", 0),
        (None, 1),  # 丁科 alone; 甲县、丁科 is with 甲县
    ]


def test_two_units_of_one_group_are_one_article_of_the_group(facts: Facts) -> None:
    items = facts.breakdown(rows(), "组别").items
    assert [(item.name, int(item.value or 0)) for item in items] == [
        ("县（市）区", 5),
        ("市直单位", 3),
        (None, 1),
    ]
    assert facts.figure(rows(组别="县（市）区")).value == 5


@pytest.mark.parametrize(
    ("op", "value", "count"),
    [(Op.IS_NOT, "甲县", 3), (Op.CONTAINS, "县", 5), (Op.LACKS, "县", 2), (Op.CONTAINS, "丁", 2)],
)
def test_other_conditions_ask_every_unit_of_the_row(
    facts: Facts, op: Op, value: str, count: int
) -> None:
    assert facts.figure(rows(op, 单位=value)).value == count


def test_different_units_and_lists_of_units_hold_each_by_itself(facts: Facts) -> None:
    assert facts.figure(Distinct(rows(), "单位")).value == 4
    assert facts.values(rows(), "单位") == ("甲县", "乙县", "丙局", "丁科")


def test_each_unit_has_the_full_points_of_a_joint_article(facts: Facts) -> None:
    # 甲县: 一 5, 二 5+2, 四 5, 六 5; 乙县: 二 5+2, 三 8; 丙局: 三 8, 四 5, 五 5
    scores = [(s.rank, s.name, int(s.points), s.rows) for s in facts.scores()]
    assert scores == [(1, "甲县", 22, 4), (2, "丙局", 18, 3), (3, "乙县", 15, 2), (4, "和县", 0, 0)]


def test_all_points_together_count_a_joint_article_once(facts: Facts) -> None:
    # 一 5, 二 7, 三 8, 四 5, 五 5, 六 5, 七 5
    assert facts.figure(Points(())).value == 40


def test_an_unknown_part_is_a_finding_and_the_others_count(several: Office) -> None:
    found = load(several).findings
    assert [(f.code, f.severity, f.place.cell) for f in found] == [
        ("ledgers.unknown_part", Severity.WARNING, "C7"),
        ("ledgers.unknown_name", Severity.WARNING, "C8"),
        ("ledgers.joint_names", Severity.NOTE, "C3"),
    ]
    assert [f.values["name"] for f in found[:2]] == ["丁科", "丁科"]
    assert (found[2].values["count"], found[2].values["rows"]) == (4, ("3-5", "7"))


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("甲县、乙县", ("甲县", "乙县")),
        ("甲县,乙县", ("甲县", "乙县")),
        ("甲县；乙县", ("甲县", "乙县")),
        ("甲县\n乙县", ("甲县", "乙县")),
        ("甲县 乙县", ("甲县", "乙县")),
        ("甲县和乙县", ("甲县", "乙县")),
        ("乙县与甲县委组织部联合", ("乙县", "甲县")),
        ("甲县、乙县等", ("甲县", "乙县")),
        ("甲县、甲县委组织部", "甲县"),
        ("和县", "和县"),
        ("甲县、和县", ("甲县", "和县")),
        ("丁科、戊科", "丁科、戊科"),
        ("丁科和戊科", "丁科和戊科"),
        ("甲县和睦家园", "甲县和睦家园"),
    ],
)
def test_several_names_in_a_cell_are_told_apart(
    several: Office, cell: str, units: str | tuple[str, ...]
) -> None:
    several.book("2023/发稿.xlsx", [(*HEADER, "约稿"), article("一", cell)])
    assert load(several).ledgers["发稿"].frame["单位"].tolist() == [units]


def test_points_of_an_article_in_two_media_add_up(several: Office) -> None:
    both = article("一", "甲县", medium="云川党建、省日报")
    several.book("2023/发稿.xlsx", [(*HEADER, "约稿"), both])
    whole = dataclasses.replace(definition([LEDGER], [UNITS, MEDIA]), scoring=SCORING)
    facts = Facts(whole, load(several), Period.whole(2023))
    found: list[Expression] = [Points(()), rows(), rows(载体="省日报"), Mean(rows(), "分值")]
    assert [facts.figure(each).value for each in found] == [13, 1, 1, 13]


def test_a_group_made_from_units_takes_a_joint_row_into_each_of_its_groups(several: Office) -> None:
    areas = GroupDef("片区", "单位", {"东片": ("甲县",), "西片": ("乙县", "丙局")}, "其他")
    ledger = changed(LEDGER, groups=(areas,))
    records = several.load(ledger, registries=[UNITS, MEDIA])
    assert records.ledgers["发稿"].frame["片区"].tolist() == [
        "东片",
        ("东片", "西片"),
        "西片",
        ("东片", "西片"),
        "西片",
        ("东片", "其他"),
        "其他",
    ]
    facts = Facts(definition([ledger], [UNITS, MEDIA]), records, Period.whole(2023))
    assert [facts.figure(rows(片区=name)).value for name in ("东片", "西片")] == [4, 4]


def test_a_joint_article_that_is_written_twice_is_a_duplicate(several: Office) -> None:
    twice = [article("一", "甲县、乙县"), article("一", "甲县、乙县")]
    several.book("2023/发稿.xlsx", [(*HEADER, "约稿"), *twice])
    ledger = changed(LEDGER, duplicate_key=("标题", "单位", "日期"))
    found = codes(several.load(ledger, registries=[UNITS, MEDIA]).findings)
    assert found == ["ledgers.joint_names", "ledgers.duplicate"]
