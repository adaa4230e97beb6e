"""Named figures: which there are of a ledger, what they are called, what they stand for."""

from __future__ import annotations

import pytest
from drafted import column, family, ledger, measure, proposal, registry

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Role
from zgreport.drafting.naming_figures import MOST_OF_A_LEDGER, named_figures

UNITS = [
    ["单位", "组别", "电话", "分值"],
    ["甲县", "县（市）区", "1", "1"],
    ["乙局", "市直单位", "2", "2"],
]


def figures(*ledgers: object, **more: object) -> dict[str, str]:
    found = named_figures(proposal(*ledgers, **more))  # type: ignore[arg-type]  # ledgers
    return {figure.name: figure.expression for figure in found}


def rows(values: dict[str, int]) -> list[list[object]]:
    found: list[list[object]] = [["类别"]]
    return found + [[value] for value, count in values.items() for _ in range(count)]


def test_a_ledger_has_its_count_and_each_of_its_measures() -> None:
    drafted = ledger("培训", "期", measure("参训人数", "名"), measure("刊发", "篇"))
    assert figures(drafted) == {
        "培训总数": "培训",
        "参训人数": "培训.参训人数",
        "培训刊发": "培训.刊发",  # two characters alone say too little
    }


def test_a_ledger_whose_rows_are_counted_in_nothing_has_no_count() -> None:
    assert figures(ledger("公众号", "", measure("推送条数", "条"))) == {
        "推送条数": "公众号.推送条数"
    }


def test_a_measure_that_two_ledgers_have_is_called_with_its_ledger() -> None:
    found = figures(
        ledger("门诊", "", measure("就诊人次", "人次")),
        ledger("急诊", "", measure("就诊人次", "人次")),
    )
    assert found == {"门诊就诊人次": "门诊.就诊人次", "急诊就诊人次": "急诊.就诊人次"}


def test_each_value_of_a_closed_list_has_its_figure() -> None:
    kinds = column("类别", Role.LIST, values=("贯彻落实", "其他", "3"))
    assert figures(ledger("发稿", "篇", kinds)) == {
        "发稿总数": "发稿",
        "贯彻落实发稿": '发稿(类别="贯彻落实")',
        "类别其他发稿": '发稿(类别="其他")',  # 其他发稿 says not of what
        "类别3发稿": '发稿(类别="3")',
    }


def test_of_yes_and_no_only_yes_has_one() -> None:
    asked = column("是否超期", Role.LIST, values=("是", "否"))
    assert figures(ledger("办件", "件", asked)) == {
        "办件总数": "办件",
        "超期办件": '办件(是否超期="是")',
    }


def test_a_registrys_attribute_of_few_values_has_its_figures_and_no_other() -> None:
    attributes = [column(name, Role.ATTRIBUTE) for name in ("组别", "分值")]
    units = registry("单位", UNITS, *attributes)
    drafted = ledger("投诉", "件", column("单位", Role.NAME, registry="单位"))
    assert figures(drafted, registries=[units]) == {
        "投诉总数": "投诉",
        "县市区投诉": '投诉(组别="县（市）区")',
        "市直单位投诉": '投诉(组别="市直单位")',
    }


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ({"甲类": 50, "乙类": 50}, ["甲类", "乙类"]),
        ({"甲类": 96, "乙类": 4}, ["甲类"]),  # less than one row in twenty
        ({"甲类": 95, "乙类": 5}, ["甲类", "乙类"]),
        ({"甲类": 100}, ["甲类"]),
    ],
)
def test_a_value_is_worth_a_figure_where_it_has_a_real_share_of_the_newest_years_rows(
    found: dict[str, int], told: list[str]
) -> None:
    kinds = column("类别", Role.LIST, values=("甲类", "乙类"))
    tables = {2022: rows({"乙类": 9}), 2023: rows(found)}
    drafted = ledger("投诉", "件", kinds, family=family("投诉", tables))
    assert list(figures(drafted)) == ["投诉总数", *(f"{value}投诉" for value in told)]


def test_a_list_of_many_values_has_no_figure_each() -> None:
    kinds = column("类别", Role.LIST, values=tuple("甲乙丙丁戊己庚"))
    assert list(figures(ledger("投诉", "件", kinds))) == ["投诉总数"]


def test_a_ledger_has_no_more_figures_than_a_page_can_hold() -> None:
    lists = [
        column(f"分类{n}", Role.LIST, values=("子类", "丑类", "寅类", "卯类")) for n in range(9)
    ]
    found = figures(ledger("投诉", "件", *lists))
    assert 1 < len(found) <= MOST_OF_A_LEDGER


def test_no_name_is_given_twice_whatever_the_values_are_called() -> None:
    lists = [
        column("类别", Role.LIST, values=("甲类", "甲·类", "甲（类）")),
        column("种类", Role.LIST, values=("甲类", "总数", "乙类")),
    ]
    found = named_figures(proposal(ledger("投诉", "件", *lists), ledger("甲类投诉", "件")))
    names = [figure.name for figure in found]
    assert len(set(names)) == len(names) == 8
    assert "甲类投诉" not in names  # a ledger is called so
    assert all(name.isidentifier() for name in names)


def test_parts_of_a_ledger_of_measures_are_parts_of_its_first_sum() -> None:
    by = column("平台", Role.LIST, values=("微信", "微博"))
    drafted = ledger(
        "运营", "", by, measure("满意率", "", MeasureKind.PERCENT), measure("阅读量", "次")
    )
    assert figures(drafted) == {
        "满意率": "运营.满意率",
        "阅读量": "运营.阅读量",
        "微信阅读量": '运营.阅读量(平台="微信")',
        "微博阅读量": '运营.阅读量(平台="微博")',
    }
