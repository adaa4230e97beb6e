"""What is better of a figure, by its name; what sentences call it."""

from __future__ import annotations

import pytest
from drafted import column, measure

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Role
from zgreport.drafting.labels import measure_label, said_as
from zgreport.drafting.wanted import Wanted, is_bad, wanted

SUM, MEAN, LAST, SHARE, RANK = (
    MeasureKind.SUM,
    MeasureKind.MEAN,
    MeasureKind.LAST,
    MeasureKind.PERCENT,
    MeasureKind.RANK,
)


@pytest.mark.parametrize(
    ("label", "unit", "kind", "better"),
    [
        ("投诉", "件", None, Wanted.LESS),
        ("死亡", "人", SUM, Wanted.LESS),
        ("直接财产损失", "元", SUM, Wanted.LESS),
        ("超标次数", "次", SUM, Wanted.LESS),
        ("未结", "件", LAST, Wanted.LESS),
        ("隐患数", "处", SUM, Wanted.LESS),
        ("线损率", "", SHARE, Wanted.LESS),
        ("不合格率", "", SHARE, Wanted.LESS),
        ("处理时长", "分钟", MEAN, Wanted.LESS),
        ("培训", "期", None, Wanted.MORE),
        ("投诉办结率", "", SHARE, Wanted.MORE),
        ("服务时长", "小时", SUM, Wanted.MORE),
        ("测评得分", "分", MEAN, Wanted.MORE),
        ("全省位次", "位", RANK, Wanted.MORE),
        ("办件", "件", None, Wanted.NEITHER),
        ("整改隐患数", "处", SUM, Wanted.NEITHER),
        ("事故应急演练", "次", None, Wanted.NEITHER),
        ("投诉处理量", "件", SUM, Wanted.NEITHER),
        ("培训经费支出", "元", SUM, Wanted.NEITHER),
        ("违法罚款", "元", SUM, Wanted.NEITHER),
        ("就业年龄", "岁", MEAN, Wanted.NEITHER),
        ("平均气温", "℃", MEAN, Wanted.NEITHER),
    ],
)
def test_what_is_better_stands_in_the_name_or_nowhere(
    label: str, unit: str, kind: MeasureKind | None, better: Wanted
) -> None:
    assert wanted(label, unit, kind) is better


def test_values_that_nobody_wants() -> None:
    assert [v for v in ("超期", "不满意", "满意", "基本满意", "办理中", "不合格") if is_bad(v)] == [
        "超期",
        "不满意",
        "不合格",
    ]


@pytest.mark.parametrize(
    ("header", "name", "kind", "label"),
    [
        ("本月受理量（件）", "本月受理量", SUM, "受理量"),
        ("PM2.5浓度", "PM2_5浓度", MEAN, "PM2.5浓度"),
        ("天数", "天数数", MEAN, "天数"),
        ("本年累计收入", "本年累计收入", MeasureKind.CUMULATIVE, "收入"),
        ("年末在册人数", "年末在册人数", LAST, "在册人数"),
        ("1-11月", "列1_11月", SUM, "列1_11月"),
    ],
)
def test_a_measure_is_called_as_its_header_is_without_the_month(
    header: str, name: str, kind: MeasureKind, label: str
) -> None:
    one = column(header, Role.NUMBER, kind=kind, measure=name)
    assert measure_label(one) == label


@pytest.mark.parametrize(
    ("label", "unit", "kind", "said"),
    [
        ("投诉", "件", None, "投诉共"),
        ("到馆人次", "人次", SUM, "到馆"),
        ("死亡", "人", SUM, "死亡"),
        ("投资额", "元", SUM, "投资额为"),
        ("在岗医师", "人", LAST, "在岗医师为"),
        ("线损率", "", SHARE, "线损率平均为"),
        ("人均纯收入", "元", MeasureKind.MEAN, "人均纯收入平均为"),  # the mean of villages
        ("平均气温", "℃", MeasureKind.MEAN, "平均气温为"),
        ("平均用时", "天", MEAN, "平均用时为"),
        ("观众人次", "人", SUM, "观众人次为"),
    ],
)
def test_how_a_label_comes_to_its_number(
    label: str, unit: str, kind: MeasureKind | None, said: str
) -> None:
    assert said_as(label, unit, kind) == said


def test_a_measure_is_its_own_label() -> None:
    assert measure_label(measure("推送条数", "条")) == "推送条数"
