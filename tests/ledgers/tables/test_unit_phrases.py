"""What a text says of units, by itself."""

from __future__ import annotations

import pytest

from zgreport.ledgers.tables.unit_phrases import (
    Headed,
    UnitOf,
    conflicting,
    headed,
    lone_unit,
    spoken_units,
    titled_unit,
)


@pytest.mark.parametrize(
    ("header", "name", "units"),
    [
        ("金额", "金额", ()),
        ("金额(万元)", "金额", ("万元",)),
        ("金额(含税)(万元)", "金额(含税)", ("万元",)),
        ("金额(含税,万元)", "金额(含税)", ("万元",)),
        ("数量(人、次)", "数量", ("人", "次")),
        ("金额/万元/人", "金额", ("万元/人",)),
        ("金额_计量单位:万元", "金额", ("万元",)),
        ("得分(月)", "得分(月)", ()),
        ("(万元)", "(万元)", ()),
        ("元", "元", ()),
        ("产值超亿元", "产值超亿元", ()),
        ("每百元", "每百元", ()),
        ("1-3人", "1-3人", ()),
        ("字数(含网络)", "字数(含网络)", ()),
    ],
)
def test_a_header_is_parted_from_its_unit(header: str, name: str, units: tuple[str, ...]) -> None:
    assert headed(header) == Headed(name, units)


def test_a_header_with_its_unit_reads_alike_in_any_brackets() -> None:
    assert headed("金额【万元】").plain == headed("金额/万元").plain == "金额(万元)"


@pytest.mark.parametrize(
    ("line", "beside", "units"),
    [
        ("单位：", "万元", [UnitOf("万元")]),
        ("单位：", "甲县", []),
        ("单位：万元、人", "", [UnitOf("万元"), UnitOf("人")]),
        ("填报单位：甲县　单位：人民币（万元）", "", [UnitOf("万元")]),
        ("单位：人民币", "", [UnitOf("人民币")]),
        ("单位：万园", "", [UnitOf("万园", unclear=True)]),
        ("承办单位：万元店", "", []),
        ("按万元填报", "", [UnitOf("万元")]),
        ("全省位次", "", []),
    ],
)
def test_a_line_names_its_units(line: str, beside: str, units: list[UnitOf]) -> None:
    assert list(spoken_units(line, beside)) == units


@pytest.mark.parametrize(
    ("title", "units"),
    [
        ("支出表（万元）", ["万元"]),
        ("支出表（万元、人）", ["万元", "人"]),
        ("万元", ["万元"]),
        ("支出表（元）", []),  # small units stand in names: 统计表（篇）
        ("表（一）", []),
        ("", []),
    ],
)
def test_a_title_names_large_units_only(title: str, units: list[str]) -> None:
    assert [of.unit for of in titled_unit(title)] == units


def test_a_cell_may_be_a_unit_alone() -> None:
    assert [lone_unit(text) for text in ("万元", "（人）", "万元：", "月", "人数", "")] == [
        "万元",
        "人",
        "万元",
        "",
        "",
        "",
    ]


def test_units_of_one_dimension_contradict_each_other() -> None:
    assert conflicting(("元", "万元"))
    assert not conflicting(("万元", "人"))
